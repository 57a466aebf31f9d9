"""The fields of a commitment as it stands at a moment, one row each.

A test holds every field of the model to a row here, or to a reason in NOT_SHOWN.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from laocoop.domain.standing import Standing
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_
from laocoop.reports.answer import Sheet
from laocoop.reports.document import cell
from laocoop.reports.fields.due import (
    due_as_named,
    due_brief,
    due_cell,
    due_fact,
    due_named,
    due_precision,
    first_due_as_named,
    first_due_cell,
    first_due_fact,
)
from laocoop.reports.fields.in_words import (
    force,
    last_note,
    lead_brief,
    lead_cell,
    or_dash,
    period_name,
    plain_status,
    status_cell,
    target,
    target_fact,
    theme_names,
    title_cell,
    updated_cell,
    value_fact,
    value_named,
    verdicts,
)
from laocoop.reports.fields.table import CSV, DETAIL, JSON, LIST, SHOW, Field, Fields
from laocoop.reports.fields.types import (
    AS_DAY,
    AS_IT_IS,
    AS_NAMES,
    AS_PERIOD,
    AS_TEXT,
    AS_TEXT_BY_PARTY,
    AS_TEXT_OR_NULL,
    AS_WORD,
    AS_WORD_OR_NULL,
    AS_WORDING,
    BY_PARTY,
    Type,
)
from laocoop.reports.view import View

NOT_SHOWN = {
    "soft": "said in the wording itself",
    "recorded": "the ledger shows it, as the entry that added the commitment",
    "by": "the ledger shows it, as the entry that added the commitment",
    "step": "a key for undo, which means nothing to a reader",
}


_VERIFICATION = Type(
    json=lambda verdicts: {
        party: {"verdict": standing.verdict.value, "by": standing.verified_by}
        for party, standing in verdicts.items()
    },
    text=lambda standing: standing.verdict.value,
    spread=BY_PARTY,
    shown=lambda standing: labels.word(standing.verdict),
)
_DAYS_BY_PARTY = Type(
    json=lambda days: days,
    text=lambda days: "; ".join(f"{party}: {day}" for party, day in (days or {}).items()),
    shown=lambda days: "; ".join(
        f"{party}: {dates.day(date.fromisoformat(day))}" for party, day in days.items()
    ),
)
_STATUS_BY_PARTY = Type(
    json=lambda by_party: {party: standing.status.value for party, standing in by_party.items()},
    text=lambda standing: standing.status.value,
    spread=BY_PARTY,
    shown=lambda standing: labels.status(standing.status),
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
        cell=lambda v, s: or_dash(s.commitment.clause),
        fact=lambda v, s: s.commitment.clause,
    ),
    Field(
        "title",
        attrgetter("commitment.title"),
        AS_WORDING,
        at=(JSON, CSV, LIST),
        heading=N_("Commitment"),
        cell=title_cell,
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
        cell=lambda v, s: cell(theme_names(v, s)),
        fact=theme_names,
        flexible=True,
    ),
    Field(
        "force",
        attrgetter("commitment.force"),
        AS_WORD,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Force"),
        cell=lambda v, s: cell(force(v, s)),
        fact=force,
    ),
    Field(
        "period",
        attrgetter("commitment.period"),
        AS_PERIOD,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Period"),
        cell=lambda v, s: or_dash(period_name(v, s)),
        fact=period_name,
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
    Field("agreement", attrgetter("agreement"), AS_WORD_OR_NULL, at=(JSON,)),
    Field("verification", verdicts, _VERIFICATION, heading=N_("The other side on the report of")),
    Field(
        "timeliness",
        attrgetter("timeliness"),
        AS_WORD,
        at=(JSON, CSV, LIST),
        heading=N_("Date kept?"),
        cell=lambda v, s: cell(labels.timeliness(s.timeliness)),
    ),
    Field("completed_on", attrgetter("completed_on"), AS_DAY, heading=N_("Completed on")),
    Field(
        "due",
        due_as_named,
        AS_DAY,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("Due"),
        cell=due_cell,
        fact=due_fact,
        brief=due_brief,
    ),
    Field("due_named", due_named, _DAYS_BY_PARTY, heading=N_("Dates named by one side")),
    Field("due_precision", due_precision, AS_WORD),
    Field(
        "first_due",
        first_due_as_named,
        AS_DAY,
        at=(JSON, CSV, LIST, SHOW),
        heading=N_("First due"),
        cell=first_due_cell,
        fact=first_due_fact,
    ),
    Field(
        "lead",
        attrgetter("lead"),
        AS_TEXT_BY_PARTY,
        at=(JSON, CSV, LIST),
        heading=N_("Leading unit"),
        cell=lead_cell,
        brief=lead_brief,
    ),
    Field(
        "parent",
        attrgetter("commitment.parent"),
        AS_TEXT_OR_NULL,
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
        cell=lambda v, s: or_dash(" ".join(s.commitment.continues)),
    ),
    Field(
        "updated",
        attrgetter("updated"),
        AS_DAY,
        at=(JSON, CSV, LIST),
        heading=N_("Last report"),
        cell=updated_cell,
    ),
    Field("last_note", last_note, AS_TEXT, at=(CSV,), heading=N_("Note")),
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
    Field(
        "id_was",
        attrgetter("commitment.id_was"),
        AS_TEXT_OR_NULL,
        at=(DETAIL, SHOW),
        heading=N_("Was called"),
        fact=lambda v, s: s.commitment.id_was,
    ),
    Field("target", target, AS_IT_IS, at=(DETAIL, SHOW), heading=N_("Target"), fact=target_fact),
    Field(
        "value",
        attrgetter("value"),
        AS_IT_IS,
        at=(DETAIL, SHOW),
        heading=N_("Measured"),
        fact=value_fact,
    ),
    Field("value_named", value_named, AS_IT_IS, at=(DETAIL,)),
    list="id title parties status due first_due timeliness updated lead",
    csv="id instrument clause parent",
    show="instrument clause parent force",
)

USUAL = ("id", "title", "parties", "status", "due")
"""The columns of a list, unless others are asked for."""
BRIEF = ("id", "instrument", "parties", "status", "due", "title")
"""The same in a pipe."""


def sheet_of(view: View, standings: Iterable[Standing], keys: Sequence[str] = ()) -> Sheet:
    """The commitments in a sheet, with all fields or some; where people read it, themes stand by their names."""
    sheet = COMMITMENT.sheet(standings, tuple(view.register.parties), keys)
    named = AS_NAMES.but(shown=lambda ids: "; ".join(map(view.theme, ids)))
    kinds = zip(sheet.columns, sheet.types, strict=True)
    return sheet.but(types=[named if column == "themes" else kind for column, kind in kinds])
