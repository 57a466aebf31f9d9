"""Replay: what stood when, whatever the order in the file."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, read_register
from laocoop.domain.model import Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.domain.replay import replay
from laocoop.domain.status import REPORTABLE, Agreement, Status, Timeliness
from laocoop.domain.steps import all_steps, undoing

BARE = read_register(SHIPPED).but(updates=())
START = datetime(2026, 1, 1, 8, tzinfo=VIENTIANE_AND_HANOI)
EVER = Moment(date.max, date.max)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Update]:
    """Updates of a few commitments with distinct times of writing."""
    count = draw(st.integers(0, 12))
    minutes = draw(st.lists(st.integers(0, 500_000), min_size=count, max_size=count, unique=True))
    made: list[Update] = []
    for number, minute in enumerate(minutes):
        commitment = draw(st.sampled_from(["MOU-1", "MOU-2", "M9-6"]))
        bound = BARE.commitments[commitment].parties
        recorded = START + timedelta(minutes=minute)
        back = draw(st.booleans()) and draw(st.booleans())
        earlier = [u for u in made if u.recorded < recorded]
        retracts = draw(st.sampled_from(earlier)).id if back and earlier else ""
        made.append(
            Update(
                id=f"u{number}",
                commitment=commitment,
                on=recorded.date() - timedelta(days=draw(st.integers(0, 60))),
                recorded=recorded,
                party=draw(st.sampled_from(["", *bound])),
                status=None if retracts else draw(st.sampled_from([None, *REPORTABLE])),
                due=draw(st.none() | st.just(recorded.date() + timedelta(days=90))),
                retracts=retracts,
                step=f"u{number}",
            )
        )
    return made


def register(updates: list[Update]) -> Register:
    return BARE.but(updates=tuple(updates))


@given(ledgers(), st.randoms())
def test_replay_does_not_depend_on_the_order_of_blocks(updates: list[Update], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(updates)
    random.shuffle(shuffled)
    assert replay(register(updates), EVER) == replay(register(shuffled), EVER)


@given(ledgers(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_past_day_reads_the_same_for_ever(updates: list[Update], day: date) -> None:
    then = [update for update in updates if update.recorded.date() <= day]
    assert replay(register(updates), Moment.at(day)) == replay(register(then), Moment.at(day))


@given(ledgers())
def test_undo_restores_everything(updates: list[Update]) -> None:
    before = register(updates)
    if not (found := all_steps(before)):
        return
    last = found[-1]
    back = undoing(before, last, "Hoa", START + timedelta(days=700), lambda letters: letters[0])
    undone = replay(register([*updates, *back]), EVER)
    without = replay(register([u for u in updates if u.step != last.key]), EVER)
    # Updates that took the last step back are gone with it; all that is derived is the same.
    assert {k: s.by_party for k, s in undone.items()} == {k: s.by_party for k, s in without.items()}
    assert {k: s.due for k, s in undone.items()} == {k: s.due for k, s in without.items()}


def update(ident: str, **keys: object) -> Update:
    base: dict[str, object] = {
        "id": ident,
        "commitment": "MOU-1",
        "on": date(2026, 3, 1),
        "recorded": START,
    }
    return Update(**(base | keys))  # type: ignore[arg-type]


def test_what_took_effect_later_counts_later_though_written_first() -> None:
    done = update("a", on=date(2026, 5, 1), status=Status.COMPLETED)
    begun = update("b", status=Status.IN_PROGRESS, recorded=START + timedelta(days=200))
    standing = replay(register([done, begun]), EVER)["MOU-1"]
    assert standing.status is Status.COMPLETED
    assert standing.completed_on == date(2026, 5, 1)


def test_known_later_counts_only_when_asked() -> None:
    late = update("a", status=Status.COMPLETED, recorded=START + timedelta(days=200))
    day = date(2026, 3, 31)
    assert replay(register([late]), Moment.at(day))["MOU-1"].status is Status.NO_REPORT
    known = Moment(day, date(2026, 12, 31))
    assert replay(register([late]), known)["MOU-1"].status is Status.COMPLETED


def test_completed_when_the_last_party_says_so() -> None:
    first = update("a", party="VN", status=Status.COMPLETED)
    standing = replay(register([first]), EVER)["MOU-1"]
    assert (standing.status, standing.differs) == (Status.IN_PROGRESS, False)
    assert (standing.agreement, standing.waiting_for) == (Agreement.WAITING, ("LA",))
    second = update("b", party="LA", status=Status.COMPLETED, on=date(2026, 4, 2))
    standing = replay(register([first, second]), EVER)["MOU-1"]
    assert (standing.status, standing.completed_on) == (Status.COMPLETED, date(2026, 4, 2))


def test_the_first_due_date_is_kept() -> None:
    moved = update("a", commitment="M9-6", due=date(2028, 3, 31), due_was=date(2027, 12, 31))
    standing = replay(register([moved]), Moment.at(date(2028, 2, 1)))["M9-6"]
    assert standing.first_due == date(2027, 12, 31)
    assert standing.due == date(2028, 3, 31)
    assert standing.timeliness is Timeliness.ON_TIME


def test_nothing_stands_before_it_was_undertaken() -> None:
    standings = replay(BARE, Moment.at(date(2025, 11, 11)))
    assert "M8-1" in standings and "M9-1" not in standings
