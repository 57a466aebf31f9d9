"""`laocoop merge`: takes in what the other side's copy holds."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, arguments, flag, option
from laocoop.cli.options.groups import YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.domain.changes import changes
from laocoop.domain.merge import Conflict
from laocoop.domain.model import Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.domain.replay import replay
from laocoop.errors import ConflictError, ExitStatus, LaocoopError, Notice, UsageError
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.fields.update import in_a_line
from laocoop.reports.pages.diff import words
from laocoop.reports.pages.merge import beside, brought, renamed
from laocoop.reports.view import View
from laocoop.storage import merges
from laocoop.storage.atomic import replace_file
from laocoop.storage.decisions import rename_in_decisions, rename_loads
from laocoop.storage.editions import common_base
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes, read_copy
from laocoop.storage.locate import Origin, shipped_register
from laocoop.storage.merge.combine import Combined, combine, with_marks
from laocoop.storage.merge.text import take_apart
from laocoop.storage.read import RegisterFile
from laocoop.storage.rewrite import change
from laocoop.storage.schema_line import needs_newer_schema
from laocoop.storage.system import find_program
from laocoop.terminal.errors import tell
from laocoop.terminal.streams import say

TAKE = {"ours": N_("ours"), "theirs": N_("theirs")}


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
    take = option("--take", metavar="SIDE", help=N_("In conflicts, take what is ours or theirs."))
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
    side = values.word(given.take, "--take", list(TAKE), TAKE) if given.take else ""
    other = Path(others[0])
    name = _("the register that ships") if given.shipped else str(other)
    theirs = read_copy(other)
    named = read_copy(Path(given.base)) if given.base else None
    if given.base and named and named.strip():
        take_apart(named, given.base)  # told by its own name

    def combined(ours: bytes) -> Combined:
        old = common_base(ours, theirs) if named is None else named
        both = combine(ours, theirs, old, session.shown_path, name, side)
        if both.done.conflicts:
            _tell_conflicts(session, both.done.conflicts)
            command = _again(session, given)
            raise ConflictError("merge-conflict", count=len(both.done.conflicts), command=command)
        return both

    # What is refused makes no copy of the shipped register.
    result = combined(read_bytes(session.location.path))
    path = None
    noted: list[str] = []

    def note(to_be: Combined) -> None:
        """Keeps what was there before: a merge that nobody knows of would be taken back record by record, and travel."""
        for earlier in noted:
            merges.forget(earlier)
        ids = [ident for _kind, ident in to_be.done.added]
        target, told = os.path.realpath(path or ""), name if given.shipped else other.name
        noted[:] = [
            merges.note(target, told, to_be.ours, to_be.data, ids, session.now, session.tell)
        ]

    if not given.dry_run and not (result.done.changes_nothing and not result.met.ours):
        path = session.writable()
        result = change(path, combined, session.today, session.tell, note)
        for (kind, ident), new in result.met.ours.items():
            if kind == "instrument":
                rename_loads(session.location.write_to, ident, new)
        if result.met.ours:
            rename_in_decisions(session.location.write_to, result.met.ours)
    after = parse(result.data, session.shown_path)
    lines = [brought(result.done, after, name, given.dry_run), *_items(session, result, after)]
    lines += [*renamed(result.met), *_ahead(session, result)]
    if path is not None:
        if needs_newer_schema(result.ours) > needs_newer_schema(result.data):
            lines.append(_("The file says schema = 2 now: an older laocoop asks for a newer one."))
        if any(noted):
            lines.append(_("Take it back, in this copy alone: laocoop undo"))
    if result.left_out:
        names = _named(result.left_out)
        lines.append(
            _("Not brought in, because laocoop does not know it: {names}").format(names=names)
        )
    if path is not None and session.location.origin is Origin.SHIPPED:
        lines.append(_("Your own copy of the register is now {path}").format(path=path))
    say(session.stdout, *lines)
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


def _items(session: Session, combined: Combined, after: Register) -> list[str]:
    """What comes in, item by item, each with its side and its day."""
    if combined.done.changes_nothing:
        return []
    moment = Moment.present(session.now)
    path = session.shown_path
    before = parse(combined.renamed, path)
    file = RegisterFile(session.location.path, after, data=combined.data)
    view = View(file, path, moment, after.period)
    lines = []
    came = [view.updates[ident] for kind, ident in combined.done.added if kind == "update"]
    for moved in changes(replay(before, moment), replay(after, moment), came):
        title = view.read(moved.commitment.title)
        lines.append(f"{moved.id} {title}: {'; '.join(words(view, moved))}")
    lines += _hidden(view, came)
    return [f"  {line}" for line in lines + beside(view, combined.done, before)]


def _hidden(view: View, came: Sequence[Update]) -> list[str]:
    """What came of actions that were taken back here: it counts nowhere, and nobody else says so."""
    sentence = _("{id}: {what}; it was taken back, and the report shows in history alone")
    return [
        sentence.format(id=update.commitment, what=in_a_line(view, update))
        for update in came
        if update.commitment in view.register.commitments
        and update.commitment not in view.standings
        and not update.retracts
    ]


def _ahead(session: Session, combined: Combined) -> list[str]:
    """Which records came in that are dated later than now."""
    moment = Moment.present(session.now)
    names = [
        record["id"]
        for record in combined.brought
        if isinstance(when := record.get("recorded"), datetime)
        and moment.is_ahead(when if when.tzinfo else when.replace(tzinfo=VIENTIANE_AND_HANOI))
    ]
    if not names:
        return []
    sentence = _("Dated later than now, because a clock goes ahead: {names}.")
    return [sentence.format(names=", ".join(names))]


def _named(left_out: list[str]) -> str:
    """What of theirs was left out, by its names in the file; remarks have none."""
    return ", ".join(_("lines with #") if name == "#" else name for name in left_out)


def _tell_conflicts(session: Session, conflicts: list[Conflict]) -> None:
    for conflict in conflicts:
        where = f"{conflict.id or conflict.kind}.{conflict.key}"
        ours, theirs = (_(label) for label in TAKE.values())
        lines = [
            _("{where} was changed on both sides:").format(where=where),
            f"  {ours}: {conflict.ours}",
            f"  {theirs}: {conflict.theirs}",
        ]
        say(session.stderr, *lines)


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
    for line in [*renamed(merged.met), *_ahead(session, merged)]:
        say(session.stderr, line)
    _tell_conflicts(session, done.conflicts)
    if left_out:
        names = _named(left_out)
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
