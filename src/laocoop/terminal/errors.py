"""Errors as sentences: what is wrong, where, the line itself, and what to do next."""

from __future__ import annotations

import re
import shutil

from laocoop.clean import clean
from laocoop.errors import ExitStatus, LaocoopError, Notice
from laocoop.i18n.catalogue import _
from laocoop.i18n.errors import sentences
from laocoop.terminal.streams import emit
from laocoop.terminal.wrap import wrap
from laocoop.typed import TextIO

LONGEST_LINE = 100


def tell(error: LaocoopError, stream: TextIO) -> None:
    """Writes `error` to `stream`."""
    sentence = sentences.sentence(error.code, error.params)
    place = error.place
    where = f"{clean(str(place))}: " if place else ""
    lines = _wrapped(f"laocoop: {where}{clean(sentence.wrong)}", stream)
    if place and place.text.strip():
        lines += _line_with_mark(place.text, place.column)
    to_do = _("What to do:")
    lines += _wrapped(f"{to_do} {clean(sentence.remedy)}", stream, "  ")
    emit(stream, "\n".join(lines) + "\n")


def _wrapped(text: str, stream: TextIO, indent: str = "") -> list[str]:
    """`text` in lines as wide as the terminal, broken between words; a command that fits a line stays whole, so
    that it can be copied. What goes to a file or a pipe is one line.
    """
    if not stream.isatty():
        return [indent + text]
    room = shutil.get_terminal_size().columns - 1
    room_left = max(room - len(indent), 20)
    whole = re.sub(_COMMAND, lambda match: match[0].replace(" ", _GLUE), text)
    following = indent + "  "
    first, *rest = wrap(whole, room_left) or [""]
    rest = wrap(" ".join(rest), room_left - 2) if rest else []
    return [line.replace(_GLUE, " ") for line in [indent + first, *(following + r for r in rest)]]


_GLUE = "\ue000"
_COMMAND = r"\blaocoop(?: [^\s,;:()“”]+){1,5}"
"""A command within a sentence."""


def tell_notice(notice: Notice, stream: TextIO) -> None:
    """Writes to `stream` what a person should know."""
    tell(LaocoopError(notice.code, ExitStatus.OK, None, **notice.params), stream)


def _line_with_mark(text: str, column: int) -> list[str]:
    shown = clean(text.expandtabs(1))
    start = 0
    if len(shown) > LONGEST_LINE:
        start = min(max(column - LONGEST_LINE // 2, 0), len(shown) - LONGEST_LINE)
        shown = shown[start : start + LONGEST_LINE]
    lines = [f"  | {shown}"]
    offset = column - 1 - start
    if column and 0 <= offset <= len(shown):
        lines.append("  | " + " " * offset + "^")
    return lines
