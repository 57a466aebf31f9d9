"""`laocoop annex`: what the next minutes have annexed to them."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command
from laocoop.cli.options.groups import PERIOD_ARGUMENT, Answering, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import annex as annex_page


class Given(Replaying, Answering):
    """What may be given to `laocoop annex`."""

    of = PERIOD_ARGUMENT


def run(session: Session, given: Given) -> None:
    """Prints the annex."""
    period = values.period(given.of, session.today) or session.file.register.period
    view = values.replayed(session, given, period, from_its_end=bool(given.of))
    give(session, annex_page.answer(view, annex_page.compute(view)), given)


COMMANDS = {
    "annex": Command(
        run,
        Given,
        N_("Print the annex for the next minutes: promised, done, carried over."),
        (
            ("laocoop annex -o annex.docx", N_("as a Word file")),
            ("laocoop annex -o annex.docx --bilingual vi,lo", N_("in both languages")),
        ),
    )
}
