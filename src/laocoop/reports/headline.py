"""The state of things in a few sentences, with their counts."""

from __future__ import annotations

from operator import attrgetter

from laocoop.domain.progress import Tally
from laocoop.domain.standing import Standing, by_party
from laocoop.domain.status import Status
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.pages import progress as progress_page
from laocoop.reports.status_report import StatusReport
from laocoop.reports.view import View


def headline(view: View, report: StatusReport) -> list[str]:
    """The state of things in sentences with counts."""
    total = report.total
    lines = counted(view, total)
    disputed = [s for s in report.standings if s.status is Status.COMPLETED and s.disputed]
    if disputed:
        sentence = _("Of the completed, one side sees {what} otherwise.")
        lines.append(sentence.format(what=_what(disputed)))
    others = [
        f"{total.counts[status]} {labels.status(status)}"
        for status in progress_page.SHOWN
        if status not in (Status.COMPLETED, Status.WITHDRAWN) and total.counts[status]
    ]
    if others:
        lines.append(_("The others: {list}.").format(list=", ".join(others)))
    if withdrawn := total.counts[Status.WITHDRAWN]:
        lines.append(_("{count} withdrawn, and counted in no share.").format(count=withdrawn))
    if total.overdue:
        lines.append(
            ngettext(
                "{count} is past its date.",
                "{count} are past their date.",
                total.overdue,
            ).format(count=total.overdue)
        )
    else:
        lines.append(_("None is past its date."))
    if report.actions.total:
        lines.append(
            ngettext(
                "Under them stands {count} action, {completed} completed, {overdue} past its date.",
                "Under them stand {count} actions, {completed} completed, {overdue} past their date.",
                report.actions.total,
            ).format(
                count=report.actions.total,
                completed=report.actions.completed,
                overdue=report.actions.overdue,
            )
        )
    if report.differing:
        what = _what(report.differing)
        lines.append(_("On {what} the two sides' reports differ.").format(what=what))
    silent = by_party(report.waiting, attrgetter("waiting_for"))
    unanswered = by_party(report.waiting, attrgetter("dates_unanswered_by"))
    for party in view.register.parties:
        for sentence, awaited in (
            (
                _("{party} has yet to report on {what}."),
                silent.get(party, []),
            ),
            (
                _("{party} has yet to answer to another date for {what}."),
                unanswered.get(party, []),
            ),
        ):
            if awaited:
                lines.append(sentence.format(party=view.party(party), what=_what(awaited)))
    return lines


def counted(view: View, total: Tally) -> list[str]:
    """How many commitments there are in the period, and how many of them are completed."""
    return [
        ngettext(
            "The two sides have {count} commitment for {period}.",
            "The two sides have {count} commitments for {period}.",
            total.total,
        ).format(count=total.total, period=dates.span(view.period)),
        _("{completed} of {counted} completed ({share}).").format(
            completed=total.completed, counted=total.counted, share=dates.percent(total.share)
        ),
    ]


def _what(standings: list[Standing]) -> str:
    """How many commitments, as the first sentences count them; the actions under them apart."""
    actions = sum(bool(standing.commitment.parent) for standing in standings)
    count = len(standings) - actions
    parts = []
    if count:
        parts.append(
            ngettext("{count} commitment", "{count} commitments", count).format(count=count)
        )
    if actions:
        parts.append(ngettext("{count} action", "{count} actions", actions).format(count=actions))
    return _(" and ").join(parts)
