"""`laocoop review`: goes over the open commitments, one after the other, and writes down what became of each."""

from __future__ import annotations

from laocoop.cli.commands.review.sitting import Sitting, usable
from laocoop.cli.options import choosing, values
from laocoop.cli.options.declare import Command, flag
from laocoop.cli.options.groups import (
    AT_EVENT,
    BY,
    PERIOD_ARGUMENT,
    VOICE,
    Answering,
    Narrowing,
    by_unit,
)
from laocoop.cli.output import give
from laocoop.cli.output_file import will_be_written
from laocoop.cli.session import Session
from laocoop.cli.speaking import held_event, voice
from laocoop.domain.ids import find
from laocoop.domain.ledger import NewReport
from laocoop.domain.selection import Filters, plate, select
from laocoop.errors import LaocoopError, NotFoundError
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages import review as review_page
from laocoop.terminal.streams import say


class Given(Answering):
    """What may be given to `laocoop review`."""

    of = PERIOD_ARGUMENT
    instrument = Narrowing.instrument
    theme = Narrowing.theme
    lead = by_unit("--lead")
    party = VOICE
    event = AT_EVENT
    by = BY
    anew = flag("--anew", help=N_("Begin anew, though a sitting was stopped."))


def run(session: Session, given: Given) -> None:
    """Asks, writes after every answer, and lists what was entered."""
    usable(session)
    register = session.file.register
    # What stands where the period may is as well an instrument or a theme: `laocoop review MOU`.
    instrument = find(given.of or "", register.instruments)
    theme = "" if instrument else find(given.of or "", register.themes)
    view = session.view(None if instrument or theme else values.period(given.of, session.today))
    register = view.register
    instruments, themes = (
        [*given.instrument, *filter(None, [instrument])],
        [*given.theme, *filter(None, [theme])],
    )
    filters = Filters(
        instruments=values.of_register(instruments, "--instrument", register.instruments),
        themes=values.of_register(themes, "--theme", register.themes),
        lead=values.text(given.lead, "--lead"),
        statuses=choosing.OPEN,
    )
    event = held_event(session, given.event)
    whose = voice(session, given.party)
    of_period = {standing.id for standing in plate(register, view.standings, view.period).current}
    chosen = [
        standing
        for standing in select(register, view.standings, filters)
        if standing.id in of_period
        and (not whose.party or whose.party in standing.commitment.parties)
    ]
    if not chosen:
        raise NotFoundError("nothing-matches")
    by = values.text(session.user(given.by or ""), "--by")
    choice = repr((view.period.name, whose.party, event, by, *filters.as_dict().values()))
    if given.output and not will_be_written(session, given):  # told before anything is asked
        return
    held = register.events[event].held if event else None  # what is said there is said on its day
    report = NewReport(on=held or session.today, by=by, voice=whose, event=event)
    sitting = Sitting(session, choice, [standing.id for standing in chosen], report, given.anew)
    is_over = sitting.go_through()
    given.no_pager = True
    answer = review_page.answer(session.view(), sitting.entered())
    try:
        give(session, answer, given)
    except LaocoopError:
        told = _("What was entered is in the register; its list alone was not written. It was:")
        say(session.stderr, told)
        given.output = given.format = given.bilingual = given.template = None
        give(session, answer, given)
        raise
    if not is_over:
        say(session.stderr, _("Kept. Go on with the same command."))


COMMANDS = {
    "review": Command(
        run,
        Given,
        N_("Go over what is open, one after the other, and write down what became of it."),
        (
            ("laocoop review", N_("what is open of the period")),
            ("laocoop review -t employment", N_("of a theme")),
            (
                "laocoop review --event SOM27 -o entered.docx",
                N_("at a joint review; the list as a Word file"),
            ),
        ),
    )
}
