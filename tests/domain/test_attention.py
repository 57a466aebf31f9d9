"""What wants attention, and which of it first: a test for each rank."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from conftest import SHIPPED, read_register
from laocoop.domain.attention import RANKS, Attention, Reason, having, wanting
from laocoop.domain.model import Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.domain.replay import replay
from laocoop.domain.status import Status, Verdict
from laocoop.i18n.labels import STATUS
from laocoop.reports.pages.attention import RULE

BARE = read_register(SHIPPED).but(updates=())
TODAY = date(2026, 9, 1)


def said(ident: str, commitment: str, on: date, **what: object) -> Update:
    recorded = datetime(on.year, on.month, on.day, 9, tzinfo=VIENTIANE_AND_HANOI)
    return Update(id=ident, commitment=commitment, on=on, recorded=recorded, **what)  # type: ignore[arg-type]


def found(*updates: Update, side: str = "VN", register: Register = BARE) -> list[Attention]:
    register = register.but(updates=updates)
    standings = replay(register, Moment.at(TODAY))
    return wanting(register, standings, register.period, side)


def reasons(wanted: list[Attention], ident: str) -> tuple[Reason, ...]:
    return next((a.reasons for a in wanted if a.standing.id == ident), ())


def test_the_period_without_a_report_ranks_last_by_date() -> None:
    silent = found(side="LA")
    assert {a.reason for a in silent} == {Reason.NO_REPORT} and RANKS[-1] is Reason.NO_REPORT
    assert silent[0].standing.id == "M9-6" and silent[0].standing.due == date(2027, 12, 31)
    rest = [a.standing.id for a in silent[1:]]
    assert rest == [ident for ident in BARE.commitments if ident in rest]
    assert "M9-6" not in {a.standing.id for a in found(side="VN")}  # Laos hosts
    assert "M5-2" not in {
        a.standing.id for a in silent
    }  # an earlier one, of which nobody asks a report


def test_past_its_date_ranks_first_and_the_longest_past_before_all() -> None:
    wanted = found(
        said("a", "MOU-1", date(2026, 1, 5), due=TODAY - timedelta(days=1)),
        said("b", "MOU-2", date(2026, 1, 5), due=TODAY - timedelta(days=9)),
        said("c", "MOU-3", date(2026, 1, 5), due=TODAY),
    )
    assert [(a.standing.id, a.reason) for a in wanted[:3]] == [
        ("MOU-2", Reason.OVERDUE),
        ("MOU-1", Reason.OVERDUE),
        ("MOU-3", Reason.DUE_SOON),
    ]


def test_sides_that_differ_or_dispute_rank_second() -> None:
    wanted = found(
        said("a", "MOU-1", date(2026, 3, 5), party="VN", status=Status.COMPLETED),
        said("b", "MOU-1", date(2026, 3, 6), party="LA", status=Status.SUSPENDED),
        said("c", "MOU-2", date(2026, 2, 5), party="VN", status=Status.IN_PROGRESS),
        said("d", "MOU-2", date(2026, 2, 6), party="LA", verifies="c", verdict=Verdict.DISPUTED),
        said("e", "MOU-3", date(2026, 1, 5), due=TODAY - timedelta(days=1)),
    )
    assert [a.standing.id for a in wanted[:3]] == ["MOU-3", "MOU-2", "MOU-1"]
    assert [a.reason for a in wanted[1:3]] == [Reason.DIFFER, Reason.DIFFER]
    assert Reason.WAITING_FOR_THEM not in reasons(wanted, "MOU-2")  # who disputes has said its word


def test_what_the_other_side_waits_for_ranks_third_and_what_we_wait_for_fifth() -> None:
    updates = (
        said("a", "MOU-1", date(2026, 8, 5), party="LA", status=Status.COMPLETED),
        said("b", "MOU-2", date(2026, 8, 1), party="LA", status=Status.IN_PROGRESS),
        said("c", "MOU-3", date(2026, 8, 2), party="VN", status=Status.IN_PROGRESS),
        said("d", "MOU-4", date(2026, 8, 2), due=TODAY + timedelta(days=30)),
    )
    wanted = found(*updates)
    assert [(a.standing.id, a.reason) for a in wanted[:4]] == [
        ("MOU-2", Reason.WAITING_FOR_US),
        ("MOU-1", Reason.WAITING_FOR_US),
        ("MOU-4", Reason.DUE_SOON),
        ("MOU-3", Reason.WAITING_FOR_THEM),
    ]
    swapped = found(*updates, side="LA")
    assert swapped[0].standing.id == "MOU-3" and swapped[0].reason is Reason.WAITING_FOR_US
    nobodys = found(*updates, side="")
    assert {a.reason for a in nobodys[1:4]} == {Reason.WAITING_FOR_THEM}


def test_a_date_that_the_other_side_named_waits_for_an_answer() -> None:
    wanted = found(
        said("a", "MOU-1", date(2026, 1, 5), due=date(2027, 6, 30)),
        said("b", "MOU-1", date(2026, 8, 5), party="LA", due=date(2027, 12, 31)),
    )
    assert reasons(wanted, "MOU-1")[0] is Reason.WAITING_FOR_US


def test_a_date_thirty_one_days_ahead_is_not_soon() -> None:
    wanted = found(said("a", "MOU-4", date(2026, 8, 2), due=TODAY + timedelta(days=31)))
    assert reasons(wanted, "MOU-4") == (Reason.NO_REPORT,)


def test_work_of_which_nothing_was_heard_for_180_days_ranks_sixth() -> None:
    def started(days: int) -> list[Attention]:
        on = TODAY - timedelta(days=days)
        return found(said("a", "MOU-1", on, status=Status.IN_PROGRESS))

    assert reasons(started(180), "MOU-1") == ()
    assert reasons(started(181), "MOU-1") == (Reason.QUIET,)
    assert started(181)[0].standing.id == "MOU-1"


def test_what_is_closed_wants_nothing() -> None:
    wanted = found(
        said("a", "MOU-1", date(2026, 1, 5), due=date(2026, 2, 1), status=Status.COMPLETED),
        said("b", "MOU-2", date(2026, 1, 5), due=date(2026, 2, 1), status=Status.WITHDRAWN),
    )
    assert not {"MOU-1", "MOU-2"} & {a.standing.id for a in wanted}


def test_a_commitment_has_all_its_reasons_and_stands_at_the_first() -> None:
    wanted = found(
        said("a", "MOU-1", date(2026, 1, 5), due=date(2026, 2, 1)),
        said("b", "MOU-1", date(2026, 1, 6), party="LA", status=Status.IN_PROGRESS),
        said("c", "MOU-2", date(2026, 1, 4), party="LA", status=Status.IN_PROGRESS),
    )
    assert reasons(wanted, "MOU-1") == (Reason.OVERDUE, Reason.WAITING_FOR_US, Reason.QUIET)
    waiting = [a.standing.id for a in having(wanted, Reason.WAITING_FOR_US)]
    assert waiting == ["MOU-2", "MOU-1"]  # by that reason's own order


def test_every_rank_has_its_sentence() -> None:
    assert list(RULE) == list(RANKS) and len(set(RULE.values())) == len(RANKS)
    assert Status.NO_REPORT in STATUS
