"""`laocoop today`, which `laocoop` alone runs: in one screen what a morning begins with."""

from __future__ import annotations

import os
import shutil

from laocoop.cli.first_run import ask_once
from laocoop.cli.options.declare import Command
from laocoop.cli.options.groups import Answering
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.attention import wanting
from laocoop.domain.progress import of_period, tally
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import today as today_page
from laocoop.storage.locate import Origin
from laocoop.storage.looked import keep_look, last_look


class Given(Answering):
    """What may be given to `laocoop today`."""


def run(session: Session, given: Given) -> None:
    """Prints what a morning begins with; on a screen, what was shown counts as seen from then on."""
    ask_once(session)
    view, side = session.view(), session.own_party
    target = os.path.realpath(session.location.file)
    look = last_look(target)
    on_screen = session.stdout.isatty() and not (given.output or given.format)
    today = today_page.Today(
        side=side,
        total=tally(of_period(view.register, view.standings, view.period)),
        wanting=wanting(view.register, view.standings, view.period, side),
        looked=look.moment if look else None,
        came_in=today_page.came_in(view, look.seen, session.user()) if look else [],
        rows=_rows() if on_screen else today_page.ROWS,
        whole=bool(given.output),
    )
    given.no_pager = True  # one screen, and the last lines are what is read first
    give(session, today_page.answer(view, today), given)
    if on_screen and session.location.origin is not Origin.SHIPPED:
        keep_look(target, session.now, today_page.ids(view))


def _rows() -> int:
    """How many rows the screen has room for, beside headings and what is below."""
    return max(today_page.ROWS, (shutil.get_terminal_size().lines - 12) // 2)


COMMANDS = {
    "today": Command(
        run,
        Given,
        N_("See in one screen what the day begins with; laocoop alone does the same."),
        (
            ("laocoop today", N_("what the day begins with")),
            ("laocoop today -f json", N_("the same for another program")),
        ),
    )
}
