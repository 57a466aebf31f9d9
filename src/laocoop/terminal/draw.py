"""Draws a document in the terminal with Rich, a screenful at a time; in a file without it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

from laocoop.clean import clean
from laocoop.reports.answer import Answer
from laocoop.reports.document import Document, Table
from laocoop.terminal.lines import Lines, StyledLine
from laocoop.terminal.symbols import can_write
from laocoop.typed import BinaryIO, TextIO

LONG = 200
"""So many rows are no longer read in one go: the terminal waits after each screenful."""

WIDTH_IN_FILES = 100

AskForMore = Callable[[], bool]


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer as a table without colours, for a file."""
    text = io.StringIO()
    show(answer.document(), text, WIDTH_IN_FILES, colour=False)
    stream.write(text.getvalue().encode("utf-8", "replace"))


def show(
    document: Document,
    stream: TextIO,
    columns: int | None = None,
    colour: bool = True,
    more: AskForMore | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Draws `document` on `stream`, `columns` wide or as wide as the terminal is.

    What is longer than the screen is handed to the pager that `environment` names; without one, `more` is
    asked after each screenful of a long document whether to go on.
    """
    plain = not can_write(getattr(stream, "encoding", None) or "utf-8")
    if not (colour and stream.isatty()):
        for line in Lines(columns or 80, plain).of(document):
            stream.write(clean("".join(text for text, _ in line)).rstrip() + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, width=columns, highlight=False, markup=False, emoji=False)
    lines = Lines(console.width, plain).of(document)
    screen = max(console.height - 1, 1)
    waits = more is not None and _rows(document) > LONG

    def print_(shown: Iterable[StyledLine]) -> None:
        lines_shown = ([(clean(piece), style) for piece, style in line] for line in shown)
        text = Text("\n").join(Text.assemble(*line) for line in lines_shown)
        console.print(text, no_wrap=True, overflow="ignore", crop=False)

    def captured(shown: Iterable[StyledLine]) -> str:
        with console.capture() as capture:
            print_(shown)
        return capture.get()

    first = list(islice(lines, screen + 1))
    batches = chain([first], _batches(lines, screen))
    if environment is not None and len(first) > screen:
        from laocoop.terminal.pager import page

        if page(environment, map(captured, batches)):
            return
    for shown in batches:
        print_(shown)
        if waits and more is not None and len(shown) >= screen and not more():
            return


def _rows(document: Document) -> int:
    tables = (part for part in document.parts if isinstance(part, Table))
    return sum(len(group.rows) for table in tables for group in table.groups)


def _batches(lines: Iterator[StyledLine], size: int) -> Iterator[list[StyledLine]]:
    while batch := list(islice(lines, size)):
        yield batch
