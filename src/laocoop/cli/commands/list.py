"""`laocoop list`: what is on our plate."""

from typing import Annotated

import typer

from laocoop.cli import choosing, completion, single_options, values
from laocoop.cli.bundles import Answering, Choosing, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.selection import SORT_KEYS, plate, select, sort
from laocoop.i18n.catalogue import N_
from laocoop.reports.fields.columns import COLUMNS
from laocoop.reports.pages import list as list_page


def run(
    ctx: typer.Context,
    choose: Choosing,
    replay: Replaying,
    answer: Answering,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]…", help=N_("Words that must stand in it, in any language.")
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", "-a", help=N_("Every commitment."))] = False,
    sort_by: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="KEY",
            help=N_("register, id, due, status, updated or title."),
            autocompletion=completion.sort_keys,
        ),
    ] = None,
    limit: single_options.AtMost = 0,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns",
            metavar="NAMES",
            help=N_("The columns to show, like id,title,lead,due."),
            autocompletion=completion.columns,
        ),
    ] = None,
) -> None:
    """Prints the list."""
    session: Session = ctx.obj
    filters = choosing.filters(session, choose, words or ())
    key = values.word(sort_by, "--sort", SORT_KEYS) if sort_by else "register"
    shown = values.words(columns, "--columns", tuple(COLUMNS))
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(filters.period, as_of, replay.known_later)
    if all_ or filters:
        current, loose = select(view.register, view.standings, filters), []
    else:
        found = plate(view.register, view.standings, view.period)
        current, loose = found.current, found.loose_ends
    listing = list_page.Listing(
        current=sort(current, key, session.language),
        loose_ends=sort(loose, key, session.language),
        narrowed=bool(all_ or filters),
        total=len(view.standings),
        columns=shown,
        limit=limit,
        grouped=key == "register",
    )
    give(session, list_page.answer(view, listing, "list"), answer)


COMMANDS = {
    "list": Command(
        run,
        N_("List what is on our plate: open commitments of the period, then loose ends."),
        (
            ("laocoop list", N_("what is on our plate")),
            ("laocoop list --theme employment", N_("everything on a theme")),
            ("laocoop list --status open --party LA", N_("what is open for Laos")),
            ("laocoop list dao tao", N_("words, with or without diacritics")),
            ("laocoop list --all -f csv -o all.csv", N_("everything, for Excel")),
        ),
    )
}
