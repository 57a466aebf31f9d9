"""How wide the columns of a table are on a given width."""

from __future__ import annotations

from itertools import chain, islice

from laocoop.reports.document import Cell, Table
from laocoop.reports.text_width import width
from laocoop.terminal.symbols import plainer, sign
from laocoop.terminal.wrap import ident_lines

GAP = 2
BAR_CELLS = 10
SHORT_LABEL = 8
SMALLEST_FLEXIBLE = 16
WIDEST_FLEXIBLE = 88
WIDEST_FIXED = 22
LONGEST_PART = 8
"""Of an id that is broken: `vn-k7m2` and a dot."""
MEASURED_ROWS = 200
"""Rows after these are drawn as they come, in the widths that these need; wider ones wrap."""


class Layout:
    """The columns' widths and labels, for `room` cells; `plain` is a stream without signs.

    Fixed columns are as wide as they need, flexible ones share the rest. Labels stand on one line
    where there is room, otherwise as narrow as their longest word; where even that is too much,
    signs stand for those that have one. Where nothing helps, `fits` is False.
    """

    def __init__(self, table: Table, room: int, plain: bool) -> None:
        self._table = table
        self._room = room
        self._plain = plain
        self._longest = self._longest_cells(whole=True)
        words = [self._text(column.label) for column in table.columns]
        signs = [
            sign(column.role, plain) or word
            for column, word in zip(table.columns, words, strict=True)
        ]
        self.labels = words
        self.widths = self._needed(words, whole=True)
        if self.fits:
            return
        self._longest = self._longest_cells(whole=False)
        for self.labels in (words, signs):
            self.widths = self._shared_out(self._needed(self.labels, whole=False))
            if self.fits:
                break

    @property
    def fits(self) -> bool:
        """True if the columns can stand side by side."""
        return sum(self.widths) + GAP * (len(self.widths) - 1) <= self._room

    def _text(self, text: str) -> str:
        return plainer(text) if self._plain else text

    def _longest_cells(self, whole: bool) -> list[int]:
        """What each column needs; an id is broken where it is not to be `whole`."""
        rows = list(islice(chain.from_iterable(g.rows for g in self._table.groups), MEASURED_ROWS))
        return [
            max((self._cells(row[index], whole) for row in rows), default=0)
            for index in range(len(self._table.columns))
        ]

    def _cells(self, entry: Cell, whole: bool) -> int:
        extra = BAR_CELLS + 1 if entry.bar else 0
        mark = sign(entry.role, self._plain)
        lead = width(mark) + 1 if mark else 0
        texts = [self._text(line) for line in entry.lines]
        if entry.role == "id" and not whole:
            texts = [line for text in texts for line in ident_lines(text, LONGEST_PART)]
        return max(map(width, texts), default=0) + extra + lead

    def _needed(self, labels: list[str], whole: bool) -> list[int]:
        widths = []
        for column, text, longest in zip(self._table.columns, labels, self._longest, strict=True):
            label = width(text)
            if not whole and label > SHORT_LABEL:
                label = max(width(word) for word in text.split())
            limit = WIDEST_FLEXIBLE if column.flexible else WIDEST_FIXED
            widths.append(max(min(longest, limit), label, 1))
        return widths

    def _shared_out(self, widths: list[int]) -> list[int]:
        flexible = [i for i, column in enumerate(self._table.columns) if column.flexible]
        if flexible:
            fixed = sum(w for i, w in enumerate(widths) if i not in flexible)
            left = self._room - fixed - GAP * (len(widths) - 1)
            share = max(left // len(flexible), SMALLEST_FLEXIBLE)
            widths = [min(w, share) if i in flexible else w for i, w in enumerate(widths)]
        return widths
