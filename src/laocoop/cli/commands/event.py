"""`laocoop event`: joint reviews that reports can name."""

from typing import Annotated

import typer

from laocoop.cli import values
from laocoop.cli.bundles import Answering
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.cli.writing import write
from laocoop.domain.ids import is_id
from laocoop.domain.model import Event, Register, Wording
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages import event as event_page
from laocoop.storage.append import Block
from laocoop.storage.schema.records import event_keys


def run(
    ctx: typer.Context,
    answer: Answering,
    ident: Annotated[
        str | None, typer.Argument(metavar="[ID]", help=N_("The id of a new one, like SOM26."))
    ] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help=N_("Its name, in your language."))
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help=N_("The day it is held."))
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="TEXT", help=N_("Where it is held."))
    ] = None,
) -> None:
    """Lists the events, or adds one."""
    session: Session = ctx.obj
    if ident is None:
        give(session, event_page.answer(session.view()), answer)
        return
    if not is_id(ident):
        raise UsageError("bad-id", id=ident)
    held = values.optional_day(on, "--on", session.today)
    if held is None:
        raise UsageError("event-needs-date", id=ident)
    words = values.text(name, "NAME") or ident
    wording = Wording(**{session.language: words})
    where, by = values.text(place, "--place"), values.text(session.user(), "--by")

    def plan(fresh: Register) -> list[Block]:
        if ident in fresh.events:
            raise RefusedError("id-taken", id=ident)
        event = Event(ident, wording, held, where, session.next_moment(fresh), by)
        return [("event", event_keys(event))]

    write(session, plan, (), said=_("{id}: added").format(id=ident))


COMMANDS = {
    "event": Command(
        run,
        N_("List the joint reviews, or add one that reports can name."),
        (
            ("laocoop event", N_("all of them")),
            ('laocoop event SOM26 "…" --on 20/11/2026 --place Vientiane', N_("a new one")),
            ("laocoop list --event SOM26", N_("what was reported on there")),
        ),
    )
}
