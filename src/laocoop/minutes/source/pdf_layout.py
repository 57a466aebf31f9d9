"""The rows of a page out of the places of its letters: words, lines, columns.

What a PDF holds is where each letter stands. Words may be cut in pieces, a bold line drawn twice, two columns
drawn row by row: only the places tell.
"""

from __future__ import annotations

from itertools import pairwise

from laocoop.record import Record

_SPACE = 0.17
"""A gap of more than so many times the size of the letters parts two words; one that is drawn may be narrower."""
_DRAWN_SPACE = 0.09
_WIDE = 1.2
"""A gap of so many times the size may part two columns."""
_SAME_PLACE = 1.5
"""Points by which a letter that is drawn twice, to look bold, is moved."""
_LEAST_ROWS = 4
"""So many rows on both sides make two columns."""
_MOST_ACROSS = 0.34
"""So large a share of the rows may go across both, like a title."""
_FAR, _MOST_APART = 1.7, 2
"""By so many times the usual gap do up to so many rows stand apart at the head and foot of a page."""
_MIDDLE = (0.3, 0.7)
"""Two columns part in the middle of the text; in a table others part elsewhere."""


class Glyph(Record):
    """A letter and its box, in points from the left and from the bottom of the page."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    def turned(self, quarter: int) -> Glyph:
        """The same on a page that is turned back by the quarters, clockwise, in which its letters stand."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        for _turn in range(quarter):
            left, bottom, right, top = -top, left, -bottom, right
        return self.but(left=left, bottom=bottom, right=right, top=top)


class Word(Record):
    """Letters that stand together."""

    text: str
    left: float
    right: float
    size: float


Row = list[Word]


def rows_of_page(glyphs: list[Glyph]) -> list[str]:
    """The lines of a page from its top; of two columns the left one first, between what goes across both."""
    placed = [(height, _words(row)) for height, row in _rows(_drawn_once(glyphs))]
    placed = [(height, row) for height, row in placed if row]
    rows = [row for _height, row in placed]
    gutter = _gutter(rows)
    if gutter is None:
        return [_text(row) for row in rows]
    apart = _apart([height for height, _row in placed])
    lines: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for at, row in enumerate(rows):
        if at in apart or any(word.left < gutter < word.right for word in row):
            lines += [*left, *right, _text(row)]
            left, right = [], []
            continue
        for side, words in (
            (left, [word for word in row if word.right <= gutter]),
            (right, [word for word in row if word.left >= gutter]),
        ):
            if words:
                side.append(_text(words))
    return [*lines, *left, *right]


def _drawn_once(glyphs: list[Glyph]) -> list[Glyph]:
    """The letters without those that are drawn over themselves."""
    once: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    last: Glyph | None = None
    for glyph in glyphs:
        of_one_sign = last is not None and glyph[1:5] == last[1:5]  # ff, taken apart by the reader
        last = glyph
        at = round(glyph.left / _SAME_PLACE), round(glyph.bottom / _SAME_PLACE)
        near = (
            other
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            for other in places.get((glyph.char, at[0] + x, at[1] + y), ())
        )
        if not (of_one_sign or glyph.char.isspace()) and any(
            abs(other.left - glyph.left) < _SAME_PLACE
            and abs(other.bottom - glyph.bottom) < _SAME_PLACE
            for other in near
        ):
            continue
        places.setdefault((glyph.char, *at), []).append(glyph)
        once.append(glyph)
    return once


def _apart(heights: list[float]) -> set[int]:
    """The rows at the head and foot of the page that stand apart from the others: they are in no column."""
    gaps = [above - below for above, below in pairwise(heights)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    far = [at for at, gap in enumerate(gaps) if gap > _FAR * usual]
    heads = [at for at in far if at < _MOST_APART]
    feet = [at for at in far if at >= len(gaps) - _MOST_APART]
    head = heads[-1] + 1 if heads else 0
    foot = feet[0] + 1 if feet else len(heights)
    return {*range(head), *range(foot, len(heights))}


def _rows(glyphs: list[Glyph]) -> list[tuple[float, list[Glyph]]]:
    """The letters by lines from the top, each from the left with its height: those whose middles stand at one."""
    rows: list[tuple[float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -(glyph.bottom + glyph.top) / 2):
        height = (glyph.bottom + glyph.top) / 2
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            of_row, row = rows[at]
            if abs(of_row - height) < 0.5 * max(glyph.size, row[0].size):
                row.append(glyph)
                break
        else:
            rows.append((height, [glyph]))
    return [(height, sorted(row, key=lambda glyph: glyph.left)) for height, row in rows]


def _words(row: list[Glyph]) -> Row:
    words: Row = []
    text, left, right, size = "", 0.0, 0.0, 0.0
    is_apart = False
    for glyph in row:
        if glyph.char.isspace():
            is_apart = True
            continue
        gap = glyph.left - right
        least = _DRAWN_SPACE if is_apart else _SPACE
        if text and gap > least * glyph.size:
            words.append(Word(text, left, right, size))
            text = ""
        if not text:
            left, size = glyph.left, glyph.size
        text += glyph.char
        right = max(right, glyph.right) if len(text) > 1 else glyph.right
        is_apart = False
    if text:
        words.append(Word(text, left, right, size))
    return words


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)


def _gutter(rows: list[Row]) -> float | None:
    """Where two columns part: an upright line that most rows leave free, with text on both of its sides; None
    where there is none, or several, as in a table.
    """
    if len(rows) < _LEAST_ROWS:
        return None
    left = min(row[0].left for row in rows)
    right = max(row[-1].right for row in rows)
    gaps = [
        (before.right, after.left)
        for row in rows
        for before, after in pairwise(row)
        if after.left - before.right > _WIDE * after.size
    ]
    free: list[float] = []
    for place in sorted({round((a + b) / 2, 1) for a, b in gaps}):
        parted = sum(a < place < b for a, b in gaps)
        across = sum(any(word.left < place < word.right for word in row) for row in rows)
        if parted >= _LEAST_ROWS and across <= _MOST_ACROSS * len(rows):
            free.append(place)
    if not free:
        return None
    apart = [b - a for a, b in pairwise(free)]
    if any(gap > 60 for gap in apart):  # several, each far from the next
        return None
    place = free[len(free) // 2]
    share = (place - left) / max(right - left, 1)
    return place if _MIDDLE[0] < share < _MIDDLE[1] else None
