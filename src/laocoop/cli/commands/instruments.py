"""`laocoop instruments`: the documents that bind."""

import typer

from laocoop.cli import values
from laocoop.cli.bundles import Answering, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import instruments as instruments_page


def run(ctx: typer.Context, replay: Replaying, answer: Answering) -> None:
    """Prints the instruments."""
    session: Session = ctx.obj
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(None, as_of, replay.known_later)
    give(session, instruments_page.answer(view), answer)


COMMANDS = {
    "instruments": Command(
        run,
        N_("List the minutes, MoUs and agreements, with what they rest on."),
        (("laocoop instruments", N_("all of them")),),
    )
}
