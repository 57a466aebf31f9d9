"""What stands before and after the text of a document: letterhead, signatures, the list of copies."""

from __future__ import annotations

from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.markers import ARTICLE, SECTION, marker
from laocoop.minutes.reading import Skipped
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure import zones
from laocoop.minutes.structure.clauses import is_annex

SIGNATURE, LETTERHEAD, DISTRIBUTION = ("signature", "letterhead", "distribution")


def without_ends(lines: list[Line], words: Lexicon) -> tuple[list[Line], list[Skipped]]:
    """The lines between the letterhead and the signatures, and the others. A notice with signatures
    of its own may stand before the minutes, and an annex after them: signatures end the text only
    where no heading follows, and up to an annex.
    """
    kept: list[Line] = []
    skipped: list[Skipped] = []
    away = ""
    last_heading = max((at for at, line in enumerate(lines) if _is_heading(line)), default=-1)
    for at, line in enumerate(lines):
        if zones.is_letterhead(line.text, words):
            skipped.append(Skipped("", line.text, LETTERHEAD, line.place))
            continue
        if is_annex(line.text):
            away = ""
        elif zones.is_distribution(line.text, words):
            away = DISTRIBUTION
        elif (
            zones.is_signature(line.text, words)
            or (at * 2 > len(lines) and zones.is_signature_in_capitals(line.text, words))
        ) and last_heading < at:
            away = away or SIGNATURE
        if away:
            skipped.append(Skipped("", line.text, away, line.place))
        else:
            kept.append(line)
    return kept, skipped


def _is_heading(line: Line) -> bool:
    number = marker(line.text)
    return number is not None and number.level in (SECTION, ARTICLE)
