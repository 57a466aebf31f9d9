"""Workbooks, read back by another library than the one that writes them, and loaded again."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from answers import ANSWERS
from conftest import Run, read_register
from laocoop.domain.status import Force, Precision, Status, Timeliness, Verdict
from laocoop.i18n import catalogue, labels
from test_golden import STORY

pytestmark = pytest.mark.usefixtures("for_viet_nam")


@pytest.fixture
def story(run: Run, register: Path) -> None:
    for command in STORY:
        assert run(*command).status == 0


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the heads, by them."""
    table = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(n for n, row in enumerate(table) if sum(value is not None for value in row) > 2)
    return [dict(zip(table[at], row, strict=True)) for row in table[at + 1 :]]


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_list_has_every_id_and_figure(language: str, run: Run, story: None) -> None:
    assert run("--lang", language, "list", "--all", "-o", "x.xlsx").status == 0
    book = openpyxl.load_workbook("x.xlsx")
    answer = json.loads(run("list", "--all", "-f", "json").out)["items"]
    commitments, actions, reports, progress, words = book.worksheets
    catalogue.use(language)
    told = {row[catalogue._("Id")]: row for row in rows_of(commitments) + rows_of(actions)}
    assert told.keys() == {item["id"] for item in answer}
    for item in answer:
        row = told[item["id"]]
        due = row[catalogue._("Due")]
        assert isinstance(due, datetime) is bool(item["due"])
        assert not item["due"] or due.date().isoformat() == item["due"]
        for party, status in item["party_status"].items():
            labels = {
                "completed": "completed",
                "in_progress": "in progress",
                "no_report": "no report",
            }
            if status in labels:
                shown = catalogue._(labels[status])
                assert row[f"{catalogue._('Status')} {party}"] == shown
    assert (
        len(rows_of(reports))
        == len(
            [e for e in json.loads(run("history", "-f", "json").out)["items"] if e["commitment"]]
        )
        - 1
    )  # the event is none on a commitment
    catalogue.use(language)
    total = catalogue._("Total")
    assert sum(row[total] for row in rows_of(progress)) == sum(
        not item["parent"] for item in answer
    )
    assert words.title == catalogue._("Words")
    catalogue.use("en")


def test_heads_stay_and_can_be_filtered_and_ids_are_locked(run: Run, story: None) -> None:
    run("list", "--all", "-o", "x.xlsx")
    sheet = openpyxl.load_workbook("x.xlsx").worksheets[0]
    assert sheet.freeze_panes == "B3" and sheet.auto_filter.ref and sheet.protection.sheet
    assert "22 Nov 2026" in sheet["A1"].value
    for row in sheet.iter_rows(min_row=3):
        assert row[0].protection.locked and not row[4].protection.locked
    offered = {
        str(each.sqref).split(":")[0]: each.formula1
        for each in sheet.data_validations.dataValidation
    }
    assert len(offered) == 4 and all("'Words'!" in source for source in offered.values())


@pytest.mark.parametrize(
    "name", ["list --all", "report", "history", "progress --by theme", "themes"]
)
def test_no_cell_is_a_formula_and_the_same_answer_is_the_same_bytes(
    name: str, run: Run, story: None
) -> None:
    run("note", "MOU-1", "=1+1", "--by", "@x")
    run("note", "MOU-2", "+cmd|' /C calc'!A0 https://x.example")
    for file in ("one.xlsx", "two.xlsx"):
        assert run(*name.split(), "-o", file).status == 0
    assert Path("one.xlsx").read_bytes() == Path("two.xlsx").read_bytes()
    for sheet in openpyxl.load_workbook("one.xlsx").worksheets:
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def fill_in(name: str, ident: str, **values: Any) -> None:
    book = openpyxl.load_workbook(name)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[2]}
    for row in sheet.iter_rows(min_row=3):
        if row[0].value == ident:
            for head, value in values.items():
                row[heads[head.replace("_", " ")] - 1].value = value
    book.save(name)


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_an_untouched_sheet_comes_back_without_a_word(
    language: str, run: Run, story: None, register: Path
) -> None:
    assert run("--lang", language, "sheet", "-o", "x.xlsx").status == 0
    before = register.read_bytes()
    for other in ("vi", "lo", "en"):
        told = run("--lang", other, "load", "x.xlsx", "--yes")
        assert told.status == 0 and told.err == "", told.err
    run("start", "MOU-4")  # however late
    before = register.read_bytes()
    assert run("load", "x.xlsx", "--yes").status == 0 and register.read_bytes() == before


def test_one_units_sheet_is_filled_in_and_comes_back(run: Run, register: Path) -> None:
    for ident in ("MOU-2", "MOU-3"):
        run("update", ident, "--lead", "Cục Việc làm")
    run("add", "Tập huấn", "--under", "MOU-3", "--id", "MOU-3.a")
    assert run("--lang", "vi", "sheet", "--lead", "Cục Việc làm", "-o", "x.xlsx").status == 0
    sheet = openpyxl.load_workbook("x.xlsx").worksheets[0]
    assert {row["Mã"] for row in rows_of(sheet)} == {"MOU-2", "MOU-3"}
    fill_in("x.xlsx", "MOU-2", Trạng_thái_VN="hoàn thành", Hạn=date(2027, 3, 1), Ghi_chú="Đã xong")
    told = run("--lang", "vi", "load", "x.xlsx", "--yes")
    assert told.status == 0, told.err
    report = read_register(register).updates[-1]
    assert (report.commitment, report.party, report.status.value) == ("MOU-2", "VN", "completed")
    assert str(report.due) == "2027-03-01" and report.note.in_language("vi") == "Đã xong"
    assert len([u for u in read_register(register).updates if u.commitment == "MOU-3"]) == 1


