"""How wide the columns of a table are on paper, in points."""

from __future__ import annotations

from laocoop.reports.document import Table
from laocoop.reports.text_width import width

_SIGN, _CAPITAL, _BOLDER = 5.9, 8.9, 1.08
"""The points that a sign of table text takes, and how many times that in bold."""
_PADDING = 13
_LEAST_FLEXIBLE = 127
_WIDEST = 119
"""A column that is not flexible is no wider: its cells wrap."""
STRONG = ("strong", "id")
"""Roles of cells that are in bold."""


def widths(table: Table, room: float) -> tuple[float, ...]:
    """As wide as their longest word or line, the flexible ones taking what is left of `room`."""
    wanted = [_wanted(table, place) for place in range(len(table.columns))]
    flexible = [column.flexible for column in table.columns]
    if not any(flexible):
        flexible = [wide == max(wanted) for wide in wanted]
    fixed = sum(wide for wide, free in zip(wanted, flexible, strict=True) if not free)
    most = room - _LEAST_FLEXIBLE * sum(flexible)
    share = min(1.0, most / fixed) if fixed else 1.0
    each = (room - fixed * share) / sum(flexible)
    return tuple(
        each if free else wide * share for wide, free in zip(wanted, flexible, strict=True)
    )


def _wanted(table: Table, place: int) -> float:
    label = max(map(_points, table.columns[place].label.split()), default=0)
    lines = [
        _points(line) * (_BOLDER if row[place].role in STRONG else 1)
        for group in table.groups
        for row in group.rows
        for line in row[place].lines
        if not line.startswith(("→", "http"))
    ]
    return min(max(label * _BOLDER, *lines, 2 * _CAPITAL) + _PADDING, _WIDEST)


def _points(text: str) -> float:
    """How wide a text is about in the font of tables; the widths are those of Times New Roman."""
    capitals = sum(sign.isupper() or sign in "%—" for sign in text)
    return capitals * _CAPITAL + (width(text) - capitals) * _SIGN
