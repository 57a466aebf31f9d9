"""Reading a PDF with a text layer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from laocoop.minutes.language.markers import starts_clause
from laocoop.minutes.language.text import tidy
from laocoop.minutes.reading import COMMENT, NO_TEXT, RUNNING
from laocoop.minutes.source.bounds import unreadable
from laocoop.minutes.source.child import answer_of
from laocoop.minutes.source.lines import Line, unwrapped
from laocoop.minutes.source.old_fonts import code_of, in_unicode
from laocoop.minutes.source.pdf_child import read

_LETTERS_A_PAGE = 20
"""A page with fewer letters has no text, but for its number."""
_ENDS = 2
"""So many lines at the head and at the foot of a page may be the same on each."""
_LEAST_LETTERS = 4
_HYPHEN = "\x02"


def lines_of_pdf(path: Path, data: bytes) -> Iterator[Line]:
    """The paragraphs of a PDF; what stands at the head and foot of every page, and pages without text, are
    told apart.
    """
    answer = answer_of("laocoop.minutes.source.pdf_child", read, path, data)
    pages = answer["pages"]
    rows = [_rejoined([row for row in page["rows"] if row.strip()]) for page in pages]
    if not any(map(_has_text, rows)):
        raise unreadable("no-text-layer", path)
    code = code_of("\n".join(row for page in rows for row in page))
    lines = [[tidy(in_unicode(row, code)) for row in page] for page in rows]
    running = _running(lines)
    texts: list[tuple[str, str]] = []
    for number, page in enumerate(lines, 1):
        place = f"page {number}"
        if not _has_text(page) and pages[number - 1]["drawn"]:
            yield from unwrapped(texts)
            texts = []
            yield Line("", place, left_out=NO_TEXT)
        for note in pages[number - 1]["notes"]:
            yield Line(tidy(note), place, left_out=COMMENT)
        for at, line in enumerate(page):
            is_end = at < _ENDS or at >= len(page) - _ENDS
            if is_end and _shape(line) in running:
                yield Line(line, place, left_out=RUNNING)
            else:
                texts.append((line, place))
    yield from unwrapped(texts)


def _rejoined(rows: list[str]) -> list[str]:
    """The rows with words whole that a hyphen divides at a row's end, as the reader of PDFs marks it."""
    whole: list[str] = []
    for row in rows:
        if whole and whole[-1].endswith(_HYPHEN):
            first, _blank, row = row.partition(" ")
            hyphen = "" if first[:1].islower() else "-"
            whole[-1] = whole[-1].rstrip(_HYPHEN) + hyphen + first
        if row:
            whole.append(row)
    return [row.replace(_HYPHEN, "-") for row in whole]


def _has_text(page: list[str]) -> bool:
    return sum(char.isalpha() for line in page for char in line) >= _LETTERS_A_PAGE


def _shape(line: str) -> str:
    """A line without its digits: heads and feet differ by the number of the page."""
    return re.sub(r"\d+", "0", line)


def _running(pages: list[list[str]]) -> set[str]:
    """The lines that stand at the head or foot of several pages, alike but for their digits; none that begins a
    clause.
    """
    if len(pages) < 2:
        return set()
    often: Counter[str] = Counter()
    for page in pages:
        ends = {*page[:_ENDS], *page[-_ENDS:]}
        often.update({_shape(line) for line in ends})
    return {
        shape
        for shape, count in often.items()
        if count > 1 and sum(map(str.isalpha, shape)) >= _LEAST_LETTERS and not starts_clause(shape)
    }
