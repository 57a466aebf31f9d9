"""An answer as a Word file: A4, official fonts, real headings and tables, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from laocoop.reports.answer import Answer
from laocoop.reports.document import Document
from laocoop.reports.formats.docx import letterhead, package, paper
from laocoop.reports.formats.docx.parts import Writer
from laocoop.reports.formats.docx.side_by_side import write_beside
from laocoop.reports.formats.docx.template import from_template
from laocoop.typed import BinaryIO


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
    word = from_template(template, Path(path)) if path else paper.blank(first.origin)
    writer = Writer(word, first.origin.language)
    if not path:
        letterhead.write(writer, documents)
    if len(documents) == 1:
        writer.write(first)
    else:
        write_beside(writer, documents)
    if first.has_number and not path:
        letterhead.write_end(writer, documents)
    package.save(word, stream, first.origin)
