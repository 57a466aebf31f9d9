"""`--install-completion` and `--show-completion`: Typer's, told in the user's words.

Typer installs into the shells' own files. What it does not do well is refused, with the line to add
by hand: it would let PowerShell run every script there is, and it stops at a file that is no UTF-8.
"""

from __future__ import annotations

from typing import Any

import typer
from typer import _completion_shared as shells
from typer.completion import show_callback

from laocoop.errors import UsageError
from laocoop.i18n.catalogue import _
from laocoop.terminal.streams import say

BY_HAND = {
    "bash": 'eval "$(laocoop --show-completion)"',
    "zsh": 'eval "$(laocoop --show-completion)"',
    "fish": "laocoop --show-completion | source",
    "powershell": "laocoop --show-completion | Out-String | Invoke-Expression",
    "pwsh": "laocoop --show-completion | Out-String | Invoke-Expression",
}
"""By shell: the line in its own start file that makes it complete."""
_NOT_BY_TYPER = ("powershell", "pwsh")


def told_in_words(parameters: list[Any]) -> None:
    """Has Typer's two options, among a command line's `parameters`, done as this module says."""
    for parameter in parameters:
        if parameter.name == "install_completion":
            parameter.callback = _install
        elif parameter.name == "show_completion":
            parameter.callback = _show


def _install(ctx: typer.Context, parameter: Any, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    shell = _shell()
    if shell in _NOT_BY_TYPER:
        raise UsageError("install-by-hand", shell=shell, line=BY_HAND[shell])
    try:
        _same, path = shells.install(shell=shell)
    except UnicodeDecodeError:
        raise UsageError("install-by-hand", shell=shell, line=BY_HAND[shell]) from None
    sentence = _("{shell} completes laocoop in every terminal that you open from now on: {path}")
    say(ctx.obj.stdout, sentence.format(shell=shell, path=path))
    raise typer.Exit()


def _show(ctx: typer.Context, parameter: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        _shell()
        show_callback(ctx, parameter, wanted)


def _shell() -> str:
    """The shell that runs laocoop. Raises UsageError where it is none that can complete."""
    shell = shells._get_shell_name()
    if shell not in BY_HAND:
        raise UsageError("unknown-shell", shell=shell or "—", known=", ".join(BY_HAND))
    return shell
