"""The parts of a document, drawn into a Word file one after the other."""

from __future__ import annotations

from docx.document import Document as Word
from docx.shared import Cm, Emu, Length
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Lines

from laocoop.reports.document import Document, Facts, Heading, Paragraph, Part, Table, Tree
from laocoop.reports.formats.docx import paper
from laocoop.reports.formats.docx.chart import add_chart
from laocoop.reports.formats.docx.tables import add_table
from laocoop.reports.formats.docx.text import BOLD, PLAIN, Looks, add_text

_STEP = Cm(0.75)
"""How far a branch of a tree stands in from the one that it hangs on."""


class Writer:
    """Adds parts to a Word file, or to a cell of one, in one language."""

    def __init__(self, word: Word, language: str, into: _Cell | None = None) -> None:
        self.word = word
        self.language = language
        self._into = into

    def write(self, document: Document) -> None:
        """Adds all parts."""
        kind, parts = document.titled()
        if kind:
            self.line(kind, paper.KIND)
        for part in parts:
            self.add(part)

    def add(self, part: Part) -> None:
        """Adds one part."""
        if isinstance(part, Heading):
            self.line(part.text, f"Heading {min(part.level, 3)}")
        elif isinstance(part, Paragraph):
            style = paper.NOTE if part.role == "muted" else paper.BODY
            self.line(part.text, style, BOLD if part.role == "notice" else PLAIN)
        elif isinstance(part, Facts):
            for name, value in part.pairs:
                line = self.line(f"{name}: ", paper.FACT, BOLD)
                add_text(line, value, self.language)
        elif isinstance(part, Tree):
            for branch in part.branches:
                line = self.line(
                    f"– {branch.text}" if branch.depth else branch.text,
                    paper.BRANCH,
                    BOLD if branch.marked else PLAIN,
                )
                line.paragraph_format.left_indent = Emu(_STEP * branch.depth)
        else:
            self.table(part)

    def line(self, text: str, style: str, looks: Looks = PLAIN) -> Lines:
        """Adds a paragraph."""
        parent = self._into or self.word
        line = parent.add_paragraph(style=self.word.styles[style])
        add_text(line, text, self.language, looks)
        return line

    def table(self, table: Table) -> None:
        """Adds a table, and below it the chart of its counts."""
        add_table(self.word, table, self.room, self.language)
        self.line("", paper.GAP)
        if table.chart and table.chart.series:
            add_chart(self.line("", paper.CELL), table.chart, self.room)
            self.line("", paper.GAP)

    @property
    def room(self) -> Length:
        """How wide a line of text is."""
        section = self.word.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        if page is None or left is None or right is None:
            return paper.TEXT_WIDTH
        return Emu(page - left - right)
