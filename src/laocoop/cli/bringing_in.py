"""Bringing another copy of the register in: combined record by record, written in one step, and told item by item."""

from __future__ import annotations

import os
from datetime import datetime

from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.merge import Conflict, merge
from laocoop.domain.model import Register
from laocoop.domain.moment import Moment
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.errors import ConflictError
from laocoop.i18n.catalogue import N_, _
from laocoop.record import Record
from laocoop.reports.pages.merge import brought, renamed, what_came, where
from laocoop.reports.view import View
from laocoop.storage import merges
from laocoop.storage.decisions import rename_in_decisions, rename_loads
from laocoop.storage.editions import common_base
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import Origin
from laocoop.storage.merge.combine import Combined, combine, holds_all
from laocoop.storage.merge.text import take_apart
from laocoop.storage.read import RegisterFile
from laocoop.storage.rewrite import change
from laocoop.storage.schema_line import needs_newer_schema
from laocoop.terminal.streams import say
from laocoop.typed import Any

_SIDES = {"ours": N_("ours"), "theirs": N_("theirs")}


def side_taken(take: str | None) -> str:
    """Whose value is taken in a conflict, as --take says it: ours or theirs; empty where it was not given. Raises
    UsageError for another word.
    """
    return values.word(take, "--take", list(_SIDES), _SIDES) if take else ""


class Incoming(Record):
    """Another copy of the register, and how it is to be brought in."""

    data: bytes
    name: str
    """What it is called in errors."""
    short_name: str
    """The same as it is kept of the merge."""
    again: str
    """The command that brings it in, for whoever adds to it."""
    base: bytes | None = None
    """What both began with; None where that is the register that shipped then."""
    side: str = ""
    """Whose value is taken in a conflict: ours or theirs; empty where a conflict stops it."""
    as_theirs: bool = False
    """True where the file becomes theirs byte for byte if that holds all of ours."""
    only_news: bool = False
    """True where nothing is said as long as nothing comes in: it was said a moment ago."""


def bring_in(session: Session, incoming: Incoming, dry_run: bool) -> Combined:
    """Brings a copy in, and says what came; a `dry_run` says what would come, and writes nothing. Raises ConflictError
    where a field was changed on both sides.
    """
    name = incoming.name

    def combined(ours: bytes) -> Combined:
        old = common_base(ours, incoming.data) if incoming.base is None else incoming.base
        both = combine(ours, incoming.data, old, session.shown_path, name, incoming.side)
        if both.done.conflicts:
            tell_conflicts(session, both.done.conflicts)
            count = len(both.done.conflicts)
            raise ConflictError("merge-conflict", count=count, command=incoming.again)
        if incoming.as_theirs and holds_all(incoming.data, both.data):
            return both.but(data=incoming.data)
        return both

    # What is refused makes no copy of the shipped register.
    result = combined(read_bytes(session.location.path))
    path = None
    noted: list[str] = []

    def note(to_be: Combined) -> None:
        """Keeps what was there before: a merge that nobody knows of would be taken back record by record, and travel."""
        for earlier in noted:
            merges.forget(earlier)
        noted.clear()
        if to_be.done.changes_nothing and not to_be.met.ours:
            return  # the same records in another order
        ids = [ident for _kind, ident in to_be.done.added]
        target, told = os.path.realpath(path or ""), incoming.short_name
        noted[:] = [
            merges.note(target, told, to_be.ours, to_be.data, ids, session.now, session.tell)
        ]

    if not dry_run and result.data != result.ours:
        path = session.writable()
        result = change(path, combined, session.today, session.tell, note)
        for (kind, ident), new in result.met.ours.items():
            if kind == "instrument":
                rename_loads(session.location.write_to, ident, new)
        if result.met.ours:
            rename_in_decisions(session.location.write_to, result.met.ours)
    if incoming.only_news and result.data == result.ours:
        return result
    after = parse(result.data, session.shown_path)
    lines = [brought(result.done, after, name, dry_run), *_items(session, result, after)]
    lines += [*(renamed(result.met) if result.data != result.ours else ()), *ahead(session, result)]
    if path is not None:
        if needs_newer_schema(result.ours) > needs_newer_schema(result.data):
            lines.append(_("The file says schema = 2 now: an older laocoop asks for a newer one."))
        if any(noted):
            lines.append(_("Take it back, in this copy alone: laocoop undo"))
    if result.left_out:
        names = named(result.left_out)
        lines.append(
            _("Not brought in, because laocoop does not know it: {names}").format(names=names)
        )
    if path is not None and session.location.origin is Origin.SHIPPED:
        lines.append(_("Your own copy of the register is now {path}").format(path=path))
    say(session.stdout, *lines)
    return result


def _items(session: Session, combined: Combined, after: Register) -> list[str]:
    """What comes in, item by item, each with its side and its day."""
    if combined.done.changes_nothing:
        return []
    path = session.shown_path
    file = RegisterFile(session.location.path, after, data=combined.data)
    view = View(file, path, Moment.present(session.now), after.period)
    told = what_came(view, combined.done, parse(combined.renamed, path))
    return [f"  {line}" for line in told]


def came_between(view: View, before: bytes, after: bytes) -> list[str]:
    """What `after`, which the view shows, holds and `before` did not, item by item. Raises RegisterError."""
    old, new = (take_apart(data, "").records for data in (before, after))
    return what_came(view, merge(old, new, old), parse(before, ""))


def ahead(session: Session, combined: Combined) -> list[str]:
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


def named(left_out: list[str]) -> str:
    """What of theirs was left out, by its names in the file; remarks have none."""
    return ", ".join(_("lines with #") if name == "#" else name for name in left_out)


def tell_conflicts(session: Session, conflicts: list[Conflict]) -> None:
    """Says of each field that was changed on both sides what it is here and there."""
    for conflict in conflicts:
        ours, theirs = (_(label) for label in _SIDES.values())
        lines = [
            _("{where} was changed on both sides:").format(where=where(conflict)),
            f"  {ours}: {_told(conflict.ours)}",
            f"  {theirs}: {_told(conflict.theirs)}",
        ]
        say(session.stderr, *lines)


def _told(value: Any) -> str:
    """A value as one reads it, in each of its languages."""
    if isinstance(value, dict):
        return "; ".join(f"{key} “{_told(each)}”" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return str(value)
