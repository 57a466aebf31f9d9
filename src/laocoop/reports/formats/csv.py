"""Rows as CSV that Excel opens right: UTF-8 with a mark, CRLF, and no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import without_controls
from laocoop.reports.formats import write
from laocoop.typed import BinaryIO

MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write(stream, lines(answer.sheet()))


def harmless(value: str) -> str:
    """`value` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + value if value.startswith(_FORMULA_STARTS) else value


def lines(sheet: Sheet) -> Iterator[str]:
    """The file's lines with their ends, the mark first."""
    yield MARK
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in ([list(sheet.columns)], sheet.written()):
        for values in row:
            writer.writerow([harmless(without_controls(value)) for value in values])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
