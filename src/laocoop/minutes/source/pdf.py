"""Reading a PDF with a text layer."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from laocoop.errors import LaocoopError
from laocoop.minutes.language.text import tidy
from laocoop.minutes.source.bounds import CONTENT, LETTERS, PAGES, TooMuch, unreadable, within
from laocoop.minutes.source.lines import Line, unwrapped
from laocoop.typed import Any

_LETTERS_A_PAGE = 40


def lines_of_pdf(path: Path, data: bytes) -> Iterator[Line]:
    """The paragraphs of a PDF, without what stands at the head and foot of every page."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it talks of what it mends
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opens_without_password(reader):
            raise unreadable("needs-password", path)
        within(PAGES, len(reader.pages))
        pages, letters, drawn = [], 0, 0
        for page in reader.pages:
            drawn += _drawn(
                page, {}
            )  # pages may share what draws them, and nothing need come of it
            within(CONTENT, drawn)
            pages.append(page.extract_text() or "")
            letters += len(pages[-1])
            within(LETTERS, letters)
    except (LaocoopError, TooMuch, MemoryError):
        raise
    except Exception as error:  # pypdf lets through whatever a broken file makes it raise
        raise unreadable("broken-document", path, reason=str(error)[:80]) from None
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < _LETTERS_A_PAGE * max(len(pages), 1) / 2:
        raise unreadable("no-text-layer", path)
    lines = [[tidy(line) for line in page.split("\n")] for page in pages]
    often = Counter(line for page in lines for line in {*page[:2], *page[-2:]} if line)
    running = {line for line, count in often.items() if count > 1 and len(pages) > 1}
    yield from unwrapped(
        (line, f"page {number}")
        for number, page in enumerate(lines, 1)
        for at, line in enumerate(page)
        if not (line in running and (at < 2 or at >= len(page) - 2))
    )


def _drawn(page: Any, known: dict[int, int], depth: int = 0) -> int:
    """How many bytes draw a page or form, with the forms that it draws each time it does."""
    content = page.get_contents() if hasattr(page, "get_contents") else page
    data = content.get_data() if content is not None else b""
    size = len(data)
    within(CONTENT, size)
    named = _resolved(_resolved(page.get("/Resources")).get("/XObject")) if depth < 20 else {}
    forms = {name: form for name in named if (form := _form(named[name])) is not None}
    for name in _draws(content) if forms and b"Do" in data else ():
        form = forms.get(name)
        if form is None:
            continue
        if id(form) not in known:
            known[id(form)] = 0  # one that draws itself ends here
            known[id(form)] = _drawn(form, known, depth + 1)
        size += known[id(form)]
        within(CONTENT, size)
    return size


def _form(entry: Any) -> Any:
    form = entry.get_object()
    return form if form.get("/Subtype") == "/Form" else None


def _draws(content: Any) -> Iterator[Any]:
    """The names of what a content draws, as the reader itself will read them: they may be written in
    many ways.
    """
    from pypdf.generic import ContentStream

    stream = content if isinstance(content, ContentStream) else ContentStream(content, None)
    for operands, operator in stream.operations:
        if operator == b"Do" and operands:
            yield operands[0]


def _resolved(entry: Any) -> Any:
    """A table of a PDF, also where only a reference to it stands; an empty one where there is none."""
    return {} if entry is None else entry.get_object()


def _opens_without_password(reader: Any) -> bool:
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a kind of encryption that pypdf leaves to other libraries
        return False
