"""A sitting over what is open, in a real terminal: nothing is lost wherever it is stopped, and it is taken back as one."""

from __future__ import annotations

import os
import sys
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pexpect
import pytest

from conftest import Run, read_register
from laocoop.domain.model import Update
from laocoop.domain.period import VIENTIANE_AND_HANOI

pytestmark = pytest.mark.usefixtures("for_viet_nam")
ASKS = "> $"


class Review:
    """One run of `laocoop review`."""

    def __init__(self, *options: str, language: str = "en") -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "laocoop", "--lang", language, "review", *options],
            env=os.environ | {"TERM": "xterm", "NO_COLOR": "1"},
            encoding="utf-8",
            timeout=30,
            dimensions=(50, 100),
        )
        self.shown = ""

    def asked(self, ends: str = ASKS) -> str:
        """What it shows until it asks."""
        self.child.expect(ends)
        told = str(self.child.before)
        self.shown += told
        return told

    def says(self, *replies: str) -> None:
        """Answers one question after the other."""
        for reply in replies:
            self.asked(r"(?:> |\): )$")
            self.child.sendline(reply)

    def end(self) -> str:
        self.child.expect(pexpect.EOF)
        self.child.wait()
        self.shown += str(self.child.before)
        return self.shown


def reported(register: Path) -> list[Update]:
    return [update for update in read_register(register).updates if update.by == "Hoa"]


def test_answers_are_written_at_once_and_listed(run: Run, register: Path) -> None:
    run("start", "MOU-2", "--party", "LA", "--by", "Kham", "--note", "ເລີ່ມແລ້ວ")
    sitting = Review("-i", "MOU", "-o", "entered.docx")
    first = sitting.asked()
    assert "1/9" in first and "MOU-0" in first and "1 not started" in first
    sitting.child.sendline("")  # passed over
    sitting.says("2", "Kế hoạch 2026", "bb.pdf", "1/11/2026")
    shown = sitting.asked()
    (update,) = reported(register)  # no sooner answered than written
    assert (update.commitment, update.status) == ("MOU-1", "in_progress")
    assert (update.note.en, update.evidence, str(update.on)) == (
        "Kế hoạch 2026",
        ("bb.pdf",),
        "2026-11-01",
    )
    assert "MOU-2" in shown and "LA · Kham" in shown and "ເລີ່ມແລ້ວ" in shown
    sitting.child.sendline("q")
    ended = sitting.end()
    assert "Written: entered.docx" in ended and "Go on with the same command." in ended
    with zipfile.ZipFile("entered.docx") as package:
        words = package.read("word/document.xml").decode()
    assert "Entered in this sitting (1)" in words and "Kế hoạch 2026" in words


def test_it_goes_on_where_it_was_stopped_or_killed(run: Run, register: Path) -> None:
    first = Review("-i", "MOU")
    first.says("", "3", "xong", "", "", "")  # MOU-0 and MOU-2 passed over, MOU-1 done
    first.asked()
    first.child.kill(9)
    first.child.wait()
    second = Review("-i", "MOU")
    told = second.asked()
    assert "Going on where you stopped: 3 of 9." in told and "MOU-3" in told and "4/9" in told
    second.child.sendline("n")
    second.says("một ghi chú", "", "")
    assert "MOU-4" in second.asked()
    second.child.sendline("q")
    second.end()
    assert [u.commitment for u in reported(register)] == ["MOU-1", "MOU-3"]
    assert len({u.step for u in reported(register)}) == 1
    anew = Review("-i", "MOU", "--anew")
    assert "Going on" not in anew.asked()
    anew.child.sendline("q")
    anew.end()


