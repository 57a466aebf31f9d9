"""Plain text: rows with tabs for tools, and documents as lines for reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from laocoop.reports.answer import Sheet
from laocoop.reports.document import Document, Facts, Heading, Paragraph, Table, Tree, clean


def tabbed(sheet: Sheet) -> Iterator[str]:
    """A line of names, then a line a row; a tab or line end inside a value becomes a space."""
    yield "\t".join(sheet.columns)
    for row in sheet.rows:
        yield "\t".join(map(clean, row))


def lines(document: Document) -> Iterator[str]:
    """The document's lines, without colour, boxes or fixed widths."""
    for number, part in enumerate(document.parts):
        if isinstance(part, Heading):
            if number:
                yield ""
            yield part.text
            yield ("=" if part.level == 1 else "-") * width(part.text)
        elif isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Facts):
            for name, value in part.pairs:
                yield f"{name}: {value}"
        elif isinstance(part, Tree):
            for branch in part.branches:
                yield f"{'  ' * branch.depth}- {branch.text}"
        else:
            yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    """Columns as wide as they need, and no wider than any line wants: nothing is wrapped."""
    rows = [[found.text for found in row] for group in table.groups for row in group.rows]
    labels = [column.label for column in table.columns]
    widths = [max(map(width, column)) for column in zip(labels, *rows, strict=True)]

    def line(texts: list[str]) -> str:
        padded = []
        for text, cells, column in zip(texts, widths, table.columns, strict=True):
            space = " " * (cells - width(text))
            padded.append(space + text if column.right else text + space)
        return "  ".join(padded).rstrip()

    yield line(labels)
    for group in table.groups:
        if group.heading:
            yield ""
            yield group.heading
        for row in group.rows:
            yield line([found.text for found in row])


def width(text: str) -> int:
    """The cells that `text` takes: a sign above or below a letter takes none, a wide one two."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )
