"""`laocoop diff`: what moved between two days, or between two copies."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from laocoop.cli import completion, values
from laocoop.cli.bundles import Answering
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.changes import changes
from laocoop.domain.ids import find
from laocoop.domain.replay import Moment, replay
from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_
from laocoop.reports.pages import diff as diff_page
from laocoop.reports.status_report import last_meeting
from laocoop.storage.read import read


def run(
    ctx: typer.Context,
    answer: Answering,
    states: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STATE]…",
            help=N_("One or two days, or one or two files; the later is today, or the register."),
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help=N_("From this day, or from a joint review (its id); else the last meeting."),
            autocompletion=completion.events,
        ),
    ] = None,
) -> None:
    """Prints what moved."""
    session: Session = ctx.obj
    named = list(states or ())
    if len(named) > 2 or (named and since):
        raise UsageError("extra-argument", words=" ".join(named[-1:]), help="laocoop diff --help")
    if not named:
        days = [_since(session, since), session.today]
    elif all(_is_file(session, text) for text in named):
        _files(session, [Path(text) for text in named], answer)
        return
    else:
        days = [values.day(text, "STATE", session.today) for text in named]
        days = days if len(days) == 2 else [*days, session.today]
    register = session.file.register
    before, after = (replay(register, Moment.at(day)) for day in days)
    view = session.view(None, days[1])
    written = (days[0].isoformat(), days[1].isoformat())
    names = (dates.day(days[0]), dates.day(days[1]))
    give(session, diff_page.answer(view, changes(before, after), written, names), answer)


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


def _files(session: Session, paths: list[Path], answer: Answering) -> None:
    first = read(paths[0]).register
    second = read(paths[1]).register if len(paths) == 2 else session.file.register
    moment = Moment.at(session.today)
    found = changes(replay(first, moment), replay(second, moment))
    names = (str(paths[0]), str(paths[1]) if len(paths) == 2 else session.shown_path)
    give(session, diff_page.answer(session.view(), found, names, names), answer)


COMMANDS = {
    "diff": Command(
        run,
        N_("See what moved between two days, since a meeting, or between two copies."),
        (
            ("laocoop diff", N_("since the last meeting")),
            ("laocoop diff 30/6/2026 31/12/2026", N_("between two days")),
            ("laocoop diff --since SOM26", N_("since a joint review")),
            ("laocoop diff from-laos.toml", N_("from another copy to ours")),
        ),
    )
}
