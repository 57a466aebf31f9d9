"""What a correction may not say: for the other side, against a later report, or nothing at all."""

from __future__ import annotations

from laocoop.cli.session import Session
from laocoop.domain.model import Commitment, Correction, Corrigible, Register, Update
from laocoop.domain.moment import EVER
from laocoop.domain.replay import replay
from laocoop.domain.status import Force
from laocoop.errors import RefusedError


def refuse_what_is_not_theirs(record: Corrigible, correction: Correction, side: str) -> None:
    """Raises RefusedError for what one side alone may not put right."""
    _refuse_others(record, correction, side)
    gone = [name.partition(".")[2] for name in correction.drops if name.startswith("lead.")]
    for party in (*correction.lead, *gone):
        if isinstance(record, Commitment) and party not in (correction.parties or record.parties):
            bound = ", ".join(record.parties)
            names = {"id": record.id, "party": party, "bound": bound, "first": record.parties[0]}
            raise RefusedError("their-party-not-bound", **names)
    is_dated = correction.due is not None or "due" in correction.drops
    if side and isinstance(record, Commitment) and is_dated and side not in record.parties:
        raise RefusedError("date-of-others", id=record.id, party=record.parties[0])
    if side and isinstance(record, Commitment) and is_dated:
        others = {*record.parties} - {side}
        if others:
            raise RefusedError("date-of-both", id=record.id, party=min(others))
    if side and isinstance(record, Commitment) and correction.parties:
        if side not in correction.parties and record.force is not Force.PLANNED:
            raise RefusedError("bound-by-both", id=record.id)
        others = ({*correction.parties} ^ {*record.parties}) - {side}
        if others:
            raise RefusedError("binds-other", id=record.id, party=min(others))


def _refuse_others(record: Corrigible, correction: Correction, side: str) -> None:
    """Raises RefusedError where one side would rewrite the other's own action: what it may add is a title
    in a language that has none.
    """
    if not isinstance(record, Commitment) or record.force is not Force.PLANNED:
        return
    if not side or side in record.parties:
        return
    missing = [code for code, words in record.title.by_language().items() if not words]
    titles = {code for code, words in correction.title.by_language().items() if words}
    if correction != Correction(title=correction.title) or not titles.issubset(missing):
        raise RefusedError("others-action", id=record.id, party=record.parties[0])


def refuse_without_effect(register: Register, update: Update, side: str) -> None:
    """Raises RefusedError where a report that came later, or of both jointly, would still hold."""
    correction = update.corrects
    assert correction is not None
    if not update.commitment or not (correction.due or correction.lead or correction.drops):
        return
    ever = EVER
    after = replay(register.but(updates=(*register.updates, update)), ever)[update.commitment]
    told = [report.id for report in after.updates if report.due or report.lead]
    # What was agreed is put right, whatever was reported since; what reports alone have said is theirs.
    own_date = register.commitments[update.commitment].due is not None
    is_due = own_date or correction.due in (None, after.due)
    is_gone = own_date or "due" not in correction.drops or after.due is None
    leads = all(after.lead.get(party) == unit for party, unit in correction.lead.items())
    gone = f"lead.{side}" not in correction.drops or side not in after.lead
    if not (is_due and is_gone and leads and gone):
        raise RefusedError("reported-so", id=update.commitment, report=told[-1])


def takes_off_nothing(session: Session, record: Corrigible, correction: Correction) -> bool:
    """True where a date is to be taken off, and there is none."""
    if correction != Correction(drops=("due",)) or not isinstance(record, Commitment):
        return False
    return record.due is None and session.view().standings[record.id].due is None
