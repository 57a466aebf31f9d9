"""`laocoop history`: what was reported, the latest first."""

from typing import Annotated

import typer

from laocoop.cli import completion, single_options, values
from laocoop.cli.bundles import Answering, Replaying
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import history as history_page


def run(
    ctx: typer.Context,
    replay: Replaying,
    answer: Answering,
    ident: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help=N_("Of one commitment; of all unless given."),
            autocompletion=completion.commitments,
        ),
    ] = None,
    limit: single_options.AtMost = 0,
) -> None:
    """Prints the ledger."""
    session: Session = ctx.obj
    found = values.commitment_ids([ident], session.file.register) if ident else ("",)
    as_of = values.optional_day(replay.as_of, "--as-of", session.today)
    view = session.view(None, as_of, replay.known_later)
    entries = history_page.ledger(view, found[0])
    shown = entries[:limit] if limit else entries
    give(session, history_page.answer(view, shown, len(entries)), answer)


COMMANDS = {
    "history": Command(
        run,
        N_("Look back: what was reported, by whom and when, and what was taken back."),
        (
            ("laocoop history", N_("everything, the latest first")),
            ("laocoop history MOU-1", N_("of one commitment")),
            ("laocoop history --limit 5", N_("the five latest")),
        ),
    )
}
