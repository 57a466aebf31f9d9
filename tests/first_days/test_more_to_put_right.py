"""FIRST DAYS, A10 and A12: reviews can be put right, and corrections are told with what stood there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Run, last_added, read_register
from laocoop.terminal.line_editor import letter_edge


def test_a_joint_review_is_put_right_and_that_is_taken_back(run: Run, register: Path) -> None:
    run("event", "SOM27", "SOM", "--on", "20/11/2026")
    run("note", "MOU-1", "x", "--event", "SOM27", "-p", "VN", "--on", "20/11/2026")
    told = run(
        "edit", "SOM27", "--held", "21/11/2026", "--name-vi", "Hội nghị", "-p", "all", "--yes"
    )
    assert told.status == 0, told.err
    event = json.loads(run("event", "-f", "json").out)["items"][-1]
    assert (event["held"], event["name"]["vi"], event["updates"]) == ("2026-11-21", "Hội nghị", 1)
    assert "20 Nov 2026" in run("history", "SOM27", "-f", "table").out
    assert "[" not in run("check").out.replace("[missing-title]", "")
    assert run("edit", "SOM27", "--held", "-", "-p", "all").status != 0
    assert run("edit", "SOM27", "--title-vi", "x", "-p", "all").status != 0
    assert run("undo", "--yes").status == 0
    event = json.loads(run("event", "-f", "json").out)["items"][-1]
    assert (event["held"], event["name"].get("vi")) == ("2026-11-20", None)
    assert read_register(register).events["SOM27"].place == ""


def test_a_review_put_right_goes_with_a_merge(run: Run, register: Path) -> None:
    run("event", "SOM27", "SOM", "--on", "20/11/2026")
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "edit", "SOM27", "--place", "Vientiane", "-p", "all", "--yes")
    for told in (run("diff", "theirs.toml"), run("merge", "theirs.toml")):
        assert "SOM27" in told.out and "Place — → “Vientiane”" in told.out
    assert json.loads(run("event", "-f", "json").out)["items"][-1]["place"] == "Vientiane"


def test_diff_tells_what_was_put_right_with_old_and_new_and_by_whom(
    run: Run, register: Path
) -> None:
    shutil.copy(register, "theirs.toml")
    words = ("MOU-1", "--title-vi", "Việc làm bền vững", "-p", "all", "--by", "Hoa", "--yes")
    run("--file", "theirs.toml", "edit", *words)
    for told in (
        run("--lang", "vi", "diff", "theirs.toml"),
        run("--lang", "vi", "merge", "theirs.toml"),
    ):
        assert "“Việc làm” → “Việc làm bền vững” (hai bên cùng báo cáo · Hoa, " in told.out
        assert told.out.count("Việc làm bền vững”") == 1
    assert "“Việc làm” → “Việc làm bền vững”" in run("--lang", "vi", "diff").out


def test_what_met_another_in_a_merge_is_not_told_as_put_right(run: Run, register: Path) -> None:
    shutil.copy(register, "theirs.toml")
    run("add", "Khóa học A", "--under", "MOU-1", "--id", "MOU-1.x", "-p", "VN")
    run(
        "--file",
        "theirs.toml",
        "add",
        "Hội thảo B",
        "--under",
        "MOU-1",
        "--id",
        "MOU-1.x",
        "-p",
        "LA",
    )
    told = run("diff", "theirs.toml")
    assert "Two different records were called MOU-1.x" in told.out
    assert "put right" not in told.out and told.out.count("added") == 1
    before = register.read_bytes()
    assert run("merge", "theirs.toml").status == 0
    merged = register.read_bytes()
    Path("before.toml").write_bytes(before)
    told = run("diff", "before.toml", str(register))
    assert "put right" not in told.out and told.out.count("added") == 1, told.out
    assert merged != before and last_added(register)


def test_diff_between_past_days_counts_what_was_written_down_later(
    run: Run, register: Path
) -> None:
    run("note", "MOU-1", "x", "--on", "1/3/2026", "-p", "VN")
    told = run("diff", "1/2/2026", "1/5/2026")
    assert "because written down after 1 May 2026" in told.err
    assert "x" not in told.out.replace("2026", "")
    assert "written down after" not in run("diff", "1/2/2026").err


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("tháng 6/2027", "01/06/2027", "30/06/2027"),
        ("quý 4", "01/10/2026", "31/12/2026"),
    ],
)
def test_a_period_where_a_day_is_wanted(
    typed: str, first: str, last: str, run: Run, register: Path
) -> None:
    for line in (
        ["update", "MOU-1", "-p", "VN", "--due", typed],
        ["note", "MOU-1", "x", "--on", typed],
    ):
        told = run("--lang", "vi", *line)
        assert told.status == 2 and "là cả một kỳ" in told.err
    told = run("--lang", "vi", "update", "MOU-1", "-p", "VN", "--due", typed)
    assert f"từ {first} đến {last}" in told.err
    assert run("update", "MOU-1", "-p", "VN", "--due", last).status == 0


def test_what_cannot_be_read_is_told_before_it_is_asked_whose_word(
    run: Run, register: Path
) -> None:
    told = run("edit", "M9-1", "--due", "abc")
    assert told.status == 2 and "abc" in told.err and "--party" not in told.err


@pytest.mark.parametrize(
    ("text", "place", "step", "edge"),
    [
        ("ນີ້", 0, 1, 3),  # a consonant, a vowel above and a tone above that
        ("ນີ້", 3, -1, 0),
        ("ກີນ", 2, -1, 0),
        ("việc", 1, 1, 2),
        ("e\u0302\u0323c", 0, 1, 3),  # marks that stand alone, as some input methods leave them
        ("a", 1, 1, 1),
        ("a", 0, -1, 0),
    ],
)
def test_the_cursor_steps_over_a_letter_with_its_marks(
    text: str, place: int, step: int, edge: int
) -> None:
    assert letter_edge(text, place, step) == edge
