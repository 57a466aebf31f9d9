"""Reading a Word file: all that its parts say, what is in force as paragraphs, the rest with the reason.

The whole of the XML is walked, once, from above: content controls and tracked changes may stand around anything, a
text box in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from laocoop.minutes.language.markers import marker
from laocoop.minutes.language.text import tidy
from laocoop.minutes.reading import (
    COMMENT,
    DELETED,
    OTHER_FORMAT,
    OTHER_PART,
    RUNNING,
)
from laocoop.minutes.source.bounds import CELLS, COLUMNS, PARAGRAPH, TooMuch, unreadable, within
from laocoop.minutes.source.lines import Line
from laocoop.minutes.source.old_fonts import code_of
from laocoop.minutes.source.tables import TableRow, lines_of_table
from laocoop.minutes.source.word_numbers import WordNumbers
from laocoop.minutes.source.word_paragraph import (
    GONE,
    MC,
    TEXTS,
    A,
    Paragraph,
    ParagraphReader,
    is_mark_deleted,
    style_of,
)
from laocoop.minutes.source.word_parts import R, W, WordParts
from laocoop.minutes.source.word_styles import WordStyles
from laocoop.typed import Any

_AROUND = {
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "bdo", "dir")
}
"""What may stand around paragraphs, rows and cells, and is none itself."""


_LONGEST_REPEATED = 300
"""So long may a text be that stands for several rows: a date, a unit, a field."""


def lines_of_word(path: Path, data: bytes) -> Iterator[Line]:
    """The paragraphs of a Word file with the numbers that Word shows, and what is none of them."""
    try:
        yield from _Walk(WordParts(data)).lines()
    except (TooMuch, MemoryError):
        raise
    except Exception as error:  # the XML may be broken anywhere
        raise unreadable("broken-document", path, reason=str(error)[:80]) from None


class _Walk:
    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        styles = parts.of_kind("/styles")
        code = code_of("".join(t.text or "" for t in parts.body.iter(f"{W}t")))
        self._reader = ParagraphReader(WordStyles(styles), code)
        self._numbers = WordNumbers(parts.of_kind("/numbering"), styles)
        self._notes = {
            kind: {note.get(f"{W}id", ""): note for note in _notes_of(parts.of_kind(f"/{kind}s"))}
            for kind in ("footnote", "endnote")
        }
        self._read_notes: set[tuple[str, str]] = set()
        self._paragraphs = self._tables = 0

    def lines(self) -> Iterator[Line]:
        yield from self._blocks(self._parts.body)
        yield from self._beside()

    # -- paragraphs and tables ---------------------------------------------------------------

    def _blocks(self, container: Any) -> Iterator[Line]:
        held = ""  # of a paragraph whose mark was deleted: it goes on in the next one
        for element in _children(container, (f"{W}p", f"{W}tbl", f"{W}altChunk", *GONE)):
            if element.tag in GONE:
                for text in _texts(element):
                    yield Line(text, f"paragraph {self._paragraphs}", left_out=DELETED)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}altChunk":
                part = self._parts.targets(self._parts.document).get(element.get(f"{R}id", ""), "")
                yield Line(part, f"part {part}", left_out=OTHER_FORMAT)
            else:
                paragraph = self._reader.read(element)
                number = self._number(element, paragraph)
                text = held + (f"{number} {paragraph.text}" if number else paragraph.text)
                if is_mark_deleted(element):
                    held = text
                    within(PARAGRAPH, len(held))
                    yield from self._hanging(paragraph, element)
                    continue
                held = ""
                yield from self._shown(text, element)
                yield from self._hanging(paragraph, element)
        if held:
            yield from self._shown(held, None)

    def _shown(self, text: str, element: Any) -> Iterator[Line]:
        for line in _broken(text):
            self._paragraphs += 1
            heading = element is not None and self._is_heading(element)
            yield Line(line, f"paragraph {self._paragraphs}", is_heading=heading)

    def _hanging(self, paragraph: Paragraph, element: Any) -> Iterator[Line]:
        """What is not in force in a paragraph, its text boxes and its notes."""
        for reason, text in paragraph.away:
            if told := tidy(text):
                yield Line(told, f"paragraph {self._paragraphs}", left_out=reason)
        for box in paragraph.boxes:
            yield from self._blocks(box)
        for kind, ident in paragraph.notes:
            note = self._notes[kind].get(ident)
            if note is not None and (kind, ident) not in self._read_notes:
                self._read_notes.add((kind, ident))
                so_far = self._paragraphs
                for line in self._blocks(note):
                    yield line.but(place=f"{kind} {ident}")
                self._paragraphs = so_far

    def _number(self, element: Any, paragraph: Paragraph) -> str:
        """The number that Word shows before a paragraph; an empty one counts too, one that is gone does not."""
        is_gone = is_mark_deleted(element) and not paragraph.text.strip()
        number = "" if is_gone else self._numbers.of(element)
        return number if paragraph.text.strip() else ""

    def _is_heading(self, element: Any) -> bool:
        style = style_of(element)
        names = (style.lower(), self._reader.styles.names.get(style, ""))
        return any(name.startswith("heading") for name in names)

    # -- tables ------------------------------------------------------------------------------

    def _table(self, table: Any) -> Iterator[Line]:
        """The lines of a table by its grid, then those of the tables in its cells."""
        self._tables += 1
        place = f"table {self._tables}"
        rows: list[TableRow] = []
        after: list[Line] = []
        inner: list[Any] = []
        above: dict[int, list[str]] = {}
        used = 0
        for row in _children(table, (f"{W}tr",)):
            is_gone = any(row.find(f"{W}trPr/{tag}") is not None for tag in GONE)
            cells: TableRow = [[] for _cell in range(_whole(row, "trPr", "gridBefore", 0))]
            used += len(cells)
            for cell in _children(row, (f"{W}tc",)):
                texts = self._cell(cell, f"{place}, row {len(rows) + 1}", after, inner)
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val", "continue") == "continue":
                    over = above.get(len(cells), [])
                    texts = texts or (over if sum(map(len, over)) <= _LONGEST_REPEATED else [])
                elif merged is not None:
                    above[len(cells)] = texts
                else:
                    above.pop(len(cells), None)
                span = _whole(cell, "tcPr", "gridSpan", 1)
                cells += [texts, *([] for _more in range(span - 1))]
                used += span
                within(COLUMNS, len(cells))
                within(CELLS, used, place)
            within(CELLS, used, place)
            if is_gone:
                after += [
                    Line(text, f"{place}, row {len(rows) + 1}", left_out=DELETED)
                    for texts in cells
                    for text in texts
                ]
            else:
                rows.append(cells)
        yield from lines_of_table(rows, place)
        yield from after
        for each in inner:
            yield from self._table(each)

    def _cell(self, cell: Any, place: str, after: list[Line], inner: list[Any]) -> list[str]:
        texts: list[str] = []
        for element in _children(cell, (f"{W}p", f"{W}tbl")):
            if element.tag == f"{W}tbl":
                inner.append(element)
                continue
            paragraph = self._reader.read(element)
            number = self._number(element, paragraph)
            texts += _broken(f"{number} {paragraph.text}" if number else paragraph.text)
            after += [line.but(place=place) for line in self._hanging(paragraph, element)]
        return texts

    # -- beside the text ---------------------------------------------------------------------

    def _beside(self) -> Iterator[Line]:
        """What stands in other parts: notes that nothing refers to, comments, heads and feet, drawings."""
        for name in self._parts.others():
            root = self._parts.xml(name)
            kind = root.tag.rpartition("}")[2]
            reason = {"comments": COMMENT, "hdr": RUNNING, "ftr": RUNNING}.get(kind, OTHER_PART)
            for part in (note for note in root if not self._is_read(note)):
                for told in _texts(part):
                    yield Line(told, f"part {name}", left_out=reason)

    def _is_read(self, note: Any) -> bool:
        return (str(note.tag).rpartition("}")[2], note.get(f"{W}id", "")) in self._read_notes


def _texts(container: Any) -> Iterator[str]:
    """The texts of all paragraphs in something, tidied: each text once, however paragraphs lie in each other."""
    of_one: list[str] = []
    owner = None
    for node in container.iter(*TEXTS):
        nearest = next(node.iterancestors(f"{W}p", f"{A}p"), None)
        if nearest is not owner:
            if told := tidy("".join(of_one)):
                yield told
            owner, of_one = nearest, []
        of_one.append(node.text or "")
    if told := tidy("".join(of_one)):
        yield told


def _notes_of(root: Any) -> list[Any]:
    """The notes of a part; none where there is no such part."""
    return [] if root is None else [note for note in root if note.get(f"{W}id") is not None]


def _children(container: Any, tags: tuple[str, ...]) -> Iterator[Any]:
    """The children that are wanted, also where something stands around them."""
    stack = [iter(container)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            if len(child) or child.tag != f"{W}p":  # an empty paragraph says nothing
                yield child
        elif child.tag in _AROUND:
            stack.append(iter(child))
        elif child.tag == f"{MC}AlternateContent":
            stack.append(iter([*child.iterchildren(f"{MC}Choice"), *child][:1]))
        elif child.tag == f"{MC}Choice":
            stack.append(iter(child))


def _whole(element: Any, properties: str, name: str, usual: int) -> int:
    """A count among the properties of a row or cell, within bounds."""
    setting = element.find(f"{W}{properties}/{W}{name}")
    value = setting.get(f"{W}val", "") if setting is not None else ""
    count = int(value) if value.isdecimal() and len(value) < 10 else usual
    within(COLUMNS, count)
    return count


def _broken(text: str) -> list[str]:
    """A paragraph's lines. Shift+Enter breaks a line, not a sentence."""
    texts: list[str] = []
    for part in text.split("\n"):
        line = tidy(part)
        if line and texts and marker(line) is None and not texts[-1].endswith((".", ":", ";")):
            texts[-1] += f" {line}"
        elif line:
            texts.append(line)
    return texts