def test_a_sheet_wants_a_file_and_something_to_fill_in(run: Run, register: Path) -> None:
    assert run("sheet").status == 2
    assert run("sheet", "--lead", "Cục Việc làm", "-o", "x.xlsx").status == 5
    assert not Path("x.xlsx").exists()
    assert run("sheet", "-i", "MOU", "-o", "x.csv").status == 0
    assert Path("x.csv").read_text("utf-8-sig").startswith("id,")


def test_a_row_given_out_as_another_is_no_report_on_what_has_its_id_now(
    run: Run, register: Path
) -> None:
    """It came from the other office, which had given the id to something else."""
    text = register.read_text("utf-8")
    action = '\n[[commitment]]\nid = "MOU-1.a"\ninstrument = "MOU"\nparent = "MOU-1"\nparties = ["VN"]\ntitle = {{ vi = "{}" }}\n'
    Path("theirs.toml").write_text(text + action.format("Cử chuyên gia"), "utf-8")
    register.write_text(text + action.format("Mở trường"), "utf-8")
    for form in ("x.xlsx",):
        assert run("--file", "theirs.toml", "sheet", "-i", "MOU", "-o", form).status == 0
    fill_in("x.xlsx", "MOU-1.a", Status_VN="completed")
    before = register.read_bytes()
    refused = run("load", "x.xlsx", "--yes")
    assert refused.status == 2 and "Mở trường" in refused.err and register.read_bytes() == before


def test_a_title_that_was_put_right_since_is_its_own(run: Run, register: Path) -> None:
    run("add", "Cử chuyên gia", "--under", "MOU-1", "--id", "MOU-1.a")
    run("sheet", "-i", "MOU", "-o", "x.xlsx")
    run(
        "edit",
        "MOU-1.a",
        "--title-vi",
        "Cử chuyên gia sang Lào",
        "--title-en",
        "Send experts",
        "--yes",
    )
    fill_in("x.xlsx", "MOU-1.a", Status_VN="completed")
    assert run("load", "x.xlsx", "--yes").status == 0
    assert read_register(register).updates[-1].commitment == "MOU-1.a"


def words_of_the_file(register: Path) -> set[str]:
    """Words by which a program reads a register, where a person has words of their own."""
    members = [*Status, *Force, *Timeliness, *Precision, *Verdict]
    words = {member.value for member in members} | set(labels.COLUMN) | {"warning", "why", "error"}
    return words | set(read_register(register).themes) - {"id"}


@pytest.mark.parametrize("language", ["vi", "lo"])
@pytest.mark.parametrize("command", [*ANSWERS.values(), "check", "next"])
def test_nothing_in_it_is_a_word_of_the_file(
    command: str, language: str, run: Run, register: Path, story: None
) -> None:
    """Themes stood by their ids in reports, and what was put right by the keys of the file."""
    assert run("edit", "MOU-3", "--title-vi", "Q", "-p", "all").status == 0
    assert run("--lang", language, *command.split(), "-o", "x.xlsx").status in (0, 1)
    wrong = words_of_the_file(register)
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook("x.xlsx").worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    if command == "themes":  # what each is called in the file stands beside its names
        wrong -= {*read_register(register).themes}
    told = [cell for cell in cells if wrong & {each.strip() for each in re.split("[;:,]", cell)}]
    assert told == []


@pytest.mark.parametrize("command", ["sheet", "list", "report", "annex", "timeline", "show M9-6"])
def test_a_year_alone_is_shown_as_the_year(command: str, run: Run, register: Path) -> None:
    """It stood there as its last day, which nobody had agreed; a date it is still, to be sorted and read back."""
    assert run("--lang", "vi", *command.split(), "-o", "x.xlsx").status == 0
    (row,) = [
        cells
        for cells in openpyxl.load_workbook("x.xlsx").worksheets[0].iter_rows()
        if "M9-6" in [cell.value for cell in cells]
    ]
    days = [cell for cell in row if cell.is_date and cell.value.date() == date(2027, 12, 31)]
    assert days
    assert {cell.number_format for cell in days} == {'"năm "yyyy'}


def test_what_one_side_added_is_no_joint_word(run: Run, register: Path) -> None:
    run("add", "Khảo sát", "--under", "MOU-1")
    run("event", "SOM26", "Họp SOM", "--on", "20/11/2026")
    run("history", "-o", "x.xlsx")
    rows = rows_of(openpyxl.load_workbook("x.xlsx").active)
    added = [row for row in rows if "added" in str(row["Note"])]
    assert [row["Party"] for row in added] == ["", ""]
