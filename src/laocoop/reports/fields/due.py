"""Dates as people read them: to the day or to the year, each with the side that named it alone."""

from __future__ import annotations

from datetime import date

from laocoop.domain.model import Commitment
from laocoop.domain.standing import Standing
from laocoop.domain.status import Precision, Timeliness
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.document import Cell, cell
from laocoop.reports.fields.types import YearAlone
from laocoop.reports.view import View
from laocoop.typed import Any


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


def due_as_named(standing: Standing) -> date | None:
    """The date in force, by which a workbook tells the year alone where no more was named."""
    return _as_named(standing.due, due_precision(standing))


def first_due_as_named(standing: Standing) -> date | None:
    """The same of the date agreed at first."""
    commitment, first = standing.commitment, standing.first_due
    return _as_named(first, commitment.due_precision if first == commitment.due else None)


def _as_named(day: date | None, precision: Precision | None) -> date | None:
    return YearAlone(day.year, day.month, day.day) if day and precision is Precision.YEAR else day


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
    if first is None:
        return cell("—", role="muted")
    return cell(_first_due(standing), order=first.isoformat())


def _first_due(standing: Standing) -> str:
    """The date agreed at first, to the day or to the year."""
    first, commitment = standing.first_due, standing.commitment
    if first is None:
        return ""
    by_year = (commitment.due, commitment.due_precision) == (first, Precision.YEAR)
    return dates.year(first) if by_year else dates.day(first)
