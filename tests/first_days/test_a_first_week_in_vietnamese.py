"""What a first week in Vietnamese found: twenty-five tasks by somebody who had read README.vi.md alone."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from conftest import NOON, Run, read_register
from laocoop.domain.model import Register
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.storage.looked import keep_look
from offices import two

pytestmark = pytest.mark.usefixtures("for_viet_nam")

LATE = "Not among what changed, because they are of 20 Nov 2026 or before: 2 reports"


def on(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=VIENTIANE_AND_HANOI)


@pytest.mark.parametrize(
    "line",
    [
        "diff 20/11/2026",
        "diff 20/11/2026 1/12/2026",
        "diff --since 20/11/2026",
        "report --since 20/11/2026",
    ],
)
def test_late_reports_are_told_beside_what_changed(line: str, run: Run, register: Path) -> None:
    """Units answer late: what was known on a day and what is known now differed, and nothing was said to have moved."""
    run("start", "MOU-1", "--on", "10/2/2026", now=on(1))
    run("done", "MOU-4", "--on", "20/9/2026", "-e", "https://example.org", now=on(1))
    run("note", "MOU-5", "x", "--on", "21/11/2026", now=on(1))
    told = run(*line.split(), now=on(1, 10))
    assert (told.status, LATE in told.err) == (0, True)
    assert "MOU-5" in told.out
    run("undo", "--yes", now=on(1, 11))
    run("undo", "--yes", now=on(1, 11))
    assert ": 1 report that" in run(*line.split(), now=on(1, 12)).err


def test_what_the_press_told_is_not_late(run: Run, register: Path) -> None:
    """It is of before the register itself, and would be told at every look back."""
    assert run("diff", "20/11/2026", now=on(1)).err == ""
    assert "MOU-3" not in run("report", now=on(1)).err


def test_what_the_other_side_took_back_is_no_news(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A morning told that it was reported, and that it was taken back, of what nobody here had seen."""
    vn, la = two(tmp_path, run)
    assert vn("config", "by", "Hoa").status == 0
    keep_look(os.path.realpath(vn.register), NOON, _records(vn.holds()))
    monkeypatch.setenv("LAOCOOP_USER", "Somchai")
    assert la("done", "MOU-7").status == 0
    assert la("undo", "--yes").status == 0
    assert la("note", "MOU-8", "there").status == 0
    assert la("sync").status == 0
    monkeypatch.setenv("LAOCOOP_USER", "Hoa")
    told = vn("sync")
    assert "MOU-8" in told.out and "MOU-7" not in told.out
    assert "taken back" not in told.out
    came = json.loads(vn("today", "-f", "json").out)["sections"]["came_in"]
    assert [each["commitment"] for each in came] == ["MOU-8"]
    keep_look(os.path.realpath(vn.register), NOON, _records(vn.holds()))
    monkeypatch.setenv("LAOCOOP_USER", "Somchai")
    assert la("undo", "--yes").status == la("sync").status == 0
    monkeypatch.setenv("LAOCOOP_USER", "Hoa")
    assert vn("sync").status == 0
    assert "Somchai: takes back: LA, 22 Nov 2026: “there”" in vn("today", "-f", "table").out


def _records(register: Register) -> list[str]:
    return [*register.commitments, *(update.id for update in register.updates)]


def test_what_was_taken_back_is_told_in_words(run: Run, tmp_path: Path) -> None:
    """“hoàn tác sdqzqyh6”: an id tells nobody what it was."""
    vn, la = two(tmp_path, run)
    assert la("done", "MOU-7").status == 0
    assert la("sync").status == vn("sync").status == 0
    assert la("undo", "--yes").status == 0
    assert la("sync").status == 0
    told = vn("sync")
    assert "1 entry taken back" in told.out
    assert "taken back: LA, 22 Nov 2026: completed" in told.out
    assert "takes back: LA, 22 Nov 2026: completed" in vn("history", "MOU-7", "-f", "table").out


def test_of_a_day_to_come_nothing_counts_and_that_is_told(run: Run, register: Path) -> None:
    """A slip in the year was taken in silence."""
    told = run("start", "MOU-5", "--on", "1/1/2036")
    assert "of 1 Jan 2036, which is still to come" in told.out
    assert "still to come" not in run("start", "MOU-5").out


@pytest.mark.parametrize("word", ["confirm", "dispute"])
def test_an_answer_is_about_the_report_that_holds_today(
    word: str, run: Run, register: Path
) -> None:
    """The other side's plan for next year stood in its way, and the advice led to answering that."""
    run("done", "MOU-4", "-e", "https://example.org")
    run("update", "MOU-4", "--status", "suspended", "--on", "2/1/2027")
    answered = run(word, "MOU-4", "--party", "LA", "--note", "x")
    assert (answered.status, "completed" in answered.out) == (0, True)
    verified = read_register(register).updates[-1].verifies
    assert verified == read_register(register).updates[-3].id
    run("start", "MOU-5", "--on", "2/1/2027")
    refused = run(word, "MOU-5", "--party", "LA", "--note", "x")
    assert (refused.status, "2 Jan 2027" in refused.err) == (2, True)


