"""What a sheet says of the moment at which it was given out, so that it may come back however late.

Its last column has in each row the moment, and a mark of what each cell said. A cell whose mark is there
was not touched since, whatever became of the register meanwhile. The ledger alone could not tell: a merge
brings in later what was recorded before.
"""

from __future__ import annotations

import re
import unicodedata
from binascii import crc32
from collections.abc import Iterator, Sequence

from laocoop.clean import with_formulas, without_controls
from laocoop.i18n.catalogue import N_
from laocoop.reports.answer import Sheet
from laocoop.reports.fields.types import AS_TEXT, written

COLUMN = "given_out"
MOST_SIGNS = 32_000
"""What a cell of a workbook holds at most; Excel takes a few more."""
_NOTHING = ("-", "–", "—")
"""What is read as nothing where it stands alone in a cell."""
_TOUCHING = re.compile(r"(?<=_x[0-9a-fA-F]{4}_)(?=x[0-9a-fA-F]{4}_)")
GIVEN_OUT = N_("Given out on {day} from {file}.")
"""Begins the line over the heads of a workbook: `load` knows it by that, and does not name it as left out."""
WORDS = N_("Words")
"""What the sheet of a workbook is called from whose words cells are chosen."""


def with_given_out(sheet: Sheet, as_shown: bool = False) -> Sheet:
    """The sheet with the column that says when it was given out, and with what, if it may come back; `as_shown` where
    its cells have words as people read them.
    """
    if sheet.given_out is None:
        return sheet
    when = sheet.given_out.as_of.isoformat()  # the day: the same answer is the same bytes
    known: dict[tuple[str, str], str] = {}
    """Marks by column and text: most cells of a column say one of a few things."""
    types = [*(sheet.types or [AS_TEXT] * len(sheet.columns)), AS_TEXT]

    def rows() -> Iterator[Sequence[object]]:
        for row in sheet.rows:
            texts = [written(kind, value) for kind, value in zip(types, row, strict=False)]
            marks = [when]
            for cell in zip(sheet.columns, texts, strict=True):
                mark = known.get(cell)
                if mark is None:
                    mark = known[cell] = _mark(*cell)
                marks.append(mark)
            if as_shown:
                marks += [
                    _mark(column, kind.shown(value))
                    for column, kind, value in zip(sheet.columns, types, row, strict=False)
                    if kind.shown is not None and value is not None
                ]
            yield [*row, " ".join(marks)]

    return Sheet([*sheet.columns, COLUMN], rows(), types, headings=sheet.headings)


def _is_plain(text: str) -> bool:
    """True for what surely comes back as it is, as nearly all cells do."""
    return (
        text.isascii()
        and text.isprintable()
        and len(text) < MOST_SIGNS
        and "  " not in text
        and "'" not in text
        and "_x" not in text
        and text == text.strip()
        and text not in _NOTHING
    )


def parted(text: str) -> str:
    """The text with a space between what a workbook would read as two escaped signs, `_x0041_x0042_`: the library
    that writes it escapes only the first of two which share their line.
    """
    return _TOUCHING.sub(" ", text)


def is_as_given_out(column: str, text: str, cell: str) -> bool:
    """True if the row's `given_out` cell says that this one was the same then."""
    return _mark(column, text) in cell.split()[1:]


def _mark(column: str, text: str) -> str:
    """A mark of what a cell says: the same for what was written into it and for what is read out of it again, without
    the signs that act, the guard before a formula, and what no cell can hold.
    """
    if not _is_plain(text):
        text = parted(with_formulas(without_controls(text[:MOST_SIGNS])))
        text = unicodedata.normalize("NFC", " ".join(text.split()))
        text = "" if text in _NOTHING else text
    return f"{crc32(f'{column}={text}'.encode('utf-8', 'surrogatepass')):08x}"
