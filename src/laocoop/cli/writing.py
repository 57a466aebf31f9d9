"""Writing to the register, and saying in a line what changed and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer

from laocoop.cli.session import Session
from laocoop.domain.model import Register
from laocoop.domain.timeline import Moment, Standing, replay
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.columns import headings, row
from laocoop.reports.document import Document, Rows, clean
from laocoop.storage.blocks import block
from laocoop.storage.locate import Origin
from laocoop.storage.writer import Block, append
from laocoop.terminal.ask import confirm
from laocoop.terminal.sentences import write as print_to

Plan = Callable[[Register], Sequence[Block]]


def ask_about(session: Session, ids: Sequence[str], yes: bool) -> None:
    """Shows the commitments that filters chose and asks; ends the command on a no."""
    if yes:
        return
    if session.stdin.isatty() and session.stderr.isatty():
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
    before = _standings(session, session.file.register)
    first = session.location.origin is Origin.SHIPPED
    if first:
        plan(session.file.register)  # what is refused makes no copy
    path = session.writable()
    after = _standings(session, append(path, plan))
    changed = ids() if callable(ids) else ids
    lines = [said] if said else _changes(before, after, changed)
    lines[-1] += "" if said else " " + _("Take it back: laocoop undo")
    if first:
        lines.append(_("Your own copy of the register is now {path}").format(path=path))
    print_to(session.stdout, "\n".join(map(clean, lines)) + "\n")


def _standings(session: Session, register: Register) -> dict[str, Standing]:
    return replay(register, Moment.at(session.today))


def _changes(
    before: dict[str, Standing], after: dict[str, Standing], ids: Sequence[str]
) -> list[str]:
    if len(ids) > 3:
        statuses = {after[ident].status for ident in ids if ident in after}
        status = f" ({labels.status(statuses.pop())})" if len(statuses) == 1 else ""
        return [_("{count} commitments reported on{status}.").format(count=len(ids), status=status)]
    return ["; ".join(_change(before.get(ident), after.get(ident), ident) for ident in ids) + "."]


def _change(old: Standing | None, new: Standing | None, ident: str) -> str:
    if new is None:  # takes effect on a day to come
        return _("{id}: written down").format(id=ident)
    if old is None:
        return _("{id}: added").format(id=ident)
    if old.status is not new.status:
        text = f"{ident}: {labels.status(old.status)} → {labels.status(new.status)}"
    else:
        text = _("{id}: written down; status: {status}").format(
            id=ident, status=labels.status(new.status)
        )
    if new.differs:
        each = ", ".join(f"{p}: {labels.status(s.status)}" for p, s in new.by_party.items())
        text += f" ({each})"
    return text
