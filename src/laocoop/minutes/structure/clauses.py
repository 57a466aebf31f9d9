"""The tree of a document's clauses, with the numbers that are printed in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain

from laocoop.minutes.language.markers import (
    ARTICLE,
    CHAPTER,
    DASH,
    ITEM,
    LETTER,
    SECTION,
    marker,
)
from laocoop.minutes.language.phrases import any_case, phrase
from laocoop.minutes.language.text import in_capitals
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure.letters import is_salutation
from laocoop.minutes.structure.levels import LONGEST_HEADING, is_heading, is_not_one, level_of

_ANNEX = any_case(rf"{phrase('annex')}(?!\w)[^.;]{{0,120}}$")


_PRESENT = any_case(rf"{phrase('present')}(?!\w)[^.;]{{0,80}}:$|{phrase('present_alone')}$")
"""Leads in a list of those who were present: what is numbered in it is no clause."""
_A_SIDE = re.compile(r"[^.;:]{2,40}:")
"""Within such a list: the delegation of a side."""


_ACTION = any_case(rf"{phrase('action')}\W")


def is_annex(text: str) -> bool:
    """True for the heading of an annex, where clauses are numbered anew."""
    return bool(_ANNEX.match(text)) and not text.endswith((".", ";", ","))


class Clause:
    """A numbered part of the document: its heading or lead-in, its paragraphs, what is under it."""

    def __init__(self, level: float, number: str, above: Clause | None, place: str) -> None:
        self.level = level
        self.number = number
        self.above = above
        self.place = place
        self.is_row = False
        """True for a row of a table that stands under another clause."""
        self.is_one_line = False
        """True for a line like "Action 3: …", to which nothing that stands below it belongs."""
        self.is_person = False
        """True for one of those who were present."""
        self.counts_anew = False
        """True for a chapter whose articles have numbers that those of another have too."""
        self.heading = ""
        self.lines: list[Line] = []
        self.below: list[Clause] = []

    @property
    def name(self) -> str:
        """The printed numbers from the top, like III.2.a; a dash counts from 1 under its clause."""
        above: list[Clause] = []
        at: Clause | None = self
        while at is not None and at.number:
            if at.level != CHAPTER or at.counts_anew:
                above.insert(0, at)
            at = at.above
        names: list[str] = []
        for clause in above:
            if "." in clause.number and clause.level < LETTER:  # 2.1 already says what it is under
                while names and (clause.number.startswith(names[-1] + ".") or "." in names[-1]):
                    names.pop()
            names.append(clause.number)
        return ".".join(names)

    @property
    def text(self) -> str:
        """All paragraphs as one."""
        return " ".join(line.text for line in self.lines)

    def headings(self) -> list[str]:
        """Its own heading and those above it, the nearest first."""
        above_it, at = [], self
        while True:
            if at.heading:
                above_it.append(at.heading)
            if at.above is None:
                return above_it
            at = at.above

    def walk(self) -> Iterator[Clause]:
        """This clause and all under it, in the document's order."""
        yield self
        for clause in self.below:
            yield from clause.walk()


