"""`laocoop report`: the status report for the senior officials' meeting."""

from typing import Annotated

import typer

from laocoop.cli import single_options, values
from laocoop.cli.bundles import Answering, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports import status_report
from laocoop.reports.pages import report as report_page


def run(
    ctx: typer.Context,
    replay: Replaying,
    answer: Answering,
    of: single_options.PeriodArgument = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help=N_("What changed after this day; else the last meeting."),
        ),
    ] = None,
) -> None:
    """Prints the report."""
    session: Session = ctx.obj
    period = values.period(of) or session.file.register.period
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(period, as_of, replay.known_later, from_its_end=True)
    day = values.optional_day(since, "--since", session.today)
    give(session, report_page.answer(view, status_report.compute(view, day)), answer)


COMMANDS = {
    "report": Command(
        run,
        N_("Print the status report that one takes into the senior officials' meeting."),
        (
            ("laocoop report", N_("the register's period, as of today")),
            ("laocoop report --since 12/11/2025", N_("with what changed since a meeting")),
            ("laocoop report 2026-H1", N_("the first half of 2026, as of its last day")),
            ("laocoop report -o report.md", N_("as Markdown, in a file")),
        ),
    )
}
