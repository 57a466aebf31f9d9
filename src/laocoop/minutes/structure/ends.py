"""What stands before and after the text of a document: letterhead, signatures, the list of copies."""

from __future__ import annotations

from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.markers import ARTICLE, SECTION, marker
from laocoop.minutes.language.phrases import any_case, phrase
from laocoop.minutes.language.text import in_capitals
from laocoop.minutes.reading import Skipped
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure import zones
from laocoop.minutes.structure.clauses import is_annex
from laocoop.minutes.structure.letters import is_salutation

SIGNATURE, LETTERHEAD, DISTRIBUTION = ("signature", "letterhead", "distribution")

_CLOSING = any_case(rf"{phrase('closing')}\s*[,.]?(?=$|\s*\(|\s+[A-ZĐ])")
"""What a letter ends with, before who writes it."""
_MAIL_HEAD = any_case(rf"{phrase('mail_head')}\s*:\s\S[^.;]{{0,120}}$")
_SHORT = 90
_ADDRESSEE = 2
"""So many lines after a salutation may say who is written to."""


def without_ends(lines: list[Line], words: Lexicon) -> tuple[list[Line], list[Skipped]]:
    """The lines between the letterhead and the signatures, and the others. A notice with signatures
    of its own may stand before the minutes, and an annex after them: signatures end the text only
    where no heading follows, and up to an annex.
    """
    kept: list[Line] = []
    skipped: list[Skipped] = []
    away, closes = "", False
    headings = [at for at, line in enumerate(lines) if _is_heading(line)]
    # A letter begins with who writes, and a mail with who gets a copy.
    salutations = [at for at, line in enumerate(lines) if is_salutation(line.text)]
    last_salutation = max(salutations, default=-1)
    last_heading = max([*headings, last_salutation])
    for at, line in enumerate(lines):
        closes = (closes and _names_a_writer(line)) or bool(_CLOSING.match(line.text))
        if closes and not away:
            skipped.append(Skipped("", line.text, SIGNATURE, line.place))
            continue
        if zones.is_letterhead(line.text, words) or _MAIL_HEAD.match(line.text):
            skipped.append(Skipped("", line.text, LETTERHEAD, line.place))
            continue
        if is_annex(line.text):
            away = ""
        elif zones.is_distribution(line.text, words) and at > last_salutation:
            away = DISTRIBUTION
        elif (
            zones.is_signature(line.text, words)
            or (at * 2 > len(lines) and zones.is_signature_in_capitals(line.text, words))
        ) and last_heading + _ADDRESSEE * (last_heading == last_salutation) < at:
            away = away or SIGNATURE
        if away:
            skipped.append(Skipped("", line.text, away, line.place))
        else:
            kept.append(line)
    return kept, skipped


def _names_a_writer(line: Line) -> bool:
    """True for what may stand under the end of a letter: a name, an office, an address."""
    is_short = len(line.text) < _SHORT and not line.text.endswith((".", ":"))
    begins = marker(line.text) is not None or is_salutation(line.text) or in_capitals(line.text)
    return is_short and not begins


def _is_heading(line: Line) -> bool:
    number = marker(line.text)
    return number is not None and number.level in (SECTION, ARTICLE)
