"""How much a reader takes on. No honest file meets a bound; one that does is refused with its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.i18n.catalogue import N_
from laocoop.storage.system import in_memory_of, in_seconds_of

BYTES, PARTS, UNPACKED, XML_BYTES, TAGS = "bytes", "parts", "unpacked", "xml", "tags"
LINES, PARAGRAPHS, BEFORE = "lines", "paragraphs", "before"
LETTERS, PARAGRAPH, WORD, NUMBER = "letters", "paragraph", "word", "number"
PAGES, SECONDS = "pages", "seconds"
LETTERHEAD = "letterhead"
SHEET_BYTES, SHEETS, ROWS, COLUMNS, CELLS, CELL = (
    "sheet",
    "sheets",
    "rows",
    "columns",
    "cells",
    "cell",
)

MOST = {
    BYTES: 100_000_000,
    PARTS: 10_000,
    UNPACKED: 250_000_000,
    XML_BYTES: 50_000_000,
    TAGS: 1_000_000,
    LETTERS: 4_000_000,
    LINES: 200_000,
    PARAGRAPHS: 5_000,
    BEFORE: 250,
    PARAGRAPH: 50_000,
    WORD: 5_000,
    NUMBER: 32_767,
    PAGES: 5_000,
    SECONDS: 30,
    LETTERHEAD: 2_000,
    SHEET_BYTES: 32_000_000,
    SHEETS: 100,
    ROWS: 200_000,
    COLUMNS: 2_000,
    CELLS: 1_000_000,
    CELL: 100_000,
}
"""By what is counted."""

MOST_MEMORY = 350_000_000
"""So many bytes of memory a document may take beside the program: what no other bound foresaw."""
_START = 1024
_ENCODING = re.compile(rb"""[^<]{0,8}<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_WRITTEN_IN = (b"UTF-8", b"UTF-16", b"US-ASCII", b"ISO-8859-", b"WINDOWS-125")
"""Others may hide the tags that are counted here from who counts them."""

WHAT = {
    BYTES: N_("bytes"),
    PARTS: N_("files packed in it"),
    UNPACKED: N_("bytes when unpacked"),
    XML_BYTES: N_("bytes of XML when unpacked"),
    TAGS: N_("tags and attributes in its XML"),
    LETTERS: N_("signs of text"),
    LINES: N_("lines"),
    PARAGRAPHS: N_("paragraphs"),
    BEFORE: N_("signs in a number before a paragraph"),
    PARAGRAPH: N_("signs in one paragraph"),
    WORD: N_("signs in one word"),
    NUMBER: N_("as the number of a clause"),
    PAGES: N_("pages"),
    LETTERHEAD: N_("paragraphs and styles of a letterhead"),
    SECONDS: N_("seconds of computing to be read"),
    SHEET_BYTES: N_("bytes of a sheet"),
    SHEETS: N_("sheets"),
    ROWS: N_("rows"),
    COLUMNS: N_("columns"),
    CELLS: N_("cells"),
    CELL: N_("signs in one cell"),
}
"""In words: This file has 300,000 rows; …"""


class TooMuch(Exception):  # noqa: N818 - told as a refusal, by `refusal`
    """More than a reader takes on."""

    def __init__(self, what: str, count: int, place: str = "") -> None:
        super().__init__(what, count, place)
        self.what, self.count, self.place = what, count, place


def within(what: str, count: int, place: str = "") -> None:
    """Raises TooMuch where `count` is over the bound."""
    if count > MOST[what]:
        raise TooMuch(what, count, place)


@contextmanager
def in_time(path: Path) -> Iterator[None]:
    """What is worked out within is refused where it takes too long."""
    try:
        with in_seconds_of(MOST[SECONDS], _too_long):
            yield
    except TooMuch as over:
        raise refusal(path, over) from None


@contextmanager
def bounded(path: Path) -> Iterator[None]:
    """What is read within is refused, with the name of the bound, where it goes over one."""
    try:
        with in_memory_of(MOST_MEMORY), in_seconds_of(MOST[SECONDS], _too_long):
            yield
    except TooMuch as over:
        raise refusal(path, over) from None
    except MemoryError:
        raise LaocoopError(
            "too-much-memory", ExitStatus.REFUSED, Place(str(path)), most=f"{MOST_MEMORY:,}"
        ) from None


def _too_long() -> None:
    raise TooMuch(SECONDS, MOST[SECONDS] + 1)


def refusal(path: Path, over: TooMuch) -> LaocoopError:
    """What is told of a file that is over a bound."""
    where = Place(f"{path}: {over.place}" if over.place else str(path))
    return LaocoopError(
        "over-bound",
        ExitStatus.REFUSED,
        where,
        counted=WHAT[over.what],
        count=f"{over.count:,}",
        most=f"{MOST[over.what]:,}",
    )


_WITHOUT_TEXT = ("no-text", "no-text-layer")


def unreadable(code: str, path: Path, **params: object) -> LaocoopError:
    """What is raised for a file that is no document, or has no text that can be read."""
    status = ExitStatus.REFUSED if code in _WITHOUT_TEXT else ExitStatus.NOT_FOUND
    return LaocoopError(code, status, Place(str(path)), **params)


def package(data: bytes) -> zipfile.ZipFile:
    """The parts of a Word or Excel file, which are not unpacked before it is known how large they are.

    Raises TooMuch, and what `zipfile` raises where it is none.
    """
    within(BYTES, len(data))
    packed = zipfile.ZipFile(io.BytesIO(data))
    parts = packed.infolist()
    within(PARTS, len(parts))
    within(UNPACKED, sum(part.file_size for part in parts))
    xml = [part for part in parts if _is_xml(packed, part)]
    within(XML_BYTES, sum(part.file_size for part in xml))
    tags = 0
    for part in xml:
        text = packed.read(part).replace(b"\0", b"")  # UTF-16 too
        tags += text.count(b"<") + text.count(b"=")
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise ValueError("a part defines words of its own, which no office program writes")
        if (named := _ENCODING.match(text)) and not named[1].upper().startswith(_WRITTEN_IN):
            raise ValueError("a part is written in a way that no office program writes")
    within(TAGS, tags)
    return packed


def _is_xml(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """True by how a part begins: its name says nothing that binds a reader."""
    with packed.open(part) as file:
        start = file.read(_START).strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff")
    return not start or start.startswith(b"<")
