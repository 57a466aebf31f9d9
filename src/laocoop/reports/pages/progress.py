"""The answer of `progress`: how much of a period's commitments is done."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from laocoop.domain.progress import Group, Matrix, QuarterPoint, Tally, matrix, tally
from laocoop.domain.standing import Standing, by_party
from laocoop.domain.status import Agreement, Force, Status
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Cell, Chart, Column, Document, Rows, Series, cell
from laocoop.reports.fields.in_words import day_cell
from laocoop.reports.fields.tally import tally_item
from laocoop.reports.fields.types import AS_NUMBER, AS_SHARE, AS_TEXT
from laocoop.reports.formats import plain
from laocoop.reports.pages.matrix import add_matrix, matrix_sheet
from laocoop.reports.status_report import whose_words
from laocoop.reports.view import View
from laocoop.typed import Any

SHOWN = (
    Status.COMPLETED,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.SUSPENDED,
    Status.WITHDRAWN,
    Status.NO_REPORT,
)


def rule() -> str:
    """How the share is counted, in a sentence."""
    return _("Share = completed out of all but the withdrawn.")


def awaited(view: View, standings: list[Standing]) -> list[str]:
    """For each party whose word is awaited, on a status or on a date that the other named: on how many, and which."""
    waiting = [s for s in standings if not s.disputed]
    silent = by_party(waiting, attrgetter("waiting_for"))
    unanswered = by_party(waiting, attrgetter("dates_unanswered_by"))
    return [
        sentence.format(party=view.party(party), count=len(idents), ids=", ".join(idents))
        for party in view.register.parties
        for sentence, idents in (
            (
                _("{party} has yet to report on {count}: {ids}."),
                [s.id for s in silent.get(party, ())],
            ),
            (
                _("{party} has yet to answer to another date for {count}: {ids}."),
                [s.id for s in unanswered.get(party, ())],
            ),
        )
        if idents
    ]


def answer(
    view: View,
    standings: list[Standing],
    grouping: str,
    groups: list[Group],
    points: list[QuarterPoint],
    with_matrix: bool,
) -> Answer:
    """What `progress` answers; `points` instead of `groups` where it is by quarter."""

    def payload() -> dict[str, Any]:
        item = view.envelope("progress") | {
            "period": view.period.name,
            "by": grouping,
            "rule": "completed / (total - withdrawn)",
            "total": tally_item(tally(standings)),
            "differing": [s.id for s in standings if s.agreement is Agreement.DIFFER],
            "waiting": [s.id for s in standings if s.agreement is Agreement.WAITING],
        }
        if grouping == "quarter":
            item["groups"] = [
                {
                    "key": point.period.name,
                    "as_of": point.moment.as_of.isoformat(),
                    "newly_completed": point.newly_completed,
                    **tally_item(point.tally),
                }
                for point in points
            ]
        else:
            item["groups"] = [
                {"key": group.key, **tally_item(group.tally), "ids": list(group.ids)}
                for group in groups
            ]
        if with_matrix:
            counts = matrix(standings)
            item["matrix"] = {name: getattr(counts, name) for name in Matrix._fields}
        return item

    def sheet() -> Sheet:
        if with_matrix:
            return matrix_sheet(matrix(standings))
        rows = [(dates.period(point.period), point.tally) for point in points] or [
            (group.key, group.tally) for group in groups
        ]
        return tally_sheet(grouping, rows)

    def document() -> Document:
        page = view.page()
        page.heading(
            _("Progress {period}").format(period=dates.period(view.period))
            + f" · {view.as_of_words}",
            1,
        )
        if grouping == "quarter":
            page.table(*_quarter_table(points))
        else:
            chart = group_chart(view, grouping, groups)
            page.table(*group_table(view, grouping, groups, tally(standings)), chart=chart)
        page.paragraph(sentence(tally(standings)))
        differing = [s.id for s in standings if s.agreement is Agreement.DIFFER]
        if differing:
            page.paragraph(
                _("On {count} the two sides' reports differ: {ids}.").format(
                    count=len(differing), ids=", ".join(differing)
                ),
                "notice",
            )
        for words in awaited(view, standings):
            page.paragraph(words, "notice")
        if with_matrix:
            add_matrix(page, matrix(standings))
        notes = [rule()]
        if grouping == "theme":
            notes.append(
                _("A commitment with two themes counts in both; the total counts it once.")
            )
        if grouping == "party":
            notes.append(whose_words(view, standings))
        page.paragraph(" ".join(notes), "muted")
        return page

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def tally_sheet(grouping: str, rows: Sequence[tuple[str, Tally]]) -> Sheet:
    """Counts as rows, each under a name."""
    columns = [grouping, "total", *(s.value for s in SHOWN), "overdue", "counted", "share"]
    headings = [
        _(labels.GROUPING[grouping]),
        _("Total"),
        *(labels.opening(labels.status(status)) for status in SHOWN),
        _("Past date"),
        _("Counted"),
        _("Share"),
    ]
    types = [AS_TEXT, *[AS_NUMBER] * (len(columns) - 2), AS_SHARE]
    return Sheet(columns, [_sheet_row(*row) for row in rows], types, headings=headings)


def _sheet_row(key: str, counted: Tally) -> list[Any]:
    counts = [counted.counts[status] for status in SHOWN]
    return [key, counted.total, *counts, counted.overdue, counted.counted, counted.share]


def sentence(counted: Tally) -> str:
    """The totals as a sentence with its counts."""
    return _("{completed} of {counted} completed ({share}); {overdue} past their date.").format(
        completed=counted.completed,
        counted=counted.counted,
        share=dates.percent(counted.share),
        overdue=counted.overdue,
    )


def group_name(view: View, grouping: str, key: str) -> str:
    """A group's name as a person reads it."""
    if not key:
        return _("none named")
    if grouping == "instrument":
        return f"{key} · {view.say(view.register.instruments[key].name)}"
    if grouping == "theme":
        return view.theme(key)
    if grouping == "party":
        return f"{key} · {view.party(key)}"
    if grouping == "force":
        return labels.force(Force(key))
    if grouping == "status":
        return labels.status(Status(key))
    return view.unit(key)


