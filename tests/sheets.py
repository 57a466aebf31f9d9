"""Sheets of tests: as they are given out, filled in, written by hand, saved."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl

from conftest import Run

Rows = list[dict[str, str]]


def given_out(run: Run, *words: str) -> Rows:
    """What `list -f csv` gives, row by row."""
    text = run("list", "--all", *words, "-f", "csv").out.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def filled(rows: Rows, ident: str, **cells: str) -> Rows:
    """The same, with these cells in the row of `ident`."""
    assert any(row["id"] == ident for row in rows)
    return [row | cells if row["id"] == ident else row for row in rows]


def saved(rows: Rows, name: str = "sheet.csv") -> str:
    """The file's name; a row that lacks a column has it empty."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    if name.endswith(".xlsx"):
        book = openpyxl.Workbook()
        for values in table:
            book.active.append(values)
        book.save(name)
    else:
        with Path(name).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(table)
    return name
