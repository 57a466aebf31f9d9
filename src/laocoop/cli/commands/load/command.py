"""`laocoop load`: commitments from a signed document, with a person deciding."""

from __future__ import annotations

import gc
import os
import re
from functools import cache, partial
from pathlib import Path

from laocoop.cli.commands.load import review
from laocoop.cli.commands.load.change import Changes
from laocoop.cli.commands.load.confirm import confirm_with
from laocoop.cli.commands.load.decision import as_decision
from laocoop.cli.commands.load.entries import Decisions, Entry, entries_of, taken_of
from laocoop.cli.commands.load.given import Given
from laocoop.cli.commands.load.instrument import instrument_of, tell_of
from laocoop.cli.commands.load.propose import in_a_language_kept, propose, refuse_badly_read
from laocoop.cli.commands.load.sheet import load_sheet
from laocoop.cli.commands.load.write import write_load
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.domain.model import Instrument
from laocoop.domain.moment import EVER
from laocoop.domain.replay import existing
from laocoop.errors import (
    ExitStatus,
    LaocoopError,
    NotFoundError,
    Notice,
    Place,
    UsageError,
    WriteError,
)
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.minutes.proposal.by_hand import ByHand
from laocoop.minutes.reading import Reading
from laocoop.minutes.source.document import read_lines
from laocoop.reports.fields.instrument import INSTRUMENT
from laocoop.reports.pages.load import Proposal, answer, counted
from laocoop.storage.decisions import Load, loaded_as
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import file_named
from laocoop.storage.system import is_same_file
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import say
from laocoop.typed import Any


def run(session: Session, given: Given) -> None:
    """Reads, proposes, asks and writes."""
    gc.enable()  # unlike other commands: trees of documents are full of cycles
    path, data = _document(session, given)
    kind = path.suffix.lower()
    if kind in (".xls", ".xlsb", ".ods", ".fods", ".numbers", ".xltx", ".xlt"):
        raise LaocoopError("sheet-of-another-kind", ExitStatus.NOT_FOUND, path=path)
    if kind in (".xlsx", ".xlsm", ".csv"):
        load_sheet(session, path, data, given)
        return
    read = cache(partial(read_lines, path, data))  # once, where it comes to that
    if given.confirm:
        for option, value in given.about_the_instrument().items():
            if value is not None:
                raise UsageError("confirm-or-instrument", option=option)
        known = session.file.register.instruments
        ident = values.one_of_register(given.confirm, "--confirm", known)
        confirm_with(session, ident, path, read, given)
        return
    if any(_OF_OURS.search(line.text) for line in read()):
        raise LaocoopError("own-paper", ExitStatus.REFUSED, Place(str(path)))
    home = instrument_of(session, path, read, given)
    reading, proposals = propose(session, home, path, read())
    refuse_badly_read(session, path, reading, given)
    _tell_if_loaded_already(session, home, path, data, given)
    _tell_other_dates(session, proposals)
    tell_of(session, home, (proposal.candidate.due for proposal in proposals), given)
    if given.dry_run:
        give(session, answer(session.view(), reading, proposals, _as_dict(home, session)), given)
        return
    if given.yes:
        in_a_language_kept(reading, path)
    load = Load(session.location.write_to, home.id, data, session.tell)
    load.document = path.name
    decisions = _decide(session, load, reading, proposals, home, given.yes)
    if decisions is None:
        say(session.stderr, _("Kept. Go on with the same command."))
        return
    write_load(session, home, path, decisions, counted(reading, len(proposals)), given.by or "")
    load.decisions = {}  # written: the same document may be gone through anew
    load.save()


_OF_OURS = re.compile("sha ?256 [0-9a-f ]{12,23}[;,]")
"""What the last line of a report says of the register that it was printed from; a reader sets words and numbers apart."""


def _document(session: Session, given: Given) -> tuple[Path, bytes]:
    """The document named, and what it holds."""
    path = Path(file_named(given.document))
    if path.is_dir() or is_same_file(str(path), session.location.file):
        raise LaocoopError("not-a-document", ExitStatus.NOT_FOUND, Place(str(path)))
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a loop of links
        raise NotFoundError("no-such-document", path=path)
    data = read_bytes(path)
    if given.output and is_same_file(file_named(given.output), str(path)):
        raise WriteError("output-is-document", path=path)
    return path, data


