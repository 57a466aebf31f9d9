"""Which dates a commitment has: what was agreed, and what one side alone has named since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.status import Force, Verdict
from laocoop.errors import RefusedError
from laocoop.record import Record
from laocoop.typed import Any


class DueDates(Record):
    """The dates of one commitment. No side moves by its word alone what both have agreed."""

    agreed: date | None
    """What was agreed or said jointly last; also what all who are bound have named alike."""
    first: date | None
    """The first date that was agreed."""
    named: Mapping[str, date] = MappingProxyType({})
    """By party: what it named alone since."""
    denied_by: frozenset[str] = frozenset()
    """Who has said no to the date that the other side has named."""

    @property
    def due(self) -> date | None:
        """The date that holds: the agreed one, else the earliest that any side has named."""
        return self.agreed or min(self.named.values(), default=None)

    @property
    def differ(self) -> bool:
        """True where the sides have named different dates, or one says no to the other's; who keeps silent has named
        none.
        """
        return len({*self.named.values()}) > 1 or bool(self.named and self.denied_by)

    def unanswered_by(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Who has said nothing yet of another date than the agreed one, which the other side has named."""
        if self.agreed is None or {*self.named.values()} <= {self.agreed}:
            return ()
        return tuple(p for p in parties if p not in self.named and p not in self.denied_by)

    def binding(self, party: str) -> date | None:
        """The date after which one side is late: the agreed one, which no side moves alone, else its own."""
        return self.agreed or self.named.get(party)

    def is_late(self, sides: Mapping[str, Any]) -> bool:
        """True where any of the `sides`, by their standing, has said so after the date that binds it."""
        return any(
            day is not None and sides[party].since is not None and sides[party].since > day
            for party in sides
            for day in [self.binding(party)]
        )

    def of_side(self, party: str) -> date | None:
        """The date that holds for one side: its own, else the agreed one."""
        return self.named.get(party) or self.agreed


def due_dates(commitment: Commitment, updates: Iterable[Update]) -> DueDates:
    """The dates after `updates`, which are in replay order. Who confirms a report of the other side that names a date
    names it too; who disputes one says no to its date, until one of the two is named anew. Who alone is bound moves the
    date by their word, as long as the other side does not dispute it; what a side plans for itself is its own.
    """
    agreed = first = commitment.due
    named: dict[str, date] = {}
    denied: frozenset[str] = frozenset()
    parties = commitment.parties
    reports: dict[str, Update] = {}
    moved: dict[str, date] = {}  # by the report that moved it: the date before
    for update in updates:
        reports[update.id] = update
        party, due = update.party, update.due
        if update.verdict:
            verified = reports.get(update.verifies)
            if verified is None or not verified.party or verified.due is None:
                continue
            if (
                verified.id in moved
                and update.verdict is Verdict.DISPUTED
                and agreed == verified.due
            ):
                agreed, named = moved[verified.id], {verified.party: verified.due}
            if named.get(verified.party) != verified.due:
                continue  # it has named another since
            denied -= {party}
            if update.verdict is Verdict.DISPUTED:
                denied |= {party}
                continue
            due = verified.due
        if due is None:
            continue
        if party and len(parties) > 1:
            named[party] = due
            denied -= {party} if update.verdict else {*parties}
            if {named.get(each) for each in parties} != {due}:
                continue
        elif party and not update.verdict and commitment.force is not Force.PLANNED and agreed:
            moved[update.id] = agreed
        agreed, named, denied = due, {}, frozenset()
        first = first or due
    return DueDates(agreed, first, named, denied)


def refuse_before_made(register: Register, commitment: Commitment, due: date | None) -> None:
    """Raises RefusedError for a date before the day on which the commitment was agreed; what one side plans
    for itself may have been due before.
    """
    day = register.instruments[commitment.instrument].day
    if due and day and due < day and commitment.force is not Force.PLANNED:
        raise RefusedError(
            "due-before-made",
            id=commitment.id or commitment.instrument,
            instrument=commitment.instrument,
            due=due,
            day=day,
        )
