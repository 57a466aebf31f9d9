"""What a person is shown who goes through something at the terminal, one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable

from laocoop.clean import clean
from laocoop.reports.text_width import width
from laocoop.terminal.streams import emit, in_lines
from laocoop.terminal.wrap import wrap
from laocoop.typed import TextIO

_LEAST = 20
"""A text beside columns has so much room, however narrow the terminal is."""
WIDTH = 78
"""What is read goes no wider, however wide the terminal is."""


def facts(named: Iterable[tuple[str, str]]) -> list[str]:
    """Each name, and beside them in one column the values, each in as many lines as it takes."""
    pairs, lines = [*named], []
    column = 4 + max((width(name) for name, _value in pairs), default=0)
    for name, value in pairs:
        first, *more = wrap(clean(value), WIDTH - column)
        space = " " * (column - 2 - width(name))
        lines += [f"  {name}{space}{first}", *(" " * column + line for line in more)]
    return lines


def row(start: str, text: str) -> list[str]:
    """A line of a list: what stands in its columns, and beside it the text, in as many lines as it takes."""
    room = shutil.get_terminal_size().columns - 1
    first, *more = wrap(clean(text), max(room - width(start), _LEAST)) or [""]
    return [clean(start) + first, *(" " * width(start) + line for line in more)]


def show(stream: TextIO, text: str) -> None:
    """Writes a text that stands in its lines already: only one that is wider than the terminal is broken."""
    room = shutil.get_terminal_size().columns - 1
    lines = [
        line if width(line) <= room else "\n".join(in_lines(line, stream))
        for line in text.split("\n")
    ]
    emit(stream, "\n".join(lines))
