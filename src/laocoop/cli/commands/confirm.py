"""`laocoop confirm` and `dispute`: the other side's word on a report."""

from __future__ import annotations

from collections.abc import Callable

from laocoop.cli.evidence import evidence
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, argument, option
from laocoop.cli.options.groups import (
    AT_EVENT,
    BY,
    DRY_RUN,
    EVIDENCE,
    ON,
    YES_TO_NOTHING,
    of_party,
)
from laocoop.cli.session import Session
from laocoop.cli.speaking import held_event, voice
from laocoop.cli.writing import pick, write
from laocoop.domain import ledger
from laocoop.domain.ids import find
from laocoop.domain.model import Register, Update
from laocoop.domain.status import Verdict
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import N_


class Given(Options):
    """What may be given to `laocoop confirm` and `dispute`."""

    party = of_party(N_("Whose word it is, VN or LA; otherwise yours (laocoop config party)."))
    note = option("--note", "-n", metavar="TEXT", help=N_("Why, in words."))
    evidence = EVIDENCE
    on = ON
    event = AT_EVENT
    by = BY
    yes = YES_TO_NOTHING
    dry_run = DRY_RUN
    ident = argument(
        "ID",
        help=N_("A commitment: the other side's last report on it; or an update's id."),
        offers="commitments",
    )


def _command(verdict: Verdict) -> Callable[[Session, Given], None]:
    def run(session: Session, given: Given) -> None:
        register = session.file.register
        event = held_event(session, given.event)
        held = session.view().register.events[event].held if event else None
        report = ledger.NewReport(
            on=values.optional_day(given.on, "--on", session.today) or session.today,
            by=values.text(session.user(given.by or ""), "--by"),
            note=values.text(given.note, "--note"),
            evidence=evidence(given.evidence),
            event=event,
        )
        ident = given.ident
        about = find(ident, register.commitments) or ident
        if about not in register.commitments and about not in {u.id for u in register.updates}:
            about = values.commitment_id(ident, register)  # or it names the nearest
        whose = voice(session, given.party)
        if not whose.party:
            raise UsageError("verdict-of-one")

        def plan(fresh: Register) -> list[Update]:
            reported = ledger.report_to_verify(fresh, about, whose.party, session.today)
            word = report.but(voice=whose)
            if held and not given.on and held >= reported.on:  # it was said at the meeting
                word = word.but(on=held)
            moment = session.next_moment(fresh)
            return [ledger.verification(fresh, reported, verdict, word, moment, pick)]

        write(session, plan, dry=given.dry_run)

    return run


COMMANDS = {
    "confirm": Command(
        _command(Verdict.CONFIRMED),
        Given,
        N_("Confirm what the other side reported."),
        (("laocoop confirm MOU-2 --event SOM26", N_("at a joint review")),),
    ),
    "dispute": Command(
        _command(Verdict.DISPUTED),
        Given,
        N_("Dispute what the other side reported, and say why."),
        (('laocoop dispute MOU-2 --note "…"', N_("and say why")),),
    ),
}
