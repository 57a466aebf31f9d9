"""What was written and does not come to count, and why: a later word stands, or the day is to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from laocoop.clean import filled
from laocoop.cli.session import Session
from laocoop.domain.model import Update
from laocoop.domain.moment import Moment
from laocoop.domain.replay import replay
from laocoop.domain.standing import Standing
from laocoop.domain.status import Force, Status, Verdict
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.fields.due import agreed_date, date_of_side
from laocoop.storage.append import Written


def not_counted(session: Session, written: Written) -> list[str]:
    """Why reports that were written do not show: a line for each that does not come to count."""
    after = replay(written.after, Moment.present(session.now))
    lines = []
    for update in written.records:
        if isinstance(update, Update):
            lines += _overtaken(after.get(update.commitment), update, session.today)
            lines += _before_it_was_made(written, update)
            lines += _not_reported_itself(after.get(update.commitment), update)
    return lines


def _not_reported_itself(new: Standing | None, update: Update) -> list[str]:
    """Says that who confirms the other side's report has not reported itself, where that is waited for."""
    if (
        new is None
        or update.verdict is not Verdict.CONFIRMED
        or update.party not in new.waiting_for
    ):
        return []
    sentence = _("To confirm is not to report: {party} has not reported yet (laocoop update {id}).")
    return [filled(sentence, {"party": update.party, "id": new.id})]


def _before_it_was_made(written: Written, update: Update) -> list[str]:
    """Asks about a completion on a day before the commitment was agreed: a slip in the year, most of the time."""
    commitment = written.after.commitments.get(update.commitment)
    if update.status is not Status.COMPLETED or commitment is None:
        return []
    day = written.after.instruments[commitment.instrument].day
    if day is None or update.on >= day or commitment.force is Force.PLANNED:
        return []
    sentence = _("{id} was agreed on {day}, after {on}: is that the right day?")
    return [sentence.format(id=commitment.id, day=dates.day(day), on=dates.day(update.on))]


_SAID = {
    "status": N_("the status"),
    "due": N_("the date"),
    "lead": N_("the leading unit"),
    "value": N_("the result"),
    "verdict": N_("the word on the report"),
}
"""What an entry says of a commitment, by field."""


def _overtaken(new: Standing | None, update: Update, today: date) -> list[str]:
    """Why an entry does not show, or some of what it says, where later ones stand."""
    if update.on > today:
        sentence = _(
            "A report on {id} is of {on}, which is still to come: until then it counts nowhere."
        )
        return [sentence.format(id=update.commitment, on=dates.day(update.on))]
    if new is None:
        return []
    fields = [field for field in _SAID if _says(update, field)]
    hidden = {field: sides for field in fields if (sides := _hidden(new, update, field))}
    by_later: dict[str, list[str]] = {}
    for field in hidden:
        later = _later(new, update, field, hidden[field])
        by_later.setdefault(later.id if later else "", []).append(field)
    told: list[str] = []
    for later_id, of_it in by_later.items():
        sides = [*dict.fromkeys(side for field in of_it for side in hidden[field])]
        later = next((u for u in new.updates if u.id == later_id), None)
        named = () if of_it == fields and {*of_it} <= {"status", "due"} else of_it
        told += _told(new, update, later, named, sides)
    side = update.party if len(new.by_party) > 1 else ""
    if not hidden and side and update.due and new.dates.agreed not in (None, update.due):
        told.append(
            _("What both agreed, {agreed}, holds; {due} is the date that {party} names.").format(
                agreed=_agreed(new), due=date_of_side(new, update.due, side), party=side
            )
        )
    return told


def _says(update: Update, field: str) -> bool:
    return getattr(update, field) not in (None, "")


def _hidden(new: Standing, update: Update, field: str) -> list[str]:
    """The sides for whom what the entry says of this does not stand."""
    sides = [p for p in ((update.party,) if update.party else new.by_party) if p in new.by_party]
    if field == "verdict":  # of the other side's report, as long as that one stands
        reported = [
            each
            for party, each in new.by_party.items()
            if party != update.party and each.report == update.verifies
        ]
        stands = all(each.verdict is update.verdict for each in reported)
        return [] if stands else [update.party]
    if field == "due" and (not update.party or len(new.by_party) < 2):
        return sides if new.due != update.due else []
    return [side for side in sides if _standing_of(new, field, side) != getattr(update, field)]


def _standing_of(new: Standing, field: str, side: str) -> object:
    if field == "status":
        return new.by_party[side].status
    if field == "due":
        return new.dates.of_side(side)
    return new.lead.get(side) if field == "lead" else new.values.get(side)


def _later(new: Standing, update: Update, field: str, sides: list[str]) -> Update | None:
    """The last entry of a later day that says something of the same for one of the sides; a date is of both."""
    alike = [
        u
        for u in new.updates
        if u.on > update.on and _speaks_of(u, field) and (field == "due" or u.party in ("", *sides))
    ]
    return max(alike, key=lambda u: u.order, default=None)


def _speaks_of(update: Update, field: str) -> bool:
    """A verdict names the date and the figure of what it confirms; one's own report ends one's verdict on the other's."""
    if field == "verdict":
        return bool(update.verdict or update.status)
    confirms = update.verdict is Verdict.CONFIRMED and field in ("due", "value")
    return _says(update, field) or confirms


def _told(
    new: Standing,
    update: Update,
    later: Update | None,
    fields: Iterable[str],
    sides: list[str],
) -> list[str]:
    """That a later entry stands, and how to take it back where it is of the same side; with `fields`, in what."""
    what = ", ".join(_(_SAID[field]) for field in fields)
    if later is None:
        moment = max(u.recorded for u in new.updates)
        if moment <= update.recorded:
            return []
        sentence = _(
            "It does not change where {id} stands: a report dated {when} stands, by a clock that goes ahead."
        )
        return [sentence.format(id=new.id, when=dates.moment(moment))]
    party = ", ".join(sides) if len(new.by_party) > len(sides) else ""
    if what and party:
        sentence = _(
            "It does not change {what} of {id} for {party}: a word of a later day, {day}, stands."
        )
    elif what:
        sentence = _("It does not change {what} of {id}: a word of a later day, {day}, stands.")
    elif party:
        sentence = _(
            "It does not change where {id} stands for {party}: a report of a later day, {day}, stands."
        )
    else:
        sentence = _(
            "It does not change where {id} stands: a report of a later day, {day}, stands."
        )
    told = [sentence.format(id=new.id, party=party, what=what, day=dates.day(later.on))]
    if later.party == update.party:
        undo = _(
            "So that this one stands, take the later one back, with all that it says: laocoop undo {report}"
        )
        told.append(filled(undo, {"report": later.id}))
    return told


def _agreed(standing: Standing) -> str:
    """The date that both agreed, to the day or to the year as it was."""
    agreed = standing.dates.agreed
    if agreed is not None and agreed != standing.commitment.due:
        return date_of_side(standing, agreed, "")
    return agreed_date(standing.commitment)
