"""The fields of a commitment as it stands at a moment, one row each.

Shown nowhere: `soft`, `recorded`, `by` and `step`, which the file alone keeps, with the reason given
beside NOT_SHOWN. A test holds every field of the model to a row here or there.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from laocoop.domain.replay import PartyStanding, Standing
from laocoop.domain.status import Timeliness, Verdict
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.document import Cell, cell
from laocoop.reports.fields.table import CSV, DETAIL, JSON, LIST, SHOW, Field, Fields
from laocoop.reports.fields.types import (
    AS_DAY,
    AS_IT_IS,
    AS_NAMES,
    AS_PERIOD,
    AS_TEXT,
    AS_TEXT_BY_PARTY,
    AS_WORD,
    AS_WORDING,
    AS_WORDS_BY_PARTY,
    Type,
)
from laocoop.reports.view import View
from laocoop.typed import Any

NOT_SHOWN = {
    "soft": "said in the wording itself",
    "recorded": "the ledger shows it, as the entry that added the commitment",
    "by": "the ledger shows it, as the entry that added the commitment",
    "step": "a key for undo, which means nothing to a reader",
}


def unique(standings: Iterable[PartyStanding]) -> list[PartyStanding]:
    """One of the standings for each report: a report of all parties stands under each."""
    return list({standing.report: standing for standing in standings}.values())


def status_cell(_view: View, standing: Standing) -> Cell:
    """The joint status; under it each party's where they differ."""
    lines = [labels.status(standing.status)]
    if standing.differs:
        lines += [
            f"{party}: {labels.status(party_standing.status)}"
            for party, party_standing in standing.by_party.items()
        ]
    lines += [
        _("disputed by {party}").format(party=party_standing.verified_by)
        for party_standing in unique(standing.by_party.values())
        if party_standing.verdict is Verdict.DISPUTED
    ]
    return cell(*lines, role=f"status:{standing.status.value}")


def plain_status(_view: View, standing: Standing) -> str:
    """The joint status as a word of the file, and each party's where they differ."""
    words = []
    if standing.differs:
        words = [
            f"{party}: {party_standing.status.value}"
            for party, party_standing in standing.by_party.items()
        ]
    if standing.disputed:
        words.append("disputed")
    return standing.status.value + (f" ({', '.join(words)})" if words else "")


def _title_cell(view: View, standing: Standing) -> Cell:
    indent = "↳ " if standing.commitment.parent else ""
    return cell(indent + view.say(standing.commitment.title))


def _due_cell(_view: View, standing: Standing) -> Cell:
    """The present due date, and in words how the commitment stands to it."""
    if standing.due is None:
        return cell("—", role="muted")
    lines = [dates.day(standing.due)]
    if standing.timeliness in (
        Timeliness.OVERDUE,
        Timeliness.DUE_SOON,
        Timeliness.COMPLETED_LATE,
    ):
        lines.append(labels.timeliness(standing.timeliness))
    return cell(*lines, role=f"timeliness:{standing.timeliness.value}")


def _due_fact(_view: View, standing: Standing) -> str:
    if standing.due is None:
        return _("no date agreed")
    return f"{dates.day(standing.due)} ({labels.timeliness(standing.timeliness)})"


def _first_due_fact(_view: View, standing: Standing) -> str:
    if standing.first_due is None or standing.first_due == standing.due:
        return ""
    return dates.day(standing.first_due)


def _target_fact(_view: View, standing: Standing) -> str:
    target = standing.commitment.target
    if target is None:
        return "" if standing.value is None else dates.number(standing.value)
    reached = "—" if standing.value is None else dates.number(standing.value)
    return _("{reached} of {wanted} {unit}").format(
        reached=reached, wanted=dates.number(target.value), unit=target.unit
    )


def _target(standing: Standing) -> dict[str, Any] | None:
    target = standing.commitment.target
    return target.as_dict() if target else None


def _lead_cell(_view: View, standing: Standing) -> Cell:
    units = [f"{party}: {unit}" for party, unit in standing.lead.items()]
    return cell(*units) if units else cell("—", role="muted")


def _lead_brief(_view: View, standing: Standing) -> str:
    return "; ".join(f"{party}: {unit}" for party, unit in standing.lead.items())


def _theme_names(view: View, standing: Standing) -> str:
    return ", ".join(view.theme(theme) for theme in standing.commitment.themes)


def _verdicts(standing: Standing) -> dict[str, PartyStanding]:
    return {
        party: party_standing
        for party, party_standing in standing.by_party.items()
        if party_standing.verdict
    }


def _last_note(standing: Standing) -> str:
    return next((entry.note for entry in reversed(standing.updates) if entry.note), "")


def _period_name(_view: View, standing: Standing) -> str:
    period = standing.commitment.period
    return period.name if period else ""


def _force(_view: View, standing: Standing) -> str:
    return labels.force(standing.commitment.force)


def _or_dash(text: str) -> Cell:
    return cell(text) if text else cell("—", role="muted")


def _day_cell(day: Any) -> Cell:
    return _or_dash(dates.day(day) if day else "")


