"""`laocoop undo`: takes back what the last command wrote, as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from laocoop.clean import clean
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, optional_argument
from laocoop.cli.options.groups import BY, DRY_RUN, YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees, pick, write
from laocoop.domain import steps
from laocoop.domain.ids import beginning, find
from laocoop.domain.model import Register, Update
from laocoop.domain.status import Force
from laocoop.errors import LaocoopError, NotFoundError, RefusedError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.record import Record
from laocoop.reports.fields import update as entries
from laocoop.storage.backups import set_aside
from laocoop.storage.decisions import rename_loads
from laocoop.storage.examine import parse
from laocoop.storage.merge.text import leaning_on, returned
from laocoop.storage.merges import Merged, came_by_merge, forget, last_merge
from laocoop.storage.rewrite import change
from laocoop.storage.toml.decode import decode
from laocoop.storage.toml.positions import Positions
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop undo`."""

    ident = optional_argument(
        "[UPDATE]", help=N_("An update's id: take back the command that wrote it.")
    )
    by = BY
    yes = YES
    dry_run = DRY_RUN


def run(session: Session, given: Given) -> None:
    """Appends updates that take back; nothing is erased."""
    session.file_with_bytes()
    merged = None if given.ident else _last_was_a_merge(session)
    if merged is not None:
        _undo_merge(session, merged, given)
        return
    step = _step(session, session.file.register, given.ident)
    user = values.text(session.user(given.by or ""), "--by")
    if not given.ident:
        _refuse_what_a_merge_brought(session, step, user)
    _refuse_others_word(session, step, user, is_named=bool(given.ident))
    asks = session.can_ask and not given.yes
    if not (asks or given.ident or given.dry_run):
        _refuse_what_others_wrote(session, step, user)
    question = _question(session, step, user)
    if question and not (given.yes or given.dry_run or agrees(session, question)):
        return

    def plan(fresh: Register) -> list[Update]:
        fresh_step = steps.step_of(fresh, step.key)
        if fresh_step is None:  # taken back by another while the question was open
            raise NotFoundError("no-such-update", id=step.key)
        try:
            return steps.undoing(fresh, fresh_step, user, session.next_moment(fresh), pick)
        except RefusedError as error:
            _refuse_to_ask_for_others_word(session, fresh, error, user)
            raise

    sentence = _("Taken back: {what}.").format(what=_in_words(session, step))
    write(session, plan, sentence, dry=given.dry_run)


def _step(session: Session, register: Register, ident: str | None) -> steps.Step:
    if ident is None:
        last = steps.last_step(register, _place(session))
        if last is None:
            raise NotFoundError("nothing-to-undo")
        return last
    added = [each.id for each in register.commitments.values() if each.recorded]
    added += [each.id for each in register.events.values() if each.recorded]
    known = [*(update.id for update in register.updates), *added]
    # What is a record's whole id is no beginning of another's.
    is_whole = find(ident, register.commitments) or find(ident, register.instruments)
    begun = None if is_whole else beginning(ident, known)
    step = steps.step_of(register, ident) or steps.step_of(
        register, find(ident, known) or begun or ident
    )
    if step is None:
        entry = steps.last_word_on(register, is_whole, session.own_party) if is_whole else None
        if entry is not None:
            raise NotFoundError("commitment-is-no-update", id=is_whole, update=entry.id)
        raise NotFoundError("no-such-update", id=ident)
    return step


def _refuse_to_ask_for_others_word(
    session: Session, register: Register, error: RefusedError, user: str
) -> None:
    """Raises RefusedError where what stands on it is another side's word, which this side cannot take back first."""
    needed = next((u for u in register.updates if u.id == error.params.get("by")), None)
    if needed is not None and _is_others_word(session, needed, user):
        party = session.view().party(needed.party)
        raise RefusedError(
            "still-needed-by-others", id=error.params["id"], by=needed.id, party=party
        ) from None


def _is_others_word(session: Session, update: Update, user: str) -> bool:
    return (
        bool(session.own_party)
        and update.party not in ("", session.own_party)
        and update.by != user
    )


def _refuse_what_a_merge_brought(session: Session, step: steps.Step, user: str) -> None:
    """Raises RefusedError where the last merge brought in what was written last, and can no longer be taken back
    as a whole, because the file was changed before its end: a retraction would travel.
    """
    target = os.path.realpath(session.location.file)
    ids = [each.id for each in step.updates] + [each.id for each in step.added]
    ids += [each.id for each in step.reviews]
    other = came_by_merge(target, ids[0])
    theirs = next((u for u in step.updates if _is_others_word(session, u, user)), None)
    if other and theirs is not None:
        party = session.view().party(theirs.party)
        raise RefusedError("merge-changed-since-by-others", other=other, id=ids[0], party=party)
    if other:
        raise RefusedError("merge-changed-since", other=other, id=ids[0])


def _refuse_others_word(session: Session, step: steps.Step, user: str, is_named: bool) -> None:
    """Raises RefusedError for what somebody else said for the other side, and for an action that is the other side's:
    a retraction would travel, and unsay it there.
    """
    own = session.own_party
    if step.by == user or (not own and is_named):  # who speaks for no side says which one is meant
        return
    by = step.by or "—"
    for update in step.updates:
        if update.party not in ("", own):
            party = session.view().party(update.party)
            code = steps.why_not_ours(session.file.register, update, own)
            raise RefusedError(code, party=party, by=by, id=update.subject)
    for added in step.added:
        if added.force is Force.PLANNED and own not in added.parties:
            party = session.view().party(added.parties[0])
            raise RefusedError("others-addition", party=party, by=by, id=added.id)


