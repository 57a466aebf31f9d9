"""`laocoop send`: the register in one file to be mailed, with what changed since the last one."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from laocoop.clean import filled
from laocoop.cli.bringing_in import came_between
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, option
from laocoop.cli.options.groups import BY, YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees
from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.storage.atomic import replace_file
from laocoop.storage.merge.text import read_text
from laocoop.storage.output import output_named, refuse_unwritable
from laocoop.storage.rewrite import failures_told
from laocoop.storage.sent import keep_sent, last_sent, packed, unpacked, was_sent
from laocoop.storage.system import is_same_file
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop send`."""

    output = option("--output", "-o", metavar="FILE", help=N_("The file to be mailed."))
    by = BY
    yes = YES


def run(session: Session, given: Given) -> None:
    """Writes the file, and says what is in it."""
    if not given.output:
        raise UsageError("missing-argument", name="--output", help="laocoop send --help")
    file = output_named(given.output)
    data = session.file_with_bytes().data
    read_text(data, session.shown_path)  # what nobody could take in is not sent
    target = os.path.realpath(session.location.write_to)
    before = last_sent(target)
    since, changed = "", list[str]()
    if before is not None:
        since, changed = _since(session, before, data)
    by = " · ".join(
        filter(None, (session.own_party, values.text(session.user(given.by or ""), "--by")))
    )
    sent = packed(data, by, session.now.isoformat(), since, changed, session.location.file)
    with failures_told(file):
        is_sent = was_sent(file) and not is_same_file(file, session.location.file)
        refuse_unwritable(file, [session.location.file], may_be_register=is_sent)
        if os.path.lexists(file) and not given.yes:
            question = _("{file} is there already. Write over it?").format(file=file)
            if not agrees(session, question):
                return
        replace_file(file, sent)
    keep_sent(target, sent, session.tell)
    say(session.stdout, *_told(file, since, changed))


def _since(session: Session, before: bytes, data: bytes) -> tuple[str, list[str]]:
    """The day of what was sent last, and what has changed since, a line each; neither where it cannot be read."""
    try:
        old = unpacked(before, "")
        changed = came_between(session.view(), old.register, data)
    except LaocoopError:
        return "", []
    try:
        return date.fromisoformat(old.on[:10]).isoformat(), changed
    except ValueError:
        return "", []


def _told(file: str, since: str, changed: list[str]) -> list[str]:
    told = [_("Written: {file}").format(file=file)]
    if since:
        count = ngettext(
            "{count} change since what was sent on {day}.",
            "{count} changes since what was sent on {day}.",
            len(changed),
        )
        day = dates.day(date.fromisoformat(since))
        told.append(count.format(count=len(changed), day=day))
    hint = _("Mail it. There: laocoop receive {file}")
    return [*told, *(f"  {line}" for line in changed), filled(hint, {"file": Path(file).name})]


COMMANDS = {
    "send": Command(
        run,
        Given,
        N_("Write the register into one file to be mailed, with what changed since the last one."),
        (("laocoop send -o for-laos.toml", N_("the file for the other ministry")),),
    )
}
