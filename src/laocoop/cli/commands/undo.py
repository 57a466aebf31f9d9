"""`laocoop undo`: takes back what the last command wrote, as a whole."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, optional_argument
from laocoop.cli.options.groups import BY, DRY_RUN, YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees, pick, write
from laocoop.domain import ledger
from laocoop.domain.model import Register, Update
from laocoop.errors import NotFoundError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.fields import update as entries


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
    step = _step(session.file.register, given.ident)
    user = values.text(session.user(given.by or ""), "--by")
    question = _question(session, step, given.ident, user)
    if question and not (given.yes or given.dry_run or agrees(session, question)):
        return

    def plan(fresh: Register) -> list[Update]:
        fresh_step = ledger.step_of(fresh, step.key)
        if fresh_step is None:  # taken back by another while the question was open
            raise NotFoundError("no-such-update", id=step.key)
        return ledger.undoing(fresh, fresh_step, user, session.next_moment(fresh), pick)

    sentence = _("Taken back: {what}.").format(what=_in_words(step))
    write(session, plan, sentence, dry=given.dry_run)


def _step(register: Register, ident: str | None) -> ledger.Step:
    if ident is None:
        steps = ledger.steps(register)
        if not steps:
            raise NotFoundError("nothing-to-undo")
        return steps[-1]
    step = ledger.step_of(register, ident)
    if step is None:
        raise NotFoundError("no-such-update", id=ident)
    return step


def _question(session: Session, step: ledger.Step, ident: str | None, user: str) -> str:
    """What is to be asked first: nothing where it is the user's own last word."""
    later = [
        event.id
        for event in session.file.register.events.values()
        if event.recorded and event.recorded > step.recorded
    ]
    if ident is None and later:
        question = _(
            "Last came {event}, which stays. Take back what was written before it: {what}?"
        )
        return question.format(event=later[-1], what=_in_words(step))
    if step.by != user:
        return _("{by} wrote this on {when}: {what}. Take it back?").format(
            by=step.by or "—", when=dates.moment(step.recorded), what=_in_words(step)
        )
    return ""


def _in_words(step: ledger.Step) -> str:
    parts = [
        f"{update.commitment}: {entries.what(update) or update.note or ', '.join(update.evidence)}"
        for update in step.updates
    ]
    parts += [_("{id} added").format(id=commitment.id) for commitment in step.added]
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
