"""A clerk's sitting over signed minutes, in a real terminal: few keys, nothing typed again, nothing skipped unasked."""

from __future__ import annotations

import os
import re
import sys
from datetime import timedelta
from pathlib import Path

import pexpect
import pytest

from conftest import NOON, SHIPPED, Run, read_register

LEAD = "BIÊN BẢN\nHai Bên thống nhất các nội dung sau:\n"
OPTIONS = ("-i", "M10", "--signed", "12/11/2027", "--place", "V", "--period", "2028", "--name", "x")


def minutes(lines: list[str], name: str = "m.txt") -> str:
    Path(name).write_text(LEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return name


class Sitting:
    """One run of `load` in a terminal; every sign that is typed is counted."""

    def __init__(self, name: str, *options: str) -> None:
        self.keys = 0
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "laocoop", "--lang", "vi", "load", name, *(options or OPTIONS)],
            env=os.environ | {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
            encoding="utf-8",
            timeout=30,
            dimensions=(70, 120),
        )
        self.shown = ""

    def type(self, line: str, after: str = "\n> ") -> None:
        self.child.expect(re.escape(after).replace("\\\n", "\r?\n"))
        self.shown += str(self.child.before)
        self.child.sendline(line)
        self.keys += len(line) + 1

    def field(self, label: str, text: str | None = None) -> None:
        """A line that is prefilled: kept, or written anew."""
        self.child.expect(re.escape(label.rstrip()))
        if text is not None:
            self.child.sendcontrol("u")
            self.child.send(text)
            self.keys += 1 + len(text)
        self.child.send("\r")
        self.keys += 1

    def end(self) -> str:
        self.child.expect(pexpect.EOF)
        self.shown += str(self.child.before)
        return self.shown


def added(register: Path) -> list[tuple[str, str]]:
    commitments = read_register(register).commitments.values()
    return [(c.clause, c.title.vi) for c in commitments if c.instrument == "M10"]


def test_forty_clauses_with_thirteen_misses_take_few_keys(run: Run, register: Path) -> None:
    missed = range(3, 41, 3)
    lines = [
        f"{n}. Phía Lào đề nghị Phía Việt Nam hỗ trợ lớp tập huấn số {n}."
        if n in missed
        else f"{n}. Phía Việt Nam sẽ tổ chức hội thảo số {n} trong năm 2028."
        for n in range(1, 41)
    ]
    name = minutes(lines)
    found = run("load", name, *OPTIONS, "--dry-run", "-f", "csv").out.count("\n") - 1
    assert (found, len(missed)) == (27, 13)
    sitting = Sitting(name)
    numbers = " ".join(str(n + 2) for n in missed)  # two lines stand before the first clause
    sitting.type(f"t {numbers}")
    sitting.type("r")
    sitting.type("w")
    sitting.child.expect("40 cam kết")
    sitting.child.sendline("c")
    sitting.keys += 2
    shown = sitting.end()
    assert "40 cam kết của M10" in shown
    assert [clause for clause, _title in added(register)] == [str(n) for n in range(1, 41)]
    assert sitting.keys <= 75


def test_a_commitment_added_between_two_sittings_makes_it_skip_nothing(
    run: Run, register: Path
) -> None:
    lines = [f"{n}. Phía Lào sẽ cử {n}0 cán bộ tham dự hội thảo số {n}." for n in range(1, 5)]
    name = minutes(lines)
    assert run("load", name, *OPTIONS, "--yes").status == 0
    run("undo", "--yes")
    sitting = Sitting(name, "-i", "M10")
    sitting.type("s")
    sitting.type("a")
    sitting.type("q")
    sitting.end()
    title = "Cử 10 cán bộ tham dự hội thảo số 1"
    line = ["add", title, "-i", "M10", "--clause", "1", "-p", "LA", "--id", "M10-extra"]
    assert run("--lang", "vi", *line).status == 0
    sitting = Sitting(name, "-i", "M10")
    sitting.type("q")
    shown = sitting.end()
    assert "3/3" not in shown and "hội thảo số 3" in shown.split("Số ")[1]


def test_enter_never_leaves_and_what_is_no_key_changes_nothing(run: Run, register: Path) -> None:
    before = register.read_bytes()
    sitting = Sitting(minutes(["1. Phía Lào sẽ cử cán bộ.", "2. Hai Bên sẽ họp hằng năm."]))
    for typed in ("", "", "zzz", "99", "/không có", "t x", "b", "w", "l"):
        sitting.type(typed)
    sitting.type("q")
    assert "Chưa quyết định: 2" in sitting.end()
    assert register.read_bytes() == before


