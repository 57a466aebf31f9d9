"""`laocoop receive`: shows what somebody sent, and takes it in after a yes."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

from laocoop.cli.bringing_in import Incoming, bring_in, side_taken
from laocoop.cli.options.declare import Command, Options, argument, flag
from laocoop.cli.options.groups import TAKE, YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.files import read_copy
from laocoop.storage.locate import file_named
from laocoop.storage.sent import Sent, unpacked
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop receive`."""

    file = argument("FILE", help=N_("What the other ministry sent."))
    take = TAKE
    yes = YES
    dry_run = flag("--dry-run", help=N_("Say what it would bring in, and write nothing."))


def run(session: Session, given: Given) -> None:
    """Shows who sent it and what it brings, and merges it."""
    path = file_named(given.file)
    sent = unpacked(read_copy(Path(path)), path)
    say(session.stdout, _from(sent))
    words = ["laocoop", *(["--file", session.named_file] if session.named_file else [])]
    incoming = Incoming(
        data=sent.register,
        name=path,
        short_name=Path(path).name,
        again=shlex.join([*words, "receive", path]),
        side=side_taken(given.take),
    )
    if not given.yes or given.dry_run:
        would = bring_in(session, incoming, dry_run=True)
        nothing = would.done.changes_nothing and not would.met.ours
        if given.dry_run or nothing or not agrees(session, _("Take it in?")):
            return
    bring_in(session, incoming, dry_run=False)


def _from(sent: Sent) -> str:
    try:
        when = dates.moment(datetime.fromisoformat(sent.on))
    except ValueError:
        when = "—"
    return _("Sent by {by} on {when}.").format(by=sent.by or "—", when=when)


COMMANDS = {
    "receive": Command(
        run,
        Given,
        N_("Show what the other ministry sent, and take it in after a yes."),
        (
            ("laocoop receive from-laos.toml", N_("shown first")),
            ("laocoop receive from-laos.toml --yes", N_("without a question")),
        ),
    )
}
