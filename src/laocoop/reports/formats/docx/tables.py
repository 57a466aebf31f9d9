"""Tables: heads that are repeated on each page, and rows that no page divides."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import _Cell

from laocoop.reports.column_widths import STRONG, widths
from laocoop.reports.document import Cell, Table
from laocoop.reports.formats.docx import paper
from laocoop.reports.formats.docx.text import BOLD, PLAIN, add_text, element
from laocoop.typed import Any

_HEAD_COLOUR = "E7E6E6"


def add_table(word: Word, table: Table, room: Length, language: str) -> None:
    """Adds the table at the end of the file, as wide as `room`."""
    columns = [Pt(wide) for wide in widths(table, room.pt)]
    drawn = word.add_table(rows=0, cols=len(table.columns))
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    draw_borders(drawn._tbl)
    for place, grid in enumerate(drawn._tbl.tblGrid.iterchildren(qn("w:gridCol"))):
        grid.set(qn("w:w"), str(columns[place].twips))
    if any(column.label for column in table.columns):
        row = drawn.add_row()
        keep_whole(row._tr, head=True)
        for column, box in zip(table.columns, row.cells, strict=True):
            paragraph = box.paragraphs[0]
            paragraph.style = word.styles[paper.HEAD]
            add_text(paragraph, column.label, language)
            shade(box)
    style = word.styles[paper.CELL].style_id
    for group in table.groups:
        if group.heading:
            row = drawn.add_row()
            keep_whole(row._tr)
            box = row.cells[0].merge(row.cells[-1])
            paragraph = box.paragraphs[0]
            paragraph.style = word.styles[paper.CELL]
            paragraph.paragraph_format.keep_with_next = True
            add_text(paragraph, group.heading, language, BOLD)
        for cells in group.rows:
            row = drawn.add_row()
            keep_whole(row._tr)
            for column, content, box in zip(table.columns, cells, row.cells, strict=True):
                fill(style, box, content, language)
                if column.right:
                    for paragraph in box.paragraphs:
                        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for row in drawn.rows:
        for box, wide in zip(row._tr.tc_lst, columns, strict=False):
            if box.grid_span == 1:
                box.width = wide


def fill(style: str, box: _Cell, content: Cell, language: str) -> None:
    """Writes a cell's lines, a paragraph each, in the style of that id: looked for by its name it would be looked for
    among all others, for each of thousands of cells.
    """
    for number, line in enumerate(content.lines or ("",)):
        paragraph = box.paragraphs[0] if number == 0 else box.add_paragraph()
        paragraph._p.style = style
        add_text(paragraph, line, language, BOLD if content.role in STRONG else PLAIN)


def keep_whole(row: Any, head: bool = False) -> None:
    """A row that no page divides; a `head` is repeated on each page."""
    properties = row.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))


def draw_borders(table: Any) -> None:
    """Thin grey lines around and between all cells."""
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color="7F7F7F"))
    table.tblPr.append(borders)


def shade(box: _Cell) -> None:
    """Gives a cell the ground of a head."""
    box._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=_HEAD_COLOUR))
