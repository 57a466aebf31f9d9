"""What does not fit on the screen is read in a pager: the one that PAGER names, or less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from laocoop.domain.search.folding import fold
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.system import WINDOWS, find_program

_NONE = ("", "cat")
_LEAVE = N_("space: on, q: back")


def _less() -> dict[str, str]:
    """Ends where all fits, shows colours, leaves what was read on the screen, and says at its foot how it is left: in
    letters without signs, since it shows no others there. It writes no file and starts no program: what is typed
    ahead may be a command that was meant for the shell.
    """
    plain = fold(_(_LEAVE))
    hint = (plain if plain.isascii() else _LEAVE).replace(":", "\\:").replace(".", "\\.")
    return {"LESS": f"-FRX -Ps{hint}$", "LESSCHARSET": "utf-8", "LESSSECURE": "1"}


def command(environment: Mapping[str, str]) -> list[str] | None:
    """The pager's program and words; None where there is none, or none is wanted.

    Windows' own pager cannot write Vietnamese or Lao: there only one that PAGER names is taken.
    """
    import shlex  # as subprocess below: what fits on the screen needs neither
    from pathlib import Path

    named = environment.get("PAGER", "" if WINDOWS else "less").strip()
    try:
        words = shlex.split(named, posix=not WINDOWS)
    except ValueError:
        return None
    if named in _NONE or not words:
        return None
    program = words[0] if Path(words[0]).is_absolute() else find_program(words[0])
    return [program, *words[1:]] if program else None


def page(environment: Mapping[str, str], pieces: Iterable[str]) -> bool:
    """Hands `pieces` to the pager as they come, and waits until it is left. False where none starts."""
    import subprocess

    words = command(environment)
    if words is None:
        return False
    try:
        program = subprocess.Popen(
            words, stdin=subprocess.PIPE, env=_less() | dict(environment), encoding="utf-8"
        )
    except OSError:
        return False
    assert program.stdin is not None
    try:
        for piece in pieces:
            program.stdin.write(piece)
        program.stdin.close()
    except (BrokenPipeError, OSError):
        pass  # left before its end
    while True:
        try:
            program.wait()
            return True
        except KeyboardInterrupt:
            continue  # the pager's own affair: it stops a search with it
