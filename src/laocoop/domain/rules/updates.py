"""Rules on single entries of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from laocoop.domain.model import Commitment, Event, Update
from laocoop.domain.moment import Moment
from laocoop.domain.rules.rule import Checked, Severity, Violation, rule
from laocoop.domain.status import Status


@rule("empty-update", Severity.WARNING)
def says_nothing(checked: Checked) -> Iterator[Violation]:
    """Entries without a status, note, evidence, date, unit, value or word on another's report."""
    for number, update in checked.updates:
        says = (update.status, update.note, update.evidence, update.due, update.lead)
        if not any(says) and update.value is None and not update.verdict:
            yield Violation("update", number, "", {"id": update.commitment})
    for number, update in enumerate(checked.register.updates):
        if update.corrects and not any(update.corrects.as_dict().values()):
            yield Violation("update", number, "", {"id": update.subject})


@rule("reported-in-future", Severity.WARNING)
def reported_of_a_day_to_come(checked: Checked) -> Iterator[Violation]:
    """Entries that are to take effect after today: until then they count nowhere. Those of a review that has a day to
    come are told by that.
    """
    told = {event.id for _number, event in _spoken_at_ahead(checked)}
    for number, update in checked.updates:
        if update.commitment and update.on > checked.today and update.event not in told:
            params = {"id": update.commitment, "on": update.on, "update": update.id}
            yield Violation("update", number, "on", params)


@rule("held-ahead", Severity.WARNING)
def held_on_a_day_to_come(checked: Checked) -> Iterator[Violation]:
    """Joint reviews at which something was reported, and whose day is to come: until then it counts nowhere."""
    for number, event in _spoken_at_ahead(checked):
        yield Violation("event", number, "held", {"id": event.id, "day": event.held})


def _spoken_at_ahead(checked: Checked) -> Iterator[tuple[int, Event]]:
    spoken_at = {update.event for _number, update in checked.updates if update.on > checked.today}
    for number, event in enumerate(checked.register.events.values()):
        if event.held and event.held > checked.today and event.id in spoken_at:
            yield number, event


@rule("dated-ahead", Severity.WARNING)
def dated_later_than_now(checked: Checked) -> Iterator[Violation]:
    """Records that a clock which goes ahead has dated later than now."""
    register, moment = checked.register, Moment.present(checked.now)
    kinds: dict[str, Iterable[Update | Commitment | Event]] = {
        "update": register.updates,
        "commitment": register.commitments.values(),
        "event": register.events.values(),
    }
    for kind, records in kinds.items():
        for number, record in enumerate(records):
            if record.id in checked.gone:
                continue
            if record.recorded and moment.is_ahead(record.recorded):
                subject = record.subject if isinstance(record, Update) else record.id
                params = {"id": subject or record.id, "when": record.recorded}
                yield Violation(kind, number, "recorded", params)


@rule("reported-on-gone", Severity.WARNING)
def reported_on_what_was_taken_back(checked: Checked) -> Iterator[Violation]:
    """Reports on an action that was taken back, as a merge may bring in."""
    for number, update in checked.updates:
        if update.commitment in checked.gone:
            params = {"id": update.commitment, "update": update.id}
            yield Violation("update", number, "commitment", params)


@rule("reported-unbound", Severity.WARNING)
def reported_by_a_side_that_is_not_bound(checked: Checked) -> Iterator[Violation]:
    """Reports of a side that is bound no longer, since who is bound was put right: they count nowhere."""
    bound = checked.register.commitments
    for number, update in checked.updates:
        if update.status and update.party and update.commitment in bound:
            parties = bound[update.commitment].parties
            if update.party not in parties:
                params = {"id": update.commitment, "party": update.party, "update": update.id}
                yield Violation("update", number, "party", params)


@rule("said-at-gone", Severity.WARNING)
def said_at_a_review_that_was_taken_back(checked: Checked) -> Iterator[Violation]:
    """Reports made at a joint review that was taken back, as a merge may bring in."""
    for number, update in checked.updates:
        if update.event and update.event in checked.gone:
            params = {"id": update.event, "update": update.id}
            yield Violation("update", number, "event", params)


@rule("unexplained", Severity.WARNING)
def no_reason_given(checked: Checked) -> Iterator[Violation]:
    """Entries that suspend or withdraw, with no note of the same side then or later."""
    for number, update in checked.updates:
        wants_reason = update.status in (Status.SUSPENDED, Status.WITHDRAWN)
        if wants_reason and not _is_explained(checked, update):
            params = {
                "id": update.commitment,
                "what": update.status,
                "voice": checked.voice(update),
            }
            yield Violation("update", number, "status", params)


@rule("unexplained-date", Severity.WARNING)
def no_reason_given_for_a_date(checked: Checked) -> Iterator[Violation]:
    """Entries that move a date, with no note of the same side then or later."""
    for number, update in checked.updates:
        if update.due and update.due_was and not _is_explained(checked, update):
            params = {"id": update.commitment, "due": update.due, "voice": checked.voice(update)}
            yield Violation("update", number, "due", params)


def _is_explained(checked: Checked, update: Update) -> bool:
    noted = (checked.last_noted.get((update.commitment, party)) for party in ("", update.party))
    return bool(update.note) or any(when is not None and when >= update.recorded for when in noted)


@rule("before-undertaking", Severity.WARNING)
def before_it_was_undertaken(checked: Checked) -> Iterator[Violation]:
    """Entries that take effect before the instrument's day, on what came with the register."""
    register = checked.register
    for number, update in checked.updates:
        commitment = register.commitments[update.commitment]
        day = register.instruments[commitment.instrument].day
        if day and update.on < day and not commitment.recorded:
            params = {"id": commitment.id, "on": update.on, "made": day, "update": update.id}
            yield Violation("update", number, "on", params)


@rule("first-date-lost", Severity.WARNING)
def first_date_nowhere_to_be_found(checked: Checked) -> Iterator[Violation]:
    """Entries that move a date which neither the commitment nor another entry has any more."""
    moved: dict[str, Counter[date]] = {}
    corrected: dict[str, set[date | None]] = {}
    for update in checked.register.updates:
        if update.corrects:
            corrected.setdefault(update.commitment, set()).add(update.corrects.due)
        if update.due:
            moved.setdefault(update.commitment, Counter())[update.due] += 1
    for number, update in checked.updates:
        if not update.due_was:
            continue
        kept = (
            checked.register.commitments[update.commitment].due,
            checked.as_written.commitments[update.commitment].due,
        )
        elsewhere = moved.get(update.commitment, Counter())[update.due_was]
        elsewhere -= update.due == update.due_was  # it is no witness for itself
        is_corrected = update.due_was in corrected.get(update.commitment, ())
        if update.due_was not in kept and not is_corrected and not elsewhere:
            params = {"id": update.commitment, "was": update.due_was.isoformat()}
            yield Violation("update", number, "due_was", params)
