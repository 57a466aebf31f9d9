"""`laocoop restore`: the backups that were made without asking, and one of them brought back."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, optional_argument
from laocoop.cli.options.groups import YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees
from laocoop.errors import NotFoundError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.backups import backups, folder_of, set_aside, set_aside_copies
from laocoop.storage.create import create
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import Origin, own_register
from laocoop.storage.rewrite import replace_register
from laocoop.storage.rights import rights_of
from laocoop.terminal.streams import say

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Given(Options):
    """What may be given to `laocoop restore`."""

    day = optional_argument(
        "[DATE]", help=N_("The backup to bring back: its day, or a name listed.")
    )
    yes = YES


def run(session: Session, given: Given) -> None:
    """Lists the backups, or brings one back; what is there now is kept beside them."""
    is_shipped = session.location.origin is Origin.SHIPPED
    # Where there is no register, the user's own one may be gone.
    target = os.path.realpath(own_register() if is_shipped else session.location.file)
    kept = backups(target)
    if given.day is None:
        lines = [
            _("{day}: as it was before that day's first write, {size} bytes").format(
                day=dates.day(backup.day), size=backup.size
            )
            for backup in kept
        ]
        lines += [
            _("{name}: what it held when something was taken back or brought back").format(
                name=Path(path).name
            )
            for path in set_aside_copies(target)
        ]
        say(session.stdout, *(lines or [_("No backups of this register are kept here.")]))
        if lines:
            say(session.stdout, _("(kept in {path})").format(path=folder_of(target)))
        return
    path, what = _chosen(session, target, given.day)
    data = read_bytes(path)
    parse(data, str(path))
    question = _("Put {register} back to what it was on {day}?").format(register=target, day=what)
    if not given.yes and not agrees(session, question):
        return
    if not os.path.lexists(target):
        create(target, data, rights_of(path))  # a copy is for those whom the register was for
        sentence = _("{register} is there again, as it was on {day}")
        say(session.stdout, sentence.format(register=target, day=what))
        return
    aside = replace_register(
        session.location.file,
        data,
        lambda held: set_aside(target, held, session.now),
        session.tell,
    )
    sentence = _(
        "{register} is again what it was on {day}; what it was until now is kept in {path}"
    )
    told = sentence.format(register=target, day=what, path=aside)
    say(session.stdout, told)


def _chosen(session: Session, target: str, named: str) -> tuple[str, str]:
    """The copy that is meant, by its day or by its name as it is listed; and how to call it."""
    for path in set_aside_copies(target):
        name = Path(path).name
        if name in (named, f"{named}.toml"):
            return path, _called(name)
    wanted = values.day(named, "DATE", session.today)
    kept = backups(target)
    chosen = next((backup for backup in kept if backup.day == wanted), None)
    if chosen is None:
        if not kept:
            raise NotFoundError("no-backups")
        known = ", ".join(dates.day(backup.day) for backup in kept)
        raise NotFoundError("no-backup", day=dates.day(wanted), known=known)
    return chosen.path, dates.day(wanted)


def _called(name: str) -> str:
    """How a copy is called: by its day, where its name, which somebody may have changed, has one."""
    written = _DAY.search(name)
    try:
        return f"{dates.day(date.fromisoformat(written[0]))} ({name})" if written else name
    except ValueError:
        return name


COMMANDS = {
    "restore": Command(
        run,
        Given,
        N_("List the backups of the last 30 days, or bring one back."),
        (
            ("laocoop restore", N_("the backups there are")),
            ("laocoop restore 2026-11-20", N_("bring one back, after a question")),
        ),
    )
}
