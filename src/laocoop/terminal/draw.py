"""Draws a document in the terminal, with Rich."""

from __future__ import annotations

import io
from typing import TextIO

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from laocoop.reports.document import (
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    Tree,
)
from laocoop.terminal.symbols import STYLES, bar, can_write, plainer, sign
from laocoop.terminal.wrap import width, wrap

GAP = 2
BAR_CELLS = 10
SHORT_LABEL = 8
SMALLEST_FLEXIBLE = 16
WIDEST_FLEXIBLE = 88
WIDEST_FIXED = 22
WIDEST_TEXT = 100


def _goes_on(later: list[int], depth: int) -> bool:
    """True if a branch of `depth` follows before the tree steps back out of it."""
    for found in later:
        if found <= depth:
            return found == depth
    return False


def draw(
    document: Document, stream: TextIO, columns: int | None = None, colour: bool = True
) -> None:
    """Draws `document` on `stream`, `columns` wide or as wide as the terminal is."""
    terminal = colour and stream.isatty()
    target: TextIO = stream if terminal else io.StringIO()
    console = Console(
        file=target,
        width=columns,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        no_color=None if colour else True,
        legacy_windows=None if terminal else False,
    )
    encoding = getattr(stream, "encoding", None) or "utf-8"
    _Drawing(console, plain=not can_write(encoding)).document(document)
    if isinstance(target, io.StringIO):  # in a file, no spaces at the ends of lines
        stream.writelines(line.rstrip() + "\n" for line in target.getvalue().splitlines())


