"""How the fields of a commitment are shown to a person: in a cell of a list, or as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from laocoop.domain.model import Commitment
from laocoop.domain.standing import PartyStanding, Standing
from laocoop.domain.status import Precision, Timeliness, Verdict
from laocoop.domain.wording import NO_WORDS
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _, language
from laocoop.reports.document import Cell, cell
from laocoop.reports.view import View
from laocoop.typed import Any


def unique(standings: Iterable[PartyStanding]) -> list[PartyStanding]:
    """One of the standings for each report: a report of all parties stands under each."""
    return list({standing.report: standing for standing in standings}.values())


def status_cell(view: View, standing: Standing) -> Cell:
    """The joint status; under it each party's where they differ, or who is waited for."""
    lines = [labels.status(standing.status)]
    if standing.differs:
        lines += [
            f"{party}: {labels.status(party_standing.status)}"
            for party, party_standing in standing.by_party.items()
        ]
    elif standing.waiting_for:
        lines += waiting(standing)
    if standing.values_differ:
        lines.append(_("measured: {value}").format(value=value_fact(view, standing)))
    lines += [
        _("disputed by {party}").format(party=party_standing.verified_by)
        for party_standing in unique(standing.by_party.values())
        if party_standing.verdict is Verdict.DISPUTED
    ]
    return cell(*lines, role=f"status:{standing.status.value}")


def plain_status(_view: View, standing: Standing) -> str:
    """The joint status as a word of the file, and each party's where they differ."""
    words = []
    if standing.differs or standing.waiting_for:
        words = [
            f"{party}: {party_standing.status.value}"
            for party, party_standing in standing.by_party.items()
        ]
    if standing.disputed:
        words.append("disputed")
    return standing.status.value + (f" ({', '.join(words)})" if words else "")


def waiting(standing: Standing) -> list[str]:
    """What the one side has reported, and that the other's report is awaited."""
    silent = dict.fromkeys(standing.waiting_for)
    reported = [
        f"{party}: {labels.status(party_standing.status)}"
        for party, party_standing in standing.by_party.items()
        if party not in silent and party_standing.status is not standing.status
    ]
    if standing.disputed:  # then the other side has said what it thinks
        return reported
    return [
        *reported,
        *(_("awaiting {party}").format(party=party) for party in silent),
    ]


def title_cell(view: View, standing: Standing) -> Cell:
    """The title in the view's language; an action's with a mark before it, and with the commitment that it stands
    under, where its own id does not say so.
    """
    commitment, above = standing.commitment, standing.commitment.parent
    told = not above or standing.id.startswith(f"{above}.")
    indent = ("↳ " if told else f"↳ {above}: ") if above else ""
    return cell(indent + view.read(commitment.title))


def due_cell(_view: View, standing: Standing) -> Cell:
    """The present due date, and in words how the commitment stands to it."""
    if standing.due is None:
        return cell("—", role="muted")
    lines = dates_by_party(standing) or [due_in_force(standing)]
    if standing.timeliness in (
        Timeliness.OVERDUE,
        Timeliness.DUE_SOON,
        Timeliness.COMPLETED_LATE,
    ):
        lines.append(labels.timeliness(standing.timeliness))
    lines += [_("disputed by {party}").format(party=p) for p in sorted(standing.dates.denied_by)]
    order = standing.due.isoformat()
    return cell(*lines, role=f"timeliness:{standing.timeliness.value}", order=order)


def due_fact(_view: View, standing: Standing) -> str:
    """The same in one line."""
    if standing.due is None:
        return _("no date agreed")
    named = ", ".join(dates_by_party(standing)) or due_in_force(standing)
    if (
        standing.timeliness is Timeliness.NO_DEADLINE
    ):  # it is withdrawn, or the side whose date it is has finished
        return named
    return f"{named} ({labels.timeliness(standing.timeliness)})"


def dates_by_party(standing: Standing) -> list[str]:
    """The dates that one side alone has named, each with its side, after the agreed one; none where there
    are no such dates.
    """
    named = standing.dates.named
    agreed = [due_in_force(standing)] if named and standing.dates.agreed else []
    return agreed + [
        f"{party}: {date_of_side(standing, day, party)}" for party, day in named.items()
    ]


def date_of_side(standing: Standing, day: date, party: str) -> str:
    """A date that one side named, or both jointly (no `party`), to the day or to the year."""
    named = (u for u in reversed(standing.updates) if u.due == day and u.party == party)
    by_year = next((u.due_precision for u in named), None) is Precision.YEAR
    return dates.year(day) if by_year else dates.day(day)


def due_brief(_view: View, standing: Standing) -> str:
    """The due date as the file has it, and with each date that one side alone has named, the side."""
    named = standing.dates.named
    agreed = [standing.dates.agreed.isoformat()] if standing.dates.agreed else []
    if not named:
        return standing.due.isoformat() if standing.due else ""
    return ", ".join(agreed + [f"{party}: {day.isoformat()}" for party, day in named.items()])


def due_named(standing: Standing) -> dict[str, Any] | None:
    """The dates that one side alone has named, by side, as JSON has them."""
    named = standing.dates.named
    return {party: day.isoformat() for party, day in named.items()} or None


