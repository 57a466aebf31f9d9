"""The sheets of an Excel workbook, cell by cell, as their texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from laocoop.clean import with_formulas
from laocoop.i18n.catalogue import _
from laocoop.minutes.source.bounds import (
    CELL,
    CELLS,
    COLUMNS,
    ROWS,
    SHEET_BYTES,
    SHEETS,
    TooMuch,
    package,
    unreadable,
    within,
)
from laocoop.minutes.source.child import answer_of
from laocoop.minutes.source.relationships import relationships
from laocoop.record import Record
from laocoop.typed import Any

Rows = list[list[str]]
"""What a sheet says, row by row from its first, cell by cell from its first column."""


class Workbook(Record):
    """The sheet that was chosen, and the names of the others that say anything."""

    rows: Rows
    without_result: dict[tuple[int, int], str]
    """By row and column, counted from 0: formulas that the program which wrote them has not worked out."""
    left: tuple[str, ...]
    hidden: tuple[str, ...]
    """The sheets among them that are not shown."""


def read_workbook(
    path: Path,
    data: bytes,
    is_wanted: Callable[[Rows], bool],
    says_nothing: Callable[[str, Rows], bool] = lambda name, rows: False,
) -> Workbook:
    """The first sheet that is shown and wanted; where none is, the first that is shown. What only repeats words of the
    program `says_nothing`, and is not named among the others.

    A cell merged over several rows says the same in each. Raises LaocoopError where it is no workbook.
    """
    answer = answer_of("laocoop.minutes.source.workbook", read, path, data)
    sheets = answer["sheets"]
    if not sheets:
        raise unreadable("broken-document", path, reason=_("it shows no sheet"))
    chosen = next((sheet for sheet in sheets if is_wanted(sheet["rows"])), sheets[0])
    left = [
        sheet["name"]
        for sheet in sheets
        if sheet is not chosen and sheet["rows"] and not says_nothing(sheet["name"], sheet["rows"])
    ]
    formulas = {(row, column): text for row, column, text in chosen["without_result"]}
    hidden = answer["hidden"]
    return Workbook(chosen["rows"], formulas, (*left, *hidden), tuple(hidden))


def read(data: bytes) -> dict[str, Any]:
    """The sheets that are shown, each with its rows and the formulas without a result, and the names of those
    that are hidden and say anything; or what is wrong: `error`. Raises TooMuch.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        packed = package(data)
        parts = sheet_parts(packed)
        _within_bounds(packed, parts)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets, hidden = [], []
        for sheet in book.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible is SheetVisibleEnum.Visible:
                part = parts.get(sheet.name)
                formulas = _without_result(packed, part) if part else {}
                rows = _rows(book.get_sheet_by_name(sheet.name))
                without = [[*place, text] for place, text in formulas.items()]
                sheets.append({"name": sheet.name, "rows": rows, "without_result": without})
            elif _says_anything(book, sheet.name):
                hidden.append(sheet.name)
    except (TooMuch, MemoryError):
        raise
    except Exception as error:  # the reader lets through whatever its parsers raise
        return {"error": "broken-document", "reason": str(error)}
    return {"sheets": sheets, "hidden": hidden}


def _says_anything(book: Any, name: str) -> bool:
    return bool(book.get_sheet_by_name(name).height)


def _rows(sheet: Any) -> Rows:
    rows, letters = [], 0
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        texts = [_text(value) for value in row]
        longest = max(map(len, texts), default=0)
        within(CELL, longest, _("row {row}").format(row=number))
        letters += sum(map(len, texts))
        within(SHEET_BYTES, letters)
        rows.append(texts)
    filled = 0
    for (first, column), (last, end) in sheet.merged_cell_ranges or ():
        if column < end:
            continue  # over columns: a title, or a remark
        if first >= len(rows) or column >= len(rows[first]):
            continue  # beside or below what is written
        filled += max(min(last + 1, len(rows)) - first, 1)
        within(CELLS, filled)
        for number in range(first + 1, min(last + 1, len(rows))):
            rows[number][column] = rows[first][column]
    return rows


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return with_formulas(str(value).strip())


