"""What a page of the status report shows beside the report: figures, the period's days, how commitments travelled."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.clean import clean
from laocoop.domain.progress import of_period
from laocoop.domain.standing import Standing
from laocoop.domain.status import Timeliness
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.answer import Figure, Overview
from laocoop.reports.document import Cell, Column, Course, Document, Mark, Rows, Span, cell
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.pages import lineage, timeline
from laocoop.reports.pages import list as list_page
from laocoop.reports.pages.timeline import Quarter, Timeline
from laocoop.reports.status_report import DUE_NEXT, StatusReport
from laocoop.reports.view import View

_ALL = ("id", "title", "themes", "parties", "status", "due", "updated")


def of_report(view: View, report: StatusReport) -> Overview:
    """What stands beside `report`; the counts are those of its sections."""
    everything = of_period(view.register, view.standings, view.period, actions=True)
    quarters = timeline.compute(view, everything, report.standings)
    lines = lineage.lines_through(view)
    further = [_course(view, quarters)]
    if lines:
        further.append(_travelled(view, lines))
    further.append(_all(view, everything))
    return Overview(_figures(report), further)


def _figures(report: StatusReport) -> list[Figure]:
    total = report.total
    is_late = any(not standing.commitment.parent for standing in report.overdue)
    return [
        Figure(str(total.total), _("Commitments")),
        Figure(
            dates.percent(total.share),
            _("Completed"),
            "status:completed",
            (total.completed, total.counted),
        ),
        _figure(report.overdue, _("Past its date"), "timeliness:overdue" if is_late else ""),
        _figure(report.due_next, _("Due in the next {days} days").format(days=DUE_NEXT.days)),
        _figure(report.waiting, _("Reported by one side, and not yet by the other")),
        _figure(report.differing, _("Where the two sides' reports differ")),
    ]


def _figure(standings: list[Standing], label: str, role: str = "") -> Figure:
    """How many commitments; the actions under them are told beside what is counted, since the first figure has none."""
    actions = sum(bool(standing.commitment.parent) for standing in standings)
    if actions:
        told = ngettext("and {count} action", "and {count} actions", actions).format(count=actions)
        label = f"{label} ({told})"
    return Figure(str(len(standings) - actions), label, role)


def _course(view: View, quarters: Timeline) -> Document:
    """The quarters of the period with what is due in each, and today's line."""
    page = view.page()
    page.heading(_("Timeline of {period}").format(period=dates.period(view.period)), 2)
    told = [timeline.quarter_in_words(quarter) for quarter in quarters.quarters]
    rows = [
        (cell(words), cell(*(standing.id for standing in quarter.standings)))
        for words, quarter in zip(told, quarters.quarters, strict=True)
    ]
    today = dates.day(view.moment.as_of)
    if view.is_of_today:
        today = _("today {day}").format(day=today)
    course = Course(tuple(_span(view, quarter) for quarter in quarters.quarters), today)
    page.table([Column(_("Quarter")), Column(_("Id"))], Rows(tuple(rows)), course=course)
    for sentence in timeline.without_quarter(quarters):
        page.paragraph(sentence, "muted")
    return page


def _span(view: View, quarter: Quarter) -> Span:
    first, last, today = quarter.period.first, quarter.period.last, view.moment.as_of
    share = None
    if today in quarter.period:
        share = (today - first).days / (last - first).days
    words = timeline.quarter_in_words(quarter)
    return Span(words, tuple(_mark(view, standing) for standing in quarter.standings), share)


def _mark(view: View, standing: Standing) -> Mark:
    role = f"status:{standing.status.value}"
    if standing.timeliness is Timeliness.OVERDUE:
        role = f"timeliness:{standing.timeliness.value}"
    state = labels.status(standing.status)
    told = (
        f"{view.say(standing.commitment.title)} · {view.due(standing.id, standing.due)} · {state}"
    )
    return Mark(clean(standing.id), clean(told), role)


def _travelled(view: View, lines: Sequence[lineage.Line]) -> Document:
    """A row for each line of commitments, a column for each instrument on its way."""
    page = view.page()
    page.heading(_("How commitments were carried on"), 2)
    by_line = [[line.first, *(link.id for link in line.links)] for line in lines]
    met = {view.standings[ident].commitment.instrument for ids in by_line for ident in ids}
    stations = [ident for ident in view.register.instruments if ident in met]
    rows = []
    for ids in by_line:
        at = {station: [i for i in ids if _is_of(view, i, station)] for station in stations}
        rows.append(tuple(_station(view, at[station], ids[0]) for station in stations))
    page.table([Column(_station_name(view, s)) for s in stations], Rows(tuple(rows)))
    return page


def _is_of(view: View, ident: str, instrument: str) -> bool:
    return view.standings[ident].commitment.instrument == instrument


def _station(view: View, ids: Sequence[str], first: str) -> Cell:
    """The commitments of one line in one instrument, each with its title; an arrow leads to all but the first."""
    lines = [
        ("" if ident == first else "→ ")
        + f"{ident} · {view.say(view.standings[ident].commitment.title)}"
        for ident in ids
    ]
    return cell(*lines, role=f"status:{view.standings[ids[0]].status.value}") if ids else cell("")


def _station_name(view: View, instrument: str) -> str:
    day = view.register.instruments[instrument].day
    return f"{instrument} ({day.year})" if day else instrument


def _all(view: View, standings: list[Standing]) -> Document:
    """Every commitment of the period, with its actions."""
    page = view.page()
    page.heading(_("All commitments of {period}").format(period=dates.period(view.period)), 2)
    if not standings:
        page.paragraph(_("None."), "muted")
        return page
    groups = list_page.by_instrument(view, standings, [], _ALL)
    page.table(COMMITMENT.headings(_ALL), *groups)
    return page
