"""What a past day hides: what is about it and was written down only after it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from laocoop.domain.model import PRESS, Register
from laocoop.domain.moment import Moment, in_force, retracted
from laocoop.domain.replay import corrected
from laocoop.record import Record


class WrittenLater(Record):
    """How much of each kind it is."""

    reports: int
    added: int
    corrections: int


def written_later(register: Register, day: date, of: Collection[str] = ()) -> WrittenLater:
    """What counts on `day` by all that is known, and did not by what had been written down by its end: reports,
    commitments added to instruments that were there, and corrections of what was there. Of some commitments, what is
    about them. What was taken back since is none. `register` is as it was written, put right by nothing.
    """
    gone = retracted(register.updates)
    commitments = register.commitments
    to_come = {i.id for i in register.instruments.values() if i.day is not None and i.day > day}
    columns = (commitments.column("recorded"), commitments.column("instrument"))
    later = {
        ident: when is not None and when.date() > day
        for ident, when in zip(commitments, columns[0], strict=True)
    }
    added = sum(
        later[ident] and home not in to_come and ident not in gone and (not of or ident in of)
        for ident, home in zip(commitments, columns[1], strict=True)
    )
    later |= {
        event.id: event.recorded is not None and event.recorded.date() > day
        for event in register.events.values()
    }
    corrections = sum(
        update.corrects is not None
        and update.recorded.date() > day
        and update.id not in gone
        and not (later.get(update.subject) or update.subject in to_come)
        and (not of or update.subject in of)
        for update in register.updates
    )
    reports = _counting(register, Moment(day, date.max), of) - _counting(
        register, Moment.at(day), of
    )
    return WrittenLater(len(reports), added, corrections)


def reported_late(register: Register, since: date, until: date) -> int:
    """How many reports of `since` or before were written down after it, up to `until`: what moved since then tells
    nothing of them. Not what the press told, which is of before the register itself, nor what was taken back.
    """
    gone = retracted(register.updates)
    return sum(
        update.on <= since < update.recorded.date() <= until
        and update.by != PRESS
        and not (update.corrects or update.retracts or update.id in gone)
        for update in register.updates
    )


def _counting(register: Register, moment: Moment, of: Collection[str]) -> set[str]:
    """The reports that count at a moment, those said at a joint review on the day on which it was held as known then."""
    return {
        update.id
        for update in in_force(corrected(register, moment), moment)
        if not update.corrects and (not of or update.commitment in of)
    }
