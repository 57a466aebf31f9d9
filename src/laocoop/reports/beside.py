"""The same document in several languages, clause by clause: what stands in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from laocoop.reports.document import Document, Facts, Heading, Part, Table, Tree

_SHORT = 24
"""Signs of a cell that stands in one line with others of its row."""


def clauses_beside(documents: Sequence[Document]) -> Iterator[tuple[Part | None, ...]]:
    """A row for each clause: a part in each language, or None where one has less to say."""
    for parts in zip_longest(*(document.parts for document in documents)):
        yield from zip_longest(*(list(_clauses(part)) if part else [] for part in parts))


def _clauses(part: Part) -> Iterator[Part]:
    """What stands in rows of its own, each as a part."""
    if isinstance(part, Facts):
        yield from (Facts((pair,)) for pair in part.pairs)
    elif isinstance(part, Tree):
        yield from (Tree((branch,)) for branch in part.branches)
    elif isinstance(part, Table):
        for group in part.groups:
            if group.heading:
                yield Heading(group.heading, 3)
            for row in group.rows:
                yield Table(part.columns, (group.but(rows=(row,), heading=""),))
    else:
        yield part


def row_in_lines(table: Table) -> tuple[str, list[str]]:
    """Of a table of one row: what it is about, and then what each other column says of it; numbers in one line."""
    (group,) = table.groups
    (cells,) = group.rows
    labels = [column.label for column in table.columns]
    about = 2 if cells[0].role == "id" and len(cells) > 1 else 1
    told: list[str] = []
    short: list[str] = []
    for label, cell in zip(labels[about:], cells[about:], strict=True):
        lines = [line for line in cell.lines if line and line != "—"]
        if not lines:
            continue
        lines[0] = f"{label}: {lines[0]}" if label else lines[0]
        if len(lines) == 1 and len(cell.text) <= _SHORT:
            short.append(lines[0])
        else:
            told += lines
    if short:
        told.append("; ".join(short))
    return " · ".join(cell.text for cell in cells[:about]), told
