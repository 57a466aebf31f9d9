"""The 2×2 of done and date, by which `progress --matrix` tells what is late from what is only open."""

from __future__ import annotations

from laocoop.domain.progress import Matrix
from laocoop.domain.status import Status
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.answer import Sheet
from laocoop.reports.document import Cell, Column, Document, Rows, cell
from laocoop.reports.fields.types import AS_NUMBER, Type
from laocoop.typed import Any

_IN_WORDS = {
    "done": N_("Done"),
    "not done": N_("Not done"),
    "withdrawn": labels.STATUS[Status.WITHDRAWN],
}
_DONE_OR_NOT = Type(shown=lambda name: _(_IN_WORDS[name]))


def matrix_sheet(counts: Matrix) -> Sheet:
    """The counts as rows, with what stands outside the 2×2."""
    rows: list[list[Any]] = [
        ["done", counts.done_within, counts.done_past, counts.done_undated],
        ["not done", counts.open_within, counts.open_past, counts.open_undated],
        ["withdrawn", None, None, counts.withdrawn],
    ]
    columns = ["done or not", "within the date", "past the date", "without a date"]
    dates = (_("Within the date"), _("Past the date"), _("Without a date"))
    types = [_DONE_OR_NOT, AS_NUMBER, AS_NUMBER, AS_NUMBER]
    return Sheet(columns, rows, types, headings=(_("Done or not"), *dates))


def add_matrix(page: Document, counts: Matrix) -> None:
    """The 2×2 of done and date, and in words what stands outside it."""
    page.heading(_("Done or not, within or past the date"))
    rows = (
        (cell(_("Done")), _count(counts.done_within), _count(counts.done_past)),
        (
            cell(_("Not done")),
            _count(counts.open_within),
            _count(counts.open_past, "timeliness:overdue"),
        ),
    )
    columns = [
        Column(""),
        Column(_("Within the date"), right=True),
        Column(_("Past the date"), right=True),
    ]
    page.table(columns, Rows(rows))
    page.paragraph(
        _(
            "Outside the table: {done} done and {open} not done without a date, {withdrawn} withdrawn."
        ).format(done=counts.done_undated, open=counts.open_undated, withdrawn=counts.withdrawn),
        "muted",
    )


def _count(number: int, role: str = "") -> Cell:
    return cell(str(number), role=role if number else "muted")
