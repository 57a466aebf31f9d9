"""An answer as a Word file: A4, official fonts, real headings and tables, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from laocoop.reports.answer import Answer
from laocoop.reports.document import Document
from laocoop.reports.formats import refuse_more
from laocoop.reports.formats.docx import letterhead, package, paper
from laocoop.reports.formats.docx.parts import Writer
from laocoop.reports.formats.docx.side_by_side import write_beside
from laocoop.reports.formats.docx.template import from_template, template_at
from laocoop.typed import BinaryIO

MOST_ROWS = 20_000
"""A Word file of so many takes 400 MB of memory to be made."""


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write([answer.document()], stream)


def write(
    documents: Sequence[Document], stream: BinaryIO, template: bytes = b"", path: str = ""
) -> None:
    """Writes a document; or the same one in two languages, side by side.

    A `template` is a Word file, which lies at `path`: its page, letterhead and styles are kept, and what is
    written stands below what stands in it. Raises LaocoopError where it is none.
    """
    first = documents[0]
    refuse_more(sum(document.rows for document in documents), MOST_ROWS, ".docx")
    if path:
        with template_at(Path(path)):
            word = from_template(template, Path(path))
            _write_parts(Writer(word, first.origin.language), documents)
            package.save(word, stream, first.origin)
        return
    word = paper.blank(first.origin)
    writer = Writer(word, first.origin.language)
    letterhead.write(writer, documents)
    _write_parts(writer, documents)
    if first.has_number:
        letterhead.write_end(writer, documents)
    package.save(word, stream, first.origin)


def _write_parts(writer: Writer, documents: Sequence[Document]) -> None:
    if len(documents) == 1:
        writer.write(documents[0])
    else:
        write_beside(writer, documents)
