"""The answer of `instruments`: the documents that bind."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_, _
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Document, Rows, RowsMade, cell
from laocoop.reports.fields.instrument import INSTRUMENT
from laocoop.reports.fields.table import CSV, JSON, LIST, Field
from laocoop.reports.fields.types import AS_NUMBER
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


def answer(view: View) -> Answer:
    """What `instruments` answers, in the order of the register."""
    shown = [
        instrument
        for instrument in view.instruments.values()
        if instrument.day is None or instrument.day <= view.moment.as_of
    ]
    counts = dict.fromkeys(view.register.instruments, 0)
    for standing in view.standings.values():
        counts[standing.commitment.instrument] += not standing.commitment.parent
    fields = INSTRUMENT.with_rows(
        Field(
            "commitments",
            lambda i: counts[i.id],
            AS_NUMBER,
            at=(JSON, CSV, LIST),
            heading=N_("Commitments"),
            cell=lambda v, i: cell(str(counts[i.id]), role="" if counts[i.id] else "muted"),
            right=True,
        )
    )

    def payload() -> dict[str, Any]:
        return view.envelope("instruments") | {"items": fields.items(shown)}

    def sheet() -> Sheet:
        return fields.sheet(shown)

    def document() -> Document:
        page = view.page()
        page.heading(_("Instruments"), 1)
        page.table(fields.headings(), Rows(RowsMade(shown, lambda i: fields.row(view, i))))
        return page

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
