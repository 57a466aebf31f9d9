"""The answer of `timeline`: a period's quarters, what is due in each, and where today is."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.domain.period import Period, quarters
from laocoop.domain.selection import sort
from laocoop.domain.standing import Standing
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _, ngettext
from laocoop.record import Record
from laocoop.reports.answer import Answer, Dated, Sheet
from laocoop.reports.document import Document, Rows, RowsMade
from laocoop.reports.fields.commitment import BRIEF, COMMITMENT, USUAL
from laocoop.reports.fields.due import due_in_force
from laocoop.reports.fields.table import Field
from laocoop.reports.fields.types import AS_TEXT_OR_NULL
from laocoop.reports.formats import plain
from laocoop.reports.pages.list import in_a_workbook
from laocoop.reports.view import View
from laocoop.typed import Any


class Quarter(Record):
    """One quarter, and what is due in it, the earliest first. Where the sides have named different dates, one thing may
    be due in two.
    """

    period: Period
    standings: list[Standing]

    @property
    def open(self) -> int:
        """How many of them are not done."""
        return sum(standing.status.is_open for standing in self.standings)


class Timeline(Record):
    """The quarters of a period, and what of it is due in none of them."""

    quarters: list[Quarter]
    undated: list[Standing]
    outside: list[Standing]
    """Due before or after the period: put off by who undertook it, for instance."""

    @property
    def dated(self) -> list[Standing]:
        """All that is due in any of the quarters, each once, in their order."""
        due = {s.id: s for quarter in self.quarters for s in quarter.standings}
        return list(due.values())


def compute(view: View, standings: Iterable[Standing], of_period: Iterable[Standing]) -> Timeline:
    """What is due in each quarter of the view's period. Dates are those that hold: agreed ones, else what each side
    has named that has not finished. What of the period, `of_period`, has none, or one outside of it, stands apart.
    """
    ordered, of_it = sort(list(standings), "due", view.language), list(of_period)
    return Timeline(
        [Quarter(quarter, _due_in(quarter, ordered)) for quarter in quarters(view.period)],
        [standing for standing in of_it if standing.due is None],
        [s for s in of_it if s.due is not None and not _due_in(view.period, [s])],
    )


def _due_in(period: Period, standings: Iterable[Standing]) -> list[Standing]:
    """What is due in a period, the earliest first."""
    days = [
        (min(within), at, standing)
        for at, standing in enumerate(standings)
        if (within := [d for d in standing.days_due or (standing.due,) if d and d in period])
    ]
    return [standing for *_first, standing in sorted(days)]


def answer(view: View, timeline: Timeline) -> Answer:
    """What `timeline` answers."""

    def payload() -> dict[str, Any]:
        told = [
            {
                "quarter": quarter.period.name,
                "first": quarter.period.first.isoformat(),
                "last": quarter.period.last.isoformat(),
                "is_now": view.moment.as_of in quarter.period,
                "due": [standing.id for standing in quarter.standings],
                "open": quarter.open,
            }
            for quarter in timeline.quarters
        ]
        return view.envelope("timeline") | {
            "quarters": told,
            "undated": [standing.id for standing in timeline.undated],
            "outside": [standing.id for standing in timeline.outside],
            "items": COMMITMENT.items(timeline.dated),
        }

    def sheet() -> Sheet:
        of_quarters = [_brief(view, quarter) for quarter in timeline.quarters]
        rows = [row for each in of_quarters for row in each.rows]
        return of_quarters[0].but(rows=rows)

    return Answer(
        lambda: document(view, timeline),
        sheet,
        payload,
        lambda: plain.tabbed(sheet()),
        lambda: in_a_workbook(view, timeline.dated),
        dated=lambda: Dated(view, timeline.dated, view.events_in(view.period)),
    )


def _brief(view: View, quarter: Quarter) -> Sheet:
    """What is due in a quarter, under its name."""
    name = quarter.period.name
    fields = COMMITMENT.with_rows(Field("quarter", lambda _standing: name, AS_TEXT_OR_NULL))
    return fields.brief(view, quarter.standings, ("quarter", *BRIEF))


def document(view: View, timeline: Timeline) -> Document:
    """The quarters one below the other; of what has no date the ids."""
    page = view.page()
    heading = _("Timeline of {period}").format(period=dates.period(view.period))
    page.heading(f"{heading} · {view.as_of_words}", 1)
    groups = [
        Rows(
            RowsMade(quarter.standings, lambda s: COMMITMENT.row(view, s, USUAL)),
            _heading(view, quarter),
        )
        for quarter in timeline.quarters
    ]
    page.table(COMMITMENT.headings(USUAL), *groups)
    for told in without_quarter(timeline):
        page.paragraph(told, "muted")
    return page


def _heading(view: View, quarter: Quarter) -> str:
    """The same, and whether today is in it, or the day as of which it is shown."""
    told = quarter_in_words(quarter)
    if view.moment.as_of in quarter.period:
        day = _("{day} is in it").format(day=dates.day(view.moment.as_of))
        told += " · ◀ " + (_("today is in it") if view.is_of_today else day)
    return told


def quarter_in_words(quarter: Quarter) -> str:
    """Its name, what is due in it, and what of that is open."""
    count = len(quarter.standings)
    told = _("nothing is due")
    if count:
        told = ngettext("{count} is due", "{count} are due", count).format(count=count)
    parts = [dates.period(quarter.period), told]
    if count and quarter.open:
        parts.append(ngettext("{count} open", "{count} open", quarter.open))
        parts[-1] = parts[-1].format(count=quarter.open)
    return " · ".join(parts)


def without_quarter(timeline: Timeline) -> list[str]:
    """How many of the period are due in none of its quarters, and which: a sentence for those without a date, one for
    those with another.
    """
    undated = ngettext(
        "{count} commitment of the period has no date: {ids}.",
        "{count} commitments of the period have no date: {ids}.",
        len(timeline.undated),
    )
    outside = ngettext(
        "{count} commitment of the period is due outside of it: {ids}.",
        "{count} commitments of the period are due outside of it: {ids}.",
        len(timeline.outside),
    )
    dated = [f"{each.id} ({due_in_force(each)})" for each in timeline.outside]
    return [
        sentence.format(count=len(ids), ids=", ".join(ids))
        for sentence, ids in ((undated, [each.id for each in timeline.undated]), (outside, dated))
        if ids
    ]