def test_one_undo_takes_the_sitting_back(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("2", "one", "", "", "2", "two", "", "", "q")
    sitting.end()
    assert len(reported(register)) == 2
    assert "MOU-1" in run("undo").out
    assert all(read.retracts for read in reported(register)[2:])
    assert run("list", "--status", "in_progress").out.count("in_progress") == 0


def test_a_second_answer_takes_the_place_of_the_first(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("3", "nhầm", "", "", "b")
    assert "Entered here" in sitting.asked() and "nhầm" in sitting.shown
    sitting.child.sendline("2")
    sitting.says("đúng", "", "", "q")
    sitting.end()
    later = datetime.now(VIENTIANE_AND_HANOI) + timedelta(
        minutes=1
    )  # the sitting has a clock of its own
    shown = run("show", "MOU-0", now=later).out
    assert "in progress; đúng" in shown and "nhầm" not in shown
    assert run("undo", now=later).status == 0
    assert "Nobody has reported on it yet." in run("show", "MOU-0", now=later).out


def test_slips_are_told_and_asked_again(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU", language="vi")
    sitting.says("xong rồi")
    assert "xong rồi" in sitting.asked()
    sitting.child.sendline("hoàn thành")
    sitting.says("", "", "1/1/2028")  # a completion that is still to come
    assert reported(register) == [] and "2028" in sitting.asked(r"\): $")
    sitting.child.sendline("b")
    sitting.says("mou-3")
    assert "MOU-3" in sitting.asked() and "4/9" in sitting.shown
    sitting.child.sendline("l")
    assert "  9 ? MOU-8" in sitting.asked()
    sitting.child.sendeof()
    sitting.end()
    assert reported(register) == []


def test_what_was_closed_meanwhile_is_not_asked_about(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("", "q")
    sitting.end()
    run("done", "MOU-1", "-p", "all", "-e", "a.pdf", "--by", "Lan")
    again = Review("-i", "MOU")
    told = again.asked()
    assert "MOU-2" in told and "/8" in told
    again.child.sendline("q")
    again.end()


def test_what_was_taken_back_meanwhile_is_passed_over(run: Run, register: Path) -> None:
    """In a sitting that is open, and in one that was stopped: by undo, or by a backup that was brought back."""
    before = register.read_bytes()
    now = datetime.now(VIENTIANE_AND_HANOI)
    added = run("add", "Draft of the plan", "--under", "MOU-1", "-p", "VN", now=now).out.split(":")[
        0
    ]
    first = Review("-i", "MOU", "--anew")
    first.says(added)
    assert "Draft of the plan" in first.asked()
    first.child.sendline("")
    first.says("MOU-8")
    first.asked()
    assert run("undo", "--yes", now=now + timedelta(minutes=1)).status == 0
    first.child.sendline("3")
    first.says("x", "", "", "l", added, "q")
    assert "fault" not in first.end() and first.child.exitstatus == 0
    register.write_bytes(before)
    again = Review("-i", "MOU")
    again.says("l", added, "q")
    assert "fault" not in again.end() and again.child.exitstatus == 0


def test_a_day_that_cannot_be_read_is_asked_for_alone(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("2", "Kế hoạch", "bb.pdf", "31/2", "thứ mấy", "1/11/2026")
    sitting.asked()
    (update,) = reported(register)
    assert (update.note.en, update.evidence, str(update.on)) == (
        "Kế hoạch",
        ("bb.pdf",),
        "2026-11-01",
    )
    sitting.child.sendline("q")
    sitting.end()


def test_where_the_list_is_to_go_is_looked_at_first(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU", "-o", str(register))
    assert "a register" in " ".join(sitting.end().split()) and sitting.child.exitstatus == 6


@pytest.mark.parametrize(
    ("name", "told", "status"),
    [
        ("nowhere/list.docx", "There is no folder", 6),
        ("list.doc", "no format that laocoop writes", 2),
        ("folder", "no file", 6),
    ],
)
def test_a_name_that_cannot_be_written_is_refused_before_anything_is_asked(
    name: str, told: str, status: int, run: Run, register: Path
) -> None:
    """It was refused after the sitting, with "Nothing was changed", and the list was nowhere."""
    Path("folder").mkdir()
    before = register.read_bytes()
    sitting = Review("-i", "MOU", "-o", name)
    shown = " ".join(sitting.end().split())
    assert sitting.child.exitstatus == status and "> " not in shown, shown
    assert register.read_bytes() == before


@pytest.mark.parametrize("reply", ["n", "y"])
def test_a_list_that_is_there_is_asked_about_once_and_first(
    reply: str, run: Run, register: Path
) -> None:
    Path("list.txt").write_text("mine", encoding="utf-8")
    sitting = Review("-i", "MOU", "-o", "list.txt")
    sitting.asked(r"\[y/N\] $")
    sitting.child.sendline(reply)
    if reply == "y":
        sitting.says("q")
    shown = sitting.end()
    assert shown.count("is there already") == 1
    assert (Path("list.txt").read_text(encoding="utf-8") == "mine") is (reply == "n")


def test_a_list_that_cannot_be_written_after_all_is_shown(run: Run, register: Path) -> None:
    """The folder is gone by the end of the sitting: what was entered is told, and not that nothing was changed alone."""
    Path("gone").mkdir()
    sitting = Review("-i", "MOU", "-o", "gone/list.docx")
    sitting.says("2", "Đã họp", "", "", "q")
    Path("gone").rmdir()
    shown = " ".join(sitting.end().split())
    assert sitting.child.exitstatus == 6
    assert "its list alone was not written" in shown and "Đã họp" in shown.partition("It was:")[2]


def test_a_file_that_comes_during_a_sitting_is_not_written_over_unasked(
    run: Run, register: Path
) -> None:
    sitting = Review("-i", "MOU", "-o", "list.txt")
    sitting.asked()
    Path("list.txt").write_text("mine", encoding="utf-8")
    sitting.child.sendline("q")
    sitting.asked(r"\[y/N\] $")
    sitting.child.sendline("n")
    sitting.end()
    assert Path("list.txt").read_text(encoding="utf-8") == "mine"


def test_gone_through_it_is_over(run: Run, register: Path) -> None:
    sitting = Review("-t", "employment")
    while True:
        at = sitting.child.expect([ASKS, pexpect.EOF])
        if at:
            break
        sitting.child.sendline("")
    assert "Go on" not in str(sitting.child.before)
    assert "Entered in this sitting (0)" in str(sitting.child.before)
    assert "Going on" not in Review("-t", "employment").asked()


def test_without_a_terminal_nothing_is_asked(run: Run, register: Path) -> None:
    told = run("review")
    assert told.status == 2 and "laocoop sheet" in told.err


def test_what_is_said_at_a_joint_review_is_said_on_its_day(run: Run, register: Path) -> None:
    run("event", "E1", "Review", "--on", "20/11/2026")
    sitting = Review("-i", "MOU", "--party", "all", "--event", "E1")
    sitting.says("2", "ok", "", "", "1", "x", "", "21/11/2026", "q")
    told = sitting.end()
    assert "Day (Enter: 20 Nov 2026" in told
    assert [str(update.on) for update in reported(register)] == ["2026-11-20", "2026-11-21"]


@pytest.mark.parametrize(
    ("named", "first"), [("MOU", "1/9 · MOU-0"), ("employment", "1/1 · MOU-1")]
)
def test_an_instrument_or_theme_may_stand_where_the_period_does(
    named: str, first: str, register: Path
) -> None:
    sitting = Review(named, "--party", "all")
    sitting.says("l", "q")
    told = sitting.end()
    assert first in told and "M9-" not in told


def test_one_goes_back_and_stops_in_the_midst_of_a_report(run: Run, register: Path) -> None:
    """Once a status was typed there was no way out but to break off: `q` was no day, for ever."""
    sitting = Review("-i", "MOU")
    sitting.says("3", "b", "2", "kế hoạch", "b", "3", "", "", "q")
    ended = sitting.end()
    assert reported(register) == []
    assert "Nothing was entered." in ended and "Go on with the same command." in ended


def test_each_day_that_is_none_is_told(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("3", "", "", "x", "x", "", "q")
    sitting.end()
    assert sitting.shown.count("“x”") == 2
    assert len(reported(register)) == 1


def test_undo_is_advised_where_it_takes_the_sitting_back(run: Run, register: Path) -> None:
    """After another command it would have taken back that one."""
    sitting = Review("-i", "MOU")
    sitting.says("2", "one", "", "", "q")
    assert "Take all of it back: laocoop undo" in sitting.end()
    run("note", "MOU-7", "x", "--party", "VN")
    again = Review("-i", "MOU")
    again.says("q")
    told = again.end()
    assert "Entered in this sitting (1)" in told
    assert "laocoop undo" not in told


def test_a_day_to_come_is_asked_for_again_and_nothing_else(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("completed", "Two courses", "list.pdf", "1/1/2050")
    assert "Type the day on which it was completed" in sitting.asked(r"\): $")
    sitting.child.sendline("1/2/2026")
    sitting.says("q")
    sitting.end()
    (report,) = reported(register)
    assert (report.note.en, report.evidence) == ("Two courses", ("list.pdf",))
    assert report.on.isoformat() == "2026-02-01"


def test_a_note_stands_beside_what_was_entered(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("in progress", "met twice", "", "", "b")
    assert "n adds a note" in sitting.asked()
    sitting.child.sendline("n")
    sitting.says("meets again", "", "", "q")
    sitting.end()
    first, second = reported(register)
    assert (first.note.en, second.note.en, second.status) == ("met twice", "meets again", None)
    assert not [u for u in read_register(register).updates if u.retracts]


def test_a_status_takes_the_place_of_what_was_entered(run: Run, register: Path) -> None:
    sitting = Review("-i", "MOU")
    sitting.says("in progress", "met twice", "", "", "b", "completed", "done", "", "", "q")
    sitting.end()
    gone = [u.retracts for u in read_register(register).updates if u.retracts]
    first, _second = (u for u in reported(register) if not u.retracts)
    assert gone == [first.id]
