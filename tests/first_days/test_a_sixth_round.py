"""FIRST DAYS, a sixth round: signs that were typed count, new rows of sheets say what they say and no more."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Run, read_register
from laocoop.domain.model import Update
from laocoop.domain.search.folding import begins_with
from laocoop.domain.spans import parse_span
from laocoop.domain.status import Status
from office_files import changed
from sheets import saved

pytestmark = pytest.mark.usefixtures("for_viet_nam")
TODAY = date(2026, 11, 22)


def last(register: Path) -> Update:
    return read_register(register).updates[-1]


# --- words


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("hoãn", Status.SUSPENDED),
        ("tạm hoãn", Status.SUSPENDED),
        ("hoàn thành", Status.COMPLETED),
        ("hoan thanh", Status.COMPLETED),
        ("hoàn", Status.COMPLETED),
        ("tam dung", Status.SUSPENDED),
        ("Đang thực hiện", Status.IN_PROGRESS),
        ("đang thuc hien", Status.IN_PROGRESS),
        ("hoan", None),  # hoãn or hoàn thành
        ("hóan", None),
    ],
)
def test_a_sign_that_is_typed_counts(
    typed: str, status: Status | None, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    told = run("--lang", "vi", "update", "MOU-2", "-s", typed, "-n", "Chờ kinh phí", "-e", "a.pdf")
    if status is None:
        assert told.status == 2 and register.read_bytes() == before
    else:
        assert told.status == 0 and last(register).status is status, told


def test_a_beginning_has_the_signs_of_its_name() -> None:
    assert begins_with("hoàn thành", "hoàn") and begins_with("hoàn thành", "HOAN")
    assert not begins_with("hoàn thành", "hoãn") and not begins_with("hoàn", "hoàn thành")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("tháng sau", "2026-12"),
        ("tháng sáu", "2026-06"),
        ("tháng này", "2026-11"),
        ("tháng trước", "2026-10"),
        ("quý sau", "2027-Q1"),
        ("quý này", "2026-Q4"),
        ("năm sau", "2027"),
        ("next quarter", "2027-Q1"),
        ("last month", "2026-10"),
        ("ເດືອນໜ້າ", "2026-12"),
        ("ປີນີ້", "2026"),
    ],
)
def test_this_one_and_the_next(typed: str, name: str) -> None:
    span = parse_span(typed, TODAY)
    assert span is not None and span.name == name


def test_next_month_is_not_june(run: Run, register: Path) -> None:
    assert run("update", "MOU-1", "--due", "ngày 15 tháng sau").status == 0
    assert last(register).due == date(2026, 12, 15)
    assert run("update", "MOU-1", "--due", "ngày 15 tháng sáu").status == 0
    assert last(register).due == date(2027, 6, 15)
    told = run("update", "MOU-1", "--due", "15 thang sau")
    assert told.status == 2 and "tháng 6" in told.err
    assert run("report", "thang sau").status == 2


@pytest.mark.parametrize("word", ["ca hai", "ca hai ben", "Cả hai bên", "hai ben cung bao cao"])
def test_both_is_both_without_its_signs(word: str, run: Run, register: Path) -> None:
    assert run("--lang", "vi", "start", "MOU-1", "-p", word).status == 0
    assert last(register).party == ""


def test_the_word_for_both_is_among_those_offered(run: Run) -> None:
    assert "all (both, jointly)" in run("start", "MOU-1", "-p", "Thailand").err


def test_a_note_without_words_is_told_what_to_write(run: Run) -> None:
    told = run("note", "MOU-1")
    assert told.status == 2 and "laocoop note MOU-1 …" in told.err and "--status" not in told.err


# --- new rows of sheets


def test_a_new_row_does_not_speak_for_the_other_side(run: Run, register: Path) -> None:
    before = register.read_bytes()
    row = {"id": "MOU-8.t2", "parent": "MOU-8", "title_vi": "Việc", "parties": "LA"}
    told = run("load", saved([row | {"status_LA": "completed"}]), "--yes")
    assert told.status == 7 and "LA" in told.err and register.read_bytes() == before
    told = run("load", saved([row | {"last_note": "Phía Lào đề nghị hoãn"}]), "--yes")
    assert told.status == 2 and "not bound here" in told.err and register.read_bytes() == before


def test_a_new_row_keeps_its_day_and_its_joint_status(run: Run, register: Path) -> None:
    row = {"id": "MOU-8.t1", "parent": "MOU-8", "title_vi": "Việc", "parties": "VN"}
    done = row | {"status_VN": "hoàn thành", "completed_on": "12/10/2026"}
    told = run("load", saved([done]), "--yes")
    assert told.status == 0 and "on 12 Oct 2026" in told.err, told
    assert (last(register).on, last(register).party) == (date(2026, 10, 12), "VN")
    added = list(read_register(register).commitments.values())[-1]
    assert added.themes == read_register(register).commitments["MOU-8"].themes
    row = {"id": "MOU-8.t2", "parent": "MOU-8", "title_vi": "Việc", "status": "hoàn thành"}
    assert run("load", saved([row]), "--yes").status == 0
    assert (last(register).status, last(register).party) == (Status.COMPLETED, "VN")
    wrong = row | {"id": "MOU-8.t3", "status": "", "completed_on": "12/10/2026"}
    assert run("load", saved([wrong]), "--yes").status == 2


def test_a_new_row_makes_no_agreement_that_nobody_made(run: Run, register: Path) -> None:
    before = register.read_bytes()
    row = {"id": "M9-7", "title_vi": "Việc mới", "instrument": "M9"}
    told = run("load", saved([row]), "--yes")
    assert told.status == 2 and "parties" in told.err and register.read_bytes() == before
    both = saved([row | {"parties": "VN LA", "due": "năm 2027"}])
    told = run("load", both, "--yes", "--party", "VN")
    assert told.status == 7 and "--party all" in told.err and register.read_bytes() == before
    told = run("load", both, "--yes", "--party", "all")
    assert told.status == 0 and "agreed by both sides" in told.err, told
    added = list(read_register(register).commitments.values())[-1]
    assert added.period is not None and added.period.name == "2026-2027"
    assert (str(added.due), str(added.due_precision)) == ("2027-12-31", "Precision.YEAR")
    early = row | {"id": "M9-8", "parties": "VN LA", "due": "1/1/2020"}
    assert "12 Nov 2025" in run("load", saved([early]), "--yes").err


def test_an_error_of_a_formula_is_no_empty_cell(run: Run, register: Path) -> None:
    book, packed = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (["id", "status_VN", "last_note"], ["MOU-1", "in_progress", "MARK"]):
        book.active.append(row)
    book.save(packed)
    broken = changed(
        packed.getvalue(),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            '<c r="C2" t="inlineStr"><is><t>MARK</t></is></c>', '<c r="C2" t="e"><v>#REF!</v></c>'
        ).replace('<c r="C2" t="s"><v>4</v></c>', '<c r="C2" t="e"><v>#REF!</v></c>'),
    )
    assert b"#REF!" in Path("s.xlsx").write_bytes(broken).to_bytes(4, "big") + unzipped(broken)
    told = run("load", "s.xlsx", "--yes")
    assert told.status == 2 and "#REF!" in told.err and "last_note" in told.err, told


def unzipped(package: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        return packed.read("xl/worksheets/sheet1.xml")


def test_two_dates_of_two_sides_stand_in_a_sheet(run: Run, register: Path) -> None:
    run("update", "MOU-5", "--due", "31/12/2027", "-n", "x")
    run("update", "MOU-5", "--due", "30/6/2027", "-n", "x", "-p", "LA")
    rows = list(
        csv.DictReader(io.StringIO(run("list", "-i", "MOU", "-f", "csv").out.lstrip("\ufeff")))
    )
    [row] = [row for row in rows if row["id"] == "MOU-5"]
    assert row["due_named"] == "VN: 2027-12-31; LA: 2027-06-30"
    run("list", "-i", "MOU", "-f", "csv", "-o", "m.csv")
    assert "No cell was changed" in run("load", "m.csv", "--yes").out


# --- the rest


def test_a_merge_is_taken_back_after_what_stood_on_it_was(run: Run, register: Path) -> None:
    Path("la.toml").write_bytes(register.read_bytes())
    run("--file", "la.toml", "add", "Việc Lào", "-u", "MOU-1", "-p", "LA", "--id", "MOU-1.la")
    before = register.read_bytes()
    run("merge", "la.toml")
    run("add", "Việc dưới", "--under", "MOU-1.la")
    assert run("undo", "--yes").status == 0
    told = run("undo", "--yes")
    assert told.status == 0 and register.read_bytes().startswith(before), told


def test_a_dispute_is_a_difference_where_one_side_alone_is_bound(run: Run, register: Path) -> None:
    run("start", "M9-6", "-p", "LA")
    run("dispute", "M9-6", "-n", "Chưa thấy")
    shown = json.loads(run("show", "M9-6", "-f", "json").out)["items"][0]
    assert shown["agreement"] == "differ"
    sections: Any = json.loads(run("report", "-f", "json").out)["sections"]
    assert [item["id"] for item in sections["differing"]] == ["M9-6"]


def test_what_is_completed_in_time_to_come_is_not_completed_yet(run: Run, register: Path) -> None:
    with register.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[update]]\nid = "aaaaaaaa"\ncommitment = "MOU-4"\non = 2027-02-01\n'
            'recorded = 2026-11-01T09:00:00+07:00\nparty = "LA"\nstatus = "completed"\n'
        )
    told = run("check").out
    assert "[reported-in-future]" in told and "[one-sided-completion]" not in told


def test_a_year_stays_a_year(run: Run, register: Path) -> None:
    """However it came: reported, in a sheet, in minutes, or as the first date that was moved."""
    told = run("--lang", "vi", "update", "MOU-3", "--due", "năm 2027", "-p", "all")
    assert "hạn năm 2027" in told.out, told
    [shown] = json.loads(run("show", "MOU-3", "-f", "json").out)["items"]
    assert (shown["due"], shown["due_precision"]) == ("2027-12-31", "year")
    assert "năm 2027" in run("--lang", "vi", "show", "MOU-3").out
    run("update", "MOU-5", "--due", "năm 2028")
    assert "VN: năm 2028" in run("--lang", "vi", "list", "-f", "md").out
    run("update", "M9-6", "--due", "31/3/2028", "-n", "x", "-p", "LA")
    shown_first = " ".join(run("--lang", "vi", "show", "M9-6").out.split())
    assert "năm 2027" in shown_first and "31/12/2027" not in shown_first
    assert run("load", saved([{"id": "MOU-4", "due": "năm 2027"}]), "--yes").status == 0
    assert str(last(register).due_precision) == "Precision.YEAR"
    Path("m.txt").write_text(
        "1. Hai bên sẽ trao đổi chuyên gia trong năm 2028.\n"
        "2. Phía Lào sẽ gửi tài liệu trước ngày 31 tháng 12 năm 2028.\n"
    )
    told = run("load", "m.txt", "-i", "M10", "--signed", "1/10/2026", "--yes")
    assert told.status == 0, told.err
    loaded = [c for c in read_register(register).commitments.values() if c.instrument == "M10"]
    assert [str(c.due) for c in loaded] == ["2028-12-31", "2028-12-31"]
    assert [c.due_precision is not None for c in loaded] == [True, False]


# --- smaller things


@pytest.mark.parametrize("typed", ["tiếng việt", "Tieng Viet", "Vietnamese", "vi", "VI"])
def test_a_language_is_called_as_it_is_shown(typed: str, run: Run) -> None:
    assert run("config", "language", typed).out.splitlines()[0] == "language = vi"


def test_a_review_that_is_not_there_names_those_that_are(run: Run) -> None:
    for command in ("report", "diff"):
        refused = run(command, "--since", "SOM99")
        assert refused.status == 2
        assert (
            "neither a date nor one joint review or instrument" in refused.err
            and "SOM25" in refused.err
        )


def test_a_sheet_of_which_a_part_is_not_read_is_not_said_to_agree(run: Run, register: Path) -> None:
    row = {"id": "MOU-1", "Nhận xét của Cục": "Cần họp lại"}
    told = run("load", saved([row]), "--yes")
    assert "Nhận xét của Cục" in told.err
    assert "says what the register says" not in told.out and "Nothing was changed." in told.out
