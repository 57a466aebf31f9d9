"""In a real terminal: questions, width, colour, quiet ends."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest

from conftest import read_register
from laocoop.terminal.wrap import width

pytestmark = pytest.mark.usefixtures("for_viet_nam")

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def terminal(*arguments: str, columns: int = 80, **environment: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", *arguments],
        encoding="utf-8",
        dimensions=(200, columns),
        timeout=30,
        env=os.environ | {"TERM": "xterm-256color", **environment},
    )


def whole(child: pexpect.spawn) -> str:
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before).replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_list_fits_and_is_coloured(columns: int, language: str, register: Path) -> None:
    child = terminal("--lang", language, "list", columns=columns)
    text = whole(child)
    assert child.exitstatus == 0
    assert "\x1b[1m" in text
    lines = _STYLE.sub("", text).split("\n")
    assert "\x1b" not in "".join(lines)
    assert max(map(width, lines)) <= columns
    assert sum("MOU-" in line for line in lines) >= 9


def test_no_color_is_respected(register: Path) -> None:
    text = whole(terminal("list", "--status", "completed", NO_COLOR="1"))
    assert "\x1b[32m" not in text and "● completed" in text


@pytest.mark.parametrize(
    ("answer", "written"), [("y", True), ("n", False), ("", False), ("có", True)]
)
def test_a_question_is_asked_and_its_answer_kept_to(
    answer: str, written: bool, register: Path
) -> None:
    language = "vi" if answer == "có" else "en"
    child = terminal("--lang", language, "start", "-i", "M8")
    child.expect("commitments\\?|cam kết\\?")
    assert "M8-1" in str(child.before) and "M8-2" in str(child.before)
    child.sendline(answer)
    text = whole(child)
    assert child.exitstatus == 0
    assert len(read_register(register).updates) == (12 if written else 10)
    assert ("undo" in text) is written


def test_an_interrupted_question_writes_nothing(register: Path) -> None:
    before = register.read_bytes()
    child = terminal("start", "-i", "M8")
    child.expect("commitments\\?")
    child.sendintr()
    text = whole(child)
    assert child.exitstatus == 130 and "Traceback" not in text
    assert register.read_bytes() == before


def test_undo_of_anothers_word_is_asked(register: Path) -> None:
    whole(terminal("start", "MOU-1", "--by", "Khamla"))
    child = terminal("undo")
    child.expect("Khamla wrote this on .*Take it back\\?")
    child.sendline("y")
    assert "Taken back: MOU-1: in progress." in whole(child)


def test_the_lock_is_not_held_while_a_question_is_open(register: Path) -> None:
    asking = terminal("start", "-i", "M8")
    asking.expect("commitments\\?")
    meanwhile = terminal("note", "MOU-1", "meanwhile")
    whole(meanwhile)
    assert meanwhile.exitstatus == 0
    asking.sendline("y")
    whole(asking)
    assert [u.commitment for u in read_register(register).updates[10:]] == ["MOU-1", "M8-1", "M8-2"]


def test_errors_go_to_the_error_stream(register: Path) -> None:
    child = terminal("show", "MOU-33")
    text = whole(child)
    assert child.exitstatus == 4 and "Nearest: MOU-3" in text


def long_register(path: Path, count: int) -> None:
    added = "".join(
        f'\n[[commitment]]\nid = "L-{number}"\ninstrument = "MOU"\ntitle = "Cam kết số {number}"\n'
        'parties = ["VN", "LA"]\nperiod = "2026-2027"\n'
        for number in range(count)
    )
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")


def test_a_long_list_is_shown_a_screenful_at_a_time(register: Path) -> None:
    long_register(register, 3000)
    child = terminal("list", columns=100)
    child.setwinsize(30, 100)
    child.expect("Enter: more · q: stop ")
    first = _STYLE.sub("", str(child.before))
    assert 20 <= first.count("\n") <= 200
    child.sendline("")
    child.expect("Enter: more · q: stop ")
    assert "L-" in str(child.before)
    child.sendline("q")
    rest = whole(child)
    assert child.exitstatus == 0
    assert "L-2999" not in first + rest


def test_a_short_list_asks_nothing(register: Path) -> None:
    long_register(register, 20)
    child = terminal("list", columns=100)
    text = whole(child)
    assert "L-19" in text and "q: stop" not in text


def test_each_field_opens_in_a_line_to_edit(register: Path) -> None:
    """Lao marks are one letter each for the cursor, and a wrong date is asked for again."""
    child = terminal("edit", "MOU-1", "-p", "all")
    child.expect(r"Title \(Vietnamese\).*Việc làm")
    child.sendline(" bền vững")
    child.expect(r"Title \(Lao\).*ການຈ້າງງານ")
    child.sendline("\x7f\x7f\x7fກຳ")
    child.expect(r"Title \(English\)")
    for _field in range(5):
        child.sendline("")
        child.expect("[:] ")
    child.expect("Due")
    child.sendline("31/13/2027")
    child.expect("is not a date")
    child.expect("Due: 31/13")
    child.sendcontrol("u")
    child.sendline("31/12/2027")
    child.expect("Period: 2026-2027")
    child.sendline("")
    child.expect(r"Write this\? \[y/N\]")
    child.sendline("y")
    assert "Take it back" in whole(child) and child.exitstatus == 0
    corrects = read_register(register).updates[-1].corrects
    assert corrects is not None and str(corrects.due) == "2027-12-31"
    assert corrects.title.each() == ("Việc làm bền vững", "ການຈ້າງກຳ", "")


def test_ctrl_c_while_editing_changes_nothing(register: Path) -> None:
    before = register.read_bytes()
    child = terminal("edit", "M9")
    child.expect(r"Name \(Vietnamese\)")
    child.sendline("x")
    child.expect(r"Name \(Lao\)")
    child.sendintr()
    whole(child)
    assert child.exitstatus == 130 and register.read_bytes() == before


def test_what_is_not_ones_own_is_told_at_its_field(register: Path) -> None:
    before = register.read_bytes()
    child = terminal("edit", "M9-6")
    for _field in range(7):
        child.expect("[:] ")
        child.sendline("")
    child.expect("Due: 2027")
    child.sendcontrol("u")
    child.sendline("31/12/2028")
    child.expect("binds LA alone")
    child.expect("Due")
    child.sendintr()
    whole(child)
    assert register.read_bytes() == before


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_the_pager_says_how_it_is_left(language: str, register: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", "--lang", language, "list", "--all"],
        env=os.environ | {"TERM": "xterm", "PAGER": "less"},
        dimensions=(20, 80),
        timeout=30,
    )
    child.expect(rb"phim cach: xem tiep, q: quay lai|space: on, q: back")
    assert (b"quay lai" in child.after) is (language == "vi")
    child.send("q")
    child.expect(pexpect.EOF)
