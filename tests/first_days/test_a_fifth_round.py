"""FIRST DAYS, a fifth round: nothing is dropped unseen, units are of their side, past reports stay as they were."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import NOON, Run, read_register
from laocoop.domain.wording import surely_in
from laocoop.i18n import catalogue

pytestmark = pytest.mark.usefixtures("for_viet_nam")
VN_UNIT, LA_UNIT = "Cục Việc làm", "ກົມຄຸ້ມຄອງແຮງງານ"


def items(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "-f", "json").out)["items"]


@pytest.mark.parametrize(
    "line",
    [
        ["start", "MOU-0", "--party", "VN", "--party", "LA"],
        ["update", "MOU-4", "--note", "a", "--note", "b"],
        ["update", "MOU-4", "-n", "a", "--note=b"],
        ["note", "MOU-2", "a", "--note", "b"],
        ["add", "X", "--under", "MOU-1", "-u", "MOU-2"],
        ["done", "MOU-1", "--on", "1/11/2026", "--on", "2/11/2026"],
    ],
    ids=" ".join,
)
def test_what_is_given_twice_is_not_dropped_unseen(
    line: list[str], run: Run, register: Path
) -> None:
    before = register.read_bytes()
    told = run(*line)
    assert told.status == 2 and "given twice" in told.err, told
    assert register.read_bytes() == before
    assert run("done", "MOU-1", "-e", "a.pdf", "-e", "b.pdf").status == 0  # evidence may be


@pytest.mark.parametrize(
    "line",
    [
        ["update", "MOU-2", "--lead", LA_UNIT],
        ["update", "MOU-2", "--lead", VN_UNIT, "-p", "LA"],
        ["edit", "MOU-2", "--lead", LA_UNIT],
        ["add", "Khảo sát", "--under", "MOU-3", "--lead", LA_UNIT],
        ["edit", "M9-6", "--lead", VN_UNIT],  # Laos alone is bound
        ["edit", "M6-3", "--lead", LA_UNIT, "-p", "LA"],  # Viet Nam alone
    ],
    ids=" ".join,
)
def test_a_unit_leads_for_its_own_side_alone(line: list[str], run: Run, register: Path) -> None:
    before = register.read_bytes()
    told = run(*line)
    assert told.status == 5 and register.read_bytes() == before, told
    assert run("update", "MOU-2", "--lead", VN_UNIT).status == 0
    assert run("update", "MOU-2", "--lead", LA_UNIT, "-p", "LA").status == 0


def test_a_sheet_names_the_cell_of_the_other_sides_unit(run: Run, register: Path) -> None:
    Path("s.csv").write_text(f"id,lead_VN\nMOU-1,{LA_UNIT}\n", encoding="utf-8")
    told = run("load", "s.csv", "--yes")
    assert told.status == 2 and "lead_VN" in told.err, told


def test_a_unit_that_looks_like_a_slip_is_told_without_harmful_advice(run: Run) -> None:
    told = run("update", "MOU-2", "--lead", "Cục Việc lamm", "--dry-run")
    assert VN_UNIT in told.err and "laocoop undo" not in told.err


def test_a_date_of_one_side_is_told_and_found_as_its_own(run: Run, register: Path) -> None:
    run("update", "MOU-5", "--due", "1/10/2026", "--note", "x")
    run("update", "MOU-5", "--due", "30/6/2027", "--note", "y", "-p", "LA")
    [shown] = items(run, "show", "MOU-5")
    assert shown["due_named"] == {"VN": "2026-10-01", "LA": "2027-06-30"}
    plain = run("list", "-f", "plain").out
    assert "VN: 2026-10-01, LA: 2027-06-30" in plain
    for day in ("1/10/2026", "30/6/2027"):
        assert [c["id"] for c in items(run, "list", "--due", day)] == ["MOU-5"]


def test_two_dates_of_two_sides_are_no_move(run: Run, register: Path) -> None:
    shutil.copy(register, "la.toml")
    run("update", "MOU-5", "--due", "31/3/2027", "-n", "a")
    run("--file", "la.toml", "update", "MOU-5", "--due", "30/6/2027", "-n", "b", "-p", "LA")
    for told in (
        run("--file", "la.toml", "diff", "commitments.toml").out,
        run("--file", "la.toml", "merge", "commitments.toml").out,
    ):
        assert "(was 30 Jun 2027)" not in told and "VN" in told and "31 Mar 2027" in told


def test_a_correction_that_a_later_one_overtook_is_named(run: Run, register: Path) -> None:
    shutil.copy(register, "la.toml")
    run("edit", "MOU-6", "--title-vi", "Bình đẳng giới")
    run("--file", "la.toml", "edit", "MOU-6", "--title-vi", "Bình đẳng nam nữ", "-p", "LA")
    for told in (
        run("--file", "la.toml", "diff", "commitments.toml").out,
        run("--file", "la.toml", "merge", "commitments.toml").out,
    ):
        text = " ".join(told.split())
        assert "Bình đẳng giới" in text and "what was put right later holds" in text


def test_what_a_merge_edits_beside_commitments_is_named(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")
    base = Path("base.toml")
    base.write_text(text, "utf-8")
    start = text.index('id = "employment"')
    theirs = text[:start] + text[start:].replace('en = "Employment"', 'en = "Jobs"', 1)
    Path("theirs.toml").write_text(theirs, "utf-8")
    told = run("merge", "theirs.toml", "--base", "base.toml")
    assert "“Employment” → “Jobs”" in told.out, told


def test_a_past_report_stays_what_it_was(run: Run, register: Path) -> None:
    later = NOON.replace(day=30)
    words = ("report", "--as-of", "22/11/2026", "-f", "json")
    before = run(*words, now=later).out
    run("event", "SOM26", "x", "--on", "20/6/2026", now=later)
    assert run(*words, now=later).out == before
    assert "2026-06-20" not in before
    run("undo", "--yes", now=later.replace(hour=13))
    assert run(*words, now=later.replace(hour=14)).out == before


def test_what_a_past_day_leaves_out_is_counted_rightly(run: Run, register: Path) -> None:
    later = NOON.replace(day=30)
    run("add", "Việc một", "--under", "MOU-1", now=later)
    run("start", "MOU-1", "--on", "1/8/2026", now=later.replace(hour=13))
    run("start", "MOU-2", "--on", "1/8/2026", now=later.replace(hour=14))
    run("undo", "--yes", now=later.replace(hour=15))
    told = run("list", "--as-of", "20/11/2026", now=later.replace(hour=16)).err
    assert "11 reports, 1 new commitment. Count it: --known-later" in told, told


def test_actions_are_no_commitments_in_the_first_sentences(run: Run, register: Path) -> None:
    run("add", "Hội nghị chung", "--under", "MOU-3", "--party", "all", "--id", "MOU-3.x")
    run("done", "MOU-3.x", "-e", "a.pdf")
    told = " ".join(run("report").out.split())
    assert "Laos has yet to report on 1 action." in told and "(0, with 1 action)" in told


def test_the_press_reports_nothing_since_a_meeting(run: Run, register: Path) -> None:
    told = json.loads(run("report", "--since", "SOM25", "-f", "json").out)
    assert not [entry for entry in told["sections"]["changes"] if entry["by"] == "press"]
    assert "VN · press, 11 Nov 2025" in " ".join(run("report", "2025").out.split())


def test_minutes_of_a_day_to_come_are_not_counted_yet(run: Run, register: Path) -> None:
    Path("m.txt").write_text("1. Hai bên sẽ tổ chức khóa đào tạo trước ngày 30 tháng 6 năm 2028.\n")
    load = ("load", "m.txt", "-i", "M10", "--signed", "12/11/2027", "--yes")
    total = len(items(run, "list", "--all"))
    told = run(*load)
    assert told.status == 0 and "until then" in told.err
    assert len(items(run, "list", "--all")) == total
    assert "M10" not in run("instruments").out
    missing = run("show", "M10-1")
    assert missing.status == 4 and "12 Nov 2027" in missing.err
    [shown] = items(run, "show", "M10-1", "--as-of", "12/11/2027")
    assert shown["period"] == "2028-2029"  # 2026-2027 was nearly over on that day
    Path("m.txt").write_text("1. Hai bên sẽ tổ chức khóa đào tạo trước ngày 30 tháng 6 năm 2029.\n")
    again = run(*load)
    assert "M10-1 (30 Jun 2029)" in again.err and "--due" in again.err


def test_a_sheet_loaded_twice_and_one_that_does_not_say_when(run: Run, register: Path) -> None:
    run("update", "MOU-1", "-s", "not_started", "-n", "n")
    run("list", "-i", "MOU", "-f", "csv", "-o", "m.csv")
    text = Path("m.csv").read_text("utf-8-sig")
    run("done", "MOU-1", "-e", "a.pdf")
    rows = [line.rsplit(",", 1)[0] for line in text.splitlines()]
    Path("undated.csv").write_text("\n".join(rows), encoding="utf-8")
    told = run("load", "undated.csv", "--dry-run")
    assert "does not say when it was given out" in told.err
    Path("s.csv").write_text("id,status_VN\nMOU-2,completed\n", encoding="utf-8")
    assert run("load", "s.csv", "--yes").status == 0
    assert "does not say when" not in run("load", "s.csv", "--yes").err


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Đã bàn giao tài liệu", "vi"),
        ("ສຳເລັດແລ້ວ", "lo"),
        ("Handed over", ""),
        ("A meeting with Minister Đỗ Thanh Bình in Hà Nội", ""),
        ("", ""),
        ("2026", ""),
    ],
)
def test_a_note_is_told_by_letters_of_its_own(text: str, language: str) -> None:
    assert surely_in(text) == language


def test_a_note_in_another_language_says_which(run: Run, register: Path) -> None:
    run("--lang", "vi", "done", "MOU-2", "-n", "Đã bàn giao tài liệu", "-e", "a.pdf")
    for language in ("lo", "en"):
        told = " ".join(run("--lang", language, "report", "-f", "markdown").out.split())
        which = {"en": "Vietnamese", "lo": "ພາສາຫວຽດນາມ"}[language]
        assert f"“Đã bàn giao tài liệu” \\[{which}\\]" in told
    assert "[tiếng Việt" not in run("--lang", "vi", "report").out


@pytest.mark.parametrize(
    "party",
    ["VN · Việt Nam", "VN Việt Nam", "hai bên cùng báo cáo", "cả hai bên, báo cáo chung", "Lào"],
)
def test_a_party_is_taken_as_it_is_shown(party: str, run: Run, register: Path) -> None:
    told = run("--lang", "vi", "start", "MOU-1", "-p", party)
    assert told.status == 0, told.err
    expected = {"V": "VN", "h": "", "c": "", "L": "LA"}[party[0]]
    assert read_register(register).updates[-1].party == expected


def test_an_instrument_is_taken_as_a_heading_shows_it(run: Run) -> None:
    heading = "M9 · Biên bản Hội nghị Bộ trưởng lần thứ 9, Ninh Bình, 12/11/2025"
    assert {c["instrument"] for c in items(run, "list", "-i", heading)} == {"M9"}


@pytest.mark.parametrize("year", ["năm 2027", "2027", "ປີ 2027"])
def test_a_year_is_due_on_its_last_day(year: str, run: Run, register: Path) -> None:
    assert run("update", "MOU-1", "--due", year).status == 0
    assert str(read_register(register).updates[-1].due) == "2027-12-31"
    assert run("add", "x", "-u", "MOU-1", "--due", year).status == 0
    assert (
        str(list(read_register(register).commitments.values())[-1].due_precision)
        == "Precision.YEAR"
    )


@pytest.mark.parametrize(
    "day", ["ວັນທີ 30/6/2026", "ວັນທີ 30/6", "30 ເດືອນ 6 ປີ 2026", "30 tháng sáu 2026", "ngày 30/6"]
)
def test_days_in_words_of_both_countries(day: str, run: Run, register: Path) -> None:
    assert run("done", "MOU-1", "-e", "a.pdf", "--on", day).status == 0
    assert str(read_register(register).updates[-1].on) == "2026-06-30"


@pytest.mark.parametrize("language", ["vi", "lo"])
@pytest.mark.parametrize(
    "line", [["coverage", "M99"], ["diff", "xx", "1/1/2026"], ["restore", "abc"], ["merge"]]
)
def test_arguments_are_called_in_the_users_language(
    line: list[str], language: str, run: Run, register: Path
) -> None:
    told = run("--lang", language, *line)
    assert told.status != 0
    for word in ("ID", "STATE", "DATE", "OTHER"):
        assert word not in told.err.replace("laocoop", "").split("—")[0].split(), told.err


def test_smaller_answers(run: Run, register: Path) -> None:
    assert "No backups of this register" in run("restore", "1/1/2020").err
    assert "from 0 on" in run("list", "--limit", "-1").err
    assert "init" not in run("print").err.splitlines()[1]
    Path("bb.docx").write_bytes(b"PK\x03\x04x")
    told = run("--file", "bb.docx", "list")
    assert told.status == 5 and "laocoop load bb.docx" in told.err
    run("config", "by", "Hoa")
    assert "Hoa" not in run("config", "by", "").out or "LAOCOOP_USER" in run("config", "by").out
    assert catalogue.language() == "en"


def test_conflicts_are_settled_with_the_word_shown(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")
    Path("base.toml").write_text(text, "utf-8")
    start = text.index('id = "employment"')
    for path, name in ((register, "Jobs"), (Path("theirs.toml"), "Work")):
        named = text[start:].replace('en = "Employment"', f'en = "{name}"', 1)
        path.write_text(text[:start] + named, "utf-8")
    line = ("--lang", "vi", "merge", "theirs.toml", "--base", "base.toml")
    assert "của họ: Work" in run(*line).err
    assert run(*line, "--take", "của họ").status == 0
    assert read_register(register).themes["employment"].name.en == "Work"
