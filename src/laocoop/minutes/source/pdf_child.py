"""What a PDF says, page by page, read by a process of its own.

The library that draws PDFs is written in C++: what makes it take all memory, hang or break, breaks and ends this
process alone. It is given the file on stdin and the bounds as an argument, and answers on stdout, in JSON.
"""

from __future__ import annotations

import json
import sys

from laocoop.minutes.source.pdf_layout import Glyph, rows_of_page
from laocoop.storage.system import in_memory_of
from laocoop.typed import Any

_NO_ROOM = (MemoryError, OSError)
_QUARTER = 90.0


def main() -> None:
    """Reads stdin, answers on stdout."""
    bounds = json.loads(sys.argv[1])
    data = sys.stdin.buffer.read()
    _in_seconds(bounds["seconds"])
    with in_memory_of(bounds["memory"]):
        answer = read(data, bounds)
    json.dump(answer, sys.stdout)


def read(data: bytes, bounds: dict[str, int]) -> dict[str, Any]:
    """The rows of each page and whether anything is drawn on it; or what is wrong: `error`, or the bound that the
    file is `over`.
    """
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        return {"error": "needs-password" if is_locked else "broken-document", "reason": str(error)}
    if len(document) > bounds["pages"]:
        return {"over": ["pages", len(document)]}
    pages, letters = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            pages.append({"rows": [], "broken": True})
            continue
        letters += text.count_chars()
        if letters > bounds["letters"]:
            return {"over": ["letters", letters]}
        glyphs = _glyphs(text)
        pages.append({"rows": rows_of_page(glyphs), "drawn": raw.FPDFPage_CountObjects(page) > 0})
        text.close()
        page.close()
    return {"pages": pages}


def _glyphs(text: Any) -> list[Glyph]:
    """The letters of a page with their boxes, as they stand for a reader: a page may lie on its side."""
    from ctypes import byref

    import pypdfium2.raw as raw

    glyphs, turned = [], [0, 0, 0, 0]
    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, at) & 0x1FFFFF)
        if raw.FPDFText_IsGenerated(text, at) == 1 or char in "\r\n\0":
            continue
        # The loose box is as wide as the letter moves on: a 1 is narrower than its place.
        if not raw.FPDFText_GetLooseCharBox(text, at, byref(box)):
            continue
        size = raw.FPDFText_GetFontSize(text, at)
        degrees = raw.FPDFText_GetCharAngle(text, at) * 180 / 3.141592653589793
        turned[round(degrees / _QUARTER) % 4] += 1
        glyph = Glyph(char, box.left, box.bottom, box.right, box.top, abs(size))
        glyphs.append(glyph if size else glyph.but(size=box.top - box.bottom))
    quarter = turned.index(max(turned))
    return [glyph.turned(quarter) for glyph in glyphs] if quarter else glyphs


def _in_seconds(most: int) -> None:
    """Ends this process where it computes longer; where the system knows no such bound, the parent waits."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    except (ImportError, ValueError, OSError):
        return
