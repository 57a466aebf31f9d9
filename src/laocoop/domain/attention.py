"""What wants attention, and which of it first: a rule in seven ranks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from laocoop.domain.chains import answered_in
from laocoop.domain.model import Register
from laocoop.domain.period import Period
from laocoop.domain.progress import of_period
from laocoop.domain.replay import Standings
from laocoop.domain.selection import plate
from laocoop.domain.standing import Standing
from laocoop.domain.status import Agreement, Status, Timeliness, timeliness
from laocoop.record import Record

QUIET = timedelta(days=180)
"""Work of which so long nothing was reported wants a word."""


class Reason(str, Enum):
    """Why a commitment wants attention: the ranks, the first before the others."""

    OVERDUE = "overdue"
    """This side is late: it has not finished, and the date that binds it is past."""
    DIFFER = "differ"
    """The two sides' reports differ, or one disputes the other's."""
    WAITING_FOR_US = "waiting_for_us"
    """The other side has reported, or named another date, and this side has said nothing to it."""
    DUE_SOON = "due_soon"
    """This side has not finished, and the date that binds it is within 30 days."""
    WAITING_FOR_THEM = "waiting_for_them"
    """This side has reported, and the other not yet; or the other is late. Of somebody who speaks for no side: one of
    them.
    """
    QUIET = "quiet"
    """Reported on and open, and nothing was added for 180 days."""
    NO_REPORT = "no_report"
    """Of the period, and this side has said nothing of it yet."""


RANKS = tuple(Reason)


class Attention(Record):
    """One commitment that wants attention."""

    standing: Standing
    reasons: tuple[Reason, ...]
    """All that hold, by rank; the first is its place."""

    @property
    def reason(self) -> Reason:
        """The one that ranks first."""
        return self.reasons[0]

    def since(self, reason: Reason) -> date:
        """By what those that have the reason are put in order: what is due first, or has waited longest."""
        standing = self.standing
        if reason in (Reason.OVERDUE, Reason.DUE_SOON):
            of_sides = late(standing) if reason is Reason.OVERDUE else due_soon(standing)
            days = [standing.dates.binding(party) for party in of_sides]
            day = min((each for each in days if each), default=standing.due)
        elif reason is Reason.NO_REPORT:
            day = standing.due
        elif reason in (Reason.WAITING_FOR_US, Reason.WAITING_FOR_THEM):
            day = waiting_since(standing)
        else:
            day = standing.updated
        return day or date.max


def wanting(register: Register, standings: Standings, period: Period, side: str) -> list[Attention]:
    """What wants attention from `side`, the most urgent first; from somebody who speaks for no side where it is empty:
    of what is open of the period, of the loose ends, of what was undertaken for later periods and is due or spoken of
    by now, and of what the period's sides do not agree to have closed. Of equals the register's order is kept.
    """
    current, loose = plate(register, standings, period)
    later = _of_later_periods(register, standings, period)
    disputed = _closed_and_disputed(of_period(register, standings, period, actions=True))
    is_of_period = {standing.id for standing in current}
    wanted = []
    for standing in (*current, *loose, *later, *disputed):
        reasons = tuple(_reasons(standing, side, standing.id in is_of_period))
        if reasons:
            wanted.append(Attention(standing, reasons))
    return sorted(wanted, key=lambda a: (RANKS.index(a.reason), a.since(a.reason)))


def having(wanting: Iterable[Attention], reason: Reason) -> list[Attention]:
    """Those that have a reason, whatever else they have, the most urgent of it first."""
    return sorted((a for a in wanting if reason in a.reasons), key=lambda a: a.since(reason))


def _of_later_periods(register: Register, standings: Standings, period: Period) -> list[Standing]:
    """What is open and to be answered for after the period alone."""
    if period.last == date.max:
        return []
    is_in = answered_in(register, period)
    is_later = answered_in(register, Period("", period.last + timedelta(days=1), date.max))
    return [
        standing
        for standing in standings.values()
        if standing.status.is_open
        and not is_in(standing.commitment)
        and is_later(standing.commitment)
    ]


def _closed_and_disputed(standings: Iterable[Standing]) -> list[Standing]:
    """What counts as completed or withdrawn by all who are bound, and another says otherwise."""
    return [s for s in standings if not s.status.is_open and s.agreement is Agreement.DIFFER]


def late(standing: Standing) -> list[str]:
    """The sides that have not finished, though the date is past that binds them."""
    return [party for party in standing.by_party if standing.is_overdue_for(party)]


def due_soon(standing: Standing) -> list[str]:
    """The sides that have not finished, and whose date is near."""
    return [
        party
        for party, side in standing.by_party.items()
        if timeliness(side.status, standing.dates.binding(party), None, standing.as_of)
        is Timeliness.DUE_SOON
    ]


def awaited(standing: Standing) -> tuple[str, ...]:
    """The sides whose word is awaited: on a status, or on a date that the other side has named. None where the sides
    differ: one that disputes a report has said its word.
    """
    if standing.agreement is not Agreement.WAITING:
        return ()
    silent = (*standing.waiting_for, *standing.dates_unanswered_by)
    return tuple(party for party in standing.by_party if party in silent)


def waiting_since(standing: Standing) -> date | None:
    """Since when the side that has spoken waits for the other."""
    since = [side.since for side in standing.by_party.values() if side.since is not None]
    return min(since) if standing.waiting_for and since else standing.updated


def _reasons(standing: Standing, side: str, is_of_period: bool) -> Iterable[Reason]:
    silent = awaited(standing)
    is_ours = not side or side in standing.by_party
    late_ones = late(standing)
    if side in late_ones or (late_ones and not side):
        yield Reason.OVERDUE
    if standing.agreement is Agreement.DIFFER:
        yield Reason.DIFFER
    if side and side in silent:
        yield Reason.WAITING_FOR_US
    soon = due_soon(standing)
    if side in soon or (soon and not side):
        yield Reason.DUE_SOON
    others_late = side and late_ones and side not in late_ones
    if others_late or any(party != side for party in silent):
        yield Reason.WAITING_FOR_THEM
    if is_ours and standing.status is not Status.NO_REPORT and _is_quiet(standing):
        yield Reason.QUIET
    if is_ours and is_of_period and standing.status is Status.NO_REPORT:
        yield Reason.NO_REPORT


def _is_quiet(standing: Standing) -> bool:
    updated = standing.updated
    return updated is not None and standing.as_of - updated > QUIET
