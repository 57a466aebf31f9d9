"""New entries for the ledger: what a report says of each commitment, and the other side's word on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from laocoop.domain.ids import new_update_id
from laocoop.domain.model import PRESS, Commitment, Register, Update
from laocoop.domain.moment import EVER, retracted
from laocoop.domain.replay import replay
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
    for an id that is gone or a joint review that was taken back, RefusedError where the party is not bound.
    """
    if not report.says_something:
        raise UsageError("nothing-to-write")
    if report.status is Status.COMPLETED and report.on > recorded.date():
        raise UsageError("future-completion", on=report.on)
    if report.value is not None and report.on > recorded.date():
        raise UsageError("future-figure", on=report.on)
    _refuse_gone(register, report.event)
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
        moved = standing.moved_from(party, report.due, report.on) if report.due else None
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
                due_was=moved,
                lead=report.lead,
                value=report.value,
                event=report.event,
                step=step,
            )
        )
    return new


def refuse_another(fresh: Register, shown: Register, ids: Iterable[str]) -> None:
    """Raises NotFoundError where an id is another commitment's than the one that was shown, as where a merge came while
    somebody was asked.
    """
    for ident in ids:
        one, other = fresh.commitments.get(ident), shown.commitments.get(ident)
        if one is None or other is None:
            continue
        if (one.recorded, one.step, one.instrument) != (
            other.recorded,
            other.step,
            other.instrument,
        ):
            raise NotFoundError("another-by-now", id=ident)


def _refuse_gone(register: Register, event: str) -> None:
    """Raises NotFoundError where the joint review was taken back while somebody wrote down what was said at it."""
    if event and (event not in register.events or event in retracted(register.updates)):
        raise NotFoundError("event-gone", event=event)


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
    word on one's own report, NotFoundError for a joint review that was taken back.
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
    _refuse_gone(register, report.event)
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


def _says_for_others(update: Update, party: str) -> set[str]:
    """What an entry says that `party` may answer: a joint status, and what the press tells of one, as well."""
    kinds = set()
    if update.status and (update.party != party or update.by == PRESS):
        kinds.add("status")
    if update.party not in ("", party) and not update.verdict:
        kinds |= {"due"} if update.due else set()
        kinds |= {"value"} if update.value is not None else set()
    return kinds


def report_to_verify(register: Register, ident: str, party: str, today: date) -> Update:
    """The report that `ident` means: an update, or of a commitment the newest word of another than `party` that holds (a
    status, a date, a figure) and was not answered yet, else the newest; a joint word where nobody else's came after it. Of
    a day to come only where there is no other. Raises NotFoundError.
    """
    standings = replay(register, EVER)
    for update in (update for standing in standings.values() for update in standing.updates):
        if update.id == ident and not update.verdict:
            return update
    if ident in standings:
        latest = standings[ident].updates[::-1]
        answered = {u.verifies for u in latest if u.verdict and u.party == party}
        others = [u for u in latest if u.party != party and not u.verdict]
        joint = [u for u in others[:1] if not u.party and u.by != PRESS]
        for meant in ([u for u in latest if u.on <= today], latest):
            newest, seen = [], set[str]()
            for update in meant:
                if says := _says_for_others(update, party) - seen:
                    newest.append(update)
                    seen |= says
            if holding := [u for u in newest if u.id not in answered] or newest or joint:
                return holding[0]
    raise NotFoundError("nothing-to-verify", id=ident)
