"""`laocoop history`: what was reported, the latest first."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, optional_argument
from laocoop.cli.options.groups import AT_MOST, Answering, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import history as history_page


class Given(Replaying, Answering):
    """What may be given to `laocoop history`."""

    ident = optional_argument(
        "[ID]",
        help=N_("Of one commitment, instrument or joint review; of all unless given."),
        offers="records",
    )
    limit = AT_MOST


def run(session: Session, given: Given) -> None:
    """Prints the ledger."""
    ident = ""
    if given.ident:
        register = session.file.register
        ident = (
            find(given.ident, register.instruments)
            or find(given.ident, register.events)
            or find(given.ident, register.commitments)  # taken back or not
            or values.commitment_id(given.ident, register)
        )
    view = values.replayed(session, given)
    entries = history_page.ledger(view, ident)
    shown = entries[: given.limit] if given.limit else entries
    give(session, history_page.answer(view, shown, len(entries)), given)


COMMANDS = {
    "history": Command(
        run,
        Given,
        N_("Look back: what was reported, by whom and when, and what was taken back."),
        (
            ("laocoop history", N_("everything, the latest first")),
            ("laocoop history MOU-1", N_("of one commitment")),
            ("laocoop history --limit 5", N_("the five latest")),
        ),
    )
}
