"""Rows as CSV that Excel opens right: UTF-8 with a mark, CRLF, and no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from laocoop.clean import are_plain, without_controls, without_formulas
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.formats import write
from laocoop.reports.given_out import with_given_out
from laocoop.typed import BinaryIO

MARK = "\ufeff"


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write(stream, lines(answer.sheet()))


def lines(sheet: Sheet) -> Iterator[str]:
    """The file's lines with their ends, the mark first."""
    sheet = with_given_out(sheet)
    yield MARK
    buffer = io.StringIO()
    plain, quoting = csv.writer(buffer), csv.writer(buffer, quoting=csv.QUOTE_ALL)
    for row in ([list(sheet.columns)], sheet.written()):
        for values in row:
            if are_plain(values):
                plain.writerow(values)
            else:
                cells = [without_formulas(without_controls(value)) for value in values]
                # A semicolon is what divides cells where the comma is the decimal sign.
                (quoting if ";" in "".join(cells) else plain).writerow(cells)
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
