"""`laocoop merge`: takes in what the other side's copy holds."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from laocoop.cli.bringing_in import Incoming, ahead, bring_in, named, side_taken, tell_conflicts
from laocoop.cli.options.declare import Command, Options, arguments, flag, option
from laocoop.cli.options.groups import TAKE, YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.errors import ExitStatus, LaocoopError, Notice, UsageError
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages.merge import renamed
from laocoop.storage.atomic import replace_file
from laocoop.storage.files import read_bytes, read_copy
from laocoop.storage.locate import shipped_register
from laocoop.storage.merge.combine import with_marks
from laocoop.storage.merge.text import take_apart
from laocoop.storage.sent import refuse_damaged
from laocoop.storage.system import find_program
from laocoop.terminal.errors import tell
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop merge`."""

    others = arguments("[OTHER]", help=N_("The other copy of the register."))
    shipped = flag(
        "--shipped",
        help=N_("Take in what was put right in the register that ships; yours stays."),
    )
    base = option(
        "--base",
        metavar="OLD",
        help=N_("The copy both began with; else the register that shipped then."),
    )
    take = TAKE
    yes = YES_TO_NOTHING
    dry_run = flag("--dry-run", help=N_("Say what it would bring in, and write nothing."))
    driver = flag("--driver", help=N_("As git's merge driver: three files, %O %A %B."))


def run(session: Session, given: Given) -> int:
    """Merges, and says what it brought in."""
    others = given.others
    if given.driver:
        if len(others) != 3:
            raise UsageError("driver-needs-three")
        return _as_driver(session, *map(Path, others))
    if given.shipped:
        others = [shipped_register(), *others]
    if not others:
        raise UsageError("missing-argument", name="OTHER", help="laocoop merge --help")
    if len(others) != 1:
        raise UsageError("extra-argument", words=" ".join(others[1:]), help="laocoop merge --help")
    side = side_taken(given.take)
    other = Path(others[0])
    name = _("the register that ships") if given.shipped else str(other)
    theirs = read_copy(other)
    refuse_damaged(theirs, str(other))
    named_base = read_copy(Path(given.base)) if given.base else None
    if given.base and named_base and named_base.strip():
        refuse_damaged(named_base, given.base)
        take_apart(named_base, given.base)  # told by its own name

    incoming = Incoming(
        data=theirs,
        name=name,
        short_name=name if given.shipped else other.name,
        again=_again(session, given),
        base=named_base,
        side=side,
    )
    bring_in(session, incoming, given.dry_run)
    return 0


def _again(session: Session, given: Given) -> str:
    """The same command, as a shell reads it, for whoever adds to it."""
    words = ["laocoop"]
    if session.named_file:
        words += ["--file", session.named_file]
    # What begins like an option is named by its folder, so that options may stand after it.
    others = [f"./{name}" if name.startswith("-") else name for name in given.others]
    words += ["merge", *(["--shipped"] if given.shipped else others)]
    if given.base:
        words += ["--base", given.base]
    return shlex.join(words)


def _as_driver(session: Session, old: Path, ours: Path, theirs: Path) -> int:
    """What git's line asks for: the result in `ours`, and 0 where no conflict is left in it; a conflict
    has a status that no program has which could not be started.
    """
    if not (sys.flags.safe_path or getattr(sys, "frozen", False)):
        session.tell(Notice("driver-is-open", {}))
    try:
        merged = with_marks(
            read_bytes(ours), read_bytes(theirs), read_bytes(old), str(ours), str(theirs)
        )
    except LaocoopError as error:
        # One of the three is no register: git's own merge of lines is the best there is.
        tell(error, session.stderr)
        git = find_program("git")
        if git is None:
            return ExitStatus.INVALID_REGISTER
        command = [git, "merge-file", str(ours), str(old), str(theirs)]
        return ExitStatus.CONFLICT if subprocess.run(command, check=False).returncode else 0
    done, left_out = merged.done, merged.left_out
    replace_file(ours, merged.data)
    for line in [*renamed(merged.met), *ahead(session, merged)]:
        say(session.stderr, line)
    tell_conflicts(session, done.conflicts)
    if left_out:
        names = named(left_out)
        sentence = _("Not brought in, because laocoop does not know it: {names}").format(
            names=names
        )
        say(session.stderr, sentence)
    return ExitStatus.CONFLICT if done.conflicts or left_out else 0


COMMANDS = {
    "merge": Command(
        run,
        Given,
        N_("Take in what the other side's copy holds; merging it again changes nothing."),
        (
            ("laocoop merge from-laos.toml --dry-run", N_("what it would bring in")),
            ("laocoop merge from-laos.toml", N_("bring it in")),
            ("laocoop merge --shipped", N_("what was put right in the register that ships")),
            ("laocoop merge from-laos.toml --base sent-in-june.toml", N_("from a common copy")),
        ),
    )
}
