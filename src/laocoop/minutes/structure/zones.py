"""Which parts of a document can hold commitments: not its letterhead, agenda, results or ending."""

from __future__ import annotations

import re

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.markers import ITEM
from laocoop.minutes.language.phrases import each, phrase
from laocoop.minutes.language.text import in_capitals, pattern
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure.clauses import Clause

_SIGNING = pattern(phrase("signing"))
_A_TERM = pattern(
    r"\d\s*(?:\)|\([^)]*\))?\s*(?:"
    + "|".join(phrase(f"term_{unit}", "dates") for unit in ("days", "months", "weeks", "years"))
    + r")[^.;]{0,25}$"
)
"""Before "… from the signing": a term for something to be done."""
_SPEAKS_OF_ITSELF = pattern(phrase("speaks_of_itself"))
PROCEDURAL, RESULTS, FINAL, COMMITMENTS, UNKNOWN = (
    "procedural",
    "results",
    "final",
    "commitments",
    "",
)


def kind_of_heading(heading: str, lexicon: Lexicon) -> str:
    """What a heading announces; a final one is so by what it begins with."""
    text = re.sub(r"^[\W\d]+", "", compose(heading))
    final = lexicon.headings["final"].search(text)
    ends = final is not None and (final.start() <= 12 or len(text) - final.end() <= 4)
    if ends and not lexicon.headings["commitments"].match(text):
        return FINAL
    firsts = {
        kind: (word.start(), -word.end())
        for kind in (COMMITMENTS, RESULTS, PROCEDURAL)
        if (word := lexicon.headings[kind].search(text))
    }
    if not firsts:
        return UNKNOWN
    return min(firsts, key=lambda kind: firsts[kind])


def zone(clause: Clause, lexicon: Lexicon) -> str:
    """What the headings over a clause say of it: the nearest that says anything."""
    for heading in clause.headings():
        kind = kind_of_heading(heading, lexicon)
        if kind == PROCEDURAL and clause.level >= ITEM and _names_aims(heading, lexicon):
            return COMMITMENTS  # one sentence says what for; what is counted out is to be done
        if kind:
            return kind
    return UNKNOWN


def _names_aims(heading: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.headings["aims"].match(re.sub(r"^[\W\d]+", "", compose(heading))))


def is_signature(text: str, lexicon: Lexicon) -> bool:
    """True if a line begins a block of signatures."""
    text = compose(text)
    mark = lexicon.marks("signature").match(text)
    return bool(mark) and len(text) < 120 and not text.endswith((".", ";"))


def is_signature_in_capitals(text: str, lexicon: Lexicon) -> bool:
    """True for a line of titles in capitals, which a signature has under it."""
    mark = lexicon.marks("signature_in_capitals").match(compose(text))
    return bool(mark) and in_capitals(text) and len(text) < 120


def is_distribution(text: str, lexicon: Lexicon) -> bool:
    """True if a line begins the list of those who get a copy."""
    return bool(lexicon.marks("distribution").match(compose(text).lstrip("-–* ")))


def is_letterhead(text: str, lexicon: Lexicon) -> bool:
    """True for a state's name and motto, or a number of a document."""
    mark = lexicon.marks("letterhead").match(compose(text))
    return bool(mark) and len(text) < 90


_LONGEST_LEAD_IN = 200


def opens_agreement(line: Line, lexicon: Lexicon) -> bool:
    """True if a line ends in the words after which what was agreed begins."""
    text = compose(line.text).rstrip()
    if not text.endswith((":", ".")) and not text.isupper():
        text += ":"
    if re.search(rf"(?:{lexicon.words('lead_in').pattern.pattern})\s*[:.]?$", text):
        return True
    # "The two Sides agreed on these actions:", "Hội nghị thống nhất:"
    last = re.split(r"[.;]\s", text[-_LONGEST_LEAD_IN:])[-1]
    agrees = lexicon.words("agree").search(last) if text.endswith(":") else None
    rest = last[agrees.end() :] if agrees else ""
    return agrees is not None and not (re.search(r"[\d,;“\"]", rest) or _SIGNING.search(rest))


def speaks_of_itself(low: str) -> bool:
    """True for a sentence whose subject is the document: "Hiệp định này có hiệu lực …"."""
    return bool(_SPEAKS_OF_ITSELF.match(low.lstrip()))


def is_final_sentence(text: str, lexicon: Lexicon) -> bool:
    """True if a sentence speaks of the document itself: its force, copies, languages, end."""
    text = compose(text)
    if speaks_of_itself(text):
        return True
    mark = lexicon.marks("final_sentence").search(text)
    while mark and (
        # After a verb of doing these speak of another document, or of a term, and end nothing.
        (lexicon.words("act").match(text) and mark[0] in each("signed_elsewhere"))
        or (_SIGNING.search(mark[0]) and _A_TERM.search(text[: mark.start()]))
    ):
        mark = lexicon.marks("final_sentence").search(text, mark.end())
    return bool(mark)
