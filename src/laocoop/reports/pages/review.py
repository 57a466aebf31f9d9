"""The answer of `review`: what was entered in a sitting."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.domain.model import Update
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, RowsMade, cell
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.in_words import day_cell
from laocoop.reports.fields.update import UPDATE
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


def answer(view: View, entered: Sequence[Update]) -> Answer:
    """What `review` answers at its end."""

    def payload() -> dict[str, Any]:
        return view.envelope("review") | {"items": UPDATE.items(entered)}

    def sheet() -> Sheet:
        return UPDATE.sheet(entered)

    return Answer(lambda: _document(view, entered), sheet, payload, lambda: plain.tabbed(sheet()))


def _document(view: View, entered: Sequence[Update]) -> Document:
    page = view.page()
    heading = _("Entered in this sitting")
    page.heading(f"{heading} ({len(entered)})", 1)
    if not entered:
        page.paragraph(_("Nothing was entered."))
        return page
    columns = [
        Column(_("Id")),
        Column(_("Commitment"), flexible=True),
        Column(_("On")),
        Column(_("What"), flexible=True),
        Column(_("By")),
    ]

    def row(update: Update) -> tuple[Any, ...]:
        title = view.standings[update.commitment].commitment.title
        lines = [entries.whole(view, update), view.read(update.note)]
        lines += entries.evidence_lines(view.register, update)
        return (
            cell(update.commitment, role="id"),
            cell(view.title(title)),
            day_cell(update.on),
            cell(*filter(None, lines)),
            cell(entries.who(update)),
        )

    page.table(columns, Rows(RowsMade(entered, row)))
    # What was written since, by another command, is what `undo` takes back first.
    is_last = view.file.register.updates[-1].id == entered[-1].id
    hint = _("Take all of it back: laocoop undo") if is_last else ""
    page.paragraph(_("All of it is written."), "muted", hint)
    return page
