"""The same document in two languages, side by side: one clause a row, as two ministries sign."""

from __future__ import annotations

from collections.abc import Sequence

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import _Cell

from laocoop.i18n.labels import LANGUAGE_OF_ITSELF
from laocoop.reports.beside import clauses_beside, row_in_lines
from laocoop.reports.document import Document, Paragraph, Part, Table
from laocoop.reports.formats.docx import paper
from laocoop.reports.formats.docx.parts import Writer
from laocoop.reports.formats.docx.tables import draw_borders, keep_whole, shade
from laocoop.reports.formats.docx.text import BOLD, PLAIN, add_text


def write_beside(writer: Writer, documents: Sequence[Document]) -> None:
    """Adds a table with a column for each language; the rows of a table become clauses of their own."""
    table = writer.word.add_table(rows=0, cols=len(documents))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    draw_borders(table._tbl)
    wide = Emu(writer.room // len(documents))
    for grid in table._tbl.tblGrid.iterchildren(qn("w:gridCol")):
        grid.set(qn("w:w"), str(wide.twips))
    languages = [document.origin.language for document in documents]
    row = table.add_row()
    keep_whole(row._tr, head=True)
    for box, language in zip(row.cells, languages, strict=True):
        box.paragraphs[0].style = writer.word.styles[paper.HEAD]
        add_text(box.paragraphs[0], LANGUAGE_OF_ITSELF[language], language)
        shade(box)
    for clauses in clauses_beside(documents):
        row = table.add_row()
        keep_whole(row._tr)
        for box, language, clause in zip(row.cells, languages, clauses, strict=True):
            box.width = wide
            if clause:
                _fill(Writer(writer.word, language, box), box, clause)


def _fill(writer: Writer, box: _Cell, clause: Part) -> None:
    empty = box.paragraphs[0]
    if isinstance(clause, Table):
        about, told = row_in_lines(clause)
        writer.line(about, paper.CELL, BOLD)
        for line in told:
            writer.line(line, paper.CELL)
    elif isinstance(clause, Paragraph):
        writer.line(clause.text, paper.CELL, BOLD if clause.role == "notice" else PLAIN)
    else:
        writer.add(clause)
    empty._p.getparent().remove(empty._p)