def clause_tree(
    lines: list[Line], is_part: Callable[[str], bool] = lambda _heading: False
) -> Clause:
    """The clauses of `lines` under one that has no number; what stands before the first is its.

    A heading that Word shows as one, and that `is_part` knows, begins a part though it has no number.
    """
    top = Clause(-1, "", None, "")
    open_clauses = [top]
    lists_people = False
    for line in lines:
        mark = marker(line.text)
        if lists_people and line.is_heading:
            lists_people = False
            while open_clauses[-1].is_person:
                open_clauses.pop()
        if _PRESENT.match(line.text) or (lists_people and _A_SIDE.fullmatch(line.text)):
            lists_people = True
            if mark is None:
                _back_to_the_text(open_clauses, line)
                continue
        elif lists_people and mark is None and line.text.endswith((".", ":")):
            lists_people = False  # a sentence, and no name with its office
            _back_to_the_text(open_clauses, line)
            continue
        while "table" in open_clauses[-1].place and "table" not in line.place:
            open_clauses.pop()
        at = open_clauses[-1]
        if mark is None or is_not_one(mark, line, open_clauses):
            numbered = any(clause_open.level in (SECTION, ARTICLE) for clause_open in open_clauses)
            title = in_capitals(line.text) and not top.below
            ends_a_list = ITEM <= at.level < LETTER and _stands_alone(line.text, at)
            part = (line.is_heading or ends_a_list) and not (numbered or title)
            part = part and is_part(line.text)
            if part or is_annex(line.text) or is_salutation(line.text):
                del open_clauses[1:]
                open_clauses.append(Clause(CHAPTER, "", top, line.place))
                open_clauses[-1].heading = line.text
                top.below.append(open_clauses[-1])
            else:
                _unnumbered(open_clauses, line)
            continue
        level, is_row = level_of(mark, open_clauses), False
        if "table" in line.place:  # its rows stand under the clause that holds the table
            around = [
                clause_open
                for clause_open in open_clauses
                if clause_open.number and "table" not in clause_open.place
            ]
            is_row = bool(around) and level <= around[-1].level + 0.5
            if is_row:
                level = around[-1].level + 0.5
        while open_clauses[-1].level >= level:
            open_clauses.pop()
        at = open_clauses[-1]
        number = mark.number
        if level >= DASH:
            number = f"-{sum(c.level >= DASH for c in at.below) + 1}"
        clause = Clause(level, number, at, line.place)
        clause.is_row = is_row
        clause.is_one_line = (
            level == ITEM and line.text[:1].isalpha() and bool(_ACTION.match(line.text))
        )
        clause.is_person = lists_people and level == ITEM
        at.below.append(clause)
        open_clauses.append(clause)
        _fill(clause, mark.rest, line)
    _find_what_counts_anew(top)
    return top


def _stands_alone(text: str, before: Clause) -> bool:
    """True for a line that may be a heading, after an item that came to its end."""
    is_short = len(text) <= 60 and text[:1].isupper() and text[-1:].isalnum()
    return is_short and before.text.rstrip().endswith((".", ";"))


def _back_to_the_text(open_clauses: list[Clause], line: Line) -> None:
    """What stands after names is of what the list of them stands in."""
    while open_clauses[-1].is_person or open_clauses[-1].level > ITEM:
        open_clauses.pop()
    open_clauses[-1].lines.append(line)


def _find_what_counts_anew(top: Clause) -> None:
    """Articles mostly go on through the chapters, which are then not said; else one number would name two."""
    articles = {
        chapter: {clause.number for clause in chapter.below if clause.level == ARTICLE}
        for chapter in top.below
        if chapter.level == CHAPTER and chapter.number.isascii()  # no word, like thứ nhất
    }
    named = Counter(chain.from_iterable(articles.values()))
    for chapter, numbers in articles.items():
        chapter.counts_anew = any(named[number] > 1 for number in numbers)


def _fill(clause: Clause, rest: str, line: Line) -> None:
    """The words after the number: a heading, or the clause's first paragraph."""
    if not rest:
        return
    others = {
        language: (number.rest if (number := marker(text)) else text)
        for language, text in line.others.items()
    }
    if clause.level <= ARTICLE and (
        is_heading(rest) or (in_capitals(rest) and len(rest) < LONGEST_HEADING)
    ):
        clause.heading = rest
    else:
        clause.lines.append(Line(rest, line.place, others))


def _unnumbered(open_clauses: list[Clause], line: Line) -> None:
    while open_clauses[-1].is_one_line:
        open_clauses.pop()
    at = open_clauses[-1]
    empty = at.level in (CHAPTER, SECTION, ARTICLE) and not at.heading and not at.lines
    if empty and is_heading(line.text) and len(line.text) <= 100:
        at.heading = line.text
        return
    goes_on = len(at.heading) + len(line.text) < 2 * LONGEST_HEADING
    if (
        at.heading
        and goes_on
        and in_capitals(at.heading)
        and in_capitals(line.text)
        and not at.lines
    ):
        at.heading = f"{at.heading} {line.text}"
        return
    # A paragraph after a list's items goes on with what the list stands in, unless an item is open.
    while open_clauses[-1].level >= LETTER and open_clauses[-1].text.rstrip().endswith((".", ";")):
        open_clauses.pop()
    open_clauses[-1].lines.append(line)
