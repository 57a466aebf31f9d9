"""Plain text: rows with tabs for tools, and documents as lines for reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from laocoop.clean import clean
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Document, Facts, Heading, Paragraph, Table, Tree
from laocoop.reports.formats import write_lines
from laocoop.typed import BinaryIO


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write_lines(stream, answer.plain())


def tabbed(sheet: Sheet) -> Iterator[str]:
    """A line of names, then a line a row; a tab or line end inside a value becomes a space."""
    yield "\t".join(sheet.columns)
    tabs = len(sheet.columns) - 1
    for row in sheet.written():
        line = "\t".join(row)
        clear = line.count("\t") == tabs and line.replace("\t", "").isprintable()
        yield line if clear else "\t".join(map(clean, row))


def lines(document: Document) -> Iterator[str]:
    """The document's lines, without colour, boxes or fixed widths."""
    from laocoop.reports.text_width import width  # rows with tabs need none

    for number, part in enumerate(document.parts):
        if isinstance(part, Heading):
            if number:
                yield ""
            yield part.text
            yield ("=" if part.level == 1 else "-") * width(part.text)
        elif isinstance(part, Paragraph):
            yield part.with_hint
        elif isinstance(part, Facts):
            for name, value in part.pairs:
                yield f"{name}: {value}"
        elif isinstance(part, Tree):
            for branch in part.branches:
                yield f"{'  ' * branch.depth}- {branch.text}"
        else:
            yield from _table(part)


_WIDEST = 200
"""A cell of more signs stands out of its column: padded to it, every other row would take as much."""


def _table(table: Table) -> Iterator[str]:
    """Columns as wide as they need, and no wider than any line wants: nothing is wrapped."""
    from laocoop.reports.text_width import width

    texts = [[[entry.text for entry in row] for row in group.rows] for group in table.groups]
    labels = [column.label for column in table.columns]
    columns = zip(labels, *chain.from_iterable(texts), strict=True)
    widths = [min(max(map(width, column)), _WIDEST) for column in columns]
    right = [column.right for column in table.columns]

    def line(cells: list[str]) -> str:
        padded = [
            " " * (room - width(text)) + text if at_right else text + " " * (room - width(text))
            for text, room, at_right in zip(cells, widths, right, strict=True)
        ]
        return "  ".join(padded).rstrip()

    yield line(labels)
    for group, rows in zip(table.groups, texts, strict=True):
        if group.heading:
            yield ""
            yield group.heading
        yield from map(line, rows)
