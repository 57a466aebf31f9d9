"""What a document seems to undertake, beside what the register has."""

from __future__ import annotations

from pathlib import Path

from laocoop.cli.commands.load.given import Given
from laocoop.cli.session import Session
from laocoop.domain.model import Instrument
from laocoop.domain.moment import EVER
from laocoop.domain.replay import existing
from laocoop.errors import ExitStatus, LaocoopError, Notice, Place
from laocoop.i18n.catalogue import _
from laocoop.minutes.language.lexicon import LANGUAGES_READ
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.proposal.leading import Units
from laocoop.minutes.proposal.repeats import Known, by_number, in_another_language
from laocoop.minutes.reading import Reading
from laocoop.minutes.source.bounds import in_time
from laocoop.minutes.source.lines import Line
from laocoop.reports.pages.load import Proposal, why_doubtful
from laocoop.storage.locate import data_folder
from laocoop.typed import Any


def propose(
    session: Session, home: Instrument, path: Path, lines: list[Line]
) -> tuple[Any, list[Any]]:
    """What the document seems to undertake, beside what the register has.

    Raises LaocoopError where it undertakes so much that nobody signed it: see `in_time`.
    """
    register = session.file.register
    own = {code: Path(data_folder()) / "lexicon" / f"{code}.toml" for code in LANGUAGES_READ}
    with in_time(path):
        # Of signed minutes that tell only when the meeting was held, no term runs from the signing.
        signed = home.signed if home.basis == "signed" else home.day
        reading = read_clauses(lines, frozenset(register.themes), signed, own)
        known = existing(register, EVER).values()
        own_ones = [each for each in known if each.instrument == home.id]
        here, numbered = Known(own_ones), by_number(own_ones, reading.candidates)
        translated = in_another_language(own_ones, reading.candidates)
        earlier = Known(each for each in known if each.instrument != home.id)
        units = Units(register.units.values(), reading.language)
        proposals = []
        for at, each in enumerate(reading.candidates):
            present = here.already_there(each) or numbered.get(each.clause) or translated.get(at)
            likely = () if present else tuple(earlier.repeats(each.title))
            lead = units.leading(each.text_in(""), each.parties)
            proposals.append(Proposal(each, likely, present.id if present else "", lead))
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


def refuse_badly_read(session: Session, path: Path, reading: Reading, given: Given) -> None:
    """Tells that a document was probably not read well, and why. Raises LaocoopError where all would be written unseen."""
    if not reading.doubts:
        return
    why = why_doubtful(reading.doubts)
    if given.yes and not given.dry_run:
        raise LaocoopError("read-badly", ExitStatus.REFUSED, path=path, why=why)
    session.tell(Notice("perhaps-read-badly", {"path": path, "why": why}))
