"""Reading a document: Word, text in any encoding the two countries use, PDF with a text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from laocoop.minutes.language.text import tidy
from laocoop.minutes.source.bounds import (
    BYTES,
    LETTERS,
    LINES,
    PARAGRAPH,
    PARAGRAPHS,
    WORD,
    bounded,
    unreadable,
    within,
)
from laocoop.minutes.source.lines import Line, unwrapped
from laocoop.minutes.source.old_fonts import code_of, in_unicode
from laocoop.minutes.source.pdf import lines_of_pdf
from laocoop.minutes.source.tables import lines_of_table
from laocoop.minutes.source.word import lines_of_word

_ENOUGH = 200_000
"""So many bytes tell how a text is written."""
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
"""What a mail puts before each line that it answers."""
_ENOUGH_QUOTED = 3
_RULE = re.compile(r"[\s|:-]+")
_TEXTS = (".txt", ".md", ".text", ".markdown", "")
_NO_PAGE_IS_SO_WIDE = 250
"""Where most of a text stands in longer lines, a line is a paragraph: none was broken."""


def read_lines(path: Path, data: bytes) -> list[Line]:
    """The paragraphs of the document that `data` holds, with their printed numbers.

    Raises LaocoopError where it is no document, needs a password or has no text.
    """
    lines, letters = [], 0
    with bounded(path):
        for line in _lines(path, data):
            letters += len(line.text)
            within(LETTERS, letters)
            within(PARAGRAPH, len(line.text), line.place)
            within(WORD, max(map(len, line.text.split()), default=0), line.place)
            lines.append(line)
            within(PARAGRAPHS, len(lines))
    if not any(line.text for line in lines if not line.left_out):
        raise unreadable("no-text", path)
    return lines


def _lines(path: Path, data: bytes) -> Iterator[Line]:
    within(BYTES, len(data))
    if data[:4] == b"PK\x03\x04":
        yield from lines_of_word(path, data)
    elif data[:5] == b"%PDF-" or path.suffix.lower() == ".pdf":
        yield from lines_of_pdf(path, data)
    elif data[:4] == b"\xd0\xcf\x11\xe0":
        raise unreadable("old-or-locked-word", path)
    elif path.suffix.lower() not in _TEXTS:
        raise unreadable("not-a-document", path)
    else:
        within(LETTERS, len(data) // 4)
        within(LINES, data.count(b"\n") + data.count(b"\r"))
        yield from _of_text(path, data)


def _of_text(path: Path, data: bytes) -> Iterator[Line]:
    text = decoded(data)
    if text is None:
        raise unreadable("unknown-encoding", path)
    text = in_unicode(text, code_of(text))
    heads: set[str] = set()
    if path.suffix.lower() == ".md":
        rows = enumerate(text.splitlines(), 1)
        heads = {f"line {at}" for at, line in rows if re.match("#{1,6} ", line)}
        text = re.sub(r"^#{1,6} |\*\*|(?<!\w)__|__(?!\w)|^> ", "", text, flags=re.MULTILINE)
        text = re.sub(r"\\([.)\-_*#])", r"\1", text)
    if len(_QUOTED.findall(text)) >= _ENOUGH_QUOTED:
        text = _QUOTED.sub("", text)
    numbered = [(tidy(line), f"line {at}") for at, line in enumerate(text.splitlines(), 1)]
    if any(_is_row(line) for line, _ in numbered):
        yield from _with_tables(numbered)
        return
    long = sum(len(line) for line, _ in numbered if len(line) > _NO_PAGE_IS_SO_WIDE)
    if long * 2 > sum(len(line) for line, _ in numbered):
        yield from (Line(line, place) for line, place in numbered if line)
    else:
        for line in unwrapped(numbered):
            yield line.but(is_heading=line.place in heads)


def _is_row(line: str) -> bool:
    """True for a row between strokes: | one | two |"""
    row = line.strip()
    return row.startswith("|") and row.endswith("|") and row.count("|") > 2


def _with_tables(numbered: list[tuple[str, str]]) -> Iterator[Line]:
    """The paragraphs of a text that has tables of rows between strokes."""
    for is_table, group in groupby(numbered, lambda numbered_line: _is_row(numbered_line[0])):
        some = list(group)
        if not is_table:
            yield from unwrapped(some)
            continue
        rows = [
            [[cell.strip()] if cell.strip() else [] for cell in line.strip(" |").split("|")]
            for line, _ in some
            if not _RULE.fullmatch(line)
        ]
        yield from lines_of_table(rows, f"{some[0][1]}, table")


def decoded(data: bytes) -> str | None:
    """The text of `data`: UTF-8, UTF-16 with or without a mark, or Windows-1258; None if neither."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, encoding)
    sample = data[:4000]
    if sample and sample.count(0) * 4 > len(sample):
        text = _strictly(data, "utf-16-be" if sample[:1] == b"\0" else "utf-16-le")
        return text if text and _is_writing(text) else None
    text = _strictly(data, "utf-8")
    if text is not None:
        return None if "\0" in text else text
    if sample.count(0):
        return None
    bytes_as_letters = data.decode("latin-1")
    if code := code_of(bytes_as_letters):
        return in_unicode(bytes_as_letters, code)
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_ENOUGH], cp_isolation=["cp1258", "cp1252", "utf_16"]).best()
    if guess is None:
        return None
    text = _strictly(data, "cp1258" if guess.encoding == "cp1252" else guess.encoding)
    return text if text is not None else data.decode(guess.encoding, "replace")


def _is_writing(text: str) -> bool:
    """True if most of `text` is letters and signs that Vietnamese, Lao and English write."""
    known = sum(
        char.isspace() or (char.isprintable() and (char < "\u0250" or "\u0e80" <= char < "\u2100"))
        for char in text
    )
    return known > 0.8 * len(text) and "\0" not in text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
