"""The same document in two languages, side by side: one clause a row, as two ministries sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import _Cell

from laocoop.i18n.labels import LANGUAGE_OF_ITSELF
from laocoop.reports.document import Cell, Document, Facts, Heading, Paragraph, Part, Table, Tree
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
    for parts in zip_longest(*(document.parts for document in documents)):
        clauses = [list(_clauses(part)) if part else [] for part in parts]
        for beside in zip_longest(*clauses):
            row = table.add_row()
            keep_whole(row._tr)
            for box, language, clause in zip(row.cells, languages, beside, strict=True):
                box.width = wide
                if clause:
                    _fill(Writer(writer.word, language, box), box, clause)


def _clauses(part: Part) -> Iterator[Part]:
    """What stands in rows of its own, each as a part."""
    if isinstance(part, Facts):
        yield from (Facts((pair,)) for pair in part.pairs)
    elif isinstance(part, Tree):
        yield from (Tree((branch,)) for branch in part.branches)
    elif isinstance(part, Table):
        for group in part.groups:
            if group.heading:
                yield Heading(group.heading, 3)
            for row in group.rows:
                yield Table(part.columns, (group.but(rows=(row,), heading=""),))
    else:
        yield part


def _fill(writer: Writer, box: _Cell, clause: Part) -> None:
    empty = box.paragraphs[0]
    if isinstance(clause, Table):
        (group,) = clause.groups
        labels = [column.label for column in clause.columns]
        _fill_row(writer, labels, group.rows[0])
    elif isinstance(clause, Paragraph):
        writer.line(clause.text, paper.CELL, BOLD if clause.role == "notice" else PLAIN)
    else:
        writer.add(clause)
    empty._p.getparent().remove(empty._p)


def _fill_row(writer: Writer, labels: Sequence[str], cells: Sequence[Cell]) -> None:
    """What it is about in bold, then what each other column says of it; numbers in one line."""
    about = 2 if cells[0].role == "id" and len(cells) > 1 else 1
    writer.line(" · ".join(cell.text for cell in cells[:about]), paper.CELL, BOLD)
    short: list[str] = []
    for label, cell in zip(labels[about:], cells[about:], strict=True):
        lines = [line for line in cell.lines if line and line != "—"]
        if not lines:
            continue
        lines[0] = f"{label}: {lines[0]}" if label else lines[0]
        if len(lines) == 1 and len(cell.text) <= _SHORT:
            short.append(lines[0])
            continue
        for line in lines:
            writer.line(line, paper.CELL)
    if short:
        writer.line("; ".join(short), paper.CELL)


_SHORT = 24
"""Signs of a cell that stands in one line with others of its row."""
