"""`laocoop search`: words in every commitment of the register."""

from typing import Annotated

import typer

from laocoop.cli import choosing, values
from laocoop.cli.bundles import Answering, Choosing, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.selection import select
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import list as list_page


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS…",
            help=N_("Words in any language; words in quotes must stand in a row."),
        ),
    ],
    choose: Choosing,
    replay: Replaying,
    answer: Answering,
) -> None:
    """Prints the commitments that speak of all the words."""
    session: Session = ctx.obj
    filters = choosing.filters(session, choose, [values.text(word, "WORDS") for word in words])
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(filters.period, as_of, replay.known_later)
    found = select(view.register, view.standings, filters)
    listing = list_page.Listing(found, [], narrowed=True, total=len(view.standings))
    give(session, list_page.answer(view, listing, "search"), answer)


COMMANDS = {
    "search": Command(
        run,
        N_("Find commitments by words: titles, notes, themes, reports, in every language."),
        (
            ("laocoop search di cu", N_("both words, with or without diacritics")),
            ('laocoop search "bảo hiểm"', N_("the words in a row, with these diacritics")),
            ("laocoop search ແຮງງານ", N_("in Lao")),
        ),
    )
}