def group_table(
    view: View, grouping: str, groups: Sequence[Group], total: Tally
) -> tuple[list[Column], Rows]:
    """Columns and rows: a group each, the total last."""
    shown = _statuses_met([*(group.tally for group in groups), total])
    rows = [
        _tally_row(cell(group_name(view, grouping, group.key)), group.tally, shown)
        for group in groups
    ]
    rows.append(_tally_row(cell(_("Total"), role="strong"), total, shown))
    return [Column(_(labels.GROUPING[grouping]), flexible=True), *_tally_columns(shown)], Rows(
        tuple(rows)
    )


def group_chart(view: View, grouping: str, groups: Sequence[Group]) -> Chart:
    """The counts of `group_table`, of each group's commitments a part for each status that is met."""
    met = [status for status in SHOWN if any(group.tally.counts[status] for group in groups)]
    return Chart(
        tuple(group_name(view, grouping, group.key) for group in groups),
        tuple(
            Series(
                labels.status(status),
                f"status:{status.value}",
                tuple(group.tally.counts[status] for group in groups),
            )
            for status in met
        ),
    )


def _quarter_table(points: Sequence[QuarterPoint]) -> tuple[list[Column], Rows]:
    rows = []
    for point in points:
        counted = point.tally
        rows.append(
            (
                cell(dates.period(point.period)),
                day_cell(point.moment.as_of),
                cell(str(point.newly_completed)),
                cell(
                    f"{counted.completed}/{counted.counted}",
                    bar=(counted.completed, counted.counted),
                ),
                cell(dates.percent(counted.share)),
                cell(str(counted.overdue)),
            )
        )
    columns = [
        Column(_("Quarter")),
        Column(_("As of")),
        Column(_("Newly completed"), right=True),
        Column(_("Completed")),
        Column(_("Share"), right=True),
        Column(_("Past date"), right=True),
    ]
    return columns, Rows(tuple(rows))


def _statuses_met(tallies: Sequence[Tally]) -> list[Status]:
    """The statuses worth a column: the two that carry the story, and any that occurs."""
    always = (Status.IN_PROGRESS, Status.NO_REPORT)
    return [
        status
        for status in SHOWN
        if status is not Status.COMPLETED
        and (status in always or any(counted.counts[status] for counted in tallies))
    ]


def _tally_columns(shown: Sequence[Status]) -> list[Column]:
    return [
        Column(_("Completed")),
        Column(_("Share"), right=True),
        *(
            Column(labels.opening(labels.status(status)), right=True, role=f"status:{status.value}")
            for status in shown
        ),
        Column(_("Past date"), right=True, role="timeliness:overdue"),
    ]


def _tally_row(name: Cell, counted: Tally, shown: Sequence[Status]) -> tuple[Cell, ...]:
    return (
        name,
        cell(f"{counted.completed}/{counted.counted}", bar=(counted.completed, counted.counted)),
        cell(dates.percent(counted.share)),
        *(_count(counted.counts[status]) for status in shown),
        _count(counted.overdue, "timeliness:overdue"),
    )


def _count(number: int, role: str = "") -> Cell:
    return cell(str(number), role=role if number else "muted")
