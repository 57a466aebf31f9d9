"""A document as lines of a given width: words in their places, each with a style."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from laocoop.reports.document import (
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    Tree,
)
from laocoop.reports.text_width import width
from laocoop.terminal.layout import BAR_CELLS, GAP, Layout
from laocoop.terminal.symbols import STYLES, bar, plainer, sign
from laocoop.terminal.wrap import ident_lines, wrap

WIDEST_TEXT = 100

StyledLine = list[tuple[str, str]]
"""Pieces of text, and the style of each."""


def _going_on(depths: list[int]) -> list[list[bool]]:
    """For each branch, at each depth down to its own: whether one of that depth follows before the tree steps back."""
    told: list[list[bool]] = []
    below: list[bool] = []
    for depth in reversed(depths):
        below += [False] * (depth + 1 - len(below))
        told.append(below[1 : depth + 1])
        below = [*below[:depth], True]
    return told[::-1]


class Lines:
    """Lines of at most `columns` cells; `plain` leaves out signs that a stream cannot write."""

    def __init__(self, columns: int, plain: bool) -> None:
        self._width = max(columns, 20)
        self._plain = plain

    def of(self, document: Document) -> Iterator[StyledLine]:
        """All parts, with an empty line before each heading and table."""
        all_facts = [part for part in document.parts if isinstance(part, Facts)]
        named = max((width(self._text(n)) for part in all_facts for n, _ in part.pairs), default=0)
        for number, part in enumerate(document.parts):
            if number and not isinstance(part, Facts):
                yield []
            if isinstance(part, Heading):
                yield from self._heading(part)
            elif isinstance(part, Paragraph):
                yield from self._lines(part.with_hint, STYLES.get(part.role, ""))
            elif isinstance(part, Facts):
                yield from self._facts(part, named)
            elif isinstance(part, Tree):
                yield from self._tree(part)
            else:
                yield from self._table(part)

    def _text(self, text: str) -> str:
        return plainer(text) if self._plain else text

    def _lines(self, text: str, style: str, indent: int = 0) -> Iterator[StyledLine]:
        for line in wrap(self._text(text), min(self._width, WIDEST_TEXT) - indent):
            yield [(" " * indent, ""), (line, style)]

    def _heading(self, heading: Heading) -> Iterator[StyledLine]:
        return self._lines(heading.text, "bold underline" if heading.level == 1 else "bold")

    def _facts(self, facts: Facts, named: int) -> Iterator[StyledLine]:
        """`named` is how wide the longest name is of all that stand in the document."""
        names = min(max(named, 14), max(self._width // 3, 8))
        room = min(self._width, WIDEST_TEXT) - names - GAP
        for name, value in facts.pairs:
            left = [[(line, "dim")] for line in wrap(self._text(name), names)]
            right = [[(line, "")] for line in wrap(self._text(value), room)]
            yield from _beside([left, right], [names, room], [False, False])

    def _tree(self, tree: Tree) -> Iterator[StyledLine]:
        corner, tee, rail = ("`- ", "|- ", "|  ") if self._plain else ("└─ ", "├─ ", "│  ")
        going_on = _going_on([branch.depth for branch in tree.branches])
        for branch, goes_on in zip(tree.branches, going_on, strict=True):
            rails = [rail if more else "   " for more in goes_on]
            first = "".join([*rails[:-1], tee if goes_on[-1] else corner]) if rails else ""
            lines = wrap(self._text(branch.text), min(self._width, WIDEST_TEXT) - len(first))
            style = "bold" if branch.marked else ""
            for line_number, line in enumerate(lines):
                yield [(first if line_number == 0 else "".join(rails), ""), (line, style)]

    def _table(self, table: Table) -> Iterator[StyledLine]:
        layout = Layout(table, self._width, self._plain)
        if not layout.fits:
            yield from self._stacked(table)
            return
        right = [column.right for column in table.columns]
        if any(layout.labels):
            labels = [
                [[(line, "dim underline")] for line in wrap(label, cells)]
                for label, cells in zip(layout.labels, layout.widths, strict=True)
            ]
            yield from _beside(labels, layout.widths, right)
        for group in table.groups:
            if group.heading:
                yield []
                yield from self._lines(group.heading, "bold")
            for row in group.rows:
                cells = [self._cell(c, w) for c, w in zip(row, layout.widths, strict=True)]
                yield from _beside(cells, layout.widths, right)
        key = [
            f"{label} {self._text(column.label)}"
            for column, label in zip(table.columns, layout.labels, strict=True)
            if column.role and label == sign(column.role, self._plain)
        ]
        if key:
            yield from self._lines("  ".join(key), "dim")

    def _stacked(self, table: Table) -> Iterator[StyledLine]:
        """Where the columns do not fit side by side: each row as short lines under its first."""
        for group in table.groups:
            if group.heading:
                yield []
                yield from self._lines(group.heading, "bold")
            for row in group.rows:
                for index, (column, entry) in enumerate(zip(table.columns, row, strict=True)):
                    if index == 0:
                        yield from self._lines(entry.text, "bold")
                        continue
                    mark = sign(entry.role, self._plain)
                    text = f"{mark} {entry.text}" if mark else entry.text
                    label = "" if column.flexible or not column.label else f"{column.label}: "
                    yield from self._lines(label + text, STYLES.get(entry.role, ""), indent=2)

    def _cell(self, entry: Cell, cells: int) -> list[StyledLine]:
        style = STYLES.get(entry.role, "")
        before: StyledLine = []
        if entry.bar:
            full, empty = bar(*entry.bar, BAR_CELLS, self._plain)
            before = [(full, "green"), (empty, "dim"), (" ", "")]
            cells -= BAR_CELLS + 1
        mark = sign(entry.role, self._plain)
        lead = f"{mark} " if mark else ""
        lines: list[StyledLine] = []
        for line in entry.lines:
            fold = ident_lines if entry.role == "id" else wrap
            for piece in fold(self._text(line), max(cells - width(lead), 1)):
                start = " " * len(lead) if lines else lead
                lines.append([*(before if not lines else []), (start + piece, style)])
        return lines


def _beside(
    cells: list[list[StyledLine]], widths: list[int], right: list[bool]
) -> Iterator[StyledLine]:
    """The lines of cells that stand beside each other, each as wide as its column."""
    last = len(cells) - 1
    for pieces in zip_longest(*cells, fillvalue=None):
        line: StyledLine = []
        for index, piece in enumerate(pieces):
            shown = piece or []
            space = widths[index] - sum(width(text) for text, _ in shown)
            if right[index]:
                line.append((" " * space, ""))
            line += shown
            if index < last:
                line.append((" " * (GAP if right[index] else space + GAP), ""))
        yield line
