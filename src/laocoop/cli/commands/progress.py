"""`laocoop progress`: how much of a period's commitments is done."""

from typing import Annotated

import typer

from laocoop.cli import choosing, completion, single_options, values
from laocoop.cli.bundles import Answering, Choosing, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.progress import GROUPINGS, by_quarter, group_by, of_period
from laocoop.domain.selection import select
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import progress as progress_page


def run(
    ctx: typer.Context,
    choose: Choosing,
    replay: Replaying,
    answer: Answering,
    of: single_options.PeriodArgument = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="GROUP",
            help=N_("instrument, theme, party, lead, force, status or quarter."),
            autocompletion=completion.groupings,
        ),
    ] = "instrument",
    matrix: Annotated[
        bool, typer.Option("--matrix", help=N_("Done or not, within or past the date."))
    ] = False,
    actions: Annotated[
        bool, typer.Option("--actions", help=N_("Count the actions under commitments too."))
    ] = False,
) -> None:
    """Prints the counts."""
    session: Session = ctx.obj
    grouping = values.word(by, "--by", GROUPINGS)
    filters = choosing.filters(session, choose)
    period = values.period(of) or filters.period or session.file.register.period
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(period, as_of, replay.known_later, from_its_end=True)
    chosen = {standing.id for standing in select(view.register, view.standings, filters)}
    standings = [
        standing
        for standing in of_period(view.register, view.standings, period, actions)
        if standing.id in chosen
    ]
    groups, points = [], []
    if grouping == "quarter":
        ids = frozenset(standing.id for standing in standings)
        points = by_quarter(view.register, period, view.moment, ids)
    else:
        groups = group_by(view.register, standings, grouping)
    give(session, progress_page.answer(view, standings, grouping, groups, points, matrix), answer)


COMMANDS = {
    "progress": Command(
        run,
        N_("Count progress in a period: per instrument, theme, party, unit, force or quarter."),
        (
            ("laocoop progress", N_("the register's period, by instrument")),
            ("laocoop progress 2026-H1 --by theme", N_("the first half of 2026, by theme")),
            ("laocoop progress --matrix", N_("done or not, within or past the date")),
            ("laocoop progress --by quarter", N_("how completion grew")),
            ("laocoop progress --as-of 30/6/2026", N_("as it stood on a day")),
        ),
    )
}
