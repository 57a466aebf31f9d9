"""Reading a document: Word, text in any encoding the two countries use, PDF with a text layer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from laocoop.minutes.language.markers import marker
from laocoop.minutes.language.text import tidy
from laocoop.minutes.source.bounds import (
    BYTES,
    LETTERS,
    LINES,
    PARAGRAPH,
    PARAGRAPHS,
    WORD,
    TooMuch,
    bounded,
    package,
    unreadable,
    within,
)
from laocoop.minutes.source.lines import Line, unwrapped
from laocoop.minutes.source.pdf import lines_of_pdf
from laocoop.minutes.source.tables import lines_of_table
from laocoop.minutes.source.word_numbers import W, WordNumbers
from laocoop.typed import Any

_ENOUGH = 200_000
"""So many bytes tell how a text is written."""
_RULE = re.compile(r"[\s|:-]+")
_TEXTS = (".txt", ".md", ".text", ".markdown", "")
_NO_PAGE_IS_SO_WIDE = 250
"""Where most of a text stands in longer lines, a line is a paragraph: none was broken."""


def read_lines(path: Path, data: bytes, primary: str = "") -> list[Line]:
    """The paragraphs of the document that `data` holds, with their printed numbers.

    `primary` is the language to read where a table has several. Raises LaocoopError where it is no
    document, needs a password or has no text.
    """
    lines, letters = [], 0
    with bounded(path):
        for line in _lines(path, data, primary):
            letters += len(line.text)
            within(LETTERS, letters)
            within(PARAGRAPH, len(line.text), line.place)
            within(WORD, max(map(len, line.text.split()), default=0), line.place)
            lines.append(line)
            within(PARAGRAPHS, len(lines))
    if not any(line.text for line in lines):
        raise unreadable("no-text", path)
    return lines


def _lines(path: Path, data: bytes, primary: str) -> Iterator[Line]:
    within(BYTES, len(data))
    if data[:4] == b"PK\x03\x04":
        yield from _of_word(path, data, primary)
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


def _of_word(path: Path, data: bytes, primary: str) -> Iterator[Line]:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as RELATION

    try:
        package(data)
        document = docx.Document(io.BytesIO(data))
        parts = {rel.reltype: rel for rel in document.part.rels.values() if not rel.is_external}
        numbering = document.part.numbering_part.element if RELATION.NUMBERING in parts else None
        styles = document.styles.element if RELATION.STYLES in parts else None
        body = document.element.body
        numbers = WordNumbers(numbering, styles)
        yield from _of_body(body, numbers, primary, [0, 0])
    except (TooMuch, MemoryError):
        raise
    except Exception as error:  # python-docx lets through whatever its parsers raise
        raise unreadable("broken-document", path, reason=str(error)[:80]) from None


def _of_body(body: Any, numbers: WordNumbers, primary: str, at: list[int]) -> Iterator[Line]:
    for element in body:
        if element.tag == f"{W}p":
            for text in _paragraph(element, numbers):
                at[0] += 1
                yield Line(text, f"paragraph {at[0]}", is_heading=_is_heading(element))
        elif element.tag == f"{W}tbl":
            at[1] += 1
            rows = [
                [
                    [text for p in _outermost(cell) for text in _paragraph(p, numbers)]
                    for cell in row.iterchildren(f"{W}tc")
                ]
                for row in element.iterchildren(f"{W}tr")
            ]
            yield from lines_of_table(rows, f"table {at[1]}", primary)
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"):
            yield from _of_body(element, numbers, primary, at)


def _outermost(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, without those in another: its text box says them already."""
    for paragraph in cell.iter(f"{W}p"):
        above = paragraph.getparent()
        while above is not cell and above.tag != f"{W}p":
            above = above.getparent()
        if above is cell:
            yield paragraph


def _is_heading(element: Any) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    return style is not None and str(style.get(f"{W}val")).lower().startswith("heading")


def _is_unseen(node: Any, known: dict[Any, bool]) -> bool:
    """True for words that Word does not show: hidden, moved away, or a second copy of a text box.

    What is `known` of those above is handed down: each is looked at once, however deep it stands.
    """
    passed = []
    above = node.getparent()
    while above is not None and above not in known:
        passed.append(above)
        above = above.getparent()
    unseen = known[above] if above is not None else False
    for element in reversed(passed):
        unseen = known[element] = unseen or _hides(element)
    return unseen


def _hides(element: Any) -> bool:
    if element.tag == f"{W}moveFrom" or element.tag.endswith("}Fallback"):
        return True
    hidden = element.find(f"{W}rPr/{W}vanish") if element.tag == f"{W}r" else None
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false", "off")


def _paragraph(element: Any, numbers: WordNumbers) -> list[str]:
    """The paragraph's lines, with Word's number before the first; deleted text is not there."""
    text = ""
    known: dict[Any, bool] = {}
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if node.tag == f"{W}t":
            text += "" if _is_unseen(node, known) else node.text or ""
            within(PARAGRAPH, len(text))
        elif node.tag in (f"{W}br", f"{W}cr"):
            text += "\n"
        elif node.tag == f"{W}noBreakHyphen":
            text += "-"
        elif node.getparent().tag == f"{W}r":
            text += " "
    texts: list[str] = []
    for part in text.split("\n"):
        line = tidy(part)
        if line and texts and marker(line) is None and not texts[-1].endswith((".", ":", ";")):
            texts[-1] += f" {line}"  # Shift+Enter breaks a line, not a sentence
        elif line:
            texts.append(line)
    if not texts:
        return []
    number = numbers.of(element)
    return [f"{number} {texts[0]}" if number else texts[0], *texts[1:]]


def _of_text(path: Path, data: bytes) -> Iterator[Line]:
    text = decoded(data)
    if text is None:
        raise unreadable("unknown-encoding", path)
    if path.suffix.lower() == ".md":
        text = re.sub(r"^#{1,6} |\*\*|(?<!\w)__|__(?!\w)|^> ", "", text, flags=re.MULTILINE)
        text = re.sub(r"\\([.)\-_*#])", r"\1", text)
    numbered = [(tidy(line), f"line {at}") for at, line in enumerate(text.splitlines(), 1)]
    if any(_is_row(line) for line, _ in numbered):
        yield from _with_tables(numbered)
        return
    long = sum(len(line) for line, _ in numbered if len(line) > _NO_PAGE_IS_SO_WIDE)
    if long * 2 > sum(len(line) for line, _ in numbered):
        yield from (Line(line, place) for line, place in numbered if line)
    else:
        yield from unwrapped(numbered)


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
