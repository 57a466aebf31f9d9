"""The answer of `report`: the status report in words, for the senior officials' meeting.

Words are neutral: a commitment is past the agreed date, it has not failed.
"""

from __future__ import annotations

from laocoop.domain.moment import in_force
from laocoop.domain.progress import Group, of_period
from laocoop.domain.standing import Standing
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.answer import Answer, Dated, Overview, Sheet
from laocoop.reports.document import Column, Document, Rows, RowsMade, cell
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.in_words import day_cell
from laocoop.reports.fields.sheet import sheet_in_parts
from laocoop.reports.fields.tally import tally_item
from laocoop.reports.fields.update import UPDATE
from laocoop.reports.formats import plain
from laocoop.reports.headline import headline
from laocoop.reports.pages import progress as progress_page
from laocoop.reports.pages.list import actions_after_parents, counted_apart
from laocoop.reports.status_report import DUE_NEXT, StatusReport, says_what_was_done, whose_words
from laocoop.reports.view import View
from laocoop.typed import Any


def answer(view: View, report: StatusReport) -> Answer:
    """What `report` answers."""

    def overview() -> Overview:
        from laocoop.reports.pages.overview import of_report  # for a page alone

        return of_report(view, report)

    return Answer(
        lambda: document(view, report),
        lambda: _sheet(view, report),
        lambda: _payload(view, report),
        lambda: plain.lines(document(view, report)),
        dated=lambda: Dated(view, report.standings, view.events_in(view.period)),
        overview=overview,
    )


def _sheet(view: View, report: StatusReport) -> Sheet:
    """All the report is about, a row each: the period's commitments, then the loose ends."""
    period = of_period(view.register, view.standings, view.period, actions=True)
    parts = {"period": period, "loose end": report.loose_ends}
    return sheet_in_parts(view, parts)


def _payload(view: View, report: StatusReport) -> dict[str, Any]:
    def listed(standings: list[Standing]) -> list[dict[str, Any]]:
        return COMMITMENT.items(standings)

    def grouped(groups: list[Group]) -> list[dict[str, Any]]:
        return [{"key": g.key, **tally_item(g.tally), "ids": list(g.ids)} for g in groups]

    return view.envelope("report") | {
        "period": view.period.name,
        "since": report.since.isoformat(),
        "sections": {
            "headline": {
                "sentences": headline(view, report),
                **tally_item(report.total),
                "actions": tally_item(report.actions),
            },
            "by_party": grouped(report.by_party),
            "by_instrument": grouped(report.by_instrument),
            "by_theme": grouped(report.by_theme),
            "done": listed(report.done),
            "overdue": listed(report.overdue),
            "due_next": listed(report.due_next),
            "differing": listed(report.differing),
            "waiting": listed(report.waiting),
            "changes": UPDATE.items(report.changes),
            "loose_ends": listed(report.loose_ends),
            "unreported": listed(report.unreported),
        },
        "citation": citation(view, report),
    }


def document(view: View, report: StatusReport) -> Document:
    """The report as a person reads it."""
    page = view.page()
    page.kind, page.has_number = _("Status report"), True
    page.heading(
        _("Status report {period}: {title}").format(
            period=dates.span(view.period), title=view.say(view.register.title)
        ),
        1,
    )
    page.paragraph(labels.opening(view.as_of_words) + ".")
    page.paragraph(" ".join(headline(view, report)))
    page.heading(_("Progress by side"))
    page.table(*progress_page.group_table(view, "party", report.by_party, report.total))
    page.paragraph(whose_words(view, report.standings), "muted")
    page.heading(_("Progress by instrument"))
    page.table(
        *progress_page.group_table(view, "instrument", report.by_instrument, report.total),
        chart=progress_page.group_chart(view, "instrument", report.by_instrument),
    )
    _done(page, view, report)
    _section(page, view, _("Past its date"), report.overdue)
    _section(
        page,
        view,
        _("Due in the next {days} days").format(days=DUE_NEXT.days),
        report.due_next,
    )
    _section(page, view, _("Reported by one side, and not yet by the other"), report.waiting)
    _section(page, view, _("Where the two sides' reports differ"), report.differing)
    _changes(page, view, report)
    _section(
        page,
        view,
        _("Loose ends of earlier conferences"),
        report.loose_ends,
        ("id", "title", "status", "updated"),
    )
    _section(
        page,
        view,
        _("No status reported yet"),
        actions_after_parents(report.unreported),
        ("id", "title", "parties", "updated"),
    )
    page.heading(_("Progress by theme"))
    page.table(*progress_page.group_table(view, "theme", report.by_theme, report.total))
    page.paragraph(
        progress_page.rule()
        + " "
        + _("A commitment with two themes counts in both; the total counts it once."),
        "muted",
    )
    _sources(page, view, report)
    page.paragraph(citation(view, report), "muted")
    return page


