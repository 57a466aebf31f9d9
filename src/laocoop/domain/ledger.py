"""New entries for the ledger: what a report says of each commitment, and what undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from laocoop.domain.chains import leans_on
from laocoop.domain.ids import new_update_id
from laocoop.domain.model import PRESS, Commitment, Event, Register, Update
from laocoop.domain.moment import EVER, in_force, retracted
from laocoop.domain.replay import existing, replay
from laocoop.domain.status import Precision, Status, Verdict
from laocoop.domain.wording import Wording
from laocoop.errors import NotFoundError, RefusedError, UsageError
from laocoop.record import Record


class Voice(Record):
    """Whose word a report is."""

    party: str = ""
    """Empty for the word of all who are bound, jointly."""
    is_own: bool = False
    """True where nobody was named, and the person speaks for their own party."""


class NewReport(Record):
    """What a person reports, of one commitment or of several."""

    on: date
    voice: Voice | None = None
    """None as long as it is not known, and nothing can be written."""
    by: str = ""
    status: Status | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    due: date | None = None
    due_precision: Precision | None = None
    lead: str = ""
    value: float | None = None
    event: str = ""
    """The joint review at which it was said."""

    @property
    def says_something(self) -> bool:
        """True if there is anything to write down."""
        parts = (self.status, self.note, self.evidence, self.due, self.lead)
        return self.value is not None or any(parts)


def updates(
    register: Register,
    ids: Iterable[str],
    report: NewReport,
    recorded: datetime,
    choose: Callable[[str], str],
) -> list[Update]:
    """One update for each of `ids`, all of one step.

    Raises UsageError for a report that says nothing or completes in the future, NotFoundError
    for an id that is gone, RefusedError where the party is not bound.
    """
    if not report.says_something:
        raise UsageError("nothing-to-write")
    if report.status is Status.COMPLETED and report.on > recorded.date():
        raise UsageError("future-completion", on=report.on)
    present = replay(register, EVER)
    taken = {update.id for update in register.updates}
    new: list[Update] = []
    step = ""
    for ident in ids:
        if ident not in present:
            raise NotFoundError("unknown-commitment", id=ident, nearest="")
        standing = present[ident]
        update_id = new_update_id(taken, choose)
        taken.add(update_id)
        step = step or update_id
        party = speaker(standing.commitment, report.voice)
        # One side's date moves its own, or what was agreed; never what the other side alone has named.
        held = standing.dates.of_side(party)
        moved = report.due is not None and held is not None and report.due != held
        new.append(
            Update(
                id=update_id,
                commitment=ident,
                on=report.on,
                recorded=recorded,
                by=report.by,
                party=party,
                status=report.status,
                note=Wording(en=report.note),
                evidence=report.evidence,
                due=report.due,
                due_precision=report.due_precision,
                due_was=held if moved else None,
                lead=report.lead,
                value=report.value,
                event=report.event,
                step=step,
            )
        )
    return new


def speaker(commitment: Commitment, voice: Voice | None) -> str:
    """The party whose word it is; empty where it is the word of all who are bound.

    Raises UsageError where nobody said whose, RefusedError where the party is not bound.
    """
    if voice is None:
        raise UsageError("whose-word")
    if not voice.party or voice.party in commitment.parties:
        return voice.party
    raise RefusedError(
        "your-party-not-bound" if voice.is_own else "their-party-not-bound",
        id=commitment.id,
        party=voice.party,
        bound=", ".join(commitment.parties),
        first=commitment.parties[0],
    )


def verification(
    register: Register,
    reported: Update,
    verdict: Verdict,
    report: NewReport,
    recorded: datetime,
    choose: Callable[[str], str],
) -> Update:
    """The other side's word on `reported`; of what the press tells, also that of the side it tells of.

    Raises UsageError where it is not one party's word, or a dispute says no reason, RefusedError for a
    word on one's own report.
    """
    if report.voice is None or not report.voice.party:
        raise UsageError("verdict-of-one")
    party = report.voice.party
    bound = register.commitments[reported.commitment].parties
    if not {*((reported.party,) if reported.party else bound)} - {party} and reported.by != PRESS:
        raise RefusedError("own-report", id=reported.commitment, party=party)
    if report.on < reported.on:
        raise UsageError("verdict-before-report", id=reported.commitment, on=reported.on)
    if verdict is Verdict.DISPUTED and not report.note:
        raise UsageError("dispute-needs-note", id=reported.commitment)
    ident = new_update_id({update.id for update in register.updates}, choose)
    return Update(
        id=ident,
        commitment=reported.commitment,
        on=report.on,
        recorded=recorded,
        by=report.by,
        party=party,
        note=Wording(en=report.note),
        evidence=report.evidence,
        event=report.event,
        verifies=reported.id,
        verdict=verdict,
        step=ident,
    )


def report_to_verify(register: Register, ident: str, party: str) -> Update:
    """The report that `ident` means: an update, or of a commitment the last status by another party than `party`, else
    the last joint word. Raises NotFoundError.
    """
    standings = replay(register, EVER)
    for update in (update for standing in standings.values() for update in standing.updates):
        if update.id == ident and not update.verdict:
            return update
    if ident in standings:
        latest = standings[ident].updates[::-1]
        reports = [u for u in latest if u.status and (u.party != party or u.by == PRESS)]
        others = [u for u in latest if u.party != party and not u.verdict][:1]
        if meant := reports + [u for u in others if not u.party and u.by != PRESS]:
            return meant[0]
    raise NotFoundError("nothing-to-verify", id=ident)


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
    written = steps(register)
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


def steps(register: Register) -> list[Step]:
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
    for step in steps(register):
        written = {r.id for r in step.updates} | {r.id for r in step.added}
        if ident in {step.key, *written, *(review.id for review in step.reviews)}:
            return step
    gone = retracted(register.updates)
    for update in register.updates:
        if update.id == ident and ident not in gone and not update.retracts:
            return Step(ident, update.by, update.recorded, (update,), ())
    return None


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
