"""The answer of `annex`: what was promised, what was done, and what is carried over to the next conference.

It is what the next minutes have annexed to them, so it is in the order of the instruments, clause by clause.
"""

from __future__ import annotations

from laocoop.domain.chains import loose_ends
from laocoop.domain.progress import of_period
from laocoop.domain.standing import Standing
from laocoop.domain.status import Force, Status
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.reports.answer import Answer
from laocoop.reports.document import Cell, Column, Document, Rows, RowsMade, cell
from laocoop.reports.fields import in_words
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.sheet import sheet_in_parts
from laocoop.reports.formats import plain
from laocoop.reports.pages.list import actions_after_parents, counted_apart
from laocoop.reports.status_report import says_what_was_done
from laocoop.reports.view import View
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from laocoop.typed import Any


class Annex(Record):
    """What the annex tells of."""

    standings: list[Standing]
    """Those of the period in the order of the register, the actions under them too."""
    own: list[Standing]
    """Actions of the period that one side has set itself: the other has agreed to nothing of them."""
    earlier: list[Standing]
    """Loose ends of earlier conferences."""
    next_meeting: list[Standing]
    """Who undertook to host the conference that it is for, where that is known and still to come."""

    @property
    def carried_over(self) -> list[Standing]:
        """What is still open, but for the conference itself."""
        hosting = {standing.id for standing in self.next_meeting}
        return [s for s in self.standings if s.status.is_open and s.id not in hosting]


def compute(view: View) -> Annex:
    """What there is to tell at the view's moment, of its period."""
    standings = of_period(view.register, view.standings, view.period, actions=True)
    hosting = [s for s in standings if s.commitment.force is Force.HOSTING and s.status.is_open]
    own = [s for s in standings if s.commitment.force is Force.PLANNED]
    agreed = [s for s in standings if s.commitment.force is not Force.PLANNED]
    return Annex(agreed, own, loose_ends(view.register, view.standings, view.period), hosting)


def answer(view: View, annex: Annex) -> Answer:
    """What `annex` answers."""
    parts = {
        "period": annex.standings,
        "own": annex.own,
        "carried over": annex.carried_over,
        "loose end": annex.earlier,
    }

    def payload() -> dict[str, Any]:
        sections = {
            part.replace(" ", "_"): COMMITMENT.items(standings) for part, standings in parts.items()
        }
        return view.envelope("annex") | {
            "period": view.period.name,
            "next_meeting": [standing.id for standing in annex.next_meeting],
            "sections": sections,
        }

    return Answer(
        lambda: document(view, annex),
        lambda: sheet_in_parts(view, parts),
        payload,
        lambda: plain.lines(document(view, annex)),
    )


def document(view: View, annex: Annex) -> Document:
    """The annex as a person reads it."""
    page = view.page()
    page.kind = _("Annex")
    page.heading(
        _("Annex: commitments for {period}, and what was done").format(
            period=dates.span(view.period)
        ),
        1,
    )
    if annex.next_meeting:
        titles = "; ".join(view.say(each.commitment.title) for each in annex.next_meeting)
        page.paragraph(
            _("For the next conference: {title} ({as_of}).").format(
                title=titles, as_of=view.as_of_words
            )
        )
    else:
        page.paragraph(labels.opening(view.as_of_words) + ".")
    heading = _("Commitments, and what was done")
    page.heading(f"{heading} ({counted_apart(annex.standings)})")
    if annex.standings:
        page.table(_columns(), *_by_instrument(view, annex, annex.standings))
    else:
        page.paragraph(_("None."), "muted")
    if annex.own:
        heading = _("Actions that one side has set itself")
        page.heading(f"{heading} ({len(annex.own)})")
        page.table(_columns(), *_by_instrument(view, annex, annex.own))
    for heading, standings in (
        (_("Proposed to be carried over to the next conference"), annex.carried_over),
        (_("Loose ends of earlier conferences"), annex.earlier),
    ):
        page.heading(f"{heading} ({counted_apart(standings)})")
        if standings:
            keys = ("id", "title", "parties", "status", "due")
            ordered = actions_after_parents(standings)
            rows = RowsMade(ordered, lambda s: COMMITMENT.row(view, s, keys))  # noqa: B023
            page.table(COMMITMENT.headings(keys), Rows(rows))
        else:
            page.paragraph(_("None."), "muted")
    sides = (f"{ident}: {view.party(ident)}" for ident in view.register.parties)
    page.paragraph("; ".join(sides) + ".", "muted")  # how the tables call them
    return page


def _columns() -> list[Column]:
    return [
        *COMMITMENT.headings(("id", "title", "parties")),
        Column(_("Progress reported"), flexible=True),
        Column(_("Result")),
    ]


def _by_instrument(view: View, annex: Annex, standings: list[Standing]) -> list[Rows]:
    carried = {standing.id for standing in annex.carried_over}
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(standing.commitment.instrument, []).append(standing)
    return [
        Rows(
            tuple(_row(view, each, carried) for each in actions_after_parents(members)),
            view.instrument(ident),
        )
        for ident, members in groups.items()
    ]


def _row(view: View, standing: Standing, carried: set[str]) -> tuple[Cell, ...]:
    done = []
    for update in filter(says_what_was_done, standing.updates):
        done += entries.result_lines(view, update)
    result, *of_sides = in_words.status_cell(view, standing).lines
    lines = [labels.opening(result), *of_sides]
    if standing.id in carried:
        lines.append(_("to be carried over"))
    return (
        *COMMITMENT.row(view, standing, ("id", "title", "parties")),
        cell(*(done or ["—"])),
        cell(*lines, role="" if standing.status is Status.COMPLETED else "muted"),
    )