class _Drawing:
    def __init__(self, console: Console, plain: bool) -> None:
        self._console = console
        self._plain = plain
        self._width = max(console.width, 20)

    def document(self, document: Document) -> None:
        """All parts, with an empty line before each heading and table."""
        for number, part in enumerate(document.parts):
            if number and not isinstance(part, Facts):
                self._console.print()
            if isinstance(part, Heading):
                self._heading(part)
            elif isinstance(part, Paragraph):
                self._lines(part.text, STYLES.get(part.role, ""))
            elif isinstance(part, Facts):
                self._facts(part)
            elif isinstance(part, Tree):
                self._tree(part)
            else:
                self._table(part)

    def _text(self, text: str) -> str:
        return plainer(text) if self._plain else text

    def _lines(self, text: str, style: str, indent: int = 0) -> None:
        for line in wrap(self._text(text), min(self._width, WIDEST_TEXT) - indent):
            self._console.print(
                Text(" " * indent + line, style=style), no_wrap=True, overflow="ignore", crop=False
            )

    def _heading(self, heading: Heading) -> None:
        self._lines(heading.text, "bold underline" if heading.level == 1 else "bold")

    def _facts(self, facts: Facts) -> None:
        names = max(width(self._text(name)) for name, _ in facts.pairs)
        names = min(max(names, 14), max(self._width // 3, 8))
        grid = self._grid()
        grid.add_column(width=names, no_wrap=True)
        room = min(self._width, WIDEST_TEXT) - names - GAP
        grid.add_column(width=room, no_wrap=True)
        for name, value in facts.pairs:
            shown = "\n".join(wrap(self._text(name), names))
            grid.add_row(Text(shown, style="dim"), Text("\n".join(wrap(self._text(value), room))))
        self._console.print(grid)

    def _tree(self, tree: Tree) -> None:
        corner, tee, rail = ("`- ", "|- ", "|  ") if self._plain else ("└─ ", "├─ ", "│  ")
        for number, branch in enumerate(tree.branches):
            later = [following.depth for following in tree.branches[number + 1 :]]
            goes_on = [_goes_on(later, depth) for depth in range(1, branch.depth + 1)]
            rails = [rail if more else "   " for more in goes_on]
            first = "".join([*rails[:-1], tee if goes_on[-1] else corner]) if rails else ""
            lines = wrap(self._text(branch.text), min(self._width, WIDEST_TEXT) - len(first))
            style = "bold" if branch.marked else ""
            for line_number, line in enumerate(lines):
                start = first if line_number == 0 else "".join(rails)
                self._console.print(Text(start).append(line, style), no_wrap=True, crop=False)

    def _grid(self) -> Grid:
        return Grid(
            box=None,
            show_header=False,
            pad_edge=False,
            padding=(0, GAP, 0, 0),
            collapse_padding=True,
        )

    def _table(self, table: Table) -> None:
        widths, labels = self._widths(table)
        if sum(widths) + GAP * (len(widths) - 1) > self._width:
            self._stacked(table)
            return
        if any(labels):
            grid = self._grid_of(table, widths)
            wrapped = (wrap(label, cells) for label, cells in zip(labels, widths, strict=True))
            grid.add_row(*(Text("\n".join(lines), style="dim underline") for lines in wrapped))
            self._console.print(grid)
        for group in table.groups:
            if group.heading:
                self._console.print()
                self._lines(group.heading, "bold")
            grid = self._grid_of(table, widths)
            for row in group.rows:
                grid.add_row(*(self._cell(c, w) for c, w in zip(row, widths, strict=True)))
            self._console.print(grid)
        key = [
            f"{label} {self._text(column.label)}"
            for column, label in zip(table.columns, labels, strict=True)
            if column.role and label == sign(column.role, self._plain)
        ]
        if key:
            self._lines("  ".join(key), "dim")

    def _stacked(self, table: Table) -> None:
        """Where the columns do not fit side by side: each row as short lines under its first."""
        for group in table.groups:
            if group.heading:
                self._console.print()
                self._lines(group.heading, "bold")
            for row in group.rows:
                for index, (column, found) in enumerate(zip(table.columns, row, strict=True)):
                    if index == 0:
                        self._lines(found.text, "bold")
                        continue
                    mark = sign(found.role, self._plain)
                    text = f"{mark} {found.text}" if mark else found.text
                    label = "" if column.flexible or not column.label else f"{column.label}: "
                    self._lines(label + text, STYLES.get(found.role, ""), indent=2)

    def _grid_of(self, table: Table, widths: list[int]) -> Grid:
        grid = self._grid()
        for column, cells in zip(table.columns, widths, strict=True):
            grid.add_column(width=cells, no_wrap=True, justify="right" if column.right else "left")
        return grid

    def _widths(self, table: Table) -> tuple[list[int], list[str]]:
        """The columns' widths and labels: fixed ones as wide as they need, flexible ones share
        the rest. Labels stand on one line where there is room, otherwise as narrow as their
        longest word; where even that is too much, signs stand for those that have one.
        """
        words = [self._text(column.label) for column in table.columns]
        signs = [
            sign(column.role, self._plain) or word
            for column, word in zip(table.columns, words, strict=True)
        ]
        widths = self._natural_widths(table, words, whole=True)
        if sum(widths) + GAP * (len(widths) - 1) <= self._width:
            return widths, words
        for labels in (words, signs):
            widths = self._shared_out(table, self._natural_widths(table, labels, whole=False))
            if sum(widths) + GAP * (len(widths) - 1) <= self._width:
                break
        return widths, labels

    def _shared_out(self, table: Table, widths: list[int]) -> list[int]:
        flexible = [i for i, column in enumerate(table.columns) if column.flexible]
        if flexible:
            fixed = sum(w for i, w in enumerate(widths) if i not in flexible)
            left = self._width - fixed - GAP * (len(widths) - 1)
            share = max(left // len(flexible), SMALLEST_FLEXIBLE)
            widths = [min(w, share) if i in flexible else w for i, w in enumerate(widths)]
        return widths

    def _natural_widths(self, table: Table, labels: list[str], whole: bool) -> list[int]:
        widths = []
        for index, (column, text) in enumerate(zip(table.columns, labels, strict=True)):
            cells = [row[index] for group in table.groups for row in group.rows]
            widest = max((self._natural(found) for found in cells), default=0)
            label = width(text)
            if not whole and label > SHORT_LABEL:
                label = max(width(word) for word in text.split())
            limit = WIDEST_FLEXIBLE if column.flexible else WIDEST_FIXED
            widths.append(max(min(widest, limit), label, 1))
        return widths

    def _natural(self, found: Cell) -> int:
        extra = BAR_CELLS + 1 if found.bar else 0
        mark = sign(found.role, self._plain)
        lead = width(mark) + 1 if mark else 0
        return max((width(self._text(line)) for line in found.lines), default=0) + extra + lead

    def _cell(self, found: Cell, cells: int) -> Text:
        style = STYLES.get(found.role, "")
        text = Text(style=style)
        if found.bar:
            full, empty = bar(*found.bar, BAR_CELLS, self._plain)
            text.append(full, "green").append(empty, "dim").append(" ")
            cells -= BAR_CELLS + 1
        mark = sign(found.role, self._plain)
        lead = f"{mark} " if mark else ""
        lines: list[str] = []
        for line in found.lines:
            start = lead if not lines else " " * len(lead)
            for number, piece in enumerate(wrap(self._text(line), max(cells - width(lead), 1))):
                lines.append((start if number == 0 else " " * len(lead)) + piece)
        return text.append("\n".join(lines))
