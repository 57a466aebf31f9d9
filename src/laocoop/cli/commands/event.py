"""`laocoop event`: joint reviews that reports can name."""

from __future__ import annotations

from datetime import date

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, option, optional_argument
from laocoop.cli.options.groups import Answering
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.cli.writing import write
from laocoop.domain.ids import find, is_id, taken_in
from laocoop.domain.model import Event, Register
from laocoop.domain.moment import retracted
from laocoop.domain.wording import Wording, surely_in
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages import event as event_page


class Given(Answering):
    """What may be given to `laocoop event`."""

    ident = optional_argument("[ID]", help=N_("The id of a new one, like SOM26."))
    name = optional_argument("[NAME]", help=N_("Its name, in your language."))
    on = option("--on", metavar="DATE", help=N_("The day it is held."))
    place = option("--place", metavar="TEXT", help=N_("Where it is held."))


def run(session: Session, given: Given) -> None:
    """Lists the events, or adds one."""
    ident = given.ident
    if ident is None:
        give(session, event_page.answer(session.view()), given)
        return
    if not is_id(ident):
        raise UsageError("bad-id", id=ident)
    if not given.on:
        raise UsageError("event-needs-date", id=ident)
    held: date = values.when_typed().nearest_day(given.on, "--on", session.today)
    words = values.text(given.name, "NAME") or ident
    name = Wording(**{surely_in(words) or session.language: words})  # whatever one reads in
    place, by = values.text(given.place, "--place"), values.text(session.user(), "--by")

    def plan(fresh: Register) -> list[Event]:
        if known := find(ident, fresh.events):
            is_gone = known in retracted(fresh.updates)
            raise RefusedError("id-of-gone" if is_gone else "event-known", id=known)
        if find(ident, taken_in(fresh)):
            raise RefusedError("id-taken", id=ident)
        moment = session.next_moment(fresh)
        return [Event(ident, name, held, place, recorded=moment, by=by)]

    told = _("{id}: added").format(id=f"{ident}, {dates.day(held)}")
    write(session, plan, f"{told}. " + _("Take it back: laocoop undo"))


COMMANDS = {
    "event": Command(
        run,
        Given,
        N_("List the joint reviews, or add one that reports can name."),
        (
            ("laocoop event", N_("all of them")),
            ('laocoop event SOM26 "…" --on 20/11/2026 --place Vientiane', N_("a new one")),
            ("laocoop list --event SOM26", N_("what was reported on there")),
        ),
    )
}
