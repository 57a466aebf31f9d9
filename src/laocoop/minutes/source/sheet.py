"""The rows of a sheet, out of Excel or CSV, with their numbers for whoever has to mend one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from laocoop.clean import with_formulas
from laocoop.errors import ExitStatus, LaocoopError, Place, UsageError
from laocoop.i18n.catalogue import _
from laocoop.minutes.source.bounds import (
    CELL,
    CELLS,
    COLUMNS,
    MOST,
    ROWS,
    SHEET_BYTES,
    TooMuch,
    bounded,
    package,
    sheets_within,
    within,
)
from laocoop.record import Record
from laocoop.typed import Any


class SheetRow(Record):
    """A row of the sheet, by the names of its columns."""

    number: int
    cells: dict[str, str]
    heads: Mapping[str, str] = MappingProxyType({})
    """What stands at the head of each column, where it is not its name."""


def rows_of(path: Path, data: bytes, column: Callable[[str], str]) -> list[SheetRow]:
    """The rows that say anything, by the columns that the heads in the first mean to `column`.

    Raises UsageError naming row and column.
    """
    with bounded(path):
        table = _of_excel(path, data, column) if data[:2] == b"PK" else _of_csv(path, data)
    names = [column(head) for head in table[0]] if table else []
    if "id" not in names:
        raise UsageError("no-sheet", path=path)
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice:
        raise UsageError("columns-twice", path=path, column=twice)
    heads = dict(zip(names, table[0], strict=True))
    rows = []
    for number, values_of_row in enumerate(table[1:], 2):
        cells = dict(zip(names, values_of_row, strict=False))
        if any(cells.values()):
            written = {name: cells.get(name, "") for name in names if name}
            rows.append(SheetRow(number, written, heads))
    for row in rows:
        if not row.cells["id"]:
            raise wrong(path, row, "id", _("an id"))
    idents: set[str] = set()
    for row in rows:
        ident = row.cells["id"].casefold()
        if ident in idents:
            raise wrong(path, row, "id", _("an id that stands in one row only"))
        idents.add(ident)
    return rows


def wrong(path: Path, row: SheetRow, column: str, wanted: str) -> UsageError:
    """What to raise for a cell that is not what was `wanted`."""
    value = row.cells.get(column, "")
    head = row.heads.get(column, column)
    return UsageError(
        "bad-sheet", path=path, row=row.number, column=head, value=value, expected=wanted
    )


def _of_excel(path: Path, data: bytes, column: Callable[[str], str]) -> list[list[str]]:
    import openpyxl

    try:
        sheets_within(package(data))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        results = _sheets(book)
    except (TooMuch, MemoryError):
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        place = Place(str(path))
        reason = str(error)[:80]
        raise LaocoopError("broken-document", ExitStatus.NOT_FOUND, place, reason=reason) from None
    at = next(
        (at for at, sheet in enumerate(results) if sheet and "id" in map(column, sheet[0])), 0
    )
    _all_have_results(path, results[at], data, book.worksheets[at])
    return results[at]


def _sheets(book: Any) -> list[list[list[str]]]:
    """The rows of each sheet. Cells may share a text, so letters are counted as they are read."""
    sheets, letters = [], 0
    for sheet in book:
        sheet.reset_dimensions()  # what a file says of its size is not what it holds
        rows = []
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            lengths = [len(value) for value in row if isinstance(value, str)]
            within(CELL, max(lengths, default=0), _("row {row}").format(row=number))
            letters += sum(lengths)
            within(SHEET_BYTES, letters)
            rows.append([_plain(value) for value in row])
        sheets.append(rows)
    return sheets


def _all_have_results(path: Path, rows: list[list[str]], data: bytes, sheet: Any) -> None:
    """Raises UsageError for a formula that the program which wrote it has not worked out.

    Only that there is one is looked at: to write out what cells share takes longer than any honest sheet.
    """
    import zipfile
    from xml.etree.ElementTree import iterparse

    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(sheet._worksheet_path) as part:
        for _event, element in iterparse(part):
            if not element.tag.endswith("}c"):
                continue
            written = {child.tag.rpartition("}")[2]: child.text for child in element}
            if "f" in written and not (written.get("v") or "is" in written):
                letters, number = coordinate_from_string(element.get("r") or "A1")
                at = column_index_from_string(letters) - 1
                name = rows[0][at] if at < len(rows[0]) else ""
                cells = SheetRow(number, {name: f"={written['f'] or ''}"})
                raise wrong(
                    path, cells, name, _("a value: the formula was saved without its result")
                )
            element.clear()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return with_formulas(str(value).strip())


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one after the other: io.StringIO would hold the text once more."""
    return (match[0] for match in re.finditer("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def _of_csv(path: Path, data: bytes) -> list[list[str]]:
    from laocoop.minutes.source.document import decoded

    within(SHEET_BYTES, len(data))
    text = decoded(data)
    if text is None:
        raise LaocoopError("unknown-encoding", ExitStatus.NOT_FOUND, Place(str(path)))
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)  # Excel writes ; where the comma is the decimal sign
    rows: list[list[str]] = []
    cells = 0
    csv.field_size_limit(MOST[SHEET_BYTES])  # cells are counted here, and told with their row
    try:
        for row in csv.reader(_lines(text), delimiter=separator):
            place = _("row {row}").format(row=len(rows) + 1)
            within(COLUMNS, len(row), place)
            within(CELL, max(map(len, row), default=0), place)
            cells += len(row)
            within(CELLS, cells, place)
            rows.append([with_formulas(value.strip()) for value in row])
            within(ROWS, len(rows))
    except csv.Error as error:
        reason = str(error)[:80]
        raise LaocoopError(
            "broken-document", ExitStatus.NOT_FOUND, Place(str(path), len(rows) + 1), reason=reason
        ) from None
    return rows