def test_each_field_is_edited_in_a_line_that_holds_it(run: Run, register: Path) -> None:
    sitting = Sitting(minutes(["1. Phía Lào sẽ cử cán bộ tham dự trước ngày 30/6/2028."]))
    sitting.type("e")
    sitting.field("Tiêu đề: ")
    sitting.field("Các bên: ", "VN LA")
    sitting.field("không có): ", "31/12/2028")
    sitting.field("Chủ đề: ", "Thanh tra")
    sitting.field("mềm: ")
    sitting.field("Điều khoản: ", "I.1")
    sitting.field("không): ", "MOU-3")
    sitting.type("w")
    sitting.child.sendline("c")
    sitting.end()
    (made,) = [c for c in read_register(register).commitments.values() if c.instrument == "M10"]
    assert (made.parties, str(made.due), made.clause) == (("VN", "LA"), "2028-12-31", "I.1")
    assert (made.themes, made.parent, made.soft) == (("inspection",), "MOU-3", False)
    assert run("check").status in (0, 1)


def test_parts_are_split_joined_and_put_under_a_field(run: Run, register: Path) -> None:
    lines = [
        "1. Phía Lào sẽ cử mười cán bộ tham dự; Phía Việt Nam sẽ bố trí giảng viên cho khóa học.",
        "2. Hai Bên sẽ phối hợp khảo sát tại các tỉnh biên giới",
        "- Việc khảo sát gồm cả khu kinh tế cửa khẩu.",
        "3. Hai Bên sẽ họp hằng năm.",
    ]
    name = minutes(lines)
    sitting = Sitting(name)
    sitting.type("/khảo sát tại")
    sitting.type("j")
    sitting.type("/họp hằng năm")
    sitting.type("u")
    sitting.field("(mã): ", "MOU-3")
    sitting.type("r")
    sitting.type("w")
    sitting.child.sendline("c")
    sitting.end()
    titles = [title for _clause, title in added(register)]
    assert any("khảo sát" in title and "cửa khẩu" in title for title in titles)
    under = [c for c in read_register(register).commitments.values() if c.parent == "MOU-3"]
    assert [c.title.vi for c in under] == ["Họp hằng năm"]


def test_what_was_left_out_is_taken_with_what_it_says(run: Run, register: Path) -> None:
    lines = ["1. Hai Bên sẽ họp hằng năm.", "2. Lớp tập huấn do Phía Lào đăng cai, trong năm 2028."]
    sitting = Sitting(minutes(lines))
    sitting.type("/tập huấn")
    sitting.type("t")
    sitting.type("r")
    sitting.type("w")
    sitting.child.sendline("c")
    sitting.end()
    made = [c for c in read_register(register).commitments.values() if c.instrument == "M10"]
    assert [c.clause for c in made] == ["1", "2"]
    covered = run("coverage", "M10", "-f", "json").out
    assert made[1].id in covered


@pytest.mark.parametrize("key", ["q", None])
def test_a_sitting_goes_on_where_it_stopped(key: str | None, run: Run, register: Path) -> None:
    name = minutes([f"{n}. Phía Lào sẽ cử {n}0 cán bộ." for n in range(1, 4)])
    sitting = Sitting(name)
    sitting.type("a")
    if key:
        sitting.type(key)
        sitting.end()
    else:
        sitting.child.expect("> ")
        sitting.child.kill(9)  # the power fails
        sitting.child.close(force=True)
    sitting = Sitting(name)
    sitting.type("q")
    shown = sitting.end()
    assert "làm tiếp" in shown and "2/3" in shown


