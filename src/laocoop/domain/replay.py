"""State as replay: where every commitment stood on a day, by what was known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, cached_property
from types import MappingProxyType

from laocoop.domain.due_dates import DueDates, due_dates
from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.moment import (
    REPLAY_ORDER,
    Moment,
    as_added,
    counting,
    known_at,
    measured,
    owned,
    retracted,
)
from laocoop.domain.records import PlainRecords, Records
from laocoop.domain.standing import PartyStanding, Standing
from laocoop.domain.status import Status, Timeliness, joint_status, timeliness

_SILENT = PartyStanding()
_NONE_NAMED: Mapping[str, date] = MappingProxyType({})
_NOBODY: frozenset[str] = frozenset()
_A_FEW = 4
"""So many are looked up one by one; for more the entries are put in order by commitment first."""


def existing(register: Register, moment: Moment) -> Records[Commitment]:
    """The commitments that had been undertaken, and not taken back, at `moment`."""
    return replay(register, moment).commitments


def corrected(register: Register, moment: Moment) -> Register:
    """The register with the corrections that were written down by `moment` and not taken back."""
    if not any(u.corrects or (u.retracts and not u.commitment) for u in register.updates):
        return register
    from laocoop.domain.corrections import put_right  # most registers have none

    return put_right(register, moment)


class Standings(Mapping[str, Standing]):
    """Where commitments stand at a moment, by id, in the register's order: each is worked out when
    it is first asked for.
    """

    def __init__(self, register: Register, moment: Moment) -> None:
        self.register = register = corrected(register, moment)
        """As it had been put right by the moment."""
        self._moment = moment
        known = known_at(register, moment)
        self._gone = retracted(known)
        self._reports = [
            update for update in known if not (update.corrects or update.verifies in self._gone)
        ]
        self._agreed = {
            instrument.id
            for instrument in register.instruments.values()
            if instrument.day is None or instrument.day <= moment.as_of
        }
        self._known: dict[str, Standing] = {}

    def _entries_on(self, ident: str) -> list[Update]:
        if len(self._known) >= _A_FEW:
            return self._entries.get(ident, [])
        reports = [update for update in self._reports if update.commitment == ident]
        return [*counting(reports, self._gone, self._moment.as_of)]

    @cached_property
    def _entries(self) -> dict[str, list[Update]]:
        by_commitment: dict[str, list[Update]] = defaultdict(list)
        for update in counting(self._reports, self._gone, self._moment.as_of):
            by_commitment[update.commitment].append(update)
        return by_commitment

    @cached_property
    def commitments(self) -> Records[Commitment]:
        """Those that had been undertaken, and not taken back, at the moment; what was added in the order in which it was
        written down, since copies that met have it in another.
        """
        everything = self.register.commitments
        written = [*everything.column("recorded")]
        keys = zip(everything, everything.column("instrument"), written, strict=True)
        present = [
            ident
            for ident, instrument, recorded in keys
            if instrument in self._agreed and (recorded is None or self._added(ident, recorded))
        ]
        added = [recorded for recorded in written if recorded]
        if added != sorted(added):
            present = as_added(present, dict(zip(everything, written, strict=True)))
        elif len(present) == len(everything):
            return everything
        return PlainRecords({ident: everything[ident] for ident in present})

    def _added(self, ident: str, recorded: datetime) -> bool:
        return (
            self._moment.knows(recorded)
            and ident not in self._gone
            and (recorded.date() <= self._moment.as_of or self._was_planned(ident))
        )

    @cached_property
    def _first_report(self) -> dict[str, date]:
        """By commitment the day of the earliest report."""
        first: dict[str, date] = {}
        for update in self._reports:
            first[update.commitment] = min(update.on, first.get(update.commitment, update.on))
        return first

    def _was_planned(self, ident: str) -> bool:
        """True for what was written down after the day and was there on it: what a document says, and an action that was
        due by then or of which somebody reported then. Who asks for all that was written later gets all of it.
        """
        commitment, day = self.register.commitments[ident], self._moment.as_of
        return (
            self._moment.now is None
            or day >= self._moment.now.date()
            or not commitment.parent
            or (commitment.due is not None and commitment.due <= day)
            or self._first_report.get(ident, date.max) <= day
        )

    def __getitem__(self, ident: str) -> Standing:
        worked_out = self._known.get(ident)
        if worked_out is None:
            if ident not in self:
                raise KeyError(ident)
            commitment = self.register.commitments[ident]
            entries = sorted(self._entries_on(ident), key=REPLAY_ORDER)
            worked_out = standing(commitment, entries, self._moment.as_of)
            self._known[ident] = worked_out
        return worked_out

    def __iter__(self) -> Iterator[str]:
        return iter(self.commitments)

    def __len__(self) -> int:
        return len(self.commitments)

    def __contains__(self, ident: object) -> bool:
        commitment = self.register.commitments.get(ident)  # type: ignore[call-overload]
        if commitment is None or commitment.instrument not in self._agreed:
            return False
        return commitment.recorded is None or self._added(commitment.id, commitment.recorded)


def replay(register: Register, moment: Moment) -> Standings:
    """Where every commitment stands at `moment`."""
    return Standings(register, moment)


@cache
def _silence(parties: tuple[str, ...]) -> Mapping[str, PartyStanding]:
    return MappingProxyType(dict.fromkeys(parties, _SILENT))


def _says_since(
    says_last: Mapping[str, tuple[int, Status]], party: str, place: int, status: Status
) -> bool:
    """True where what a side itself reports last, after the entry at `place`, is the status: it disputes it no longer."""
    at, said_last = says_last.get(party, (-1, Status.NO_REPORT))
    return at > place and said_last is status


def standing(commitment: Commitment, updates: Sequence[Update], as_of: date) -> Standing:
    """Where `commitment` stands after `updates`, which are in replay order."""
    due = commitment.due
    if not updates:  # most of a large register, most of the time
        kept = timeliness(Status.NO_REPORT, due, None, as_of)
        by_party, lead = _silence(commitment.parties), commitment.lead
        silent = (
            commitment,
            by_party,
            Status.NO_REPORT,
            None,
            due,
            due,
            DueDates.of((due, due, _NONE_NAMED, _NOBODY)),
            kept,
            lead,
            None,
            (),
            as_of,
        )
        return Standing.of(silent)
    by_party = dict.fromkeys(commitment.parties, _SILENT)
    lead = dict(commitment.lead)
    updates = tuple(updates)
    words = owned(updates, commitment.parties)
    for update in words:
        if update.verdict:
            continue
        speaks_for = (update.party,) if update.party else commitment.parties
        if update.status is not None:
            for party in speaks_for:
                if party in by_party:
                    heard_of_party = by_party[party]
                    since = (
                        heard_of_party.since
                        if heard_of_party.status is update.status
                        else update.on
                    )
                    heard = (update.status, since, update.id, None, "")
                    by_party[party] = PartyStanding.of(heard)
        if update.lead:
            lead.update(dict.fromkeys(speaks_for, update.lead))
    says_last = {u.party: (place, u.status) for place, u in enumerate(updates) if u.status}
    for party, heard_of_party in by_party.items():
        for place, update in enumerate(updates):
            if (
                update.verdict
                and update.verifies == heard_of_party.report != ""
                and update.party != party
                and not _says_since(says_last, update.party, place, heard_of_party.status)
            ):
                by_party[party] = heard_of_party.but(
                    verdict=update.verdict, verified_by=update.party
                )
    figures = {*measured(updates, commitment.parties).values()}
    value = figures.pop() if len(figures) == 1 else None
    status = joint_status(party.status for party in by_party.values())
    completed_on = None
    if status is Status.COMPLETED:
        completed_on = max(party.since for party in by_party.values() if party.since)
    dates = due_dates(commitment, words)
    due, first_due = dates.due, dates.first
    # A date that one side alone has named binds that side, and no longer when it has finished.
    left = [day for party, day in dates.named.items() if by_party[party].status.is_open]
    binding = (
        due if dates.agreed or not dates.named or not status.is_open else min(left, default=None)
    )
    kept = timeliness(status, binding, completed_on, as_of)
    if kept is Timeliness.COMPLETED_LATE and not dates.is_late(by_party):
        kept = Timeliness.COMPLETED_ON_TIME
    stands = (commitment, by_party, status, completed_on, due, first_due)
    return Standing.of((*stands, dates, kept, lead, value, updates, as_of))
