"""What an officer found in twenty-five tasks of the first days, in Vietnamese."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from conftest import Run
from sheets import filled, given_out, saved


@pytest.fixture(autouse=True)
def _an_officer_of_viet_nam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    monkeypatch.setenv("LAOCOOP_LANG", "vi")


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["show", "SOM25"], 4, "SOM25 là một cuộc rà soát chung, không phải cam kết"),
        (["list", "MOU-1", "mou-2"], 0, "Đây là các mã. Xem: laocoop show MOU-1 MOU-2"),
        (["diff", "1/1/2027"], 2, "01/01/2027 chưa đến"),
    ],
)
def test_what_was_meant_is_said(
    words: list[str], status: int, told: str, run: Run, register: Path
) -> None:
    done = run(*words)
    assert (done.status, told in done.err) == (status, True), done.err


@pytest.mark.parametrize("topic", ["trước hội nghị", "hội nghị", "hoi nghi", "meeting"])
def test_a_page_by_the_words_that_name_it(topic: str, run: Run) -> None:
    """The list of commands says "bắt đầu, hằng ngày, trước hội nghị"; the last of them was not known."""
    assert run("help", *topic.split()).out == run("help", "meeting").out != ""


def test_a_sheet_for_one_side_is_of_the_period_as_its_list_is(run: Run, register: Path) -> None:
    listed = run("list", "-p", "LA").out.splitlines()[1:]
    run("sheet", "-p", "LA", "-o", "la.csv")
    with Path("la.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row["id"] for row in csv.DictReader(file)]
    assert rows == [line.split("\t")[0] for line in listed]


def test_who_loads_a_sheet_for_the_other_side_is_told_as_whom(run: Run, register: Path) -> None:
    """It said that one reports for Viet Nam, where `--party LA` had just been typed."""
    sheet = saved(filled(given_out(run), "MOU-4", status_VN="in_progress", status_LA="completed"))
    done = run("load", sheet, "--yes", "--party", "LA")
    assert done.status == 7
    assert "bạn báo cáo cho Lào" in " ".join(done.err.split())


def test_a_sheet_counts_what_there_is(run: Run, register: Path) -> None:
    sheet = saved(filled(given_out(run), "MOU-4", status_VN="in_progress"))
    told = " ".join(run("load", sheet, "--yes").out.split())
    assert "Đã ghi từ sheet.csv: 1 báo cáo." in told and "0 cam kết" not in told


def test_what_the_press_said_last_is_no_report_of_a_side(run: Run, register: Path) -> None:
    """ "Chưa báo cáo" stood beside the day of the last report."""
    loose = run("report", "-f", "markdown").out.partition("Nội dung tồn đọng")[2]
    (row,) = [line for line in loose.splitlines() if line.startswith("| M5-2 ")]
    assert "chưa báo cáo" in row and "12/11/2025<br>báo chí" in row


def test_history_has_what_was_taken_back(run: Run, register: Path) -> None:
    run("add", "x", "--under", "MOU-1", "--id", "MOU-1.q")
    run("undo", "--yes")
    assert "MOU-1.q" in run("history", "MOU-1.q", "-f", "csv").out


def test_a_record_dated_ahead_is_named_by_its_commitment(run: Run, register: Path) -> None:
    run("note", "MOU-1", "x")
    shutil.copy(register, "before.toml")
    text = register.read_text(encoding="utf-8")
    at = text.rindex("recorded = ")
    register.write_text(
        text[:at] + "recorded = 2031-01-01T00:00:00Z" + text[text.index("\n", at) :],
        encoding="utf-8",
    )
    assert "MOU-1 ghi ngày 01/01/2031" in " ".join(run("check").out.split())


def test_a_report_takes_no_date_away(run: Run, register: Path) -> None:
    done = run("update", "M9-6", "--due", "-", "-p", "LA")
    assert done.status == 2 and "laocoop edit MÃ --due -" in done.err
    assert run("edit", "M9-6", "--due", "-", "-p", "LA").status == 0


def test_a_year_of_the_buddhist_era_alone_is_asked_back(run: Run, register: Path) -> None:
    done = run("update", "MOU-6", "--due", "2570")
    assert done.status == 2 and "2027" in done.err


def test_next_says_whose_date_it_is(run: Run, register: Path) -> None:
    run("update", "MOU-5", "--due", "3/4/2027", "-n", "k")
    (row,) = [line for line in run("next").out.splitlines() if line.startswith("MOU-5")]
    assert "hạn VN: 03/04/2027" in row
