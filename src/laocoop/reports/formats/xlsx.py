"""An answer as an Excel workbook: real dates and numbers, heads that stay in sight, and no formula anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from laocoop.clean import without_controls
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Answer, Sheet, Tab
from laocoop.reports.fields.types import AS_SHARE, AS_TEXT, Type, YearAlone, shown
from laocoop.reports.formats import refuse_more
from laocoop.reports.given_out import COLUMN, MOST_SIGNS, WORDS, parted, with_given_out
from laocoop.reports.text_width import width
from laocoop.typed import Any, BinaryIO

MOST_CELLS = 1_000_000
"""As many as are read of a sheet; a workbook of so many takes 350 MB of memory to be made."""
_WIDEST, _NARROWEST = 55, 6
_MOST_ROWS_MEASURED = 300
_ROWS_TO_COME = 200
"""Below the rows that are there: new ones may be written, and choose from the same words."""
_LONGEST_NAME = 31
_OLDEST = datetime(1980, 1, 1, tzinfo=UTC)


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format. The same answer is the same bytes: no clock goes into it."""
    tabs = answer.tabs() if answer.tabs else [Tab("laocoop", answer.sheet())]
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options | {"strings_to_numbers": False})
    book.set_properties({"created": _OLDEST.replace(tzinfo=None), "author": ""})
    words = _Words(book, tabs)
    for tab in tabs:
        _Drawn(book, tab, words).draw()
    words.draw()
    book.close()


class _Words:
    """The last sheet: the words from which cells of the others are chosen."""

    def __init__(self, book: Workbook, tabs: Sequence[Tab]) -> None:
        self._book = book
        self._lists: list[tuple[str, ...]] = []
        self._names: list[str] = []
        for tab in tabs:
            headings = dict(zip(tab.sheet.columns, _heads(tab.sheet), strict=True))
            for column, choices in tab.choices.items():
                if choices and tuple(choices) not in self._lists and column in headings:
                    self._lists.append(tuple(choices))
                    self._names.append(headings[column])
        self.name = _(WORDS)

    def place(self, choices: Sequence[str]) -> str:
        """Where the choices stand, as a validation names them."""
        letter = chr(ord("A") + self._lists.index(tuple(choices)))
        return f"='{self.name}'!${letter}$2:${letter}${len(choices) + 1}"

    def draw(self) -> None:
        """Adds the sheet, where there are any words."""
        if not self._lists:
            return
        sheet = self._book.add_worksheet(self.name)
        head = self._book.add_format({"bold": True})
        for at, (name, choices) in enumerate(zip(self._names, self._lists, strict=True)):
            sheet.write_string(0, at, _cell_text(name), head)
            for row, choice in enumerate(choices, 1):
                sheet.write_string(row, at, _cell_text(choice))
            sheet.set_column(at, at, min(max(map(width, (name, *choices))) + 2, _WIDEST))


class _Drawn:
    """One sheet of the workbook."""

    def __init__(self, book: Workbook, tab: Tab, words: _Words) -> None:
        self._tab = tab
        self._words = words
        self._sheet: Worksheet = book.add_worksheet(tab.name[:_LONGEST_NAME])
        self._book = book
        self._formats: dict[tuple[str, bool], Any] = {}

    def draw(self) -> None:
        """Fills the sheet."""
        sheet = with_given_out(self._tab.sheet, as_shown=True)
        columns, types = list(sheet.columns), list(sheet.types) or [AS_TEXT] * len(sheet.columns)
        heads = [*_heads(self._tab.sheet), COLUMN][: len(columns)]
        first = 1 if self._tab.above else 0
        if first:
            above = self._book.add_format({"italic": True})
            self._sheet.write_string(0, 0, _cell_text(self._tab.above), above)
        head = self._book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7E6E6", "border": 1}
        )
        for at, name in enumerate(heads):
            self._sheet.write_string(first, at, _cell_text(name), head)
        widths = [max(_NARROWEST, *(width(part) for part in name.split())) for name in heads]
        row = first
        most = MOST_CELLS // len(columns)
        for row, values in enumerate(sheet.rows, first + 1):
            refuse_more(row - first, most, ".xlsx")
            for at, (kind, value) in enumerate(zip(types, values, strict=True)):
                seen = self._write(row, at, columns[at], kind, value)
                if row <= _MOST_ROWS_MEASURED:
                    widths[at] = max(widths[at], min(width(seen), _WIDEST))
        for at, wide in enumerate(widths):
            hidden = {"hidden": True} if columns[at] == COLUMN else {}
            self._sheet.set_column(at, at, min(wide + 2, _WIDEST), self._format("", True), hidden)
        self._sheet.freeze_panes(first + 1, 1)
        self._sheet.autofilter(first, 0, max(row, first + 1), len(columns) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(first)
        self._offer_choices(columns, first + 1, row + _ROWS_TO_COME)
        if self._tab.to_fill_in:
            allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter")
            rows = ("insert_rows", "delete_rows", "select_locked_cells", "select_unlocked_cells")
            self._sheet.protect("", dict.fromkeys((*allowed, *rows), True))

    def _write(self, row: int, at: int, column: str, kind: Type, value: Any) -> str:
        """Writes one cell, and gives what is seen of it."""
        open_to_all = not (self._tab.to_fill_in and column in ("id", COLUMN))
        if value is None or value == "":
            self._sheet.write_blank(row, at, None, self._format("", open_to_all))
            return ""
        if isinstance(value, datetime):
            local = value.replace(tzinfo=None, microsecond=0)
            self._sheet.write_datetime(
                row, at, local, self._format("dd/mm/yyyy hh:mm", open_to_all)
            )
            return "dd/mm/yyyy hh:mm"
        if isinstance(value, YearAlone):
            year = dates.year(value)
            before, after = year.split(str(value.year), 1)
            form = "yyyy".join(f'"{words}"' if words else "" for words in (before, after))
            self._sheet.write_datetime(row, at, value, self._format(form, open_to_all))
            return year
        if isinstance(value, date):
            self._sheet.write_datetime(row, at, value, self._format("dd/mm/yyyy", open_to_all))
            return "dd/mm/yyyy"
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            form = "0.0%" if kind is AS_SHARE else "General"
            self._sheet.write_number(row, at, value, self._format(form, open_to_all))
            return str(value)
        text = _cell_text(shown(kind, value))
        self._sheet.write_string(row, at, text, self._format("@", open_to_all))
        return text

    def _format(self, number: str, open_to_all: bool) -> Any:
        key = (number, open_to_all)
        if key not in self._formats:
            looks: dict[str, Any] = {"valign": "top", "text_wrap": True, "locked": not open_to_all}
            if number:
                looks["num_format"] = number
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]

    def _offer_choices(self, columns: Sequence[str], first: int, last: int) -> None:
        for column, choices in self._tab.choices.items():
            if choices and column in columns:
                at = columns.index(column)
                offered = {
                    "validate": "list",
                    "source": self._words.place(choices),
                    "ignore_blank": True,
                    "error_type": "information",
                }
                self._sheet.data_validation(first, at, last, at, offered)


def _heads(sheet: Sheet) -> Sequence[str]:
    return sheet.headings or [labels.column(name) for name in sheet.columns]


def _cell_text(text: str) -> str:
    """Words as a cell may hold them, without signs that act or that XML cannot say; what is cut shows that it is."""
    held = parted(without_controls(text))
    return held if len(held) <= MOST_SIGNS else held[:MOST_SIGNS] + "…"
