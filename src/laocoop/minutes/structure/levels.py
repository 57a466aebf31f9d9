"""How deep a number stands, by what is open above it."""

from __future__ import annotations

import re

from laocoop.minutes.language.markers import (
    ARTICLE,
    CHAPTER,
    DASH,
    ITEM,
    LETTER,
    PLUS,
    SECTION,
    SMALL,
    Marker,
)
from laocoop.minutes.source.lines import Line
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from laocoop.minutes.structure.clauses import Clause

LONGEST_HEADING = 140


def is_heading(text: str) -> bool:
    """True if `text` looks like a heading: short, and no sentence."""
    return len(text) <= LONGEST_HEADING and not text.rstrip().endswith((".", ":", ";", ","))


def is_not_one(mark: Marker, line: Line, open_clauses: list[Clause]) -> bool:
    """True for what only looks like a number: a page number, initials, a lone sign."""
    if not mark.rest:
        return mark.level not in (CHAPTER, SECTION, ARTICLE)
    if mark.level == SECTION and mark.number in "CDLM" and len(mark.rest) < 3:
        return True
    return mark.level == SECTION and bool(re.match(r"[A-ZĐ]\.\s", mark.rest))


def _under_item(mark: Marker, open_clauses: list[Clause]) -> bool:
    """True where items number 1, 2, … again under the lead-in or the title of an item."""
    nested = next((clause for clause in open_clauses if clause.level == ITEM + 0.5), None)
    item = next((clause for clause in open_clauses if clause.level == ITEM), None)
    if item is not None and nested is not None:
        titled = _is_title(mark.rest) and not _is_title(nested.text)
        return _follows(mark, nested) and not (titled and _follows(mark, item))
    if item is None or mark.number != "1":
        return False
    return item.text.rstrip().endswith(":") or bool(item.lines and _is_title(item.lines[0].text))


def _follows(mark: Marker, clause: Clause) -> bool:
    """True for the number after a clause's."""
    both = mark.number.isdecimal() and clause.number.isdecimal()
    return both and int(mark.number) == int(clause.number) + 1


def _is_title(text: str) -> bool:
    """True for an item that says no more than what the items under it are about."""
    return is_heading(text) and text[:1].isupper()


def level_of(mark: Marker, open_clauses: list[Clause]) -> float:
    """How deep a number stands, by what is open above it."""
    number = mark.number
    if mark.level == ITEM and "." in number:
        return ITEM + 0.1 * number.count(".")
    if mark.level == ITEM:
        return ITEM + 0.5 if _under_item(mark, open_clauses) else ITEM
    if mark.level == SECTION and number != "?":
        roman = set(number) <= set("IVX")
        outer = next((clause for clause in open_clauses if clause.level == SECTION), None)
        return (
            SECTION
            if outer is None or (set(outer.number) <= set("IVX")) == roman
            else SECTION + 0.5
        )
    if mark.level == SMALL:
        letters = [clause.number for clause in open_clauses if clause.level == LETTER]
        siblings = letters or [c.number for c in open_clauses[-1].below if c.level == LETTER]
        if siblings and len(number) == 1 and ord(siblings[-1][0]) == ord(number) - 1:
            return LETTER
        if not siblings and not any(clause.level >= LETTER for clause in open_clauses):
            return SMALL if number.startswith("i") else LETTER
    if mark.level == LETTER and len(number) == 1:
        return LETTER
    if mark.level == PLUS:
        return PLUS if any(clause.level in (DASH, PLUS) for clause in open_clauses) else DASH
    return mark.level
