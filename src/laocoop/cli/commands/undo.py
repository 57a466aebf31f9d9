"""`laocoop undo`: takes back what the last command wrote, as a whole."""

from typing import Annotated

import typer

from laocoop.cli import single_options, values
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.cli.writing import pick, preview, write
from laocoop.domain import ledger
from laocoop.domain.model import Register
from laocoop.errors import NotFoundError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports import entries
from laocoop.storage.append import Block
from laocoop.storage.schema.records import update_keys
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import write as print_to


def run(
    ctx: typer.Context,
    ident: Annotated[
        str | None,
        typer.Argument(
            metavar="[UPDATE]", help=N_("An update's id: take back the command that wrote it.")
        ),
    ] = None,
    by: single_options.By = None,
    yes: single_options.Yes = False,
    dry_run: single_options.DryRun = False,
) -> None:
    """Appends updates that take back; nothing is erased."""
    session: Session = ctx.obj
    step = _step(session.file.register, ident)
    user = values.text(session.user(by or ""), "--by")
    later = [
        e.id
        for e in session.file.register.events.values()
        if e.recorded and e.recorded > step.recorded
    ]
    if ident is None and later and not yes and not dry_run:
        question = _(
            "Last came {event}, which stays. Take back what was written before it: {what}?"
        )
        if not confirm(
            question.format(event=later[-1], what=_said(step)), session.stdin, session.stderr
        ):
            print_to(session.stderr, _("Nothing was changed.") + "\n")
            return
    elif step.by != user and not yes and not dry_run:
        question = _("{by} wrote this on {when}: {what}. Take it back?").format(
            by=step.by or "—", when=dates.moment(step.recorded), what=_said(step)
        )
        if not confirm(question, session.stdin, session.stderr):
            print_to(session.stderr, _("Nothing was changed.") + "\n")
            return

    def plan(fresh: Register) -> list[Block]:
        found = ledger.step_of(fresh, step.key)
        if found is None:  # taken back by another while the question was open
            raise NotFoundError("no-such-update", id=step.key)
        moment = session.next_moment(fresh)
        made = ledger.undoing(fresh, found, user, moment, pick)
        return [("update", update_keys(update)) for update in made]

    if dry_run:
        preview(session, plan(session.file.register))
        return
    write(session, plan, (), said=_("Taken back: {what}.").format(what=_said(step)))


def _step(register: Register, ident: str | None) -> ledger.Step:
    if ident is None:
        steps = ledger.steps(register)
        if not steps:
            raise NotFoundError("nothing-to-undo")
        return steps[-1]
    found = ledger.step_of(register, ident)
    if found is None:
        raise NotFoundError("no-such-update", id=ident)
    return found


def _said(step: ledger.Step) -> str:
    said = [
        f"{update.commitment}: {entries.what(update) or update.note or ', '.join(update.evidence)}"
        for update in step.updates
    ]
    said += [_("{id} added").format(id=commitment.id) for commitment in step.added]
    return "; ".join(said)


COMMANDS = {
    "undo": Command(
        run,
        N_("Take back what the last command wrote, as a whole; nothing is erased."),
        (
            ("laocoop undo", N_("the last command")),
            ("laocoop undo k7m2x9qd", N_("the command that wrote an update (see history)")),
        ),
    )
}
