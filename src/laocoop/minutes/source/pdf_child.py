"""What a PDF says, page by page: its rows, its notes, and whether anything is drawn on it."""

from __future__ import annotations

from laocoop.minutes.source.bounds import LETTERS, PAGES, within
from laocoop.minutes.source.pdf_layout import Glyph, rows_of_page
from laocoop.typed import Any

_QUARTER = 90.0
_LOST = "\ufffd"


def read(data: bytes) -> dict[str, Any]:
    """The pages; or what is wrong: `error`. Raises TooMuch."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        return {"error": "needs-password" if is_locked else "broken-document", "reason": str(error)}
    within(PAGES, len(document))
    pages: list[dict[str, Any]] = []
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            pages.append({"rows": [], "notes": [], "drawn": True})
            continue
        letters += text.count_chars()
        within(LETTERS, letters)
        is_drawn = raw.FPDFPage_CountObjects(page) > 0
        pages.append(
            {"rows": rows_of_page(_glyphs(text)), "notes": _notes(page), "drawn": is_drawn}
        )
        text.close()
        page.close()
    return {"pages": pages}


def _notes(page: Any) -> list[str]:
    """What is written on a page beside its text: remarks, and texts put over it."""
    from ctypes import c_ushort, sizeof

    import pypdfium2.raw as raw

    notes = []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), 1000)):
        note = raw.FPDFPage_GetAnnot(page, at)
        length = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        if 2 < length < 200_000:
            held = (c_ushort * (length // sizeof(c_ushort)))()
            raw.FPDFAnnot_GetStringValue(note, b"Contents", held, length)
            notes.append(bytes(held).decode("utf-16-le", "replace").rstrip("\0"))
        raw.FPDFPage_CloseAnnot(note)
    return [note for note in notes if note.strip()]


def _glyphs(text: Any) -> list[Glyph]:
    """The letters of a page with their boxes, as they stand for a reader: a page may lie on its side."""
    from ctypes import byref
    from math import degrees

    import pypdfium2.raw as raw

    glyphs, turned = [], [0, 0, 0, 0]
    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        char = chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else _LOST
        if raw.FPDFText_IsGenerated(text, at) == 1 or char in "\r\n\0":
            continue
        # The loose box is as wide as the letter moves on: a 1 is narrower than its place.
        if not raw.FPDFText_GetLooseCharBox(text, at, byref(box)):
            continue
        size = raw.FPDFText_GetFontSize(text, at)
        angle = degrees(raw.FPDFText_GetCharAngle(text, at))
        turned[round(angle / _QUARTER) % 4] += 1
        glyph = Glyph(char, box.left, box.bottom, box.right, box.top, abs(size))
        glyphs.append(glyph if size else glyph.but(size=box.top - box.bottom))
    quarter = turned.index(max(turned))
    return [glyph.turned(quarter) for glyph in glyphs] if quarter else glyphs
