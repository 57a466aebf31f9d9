"""A document as lines: one paragraph each, with its number in front as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from laocoop.minutes.language.markers import starts_clause
from laocoop.minutes.language.phrases import any_case, phrase
from laocoop.minutes.language.text import in_capitals
from laocoop.minutes.source.bounds import PARAGRAPH, within
from laocoop.record import Record

_PAGE_NUMBER = any_case(
    rf"{phrase('scanned')}|{phrase('page')}?\s*\d{{1,3}}\s*(?:(?:/|{phrase('page_of')})\s*\d{{1,3}})?"
)
_RULED = "-–—| \t"
_SENTENCE_END = tuple('.:;!?…”"»')
_ENOUGH_BROKEN = 2
_LONGEST_REMARK = 200
"""A bracket that is open for longer was never closed."""
WRAPPED = 55
"""Lines of copied text shorter than this are not broken for lack of room."""


class Line(Record):
    """One paragraph. `others` is the same paragraph in other languages, where a table has them."""

    text: str
    place: str = ""
    others: Mapping[str, str] = MappingProxyType({})
    is_heading: bool = False
    """True where Word shows it as one."""
    left_out: str = ""
    """Why it is no text in force, where it is none: struck out, a comment, a page without text."""


def in_force(lines: Iterable[Line]) -> list[Line]:
    """The lines that are text in force."""
    return [line for line in lines if not line.left_out]


def is_page_number(line: str) -> bool:
    """True for what stands at the foot or head of a page: — 3 —, Page 3 of 9."""
    return bool(_PAGE_NUMBER.fullmatch(line.strip(_RULED)))


def unwrapped(lines: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Paragraphs from (text, place) lines that may break wherever the page was full."""
    lines = list(lines)
    width = _width([line for line, _place in lines])
    text = place = last = ""
    apart = False  # by an empty line, where no page ends
    for line, where in lines:
        if not line or is_page_number(line):
            apart = not line and (apart or bool(text))
            if text and (not line) and text.endswith(_SENTENCE_END):
                yield Line(text, place)
                text = ""
            continue
        new, apart = apart and _may_begin(line), False
        end = text[-_LONGEST_REMARK:]
        open_still = end.rfind("(") > end.rfind(")")
        goes_on = open_still or _goes_on(text, line) or _was_full(last, line, width)
        if text and not new and goes_on and not (open_still and starts_clause(line)):
            text, last = f"{text} {line}", line
            within(PARAGRAPH, len(text), place)
            continue
        if text:
            yield Line(text, place)
        text, place, last = line, where, line
    if text:
        yield Line(text, place)


def _may_begin(line: str) -> bool:
    """True for a line that a sentence may begin with: in a capital, or in letters that have none, as those of Lao."""
    first = line[0]
    return first.isupper() or (first.isalpha() and first.upper() == first.lower())


def _width(lines: list[str]) -> int:
    """How long a line can be, in signs, as far as the text tells: the longest after which a sentence goes on in
    small letters; 0 where too few do.
    """
    broken = [
        len(line)
        for line, following in pairwise(lines)
        if line and following[:1].islower() and not starts_clause(following)
    ]
    return max(broken) if len(broken) >= _ENOUGH_BROKEN else 0


def _was_full(last: str, line: str, width: int) -> bool:
    """True if the first word of `line` had no room any more after the `last` line."""
    if (
        starts_clause(line)
        or last.endswith(_SENTENCE_END)
        or in_capitals(last)
        or in_capitals(line)
    ):
        return False
    return len(last) <= width < len(last) + 1 + len(line.split(maxsplit=1)[0])


def _goes_on(text: str, line: str) -> bool:
    """True if `line` continues the paragraph that `text` begins."""
    if starts_clause(line) or text.endswith((".", ":", ";", "!", "?")):
        return text.endswith(";") and line[0].islower() and not starts_clause(line)
    if line[0].islower() or text.endswith((",", "-", "–")):
        return True
    return len(text.split("\n")[-1]) >= WRAPPED and not in_capitals(text) and not in_capitals(line)
