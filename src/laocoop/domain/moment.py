"""The moment at which a register is looked at, and what was known then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter

from laocoop.domain.model import Commitment, Event, Register, Update
from laocoop.domain.status import Verdict
from laocoop.record import Record
from laocoop.typed import Any

REPLAY_ORDER = attrgetter("on", "recorded", "id")
"""By effect, then by when it was written down."""
CLOCK_SLACK = timedelta(minutes=5)
"""By so much two clocks may differ before it is told."""


class Moment(Record):
    """What took effect up to `as_of`, as far as it was written down up to `known`.

    Both days are included. A report as of a past day has both on that day, so that it prints
    the same for ever; `known` lies later where later entries about that time shall count. At this
    very `now` all that is in the file is known, also what a clock that goes ahead has dated later.
    """

    as_of: date
    known: date
    now: datetime | None = None

    @classmethod
    def at(cls, day: date) -> Moment:
        """What took effect and was written down by the end of `day`."""
        return cls(day, day)

    @classmethod
    def present(cls, now: datetime) -> Moment:
        """What has taken effect by today, and all that is in the file."""
        return cls(now.date(), now.date(), now)

    def knows(self, recorded: datetime) -> bool:
        """True if what was recorded then had been written down."""
        return self.now is not None or recorded.date() <= self.known

    def is_ahead(self, recorded: datetime | None) -> bool:
        """True for a record that is dated later than now: the clock of whoever wrote it goes ahead."""
        return self.now is not None and recorded is not None and recorded > self.now + CLOCK_SLACK


EVER = Moment(date.max, date.max)
"""All that was ever written down, and takes effect whenever."""


def known_at(register: Register, moment: Moment) -> list[Update]:
    """The entries that had been written down by `moment`."""
    if moment.now or moment.known == date.max:
        return list(register.updates)
    return [update for update in register.updates if moment.knows(update.recorded)]


def retracted(updates: Iterable[Update]) -> set[str]:
    """The ids that the given entries take back; an entry taken back takes nothing back."""
    return taken_back((u.recorded, u.id, u.retracts) for u in updates if u.retracts)


def taken_back(retractions: Iterable[tuple[Any, str, str]]) -> set[str]:
    """The same of when each was written down, its id, and the id that it takes back."""
    gone: set[str] = set()
    for _recorded, ident, about in sorted(retractions, reverse=True):
        if ident not in gone:
            gone.add(about)
    return gone


def was_spoken_at(register: Register, event: str) -> bool:
    """True where something was reported at a joint review, and not taken back."""
    gone = retracted(register.updates)
    return any(u.event == event and u.commitment and u.id not in gone for u in register.updates)


def dated_ahead(register: Register, moment: Moment) -> list[Update | Commitment | Event]:
    """The records that are dated later than now."""
    if moment.now is None:
        return []
    added = zip(register.commitments, register.commitments.column("recorded"), strict=True)
    ahead = [ident for ident, recorded in added if moment.is_ahead(recorded)]
    return [
        *(update for update in register.updates if moment.is_ahead(update.recorded)),
        *(register.commitments[ident] for ident in ahead),
        *(event for event in register.events.values() if moment.is_ahead(event.recorded)),
    ]


def in_force(register: Register, moment: Moment, commitment: str = "") -> list[Update]:
    """The entries that count at `moment`, in replay order; of one commitment, where it is named."""
    known = known_at(register, moment)
    entries = counting(known, retracted(known), moment.as_of)
    if commitment:
        entries = (update for update in entries if update.commitment == commitment)
    return sorted(entries, key=REPLAY_ORDER)


def counting(known: Iterable[Update], gone: set[str], as_of: date) -> Iterator[Update]:
    """Of the entries that were `known`, those that had taken effect and were not taken back."""
    return (u for u in known if u.on <= as_of and not u.retracts and u.id not in gone)


def owned(updates: Sequence[Update], parties: Sequence[str]) -> Sequence[Update]:
    """The entries, a joint word as that of the sides who do not dispute it, without those that nobody owns to: a side may
    say of a joint word, and of what the press tells of it, that it never said so. What one side says of itself stays its
    word, whatever another says of it.
    """
    denied: dict[str, set[str]] = {}
    for update in updates:
        if update.verdict is Verdict.DISPUTED:
            denied.setdefault(update.verifies, set()).add(update.party)
        elif update.verdict:  # said after all
            denied.get(update.verifies, set()).discard(update.party)
    if not denied:
        return updates
    words = []
    for update in updates:
        who = denied.get(update.id, set())
        if update.party:
            left = [update.party] if update.party not in who else []
        else:
            left = [party for party in parties if party not in who]
        if update.party or len(left) == len(parties):
            words += [update] * len(left)
        elif left:
            words += [update.but(party=party) for party in left]
    return words


def as_added(idents: list[str], recorded: Mapping[str, datetime | None]) -> list[str]:
    """Those that were added change places among themselves, so that the one written down first comes first."""
    added = [ident for ident in idents if recorded[ident]]
    in_order = iter(sorted(added, key=lambda ident: (recorded[ident], ident)))
    return [next(in_order) if recorded[ident] else ident for ident in idents]


def measured(updates: Sequence[Update], parties: Sequence[str]) -> dict[str, float]:
    """By side the figure that it gave last, of its own or jointly, or confirmed of the other's, in these entries of one
    commitment.
    """
    given = {update.id: update.value for update in updates if update.value is not None}
    values: dict[str, float] = {}
    for update in owned(updates, parties) if given else ():
        value = update.value
        if update.verdict is Verdict.CONFIRMED:
            value = given.get(update.verifies)
        if value is not None:
            speaks_for = (update.party,) if update.party else parties
            values |= dict.fromkeys(speaks_for, value)
    return values
