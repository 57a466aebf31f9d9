"""The state of things in a few sentences, with their counts."""

from __future__ import annotations

from laocoop.domain.status import Status
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.pages import progress as progress_page
from laocoop.reports.status_report import StatusReport
from laocoop.reports.view import View


def headline(view: View, report: StatusReport) -> list[str]:
    """The state of things in sentences with counts."""
    total = report.total
    lines = [
        ngettext(
            "The two sides have {count} commitment for {period}.",
            "The two sides have {count} commitments for {period}.",
            total.total,
        ).format(count=total.total, period=dates.span(view.period)),
        _("{completed} of {counted} completed ({share}).").format(
            completed=total.completed, counted=total.counted, share=dates.percent(total.share)
        ),
    ]
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
        lines.append(
            _("On {count} the two sides' reports differ.").format(count=len(report.differing))
        )
    lines += [
        _("{party} has yet to report on {count}.").format(party=view.party(party), count=count)
        for party in view.register.parties
        if (count := sum(party in s.waiting_for for s in report.waiting))
    ]
    return lines
