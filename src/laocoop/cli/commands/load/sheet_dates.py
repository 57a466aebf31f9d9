"""The order in which the days of a sheet were written: a program that saves a CSV anew may set the month first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from laocoop.cli.commands.load.sheet_cells import DAYS, Cells
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import _
from laocoop.minutes.source.sheet import SheetRow, as_headed
from laocoop.reports.given_out import COLUMN, is_as_given_out

_IN_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)\s*")
_LAST_MONTH = 12


def with_days_read(cells: Cells, path: Path, rows: list[SheetRow]) -> list[SheetRow]:
    """The rows, with the days that nobody touched as they were given out, in whatever order a program saved them anew.
    Those days tell the order of the others: where they have the month first, all have.

    Raises UsageError where some days of the sheet can only have the month first, or are seen to have it, and others may
    mean two days.
    """
    has_day_first = False
    month_first: list[str] = []
    read = []
    for row in rows:
        untouched = {}
        for column, usual, other in _readings(cells, row):
            if usual and is_as_given_out(column, usual, row.cells[COLUMN]):
                untouched[column] = usual
                has_day_first |= other not in ("", usual)
            elif other and is_as_given_out(column, other, row.cells[COLUMN]):
                untouched[column] = other
                month_first.append(_place(row, column))
        read.append(row.but(cells=row.cells | untouched) if untouched else row)
    if month_first and not has_day_first and not any(map(_has_the_day_first, read)):
        read = [_with_months_first(row) for row in read]
        month_first = []
    _refuse_months_first(path, read, month_first)
    return read


def _readings(cells: Cells, row: SheetRow) -> Iterator[tuple[str, str, str]]:
    """The days of a row that was given out and say something else than then: each read as usual, and with the month first."""
    mark = row.cells.get(COLUMN, "")
    for column in DAYS if mark else ():
        text = row.cells.get(column, "")
        if text and not is_as_given_out(column, text, mark):
            usual = ""
            with suppress(UsageError):
                usual = cells.plain(row, column)
            yield column, usual, _month_first(text)


def _month_first(text: str) -> str:
    """A day in numbers, read with the month first; empty where it is none."""
    match = _IN_NUMBERS.fullmatch(text)
    if match is None:
        return ""
    month, day, year = map(int, match.groups())
    try:
        return date(year if year > 99 else 2000 + year, month, day).isoformat()
    except ValueError:
        return ""


def _with_months_first(row: SheetRow) -> SheetRow:
    days = {column: _month_first(row.cells.get(column, "")) for column in DAYS}
    return row.but(cells=row.cells | {column: day for column, day in days.items() if day})


def _has_the_day_first(row: SheetRow) -> bool:
    return any(first > _LAST_MONTH for _name, first, _second in _in_numbers(row))


def _refuse_months_first(path: Path, rows: list[SheetRow], certain: list[str]) -> None:
    days = [day for row in rows for day in _in_numbers(row)]
    certain = certain + [name for name, first, second in days if first <= _LAST_MONTH < second]
    either = [
        name
        for name, first, second in days
        if first != second and max(first, second) <= _LAST_MONTH
    ]
    if certain and either:
        raise UsageError(
            "months-first", path=path, certain=", ".join(certain), either=", ".join(either)
        )


def _in_numbers(row: SheetRow) -> Iterator[tuple[str, int, int]]:
    """The days of a row that are written in numbers, each with its place in the sheet."""
    for column in DAYS:
        match = _IN_NUMBERS.fullmatch(row.cells.get(column, ""))
        if match:
            yield _place(row, column), int(match[1]), int(match[2])


def _place(row: SheetRow, column: str) -> str:
    text = row.cells[column].strip()
    return _("{column} (row {row}): {text}").format(
        column=as_headed(row, column), row=row.number, text=text
    )