def test_a_language_that_is_forgotten_is_the_systems_from_then_on(run: Run) -> None:
    run("config", "language", "vi")
    told = run("config", "--clear", "language").out
    assert "language = en (as the system says)" in told and "kept in" in told
    assert "(lưu tại" in run("config", "language", "vi").out


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_sheet_is_in_the_readers_words(language: str, run: Run, register: Path) -> None:
    """Themes stood there by their ids, and heads ended in “vi”."""
    run("update", "MOU-3", "--due", "30/9/2027", "--note", "x")
    assert run("--lang", language, "sheet", "-i", "MOU", "-o", "s.xlsx").status == 0
    sheet = openpyxl.load_workbook("s.xlsx").worksheets[0]
    heads = {str(cell.value): cell.column for cell in sheet[2]}
    view = {theme.name.in_language(language) for theme in read_register(register).themes.values()}
    words = {"vi": ("Cam kết (Tiếng Lào)", "Chủ đề"), "lo": ("ຄຳໝັ້ນສັນຍາ (ພາສາລາວ)", "ຫົວຂໍ້"), "en": ("Commitment (Lao)", "Themes")}  # fmt: skip
    title, themes = words[language]
    assert title in heads
    cells = [sheet.cell(row, heads[themes]).value for row in range(3, sheet.max_row + 1)]
    assert {name for cell in cells if cell for name in cell.split("; ")} <= view
    dates = [cell.value for row in sheet.iter_rows() for cell in row if "VN: " in str(cell.value)]
    assert dates == ["VN: 30 Sep 2027" if language == "en" else "VN: 30/09/2027"]
    for told in ("vi", "lo", "en"):
        back = run("--lang", told, "load", "s.xlsx", "--yes")
        assert (back.status, back.err) == (0, "")


def test_themes_of_a_new_row_are_typed_as_they_are_shown(run: Run, register: Path) -> None:
    """A name that has a comma in it was taken for two."""
    shown = "An toàn, vệ sinh lao động; Việc làm"
    Path("n.csv").write_text(
        f'id,parent,title_vi,parties,themes\nMOU-5.c,MOU-5,Sửa,VN,"{shown}"\n', encoding="utf-8"
    )
    assert run("load", "n.csv", "--yes").status == 0
    assert read_register(register).commitments["MOU-5.c"].themes == (
        "occupational-safety",
        "employment",
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hội nghị lần thứ 7", "M7"),
        ("hoi nghi 7", "M7"),
        ("hội nghị bộ trưởng", ""),
        ("hội nghị", ""),
        ("7th conference", "M7"),
    ],
)
def test_a_conference_is_called_by_words_of_its_name(
    typed: str, meant: str, run: Run, register: Path
) -> None:
    done = run("list", "--all", "-i", typed, "-f", "json")
    assert done.status == (0 if meant else 2)
    items = json.loads(done.out)["items"] if meant else []
    assert {item["instrument"] for item in items} == {meant} - {""}


def test_words_that_do_not_stand_in_a_row_are_told(run: Run, register: Path) -> None:
    told = run("search", "hội nghị lần thứ 7")
    assert "In any order, the words find 9: laocoop search hội nghị lần thứ 7" in told.err
    assert run("search", "hội", "nghị", "lần", "thứ", "7").out.count("\n") == 10


def test_one_is_told_where_ones_things_are(run: Run, register: Path) -> None:
    run("note", "MOU-1", "x")
    assert f"The register in use: {register.name}" in run("config").out.replace(
        f"{register.parent}/", ""
    )
    assert "register in use" not in run("config", "language").out
    told = run("restore").out
    folder = told.partition("(kept in ")[2].rpartition(")")[0]
    assert [each.suffix for each in Path(folder).glob("2026*")] == [".toml"]


@pytest.mark.parametrize(
    "topic", ["phiếu", "phieu", "hội nghị", "biên bản", "a meeting", "ກອງປະຊຸມ"]
)
def test_a_page_is_called_as_it_is_headed(topic: str, run: Run) -> None:
    assert run("--lang", "vi", "help", topic).out.startswith(("Phiếu", "Chuẩn bị hội", "Nạp biên"))


# --- by somebody else, the same day


def test_the_day_of_a_later_report_is_that_of_one_that_says_as_much(
    run: Run, register: Path
) -> None:
    """A note of today was named as the report that stands; and a day beside a status that it is not of."""
    run("done", "MOU-5", "--on", "15/11/2026", "-e", "https://example.org")
    run("note", "MOU-5", "x")
    told = run("start", "MOU-5", "--on", "1/11/2026").out
    assert "a report of a later day, 15 Nov 2026, stands" in told
    assert "written down, on 1 Nov 2026; status: in progress" in told


def test_to_confirm_is_not_to_report(run: Run, register: Path) -> None:
    run("done", "MOU-4", "-p", "LA", "-e", "https://example.org")
    told = run("confirm", "MOU-4").out
    assert "VN has not reported yet (laocoop update MOU-4)" in told
    run("done", "MOU-3", "-e", "https://example.org")
    run("done", "MOU-3", "-p", "LA", "-e", "https://example.org")
    assert "has not reported" not in run("confirm", "MOU-3").out


def test_what_an_own_copy_has_is_nobodys_alone(run: Run, register: Path, tmp_path: Path) -> None:
    """“You have reported before” to whoever had only received; and what was taken back was counted."""
    register.unlink()
    for line in ("note MOU-1 x", "note MOU-2 y", "undo --yes"):
        assert run(*line.split()).status == 0
    told = run("init").err
    assert "has reports: 1. The new register has none of them." in told


@pytest.mark.parametrize("typed", ["31/2/2026", "2026-13-01", "30.2.2026"])
def test_a_day_that_does_not_exist_is_no_file(typed: str, run: Run, register: Path) -> None:
    refused = run("diff", typed)
    assert (refused.status, typed in refused.err, "no file" in refused.err) == (2, True, False)
