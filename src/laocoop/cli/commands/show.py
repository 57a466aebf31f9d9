"""`laocoop show`: one commitment whole."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, arguments
from laocoop.cli.options.groups import Answering, Replaying
from laocoop.cli.options.there import standings_of
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import show as show_page


class Given(Replaying, Answering):
    """What may be given to `laocoop show`."""

    ids = arguments(
        "ID…", help=N_("Which commitments, like MOU-1."), offers="commitments", required=True
    )


def run(session: Session, given: Given) -> None:
    """Prints the commitments."""
    ids = values.commitment_ids(given.ids, session.file.register)
    view = values.replayed(session, given, of=ids)
    give(session, show_page.answer(view, standings_of(session, view, ids)), given)


COMMANDS = {
    "show": Command(
        run,
        Given,
        N_("Show a commitment whole: wording, origin, chain, actions, status, every report."),
        (
            ("laocoop show MOU-3", N_("one commitment")),
            ("laocoop show M7-8 M9-6", N_("two of them")),
            ("laocoop show MOU-3 --as-of 30/6/2026", N_("as it stood on a day")),
        ),
    )
}
