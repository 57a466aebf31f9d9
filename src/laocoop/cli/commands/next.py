"""`laocoop next`: what wants attention now, and why."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, flag, whole
from laocoop.cli.options.groups import Answering, of_party
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.attention import wanting
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import attention

FIRST = 10


class Given(Answering):
    """What may be given to `laocoop next`."""

    party = of_party(N_("For this side, VN or LA; otherwise yours."))
    limit = whole(
        "--limit",
        metavar="NUMBER",
        help=N_("At most so many, 10 unless given; 0 is all."),
        default=FIRST,
        least=0,
    )
    explain = flag("--explain", help=N_("Print the rule by which it is ranked."))


def run(session: Session, given: Given) -> None:
    """Prints what wants attention."""
    view = session.view()
    if given.explain:
        give(session, attention.rule(view), given)
        return
    side = values.one_or_none(given.party, "--party", view.register.parties)
    wanted = wanting(view.register, view.standings, view.period, side or session.own_party)
    give(session, attention.answer(view, wanted, given.limit), given)


COMMANDS = {
    "next": Command(
        run,
        Given,
        N_("See what wants attention now, the most urgent first, and why."),
        (
            ("laocoop next", N_("the ten most urgent")),
            ("laocoop next --explain", N_("by which rule")),
            ("laocoop next --limit 0", N_("all that wants attention")),
        ),
    )
}