_VERIFICATION = Type(
    json=lambda verdicts: {
        party: {"verdict": standing.verdict.value, "by": standing.verified_by}
        for party, standing in verdicts.items()
    },
    text=lambda standing: standing.verdict.value,
    spread=AS_WORDS_BY_PARTY.spread,
)
_STATUS_BY_PARTY = Type(
    json=lambda by_party: {party: standing.status.value for party, standing in by_party.items()},
    text=lambda standing: standing.status.value,
    spread=AS_WORDS_BY_PARTY.spread,
)

COMMITMENT = Fields(
    Field(
        "id",
        attrgetter("commitment.id"),
        at=(JSON, CSV, LIST),
        heading=N_("Id"),
        cell=lambda v, s: cell(s.id, role="id"),
    ),
    Field(
        "instrument",
        attrgetter("commitment.instrument"),
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Instrument"),
        cell=lambda v, s: cell(s.commitment.instrument),
        fact=lambda v, s: v.instrument(s.commitment.instrument),
        fact_heading=N_("Undertaken in"),
    ),
    Field(
        "clause",
        attrgetter("commitment.clause"),
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Clause"),
        cell=lambda v, s: _or_dash(s.commitment.clause),
        fact=lambda v, s: s.commitment.clause,
    ),
    Field(
        "title",
        attrgetter("commitment.title"),
        AS_WORDING,
        at=(JSON, CSV, LIST),
        heading=N_("Commitment"),
        cell=_title_cell,
        brief=lambda v, s: v.say(s.commitment.title),
        flexible=True,
    ),
    Field(
        "parties",
        attrgetter("commitment.parties"),
        AS_NAMES,
        at=(JSON, CSV, LIST),
        heading=N_("Parties"),
        cell=lambda v, s: cell(" ".join(s.commitment.parties)),
    ),
    Field(
        "themes",
        attrgetter("commitment.themes"),
        AS_NAMES,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Themes"),
        cell=lambda v, s: cell(_theme_names(v, s)),
        fact=_theme_names,
        flexible=True,
    ),
    Field(
        "force",
        attrgetter("commitment.force"),
        AS_WORD,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Force"),
        cell=lambda v, s: cell(_force(v, s)),
        fact=_force,
    ),
    Field(
        "period",
        attrgetter("commitment.period"),
        AS_PERIOD,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Period"),
        cell=lambda v, s: _or_dash(_period_name(v, s)),
        fact=_period_name,
    ),
    Field(
        "status",
        attrgetter("status"),
        AS_WORD,
        at=(JSON, CSV, LIST),
        heading=N_("Status"),
        cell=status_cell,
        brief=plain_status,
    ),
    Field("party_status", attrgetter("by_party"), _STATUS_BY_PARTY, csv_key="status"),
    Field("verification", _verdicts, _VERIFICATION),
    Field(
        "timeliness",
        attrgetter("timeliness"),
        AS_WORD,
        at=(JSON, CSV, LIST),
        heading=N_("Date kept?"),
        cell=lambda v, s: cell(labels.timeliness(s.timeliness)),
    ),
    Field("completed_on", attrgetter("completed_on"), AS_DAY),
    Field(
        "due",
        attrgetter("due"),
        AS_DAY,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Due"),
        cell=_due_cell,
        fact=_due_fact,
    ),
    Field(
        "first_due",
        attrgetter("first_due"),
        AS_DAY,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("First due"),
        cell=lambda v, s: _day_cell(s.first_due),
        fact=_first_due_fact,
    ),
    Field(
        "lead",
        attrgetter("lead"),
        AS_TEXT_BY_PARTY,
        at=(JSON, CSV, LIST),
        heading=N_("Leading unit"),
        cell=_lead_cell,
        brief=_lead_brief,
    ),
    Field(
        "parent",
        lambda s: s.commitment.parent or None,
        at=(JSON, CSV, SHOW),
        heading=N_("Under"),
        fact=lambda v, s: s.commitment.parent,
    ),
    Field(
        "continues",
        attrgetter("commitment.continues"),
        AS_NAMES,
        at=(JSON, CSV, LIST),
        heading=N_("Carries on"),
        cell=lambda v, s: _or_dash(" ".join(s.commitment.continues)),
    ),
    Field(
        "updated",
        attrgetter("updated"),
        AS_DAY,
        at=(JSON, CSV, LIST),
        heading=N_("Last report"),
        cell=lambda v, s: _day_cell(s.updated),
    ),
    Field("last_note", _last_note, AS_TEXT, at=(CSV,)),
    Field(
        "text",
        attrgetter("commitment.text"),
        AS_WORDING,
        at=(DETAIL,),
        heading=N_("Text"),
        fact=lambda v, s: v.say(s.commitment.text),
    ),
    Field(
        "note",
        attrgetter("commitment.note"),
        AS_WORDING,
        at=(DETAIL,),
        heading=N_("Note"),
        fact=lambda v, s: v.say(s.commitment.note),
    ),
    Field("target", _target, AS_IT_IS, at=(DETAIL, SHOW), heading=N_("Target"), fact=_target_fact),
    Field("value", attrgetter("value"), AS_IT_IS, at=(DETAIL,)),
    list="id title parties status due first_due timeliness updated lead",
    csv="id instrument clause parent",
    show="instrument clause parent force",
)

USUAL = ("id", "title", "parties", "status", "due")
"""The columns of a list, unless others are asked for."""
BRIEF = ("id", "instrument", "parties", "status", "due", "title")
"""The same in a pipe."""
