"""How the fields of a commitment are shown to a person: in a cell of a list, or as a fact."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.domain.model import PRESS
from laocoop.domain.standing import PartyStanding, Standing
from laocoop.domain.status import Verdict
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
    return cell(indent + view.title(commitment.title))


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


def updated_cell(_view: View, standing: Standing) -> Cell:
    """The day of the latest entry, and that it is the press's where no side has said it."""
    if standing.updated is None:
        return or_dash("")
    by_press = standing.updates[-1].by == PRESS
    lines = [dates.day(standing.updated), *([_("press")] if by_press else [])]
    return cell(*lines, order=standing.updated.isoformat())


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