def _tell_if_loaded_already(
    session: Session, home: Instrument, path: Path, data: bytes, given: Given
) -> None:
    """Tells of the instrument that the same document was taken in as. Raises LaocoopError where all would be
    written once more, unseen.
    """
    ever = EVER
    there = {*existing(session.file.register, ever).column("instrument")}
    for name in loaded_as(session.location.write_to, data, home.id):
        other = find(name, there)
        if other is None:
            continue
        if given.yes and not given.dry_run:
            raise LaocoopError("loaded-as-another", ExitStatus.REFUSED, path=path, other=other)
        session.tell(Notice("perhaps-loaded-already", {"path": path, "other": other}))


def _tell_other_dates(session: Session, proposals: list[Proposal]) -> None:
    """Names what is there already with another date than the document says: loading changes nothing of it."""
    known = session.view().register.commitments
    told = []
    for proposal in proposals:
        due = proposal.candidate.due
        if proposal.present and due and known[proposal.present].due != due:
            told.append(f"{proposal.present} ({dates.day(due)})")
    if told:
        first = told[0].split(" ")[0]
        session.tell(Notice("other-dates", {"names": ", ".join(told), "first": first}))


def _as_dict(home: Instrument, session: Session) -> dict[str, Any]:
    known = home.id in session.file.register.instruments
    return INSTRUMENT.items([home])[0] | {"new": not known}


def _decide(
    session: Session,
    load: Load,
    reading: Reading,
    proposals: list[Proposal],
    home: Instrument,
    yes: bool,
) -> list[dict[str, Any]] | None:
    """What is to be written, in plain values; None where the person goes on later."""
    register = session.file.register
    entries = entries_of(reading, proposals)
    if yes:
        firm = {
            entry.key: {"take": [] if p.candidate.soft else [as_decision(p)]}
            for entry in entries
            if (p := entry.proposal)
        }
        load.decisions = firm | load.decisions  # what a person has decided stands
    elif entries:
        review.usable(session)
        by_hand = ByHand(reading, frozenset(register.themes), home.day)
        changes = Changes(session, register, by_hand)
        if not review.Review(session, entries, load, changes).go_through():
            load.save()
            return None
    load.clauses = _clauses(reading, proposals, entries, load.decisions, yes)
    load.save()
    taken = taken_of(entries, load.decisions)
    if taken and not yes:
        question = ngettext(
            "Write {count} commitment to the register?",
            "Write {count} commitments to the register?",
            len(taken),
        ).format(count=len(taken))
        if not confirm(question, session.stdin, session.stderr):
            return None
    return taken


def _clauses(
    reading: Reading,
    proposals: list[Proposal],
    entries: list[Entry],
    decisions: Decisions,
    yes: bool,
) -> list[dict[str, Any]]:
    """Every part of the document with what was decided on it, for `coverage`."""
    reasons: dict[int, str] = {}
    for entry in entries:
        is_taken = bool(decisions.get(entry.key, {}).get("take"))
        if entry.proposal:
            reasons[id(entry.proposal.candidate)] = "" if is_taken else "soft" if yes else "by-hand"
        elif is_taken:
            reasons[id(entry.left)] = ""
    told = [
        (
            p.candidate.place,
            p.candidate.clause,
            p.candidate.text_in(""),
            reasons.get(id(p.candidate), ""),
        )
        for p in proposals
    ]
    told += [(s.place, s.clause, s.text, reasons.get(id(s), s.reason)) for s in reading.skipped]
    order = {place: number for number, place in enumerate(reading.places)}
    told.sort(key=lambda clause_told: order.get(clause_told[0], 0))
    return [
        {"clause": clause, "text": text, "reason": why, "place": place}
        for place, clause, text, why in told
    ]


COMMANDS = {
    "load": Command(
        run,
        Given,
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
