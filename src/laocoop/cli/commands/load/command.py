"""`laocoop load`: commitments from a signed document, with a person deciding."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from laocoop.cli import completion, single_options, values
from laocoop.cli.bundles import Answering
from laocoop.cli.command import Command
from laocoop.cli.commands.load import ask
from laocoop.cli.commands.load.instrument import instrument_of
from laocoop.cli.commands.load.write import write_load
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.model import Instrument
from laocoop.domain.replay import Moment, existing
from laocoop.errors import ExitStatus, LaocoopError, NotFoundError, Place, UsageError, WriteError
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.storage.decisions import Load
from laocoop.terminal.streams import write as print_to


def run(
    ctx: typer.Context,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help=N_("Minutes or an MoU (.docx, .pdf, .txt, .md), or a sheet (.xlsx, .csv)."),
        ),
    ],
    answer: Answering,
    instrument: Annotated[
        str | None,
        typer.Option(
            "--instrument",
            "-i",
            metavar="ID",
            help=N_("The instrument that the document is, like M10; made where there is none."),
            autocompletion=completion.instruments,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help=N_("minutes, mou, agreement or meeting.")),
    ] = None,
    signed: Annotated[
        str | None, typer.Option("--signed", metavar="DATE", help=N_("The day it was signed."))
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help=N_("Where it was signed."))
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="PERIOD", help=N_("When it is to be answered for.")),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="TEXT", help=N_("The instrument's name, in your language.")),
    ] = None,
    confirm: Annotated[
        str | None,
        typer.Option(
            "--confirm",
            metavar="ID",
            help=N_("Compare with what the press said of this instrument, and record the clauses."),
            autocompletion=completion.instruments,
        ),
    ] = None,
    by: single_options.By = None,
    dry_run: single_options.DryRun = False,
) -> None:
    """Reads, proposes, asks and writes."""
    session: Session = ctx.obj
    path = Path(document).expanduser()
    from laocoop.storage.read import read_bytes

    if path.is_dir() or path.resolve() == session.location.path.resolve():
        raise LaocoopError("not-a-document", ExitStatus.NOT_FOUND, Place(str(path)))
    if not path.exists():
        raise NotFoundError("no-such-document", path=path)
    data = read_bytes(path)
    if answer.output and Path(answer.output).expanduser().resolve() == path.resolve():
        raise WriteError("output-is-document", path=path)
    if path.suffix.lower() in (".xlsx", ".csv"):
        from laocoop.cli.commands.load.sheet import load_sheet

        load_sheet(session, path, data, answer, dry_run, by or "")
        return
    if confirm:
        given = {"--instrument": instrument, "--kind": kind, "--signed": signed, "--place": place}
        for option, value in (given | {"--period": period, "--name": name}).items():
            if value is not None:
                raise UsageError("confirm-or-instrument", option=option)
        from laocoop.cli.commands.load.confirm import confirm_with

        (ident,) = values.of_register([confirm], "--confirm", session.file.register.instruments)
        confirm_with(session, ident, path, data, answer, dry_run)
        return
    home = instrument_of(
        session, path, data, instrument, kind, signed, place, period, name, dry_run
    )
    reading, proposals = propose(session, home, path, data)
    if dry_run:
        from laocoop.reports.pages.load import answer as as_answer

        view = session.view()
        give(session, as_answer(view, reading, proposals, _as_dict(home, session)), answer)
        return
    if answer.yes:
        in_a_language_kept(reading, path)
    load = Load(session.location.write_to, home.id, data)
    load.document = path.name
    decisions = _decide(session, load, reading, proposals, answer.yes)
    if decisions is None:
        print_to(session.stderr, _("Kept. Go on with the same command.") + "\n")
        return
    write_load(session, home, path, decisions, len(reading.skipped), by or "")
    load.decisions = {}  # written: the same document may be gone through anew
    load.save()


def propose(session: Session, home: Instrument, path: Path, data: bytes) -> tuple[Any, list[Any]]:
    """What the document seems to undertake, beside what the register has."""
    from laocoop.minutes.language.lexicon import LANGUAGES
    from laocoop.minutes.proposal.candidates import read_clauses
    from laocoop.minutes.proposal.repeats import already_there, repeats
    from laocoop.minutes.source.document import read_lines
    from laocoop.reports.pages.load import Proposal
    from laocoop.storage.locate import data_folder

    register = session.file.register
    own = {code: data_folder() / "lexicon" / f"{code}.toml" for code in LANGUAGES}
    reading = read_clauses(
        read_lines(path, data, session.language), frozenset(register.themes), home.day, own
    )
    known = existing(register, Moment(date.max, date.max)).values()
    here = [found for found in known if found.instrument == home.id]
    earlier = [found for found in known if found.instrument != home.id]
    proposals = []
    for found in reading.candidates:
        present = already_there(found, here)
        likely = () if present else tuple(repeats(found.title, found.text, earlier))
        proposals.append(Proposal(found, likely, present.id if present else ""))
    return reading, proposals


def in_a_language_kept(reading: Any, path: Path) -> None:
    """Raises LaocoopError where the document is in a language that a register does not keep: a
    person must give each commitment its title.
    """
    if any(candidate.foreign for candidate in reading.candidates):
        language = {"sv": _("Swedish")}.get(reading.language, reading.language)
        raise LaocoopError(
            "foreign-document", ExitStatus.REFUSED, Place(str(path)), language=language
        )


def _as_dict(home: Instrument, session: Session) -> dict[str, Any]:
    from laocoop.reports import items

    known = home.id in session.file.register.instruments
    return items.instrument(home) | {"new": not known}


def _decide(
    session: Session,
    load: Load,
    reading: Any,
    proposals: list[Any],
    yes: bool,
) -> list[dict[str, Any]] | None:
    """What is to be written, in plain values; None where the person goes on later."""
    register = session.file.register
    new = [proposal for proposal in proposals if not proposal.present]
    if yes:
        firm = {
            str(n): {"take": [] if p.candidate.soft else [ask.as_decision(p)]}
            for n, p in enumerate(new)
        }
        load.decisions = firm | load.decisions  # what a person has decided stands
    elif new:
        ask.usable(session)
        if not ask.go_through(session, register, new, load):
            load.save()
            return None
        _show_left_out(session, reading)
    load.clauses = _clauses(reading, proposals, new, load.decisions, yes)
    load.save()
    taken = [it for n in range(len(new)) for it in load.decisions[str(n)]["take"]]
    if taken and not yes:
        from laocoop.terminal.ask import confirm

        question = ngettext(
            "Write {count} commitment to the register?",
            "Write {count} commitments to the register?",
            len(taken),
        ).format(count=len(taken))
        if not confirm(question, session.stdin, session.stderr):
            return None
    return taken


def _clauses(
    reading: Any, proposals: list[Any], new: list[Any], decisions: dict[str, Any], yes: bool
) -> list[dict[str, Any]]:
    """Every clause of the document with what was decided on it, for `coverage`."""
    found = []
    numbers = {id(proposal): number for number, proposal in enumerate(new)}
    for proposal in proposals:
        number = numbers.get(id(proposal))
        taken = number is None or bool(decisions[str(number)]["take"])
        why = "present" if number is None else "soft" if yes else "by-hand"
        text = proposal.candidate.text_in("")
        place = proposal.candidate.place
        found.append((place, proposal.candidate.clause, text, "" if taken else why))
    found += [(s.place, s.clause, s.text, s.reason) for s in reading.skipped]
    order = {place: number for number, place in enumerate(reading.places)}
    found.sort(key=lambda it: order.get(it[0], 0))
    return [
        {"clause": clause, "text": text, "reason": why, "place": place}
        for place, clause, text, why in found
    ]


def _show_left_out(session: Session, reading: Any) -> None:
    from laocoop.reports.document import clean
    from laocoop.reports.pages.load import reason

    lines = ["", _("Left out")]
    for skipped in reading.skipped:
        text = clean(skipped.text)
        lines.append(f"  {skipped.clause or '—'}  {text[:60]}  ({reason(skipped.reason)})")
    print_to(session.stderr, "\n".join(lines) + "\n\n")


COMMANDS = {
    "load": Command(
        run,
        N_("Load commitments from signed minutes or an MoU, or a sheet that came back filled in."),
        (
            ("laocoop load minutes.docx --instrument M10", N_("go through the clauses")),
            (
                "laocoop load minutes.docx --instrument M10 --dry-run",
                N_("see what would be proposed"),
            ),
            ("laocoop load minutes.docx --instrument M10 --yes", N_("take all firm ones")),
            ("laocoop load --confirm M9 minutes.docx", N_("compare with what the press said")),
            ("laocoop load sheet.xlsx", N_("a sheet with the columns of list -f csv")),
        ),
    )
}
