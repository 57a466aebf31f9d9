"""`laocoop timeline`: what is due in which quarter."""

from __future__ import annotations

from laocoop.cli.options import choosing, values
from laocoop.cli.options.declare import Command
from laocoop.cli.options.groups import PERIOD_ARGUMENT, Answering, Choosing, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.progress import of_period
from laocoop.domain.selection import select
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import timeline as timeline_page


class Given(Choosing, Replaying, Answering):
    """What may be given to `laocoop timeline`."""

    of = PERIOD_ARGUMENT


def run(session: Session, given: Given) -> None:
    """Prints the quarters."""
    filters = choosing.filters(session, given)
    period = (
        values.period(given.of, session.today) or filters.period or session.file.register.period
    )
    view = values.replayed(session, given, period, from_its_end=bool(given.of or given.period))
    chosen = select(view.register, view.standings, filters)
    ids = {standing.id for standing in chosen}
    of_it = [s for s in of_period(view.register, view.standings, period) if s.id in ids]
    give(session, timeline_page.answer(view, timeline_page.compute(view, chosen, of_it)), given)


COMMANDS = {
    "timeline": Command(
        run,
        Given,
        N_("See quarter by quarter what is due, and where today is."),
        (
            ("laocoop timeline", N_("the register's period")),
            ("laocoop timeline 2027", N_("one year")),
            ("laocoop timeline --party LA", N_("what one side is bound by")),
        ),
    )
}
