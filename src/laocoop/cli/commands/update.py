"""`laocoop update` and its short forms: what was done, written down."""

import math
from collections.abc import Callable
from typing import Annotated

import typer

from laocoop.cli import completion, values
from laocoop.cli.bundles import ChoosingToWrite, Reporting
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.cli.writing import ask_about, pick, preview, write
from laocoop.domain import ledger
from laocoop.domain.ids import find
from laocoop.domain.model import Register
from laocoop.domain.status import REPORTABLE, Status
from laocoop.errors import NotFoundError, UsageError
from laocoop.i18n.catalogue import N_
from laocoop.storage.append import Block
from laocoop.storage.schema.records import update_keys

Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID]…",
        help=N_("Which commitments; or filters, and you are asked first."),
        autocompletion=completion.commitments,
    ),
]
Present = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        "-s",
        metavar="STATUS",
        help=N_("The same as --having."),
        autocompletion=completion.statuses_and_open,
    ),
]


def _report(
    session: Session,
    command: str,
    ids: list[str] | None,
    choose: ChoosingToWrite,
    say: Reporting,
    status: Status | None,
) -> None:
    """Writes one update for each commitment chosen."""
    register = session.file.register
    party = values.of_register([choose.party] if choose.party else (), "--party", register.parties)
    if len(party) > 1:
        raise UsageError("one-party", option="--party")
    report = ledger.Report(
        on=values.optional_day(say.on, "--on", session.today) or session.today,
        by=values.text(session.user(say.by or ""), "--by"),
        party=party[0] if party else "",
        own_party=session.own_party,
        status=status,
        note=values.text(say.note, "--note"),
        evidence=tuple(
            values.text(name, "--evidence") for name in say.evidence or () if name.strip()
        ),
        due=values.optional_day(say.due, "--due", session.today),
        lead=values.text(choose.lead, "--lead"),
        value=_value(say.value),
        event="".join(
            values.of_register([say.event] if say.event else (), "--event", register.events)
        ),
    )
    if not report.says_something:
        raise UsageError("nothing-to-write")
    named = values.commitment_ids(ids or (), register)
    chosen = named
    if choose.has_filters or not named:
        chosen = _by_filters(session, command, choose, named)
    if not named and not choose.dry_run:
        ask_about(session, chosen, choose.yes)

    def plan(fresh: Register) -> list[Block]:
        moment = session.next_moment(fresh)
        made = ledger.updates(fresh, chosen, report, moment, pick)
        return [("update", update_keys(update)) for update in made]

    if choose.dry_run:
        preview(session, plan(register))
    else:
        write(session, plan, chosen)


def _value(value: float | None) -> float | None:
    if value is None:
        return None
    if not math.isfinite(value):
        raise UsageError(
            "bad-number", option="--value", wanted="number", help="laocoop update --help"
        )
    return int(value) if value.is_integer() else value


def _by_filters(
    session: Session, command: str, choose: ChoosingToWrite, named: tuple[str, ...]
) -> tuple[str, ...]:
    from laocoop.cli import choosing
    from laocoop.domain.selection import select

    filters = choosing.filters(session, choose)
    if named:
        if filters:
            raise UsageError("ids-or-filters")
        return named
    if not filters:
        raise UsageError("nothing-named", command=command)
    view = session.view()
    found = tuple(s.id for s in select(view.register, view.standings, filters))
    if not found:
        raise NotFoundError("nothing-matches")
    return found


def update(
    ctx: typer.Context,
    say: Reporting,
    choose: ChoosingToWrite,
    ids: Ids = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            "-s",
            metavar="STATUS",
            help=N_("not_started, in_progress, completed, suspended or withdrawn."),
            autocompletion=completion.statuses,
        ),
    ] = None,
) -> None:
    """A report with everything that can be reported."""
    known = [found.value for found in REPORTABLE]
    reported = Status(values.word(status, "--status", known)) if status else None
    _report(ctx.obj, "update", ids, choose, say, reported)


def _short(name: str, status: Status) -> Callable[..., None]:
    def run(
        ctx: typer.Context,
        say: Reporting,
        choose: ChoosingToWrite,
        ids: Ids = None,
        present: Present = None,
    ) -> None:
        choose.having = [*(choose.having or ()), *(present or ())]
        _report(ctx.obj, name, ids, choose, say, status)

    return run


def note(
    ctx: typer.Context,
    choose: ChoosingToWrite,
    say: Reporting,
    ident: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help=N_("Which commitment."), autocompletion=completion.commitments
        ),
    ] = None,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]…", help=N_("What happened, in words."))
    ] = None,
) -> None:
    """A note without a status; the words may stand without quotes."""
    session: Session = ctx.obj
    said = list(text or ())
    if said and find(said[0], session.file.register.commitments):
        raise UsageError("one-id-for-note", id=said[0])
    say.note = " ".join(said) or say.note
    _report(session, "note", [ident] if ident else None, choose, say, None)


COMMANDS = {
    "update": Command(
        update,
        N_("Report progress: a status, a note, evidence, a new date, a leading unit, a value."),
        (
            (
                'laocoop update MOU-1 --status in_progress --note "…"',
                N_("work has begun, and what was done"),
            ),
            ("laocoop update MOU-1 --due 30/6/2027", N_("a new date; the first is kept")),
            ('laocoop update MOU-1 MOU-3 --lead "…"', N_("a leading unit for two")),
            (
                "laocoop update -i MOU --status not_started",
                N_("all of an instrument, after a question"),
            ),
        ),
    ),
    "done": Command(
        _short("done", Status.COMPLETED),
        N_("Mark commitments completed."),
        (
            ("laocoop done MOU-2 --evidence https://…", N_("with what shows it")),
            ("laocoop done MOU-2 --party LA --on 5/12/2026", N_("Laos' word, on an earlier day")),
        ),
    ),
    "start": Command(
        _short("start", Status.IN_PROGRESS),
        N_("Mark commitments in progress."),
        (('laocoop start MOU-1 --note "…"', N_("and say what has begun")),),
    ),
    "suspend": Command(
        _short("suspend", Status.SUSPENDED),
        N_("Mark commitments suspended."),
        (('laocoop suspend MOU-1 --note "…"', N_("and say why")),),
    ),
    "withdraw": Command(
        _short("withdraw", Status.WITHDRAWN),
        N_("Mark commitments withdrawn."),
        (('laocoop withdraw MOU-1 --note "…"', N_("and say why")),),
    ),
    "note": Command(
        note,
        N_("Write down a note, without a status."),
        (("laocoop note MOU-1 First meeting held in Vientiane", N_("the words as they come")),),
    ),
}
