"""Titles and themes of candidates, proposed from their words."""

from __future__ import annotations

import re

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import each, phrase, word
from laocoop.minutes.language.speakers import mentions
from laocoop.minutes.language.text import pattern

LONGEST_TITLE = 110
MOST_THEMES = 3
_BEFORE_A_SUBJECT = ("", *each("before_a_new_subject"))
_OPENING = re.compile(rf"(?:\s|,|{phrase('title_opening')})*")


_NO_TITLE = pattern(
    rf"{phrase('begins_no_title')}(?!\w)|{phrase('begins_no_title')}(?=[\u0e80-\u0eff])"
)
_OF_ITS_OWN = pattern(word("units_of_their_own"))
_TOGETHER = pattern(rf"{phrase('together_with')}(?!\w)")
_OTHER_CELLS = re.compile(r"\s\([^():]{1,40}: .*")


def short_title(text: str, words: Lexicon, row: bool = False) -> str:
    """`text` without its subject and "shall", cut at a word where it is too long for a table; of a
    `row` of a plan, what is to be done without its other cells.
    """
    if row:
        text = _OTHER_CELLS.sub("", text)
    text = text.strip(" ;.,")
    low = compose(text)
    mentioned = mentions(low, words, {})
    before = low[: mentioned[0].start].strip(" ,") if mentioned else ""
    start = mentioned[0].end if mentioned and before in _BEFORE_A_SUBJECT else 0
    if start and _OF_ITS_OWN.search(low[mentioned[0].start : start]):
        start = 0  # "Hai Cục Việc làm": whose side it is does not say who
    opening = _OPENING.match(low, start)
    if _TOGETHER.match(low):  # "cùng phía Lào": whoever does it was named before
        start, opening = 0, None
    if start or (opening and opening.end()):
        end = opening.end() if opening else start
        rest = text[end:].lstrip(" ,:")
        # What goes on with a word like "of" or "and" is a part of who does it; what "is done" needs to be named.
        goes_on = rest.startswith("(") or _NO_TITLE.match(compose(rest))
        text = rest if len(rest) > 8 and not goes_on else text
    if len(text) > LONGEST_TITLE:
        cut = text[: LONGEST_TITLE - 1]
        at = max(cut.rfind(", "), cut.rfind("; "))
        cut = cut[:at] if at > LONGEST_TITLE // 2 else cut.rsplit(" ", 1)[0]
        text = cut.rstrip(" ,;") + "…"
    return text[:1].upper() + text[1:]


def themes_of(
    text: str, headings: list[str], words: Lexicon, known: frozenset[str]
) -> tuple[str, ...]:
    """The themes that `text` speaks of, in the order it does; else those of its headings. A ministry's name speaks of
    none: it stands in every clause.
    """
    for source in (text, *headings):
        low = compose(source)
        for mention in mentions(low, words, {}):
            low = low[: mention.start] + " " * (mention.end - mention.start) + low[mention.end :]
        themes = {
            theme: match.start()
            for theme, lexemes in words.themes.items()
            if theme in known and (match := lexemes.search(low))
        }
        if themes:
            return tuple(sorted(themes, key=lambda theme: themes[theme])[:MOST_THEMES])
    return ()
