"""The columns of a list of commitments: their names, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from laocoop.domain.replay import PartyStanding, Standing
from laocoop.domain.status import Timeliness, Verdict
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.record import Record
from laocoop.reports.answer import Sheet
from laocoop.reports.document import Cell, Column, cell
from laocoop.reports.view import View


class ListColumn(Record):
    """One column of a list: heading, cell for a person, value for a machine."""

    label: str
    human: Callable[[View, Standing], Cell]
    machine: Callable[[Standing], str]
    flexible: bool = False


def _title(view: View, standing: Standing) -> Cell:
    indent = "↳ " if standing.commitment.parent else ""
    return cell(indent + view.say(standing.commitment.title))


def unique(said: Iterable[PartyStanding]) -> list[PartyStanding]:
    """One of the standings for each report: a report of all parties stands under each."""
    return list({found.report: found for found in said}.values())


def status_cell(standing: Standing) -> Cell:
    """The joint status; under it each party's where they differ."""
    lines = [labels.status(standing.status)]
    if standing.differs:
        lines += [
            f"{party}: {labels.status(said.status)}" for party, said in standing.by_party.items()
        ]
    lines += [
        _("disputed by {party}").format(party=said.verified_by)
        for said in unique(standing.by_party.values())
        if said.verdict is Verdict.DISPUTED
    ]
    return cell(*lines, role=f"status:{standing.status.value}")


def plain_status(standing: Standing) -> str:
    """The joint status as a word of the file, and each party's where they differ."""
    words = []
    if standing.differs:
        words = [f"{party}: {said.status.value}" for party, said in standing.by_party.items()]
    if standing.disputed:
        words.append("disputed")
    return standing.status.value + (f" ({', '.join(words)})" if words else "")


def due_cell(standing: Standing) -> Cell:
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


def _lead(view: View, standing: Standing) -> Cell:
    units = [f"{party}: {unit}" for party, unit in standing.lead.items()]
    return cell(*units) if units else cell("—", role="muted")


def _or_dash(text: str) -> Cell:
    return cell(text) if text else cell("—", role="muted")


COLUMNS: dict[str, ListColumn] = {
    "id": ListColumn(N_("Id"), lambda v, s: cell(s.id, role="id"), lambda s: s.id),
    "title": ListColumn(
        N_("Commitment"), _title, lambda s: s.commitment.title.in_language("en"), flexible=True
    ),
    "parties": ListColumn(
        N_("Parties"),
        lambda v, s: cell(" ".join(s.commitment.parties)),
        lambda s: " ".join(s.commitment.parties),
    ),
    "status": ListColumn(N_("Status"), lambda v, s: status_cell(s), lambda s: plain_status(s)),
    "due": ListColumn(
        N_("Due"), lambda v, s: due_cell(s), lambda s: s.due.isoformat() if s.due else ""
    ),
    "first_due": ListColumn(
        N_("First due"),
        lambda v, s: _or_dash(dates.day(s.first_due) if s.first_due else ""),
        lambda s: s.first_due.isoformat() if s.first_due else "",
    ),
    "timeliness": ListColumn(
        N_("Date kept?"),
        lambda v, s: cell(labels.timeliness(s.timeliness)),
        lambda s: s.timeliness.value,
    ),
    "updated": ListColumn(
        N_("Last report"),
        lambda v, s: _or_dash(dates.day(s.updated) if s.updated else ""),
        lambda s: s.updated.isoformat() if s.updated else "",
    ),
    "lead": ListColumn(
        N_("Leading unit"),
        _lead,
        lambda s: "; ".join(f"{party}: {unit}" for party, unit in s.lead.items()),
    ),
    "instrument": ListColumn(
        N_("Instrument"),
        lambda v, s: cell(s.commitment.instrument),
        lambda s: s.commitment.instrument,
    ),
    "clause": ListColumn(
        N_("Clause"), lambda v, s: _or_dash(s.commitment.clause), lambda s: s.commitment.clause
    ),
    "themes": ListColumn(
        N_("Themes"),
        lambda v, s: cell(", ".join(v.theme(theme) for theme in s.commitment.themes)),
        lambda s: " ".join(s.commitment.themes),
        flexible=True,
    ),
    "force": ListColumn(
        N_("Force"),
        lambda v, s: cell(labels.force(s.commitment.force)),
        lambda s: s.commitment.force.value,
    ),
    "period": ListColumn(
        N_("Period"),
        lambda v, s: _or_dash(s.commitment.period.name if s.commitment.period else ""),
        lambda s: s.commitment.period.name if s.commitment.period else "",
    ),
    "continues": ListColumn(
        N_("Carries on"),
        lambda v, s: _or_dash(" ".join(s.commitment.continues)),
        lambda s: " ".join(s.commitment.continues),
    ),
}

USUAL = ("id", "title", "parties", "status", "due")


def headings(keys: Sequence[str]) -> list[Column]:
    """The headings of the columns `keys`."""
    return [Column(_(COLUMNS[key].label), COLUMNS[key].flexible) for key in keys]


def row(view: View, standing: Standing, keys: Sequence[str]) -> tuple[Cell, ...]:
    """The cells of one commitment."""
    return tuple(COLUMNS[key].human(view, standing) for key in keys)


def machine_sheet(view: View, standings: Iterable[Standing], keys: Sequence[str]) -> Sheet:
    """The columns `keys` as plain values; the title in the view's language."""

    def title(standing: Standing) -> str:
        return view.say(standing.commitment.title)

    values = [title if key == "title" else COLUMNS[key].machine for key in keys]
    return Sheet(keys, ([value(standing) for value in values] for standing in standings))
