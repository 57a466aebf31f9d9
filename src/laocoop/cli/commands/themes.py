"""`laocoop themes`: the fields of cooperation, with the ids and names that may be typed."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command
from laocoop.cli.options.groups import Answering, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import themes as themes_page


class Given(Replaying, Answering):
    """What may be given to `laocoop themes`."""


def run(session: Session, given: Given) -> None:
    """Prints the themes."""
    give(session, themes_page.answer(values.replayed(session, given)), given)


COMMANDS = {
    "themes": Command(
        run,
        Given,
        N_("List the themes with their ids and names, either of which may be typed."),
        (("laocoop themes", N_("all of them")),),
    )
}
