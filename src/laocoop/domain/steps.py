"""What each command wrote into the ledger, and the entries that take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from laocoop.domain.chains import leans_on
from laocoop.domain.ids import new_update_id
from laocoop.domain.model import Commitment, Event, Register, Update
from laocoop.domain.moment import EVER, in_force, retracted
from laocoop.domain.replay import existing
from laocoop.domain.status import Force
from laocoop.errors import RefusedError
from laocoop.record import Record


class Step(Record):
    """What one command wrote."""

    key: str
    by: str
    recorded: datetime
    updates: tuple[Update, ...]
    added: tuple[Commitment, ...]
    reviews: tuple[Event, ...] = ()


def last_step(register: Register, place: Callable[[str, int], int]) -> Step | None:
    """What was written into this file last and nobody took back; without the undoing itself.

    The order is that of the file: clocks may be wrong, and a merge brings in what was recorded long ago.
    `place` says where in the file the record of a kind stands that is the so-manieth of its kind.
    """
    written = all_steps(register)
    orders = {
        "update": {update.id: at for at, update in enumerate(register.updates)},
        "commitment": {ident: at for at, ident in enumerate(register.commitments)},
        "event": {ident: at for at, ident in enumerate(register.events)},
    }
    lasts: list[tuple[int, Step]] = []
    for kind, field in (("update", "updates"), ("commitment", "added"), ("event", "reviews")):
        order = orders[kind]
        ends = [
            (max(order[record.id] for record in getattr(step, field)), step)
            for step in written
            if getattr(step, field)
        ]
        for at, step in [max(ends, key=lambda end: end[0])] if ends else []:
            lasts.append((place(kind, at), step))
    return max(lasts, key=lambda last: last[0])[1] if lasts else None


def all_steps(register: Register) -> list[Step]:
    """What commands wrote and nobody took back, the latest last; without the undoing itself."""
    gone = retracted(register.updates)
    written: dict[str, tuple[list[Update], list[Commitment], list[Event]]] = {}
    for update in register.updates:
        if update.step and not update.retracts and update.id not in gone:
            written.setdefault(update.step, ([], [], []))[0].append(update)
    for commitment in existing(register, EVER).values():
        if commitment.step and commitment.recorded:
            written.setdefault(commitment.step, ([], [], []))[1].append(commitment)
    for event in register.events.values():
        if event.recorded and event.id not in gone:
            written.setdefault(event.id, ([], [], []))[2].append(event)
    steps_written = []
    for key, (reported, added, named) in written.items():
        records: list[Update | Commitment | Event] = [*reported, *added, *named]
        latest = max(record.recorded for record in records if record.recorded)
        of_each = (tuple(reported), tuple(added), tuple(named))
        steps_written.append(Step(key, records[0].by, latest, *of_each))
    return sorted(steps_written, key=lambda step: (step.recorded, step.key))


def step_of(register: Register, ident: str) -> Step | None:
    """What the command wrote that wrote update `ident`; of one written by hand, that update."""
    for step in all_steps(register):
        written = {r.id for r in step.updates} | {r.id for r in step.added}
        if ident in {step.key, *written, *(review.id for review in step.reviews)}:
            return step
    gone = retracted(register.updates)
    for update in register.updates:
        if update.id == ident and ident not in gone and not update.retracts:
            return Step(ident, update.by, update.recorded, (update,), ())
    return None


def alone(step: Step, ident: str) -> Step | None:
    """Of what one command wrote, the record `ident` with what stands on it; None where no record is so called."""
    records: list[Update | Commitment | Event] = [*step.updates, *step.added, *step.reviews]
    if ident not in {record.id for record in records}:
        return None
    standing_on: dict[str, list[str]] = {}
    for record in records:
        for named in _stands_on(record):
            standing_on.setdefault(named, []).append(record.id)
    gone, waiting = {ident}, [ident]
    while waiting:
        more = {each for each in standing_on.get(waiting.pop(), ()) if each not in gone}
        gone |= more
        waiting += more
    return step.but(
        updates=tuple(each for each in step.updates if each.id in gone),
        added=tuple(each for each in step.added if each.id in gone),
        reviews=tuple(each for each in step.reviews if each.id in gone),
    )


def _stands_on(record: Update | Commitment | Event) -> set[str]:
    if isinstance(record, Update):
        return {record.commitment, record.event, record.verifies}
    return {*leans_on(record)} if isinstance(record, Commitment) else set()


def undoing(
    register: Register,
    step: Step,
    by: str,
    recorded: datetime,
    choose: Callable[[str], str],
) -> list[Update]:
    """Updates that take back all that `step` wrote.

    Raises RefusedError where something else stands on what it added.
    """
    gone = {commitment.id for commitment in step.added}
    undone = {update.id for update in step.updates}
    for other in existing(register, EVER).values():
        leaning = gone & leans_on(other)
        if leaning and other.id not in gone:
            can_undo = other.step and other.recorded
            code = "still-needed" if can_undo else "still-needed-by-hand"
            raise RefusedError(code, id=min(leaning), by=other.id)
    reviews = {event.id for event in step.reviews}
    for update in in_force(register, EVER):
        if update.commitment in gone and update.id not in undone:
            raise RefusedError("still-needed", id=update.commitment, by=update.id)
        if update.event in reviews and update.id not in undone:
            raise RefusedError("still-needed", id=update.event, by=update.id)
    taken = {update.id for update in register.updates}
    retractions: list[Update] = []
    targets = [(u.commitment, u.instrument, u.event, u.id) for u in step.updates]
    targets += [(added.id, "", "", added.id) for added in step.added]
    targets += [("", "", event.id, event.id) for event in step.reviews]
    key = ""
    for commitment, instrument, event, target in targets:
        ident = new_update_id(taken, choose)
        taken.add(ident)
        key = key or ident
        retractions.append(
            Update(
                id=ident,
                commitment=commitment,
                instrument=instrument,
                event="" if commitment else event,
                on=recorded.date(),
                recorded=recorded,
                by=by,
                retracts=target,
                step=key,
            )
        )
    return retractions


def why_not_ours(register: Register, update: Update, own: str) -> str:
    """The code of the error where a side would take back an entry of the other, by what it may do about it: dispute a
    report, put right anew what was put right; of a note, an answer, or what is the other side's alone only ask for it.
    """
    if not update.corrects:
        says = update.status or update.due or update.value is not None
        return "others-word" if says and not update.verdict else "others-entry"
    of = register.commitments.get(update.commitment)
    is_theirs = of is not None and of.force is Force.PLANNED and own not in of.parties
    of_one_side = update.corrects.lead or update.corrects.due or update.corrects.drops
    return "others-entry" if is_theirs or of_one_side else "others-correction"


def last_word_on(register: Register, ident: str, own: str) -> Update | None:
    """The last entry of a side, or of both, on a commitment or an instrument, in the order of recording, that nobody took
    back; None where there is none.
    """
    gone = retracted(register.updates)
    said_on = [
        u
        for u in register.updates
        if u.subject == ident and u.party in ("", own) and not u.retracts and u.id not in gone
    ]
    return max(said_on, key=lambda u: (u.recorded, u.id), default=None)
