"""Counting progress: tallies per group, the 2×2 of done and date, growth by quarter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from laocoop.domain.chains import answered_in
from laocoop.domain.model import Register
from laocoop.domain.moment import Moment
from laocoop.domain.period import Period, quarters
from laocoop.domain.replay import replay
from laocoop.domain.standing import Standing
from laocoop.domain.status import Status, Timeliness
from laocoop.record import Record

GROUPINGS = ("instrument", "theme", "party", "lead", "force", "status", "quarter")


class Tally(Record):
    """How many commitments of a group stand where. Withdrawn ones are in no denominator."""

    counts: dict[Status, int]
    overdue: int = 0

    @property
    def total(self) -> int:
        """All commitments of the group."""
        return sum(self.counts.values())

    @property
    def completed(self) -> int:
        """The numerator of the share."""
        return self.counts[Status.COMPLETED]

    @property
    def counted(self) -> int:
        """The denominator of the share: all but the withdrawn."""
        return self.total - self.counts[Status.WITHDRAWN]

    @property
    def share(self) -> float | None:
        """Completed out of counted, 0 to 1; None where nothing counts."""
        return self.completed / self.counted if self.counted else None


class Group(Record):
    """The commitments that share a key (an instrument, a theme, …), counted."""

    key: str
    tally: Tally
    ids: tuple[str, ...]


class Matrix(Record):
    """Done or not, within or past the date, as Viet Nam's government counts its tasks."""

    done_within: int
    done_past: int
    open_within: int
    open_past: int
    done_undated: int
    open_undated: int
    withdrawn: int


class QuarterPoint(Record):
    """Where completion stood at the end of a quarter, or of its last known day."""

    period: Period
    moment: Moment
    tally: Tally
    newly_completed: int
    """Of those completed then, how many had not been at the end of the quarter before."""


def of_period(
    register: Register,
    standings: Mapping[str, Standing],
    period: Period,
    actions: bool = False,
) -> list[Standing]:
    """The commitments of `period`; the actions under them only where asked for."""
    is_in = answered_in(register, period)
    return [
        standing
        for standing in standings.values()
        if (actions or not standing.commitment.parent) and is_in(standing.commitment)
    ]


def tally(standings: Iterable[Standing], party: str = "") -> Tally:
    """Counts per status: the joint one, or what `party` itself says."""
    counts = dict.fromkeys(Status, 0)
    overdue = 0
    for standing in standings:
        status = standing.by_party[party].status if party else standing.status
        counts[status] += 1
        if party:
            overdue += standing.is_overdue_for(party)
        else:
            overdue += standing.timeliness is Timeliness.OVERDUE and status.is_open
    return Tally(counts, overdue)


def group_by(register: Register, standings: list[Standing], grouping: str) -> list[Group]:
    """`standings` in groups, in the register's order; one without a key is under "".

    A commitment with two themes is in both groups. In a party's group each counts with what
    that party itself reported.
    """
    keys_of: dict[str, tuple[Iterable[str], Callable[[Standing], Iterable[str]]]] = {
        "instrument": (register.instruments, lambda s: [s.commitment.instrument]),
        "theme": (register.themes, lambda s: s.commitment.themes),
        "party": (register.parties, lambda s: s.commitment.parties),
        "force": (
            [s.commitment.force.value for s in standings],
            lambda s: [s.commitment.force.value],
        ),
        "status": ([status.value for status in Status], lambda s: [s.status.value]),
        "lead": (
            sorted({unit for s in standings for unit in s.lead.values()}),
            lambda s: dict.fromkeys(s.lead.values()),
        ),
    }
    order, keys = keys_of[grouping]
    members: dict[str, list[Standing]] = {key: [] for key in [*dict.fromkeys(order), ""]}
    for standing in standings:
        for key in list(keys(standing)) or [""]:
            members[key].append(standing)
    return [
        Group(
            key,
            tally(standings_of_key, key if grouping == "party" else ""),
            tuple(s.id for s in standings_of_key),
        )
        for key, standings_of_key in members.items()
        if standings_of_key
    ]


def matrix(standings: Iterable[Standing]) -> Matrix:
    """The 2×2, and beside it what has no date and what was withdrawn."""
    cells = {
        Timeliness.COMPLETED_ON_TIME: "done_within",
        Timeliness.COMPLETED_LATE: "done_past",
        Timeliness.ON_TIME: "open_within",
        Timeliness.DUE_SOON: "open_within",
        Timeliness.OVERDUE: "open_past",
    }
    counts = dict.fromkeys(Matrix._fields, 0)
    for standing in standings:
        if standing.status is Status.WITHDRAWN:
            cell = "withdrawn"
        elif standing.timeliness is Timeliness.NO_DEADLINE:
            cell = "done_undated" if standing.status is Status.COMPLETED else "open_undated"
        else:
            cell = cells[standing.timeliness]
        counts[cell] += 1
    return Matrix(**counts)


def by_quarter(
    register: Register, period: Period, moment: Moment, ids: frozenset[str]
) -> list[QuarterPoint]:
    """How completion of `ids` grew: each quarter of `period` that has begun by `moment`.

    Every point replays the ledger up to the quarter's last day (or to `moment`), with what is
    known at `moment`.
    """

    def standing_at(then: Moment) -> dict[str, Standing]:
        return {key: standing for key, standing in replay(register, then).items() if key in ids}

    points: list[QuarterPoint] = []
    before: set[str] = set()
    if period.first > date(1900, 1, 1):
        before = _completed(standing_at(moment.but(as_of=period.first - timedelta(days=1))))
    for quarter in quarters(period):
        if quarter.first > moment.as_of:
            break
        then = moment.but(as_of=min(quarter.last, moment.as_of))
        standings = standing_at(then)
        completed = _completed(standings)
        newly = len(completed - before)
        points.append(QuarterPoint(quarter, then, tally(standings.values()), newly))
        before = completed
    return points


def _completed(standings: Mapping[str, Standing]) -> set[str]:
    return {key for key, each in standings.items() if each.status is Status.COMPLETED}
