"""The answer of `instruments`: the documents that bind."""

from __future__ import annotations

from typing import Any

from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports import items
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.formats import plain
from laocoop.reports.view import View

COLUMNS = [
    "id",
    "kind",
    "name_vi",
    "name_lo",
    "name_en",
    "held",
    "signed",
    "place",
    "signers",
    "period",
    "follows",
    "basis",
    "sources",
    "commitments",
]


def answer(view: View) -> Answer:
    """What `instruments` answers, in the order of the register."""
    shown = [
        instrument
        for instrument in view.register.instruments.values()
        if instrument.day is None or instrument.day <= view.moment.as_of
    ]
    counts = dict.fromkeys(view.register.instruments, 0)
    for standing in view.standings.values():
        counts[standing.commitment.instrument] += 1

    def payload() -> dict[str, Any]:
        return view.envelope("instruments") | {
            "items": [items.instrument(it) | {"commitments": counts[it.id]} for it in shown]
        }

    def sheet() -> Sheet:
        rows = [
            [
                it.id,
                it.kind,
                it.name.vi,
                it.name.lo,
                it.name.en,
                items.iso(it.held) or "",
                items.iso(it.signed) or "",
                it.place,
                "; ".join(it.signers),
                it.period.name if it.period else "",
                " ".join(it.follows),
                it.basis,
                " ".join(it.sources),
                str(counts[it.id]),
            ]
            for it in shown
        ]
        return Sheet(COLUMNS, rows)

    def document() -> Document:
        made = Document()
        made.heading(_("Instruments"), 1)
        rows = []
        for it in shown:
            day = (
                dates.day(it.signed)
                if it.signed
                else _("held {day}").format(day=dates.day(it.held))
            )
            about = [
                view.say(it.name),
                "; ".join(it.signers),
                labels.basis(it.basis),
                view.say(it.note),
            ]
            rows.append(
                (
                    cell(it.id, role="id"),
                    cell(*(line for line in about if line)),
                    cell(day, it.place),
                    cell(it.period.name if it.period else "—"),
                    cell(str(counts[it.id]), role="" if counts[it.id] else "muted"),
                )
            )
        columns = [
            Column(_("Id")),
            Column(_("Instrument"), flexible=True),
            Column(_("Signed")),
            Column(_("Period")),
            Column(_("Commitments"), right=True),
        ]
        made.table(columns, Rows(tuple(rows)))
        return made

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
