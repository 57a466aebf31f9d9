"""An entry of the ledger: its fields, one row each, and what it says in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from operator import attrgetter

from laocoop.domain.model import PRESS, Correction, Register, Update
from laocoop.domain.period import Period
from laocoop.domain.status import Precision, Verdict
from laocoop.domain.wording import Wording
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _, language
from laocoop.reports.fields.table import JSON, Field, Fields
from laocoop.reports.fields.types import (
    AS_DAY,
    AS_IT_IS,
    AS_NUMBER,
    AS_TEXT_OR_NULL,
    AS_WORD,
    Type,
    wording_in_json,
)
from laocoop.reports.view import View
from laocoop.typed import Any

_EVIDENCE = Type(json=list, text=" ; ".join)
CORRECTION = Type(
    json=lambda update: _in_json(update.corrects) or None,
    text=lambda update: " ; ".join(
        f"{key}: {_in_text(value)}" for key, value in (_in_json(update.corrects) or {}).items()
    ),
)
"""What an entry puts right. In words it is told by what stood there before: see `correction.lines`."""

_WRITER = Type(
    json=lambda name: name or None, shown=lambda name: _("press") if name == PRESS else str(name)
)

SPEAKER = Type(
    json=lambda update: update.party or None,
    text=lambda update: update.party,
    shown=lambda update: whose(update),
)

UPDATE = Fields(
    Field("id", attrgetter("id"), heading=N_("Id")),
    Field("commitment", attrgetter("commitment"), AS_TEXT_OR_NULL, heading=N_("Commitment")),
    Field("instrument", attrgetter("instrument"), AS_TEXT_OR_NULL, heading=N_("Instrument")),
    Field("on", attrgetter("on"), AS_DAY, heading=N_("On")),
    Field("recorded", attrgetter("recorded"), AS_DAY, heading=N_("Written down")),
    Field("by", attrgetter("by"), _WRITER, heading=N_("By")),
    Field("party", lambda update: update, SPEAKER, heading=N_("Party")),
    Field("status", attrgetter("status"), AS_WORD, heading=N_("Status")),
    Field(
        "note",
        lambda update: update.note.in_language(language()),
        AS_TEXT_OR_NULL,
        heading=N_("Note"),
    ),
    Field("notes", lambda update: _by_language(update.note), AS_IT_IS, at=(JSON,)),
    Field("evidence", attrgetter("evidence"), _EVIDENCE, heading=N_("Evidence")),
    Field("due", attrgetter("due"), AS_DAY, heading=N_("Due")),
    Field("due_precision", attrgetter("due_precision"), AS_WORD),
    Field("due_was", attrgetter("due_was"), AS_DAY, heading=N_("Was due")),
    Field("lead", attrgetter("lead"), AS_TEXT_OR_NULL, heading=N_("Leading unit")),
    Field("value", attrgetter("value"), AS_NUMBER, heading=N_("Measured")),
    Field("retracts", attrgetter("retracts"), AS_TEXT_OR_NULL),
    Field("event", attrgetter("event"), AS_TEXT_OR_NULL, heading=N_("Joint review")),
    Field("verifies", attrgetter("verifies"), AS_TEXT_OR_NULL),
    Field("verdict", attrgetter("verdict"), AS_WORD, heading=N_("Verdict")),
    Field("corrects", lambda update: update, CORRECTION),
    Field("step", attrgetter("step"), AS_TEXT_OR_NULL),
    Field("id_was", attrgetter("id_was"), AS_TEXT_OR_NULL),
    csv="recorded on id commitment",
)


def what(view: View, update: Update) -> str:
    """What an update says, as one sentence without its note."""
    parts = []
    if update.retracts:
        parts.append(_("takes back {id}").format(id=update.retracts))
    if update.verdict:
        words = {Verdict.CONFIRMED: _("confirms {id}"), Verdict.DISPUTED: _("disputes {id}")}
        parts.append(words[update.verdict].format(id=update.verifies))
    if update.corrects:
        parts.append(_("put right"))
    if update.status:
        parts.append(labels.status(update.status))
    if update.due:
        by_year = update.due_precision is Precision.YEAR
        due = dates.year(update.due) if by_year else dates.day(update.due)
        if update.due_was:
            was = view.due(update.commitment, update.due_was)
            parts.append(_("due {due} (was {was})").format(due=due, was=was))
        else:
            parts.append(_("due {due}").format(due=due))
    if update.lead:
        parts.append(_("led by {unit}").format(unit=view.unit(update.lead)))
    if update.value is not None:
        parts.append(_("measured: {value}").format(value=_measured(view, update, update.value)))
    if update.event and not update.corrects and update.event != update.subject:
        parts.append(_("at {event}").format(event=update.event))
    return ", ".join(parts)


def _measured(view: View, update: Update, measured: float) -> str:
    """The value, and of what and how many, where that was agreed."""
    value = dates.number(measured)
    commitment = view.register.commitments.get(update.commitment)
    if commitment is None or commitment.target is None:
        return value
    target = commitment.target
    told = _("{value} of {target}").format(value=value, target=dates.number(target.value))
    return f"{told} {target.unit}".strip()


def _by_language(note: Wording) -> dict[str, str] | None:
    """A note that stands in languages of which it is known which; None for a plain one."""
    known = wording_in_json(note)
    return None if known.keys() <= {"en"} else known


def _in_json(correction: Correction | None) -> dict[str, Any] | None:
    """The fields that a correction sets; None where an entry is none."""
    if correction is None:
        return None
    return {key: _plain(value) for key, value in correction.as_dict().items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, Wording):
        return {code: words for code, words in value.by_language().items() if words}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        return value.name
    return dict(value) if isinstance(value, Mapping) else value


def _in_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {text}" for key, text in value.items())
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value)


def whole(view: View, update: Update) -> str:
    """What an update says; of a word on the other side's report, and of what takes one back, what that said."""
    if taken := view.updates.get(update.retracts) if update.retracts else None:
        # Of what takes back what takes back, and so on without end, no more than the last is told.
        earlier = taken.id if taken.retracts else in_a_line(view, taken)
        return _("takes back: {what}").format(what=earlier)
    verified = view.updates.get(update.verifies) if update.verdict else None
    if verified is None or update.verdict is None:
        return what(view, update)
    if verified.by == PRESS:
        party = ""
        sentence = {
            Verdict.CONFIRMED: _("confirms what the press tells: {what}"),
            Verdict.DISPUTED: _("sees otherwise what the press tells: {what}"),
        }[update.verdict]
    elif verified.party:
        sentence = {
            Verdict.CONFIRMED: _("confirms what {party} reported: {what}"),
            Verdict.DISPUTED: _("sees otherwise what {party} reported: {what}"),
        }[update.verdict]
        party = view.party(verified.party)
    else:
        party = ""
        sentence = {
            Verdict.CONFIRMED: _("confirms what both reported jointly: {what}"),
            Verdict.DISPUTED: _("sees otherwise what both reported jointly: {what}"),
        }[update.verdict]
    reported = what(view, verified.but(event=""))  # where that was said is not where this is
    reported = reported or view.quote(verified.note) or ", ".join(verified.evidence)
    parts = [sentence.format(party=party, what=reported), what(view, update.but(verdict=None))]
    return ", ".join(part for part in parts if part)


