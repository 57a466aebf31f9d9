"""`laocoop diff`: what moved between two days, or between two copies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, arguments, option
from laocoop.cli.options.groups import Answering
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.changes import changes
from laocoop.domain.ids import find
from laocoop.domain.model import Register
from laocoop.domain.moment import Moment, retracted
from laocoop.domain.replay import replay
from laocoop.domain.standing import Standing
from laocoop.domain.written_later import reported_late
from laocoop.errors import UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages import diff as diff_page
from laocoop.reports.pages.beside import lines_beside
from laocoop.reports.pages.merge import beside, came_of, renamed, where
from laocoop.reports.status_report import last_meeting
from laocoop.reports.view import View
from laocoop.storage.editions import common_base
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes, read_copy
from laocoop.storage.merge.combine import combine
from laocoop.storage.read import RegisterFile, read
from laocoop.terminal.streams import say


class Given(Answering):
    """What may be given to `laocoop diff`."""

    states = arguments(
        "[STATE]…",
        help=N_(
            "One or two days or a joint review, to today; a file that may be merged; or two files."
        ),
    )
    since = option(
        "--since",
        metavar="DATE",
        help=N_("From this day, joint review or instrument (its id); else the last meeting."),
        offers="events",
    )


def run(session: Session, given: Given) -> None:
    """Prints what moved."""
    named = given.states
    if len(named) > 2 or (named and given.since):
        raise UsageError("extra-argument", words=" ".join(named[-1:]), help="laocoop diff --help")
    if not named:
        days = [_since(session, given.since), session.today]
    elif any(_is_meeting(session, text) for text in named):
        days = [_since(session, text) for text in named]
        days = sorted(days) if len(days) == 2 else [*days, session.today]
    elif all(_is_file(session, text) for text in named):
        _files(session, [Path(text) for text in named], given)
        return
    else:
        days = [values.day(text, "STATE", session.today) for text in named]
        if len(days) == 1 and days[0] > session.today:
            raise UsageError("moved-since-ahead", day=dates.day(days[0]))
        days = sorted(days) if len(days) == 2 else [*days, session.today]
    register = session.file.register
    present = Moment.present(session.now)
    before: Mapping[str, Standing]
    before, after = (
        replay(register, present if day == session.today else Moment.at(day)) for day in days
    )
    if days[0] < days[1]:
        by_then = tuple(u for u in register.updates if u.recorded.date() <= days[1])
        before = _as_it_was(register.but(updates=by_then), days[0])
    if days[1] < session.today:
        session.tell_left_out(days[1])
    session.tell_reported_late(days[0], reported_late(register, *days))
    view = session.view(None, days[1])
    written = (days[0].isoformat(), days[1].isoformat())
    names = (dates.day(days[0]), dates.day(days[1]))
    came = [u for u in register.updates if days[0] < u.recorded.date() <= days[1]]
    moved = changes(before, after, came)
    gone = retracted(view.register.updates)
    reviews = [
        event
        for event in view.register.events.values()
        if event.recorded and days[0] < event.recorded.date() <= days[1] and event.id not in gone
    ]
    others = lines_beside(view, reviews, [update for update in came if update.id not in gone])
    heading = _("What moved after {before}, up to {after}").format(before=names[0], after=names[1])
    give(session, diff_page.answer(view, moved, written, names, heading, others), given)


def _as_it_was(register: Register, day: date) -> Mapping[str, Standing]:
    """Where things stood on a day, as is known now: what took effect before it, and was only written down
    since, is no change, nor is what was taken back before anybody knew it. What was added or put right since is.
    """
    gone = retracted(register.updates)
    known = [
        u
        for u in register.updates
        if u.recorded.date() <= day or not (u.corrects or u.on > day or u.id in gone)
    ]
    standings = replay(register.but(updates=tuple(known)), Moment(day, date.max))
    return {
        ident: standing
        for ident, standing in standings.items()
        if not (standing.commitment.recorded and standing.commitment.recorded.date() > day)
    }


def _since(session: Session, since: str | None) -> date:
    view = session.view()
    if not since:
        return last_meeting(view)
    named: date = values.when_typed().since(since, view.register, session.today)
    return named


def _is_meeting(session: Session, text: str) -> bool:
    met = values.when_typed().met_on(session.file.register)
    return not Path(text).exists() and find(text.strip(), met) is not None


def _is_file(session: Session, text: str) -> bool:
    """True if `text` names a file: it exists, or cannot be a day; 31/2/2026 is meant for one, and is told as none."""
    if Path(text).exists():
        return True
    if not text.strip("0123456789/.-"):
        return False
    try:
        values.day(text, "STATE", session.today)
    except UsageError as error:
        return error.code == "bad-date"  # what may be a day is told as one
    return False


def _files(session: Session, paths: list[Path], given: Given) -> None:
    """From one file to the other."""
    if len(paths) == 1:
        _what_would_come(session, paths[0], given)
        return
    first, second = (read(path) for path in paths)
    names = (str(paths[0]), str(paths[1]))
    moment = Moment.present(session.now)
    known = {update.id for update in first.register.updates}
    came = [update for update in second.register.updates if update.id not in known]
    moved = changes(replay(first.register, moment), replay(second.register, moment), came)
    view = View(second, names[1], moment, second.register.period)
    give(session, diff_page.answer(view, moved, names, names), given)


def _what_would_come(session: Session, other: Path, given: Given) -> None:
    """What a merge of `other` would bring in; what clashes stays as it is here, and is told."""
    path, moment = session.shown_path, Moment.present(session.now)
    ours, theirs = read_bytes(session.location.path), read_copy(other)
    both = combine(ours, theirs, common_base(ours, theirs), path, str(other))
    if both.done.conflicts:
        names = "; ".join(map(where, both.done.conflicts))
        sentence = _("Changed on both sides, so that a merge would ask which to take: {names}")
        say(session.stderr, sentence.format(names=names))
    before, after = parse(both.renamed, path), parse(both.data, str(other))
    file = RegisterFile(session.location.path, after, data=both.data)
    view = View(file, str(other), moment, after.period)
    moved = changes(replay(before, moment), view.standings, came_of(view, both.done))
    states = (path, str(other))
    heading = _("What {file} would bring in").format(file=other)
    rest = [*beside(view, both.done, before), *renamed(both.met)]
    give(session, diff_page.answer(view, moved, states, states, heading, rest), given)


COMMANDS = {
    "diff": Command(
        run,
        Given,
        N_("See what moved between two days, since a meeting, or between two copies."),
        (
            ("laocoop diff", N_("since the last meeting")),
            ("laocoop diff 30/6/2026 31/12/2026", N_("between two days")),
            ("laocoop diff --since SOM26", N_("since a joint review")),
            ("laocoop diff from-laos.toml", N_("what merging another copy would bring in")),
        ),
    )
}
