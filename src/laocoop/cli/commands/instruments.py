"""`laocoop instruments`: the documents that bind."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command
from laocoop.cli.options.groups import Answering, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import instruments as instruments_page


class Given(Replaying, Answering):
    """What may be given to `laocoop instruments`."""


def run(session: Session, given: Given) -> None:
    """Prints the instruments."""
    give(session, instruments_page.answer(values.replayed(session, given)), given)


COMMANDS = {
    "instruments": Command(
        run,
        Given,
        N_("List the minutes, MoUs and agreements, with what they rest on."),
        (("laocoop instruments", N_("all of them")),),
    )
}
