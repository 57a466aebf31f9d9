from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.period import parse_period, quarters


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-2027", date(2026, 1, 1), date(2027, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-h2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-9M", date(2026, 1, 1), date(2026, 9, 30)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2028-Q4", date(2028, 10, 1), date(2028, 12, 31)),
    ],
)
def test_forms(text: str, first: date, last: date) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.first, period.last) == (first, last)
    assert first in period and last in period


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q5", "2026-H3", "2026-6M", "2027-2026", "2026-2027-2028", "0000", "9999"],
)
def test_what_is_none(text: str) -> None:
    assert parse_period(text) is None


@given(st.integers(1990, 2095), st.integers(0, 5))
def test_quarters_tile_the_period(year: int, more: int) -> None:
    period = parse_period(f"{year}-{year + more}")
    assert period is not None
    found = quarters(period)
    assert len(found) == 4 * (more + 1)
    assert found[0].first == period.first and found[-1].last == period.last
    assert all((b.first - a.last).days == 1 for a, b in pairwise(found))