_R = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def sheet_parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part that each sheet of a workbook is written in, by the sheet's name.

    Raises TooMuch where there are more than a reader takes on.
    """
    (book,) = _targets(packed, "", "/officeDocument").values()
    by_id = _targets(packed, book, "/worksheet")
    parts, sheets = {}, 0
    for element in _elements(packed, book):
        if _name(element) == "sheet":
            sheets += 1
            within(SHEETS, sheets)
            ident = next((element.get(f"{{{r}}}id") for r in _R if element.get(f"{{{r}}}id")), "")
            if ident in by_id:
                parts[element.get("name") or ""] = by_id[ident]
    return parts


def _targets(packed: zipfile.ZipFile, part: str, kind: str) -> dict[str, str]:
    """The parts that a part names as of a kind, by id; outside the file too, which the reader does not ask."""
    return {each.ident: each.target for each in relationships(packed, part, kind)}


def _elements(packed: zipfile.ZipFile, part: str) -> Iterator[Any]:
    """The elements of a part, each once it is read whole; then it is let go."""
    from lxml import etree

    with packed.open(part) as file:
        for _event, element in etree.iterparse(file, resolve_entities=False, no_network=True):
            yield element
            element.clear(keep_tail=True)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _within_bounds(packed: zipfile.ZipFile, parts: dict[str, str]) -> None:
    """Raises TooMuch where cells reach too far, since the reader makes all that lie between, or where they
    share texts that are too long together: counted before anything is made of them.
    """
    shared = _shared_lengths(packed)
    known: dict[str, tuple[int, int]] = {}
    cells = letters = 0
    for part in parts.values():
        if part not in known:
            known[part] = _size(packed, part, shared)
        cells += known[part][0]
        letters += known[part][1]
        within(CELLS, cells, part)
        within(SHEET_BYTES, letters, part)


def _shared_lengths(packed: zipfile.ZipFile) -> list[int]:
    """How long each of the texts is that cells share."""
    (book,) = _targets(packed, "", "/officeDocument").values()
    lengths, length = [], 0
    for part in _targets(packed, book, "/sharedStrings").values():
        for element in _elements(packed, part):
            if _name(element) == "t":
                length += len(element.text or "")
            elif _name(element) == "si":
                lengths.append(length)
                length = 0
    return lengths


def _size(packed: zipfile.ZipFile, part: str, shared: list[int]) -> tuple[int, int]:
    """How many cells the rectangle of a sheet has, and how many letters stand in them."""
    rows = columns = letters = 0
    for event, element, row, column in _cells(packed, part):
        if event == "end" and _name(element) in ("v", "t"):
            at = int(element.text or 0) if _is_shared(element.getparent()) else -1
            letters += shared[at] if 0 <= at < len(shared) else len(element.text or "")
            within(SHEET_BYTES, letters, part)
        rows, columns = max(rows, row), max(columns, column)
        within(ROWS, rows, part)
        within(COLUMNS, columns, part)
    return rows * columns, letters


def _without_result(packed: zipfile.ZipFile, part: str) -> dict[tuple[int, int], str]:
    """Formulas that have no result, and errors, by their places. What several share is not written out."""
    formulas = {}
    for event, element, row, column in _cells(packed, part):
        if event == "end" and _name(element) == "c":
            written = {_name(child): child.text for child in element}
            if element.get("t") == "e":  # which the reader gives as nothing
                formulas[row - 1, column - 1] = written.get("v") or "#N/A"
            elif "f" in written and not (written.get("v") or "is" in written):
                formulas[row - 1, column - 1] = written["f"] or ""
    return formulas


def _cells(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[str, Any, int, int]]:
    """The starts and ends of a sheet's elements, with the row and column that they are in, counted from 1; a row
    is let go once it is read whole. What names no place stands after the one before it.
    """
    from lxml import etree

    row = column = 0
    with packed.open(part) as file:
        for event, element in etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, no_network=True
        ):
            name = _name(element)
            if event == "start" and name == "row":
                row, column = int(element.get("r") or row + 1), 0
            elif event == "start" and name == "c":
                place = element.get("r") or ""
                column = column_number(place) if place else column + 1
                row = max(row, int(place.lstrip(_CAPITALS) or 0)) if place else row
            yield event, element, row, column
            if event == "end" and name == "row":
                element.clear(keep_tail=True)


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def column_number(place: str) -> int:
    """The column of a cell, counted from 1: 28 for AB7. Raises ValueError where it names none."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + _CAPITALS.index(letter) + 1
    return number


def _is_shared(cell: Any) -> bool:
    return cell is not None and cell.get("t") == "s"
