"""The answer of `event`: the joint reviews, and how many reports name each."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from laocoop.domain.model import Event
from laocoop.domain.moment import in_force
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.answer import Answer, Dated, Sheet
from laocoop.reports.document import Document, Rows, RowsMade, cell
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.in_words import day_cell
from laocoop.reports.fields.table import CSV, JSON, LIST, Field, Fields
from laocoop.reports.fields.types import AS_DAY, AS_NUMBER, AS_TEXT_OR_NULL, AS_WORDING
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


def answer(view: View) -> Answer:
    """What `event` answers, in the order of the register."""
    shown = list(view.events.values())
    counts = dict.fromkeys(view.events, 0)
    for update in in_force(view.register, view.moment.but(as_of=date.max)):
        if update.event in counts and not update.corrects:  # one may have been taken back
            counts[update.event] += 1
    everywhere = (JSON, CSV, LIST)
    fields = Fields(
        Field(
            "id",
            attrgetter("id"),
            at=everywhere,
            heading=N_("Id"),
            cell=lambda v, e: cell(e.id, role="id"),
        ),
        Field(
            "name",
            attrgetter("name"),
            AS_WORDING,
            at=(JSON, LIST),
            heading=N_("Name"),
            cell=lambda v, e: cell(*filter(None, (v.title(e.name), v.read(e.note))), *_ahead(v, e)),
            flexible=True,
        ),
        Field(
            "held",
            attrgetter("held"),
            AS_DAY,
            at=everywhere,
            heading=N_("On"),
            cell=lambda v, e: day_cell(e.held),
        ),
        Field(
            "place",
            attrgetter("place"),
            AS_TEXT_OR_NULL,
            at=everywhere,
            heading=N_("Place"),
            cell=lambda v, e: cell(e.place or "—"),
        ),
        Field("name_shown", lambda e: view.say(e.name), at=(CSV,), csv_key="name"),
        Field("note", attrgetter("note"), AS_WORDING, at=(JSON,)),
        Field("note_shown", lambda e: view.read(e.note), at=(CSV,), csv_key="note"),
        Field(
            "updates",
            lambda e: counts[e.id],
            AS_NUMBER,
            at=everywhere,
            heading=N_("Reports"),
            cell=lambda v, e: cell(str(counts[e.id])),
            right=True,
        ),
    )

    def payload() -> dict[str, Any]:
        return view.envelope("event") | {"items": fields.items(shown)}

    def sheet() -> Sheet:
        return fields.sheet(shown)

    def document() -> Document:
        page = view.page()
        page.heading(_("Joint reviews"), 1)
        if shown:
            page.table(fields.headings(), Rows(RowsMade(shown, lambda e: fields.row(view, e))))
        else:
            page.paragraph(_("None."))
        return page

    return Answer(
        document,
        sheet,
        payload,
        lambda: plain.tabbed(sheet()),
        dated=lambda: Dated(view, (), shown),
    )


def _ahead(view: View, event: Event) -> list[str]:
    if event.recorded and view.moment.is_ahead(event.recorded):
        return [entries.ahead(event.recorded)]
    return []
