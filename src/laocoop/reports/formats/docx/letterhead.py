"""The heads and ends of official papers: whose they are, their number, place and day."""

from __future__ import annotations

from collections.abc import Sequence

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import _Cell

from laocoop.reports.document import Document
from laocoop.reports.formats.docx import paper
from laocoop.reports.formats.docx.parts import Writer
from laocoop.reports.formats.docx.text import BOLD, PLAIN, Looks, add_text, element
from laocoop.reports.letterheads import STATES, number_of, with_heads


def write(writer: Writer, documents: Sequence[Document]) -> None:
    """Writes the head of the state in whose language the paper is; of two languages, both heads."""
    known = with_heads(documents)
    if len(known) > 1:
        _side_by_side(writer, known)
    elif known and known[0].origin.language == "vi":
        _vietnamese(writer, known[0])
    elif known:
        _lao(writer, known[0])


def write_end(writer: Writer, documents: Sequence[Document]) -> None:
    """Who receives it, and the room for the signature, where the paper is of one state."""
    if len(documents) > 1 or not with_heads(documents):
        return
    origin = documents[0].origin
    state = STATES[origin.language]
    left, right = _row_of_two(writer, 0.5)
    _lines(
        writer,
        left,
        origin.language,
        WD_ALIGN_PARAGRAPH.LEFT,
        (state.recipients, Looks(True, True)),
        ("- …;", PLAIN),
        (state.kept, PLAIN),
        size=11,
    )
    _lines(writer, right, origin.language, WD_ALIGN_PARAGRAPH.CENTER, ("", PLAIN))


def _vietnamese(writer: Writer, document: Document) -> None:
    origin, state = document.origin, STATES["vi"]
    left, right = _row_of_two(writer, 0.38, Cm(1))
    centred = WD_ALIGN_PARAGRAPH.CENTER
    _lines(writer, left, "vi", centred, (origin.ministry.upper(), BOLD), size=13)
    _rule(writer, left, 0.33)
    _lines(writer, right, "vi", centred, (state.name, BOLD), size=12.5)
    _lines(writer, right, "vi", centred, (state.motto, BOLD), size=13.5)
    _rule(writer, right, 0.52)
    if document.has_number:
        number = f"{state.number}           /{number_of(document.kind, origin.ministry, state)}"
        _lines(writer, left, "vi", centred, (number, PLAIN), size=13)
    if origin.as_of:
        _lines(
            writer,
            right,
            "vi",
            centred,
            (state.place_and_day(origin.given_out), Looks(italic=True)),
            size=13,
        )


def _lao(writer: Writer, document: Document) -> None:
    origin, state = document.origin, STATES["lo"]
    for text in (state.name, state.motto):
        line = writer.line(text, "Normal", BOLD)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    left, right = _row_of_two(writer, 0.5)
    _lines(writer, left, "lo", WD_ALIGN_PARAGRAPH.LEFT, (origin.ministry, BOLD), size=13)
    ends = [(f"{state.number} …………", PLAIN)] if document.has_number else []
    if origin.as_of:
        ends.append((state.place_and_day(origin.given_out), PLAIN))
    _lines(writer, right, "lo", WD_ALIGN_PARAGRAPH.RIGHT, *ends, size=13)


def _side_by_side(writer: Writer, documents: Sequence[Document]) -> None:
    for document, box in zip(documents, _row_of_two(writer, 0.5), strict=True):
        language = document.origin.language
        state = STATES[language]
        _lines(
            writer,
            box,
            language,
            WD_ALIGN_PARAGRAPH.CENTER,
            (state.name, BOLD),
            (state.motto, BOLD),
            (document.origin.ministry, BOLD),
            size=11,
        )


def _row_of_two(writer: Writer, share: float, wider: int = 0) -> tuple[_Cell, _Cell]:
    """Two cells side by side without a line around them; the left has that share of the width."""
    table = writer.word.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    room = writer.room + wider
    widths = (Emu(int(room * share)), Emu(int(room * (1 - share))))
    boxes = table.rows[0].cells
    for box, grid, wide in zip(
        boxes, table._tbl.tblGrid.iterchildren(qn("w:gridCol")), widths, strict=True
    ):
        box.width = wide
        grid.set(qn("w:w"), str(wide.twips))
    return boxes[0], boxes[1]


def _lines(
    writer: Writer,
    box: _Cell,
    language: str,
    align: WD_ALIGN_PARAGRAPH,
    *lines: tuple[str, Looks],
    size: float = 13,
) -> None:
    for text, looks in lines:
        first = box.paragraphs[0]
        paragraph = first if len(box.paragraphs) == 1 and not first.text else box.add_paragraph()
        paragraph.style = writer.word.styles[paper.CELL]
        paragraph.alignment = align
        add_text(paragraph, text, language, looks.but(size=size))


def _rule(writer: Writer, box: _Cell, share: float) -> None:
    """A short line in the middle of the cell, over that share of its width."""
    paragraph = box.add_paragraph(style=writer.word.styles[paper.CELL])
    room = box.width or Cm(8)
    indent = Emu(int(room * (1 - share) / 2))
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.line_spacing = form.space_before = Pt(2)
    form.space_after = Pt(4)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )
