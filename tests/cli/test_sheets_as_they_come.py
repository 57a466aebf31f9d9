"""Sheets as officers hand them over: every row and cell is taken, or named, or the sheet is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Run, read_register
from laocoop.domain.status import Status

HEADS = ["id", "status_VN", "last_note"]


def csv_file(text: str, name: str = "s.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def book(*sheets: tuple[str, list[list[Any]]], hidden: str = "", merged: str = "") -> str:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title == hidden:
            sheet.sheet_state = "hidden"
        if merged:
            sheet.merge_cells(merged)
    made.save("s.xlsx")
    return "s.xlsx"


def loaded(run: Run, name: str) -> Any:
    return run("load", name, "-p", "VN", "--yes")


def reported(register: Path) -> dict[str, Status | None]:
    return {u.commitment: u.status for u in read_register(register).updates if u.step and u.status}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('id,status_VN,last_note\nMOU-1,in_progress,"Họp\nMOU-2,in_progress,b\n', "row 2"),
        ('id,last_note\nMOU-1,a\nMOU-2,"Họp" lần hai\n', "row 3"),
        ("id,last_note\nMOU-1,Họp lần 1, đã thống nhất\n", "row 2"),
        ("id,last_note\nMOU-1,#REF!\n", "row 2"),
        ("id,status_VN\nMOU-1,#N/A\n", "row 2"),
        ("id,instrument,clause,title_vi\nM9-20,M9,2026-03-02,Thử\n", "row 2"),
        ("id,status_VN,Trạng thái VN\nMOU-1,in_progress,completed\n", "status_VN"),
    ],
)
def test_what_cannot_be_read_for_sure_is_refused_with_its_row(
    text: str, row: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    told = loaded(run, csv_file(text))
    assert told.status == 2 and row in told.err and told.out == "", told
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nid;status_VN\nMOU-1;in_progress\n",
        "sep=,\r\nid,status_VN\r\nMOU-1,in_progress\r\n",
        "BẢNG THEO DÕI\n\nID,Status_VN\nMOU-1,in_progress\n",
        "BẢNG THEO DÕI, quý 4;;\nMã;Trạng thái VN\nMOU-1;đang thực hiện\n",
    ],
)
def test_the_heads_are_found_below_a_title(text: str, run: Run, register: Path) -> None:
    told = loaded(run, csv_file(text))
    assert told.status == 0, told.err
    assert reported(register) == {"MOU-1": Status.IN_PROGRESS}
    assert ("above the heads" in told.err) == ("BẢNG" in text)


def test_one_sheet_is_read_and_the_others_are_named(run: Run, register: Path) -> None:
    rows = [HEADS, ["MOU-1", "completed", "new"]]
    other = [HEADS, ["MOU-2", "completed", "old"]]
    told = loaded(run, book(("Old", other), ("New", rows), ("Laos", other), hidden="Old"))
    assert reported(register) == {"MOU-1": Status.COMPLETED}
    assert "Hidden sheets that are not read: Old" in told.err
    assert "Sheets that are not read: Laos." in told.err


def test_a_cell_merged_over_rows_says_the_same_in_each(run: Run, register: Path) -> None:
    rows = [HEADS, ["MOU-1", "in_progress", "a"], ["MOU-2", None, "b"], ["MOU-3", None, "c"]]
    assert loaded(run, book(("S", rows), merged="B2:B4")).status == 0
    assert reported(register) == dict.fromkeys(["MOU-1", "MOU-2", "MOU-3"], Status.IN_PROGRESS)


def test_cells_under_no_head_are_named(run: Run, register: Path) -> None:
    told = loaded(run, book(("S", [HEADS, ["MOU-1", "in_progress", "a", "lời dặn thêm"]])))
    assert told.status == 0 and "row 2: “lời dặn thêm”" in told.err


def changed(change: dict[str, tuple[str, str]]) -> None:
    """The workbook with texts of its parts replaced."""
    raw = io.BytesIO(Path("s.xlsx").read_bytes())
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile("s.xlsx", "w") as new:
        for part in old.namelist():
            text = old.read(part)
            for name, (was, becomes) in change.items():
                if part.endswith(name):
                    assert was.encode() in text, text[:400]
                    text = text.replace(was.encode(), becomes.encode())
            new.writestr(part, text)


def test_strict_workbooks_and_those_with_macros_are_read(run: Run, register: Path) -> None:
    book(("S", [HEADS, ["MOU-1", "in_progress", "a"]]))
    old = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    changed({"workbook.xml": (old, strict), "sheet1.xml": (old, strict)})
    Path("s.xlsx").rename("s.xlsm")
    assert loaded(run, "s.xlsm").status == 0
    assert reported(register) == {"MOU-1": Status.IN_PROGRESS}


@pytest.mark.parametrize("suffix", ["xls", "xlsb", "ods", "XLS"])
def test_sheets_of_other_kinds_are_named_as_sheets(suffix: str, run: Run, register: Path) -> None:
    Path(f"s.{suffix}").write_bytes(b"\xd0\xcf\x11\xe0 anything")
    told = loaded(run, f"s.{suffix}")
    assert told.status == 4 and ".xlsx" in told.err and "sheet" in told.err and told.out == ""


def test_nothing_of_a_library_reaches_the_screen(run: Run, register: Path) -> None:
    """Names with escapes, a workbook without a usual style: read, and told of in our own words or not at all."""
    book(("S", [HEADS, ["MOU-1", "in_progress", "a"]]))
    names = '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">\u202eEVIL\x9b31m</definedName></definedNames>'
    changed({"workbook.xml": ("</sheets>", f"</sheets>{names}")})
    told = loaded(run, "s.xlsx")
    assert told.status == 0
    assert not {"\u202e", "\x9b"} & {*told.err, *told.out} and "site-packages" not in told.err
