"""Signs that a document was not read well: then a person has to look before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.speakers import named_sides
from laocoop.minutes.language.syllables import share_of_syllables
from laocoop.minutes.language.text import language_of
from laocoop.minutes.proposal.paragraphs import HEADING, PREAMBLE
from laocoop.minutes.reading import NO_TEXT, NO_UNDERTAKING, OTHER_FORMAT, Reading
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.source.lines import Line, in_force

NOTHING_FOUND, FEW_FOUND, MANY_LEFT = "nothing-found", "few-found", "many-left"
LETTERS_LOST, UNKNOWN_SYLLABLES, COLUMNS, PAGES, PART = (
    "letters-lost",
    "unknown-syllables",
    "columns-run-together",
    "pages-without-text",
    "part-not-read",
)
_LONG = 1_500
"""A text of so many letters is long."""
_LETTERS_EACH = 330
"""In documents that were read well a commitment comes with at most 270 letters of text."""
_LEAST_SYLLABLES = 0.88
"""Of the words of Vietnamese that was read well 94 in 100 or more are syllables."""
_MOST_LOST = 0.003
_LOST = frozenset("\ufffd□")
_FEW, _SHARE = 3, 0.25
"""So many lines, and so large a share of them, are more than chance."""


def doubts(reading: Reading, lines: Sequence[Line], words: Lexicon) -> tuple[str, ...]:
    """Why the document was probably not read well; none where nothing says so."""
    texts = [line.text for line in in_force(lines)]
    text = " ".join(texts)
    letters = sum(map(str.isalpha, text))
    vietnamese = " ".join(each for each in texts if language_of(each) == "vi")
    taken = len(reading.candidates)
    lost = sum(char in _LOST for char in text)
    signs = {
        PAGES: any(skipped.reason == NO_TEXT for skipped in reading.skipped),
        PART: any(skipped.reason == OTHER_FORMAT for skipped in reading.skipped),
        LETTERS_LOST: lost > _MOST_LOST * letters,
        UNKNOWN_SYLLABLES: bool(vietnamese) and share_of_syllables(vietnamese) < _LEAST_SYLLABLES,
        COLUMNS: _are_many(_of_two_languages(texts), len(texts)),
        NOTHING_FOUND: taken == 0,
        FEW_FOUND: taken > 0 and letters > _LONG and letters > _LETTERS_EACH * taken,
        MANY_LEFT: _are_many(_undertakings_left_out(reading, text, words), taken),
    }
    return tuple(code for code, is_so in signs.items() if is_so)


def _are_many(count: int, of: int) -> bool:
    return count >= _FEW and count > _SHARE * of


def _of_two_languages(texts: list[str]) -> int:
    """Lines that begin in one language and end in another, as those of two columns do."""
    halves = ((text[: len(text) // 2], text[len(text) // 2 :]) for text in texts if len(text) > 60)
    return sum({language_of(one), language_of(other)} == {"vi", "en"} for one, other in halves)


def _undertakings_left_out(reading: Reading, text: str, words: Lexicon) -> int:
    """Left-out sentences that name a party and an undertaking."""
    grammar = Grammar(words, named_sides(compose(text), words))
    return sum(
        grammar.subject(low) is not None and grammar.first(low, "will") is not None
        for skipped in reading.skipped
        if skipped.reason in (NO_UNDERTAKING, PREAMBLE, HEADING)
        for low in [compose(skipped.text)]
    )