def test_what_the_text_says_of_itself_is_shown_for_a_yes(run: Run, register: Path) -> None:
    text = (
        "BIÊN BẢN\nHỘI NGHỊ BỘ TRƯỞNG LẦN THỨ 10\nChương trình giai đoạn 2028-2029\n"
        "Hai Bên thống nhất các nội dung sau:\n1. Hai Bên sẽ họp hằng năm.\n"
        "Làm tại Viêng Chăn, ngày 12 tháng 11 năm 2027.\n"
    )
    Path("m.txt").write_text(text, encoding="utf-8")
    sitting = Sitting("m.txt", "-i", "M10")
    for shown in (
        "Biên bản Hội nghị Bộ trưởng lần thứ 10",
        "Viêng Chăn",
        "12/11/2027",
        "2028-2029",
    ):
        sitting.child.expect(re.escape(f"[{shown}] "))
        sitting.child.sendline("")
    sitting.type("r")
    sitting.type("w")
    sitting.child.sendline("c")
    shown = " ".join(sitting.end().split())
    assert "M10 có ngày 12/11/2027, chưa đến" in shown, shown
    made = read_register(register).instruments["M10"]
    assert (made.place, str(made.signed)) == ("Viêng Chăn", "2027-11-12")
    assert made.period and made.period.name == "2028-2029"


def test_the_same_document_under_another_id_is_noticed(run: Run, register: Path) -> None:
    name = minutes(["1. Hai Bên sẽ họp hằng năm."])
    assert run("load", name, *OPTIONS, "--yes").status == 0
    before = register.read_bytes()
    again = ("load", name, "-i", "M11", *OPTIONS[2:])
    assert "was loaded as M10" in run(*again, "--dry-run").err
    assert run(*again, "--yes").status == 5 and register.read_bytes() == before
    run("undo", "--yes")
    assert run(*again, "--yes").status == 0


@pytest.fixture
def under_an_action(run: Run, register: Path) -> Path:
    """A sitting put its clause under our action MOU-1.x, and was stopped before it wrote."""
    add = ("add", "Prepare ours", "--id", "MOU-1.x", "--under", "MOU-1", "-p", "VN")
    assert run(*add, now=NOON + timedelta(minutes=5)).status == 0
    sitting = Sitting(minutes(["1. Phía Việt Nam sẽ tổ chức hội thảo trong năm 2028."]))
    sitting.type("u")
    sitting.child.sendline("MOU-1.x")
    sitting.type("q")
    sitting.end()
    return register


def written(name: str = "m.txt") -> str:
    sitting = Sitting(name)
    sitting.type("w")
    sitting.child.sendline("c")
    return sitting.end()


@pytest.mark.usefixtures("for_viet_nam")
def test_a_clause_stays_under_its_action_when_a_merge_renames_that(
    under_an_action: Path, run: Run
) -> None:
    other = ("--file", "theirs.toml")
    Path("theirs.toml").write_bytes(SHIPPED.read_bytes())
    add = ("add", "Prepare theirs", "--id", "MOU-1.x", "--under", "MOU-1", "-p", "LA")
    assert run(*other, *add, now=NOON).status == 0
    merged = run("merge", "theirs.toml")
    assert "is now MOU-1.x-" in merged.out, merged.out + merged.err
    written()
    commitments = read_register(under_an_action).commitments
    (loaded,) = (c for c in commitments.values() if c.instrument == "M10")
    assert commitments[loaded.parent].title.en == "Prepare ours"


@pytest.mark.usefixtures("for_viet_nam")
def test_a_clause_is_not_written_under_an_action_that_was_taken_back(
    under_an_action: Path, run: Run
) -> None:
    assert run("undo", "--yes").status == 0
    before = under_an_action.read_bytes()
    shown = written()
    assert "MOU-1.x" in shown and "Hãy" in shown
    assert under_an_action.read_bytes() == before


@pytest.mark.usefixtures("for_viet_nam")
@pytest.mark.parametrize("likely", [1, 2])
def test_of_several_that_are_alike_a_person_says_which(
    likely: int, run: Run, register: Path
) -> None:
    """The only one stands in the line already; Enter never takes several."""
    title = "Tổ chức hội thảo về tín dụng vi mô cho phụ nữ vùng cao"
    for number in range(likely):
        add = ("--lang", "vi", "add", title, "-i", "M8", "--id", f"M8-x{number}", "-p", "VN")
        assert run(*add).status == 0
    sitting = Sitting(minutes([f"1. Phía Việt Nam sẽ {title[0].lower()}{title[1:]}."]))
    sitting.type("c")
    sitting.field("(mã): ")
    sitting.type("w")
    sitting.child.sendline("c")
    sitting.end()
    (loaded,) = [c for c in read_register(register).commitments.values() if c.instrument == "M10"]
    assert loaded.continues == (("M8-x0",) if likely == 1 else ())
