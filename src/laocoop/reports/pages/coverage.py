"""The answer of `coverage`: what became of each clause of a loaded document."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from laocoop.i18n.catalogue import N_, _
from laocoop.record import Record
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Cell, Document, Rows, RowsMade, cell
from laocoop.reports.fields.table import CSV, JSON, LIST, Field, Fields
from laocoop.reports.fields.types import AS_NAMES, AS_TEXT_OR_NULL
from laocoop.reports.formats import plain
from laocoop.reports.pages.load import closing, reason
from laocoop.reports.view import View
from laocoop.typed import Any


class Covered(Record):
    """One clause of a loaded document, and the commitments that came of it or the reason why none."""

    clause: str
    text: str
    commitments: tuple[str, ...]
    reason: str
    statuses: tuple[str, ...] = ()


def _became(_view: View, clause: Covered) -> Cell:
    pairs = zip(clause.commitments, clause.statuses, strict=True)
    if clause.commitments:
        return cell(*(f"{ident}: {status}" for ident, status in pairs))
    return cell(reason(clause.reason), role="muted")


FIELDS = Fields(
    Field(
        "clause",
        attrgetter("clause"),
        at=(JSON, CSV, LIST),
        heading=N_("Clause"),
        cell=lambda v, c: cell(c.clause or "—", role="id"),
    ),
    Field(
        "text",
        attrgetter("text"),
        at=(JSON, CSV, LIST),
        heading=N_("Text"),
        cell=lambda v, c: cell(c.text),
        flexible=True,
    ),
    Field(
        "commitments",
        attrgetter("commitments"),
        AS_NAMES,
        at=(JSON, CSV, LIST),
        heading=N_("Became"),
        cell=_became,
        flexible=True,
    ),
    Field("reason", attrgetter("reason"), AS_TEXT_OR_NULL),
    Field("statuses", attrgetter("statuses"), AS_NAMES, at=(JSON,)),
)


def answer(view: View, instrument: str, document_name: str, clauses: Sequence[Covered]) -> Answer:
    """What `coverage` answers."""

    def payload() -> dict[str, Any]:
        return view.envelope("coverage") | {
            "instrument": instrument,
            "document": document_name,
            "items": FIELDS.items(clauses),
        }

    def sheet() -> Sheet:
        return FIELDS.sheet(clauses)

    def document() -> Document:
        page = view.page()
        title = _("Clauses of {id} and what became of them").format(id=instrument)
        page.heading(f"{title} · {view.as_of_words}", 1)
        if document_name:
            page.paragraph(_("Loaded from {name}.").format(name=document_name), "muted")
        page.table(FIELDS.headings(), Rows(RowsMade(clauses, lambda c: FIELDS.row(view, c))))
        taken = sum(bool(c.commitments) for c in clauses)
        if document_name:
            page.paragraph(closing(taken, len(clauses) - taken), "muted")
        else:
            page.paragraph(
                _("The document itself was not loaded: what else stands in it is not known."),
                "muted",
            )
        return page

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
