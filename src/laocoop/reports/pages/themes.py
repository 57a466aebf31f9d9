"""The answer of `themes`: the fields of cooperation, by the ids and names that may be typed."""

from __future__ import annotations

from operator import attrgetter

from laocoop.domain.model import Theme
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Document, Rows, RowsMade, cell
from laocoop.reports.fields.table import CSV, JSON, LIST, Field, Fields
from laocoop.reports.fields.types import AS_LINES, AS_NAMES, AS_NUMBER, AS_WORDING
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any

THEME = Fields(
    Field(
        "id",
        attrgetter("id"),
        at=(JSON, CSV, LIST),
        heading=N_("Id"),
        cell=lambda v, theme: cell(theme.id),
    ),
    Field(
        "name",
        attrgetter("name"),
        AS_WORDING,
        at=(JSON, CSV, LIST),
        heading=N_("Theme"),
        cell=lambda v, theme: cell(v.say(theme.name)),
        flexible=True,
    ),
    Field(
        "also",
        attrgetter("also"),
        AS_LINES,
        at=(JSON, CSV, LIST),
        heading=N_("Also found by"),
        cell=lambda v, theme: cell("; ".join(theme.also) or "—"),
        flexible=True,
    ),
    Field("ilo", attrgetter("ilo"), AS_NAMES),
    Field("sdg", attrgetter("sdg"), AS_NAMES),
)


def answer(view: View) -> Answer:
    """What `themes` answers, in the order of the register, each with how many commitments it has."""
    counts = dict.fromkeys(view.register.themes, 0)
    for standing in view.standings.values():
        for theme in standing.commitment.themes:
            counts[theme] += 1

    def count(theme: Theme) -> int:
        return counts[theme.id]

    fields = THEME.with_rows(
        Field(
            "commitments",
            count,
            AS_NUMBER,
            at=(JSON, CSV, LIST),
            heading=N_("Commitments"),
            cell=lambda v, theme: cell(str(count(theme)), role="" if count(theme) else "muted"),
            right=True,
        )
    )
    shown = list(view.register.themes.values())

    def payload() -> dict[str, Any]:
        return view.envelope("themes") | {"items": fields.items(shown)}

    def sheet() -> Sheet:
        return fields.sheet(shown)

    def document() -> Document:
        page = view.page()
        page.heading(_("Themes"), 1)
        page.table(fields.headings(), Rows(RowsMade(shown, lambda t: fields.row(view, t))))
        return page

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