def due_precision(standing: Standing) -> Precision | None:
    """How exactly the due date in force was named: by the report that named it last, else as it was agreed."""
    if standing.due is None:
        return None
    reported = [u for u in standing.updates if u.due == standing.due]
    commitment = standing.commitment
    agreed = commitment.due_precision if standing.due == commitment.due else None
    return (reported[-1].due_precision if reported else agreed) or Precision.DAY


def agreed_date(commitment: Commitment) -> str:
    """The date that was agreed at first, to the day or to the year."""
    by_year = commitment.due is not None and commitment.due_precision is Precision.YEAR
    return dates.year(commitment.due) if commitment.due and by_year else dates.day(commitment.due)


def due_in_force(standing: Standing) -> str:
    """The due date, to the day or to the year, as it was agreed."""
    if standing.due is not None and due_precision(standing) is Precision.YEAR:
        return dates.year(standing.due)
    return dates.day(standing.due)


def first_due_fact(_view: View, standing: Standing) -> str:
    """The date agreed at first, where another holds now."""
    first = standing.first_due
    return "" if first in (None, standing.due) else _first_due(standing)


def first_due_cell(_view: View, standing: Standing) -> Cell:
    """The date agreed at first, or a dash."""
    first = standing.first_due
    return cell(_first_due(standing), order=first.isoformat()) if first else or_dash("")


def _first_due(standing: Standing) -> str:
    """The date agreed at first, to the day or to the year."""
    first, commitment = standing.first_due, standing.commitment
    if first is None:
        return ""
    by_year = (commitment.due, commitment.due_precision) == (first, Precision.YEAR)
    return dates.year(first) if by_year else dates.day(first)


def target_fact(_view: View, standing: Standing) -> str:
    """What is to be reached."""
    target = standing.commitment.target
    return "" if target is None else f"{dates.number(target.value)} {target.unit}".strip()


def value_fact(_view: View, standing: Standing) -> str:
    """What was measured: one figure where both give it, else each side's last, of its own or a joint one."""
    values = standing.values
    if len(values) == len(standing.by_party) and len({*values.values()}) == 1:
        return dates.number(next(iter(values.values())))
    return ", ".join(f"{party}: {dates.number(value)}" for party, value in values.items())


def value_named(standing: Standing) -> dict[str, float] | None:
    """By side the figures that it gave, where they are not one, as JSON has them."""
    return dict(standing.values) if standing.values_differ else None


def target(standing: Standing) -> dict[str, Any] | None:
    """The target as JSON has it."""
    target = standing.commitment.target
    return target.as_dict() if target else None


def lead_cell(view: View, standing: Standing) -> Cell:
    """The unit that leads, a line for each party."""
    units = [f"{party}: {view.unit(unit)}" for party, unit in standing.lead.items()]
    return cell(*units) if units else cell("—", role="muted")


def lead_brief(view: View, standing: Standing) -> str:
    """The same in one line."""
    return "; ".join(f"{party}: {view.unit(unit)}" for party, unit in standing.lead.items())


def theme_names(view: View, standing: Standing) -> str:
    """The names of the themes."""
    return ", ".join(view.theme(theme) for theme in standing.commitment.themes)


def verdicts(standing: Standing) -> dict[str, PartyStanding]:
    """The standings of the parties whose report was confirmed or disputed."""
    return {
        party: party_standing
        for party, party_standing in standing.by_party.items()
        if party_standing.verdict
    }


def last_note(standing: Standing) -> str:
    """The latest note in force; empty where there is none."""
    noted = next((entry.note for entry in reversed(standing.updates) if entry.note), NO_WORDS)
    return noted.in_language(language())


def period_name(_view: View, standing: Standing) -> str:
    """The period it is to be answered for."""
    period = standing.commitment.period
    return dates.period(period) if period else ""


def force(_view: View, standing: Standing) -> str:
    """How firmly it was undertaken."""
    return labels.force(standing.commitment.force)


def or_dash(text: str) -> Cell:
    """A text, or a dash where it is empty."""
    return cell(text) if text else cell("—", role="muted")


def day_cell(day: Any) -> Cell:
    """A day, or a dash where there is none."""
    return cell(dates.day(day), order=day.isoformat()) if day else or_dash("")


_PLACES = {
    "line": N_("line {number}"),
    "paragraph": N_("paragraph {number}"),
    "page": N_("page {number}"),
    "table": N_("table {number}"),
    "footnote": N_("footnote {number}"),
    "endnote": N_("endnote {number}"),
}


_PARTS = {"middle": N_("in the middle"), "end": N_("at the end")}
"""Of a text of which no paragraphs could be counted."""


def place(written: str) -> str:
    """Where in a document it stands: what `load` wrote down, in the reader's language."""
    if written in _PARTS:
        return _(_PARTS[written])
    first, comma, row = written.partition(", row ")
    word, _blank, number = first.partition(" ")
    if word not in _PLACES or not number.isdigit():
        return written
    shown = _(_PLACES[word]).format(number=number)
    return f"{shown}, " + _("row {row}").format(row=row) if comma else shown
