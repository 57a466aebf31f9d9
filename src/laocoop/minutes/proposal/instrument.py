"""What a document says of itself: what it is called, what kind it is, where it was signed, for which years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.markers import marker
from laocoop.minutes.language.phrases import any_case, each, phrase
from laocoop.minutes.proposal.capitals import as_written
from laocoop.minutes.sentence.due import named_days
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure import zones

_KINDS = {kind: each(f"title_{kind}") for kind in ("minutes", "mou", "treaty", "agreement", "plan")}
_LOOKED_AT, _MOST_LINES = 15, 12
"""Lines at the head of a document that may be its title, and so many of them together."""
_LONGEST = 300
_PLACES = tuple(
    re.compile(source, 0 if source.startswith("^") else re.IGNORECASE)
    for source in each("signed_at")
)
_GOES_ON = re.compile(rf"{phrase('title_goes_on')}[^.;:]{{0,120}}$")
"""A further line of a title in letters that have no capitals."""
_FEW_WORDS = 4
_OF_WHAT = re.compile(rf"{phrase('title_says_of_what')}(?!\w)[^.;:]{{0,200}}$", re.IGNORECASE)
"""What the title is of, in a line that is not in capitals."""
_HELD_ON = any_case(phrase("held_on"))
_HELD_AT = tuple(re.compile(source, re.IGNORECASE) for source in each("held_at"))
_PERIOD = any_case(
    rf"{phrase('for_years')}\s*(20\d\d)\s*(?:-|–|{phrase('until')})\s*(20\d\d)(?!\d)"
)
_HEADS_WHAT_WAS_AGREED = any_case(
    rf"{phrase('what_was_agreed')}[^.;,\d]{{0,20}}?{_PERIOD.pattern}\W*$"
)
_OF_COOPERATION = any_case(rf"{phrase('cooperation')}[^.;,]{{0,30}}?{_PERIOD.pattern}")


def kind_of(lines: Sequence[Line]) -> str:
    """By the first line that calls the document something; what it names later is another's name."""
    for line in lines[:_LOOKED_AT]:
        text = line.text.casefold()
        called = [
            (text.index(title), -len(title), kind)  # "biên bản ghi nhớ" is no "biên bản"
            for kind, titles in _KINDS.items()
            for title in titles
            if title in text
        ]
        if called:
            return {"plan": "agreement"}.get(kind := min(called)[2], kind)
    return "minutes"


def title_of(lines: Sequence[Line], words: Lexicon, names: Iterable[str] = ()) -> str:
    """The title at the head of the document, whole: the line that calls it something with those in capitals
    that follow. What stands in capitals alone is written as the rest of the text and the known `names`
    write the same words.
    """
    head = lines[:_LOOKED_AT]
    for at, line in enumerate(head):
        if not (_calls(line.text) and (line.text.isupper() or not _is_cased(line.text))):
            continue
        title = [line.text]
        for following in head[at + 1 : at + _MOST_LINES]:
            if marker(following.text) or not (
                following.text.isupper() or _GOES_ON.match(following.text)
            ):
                break
            title.append(following.text)
        below = head[at + len(title) : at + len(title) + 1]
        few = len(" ".join(title).split()) <= _FEW_WORDS
        of_what = [line.text for line in below if few and _OF_WHAT.match(compose(line.text))]
        whole = " ".join(" ".join(title).split())[:_LONGEST]
        whole = as_written(whole, [*(each.text for each in lines), *names], words)
        return " ".join(" ".join([whole, *of_what]).split())[:_LONGEST]
    return lines[0].text[:_LONGEST] if lines else ""


def place_of(lines: Sequence[Line], words: Lexicon) -> str:
    """Where the document says that it was signed; empty where it does not. A clause of what somebody does may name where
    another was.
    """
    grammar = Grammar(words, {})
    for line in reversed(lines):
        if marker(line.text) and grammar.subject(compose(line.text)):
            continue
        for pattern in _PLACES:
            match = pattern.search(line.text)
            name = match[1].strip(' (“"') if match else ""
            # A name: no "today", no "in duplicate at".
            if name and not name[0].islower() and not name.lower().startswith(each("no_place")):
                return name
    for line in _opening(lines):
        if _HELD_ON.search(line.text):
            for pattern in _HELD_AT:
                match = pattern.search(line.text)
                if match and not match[1].strip().islower():
                    return match[1].strip()
    return ""


def held_on(lines: Sequence[Line]) -> date | None:
    """The day of the meeting, where the document says before its first clause that it was held then."""
    for line in _opening(lines):
        opens = _HELD_ON.search(line.text)
        named = named_days(line.text[opens.start() :]) if opens else []
        if named:
            return named[0].day
    return None


def _opening(lines: Sequence[Line]) -> Iterator[Line]:
    """What stands before the first clause."""
    return takewhile(lambda line: not marker(line.text), lines)


def years_of(lines: Sequence[Line], day: date) -> str:
    """The years from the `day` of the document on that the document names for itself, at its head, in a heading over
    what was agreed, in a sentence about it or as those of the cooperation, as a period is named; empty where it names
    none. A clause may speak of a plan for other years.
    """
    head = {id(line) for line in _opening(lines)}
    for line in lines:
        number = marker(line.text)
        heading = _HEADS_WHAT_WAS_AGREED.match(number.rest if number else line.text)
        of_itself = id(line) in head or heading or zones.speaks_of_itself(compose(line.text))
        for first, last in (_PERIOD if of_itself else _OF_COOPERATION).findall(line.text):
            if day.year <= int(first) <= int(last) <= int(first) + 10:
                return f"{first}-{last}"
    return ""


def _calls(text: str) -> bool:
    low = text.casefold()
    return any(low.startswith(title) for titles in _KINDS.values() for title in titles)


def _is_cased(text: str) -> bool:
    """True for a text in letters that come in two sizes, as those of Lao do not."""
    return text.upper() != text.lower()