def result_lines(view: View, update: Update) -> list[str]:
    """What an update says was done, with its evidence, a line for each: dates and units that it named may be others
    by now, and stand where they hold.
    """
    result = update.but(due=None, due_was=None, lead="")
    shown = evidence_lines(view.register, update)
    if not (result.note or whole(view, result)) and shown:
        return [f"{_of_whom(update)}: {shown[0]}", *shown[1:]]
    return [in_a_line(view, result), *shown]


def in_a_line(view: View, update: Update) -> str:
    """An update with its side and its day, and what it says and notes."""
    says = [whole(view, update), view.quote(update.note) if update.note else ""]
    sentence = " ".join(part for part in says if part) or ", ".join(update.evidence)
    return f"{_of_whom(update)}: {sentence}"


def _of_whom(update: Update) -> str:
    """Whose word it is, and of which day."""
    party = who(update) if update.by == PRESS else update.party or _("both, jointly")
    return f"{party}, {dates.day(update.on)}"


def ahead(recorded: datetime) -> str:
    """What marks a record that is dated later than now."""
    return _("(dated {when}, which is still to come: a clock goes ahead)").format(
        when=dates.moment(recorded)
    )


def whose(update: Update) -> str:
    """Whose word it is; nobody's is what takes one back, and what the press tells of both."""
    if update.party or update.retracts or update.by == PRESS:
        return update.party
    return _("both, jointly")


def who(update: Update) -> str:
    """Whose word it is and who wrote it down."""
    if update.by == PRESS:  # reported of the sides, not by them
        return " · ".join(filter(None, (update.party, _("press"))))
    if update.retracts:  # nobody's word: it takes one back
        return update.by or "—"
    party = update.party or _("both, jointly")
    return f"{party} · {update.by}" if update.by else party


def evidence(register: Register, name: str) -> str:
    """A piece of evidence: an address or file as it is, a source of the register with its own."""
    source = register.sources.get(name)
    if source is None:
        return name
    return f"{name}: {source.url or source.title or source.description.in_language(language())}"


def evidence_lines(register: Register, update: Update) -> list[str]:
    """What shows it, a line for each piece."""
    return [f"→ {evidence(register, name)}" for name in update.evidence]
