"""The rows of a sheet, out of Excel or CSV, with their numbers for whoever has to mend one."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Container, Iterator, Mapping
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
    bounded,
    within,
)
from laocoop.minutes.source.document import decoded
from laocoop.minutes.source.workbook import read_workbook
from laocoop.record import Record


class SheetRow(Record):
    """A row of the sheet, by the names of its columns."""

    number: int
    cells: dict[str, str]
    heads: Mapping[str, str] = MappingProxyType({})
    """What stands at the head of each column, where it is not its name."""


class Sheet(Record):
    """The rows that say anything, and what of the file is none of them."""

    rows: list[SheetRow]
    above: tuple[str, ...] = ()
    """What stands above the heads."""
    left: tuple[str, ...] = ()
    """Other sheets of the workbook that say anything."""
    hidden: tuple[str, ...] = ()
    """Those of them that are not shown."""
    headless: tuple[str, ...] = ()
    """Cells that stand under no head, by their rows."""


_HEADS_WITHIN = 10
"""A sheet's heads stand in one of its first rows; above them a title, or a remark."""
_NOTHING = ("—", "–", "-")
"""What stands in a cell that says nothing, as the program shows it and as people type it."""
_PARTED = re.compile(r"[,;\t]")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|[A-Z_]+!)")
"""What a sheet says where a formula came to nothing."""


def read_sheet(
    path: Path,
    data: bytes,
    column: Callable[[str], str],
    columns: Container[str],
    says_nothing: Callable[[str, list[list[str]]], bool] = lambda name, rows: False,
) -> Sheet:
    """The rows of a sheet, by the columns that its heads mean to `column`; for `says_nothing` see `read_workbook`.

    Raises UsageError naming row and column of what cannot be a sheet's. What stands in none of the `columns` may be
    anything: the user's own reckoning beside ours.
    """
    with bounded(path):
        if data[:2] == b"PK":
            book = read_workbook(
                path, data, lambda rows: _heads(rows, column) is not None, says_nothing
            )
            table, formulas = book.rows, book.without_result
            left, hidden = book.left, book.hidden
        else:
            table, formulas, left, hidden = _of_csv(path, data), {}, (), ()
        at = _heads(table, column)
    if at is None:
        raise UsageError("no-sheet", path=path)
    names = [column(head) for head in table[at]]
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice:
        raise UsageError("columns-twice", path=path, column=twice)
    heads = dict(zip(names, table[at], strict=True))
    ours = [head if name in columns else "" for name, head in zip(names, table[at], strict=True)]
    rows, headless = [], []
    # A row of formulas alone, saved without their results, says nothing that a reader gives.
    unknown = {row for row, place in formulas if row > at and any(ours[place : place + 1])}
    table += [[] for _row in range(len(table), max(unknown, default=0) + 1)]
    for number, cells in enumerate(table[at + 1 :], at + 2):
        cells = ["" if cell in _NOTHING else cell for cell in cells]
        if any(cells) or number - 1 in unknown:
            written = dict(zip(names, [*cells, *([""] * len(names))], strict=False))
            written.pop("", None)
            headless += [
                _("row {row}: “{text}”").format(row=number, text=text)
                for name, text in zip(names, cells, strict=False)
                if text and not name
            ]
            row = SheetRow(number, written, heads)
            _refuse_what_is_no_value(path, row, cells, ours, formulas)
            rows.append(row)
    _refuse_without_id(path, rows)
    above = tuple(" ".join(filter(None, cells)) for cells in table[:at] if any(cells))
    return Sheet(rows, above, left, hidden, tuple(headless))


def _heads(table: list[list[str]], column: Callable[[str], str]) -> int | None:
    """In which row the heads stand: the first that has one for the ids."""
    return next(
        (at for at, row in enumerate(table[:_HEADS_WITHIN]) if "id" in map(column, row)), None
    )


def _refuse_what_is_no_value(
    path: Path,
    row: SheetRow,
    cells: list[str],
    heads: list[str],
    formulas: Mapping[tuple[int, int], str],
) -> None:
    """Raises UsageError for a cell under no head, an error of a formula, and one without its result."""
    beyond = [text for at, text in enumerate(cells) if text and not heads[at : at + 1]]
    if beyond:
        raise UsageError("cell-without-head", path=path, row=row.number, value=beyond[0])
    for at, head in enumerate(heads):
        text = cells[at] if at < len(cells) else ""
        if head and _ERROR.fullmatch(text):
            raise UsageError(
                "bad-sheet",
                path=path,
                row=row.number,
                column=head,
                value=text,
                expected=_("a value: the formula came to nothing"),
            )
        formula = formulas.get((row.number - 1, at)) if head else None
        if formula is not None and _ERROR.fullmatch(formula):
            raise UsageError(
                "bad-sheet",
                path=path,
                row=row.number,
                column=head,
                value=formula,
                expected=_("a value: the formula came to nothing"),
            )
        if formula is not None:
            raise UsageError(
                "bad-sheet",
                path=path,
                row=row.number,
                column=head,
                value=f"={formula}",
                expected=_("a value: the formula was saved without its result"),
            )


def _refuse_without_id(path: Path, rows: list[SheetRow]) -> None:
    """Raises UsageError where a row has no id, or that of another."""
    for row in rows:
        if not row.cells["id"]:
            raise wrong(path, row, "id", _("an id (what is new and has none: laocoop add)"))
    idents: set[str] = set()
    for row in rows:
        ident = row.cells["id"].casefold()
        if ident in idents:
            raise wrong(path, row, "id", _("an id that stands in one row only"))
        idents.add(ident)


def wrong(path: Path, row: SheetRow, column: str, wanted: str) -> UsageError:
    """What to raise for a cell that is not what was `wanted`."""
    value = row.cells.get(column, "") or _("empty")
    head = as_headed(row, column)
    return UsageError(
        "bad-sheet", path=path, row=row.number, column=head, value=value, expected=wanted
    )


def as_headed(row: SheetRow, column: str) -> str:
    """What the sheet itself calls a column."""
    return row.heads.get(column, column)


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one after the other: io.StringIO would hold the text once more."""
    return (match[0] for match in re.finditer("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def _of_csv(path: Path, data: bytes) -> list[list[str]]:
    within(SHEET_BYTES, len(data))
    text = decoded(data)
    if text is None:
        raise LaocoopError("unknown-encoding", ExitStatus.NOT_FOUND, Place(str(path)))
    declared = re.match(r"sep=([,;\t])\r?\n", text)  # a line that Excel reads for itself
    if declared:
        text = text[declared.end() :]
    # Excel writes ; where the comma is the decimal sign. A title above the heads has none of them.
    heads = max(
        text.split("\n", _HEADS_WITHIN)[:_HEADS_WITHIN], key=lambda line: len(_PARTED.findall(line))
    )
    separator = declared[1] if declared else max(",;\t", key=heads.count)
    rows: list[list[str]] = [[]] if declared else []
    cells = 0
    csv.field_size_limit(MOST[SHEET_BYTES])  # cells are counted here, and told with their row
    try:
        for row in csv.reader(_lines(text), delimiter=separator, strict=True):
            place = _("row {row}").format(row=len(rows) + 1)
            within(COLUMNS, len(row), place)
            within(CELL, max(map(len, row), default=0), place)
            cells += len(row)
            within(CELLS, cells, place)
            rows.append([with_formulas(value.strip()) for value in row])
            within(ROWS, len(rows))
    except csv.Error:
        raise UsageError("sheet-quotes", path=path, row=len(rows) + 1) from None
    return rows
