"""Reading a PDF with a text layer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.minutes.language.markers import starts_clause
from laocoop.minutes.language.text import tidy
from laocoop.minutes.reading import NO_TEXT, RUNNING
from laocoop.minutes.source.bounds import (
    LETTERS,
    MOST,
    MOST_MEMORY,
    PAGES,
    SECONDS,
    TooMuch,
    unreadable,
    within,
)
from laocoop.minutes.source.lines import Line, unwrapped
from laocoop.minutes.source.old_fonts import code_of, in_unicode
from laocoop.minutes.source.pdf_child import read
from laocoop.typed import Any

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
    answer = _read(path, data)
    if "over" in answer:
        what, count = answer["over"]
        within({"pages": PAGES, "letters": LETTERS}[what], count)
        raise TooMuch({"pages": PAGES, "letters": LETTERS}[what], count)
    if "error" in answer:
        raise unreadable(answer["error"], path, reason=str(answer.get("reason", ""))[:80])
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
        if not _has_text(page) and (
            pages[number - 1].get("drawn") or pages[number - 1].get("broken")
        ):
            yield from unwrapped(texts)
            texts = []
            yield Line("", place, left_out=NO_TEXT)
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


def _read(path: Path, data: bytes) -> dict[str, Any]:
    """What the process answers that reads the file."""
    bounds = {
        "pages": MOST[PAGES],
        "letters": MOST[LETTERS],
        "seconds": MOST[SECONDS],
        "memory": MOST_MEMORY,
    }
    if getattr(sys, "frozen", False):  # a program in one file is no Python that could be asked
        return read(data, bounds)
    command = [
        sys.executable,
        "-P",
        "-c",
        "from laocoop.minutes.source.pdf_child import main; main()",
    ]
    try:
        done = subprocess.run(
            [*command, json.dumps(bounds)],
            input=data,
            capture_output=True,
            check=False,
            timeout=4 * MOST[SECONDS],
        )
    except subprocess.TimeoutExpired:
        raise TooMuch(SECONDS, 4 * MOST[SECONDS]) from None
    if done.returncode == 0:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    if done.returncode in (-24, -9):  # SIGXCPU, SIGKILL: it computed too long
        raise TooMuch(SECONDS, MOST[SECONDS] + 1)
    if done.returncode == -6 or b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr:
        raise LaocoopError(
            "too-much-memory", ExitStatus.REFUSED, Place(str(path)), most=f"{MOST_MEMORY:,}"
        )
    raise unreadable("broken-document", path, reason="")
