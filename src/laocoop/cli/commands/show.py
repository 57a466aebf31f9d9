"""`laocoop show`: one commitment whole."""

from typing import Annotated

import typer

from laocoop.cli import completion, values
from laocoop.cli.bundles import Answering, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.errors import NotFoundError
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import show as show_page


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…",
            help=N_("Which commitments, like MOU-1."),
            autocompletion=completion.commitments,
        ),
    ],
    replay: Replaying,
    answer: Answering,
) -> None:
    """Prints the commitments."""
    session: Session = ctx.obj
    found = values.commitment_ids(ids, session.file.register)
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(None, as_of, replay.known_later)
    for ident in found:
        if ident not in view.standings:
            raise NotFoundError("not-yet-there", id=ident, day=view.moment.as_of)
    give(session, show_page.answer(view, [view.standings[ident] for ident in found]), answer)


COMMANDS = {
    "show": Command(
        run,
        N_("Show a commitment whole: wording, origin, chain, actions, status, every report."),
        (
            ("laocoop show MOU-3", N_("one commitment")),
            ("laocoop show M7-8 M9-6", N_("two of them")),
            ("laocoop show MOU-3 --as-of 30/6/2026", N_("as it stood on a day")),
        ),
    )
}
