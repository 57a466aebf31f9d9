"""Periods of reporting (2026-2027, 2026, 2026-H1, 2026-9M, 2026-Q3), and the time that both capitals keep."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from laocoop.record import Record

_WRITTEN = r"(\d{4})(?:-(?:(\d{4})|H([12])|(9)M|Q([1-4])))?"

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""No day of this cooperation lies outside: a year that does is a slip, or of another calendar."""

VIENTIANE_AND_HANOI = timezone(timedelta(hours=7))
"""Seven hours before UTC, all year; a moment written without an offset is in it."""


class Period(Record):
    """A stretch of whole days, first and last included, under the name it was written with."""

    name: str
    first: date
    last: date

    def overlaps(self, other: Period) -> bool:
        """True if the two share at least one day."""
        return self.first <= other.last and other.first <= self.last

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def parse_period(text: str) -> Period | None:
    """The period that `text` names, or None if it names none.

    Known forms: two years, a year, a half (H1, H2), the first nine months (9M) and a quarter.
    """
    import re  # where a period was typed: an index keeps them parsed

    match = re.fullmatch(_WRITTEN, text.strip(), re.IGNORECASE)
    if not match:
        return None
    year, last_year, half, nine, quarter = match.groups()
    first_month, last_month, final = 1, 12, int(last_year or year)
    if half:
        first_month = 6 * int(half) - 5
        last_month = first_month + 5
    elif nine:
        last_month = 9
    elif quarter:
        first_month = 3 * int(quarter) - 2
        last_month = first_month + 2
    if int(year) < FIRST_YEAR or final < int(year) or final > LAST_YEAR:
        return None
    return Period(
        text.strip().upper(), date(int(year), first_month, 1), month_end(final, last_month)
    )


def quarters(period: Period) -> list[Period]:
    """The calendar quarters that lie in `period`, in order."""
    overlapping = []
    for year in range(period.first.year, period.last.year + 1):
        for number in (1, 2, 3, 4):
            quarter = parse_period(f"{year}-Q{number}")
            assert quarter is not None
            if quarter.overlaps(period):
                overlapping.append(quarter)
    return overlapping


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
