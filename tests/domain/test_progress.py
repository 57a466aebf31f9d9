from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, read_register
from laocoop.domain.model import Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import VIENTIANE_AND_HANOI, parse_period
from laocoop.domain.progress import Matrix, by_quarter, group_by, matrix, of_period, tally
from laocoop.domain.replay import replay
from laocoop.domain.status import REPORTABLE, Status

BARE = read_register(SHIPPED).but(updates=())
NOW = datetime(2026, 11, 22, 12, tzinfo=VIENTIANE_AND_HANOI)
OURS = [c.id for c in BARE.commitments.values() if c.instrument in ("M9", "MOU")]


def said(**statuses: str) -> tuple[Update, ...]:
    return tuple(
        Update(f"u{n}", date(2026, 3, 1), NOW, ident.replace("_", "-"), status=Status(status))
        for n, (ident, status) in enumerate(statuses.items())
    )


@given(st.lists(st.tuples(st.sampled_from(OURS), st.sampled_from(REPORTABLE)), max_size=20))
def test_every_grouping_counts_every_commitment(pairs: list[tuple[str, Status]]) -> None:
    updates = tuple(
        Update(f"u{n}", date(2026, 3, 1), NOW, ident, status=status)
        for n, (ident, status) in enumerate(pairs)
    )
    register = BARE.but(updates=updates)
    standings = of_period(register, replay(register, Moment.at(NOW.date())), register.period)
    total = tally(standings)
    assert total.total == 15 == sum(total.counts.values())
    for grouping in ("instrument", "force", "status"):
        groups = group_by(register, standings, grouping)
        assert sum(group.tally.total for group in groups) == 15
        assert sum(group.tally.completed for group in groups) == total.completed
    for grouping in ("theme", "party", "lead"):
        ids = {ident for group in group_by(register, standings, grouping) for ident in group.ids}
        assert len(ids) == 15
    counts = matrix(standings)
    assert sum(getattr(counts, name) for name in Matrix._fields) == 15


def test_withdrawn_is_in_no_denominator() -> None:
    register = BARE.but(updates=said(MOU_1="completed", MOU_2="withdrawn"))
    standings = of_period(register, replay(register, Moment.at(NOW.date())), register.period)
    found = tally(standings)
    assert (found.completed, found.counted, found.total) == (1, 14, 15)
    assert found.share == 1 / 14


def test_a_partys_line_counts_its_own_word() -> None:
    one = said(MOU_1="completed")[0].but(party="VN")
    register = BARE.but(updates=(one,))
    standings = of_period(register, replay(register, Moment.at(NOW.date())), register.period)
    found = {g.key: g.tally.completed for g in group_by(register, standings, "party")}
    assert found == {"VN": 1, "LA": 0}


def test_growth_by_quarter() -> None:
    first, second = said(MOU_1="completed", MOU_2="completed")
    second = second.but(on=date(2026, 8, 15))
    register = BARE.but(updates=(first, second))
    period = parse_period("2026-2027")
    assert period is not None
    points = by_quarter(register, period, Moment.at(NOW.date()), frozenset(OURS))
    assert [(p.period.name, p.tally.completed, p.newly_completed) for p in points] == [
        ("2026-Q1", 1, 1),
        ("2026-Q2", 1, 0),
        ("2026-Q3", 2, 1),
        ("2026-Q4", 2, 0),
    ]
    assert points[-1].moment.as_of == NOW.date()
