"""The answer of `event`: the joint reviews, and how many reports name each."""

from __future__ import annotations

from typing import Any

from laocoop.i18n import dates
from laocoop.i18n.catalogue import _
from laocoop.reports import items
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.formats import plain
from laocoop.reports.view import View


def answer(view: View) -> Answer:
    """What `event` answers, in the order of the register."""
    shown = list(view.register.events.values())
    counts = dict.fromkeys(view.register.events, 0)
    for update in view.register.updates:
        if update.event:
            counts[update.event] += 1

    def payload() -> dict[str, Any]:
        return view.envelope("event") | {
            "items": [
                {
                    "id": it.id,
                    "name": items.wording(it.name),
                    "held": items.iso(it.held),
                    "place": it.place or None,
                    "updates": counts[it.id],
                }
                for it in shown
            ]
        }

    def sheet() -> Sheet:
        columns = ["id", "held", "place", "name", "updates"]
        rows = [
            [it.id, items.iso(it.held) or "", it.place, view.say(it.name), str(counts[it.id])]
            for it in shown
        ]
        return Sheet(columns, rows)

    def document() -> Document:
        made = Document()
        made.heading(_("Joint reviews"), 1)
        if not shown:
            made.paragraph(_("None."))
            return made
        rows = tuple(
            (
                cell(it.id, role="id"),
                cell(view.say(it.name)),
                cell(dates.day(it.held)),
                cell(it.place or "—"),
                cell(str(counts[it.id])),
            )
            for it in shown
        )
        columns = [
            Column(_("Id")),
            Column(_("Name"), flexible=True),
            Column(_("On")),
            Column(_("Place")),
            Column(_("Reports"), right=True),
        ]
        made.table(columns, Rows(rows))
        return made

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
