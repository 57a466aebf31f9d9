"""`laocoop confirm` and `dispute`: the other side's word on a report."""

from collections.abc import Callable
from typing import Annotated

import typer

from laocoop.cli import completion, single_options, values
from laocoop.cli.bundles import Bundle
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.cli.writing import pick, preview, write
from laocoop.domain import ledger
from laocoop.domain.ids import find
from laocoop.domain.model import Register
from laocoop.domain.status import Verdict
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import N_
from laocoop.storage.append import Block
from laocoop.storage.schema.records import update_keys


class Verifying(Bundle):
    """Whose word, and on what it rests."""

    party: Annotated[
        str | None,
        typer.Option(
            "--party",
            "-p",
            metavar="PARTY",
            help=N_("Whose word it is, VN or LA; otherwise yours (laocoop config party)."),
            autocompletion=completion.parties,
        ),
    ] = None
    note: Annotated[
        str | None, typer.Option("--note", "-n", metavar="TEXT", help=N_("Why, in words."))
    ] = None
    evidence: single_options.Evidence = None
    on: single_options.On = None
    event: single_options.AtEvent = None
    by: single_options.By = None
    yes: single_options.YesToNothing = False
    dry_run: single_options.DryRun = False


def _command(verdict: Verdict) -> Callable[..., None]:
    def run(
        ctx: typer.Context,
        say: Verifying,
        ident: Annotated[
            str,
            typer.Argument(
                metavar="ID",
                help=N_("A commitment: the other side's last report on it; or an update's id."),
                autocompletion=completion.commitments,
            ),
        ],
    ) -> None:
        session: Session = ctx.obj
        register = session.file.register
        named = values.of_register([say.party] if say.party else (), "--party", register.parties)
        events = values.of_register([say.event] if say.event else (), "--event", register.events)
        report = ledger.Report(
            on=values.optional_day(say.on, "--on", session.today) or session.today,
            by=values.text(session.user(say.by or ""), "--by"),
            party="".join(named),
            own_party=session.own_party,
            note=values.text(say.note, "--note"),
            evidence=tuple(values.text(name, "--evidence") for name in say.evidence or ()),
            event="".join(events),
        )
        about = find(ident, register.commitments) or ident
        if about not in register.commitments and about not in {u.id for u in register.updates}:
            values.commitment_ids([ident], register)  # names the nearest
        changed: list[str] = []

        def plan(fresh: Register) -> list[Block]:
            party = report.party or report.own_party
            if not party:
                raise UsageError("whose-word")
            reported = ledger.report_to_verify(fresh, about, party)
            moment = session.next_moment(fresh)
            made = ledger.verification(fresh, reported, verdict, report, moment, pick)
            changed[:] = [made.commitment]
            return [("update", update_keys(made))]

        if say.dry_run:
            preview(session, plan(register))
        else:
            write(session, plan, lambda: changed)

    return run


COMMANDS = {
    "confirm": Command(
        _command(Verdict.CONFIRMED),
        N_("Confirm what the other side reported."),
        (("laocoop confirm MOU-2 --event SOM26", N_("at a joint review")),),
    ),
    "dispute": Command(
        _command(Verdict.DISPUTED),
        N_("Dispute what the other side reported, and say why."),
        (('laocoop dispute MOU-2 --note "…"', N_("and say why")),),
    ),
}
