"""`laocoop update` and its short forms: what was done, written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from laocoop.cli.evidence import evidence
from laocoop.cli.options import values
from laocoop.cli.options.amounts import amount
from laocoop.cli.options.declare import Command, arguments, option, optional_argument
from laocoop.cli.options.groups import ChoosingToWrite, Reporting, having_status
from laocoop.cli.options.units import leading_unit, refuse_unit_of_others
from laocoop.cli.session import Session
from laocoop.cli.speaking import held_event, is_jointly, voice
from laocoop.cli.writing import agrees_about, pick, write
from laocoop.domain import ledger
from laocoop.domain.due_dates import refuse_before_made
from laocoop.domain.ids import find
from laocoop.domain.model import PRESS, Register, Update
from laocoop.domain.status import REPORTABLE, Status
from laocoop.errors import NotFoundError, Notice, UsageError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_

IDS = arguments(
    "[ID]…",
    help=N_("Which commitments; or filters, and you are asked first."),
    offers="commitments",
)


class Given(Reporting, ChoosingToWrite):
    """What may be given to `laocoop update`."""

    ids = IDS
    status = option(
        "--status",
        "-s",
        metavar="STATUS",
        help=N_("not_started, in_progress, completed, suspended or withdrawn."),
        offers="statuses",
    )


class GivenShort(Reporting, ChoosingToWrite):
    """What may be given to `laocoop done` and the like: they say themselves which status."""

    ids = IDS
    present = having_status("--status", "-s", help=N_("The same as --having."))


class GivenNote(ChoosingToWrite, Reporting):
    """What may be given to `laocoop note`."""

    ident = optional_argument("ID", help=N_("Which commitment."), offers="commitments")
    text = arguments("[TEXT]…", help=N_("What happened, in words."))


def update(session: Session, given: Given) -> None:
    """A report with everything that can be reported."""
    words = [status.value for status in REPORTABLE]
    status = None
    if given.status:
        shown = {word: labels.STATUS_WORDS[word] for word in words}
        status = Status(values.word(given.status, "--status", words, shown))
    _report(session, "update", given.ids, given, given, status)


def note(session: Session, given: GivenNote) -> None:
    """A note without a status; the words may stand without quotes."""
    words = given.text
    if words and find(words[0], session.file.register.commitments):
        raise UsageError("one-id-for-note", id=words[0])
    if words and given.note:
        raise UsageError("given-twice", option="--note", first=" ".join(words), second=given.note)
    given.note = " ".join(words) or given.note
    if given.ident and not given.note and not given.evidence:
        raise UsageError("note-needs-words", id=given.ident)
    _report(session, "note", [given.ident] if given.ident else [], given, given, None)


def _short(name: str, status: Status) -> Callable[[Session, GivenShort], None]:
    def run(session: Session, given: GivenShort) -> None:
        given.having += given.present
        _report(session, name, given.ids, given, given, status)

    return run


def _report(
    session: Session,
    command: str,
    ids: list[str],
    choose: ChoosingToWrite,
    say: Reporting,
    status: Status | None,
) -> None:
    """Writes one update for each commitment chosen; the line is `choose` and `say` alike."""
    register = session.file.register
    notices: list[Notice] = []
    report = _what_is_reported(session, choose, say, status)
    if not report.says_something:
        raise UsageError("nothing-to-write")
    named = values.commitment_ids(ids, register)
    chosen = named
    if choose.has_filters or not named:
        chosen = _by_filters(session, command, choose, named)
    if report.due:
        known = session.view().register
        for ident in chosen:
            refuse_before_made(known, known.commitments[ident], report.due)
    report = report.but(voice=voice(session, choose.party))
    if report.lead and report.voice and not report.voice.party:
        raise UsageError("lead-of-one")
    side = report.voice.party if report.voice else ""
    refuse_unit_of_others(report.lead, side, register, notices.append)
    if not named:
        chosen = _bound(session, chosen, report)
    if not (named or choose.dry_run or choose.yes or agrees_about(session, chosen)):
        return

    notices += _days_that_stay(session, chosen, report) if say.on else ()

    def plan(fresh: Register) -> list[Update]:
        ledger.refuse_another(fresh, register, chosen)
        return ledger.updates(fresh, chosen, report, session.next_moment(fresh), pick)

    write(session, plan, dry=choose.dry_run)
    for notice in notices:  # of what was written; what is refused was recorded in no way
        session.tell(notice)


def _days_that_stay(
    session: Session, chosen: tuple[str, ...], report: ledger.NewReport
) -> Iterator[Notice]:
    """Of a status that a side has reported on another day already, and that holds since: saying it once more moves no day."""
    standings = session.view().standings
    voice = report.voice.party if report.voice else ""
    for ident in chosen if report.status else ():
        for party, side in standings[ident].by_party.items():
            if voice not in ("", party) or side.status is not report.status:
                continue
            since = [
                update
                for update in standings[ident].updates
                if update.status is side.status
                and update.party in ("", party)
                and side.since is not None
                and update.on == side.since < report.on
            ]
            if since and since[0].by != PRESS:
                params = {"id": ident, "party": party, "what": side.status, "day": side.since}
                yield Notice("day-stays", params | {"update": since[0].id})


def _bound(session: Session, chosen: tuple[str, ...], report: ledger.NewReport) -> tuple[str, ...]:
    """Of what filters chose, what the party is bound by whose word it is; the rest is named."""
    party = report.voice.party if report.voice else ""
    standings = session.view().standings
    others = [i for i in chosen if party and party not in standings[i].commitment.parties]
    if len(others) == len(chosen):
        raise NotFoundError("nothing-matches")
    if others:
        session.tell(Notice("not-bound-left-out", {"party": party, "names": ", ".join(others)}))
    return tuple(ident for ident in chosen if ident not in others)


def _what_is_reported(
    session: Session,
    choose: ChoosingToWrite,
    say: Reporting,
    status: Status | None,
) -> ledger.NewReport:
    several = choose.party and len(values.separated([choose.party])) > 1
    if several and not is_jointly(choose.party or "", session.file.register.parties):
        raise UsageError("one-party", option="--party")
    if say.due is not None and say.due.strip() in ("-", "–", "—"):
        raise UsageError("report-takes-no-date-away")
    event = held_event(session, say.event)
    # What is said at a meeting is said on its day.
    held = session.view().register.events[event].held if event else None
    return ledger.NewReport(
        on=values.optional_day(say.on, "--on", session.today) or held or session.today,
        by=values.text(session.user(say.by or ""), "--by"),
        status=status,
        note=values.text(say.note, "--note"),
        evidence=evidence(say.evidence),
        due=values.due_day(say.due, "--due", session.today),
        due_precision=values.due_precision(say.due, session.today),
        lead=leading_unit(choose.lead, session.file.register),
        value=amount(say.value, "--value") if say.value else None,
        event=event,
    )


def _by_filters(
    session: Session, command: str, choose: ChoosingToWrite, named: tuple[str, ...]
) -> tuple[str, ...]:
    # A report on commitments that are named needs none of what filters load.
    from laocoop.cli.options import choosing

    filters = choosing.filters(session, choose)
    if named:
        if filters:
            raise UsageError("ids-or-filters")
        return named
    if not filters:
        raise UsageError("nothing-named", command=command)
    chosen = choosing.ids_of(session, filters)
    if not chosen:
        raise NotFoundError("nothing-matches")
    return chosen


COMMANDS = {
    "update": Command(
        update,
        Given,
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
        GivenShort,
        N_("Mark commitments completed."),
        (
            ("laocoop done MOU-2 --evidence https://…", N_("with what shows it")),
            ("laocoop done MOU-2 --party LA --on 30/6/2026", N_("Laos' word, on an earlier day")),
        ),
    ),
    "start": Command(
        _short("start", Status.IN_PROGRESS),
        GivenShort,
        N_("Mark commitments in progress."),
        (('laocoop start MOU-1 --note "…"', N_("and say what has begun")),),
    ),
    "suspend": Command(
        _short("suspend", Status.SUSPENDED),
        GivenShort,
        N_("Mark commitments suspended."),
        (('laocoop suspend MOU-1 --note "…"', N_("and say why")),),
    ),
    "withdraw": Command(
        _short("withdraw", Status.WITHDRAWN),
        GivenShort,
        N_("Mark commitments withdrawn."),
        (('laocoop withdraw MOU-1 --note "…"', N_("and say why")),),
    ),
    "note": Command(
        note,
        GivenNote,
        N_("Write down a note, without a status."),
        (("laocoop note MOU-1 …", N_("the words as they come")),),
    ),
}
