"""`laocoop progress`: how much of a period's commitments is done."""

from __future__ import annotations

from laocoop.cli.options import choosing, values
from laocoop.cli.options.declare import Command, flag, option
from laocoop.cli.options.groups import PERIOD_ARGUMENT, Answering, Choosing, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.progress import GROUPINGS, by_quarter, group_by, of_period
from laocoop.domain.selection import select
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import progress as progress_page


class Given(Choosing, Replaying, Answering):
    """What may be given to `laocoop progress`."""

    of = PERIOD_ARGUMENT
    by = option(
        "--by",
        metavar="GROUP",
        help=N_("instrument, theme, party, lead, force, status or quarter."),
        offers="groupings",
        default="instrument",
    )
    matrix = flag("--matrix", help=N_("Done or not, within or past the date."))
    actions = flag("--actions", help=N_("Count the actions under commitments too."))


def run(session: Session, given: Given) -> None:
    """Prints the counts."""
    grouping = values.word(given.by, "--by", GROUPINGS, labels.GROUPING)
    filters = choosing.filters(session, given)
    period = (
        values.period(given.of, session.today) or filters.period or session.file.register.period
    )
    view = values.replayed(session, given, period, from_its_end=bool(given.of or given.period))
    chosen = {standing.id for standing in select(view.register, view.standings, filters)}
    standings = [
        standing
        for standing in of_period(view.register, view.standings, period, given.actions)
        if standing.id in chosen
    ]
    groups, points = [], []
    if grouping == "quarter":
        ids = frozenset(standing.id for standing in standings)
        points = by_quarter(view.register, period, view.moment, ids)
    else:
        groups = group_by(view.register, standings, grouping)
    answer = progress_page.answer(view, standings, grouping, groups, points, given.matrix)
    give(session, answer, given)


COMMANDS = {
    "progress": Command(
        run,
        Given,
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
