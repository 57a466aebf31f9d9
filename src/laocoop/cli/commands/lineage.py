"""`laocoop lineage`: what became of a commitment from conference to conference."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, optional_argument
from laocoop.cli.options.groups import Answering, Replaying
from laocoop.cli.options.there import standings_of
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import lineage as lineage_page


class Given(Replaying, Answering):
    """What may be given to `laocoop lineage`."""

    ident = optional_argument(
        "[ID]", help=N_("Of one commitment; all lines unless given."), offers="commitments"
    )


def run(session: Session, given: Given) -> None:
    """Prints the lines."""
    ids = [values.commitment_id(given.ident, session.file.register)] if given.ident else []
    view = values.replayed(session, given, of=ids)
    asked = [standing.id for standing in standings_of(session, view, ids)]
    give(session, lineage_page.answer(view, lineage_page.lines_through(view, asked), asked), given)


COMMANDS = {
    "lineage": Command(
        run,
        Given,
        N_("See how commitments were carried on from one conference to the next."),
        (
            ("laocoop lineage", N_("all that was carried on")),
            ("laocoop lineage MOU-1", N_("of one commitment")),
        ),
    )
}