def _done(page: Document, view: View, report: StatusReport) -> None:
    """Per commitment, what has been done for it, with its evidence."""
    heading = _("Progress reported")
    page.heading(f"{heading} ({len(report.done)})")
    if not report.done:
        page.paragraph(
            _("No result has been reported yet on the commitments of this period."), "muted"
        )
        return
    rows = []
    for standing in actions_after_parents(report.done):
        lines = []
        for update in filter(says_what_was_done, standing.updates):
            lines += entries.result_lines(view, update)
        keys = ("id", "title", "status")
        rows.append((*COMMITMENT.row(view, standing, keys), cell(*lines)))
    columns = [*COMMITMENT.headings(keys), Column(_("Progress reported"), flexible=True)]
    page.table(columns, Rows(tuple(rows)))


def _sources(page: Document, view: View, report: StatusReport) -> None:
    """The reports and documents that the commitments of the period are taken from."""
    page.heading(_("Sources"))
    cited = {cite.source for s in report.standings for cite in s.commitment.cites}
    rows = []
    for ident, source in view.register.sources.items():
        if ident in cited:
            printed = source.title or view.read(source.description)
            about = [printed, source.publisher, dates.day(source.published or None)]
            line = ", ".join(part for part in about if part and part != "—")
            rows.append((cell(ident), cell(line, *([source.url] if source.url else []))))
    if rows:
        page.table([Column(_("Id")), Column(_("Source"), flexible=True)], Rows(tuple(rows)))


def _section(
    page: Document,
    view: View,
    heading: str,
    standings: list[Standing],
    keys: tuple[str, ...] = ("id", "title", "parties", "status", "due"),
) -> None:
    page.heading(f"{heading} ({counted_apart(standings)})")
    if standings:
        rows = RowsMade(standings, lambda s: COMMITMENT.row(view, s, keys))
        page.table(COMMITMENT.headings(keys), Rows(rows))
    else:
        page.paragraph(_("None."), "muted")


def _changes(page: Document, view: View, report: StatusReport) -> None:
    heading = _("Done and reported since {day}").format(day=dates.day(report.since))
    page.heading(f"{heading} ({len(report.changes)})")
    if not report.changes:
        page.paragraph(_("None."), "muted")
        return
    rows = []
    for entry in report.changes:
        lines = [entries.whole(view, entry), view.read(entry.note)]
        lines += entries.evidence_lines(view.register, entry)
        rows.append(
            (
                day_cell(entry.on),
                cell(entry.commitment, role="id"),
                cell(*(line for line in lines if line)),
                cell(entries.who(entry)),
            )
        )
    columns = [
        Column(_("On")),
        Column(_("Id")),
        Column(_("What"), flexible=True),
        Column(_("By")),
    ]
    page.table(columns, Rows(tuple(rows)))


def citation(view: View, report: StatusReport) -> str:
    """Where the figures come from: file, short digest, counts, and what is not yet confirmed."""
    parents = view.standings.commitments.column("parent")
    actions = sum(map(bool, parents))
    commitments, updates = len(view.standings) - actions, len(in_force(view.register, view.moment))
    counted = [
        ngettext("{count} commitment", "{count} commitments", commitments).format(count=commitments)
    ]
    if actions:
        told = ngettext("{count} action", "{count} actions", actions).format(count=actions)
        counted = [_("{commitments} with {actions}").format(commitments=counted[0], actions=told)]
    told = ngettext("{count} update in force", "{count} updates in force", updates)
    counted.append(told.format(count=updates))
    sentence = _("{file}, sha256 {digest}; {counted}.")
    lines = [sentence.format(file=view.path, digest=view.sha256[:12], counted=", ".join(counted))]
    shown = {s.id: s.commitment for s in [*report.standings, *report.loose_ends]}
    press = [each for each in shown.values() if view.register.is_from_the_press(each)]
    if press and len(press) < len(shown):
        sentence = ngettext(
            "{count} of the {total} commitments in this report is taken from press reports, to be confirmed against the signed texts.",
            "{count} of the {total} commitments in this report are taken from press reports, to be confirmed against the signed texts.",
            len(press),
        )
        lines.append(sentence.format(count=len(press), total=len(shown)))
    elif press:
        lines.append(
            _("Commitments are taken from press reports, to be confirmed against the signed texts.")
        )
    if view.language in view.register.draft_languages:
        lines.append(
            _("{language} wording is a draft for a native reader.").format(
                language=_(labels.LANGUAGE[view.language])
            )
        )
    return " ".join(lines)
