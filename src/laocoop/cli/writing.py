"""Writing to the register, and saying in a line what changed and how to take it back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from laocoop.cli.evidence import tell_what_is_not_there
from laocoop.cli.not_counted import not_counted
from laocoop.cli.session import Session
from laocoop.domain.model import Commitment, Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import FIRST_YEAR, LAST_YEAR
from laocoop.domain.replay import replay
from laocoop.domain.standing import Standing
from laocoop.errors import RefusedError
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.document import Document, Rows
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.due import agreed_date
from laocoop.reports.view import View
from laocoop.storage.append import Plan, Written, append, preview
from laocoop.storage.locate import Origin
from laocoop.storage.schema_line import needs_newer_schema, raise_schema
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import emit, say


def pick(letters: str) -> str:
    """A letter for an id, drawn from the system's chance: `secrets` would load OpenSSL for it."""
    return letters[int.from_bytes(os.urandom(8)) % len(letters)]


def agrees(session: Session, question: str) -> bool:
    """True if the person says yes; a no is told to change nothing."""
    agreed = confirm(question, session.stdin, session.stderr)
    if not agreed:
        say(session.stderr, _("Nothing was changed."))
    return agreed


def agrees_about(session: Session, ids: Sequence[str]) -> bool:
    """Shows the commitments that filters chose, and asks whether they are meant."""
    if session.can_ask:
        from laocoop.reports.fields.commitment import COMMITMENT
        from laocoop.reports.pages.list import actions_after_parents
        from laocoop.terminal.draw import show

        view = session.view()
        keys = ("id", "title", "status")
        chosen = Document()
        ordered = actions_after_parents([view.standings[ident] for ident in ids])
        rows = tuple(COMMITMENT.row(view, standing, keys) for standing in ordered)
        chosen.table(COMMITMENT.headings(keys), Rows(rows))
        show(chosen, session.stderr)
    question = ngettext(
        "Write this to {count} commitment?", "Write this to {count} commitments?", len(ids)
    ).format(count=len(ids))
    return agrees(session, question)


def write(
    session: Session, plan: Plan, sentence: Callable[[Written], str] | str = "", dry: bool = False
) -> None:
    """Appends what `plan` makes and says what that changed, or the `sentence` given for it.

    A `dry` run prints what would be appended, and appends nothing.
    """
    if dry:
        emit(session.stdout, preview(plan(session.file.register)))
        session.stdout.flush()
        say(session.stderr, _("Nothing was written: this is what would be added to the file."))
        return
    if not FIRST_YEAR <= session.today.year <= LAST_YEAR:
        raise RefusedError("clock-is-wrong", day=session.today)
    first = session.location.origin is Origin.SHIPPED
    if first:
        plan(session.file.register)  # what is refused makes no copy
    path = session.writable()
    written = append(path, plan, session.today, session.tell, session.file)
    if sentence:
        lines = [sentence if isinstance(sentence, str) else sentence(written)]
    else:
        lines = changes_in_words(session, written)
        lines[0] += " " + _("Take it back: laocoop undo")
    if first:
        lines.append(_("Your own copy of the register is now {path}").format(path=path))
    say(session.stdout, *lines)
    tell_what_is_not_there(session, written.records)


def schema_allows(session: Session, yes: bool) -> bool:
    """True where the file may hold corrections: an older program would not know them, and show what was
    before. So the line `schema` of an older file is changed, once that was agreed to.
    """
    data = session.file_with_bytes().data
    if not needs_newer_schema(data):
        return True
    question = _(
        "An older laocoop would not know this correction: this file will say so from now on (schema = 2). Go on?"
    )
    if not yes and not agrees(session, question):
        return False
    raise_schema(session.writable(), session.today, session.tell)
    del session.file  # it is another one now
    return True


def changes_in_words(session: Session, written: Written) -> list[str]:
    """What changed in one line; further lines for what did not come to count."""
    moment = Moment.present(session.now)
    before, after = replay(written.before, moment), replay(written.after, moment)
    updates = {u.commitment: u for u in written.records if isinstance(u, Update)}
    ids = [*updates, *(c.id for c in written.records if isinstance(c, Commitment))]
    if len(ids) > 3:
        view = session.view()
        whats = {entries.what(view, update) for update in updates.values()}
        told = [what] if len(whats) == 1 and (what := whats.pop()) else []
        told += [_("both, jointly")] if any(not u.party for u in updates.values()) else []
        told += sorted({view.party(u.party) for u in updates.values() if u.party})
        what = f" ({', '.join(told)})" if told else ""
        told_all = _("{count} commitments reported on{status}.").format(count=len(ids), status=what)
        return [told_all, *not_counted(session, written)]
    view = session.view()
    each = [_change(view, before.get(i), after.get(i), updates.get(i), i) for i in ids]
    jointly = any(not update.party for update in updates.values())
    voice = " (" + _("both, jointly") + ")" if jointly else ""
    return ["; ".join(each) + f"{voice}.", *not_counted(session, written)]


def _change(
    view: View, old: Standing | None, new: Standing | None, update: Update | None, ident: str
) -> str:
    if update is None:
        added = [_("{id}: added").format(id=ident)]
        if new is not None and new.commitment.due:  # it may have been typed without its year
            added.append(_("due {due}").format(due=agreed_date(new.commitment)))
        return ", ".join(added)
    today = view.moment.as_of
    what = entries.whole(view, update.but(status=None)) or _("written down")
    if update.on > today or new is None or old is None:
        day = dates.day(update.on)
        return _("{id}: {what}, from {day} on").format(
            id=ident, what=entries.whole(view, update) or what, day=day
        )
    since = update.on
    if old.status is not new.status and not new.status.is_open:  # since the last has said so
        since = max(side.since or since for side in new.by_party.values())
    # It may have been typed without its year.
    on = ", " + _("on {day}").format(day=dates.day(since)) if since != today else ""
    if old.status is not new.status and not update.verdict:
        text = f"{ident}: {labels.status(old.status)} → {labels.status(new.status)}"
        if update.due or update.lead or update.value is not None:
            text += f", {what}"
        text += on
    else:  # the day is that of what was written, and not of where it stands
        status = labels.status(new.status)
        text = _("{id}: {what}; status: {status}").format(id=ident, what=what + on, status=status)
    if new.differs or new.waiting_for:
        each = ", ".join(f"{p}: {labels.status(s.status)}" for p, s in new.by_party.items())
        text += f" ({each})"
    return text
