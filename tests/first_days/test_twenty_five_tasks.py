"""What an officer found in twenty-five tasks of the first days, in Vietnamese."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import Run
from laocoop.domain.wording import surely_in
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


# -- a second round of twenty-five, of both sides ---------------------------------------------------


def test_what_is_confirmed_is_the_newest_word_that_waits(run: Run, register: Path) -> None:
    """An older status was confirmed, and the date that waited stayed unanswered."""
    run("add", "A", "-u", "MOU-1", "-p", "all", "--id", "MOU-1.a", "--due", "5/12/2026")
    run("start", "MOU-1.a", "-p", "LA")
    run("start", "MOU-1.a", "-p", "VN")
    run("update", "MOU-1.a", "-p", "LA", "--due", "20/12/2026", "-n", "x")
    assert "hạn 20/12/2026" in run("confirm", "MOU-1.a").out
    # What is answered is not asked again: the status is next.
    assert "đang thực hiện" in run("confirm", "MOU-1.a").out


def test_a_figure_that_is_disputed_disputes_no_status(run: Run, register: Path) -> None:
    run("add", "T", "-u", "MOU-5", "-p", "all", "--target", "100 lượt", "--id", "MOU-5.t")
    run("start", "MOU-5.t", "-p", "LA")
    run("update", "MOU-5.t", "-p", "LA", "--value", "75")
    run("dispute", "MOU-5.t", "-n", "chỉ 70")
    shown = " ".join(run("show", "MOU-5.t").out.split())
    assert "có ý kiến khác về báo cáo của Lào: kết quả: 75 trên 100" in shown


def test_a_figure_that_is_confirmed_is_both_sides(run: Run, register: Path) -> None:
    run("add", "T", "-u", "MOU-5", "-p", "all", "--target", "1200 cán bộ", "--id", "MOU-5.t")
    run("update", "MOU-5.t", "-p", "VN", "--value", "400")
    run("update", "MOU-5.t", "-p", "LA", "--value", "650")
    assert "VN: 400, LA: 650" in run("show", "MOU-5.t").out
    run("confirm", "MOU-5.t")
    item = json.loads(run("show", "MOU-5.t", "-f", "json").out)["items"][0]
    assert (item["value"], item["agreement"]) == (650, None)
    run("update", "MOU-5.t", "-p", "VN", "--value", "640")  # later, and so it counts
    item = json.loads(run("show", "MOU-5.t", "-f", "json").out)["items"][0]
    assert (item["value"], item["agreement"]) == (None, "differ")


def test_of_what_is_gone_no_later_correction_holds(run: Run, register: Path) -> None:
    run("add", "T", "-u", "MOU-5", "-p", "all", "--id", "MOU-5.t")
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "edit", "MOU-5.t", "--title-lo", "ຝຶກ", "-p", "LA", "--yes")
    run("undo", "--yes")
    told = run("merge", "theirs.toml", "--yes").out
    assert "lần sửa sau có hiệu lực" not in told


@pytest.mark.parametrize("words", ["an sinh", "lao bảo", "sinh động"])
def test_single_words_of_a_name_name_no_theme(words: str, run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert run("edit", "MOU-5", "--theme", words, "-p", "all", "--yes").status == 2
    assert register.read_bytes() == before


def test_an_annex_has_actions_under_what_they_are_of_and_counts_them_apart(
    run: Run, register: Path
) -> None:
    run("add", "Tập huấn", "-u", "MOU-1", "-p", "all", "--id", "MOU-1.t")
    told = run("annex").out
    assert "Cam kết và kết quả thực hiện (15, và 1 hoạt động)" in told, told[:900]
    assert "Đề nghị chuyển tiếp sang hội nghị tới (14, và 1 hoạt động)" in told
    for part in told.split("Đề nghị chuyển tiếp sang"):
        ids = [line.split()[0] for line in part.splitlines() if line.startswith("MOU-")]
        assert ids[ids.index("MOU-1") + 1] == "MOU-1.t"


def test_english_words_alone_say_that_they_are_english(run: Run, register: Path) -> None:
    run("add", "--title-en", "Joint survey", "-u", "MOU-1", "--id", "MOU-1.s")
    assert "Joint survey [tiếng Anh]" in run("list", "-f", "table").out
    assert "[tiếng Anh]" not in run("--lang", "en", "list", "-f", "table").out
    run("note", "MOU-2", "A joint working group was set up with experts of both sides")
    assert "both sides” [tiếng Anh]" in " ".join(run("report").out.split())
    run("note", "MOU-3", "Khao sat chung o Vientiane")  # it may be either
    assert "Vientiane”" in " ".join(run("report").out.split())


def test_two_figures_of_the_sides_are_told_as_such(run: Run, register: Path) -> None:
    run("add", "T", "-u", "MOU-5", "-p", "all", "--target", "100 lượt", "--id", "MOU-5.t")
    run("update", "MOU-5.t", "-p", "all", "--value", "60")
    shutil.copy(register, "before.toml")
    run("update", "MOU-5.t", "-p", "LA", "--value", "75")
    told = " ".join(run("diff", "before.toml", str(register)).out.split())
    assert "kết quả: VN: 60, LA: 75" in told


def test_no_advice_makes_one_sides_word_a_joint_one(run: Run, register: Path) -> None:
    with register.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[update]]\nid = "zzzzzzzz"\ncommitment = "M9-6"\non = 2026-11-20\n'
            'recorded = 2026-11-20T09:00:00+07:00\nparty = "VN"\nstatus = "completed"\n'
        )
    told = " ".join(run("check").out.split())
    assert "bỏ bản ghi này khỏi tệp" in told and "không ghi bên nào" not in told


@pytest.mark.parametrize("named", ["SOM25", "som25"])
def test_what_moved_since_a_review_by_its_id(named: str, run: Run, register: Path) -> None:
    told = run("diff", named).out
    assert told == run("diff", "--since", "SOM25").out and "11/11/2025" in told


@pytest.mark.parametrize(("typed", "meant"), [("in", "report"), ("ຖອນຄືນ", "undo")])
def test_words_that_people_type_for_a_command(typed: str, meant: str, run: Run) -> None:
    assert f"{meant}?" in run(typed).err


def test_a_status_said_again_of_another_day_says_which_day_stays(run: Run, register: Path) -> None:
    """ "Đã ghi, ngày 22/06/2026", and the day since which it was completed stayed the 20th."""
    run("done", "MOU-2", "--on", "20/6/2026")
    again = run("done", "MOU-2", "--on", "22/6/2026")
    assert again.status == 0 and "hoàn thành ngày 20/06/2026" in again.err
    advice = re.search(r"laocoop (undo \w+)", again.err)
    assert advice is not None and run(*advice[1].split(), "--yes").status == 0
    assert "22/06/2026" in run("show", "MOU-2").out.partition("VN · Việt Nam")[2].splitlines()[0]
    assert "20/06/2026" not in run("done", "MOU-2", "--on", "22/6/2026").err
    assert run("done", "MOU-2").err.count("ngày đó vẫn giữ nguyên") == 0  # no day was given


def test_what_the_press_told_is_no_report_of_a_side(run: Run, register: Path) -> None:
    """M7-8 is completed by the press's word alone: no side is said to have reported it."""
    done = run("done", "M7-8", "--on", "6/12/2023", "-p", "LA")
    assert done.status == 0 and "ngày đó vẫn giữ nguyên" not in done.err


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cam on cac ban, co the hop on dinh", ""),
        ("Hop tai Ha Noi, an toan lao dong", ""),
        ("It was agreed with the experts of both sides", "en"),
        ("Joint survey", ""),
    ],
)
def test_words_without_signs_may_be_vietnamese(text: str, language: str) -> None:
    assert surely_in(text) == language
