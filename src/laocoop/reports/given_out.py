"""What a sheet says of the moment at which it was given out, so that it may come back however late.

Its last column has in each row the moment, and a mark of what each cell said. A cell whose mark is there
was not touched since, whatever became of the register meanwhile. The ledger alone could not tell: a merge
brings in later what was recorded before.
"""

from __future__ import annotations

import unicodedata
from binascii import crc32
from collections.abc import Iterator, Sequence

from laocoop.domain.moment import Moment
from laocoop.reports.answer import Sheet
from laocoop.reports.fields.types import AS_TEXT, written

COLUMN = "given_out"
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def with_given_out(sheet: Sheet) -> Sheet:
    """The sheet with the column that says when it was given out, and with what, if it may come back."""
    if sheet.given_out is None:
        return sheet
    when = _when(sheet.given_out)
    types = [*(sheet.types or [AS_TEXT] * len(sheet.columns)), AS_TEXT]

    def rows() -> Iterator[Sequence[object]]:
        for row in sheet.rows:
            texts = [written(kind, value) for kind, value in zip(types, row, strict=False)]
            yield [*row, f"{when} {_marks(sheet.columns, texts)}"]

    return Sheet([*sheet.columns, COLUMN], rows(), types)


def is_as_given_out(column: str, text: str, cell: str) -> bool:
    """True if the row's `given_out` cell says that this one was the same then."""
    return _mark(column, text) in cell.split()[1:]


def _when(moment: Moment) -> str:
    if moment.now is not None:
        return moment.now.isoformat(timespec="seconds")
    return moment.as_of.isoformat()


def _marks(columns: Sequence[str], texts: Sequence[str]) -> str:
    return " ".join(map(_mark, columns, texts))


def _mark(column: str, text: str) -> str:
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    number = crc32(f"{column}={plain}".encode("utf-8", "surrogatepass"))
    letters = ""
    for _place in range(7):
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return letters
