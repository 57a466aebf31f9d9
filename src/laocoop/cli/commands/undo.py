"""`laocoop undo`: takes back what the last command wrote, as a whole."""

from __future__ import annotations

from functools import partial

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, optional_argument
from laocoop.cli.options.groups import BY, DRY_RUN, YES
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees, pick, write
from laocoop.domain import ledger
from laocoop.domain.ids import beginning, find
from laocoop.domain.model import Commitment, Register, Update
from laocoop.errors import NotFoundError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.fields import update as entries
from laocoop.storage.toml.decode import decode
from laocoop.storage.toml.positions import Positions


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
    step = _step(session, session.file.register, given.ident)
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


def _step(session: Session, register: Register, ident: str | None) -> ledger.Step:
    if ident is None:
        last = ledger.last_step(register, partial(_is_before, session))
        if last is None:
            raise NotFoundError("nothing-to-undo")
        return last
    added = (c.id for c in register.commitments.values() if c.recorded)
    known = [*(update.id for update in register.updates), *added]
    step = ledger.step_of(register, ident) or ledger.step_of(
        register, find(ident, known) or beginning(ident, known) or ident
    )
    if step is None:
        raise NotFoundError("no-such-update", id=ident)
    return step


def _is_before(session: Session, update: Update, commitment: Commitment) -> bool:
    """True if the update's block stands before the commitment's in the file."""
    register, file = session.file.register, session.location.file
    positions = Positions(file, decode(session.file.data, file))
    places = (
        positions.span("update", register.updates.index(update)),
        positions.span("commitment", list(register.commitments).index(commitment.id)),
    )
    return places[0] < places[1]


def _question(session: Session, step: ledger.Step, ident: str | None, user: str) -> str:
    """What is to be asked first: nothing where it is the user's own last word."""
    later = _events_after(session, step) if ident is None else []
    if later:
        question = _(
            "Last came {event}, which stays. Take back what was written before it: {what}?"
        )
        return question.format(event=later[-1], what=_in_words(step))
    if step.by != user:
        return _("{by} wrote this on {when}: {what}. Take it back?").format(
            by=step.by or "—", when=dates.moment(step.recorded), what=_in_words(step)
        )
    return ""


def _events_after(session: Session, step: ledger.Step) -> list[str]:
    """The joint reviews that were written down after the step: they stand after it in the file."""
    register, file = session.file.register, session.location.file
    recorded = [at for at, event in enumerate(register.events.values()) if event.recorded]
    if not recorded:
        return []
    positions = Positions(file, decode(session.file.data, file))
    updates = {update.id: at for at, update in enumerate(register.updates)}
    added = {ident: at for at, ident in enumerate(register.commitments)}
    last = max(
        [positions.span("update", updates[update.id])[0] for update in step.updates]
        + [positions.span("commitment", added[record.id])[0] for record in step.added]
    )
    idents = list(register.events)
    return [idents[at] for at in recorded if positions.span("event", at)[0] > last]


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
