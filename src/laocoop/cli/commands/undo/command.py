"""`laocoop undo`: takes back what the last command wrote, as a whole, or one entry."""

from __future__ import annotations

from laocoop.clean import filled
from laocoop.cli.commands.undo.merge import last_was_a_merge, place_in_file, undo_merge
from laocoop.cli.commands.undo.refused import (
    refuse_others_word,
    refuse_to_ask_for_others_word,
    refuse_what_a_merge_brought,
    refuse_what_others_wrote,
)
from laocoop.cli.commands.undo.told import in_words, question_first
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, flag, optional_argument
from laocoop.cli.options.groups import BY, DRY_RUN, YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees, pick, write
from laocoop.domain import steps
from laocoop.domain.ids import beginning, find
from laocoop.domain.model import Register, Update
from laocoop.errors import NotFoundError, RefusedError
from laocoop.i18n.catalogue import N_, _
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop undo`."""

    ident = optional_argument(
        "[UPDATE]",
        help=N_("An update's id: take that entry back, and nothing else."),
        offers="records",
    )
    whole = flag("--whole", help=N_("With an id: all that was written by the same command."))
    by = BY
    yes = YES
    dry_run = DRY_RUN


def run(session: Session, given: Given) -> None:
    """Appends updates that take back; nothing is erased."""
    session.file_with_bytes()
    merged = None if given.ident else last_was_a_merge(session)
    if merged is not None:
        undo_merge(session, merged, dry=given.dry_run, yes=given.yes)
        return
    ident, step = _meant(session, session.file.register, given)
    user = values.text(session.user(given.by or ""), "--by")
    if not given.ident:
        refuse_what_a_merge_brought(session, step, user)
    refuse_others_word(session, step, user, is_named=bool(given.ident))
    asks = session.can_ask and not given.yes
    if not (asks or given.ident or given.dry_run):
        refuse_what_others_wrote(session, step, user)
    question = question_first(session, step, user)
    if question and not (given.yes or given.dry_run or agrees(session, question)):
        return

    def plan(fresh: Register) -> list[Update]:
        fresh_step = steps.step_of(fresh, step.key)
        if fresh_step and ident:
            fresh_step = steps.alone(fresh_step, ident)
        if fresh_step is None:  # taken back by another while the question was open
            raise NotFoundError("no-such-update", id=ident or step.key)
        try:
            return steps.undoing(fresh, fresh_step, user, session.next_moment(fresh), pick)
        except RefusedError as error:
            refuse_to_ask_for_others_word(session, fresh, error, user)
            raise

    sentence = _("Taken back: {what}.").format(what=in_words(session, step))
    write(session, plan, sentence, dry=given.dry_run)
    if ident and (left := _left_of(session, step)):
        sentence = _(
            "What else the same command wrote ({count}) stays; that too: laocoop undo {id} --whole"
        )
        say(session.stdout, filled(sentence, {"count": left, "id": step.key}))


def _left_of(session: Session, step: steps.Step) -> int:
    """How many records of the same command are not taken back with these."""
    whole = steps.step_of(session.file.register, step.key)
    return _count(whole) - _count(step) if whole else 0


def _count(step: steps.Step) -> int:
    return len(step.updates) + len(step.added) + len(step.reviews)


def _meant(session: Session, register: Register, given: Given) -> tuple[str, steps.Step]:
    """What is to be taken back: one record and its id, or, with none, all that one command wrote."""
    ident = given.ident
    if ident is None:
        last = steps.last_step(register, place_in_file(session))
        if last is None:
            raise NotFoundError("nothing-to-undo")
        return "", last
    added = [each.id for each in register.commitments.values() if each.recorded]
    added += [each.id for each in register.events.values() if each.recorded]
    known = [*(update.id for update in register.updates), *added]
    # What is a record's whole id is no beginning of another's.
    is_whole = find(ident, register.commitments) or find(ident, register.instruments)
    begun = None if is_whole else beginning(ident, known)
    named = find(ident, known) or begun or ident
    step = steps.step_of(register, ident) or steps.step_of(register, named)
    if step is None:
        entry = steps.last_word_on(register, is_whole, session.own_party) if is_whole else None
        if entry is not None:
            raise NotFoundError("commitment-is-no-update", id=is_whole, update=entry.id)
        raise NotFoundError("no-such-update", id=ident)
    if given.whole or named not in known:
        return "", step
    one = steps.alone(step, named)
    if one is None:  # taken back, and the rest of its command not
        raise NotFoundError("no-such-update", id=ident)
    return named, one


COMMANDS = {
    "undo": Command(
        run,
        Given,
        N_("Take back what the last command wrote, as a whole, or one entry; nothing is erased."),
        (
            ("laocoop undo", N_("the last command")),
            ("laocoop undo k7m2x9qd", N_("one entry (its id: laocoop history)")),
        ),
    )
}
