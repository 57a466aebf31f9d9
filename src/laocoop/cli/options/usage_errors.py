"""What Typer says of a wrong command line, as an error of ours, in the user's language."""

from __future__ import annotations

import re
from typing import Any

import typer

from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n.metavars import in_words

_EXTRA = re.compile(r"unexpected extra argument(?:s|\(s\))? \((.*)\)", re.DOTALL)


def as_error(error: typer.TyperException) -> LaocoopError:
    """The error that says the same. Typer's own classes are private, so their names are read."""
    kind = type(error).__name__
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "laocoop"
    page = f"{path} --help"
    parameter: Any = getattr(error, "param", None)
    option = getattr(error, "option_name", "")
    if kind == "NoSuchOption" and option == "--version":
        return UsageError("option-before-command", option=option, command=f"laocoop {option}")
    if kind == "NoSuchOption":
        close = ", ".join(getattr(error, "possibilities", None) or ()) or "—"
        return UsageError("no-such-option", option=option, nearest=close, help=page)
    if kind == "BadOptionUsage":
        return UsageError("option-needs-value", option=option, help=page)
    if kind == "MissingParameter" and parameter is not None:
        return UsageError("missing-argument", name=_shown(parameter), help=page)
    if (
        kind == "BadParameter"
        and getattr(getattr(parameter, "type", None), "min", None) is not None
    ):
        least = parameter.type.min
        return UsageError("below-least", option=_shown(parameter), least=least, help=page)
    if kind == "BadParameter" and parameter is not None:
        return UsageError("bad-number", option=_shown(parameter), wanted="whole", help=page)
    extra = _EXTRA.search(error.message)
    if extra:
        return UsageError("extra-argument", words=extra[1], help=page)
    return UsageError("command-line", message=error.format_message(), help=page)


def _shown(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return in_words(str(parameter.metavar or parameter.name.upper()).rstrip("…"))
