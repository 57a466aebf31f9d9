"""`laocoop diff`: what moved between two days, or between two copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, arguments, option
from laocoop.cli.options.groups import Answering
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.changes import changes
from laocoop.domain.ids import find
from laocoop.domain.moment import Moment
from laocoop.domain.replay import replay
from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import diff as diff_page
from laocoop.reports.status_report import last_meeting
from laocoop.storage.read import read


class Given(Answering):
    """What may be given to `laocoop diff`."""

    states = arguments(
        "[STATE]…",
        help=N_("One or two days, or one or two files; the later is today, or the register."),
    )
    since = option(
        "--since",
        metavar="DATE",
        help=N_("From this day, or from a joint review (its id); else the last meeting."),
        offers="events",
    )


def run(session: Session, given: Given) -> None:
    """Prints what moved."""
    named = given.states
    if len(named) > 2 or (named and given.since):
        raise UsageError("extra-argument", words=" ".join(named[-1:]), help="laocoop diff --help")
    if not named:
        days = [_since(session, given.since), session.today]
    elif all(_is_file(session, text) for text in named):
        _files(session, [Path(text) for text in named], given)
        return
    else:
        days = [values.day(text, "STATE", session.today) for text in named]
        days = days if len(days) == 2 else [*days, session.today]
    register = session.file.register
    before, after = (
        replay(register, Moment.present(session.now) if day == session.today else Moment.at(day))
        for day in days
    )
    view = session.view(None, days[1])
    written = (days[0].isoformat(), days[1].isoformat())
    names = (dates.day(days[0]), dates.day(days[1]))
    give(session, diff_page.answer(view, changes(before, after), written, names), given)


def _since(session: Session, since: str | None) -> date:
    if not since:
        return last_meeting(session.view())
    events = session.file.register.events
    ident = find(since, events.keys())
    held = events[ident].held if ident else None
    return held or values.day(since, "--since", session.today)


def _is_file(session: Session, text: str) -> bool:
    """True if `text` names a file: it exists, or cannot be a day."""
    if Path(text).exists():
        return True
    try:
        values.day(text, "STATE", session.today)
    except LaocoopError:
        return True
    return False


def _files(session: Session, paths: list[Path], given: Given) -> None:
    first = read(paths[0]).register
    second = read(paths[1]).register if len(paths) == 2 else session.file.register
    moment = Moment.present(session.now)
    moved = changes(replay(first, moment), replay(second, moment))
    names = (str(paths[0]), str(paths[1]) if len(paths) == 2 else session.shown_path)
    give(session, diff_page.answer(session.view(), moved, names, names), given)


COMMANDS = {
    "diff": Command(
        run,
        Given,
        N_("See what moved between two days, since a meeting, or between two copies."),
        (
            ("laocoop diff", N_("since the last meeting")),
            ("laocoop diff 30/6/2026 31/12/2026", N_("between two days")),
            ("laocoop diff --since SOM26", N_("since a joint review")),
            ("laocoop diff from-laos.toml", N_("from another copy to ours")),
        ),
    )
}