def _refuse_what_others_wrote(session: Session, step: steps.Step, user: str) -> None:
    """Raises RefusedError for a joint word, an action or a review that somebody else wrote, where nobody is asked: it may
    have come from the other side, and taking it back would travel. Who means it names it.
    """
    own = session.own_party
    of_one_side = all(u.party == own if own else u.party for u in step.updates)
    if step.by != user and (step.added or step.reviews or not of_one_side):
        what = _in_words(session, step)
        raise RefusedError("others-step", by=step.by or "—", what=what, id=step.key)


def _last_was_a_merge(session: Session) -> Merged | None:
    """The merge that came after all that commands wrote into this file and nobody took back."""
    target = os.path.realpath(session.location.file)
    data = session.file.data
    merged = last_merge(target, data)
    if merged is None:
        return None
    step = steps.last_step(session.file.register, _place(session))
    if step is not None and _last_place(session, step) >= len(data[: merged.size].decode()):
        return None
    return merged


def _undo_merge(session: Session, merged: Merged, given: Given) -> None:
    """Puts this copy back to what it was before the merge, with what was written since.

    Nothing is retracted: that would travel, and take back the other side's own word there.
    """

    def undone(data: bytes) -> Undone:
        """What the register is without the merge. Raises LaocoopError where it cannot be without."""
        if last_merge(target, data) != merged:
            raise NotFoundError("changed-meanwhile", path=session.location.file)
        leaning = leaning_on(data[: merged.size], data, merged.before, session.shown_path)
        if leaning is not None:
            with suppress(LaocoopError):
                parse(merged.before + leaning.rest, session.shown_path)
                return Undone(merged.before + leaning.rest, data, leaning.ids)
        raise RefusedError("merge-still-needed", other=merged.other)

    target = os.path.realpath(session.location.file)
    question = _(
        "Take back the merge of {other} on {when}, in this copy alone? What was written since stays."
    ).format(other=merged.other, when=dates.moment(merged.moment))
    undone(session.file.data)
    if given.dry_run:
        say(session.stdout, question)
        return
    if not given.yes and not agrees(session, clean(question)):
        return
    path = session.writable()
    aside: list[str] = []

    def with_a_copy(data: bytes) -> Undone:
        result = undone(data)
        aside.append(set_aside(target, data, session.now, before="undo"))  # kept before it is gone
        return result

    result = change(path, with_a_copy, session.today, session.tell)
    for ident, old in returned(result.before, result.data, session.shown_path).items():
        rename_loads(session.location.write_to, ident, old)
    forget(merged.path)
    sentence = _(
        "Taken back: the merge of {other}. What the register was until now is kept in {path}; merging the file again brings it in again."
    )
    say(session.stdout, sentence.format(other=merged.other, path=aside[-1]))
    if result.leaning:
        sentence = _(
            "With it went what you had written about what came, and taken back: {ids}. Where a copy with it was sent, it will come back from there: take it back then."
        )
        say(session.stdout, sentence.format(ids=", ".join(result.leaning)))


class Undone(Record):
    """The register without a merge, and what it held with it."""

    data: bytes
    before: bytes
    leaning: list[str]
    """What was written on what came, and taken back: it went with it."""


def _place(session: Session) -> Callable[[str, int], int]:
    """Where in the file a record begins that is the so-manieth of its kind."""
    file = session.location.file
    positions = Positions(file, decode(session.file.data, file))
    return lambda kind, at: positions.span(kind, at)[0]


def _question(session: Session, step: steps.Step, user: str) -> str:
    """What is to be asked first: nothing where it is the user's own last word."""
    own = session.own_party
    if step.by != user or (own and any(u.party not in ("", own) for u in step.updates)):
        return _("{by} wrote this on {when}: {what}. Take it back?").format(
            by=step.by or "—", when=dates.moment(step.recorded), what=_in_words(session, step)
        )
    return ""


def _last_place(session: Session, step: steps.Step) -> int:
    """Where in the file's text the last record of the step begins."""
    register, file = session.file.register, session.location.file
    positions = Positions(file, decode(session.file.data, file))
    updates = {update.id: at for at, update in enumerate(register.updates)}
    added = {ident: at for at, ident in enumerate(register.commitments)}
    reviews = {ident: at for at, ident in enumerate(register.events)}
    return max(
        [positions.span("update", updates[update.id])[0] for update in step.updates]
        + [positions.span("commitment", added[record.id])[0] for record in step.added]
        + [positions.span("event", reviews[record.id])[0] for record in step.reviews]
    )


def _in_words(session: Session, step: steps.Step) -> str:
    view = session.view()
    parts = [
        f"{update.subject}: {entries.whole(view, update) or view.say(update.note) or ', '.join(update.evidence)}"
        for update in step.updates
    ]
    ids = [each.id for each in step.added] + [each.id for each in step.reviews]
    parts += [_("{id} added").format(id=ident) for ident in ids]
    return "; ".join(parts)


COMMANDS = {
    "undo": Command(
        run,
        Given,
        N_("Take back what the last command wrote, as a whole; nothing is erased."),
        (
            ("laocoop undo", N_("the last command")),
            ("laocoop undo k7m2x9qd", N_("the command that wrote an update (see history)")),
        ),
    )
}
