"""`laocoop report`: the status report for the senior officials' meeting."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, flag, option
from laocoop.cli.options.groups import PERIOD_ARGUMENT, Answering, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.written_later import reported_late
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports import status_report
from laocoop.reports.pages import report as report_page


class Given(Replaying, Answering):
    """What may be given to `laocoop report`."""

    of = PERIOD_ARGUMENT
    since = option(
        "--since",
        metavar="DATE",
        help=N_(
            "What changed after this day, joint review or instrument (its id); else the last meeting."
        ),
        offers="events",
    )
    open = flag("--open", help=N_("Show it as a page in the browser."))


def run(session: Session, given: Given) -> None:
    """Prints the report."""
    period = values.period(given.of, session.today) or session.file.register.period
    view = values.replayed(session, given, period, from_its_end=bool(given.of))
    day = None
    if given.since:
        day = values.when_typed().since(given.since, session.view().register, session.today)
    report = status_report.compute(view, day)
    late = reported_late(session.file.register, report.since, view.moment.as_of)
    session.tell_reported_late(report.since, late)
    if not report.total.total and not session.beside:
        session.beside = _("No commitment is to be answered for in {period}.").format(
            period=dates.span(period)
        )
    give(session, report_page.answer(view, report), given, in_browser=given.open)


COMMANDS = {
    "report": Command(
        run,
        Given,
        N_("Print the status report that one takes into the senior officials' meeting."),
        (
            ("laocoop report", N_("the register's period, as of today")),
            ("laocoop report --since 12/11/2025", N_("with what changed since a meeting")),
            ("laocoop report 2026-H1", N_("the first half of 2026, as of its last day")),
            ("laocoop report -o report.docx", N_("as a Word file")),
            ("laocoop report --open", N_("as a page in the browser")),
        ),
    )
}
