"""Where one commitment stands: what each side said last, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from laocoop.domain.due_dates import DueDates, due_dates
from laocoop.domain.model import Commitment, Update
from laocoop.domain.moment import measured, owned
from laocoop.domain.status import Agreement, Status, Timeliness, Verdict
from laocoop.record import Record


class PartyStanding(Record):
    """What one party last said: a status and the day since which it has held."""

    status: Status = Status.NO_REPORT
    since: date | None = None
    report: str = ""
    """The id of the update that said so last."""
    verdict: Verdict | None = None
    verified_by: str = ""
    """The party that confirmed or disputed that report."""


class Standing(Record):
    """Where one commitment stands at a moment. Everything here is derived."""

    commitment: Commitment
    by_party: Mapping[str, PartyStanding]
    status: Status
    completed_on: date | None
    due: date | None
    first_due: date | None
    dates: DueDates
    """What was agreed, and what one side alone has named."""
    timeliness: Timeliness
    lead: Mapping[str, str]
    value: float | None
    updates: tuple[Update, ...]
    """The entries in force, in replay order."""
    as_of: date

    @property
    def id(self) -> str:
        return self.commitment.id

    def moved_from(self, party: str, due: date, day: date) -> date | None:
        """The date that a report of a side and a `day` moves to `due`: what held for it by what had taken effect by then;
        None where none did, or the same. One side's date moves its own, or what was agreed.
        """
        by_then = [update for update in self.updates if update.on <= day]
        dates = due_dates(self.commitment, owned(by_then, tuple(self.by_party)))
        held = dates.of_side(party)
        return held if held != due else None

    @property
    def agreement(self) -> Agreement | None:
        """How the parties' words stand to each other; None where one alone is bound or none has spoken."""
        if self.disputed or self.dates.differ:  # whoever is bound, the other side has said no
            return Agreement.DIFFER
        if len(self.by_party) < 2:
            return None
        if self.differs or self.values_differ:
            return Agreement.DIFFER
        if self.waiting_for or self.dates_unanswered_by:
            return Agreement.WAITING
        return Agreement.SAME if self._reported else None

    @property
    def differs(self) -> bool:
        """True where the parties have reported different statuses; silence is none."""
        return len(self._reported) > 1

    @property
    def values(self) -> Mapping[str, float]:
        """What each side measured last, of its own or jointly; none where nothing was."""
        return measured(self.updates, tuple(self.by_party))

    @property
    def values_differ(self) -> bool:
        """True where the sides give different figures."""
        return self.value is None and len({*self.values.values()}) > 1

    @property
    def dates_unanswered_by(self) -> tuple[str, ...]:
        """Who has yet to say anything of a date that the other side alone has named in place of the agreed one."""
        return self.dates.unanswered_by(self.by_party) if self.status.is_open else ()

    def is_overdue_for(self, party: str) -> bool:
        """True if the date that holds for one side is past."""
        due = self.dates.binding(party)
        return due is not None and due < self.as_of and self.by_party[party].status.is_open

    @property
    def days_due(self) -> tuple[date, ...]:
        """The days by which it is due, the earliest first: while it is open, each day that binds a side which has not
        finished; else the date that holds. None where nobody is left whom a date binds.
        """
        if not self.status.is_open:
            return (self.due,) if self.due else ()
        left = {
            self.dates.binding(party)
            for party, side in self.by_party.items()
            if side.status.is_open
        }
        return tuple(sorted(day for day in left if day))

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """The parties that have not reported yet, where another has."""
        if not self._reported:
            return ()
        return tuple(
            party
            for party, standing in self.by_party.items()
            if standing.status is Status.NO_REPORT
        )

    @property
    def _reported(self) -> set[Status]:
        return {side.status for side in self.by_party.values()} - {Status.NO_REPORT}

    @property
    def disputed(self) -> bool:
        """True where one side disputes what another last reported."""
        return any(party.verdict is Verdict.DISPUTED for party in self.by_party.values())

    @property
    def updated(self) -> date | None:
        """The day of the latest entry in force."""
        return self.updates[-1].on if self.updates else None


def by_party(
    standings: Iterable[Standing], parties: Callable[[Standing], Iterable[str]]
) -> dict[str, list[Standing]]:
    """The standings under each of the parties that are asked of them."""
    told: dict[str, list[Standing]] = {}
    for standing in standings:
        for party in parties(standing):
            told.setdefault(party, []).append(standing)
    return told
