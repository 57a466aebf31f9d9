"""Writing to the register, and saying in a line what changed and how to take it back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date

import typer

from laocoop.cli.session import Session
from laocoop.domain.model import Register, Update
from laocoop.domain.replay import Moment, Standing, replay
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports import entries
from laocoop.reports.document import Document, Rows, clean
from laocoop.storage.append import Block, append
from laocoop.storage.locate import Origin
from laocoop.storage.toml.blocks import block
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import write as print_to

Plan = Callable[[Register], Sequence[Block]]


def pick(letters: str) -> str:
    """A letter for an id, drawn from the system's chance: `secrets` would load OpenSSL for it."""
    return letters[int.from_bytes(os.urandom(8)) % len(letters)]


def ask_about(session: Session, ids: Sequence[str], yes: bool) -> None:
    """Shows the commitments that filters chose and asks; ends the command on a no."""
    if yes:
        return
    if session.stdin.isatty() and session.stderr.isatty():
        from laocoop.reports.fields.columns import headings, row
        from laocoop.terminal.draw import draw

        view = session.view()
        keys = ("id", "title", "status")
        made = Document()
        made.table(
            headings(keys), Rows(tuple(row(view, view.standings[ident], keys) for ident in ids))
        )
        draw(made, session.stderr)
    question = ngettext(
        "Write this to {count} commitment?", "Write this to {count} commitments?", len(ids)
    ).format(count=len(ids))
    if not confirm(question, session.stdin, session.stderr):
        print_to(session.stderr, _("Nothing was changed.") + "\n")
        raise typer.Exit()


def preview(session: Session, blocks: Sequence[Block]) -> None:
    """Prints the blocks as they would be appended."""
    text = "\n".join(block(kind, keys) for kind, keys in blocks)
    session.stdout.write(text)
    session.stdout.flush()


def write(
    session: Session,
    plan: Plan,
    ids: Sequence[str] | Callable[[], Sequence[str]],
    said: str = "",
) -> None:
    """Appends what `plan` makes, and says what it did to `ids`."""
    old = session.file.register
    first = session.location.origin is Origin.SHIPPED
    if first:
        plan(old)  # what is refused makes no copy
    path = session.writable()
    new = append(path, plan, session.today, session.file)
    changed = ids() if callable(ids) else ids
    lines = [said] if said else _changes(session, old, new, changed)
    lines[0] += "" if said else " " + _("Take it back: laocoop undo")
    if first:
        lines.append(_("Your own copy of the register is now {path}").format(path=path))
    print_to(session.stdout, "\n".join(map(clean, lines)) + "\n")


def _changes(session: Session, old: Register, new: Register, ids: Sequence[str]) -> list[str]:
    """What changed in one line; further lines for what did not come to count."""
    moment = Moment.at(session.today)
    before, after = replay(old, moment), replay(new, moment)
    known = {update.id for update in old.updates}
    written = {u.commitment: u for u in new.updates if u.id not in known}
    if len(ids) > 3:
        said = {entries.what(written[ident]) for ident in ids if ident in written}
        what = f" ({said.pop()})" if len(said) == 1 else ""
        return [_("{count} commitments reported on{status}.").format(count=len(ids), status=what)]
    each = [_change(before.get(i), after.get(i), written.get(i), i, session.today) for i in ids]
    lines = ["; ".join(each) + "."]
    for ident in ids:
        lines += _not_counted(after.get(ident), written.get(ident), session.today)
    return lines


def _change(
    old: Standing | None, new: Standing | None, update: Update | None, ident: str, today: date
) -> str:
    if update is None:
        return _("{id}: added").format(id=ident)
    what = entries.what(update.but(status=None)) or _("written down")
    if update.on > today or new is None or old is None:
        day = dates.day(update.on)
        return _("{id}: {what}, from {day} on").format(
            id=ident, what=entries.what(update) or what, day=day
        )
    if old.status is not new.status:
        text = f"{ident}: {labels.status(old.status)} → {labels.status(new.status)}"
        if update.due or update.lead or update.value is not None:
            text += f", {what}"
    else:
        status = labels.status(new.status)
        text = _("{id}: {what}; status: {status}").format(id=ident, what=what, status=status)
    if new.differs:
        each = ", ".join(f"{p}: {labels.status(s.status)}" for p, s in new.by_party.items())
        text += f" ({each})"
    return text


def _not_counted(new: Standing | None, update: Update | None, today: date) -> list[str]:
    """Why a report does not show, where a later one of the same party or date stands."""
    if new is None or update is None or update.on > today:
        return []
    parties = (update.party,) if update.party else tuple(new.by_party)
    hidden = update.status and any(
        new.by_party[p].status is not update.status for p in parties if p in new.by_party
    )
    if hidden or (update.due and new.due != update.due):
        day = max((u.on for u in new.updates if u.on > update.on), default=update.on)
        return [
            _(
                "It does not change where {id} stands: a report of a later day, {day}, stands."
            ).format(id=new.id, day=dates.day(day))
        ]
    return []
