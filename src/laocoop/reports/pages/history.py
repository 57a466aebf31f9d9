"""The answer of `history`: what was written down, by whom, and what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from laocoop.domain.model import Update
from laocoop.domain.replay import known_at, retracted
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports import entries, items
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.formats import plain
from laocoop.reports.view import View

COLUMNS = [
    "recorded",
    "on",
    "id",
    "commitment",
    "by",
    "party",
    "status",
    "note",
    "evidence",
    "due",
    "due_was",
    "lead",
    "value",
    "retracts",
    "event",
    "verifies",
    "verdict",
    "step",
    "taken_back",
]


def ledger(view: View, commitment: str) -> list[Update]:
    """The entries up to the view's moment, last written first; of one commitment or of all."""
    everything = [*view.register.updates, *additions(view)]
    found = [
        update
        for update in everything
        if update.recorded.date() <= view.moment.known
        and (not commitment or update.commitment == commitment)
    ]
    return sorted(found, key=lambda update: (update.recorded, update.id), reverse=True)


def additions(view: View) -> list[Update]:
    """What `laocoop add` wrote, as entries: their id is the step that undo takes back."""
    return [
        Update(
            id=it.step or it.id,
            commitment=it.id,
            on=it.recorded.date(),
            recorded=it.recorded,
            by=it.by,
            note=_("added: {title}").format(title=view.say(it.title)),
            step=it.step,
        )
        for it in view.register.commitments.values()
        if it.recorded
    ]


def answer(view: View, shown: Sequence[Update], total: int) -> Answer:
    """What `history` answers."""
    gone = retracted(known_at(view.register, view.moment.known))

    def is_gone(entry: Update) -> bool:
        return entry.id in gone or entry.commitment in gone

    def payload() -> dict[str, Any]:
        return view.envelope("history") | {
            "total": total,
            "items": [items.update(entry) | {"taken_back": is_gone(entry)} for entry in shown],
        }

    def sheet() -> Sheet:
        rows = []
        for entry in shown:
            values = items.update(entry) | {
                "taken_back": "yes" if is_gone(entry) else "",
                "evidence": " ; ".join(entry.evidence),
            }
            rows.append(["" if values[key] is None else str(values[key]) for key in COLUMNS])
        return Sheet(COLUMNS, rows)

    def document() -> Document:
        made = Document()
        made.heading(_("What was reported, the latest first"), 1)
        if not shown:
            made.paragraph(_("None."))
            return made
        rows = []
        for entry in shown:
            said = [entries.what(entry), entry.note]
            said += [f"→ {entries.evidence(view.register, name)}" for name in entry.evidence]
            if is_gone(entry):
                said.insert(0, _("(taken back)"))
            rows.append(
                (
                    cell(dates.moment(entry.recorded)),
                    cell(entry.commitment, role="id"),
                    cell(*(line for line in said if line), role="muted" if is_gone(entry) else ""),
                    cell(entries.who(entry), _("on {day}").format(day=dates.day(entry.on))),
                    cell(entry.id, role="muted"),
                )
            )
        columns = [
            Column(_("Written down")),
            Column(_("Id")),
            Column(_("What"), flexible=True),
            Column(_("By")),
            Column(_("Update")),
        ]
        made.table(columns, Rows(tuple(rows)))
        made.paragraph(
            ngettext("{count} of {total} entry.", "{count} of {total} entries.", total).format(
                count=len(shown), total=total
            ),
            "muted",
        )
        return made

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
