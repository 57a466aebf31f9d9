"""A first week at the program: what is typed ahead, stopped in the middle, loaded with a slip, or filled in late."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pexpect
import pytest

from conftest import Run, at_a_terminal, needs, read_register, spawn
from laocoop.minutes.proposal.by_hand import ByHand
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.source.lines import Line

MINUTES = """BIÊN BẢN
Hội nghị Bộ trưởng lần thứ 10 về hợp tác lao động
Hôm nay, ngày 18 tháng 11 năm 2026, tại Viêng Chăn, hai Bộ đã tổ chức Hội nghị lần thứ 10.
II. Nội dung thống nhất giai đoạn 2028-2029
1. Phía Việt Nam sẽ đào tạo 20 cán bộ quản lý lao động của Lào trước ngày 30/6/2028.
2. Phía Lào sẽ cung cấp danh sách lao động Việt Nam tại Lào.
III. Điều khoản thi hành
1. Hai bên nhất trí Việt Nam đăng cai Hội nghị lần thứ 11 vào năm 2028.
2. Biên bản này có hiệu lực từ ngày ký và được làm thành hai bản.
"""


@pytest.fixture(autouse=True)
def _a_new_colleague(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    monkeypatch.setenv("LAOCOOP_LANG", "vi")


@pytest.fixture
def minutes() -> str:
    Path("m.txt").write_text(MINUTES, encoding="utf-8")
    return "m.txt"


def test_what_the_minutes_are_for_is_read_and_said(minutes: str, register: Path, run: Run) -> None:
    for how in ("--dry-run", "--yes"):
        told = run("load", minutes, "-i", "M10", how)
        assert told.status == 0, told.err
        assert "M10 được hiểu là: " in told.err and "2028-2029" in told.err
        assert "họp ngày 18/11/2026" in told.err and "Viêng Chăn" in told.err
    period = read_register(register).instruments["M10"].period
    assert period is not None and period.name == "2028-2029"


def test_what_is_due_after_the_period_is_told(minutes: str, register: Path, run: Run) -> None:
    told = run("load", minutes, "-i", "M10", "--period", "2026-2027", "--yes")
    assert "30/06/2028" in told.err and "--period" in told.err
    assert "30/06/2028" not in run("load", minutes, "-i", "M11", "--dry-run").err


def test_a_load_that_went_wrong_is_put_right_as_it_says(
    minutes: str, register: Path, run: Run
) -> None:
    run("load", minutes, "-i", "M10", "--period", "2026-2027", "--yes")
    assert run("undo", "--yes").status == 0
    refused = run("load", minutes, "-i", "M10", "--period", "2028-2029", "--yes")
    assert refused.status == 2 and "laocoop edit M10 --period …" in refused.err
    assert run("edit", "M10", "--period", "2028-2029").status == 0
    told = run("load", minutes, "-i", "M10", "--yes")
    assert told.status == 0 and "laocoop edit M10" in told.err and "2028-2029" in told.err
    named = run("load", minutes, "-i", "M10", "--name", "Khác", "--yes")
    assert "laocoop edit M10 --name-vi …" in named.err
    assert run("edit", "M10", "--name-vi", "Khác").status == 0


def test_who_hosts_is_undertaken_wherever_it_stands(minutes: str, register: Path, run: Run) -> None:
    run("load", minutes, "-i", "M10", "--yes")
    hosting = read_register(register).commitments["M10-3"]
    assert hosting.parties == ("VN",) and "đăng cai" in hosting.title.vi
    assert hosting.clause == "III.1"
    assert "M10-4" not in read_register(register).commitments


def test_what_is_taken_by_hand_binds_whom_it_names(register: Path) -> None:
    text = "Hai bên nhất trí Việt Nam đăng cai Hội nghị lần thứ 11 vào năm 2028."
    reading = read_clauses([Line("1. " + text, "p1")], frozenset(), date(2026, 11, 18))
    candidate = ByHand(reading, frozenset(), date(2026, 11, 18)).of_text(text, "1", "p1")
    assert candidate.parties == ("VN",)


def test_a_sheet_says_before_the_question_what_will_not_count(register: Path, run: Run) -> None:
    run("update", "MOU-1", "--status", "đang thực hiện")
    Path("p.csv").write_text("id,status_VN,completed_on\nMOU-1,hoàn thành,15/11/2026\n")
    told = run("load", "p.csv", "--dry-run")
    assert "không làm thay đổi tình hình MOU-1 của VN" in told.err
    (report,) = [u for u in read_register(register).updates if u.commitment == "MOU-1" and u.status]
    assert f"laocoop undo {report.id}" in told.err
    assert run("undo", report.id, "--yes").status == 0
    assert "không làm thay đổi" not in run("load", "p.csv", "--yes").err
    assert "hoàn thành" in run("show", "MOU-1").out


def test_what_was_begun_in_a_sitting_is_named_where_it_is_stopped(register: Path) -> None:
    for stop in ("q", "\x03"):
        child = at_a_terminal("review", "-i", "MOU")
        child.expect("\n> ")
        child.sendline("2")
        child.expect("Ghi chú")
        child.sendline("Đã ký kế hoạch chung số 12")
        child.expect("Bằng chứng")
        child.sendline(stop) if stop == "q" else child.send(stop)
        child.expect(pexpect.EOF)
        shown = " ".join(str(child.before).split())
        child.close()
        assert "chưa được ghi: MOU-0 · đang thực hiện · Đã ký kế hoạch chung số 12" in shown
    assert "Đã ký kế hoạch" not in register.read_text(encoding="utf-8")


@pytest.mark.system
def test_the_pager_writes_no_file_and_starts_nothing(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("less")
    monkeypatch.setenv("PAGER", str(shutil.which("less")))
    before = {each.name for each in Path().iterdir()}
    child = at_a_terminal("list", "--all")
    child.expect("xem tiep")
    child.send("search dao tao\r")
    child.send("!touch made\r")
    child.send("q")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert {each.name for each in Path().iterdir()} == before


def test_a_place_that_is_out_of_reach_is_told_in_ones_own_language(
    register: Path, run: Run
) -> None:
    Path("usb").mkdir()
    assert run("sync", "--setup", "usb").status == 0
    Path("usb").rename("away")
    for words in (("sync",), ("sync", "--dry-run")):
        told = run(*words)
        assert told.status == 6 and "fatal" not in told.err
        assert "usb/laocoop.git" in told.err and "USB đã cắm" in told.err
    Path("away").rename("usb")
    assert run("sync").status == 0


def test_a_shell_that_asks_after_help_is_offered_topics(register: Path) -> None:
    for typed, offered in (("laocoop help ", "card"), ("laocoop help be", "begin")):
        asked = {"COMP_WORDS": typed, "COMP_CWORD": "2", "_LAOCOOP_COMPLETE": "complete_bash"}
        words = spawn(env=os.environ | asked).stdout.split()
        assert offered in words and all(word.replace("-", "").isalpha() for word in words)


def test_the_period_is_told_in_a_terminal_too(minutes: str, register: Path) -> None:
    options = ("--name", "x", "--place", "V", "--signed", "18/11/2026", "--period", "2026-2027")
    child = at_a_terminal("load", minutes, "-i", "M10", *options, size=(60, 120))
    child.expect("sau khi hết giai đoạn 2026-2027")
    child.expect("\n> ")
    child.close()


def test_what_is_too_long_for_a_line_of_a_list_stands_in_its_column(register: Path) -> None:
    child = at_a_terminal("review", "-i", "MOU")
    child.expect("\n> ")
    child.sendline("l")
    child.expect("\n> ")
    lines = [line.rstrip() for line in str(child.before).splitlines()]
    child.close()
    at = next(i for i, line in enumerate(lines) if "MOU-8" in line)
    assert lines[at].startswith("   9 ? MOU-8      Công nghệ") and len(lines[at]) < 80
    assert lines[at + 1].strip() and lines[at + 1].startswith(" " * 18)


def test_an_id_of_a_commitment_is_no_entry_and_its_last_word_is_named(
    register: Path, run: Run
) -> None:
    run("done", "MOU-2", "--on", "20/6/2026")
    told = run("undo", "MOU-2", "--yes")
    report = read_register(register).updates[-1].id
    assert told.status == 4 and f"laocoop undo {report}" in told.err
    assert run("undo", report, "--yes").status == 0
    assert "laocoop history" in run("undo", "MOU-8", "--yes").err
