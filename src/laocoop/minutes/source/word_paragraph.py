"""What one paragraph of a Word file says: what is in force of it, what is not, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from laocoop.minutes.reading import CONTENTS, DELETED, HIDDEN, STRUCK
from laocoop.minutes.source.bounds import PARAGRAPH, within
from laocoop.minutes.source.old_fonts import from_font
from laocoop.minutes.source.word_parts import W
from laocoop.minutes.source.word_styles import WordStyles
from laocoop.minutes.source.word_symbols import symbol
from laocoop.record import Record
from laocoop.typed import Any

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = {f"{W}del", f"{W}moveFrom"}
TEXTS = {f"{W}t", f"{M}t", f"{A}t", f"{W}delText"}
_CONTENTS = "TOC"
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class Paragraph(Record):
    """What a paragraph says in force, what it says otherwise, and what hangs on it."""

    text: str
    away: tuple[tuple[str, str], ...] = ()
    """Reason and text."""
    boxes: tuple[Any, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """Kind and id."""


class ParagraphReader:
    """Reads the paragraphs of one document in their order, since a field may go on from one to the next."""

    def __init__(self, styles: WordStyles, code: str) -> None:
        self.styles = styles
        self._code = code
        """The old code that the letters are written in; empty for Unicode."""
        self._fields: list[str] = []
        """The beginnings of the codes of the fields that are open: one of contents may hold many paragraphs."""
        self._in_contents = 0
        """How many of them are of contents."""

    def read(self, element: Any) -> Paragraph:
        style = style_of(element)
        is_contents = any(
            name.startswith("toc") for name in (style.lower(), self.styles.names.get(style, ""))
        )
        boxes: list[Any] = []
        notes: list[tuple[str, str]] = []
        pieces = [
            (CONTENTS if is_contents and not reason else reason, text)
            for reason, text in self._pieces(element, style, boxes, notes)
        ]
        length = 0
        for _reason, piece in pieces:
            length += len(piece)
            within(PARAGRAPH, length)
        away = [
            (reason, "".join(text for _r, text in group))
            for reason, group in groupby(pieces, itemgetter(0))
            if reason
        ]
        text = "".join(text for reason, text in pieces if not reason)
        return Paragraph(text, tuple(away), tuple(boxes), tuple(notes))

    def _pieces(
        self, paragraph: Any, style: str, boxes: list[Any], notes: list[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        """The texts of a paragraph, each with why it is not in force. Elements may stand deep in each other:
        each is passed once.
        """
        stack: list[tuple[Iterator[Any], str, str]] = [(iter(paragraph), "", "")]
        while stack:
            children, reason, font = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                continue
            tag = child.tag
            if not isinstance(tag, str):  # a remark of the XML
                continue
            why = reason or (CONTENTS if self._in_contents else "")
            if tag in TEXTS:
                yield why, from_font(child.text or "", font, self._code)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText":
                if self._fields and len(self._fields[-1].lstrip()) < len(_CONTENTS):
                    self._code_of_field((child.text or "").strip()[: len(_CONTENTS)])
            elif tag in (f"{W}br", f"{W}cr"):
                yield why, "\n"
            elif tag in (f"{W}tab", f"{W}ptab"):
                yield why, " " if child.getparent().tag == f"{W}r" else ""
            elif tag == f"{W}noBreakHyphen":
                yield why, "-"
            elif tag == f"{W}sym":
                yield why, symbol(child.get(f"{W}char", ""), child.get(f"{W}font", ""))
            elif tag in _NOTES:
                notes.append((_NOTES[tag], child.get(f"{W}id", "")))
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == f"{MC}AlternateContent":  # what older programs show says the same once more
                choices = [*child.iterchildren(f"{MC}Choice")]
                stack.append((iter(choices or child), reason, font))
            elif tag != f"{W}pPr":
                stack.append((iter(child), *self._within(child, style, reason, font)))

    def _within(self, child: Any, style: str, reason: str, font: str) -> tuple[str, str]:
        """Why what stands in an element is not in force, and the font of a run."""
        if child.tag in GONE:
            return DELETED, font
        if child.tag == f"{W}fldSimple" and child.get(f"{W}instr", "").lstrip().startswith("TOC"):
            return reason or CONTENTS, font
        if child.tag != f"{W}r":
            return reason, font
        font = self.styles.font(child, style)
        if self.styles.is_hidden(child, style):
            return reason or HIDDEN, font
        return reason or (STRUCK if self.styles.is_struck(child, style) else ""), font

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._in_contents -= self._fields.pop().startswith(_CONTENTS)

    def _code_of_field(self, text: str) -> None:
        """Adds to the code of the innermost field: of contents are those that begin so."""
        self._fields[-1] += text
        self._in_contents += self._fields[-1].startswith(_CONTENTS)


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style; empty for the usual one."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def is_mark_deleted(paragraph: Any) -> bool:
    """True where the end of a paragraph was taken out: what it says goes on in the next one."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in GONE)
