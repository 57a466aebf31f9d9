"""`laocoop sync`: takes in what the others put where copies meet, and puts there what is ours."""

from __future__ import annotations

from laocoop.cli.bringing_in import side_taken
from laocoop.cli.commands.sync.meeting import Meeting
from laocoop.cli.commands.sync.set_up import set_up
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, flag, option
from laocoop.cli.options.groups import BY, TAKE, YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import N_


class Given(Options):
    """What may be given to `laocoop sync`."""

    setup = option(
        "--setup",
        metavar="PLACE",
        help=N_("Once: where copies meet, a shared folder, a stick or an address."),
    )
    take = TAKE
    by = BY
    yes = YES_TO_NOTHING
    dry_run = flag("--dry-run", help=N_("Say what would come in and go out, and change nothing."))


def run(session: Session, given: Given) -> None:
    """Sets it up where that is asked for, and brings both to the same."""
    author = values.text(session.user(given.by or ""), "--by")
    side = side_taken(given.take)
    if given.setup is not None:
        if given.dry_run:
            raise UsageError("extra-argument", words="--dry-run", help="laocoop sync --help")
        # git could not be told a name of bytes that are no text.
        values.text(given.setup, "--setup")
        set_up(session, given.setup, author)
    Meeting(session, author, side).hold(given.dry_run)


COMMANDS = {
    "sync": Command(
        run,
        Given,
        N_("Take in what the other side put where both copies meet, and put yours there."),
        (
            ("laocoop sync --setup /shared/laocoop", N_("once: a folder that both can open")),
            ("laocoop sync --setup ssh://server/laocoop.git", N_("or an address")),
            ("laocoop sync", N_("every day")),
            ("laocoop sync --dry-run", N_("what would come in and go out")),
        ),
    )
}
