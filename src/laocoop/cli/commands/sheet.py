"""`laocoop sheet`: rows for a unit to fill in, that come back through `load`."""

from __future__ import annotations

from laocoop.cli.options import choosing, values
from laocoop.cli.options.declare import Command, arguments
from laocoop.cli.options.groups import Answering, Choosing, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.selection import plate, select
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import list as list_page
from laocoop.reports.pages.workbook import fill_in_tabs


class Given(Choosing, Replaying, Answering):
    """What may be given to `laocoop sheet`."""

    words = arguments("[WORDS]…", help=N_("Words that must stand in it, in any language."))


def run(session: Session, given: Given) -> None:
    """Writes the sheet: what the filters choose, or all that is on the plate."""
    if not given.output:
        raise UsageError("sheet-needs-file")
    filters = choosing.filters(session, given, given.words)
    view = values.replayed(session, given, filters.period)
    if filters.narrow:
        chosen = select(view.register, view.standings, filters)
    else:
        current, loose = plate(view.register, view.standings, view.period, filters)
        chosen = [*current, *loose]
    if not chosen:
        raise RefusedError("nothing-to-fill-in")
    listing = list_page.Listing(chosen, [], narrowed=True, total=len(view.standings))
    answer = list_page.answer(view, listing, "sheet")
    give(session, answer.but(tabs=lambda: fill_in_tabs(view, chosen)), given)


COMMANDS = {
    "sheet": Command(
        run,
        Given,
        N_("Write a sheet for a unit to fill in; it comes back with load."),
        (
            ('laocoop sheet --lead "Cục Việc làm" -o cuc-viec-lam.xlsx', N_("one unit's rows")),
            ("laocoop sheet --party LA -o laos.xlsx", N_("what binds one side")),
            ("laocoop load cuc-viec-lam.xlsx", N_("when it has come back")),
        ),
    )
}
