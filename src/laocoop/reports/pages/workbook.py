"""The sheets of a workbook: commitments, actions, what was reported on them, progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from laocoop.domain.moment import in_force
from laocoop.domain.progress import group_by
from laocoop.domain.standing import Standing
from laocoop.domain.status import REPORTABLE
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Tab
from laocoop.reports.fields.commitment import sheet_of
from laocoop.reports.fields.in_words import verdicts
from laocoop.reports.fields.update import UPDATE
from laocoop.reports.given_out import GIVEN_OUT
from laocoop.reports.pages.progress import group_name, tally_sheet
from laocoop.reports.view import View

_OF_COMMITMENTS = (
    *(
        "id",
        "title",
        "parties",
        "status",
        "party_status",
        "verification",
        "due",
        "due_named",
        "lead",
        "completed_on",
        "last_note",
    ),
    *("timeliness", "instrument", "clause", "parent", "themes", "force", "period", "updated"),
)
_OF_REPORTS = (
    *("on", "commitment", "party", "status", "note", "evidence", "due", "lead", "value"),
    *("event", "verdict", "by", "recorded", "id"),
)
"""The columns that a person reads, in the order in which one does."""


def tabs(view: View, standings: Sequence[Standing]) -> list[Tab]:
    """Of some commitments: themselves, the actions under them, the reports on both, and how much is done of the
    instruments in which they stand.
    """
    tops = [standing for standing in standings if not standing.commitment.parent]
    actions = [standing for standing in standings if standing.commitment.parent]
    of = {standing.id for standing in standings}
    entries = [
        entry
        for entry in in_force(view.register, view.moment)
        if entry.commitment in of and not entry.corrects
    ]
    of_instruments = {standing.commitment.instrument for standing in standings}
    whole = [
        standing
        for standing in view.standings.values()
        if standing.commitment.instrument in of_instruments and not standing.commitment.parent
    ]
    groups = group_by(view.register, whole, "instrument")
    counted = [(group_name(view, "instrument", group.key), group.tally) for group in groups]
    return [
        _to_fill_in(view, _("Commitment"), tops),
        *([_to_fill_in(view, _("Actions under it"), actions)] if actions else []),
        Tab(_("Reports"), UPDATE.sheet(entries, keys=_OF_REPORTS)),
        Tab(
            _("Progress"),
            tally_sheet("instrument", counted),
            _("All commitments of each instrument, whether listed or not."),
        ),
    ]


def fill_in_tabs(view: View, standings: Sequence[Standing]) -> list[Tab]:
    """The same commitments and actions in one sheet, to be filled in and loaded again."""
    return [_to_fill_in(view, _("Commitment"), standings)]


def _to_fill_in(view: View, name: str, standings: Sequence[Standing]) -> Tab:
    unsaid = {
        *(() if any(standing.dates.named for standing in standings) else ("due_named",)),
        *(() if any(map(verdicts, standings)) else ("verification",)),
    }
    keys = tuple(key for key in _OF_COMMITMENTS if key not in unsaid)
    sheet = sheet_of(view, standings, keys)
    above = _(GIVEN_OUT).format(day=dates.day(view.moment.as_of), file=view.path)
    above += " " + _("Fill in status, date, unit and note, and send it back: laocoop load FILE")
    choices = _choices(view)
    return Tab(name, sheet.but(given_out=view.moment), above, choices, to_fill_in=True)


def _choices(view: View) -> Mapping[str, Sequence[str]]:
    """What may be chosen: statuses, and the units of each side."""
    statuses = [labels.status(status) for status in REPORTABLE]
    choices: dict[str, Sequence[str]] = {}
    for party in view.register.parties:
        choices[f"status_{party}"] = statuses
        units = (unit for unit in view.register.units.values() if unit.party == party)
        choices[f"lead_{party}"] = [view.say(unit.name) or unit.id for unit in units]
    return choices
