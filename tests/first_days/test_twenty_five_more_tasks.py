"""What an officer found in twenty-five more tasks: dates of two sides, a review's day, words as shown in sheets."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Run, last_added

JOINT = ("--party", "all", "--evidence", "https://a.vn/x")


@pytest.fixture(autouse=True)
def _an_officer_of_viet_nam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    monkeypatch.setenv("LAOCOOP_LANG", "vi")


def of_laos(run: Run, *words: str) -> None:
    done = run(*words, "--party", "LA")
    assert done.status == 0, done.err


@pytest.fixture
def two_dates(register: Path, run: Run) -> Path:
    """Viet Nam has done its part of MOU-3 and named a date that is over, Laos has another; both have of MOU-4."""
    run("update", "MOU-3", "--due", "30/6/2026", "--note", "a")
    run("done", "MOU-3", "--on", "15/6/2026", "--evidence", "https://x.vn")
    of_laos(run, "update", "MOU-3", "--due", "31/12/2026", "-s", "in_progress", "--note", "b")
    run("update", "MOU-4", "--due", "31/3/2027")
    of_laos(run, "update", "MOU-4", "--due", "30/9/2027")
    return register


def test_the_date_of_a_side_that_has_not_finished_is_due_next(two_dates: Path, run: Run) -> None:
    told = json.loads(run("report", "--format", "json").out)
    assert [each["id"] for each in told["sections"]["due_next"]] == ["MOU-3", "MOU-4"]
    assert "Đến hạn trong 180 ngày tới (2)" in run("report").out


def test_each_such_date_has_its_quarter_and_its_day_in_a_calendar(
    two_dates: Path, run: Run
) -> None:
    told = json.loads(run("timeline", "--format", "json").out)
    due = {each["quarter"]: each["due"] for each in told["quarters"] if each["due"]}
    assert due == {
        "2026-Q4": ["MOU-3"],
        "2027-Q1": ["MOU-4"],
        "2027-Q3": ["MOU-4"],
        "2027-Q4": ["M9-6"],
    }
    assert [each["id"] for each in told["items"]] == ["MOU-3", "MOU-4", "M9-6"]
    assert told["outside"] == []
    rows = [row.split("\t")[:2] for row in run("timeline").out.splitlines()[1:]]
    assert rows == [[quarter, ident] for quarter, ids in due.items() for ident in ids]
    assert run("timeline", "-o", "t.ics").status == 0
    lines = Path("t.ics").read_text(encoding="utf-8").splitlines()
    days = dict(
        zip(
            *(
                [line.partition(":")[2] for line in lines if line.startswith(name)]
                for name in ("UID:", "DTSTART;VALUE=DATE:")
            ),
            strict=True,
        )
    )
    assert days["MOU-3.LA.due@laocoop"] == "20261231"
    assert days["MOU-4.due@laocoop"] == "20270331"
    assert days["MOU-4.LA.due@laocoop"] == "20270930"


def test_a_review_at_which_something_was_said_has_no_day_to_come(register: Path, run: Run) -> None:
    run("event", "SOM26", "Họp", "--on", "20/11/2026")
    run("edit", "SOM26", "--held", "20/12/2026")  # nothing was said there yet
    run("edit", "SOM26", "--held", "20/11/2026")
    run("done", "MOU-2", "--event", "SOM26", *JOINT)
    before = register.read_bytes()
    told = run("edit", "SOM26", "--held", "20/11/2027")
    assert told.status == 5 and "20/11/2027" in told.err
    assert register.read_bytes() == before
    assert run("edit", "SOM26", "--held", "19/11/2026").status == 0


def test_check_says_which_day_hides_what_was_said_there(register: Path, run: Run) -> None:
    run("event", "SOM26", "Họp", "--on", "20/11/2026")
    run("done", "MOU-2", "--event", "SOM26", *JOINT)
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("2026-11-20", "2027-11-20"), encoding="utf-8")  # by hand
    told = run("check", "--format", "json").out
    codes = [each["rule"] for each in json.loads(told)["items"]]
    assert "held-ahead" in codes and "reported-in-future" not in codes
    assert run("edit", "SOM26", "--held", "20/11/2026").status == 0
    told = run("check", "--format", "json").out
    assert "held-ahead" not in [each["rule"] for each in json.loads(told)["items"]]


@pytest.mark.parametrize("command", ["report", "diff"])
def test_nothing_has_moved_since_a_day_to_come(command: str, register: Path, run: Run) -> None:
    told = run(command, "--since", "3/3/2027")
    assert told.status == 2 and "03/03/2027 chưa đến" in told.err


@pytest.mark.parametrize("anew", [("update", "-s", "in_progress"), ("done",)])
def test_what_is_said_anew_is_denied_by_nobody(
    anew: tuple[str, ...], register: Path, run: Run
) -> None:
    run("done", "MOU-2", "--evidence", "https://x.vn")
    of_laos(run, "dispute", "MOU-2", "--note", "x")
    assert "Lào có ý kiến khác" in run("show", "MOU-2").out
    command, *options = anew
    run(command, "MOU-2", *options, "--note", "làm tiếp")
    shown = run("show", "MOU-2").out
    assert "Lào có ý kiến khác" not in shown and "Lào chưa báo cáo" in shown


@pytest.mark.parametrize(
    ("party", "typed", "meant", "others"),
    [
        ("LA", "ກົມຄຸ້ມຄອງ", "ກົມຄຸ້ມຄອງແຮງງານ", "ຕ່າງປະເທດ"),
        ("VN", "Tổ chức Bảo hiểm xã hội", "", "Lào"),
        ("VN", "Cục Việc làn", "Cục Việc làm", "Lào"),
    ],
)
def test_a_unit_that_is_offered_may_lead(
    party: str, typed: str, meant: str, others: str, register: Path, run: Run
) -> None:
    told = run("update", "MOU-3", "--lead", typed, "--party", party)
    assert told.status == 0 and others not in told.err
    assert meant in told.err
    if meant:
        assert run("update", "MOU-3", "--lead", meant, "--party", party).status == 0


AGREED = {
    "Chủ đề": "An toàn, vệ sinh lao động",
    "Tính chất": "lĩnh vực nêu trong bản ghi nhớ",
    "Các bên": "Lào, Việt Nam",
    "Kỳ": "2026-2027",
    "Văn kiện": "Bản ghi nhớ",
}


@pytest.mark.parametrize(("head", "cell"), AGREED.items())
def test_what_was_agreed_in_the_words_that_are_shown_is_no_change(
    head: str, cell: str, register: Path, run: Run
) -> None:
    Path("h.csv").write_text(
        f"Mã\t{head}\tTrạng thái VN\nMOU-2\t{cell}\thoàn thành\n", encoding="utf-8"
    )
    told = run("load", "h.csv", "--yes")
    assert told.status == 0 and "Không nhận" not in told.err, told.err
    Path("h.csv").write_text(
        f"Mã\t{head}\tTrạng thái VN\nMOU-3\t{cell} khác\thoàn thành\n", encoding="utf-8"
    )
    assert "Không nhận" in run("load", "h.csv", "--yes").err


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--party", "VN LA"),
        ("list", "--theme", "Hành chính công; Chuyển đổi số"),
        ("list", "--theme", "việc làm, đào tạo nghề"),
        ("list", "--instrument", "M9 MOU"),
    ],
)
def test_several_are_typed_as_they_are_shown(
    words: tuple[str, ...], register: Path, run: Run
) -> None:
    told = run(*words)
    assert told.status == 0, told.err
    assert len(told.out.splitlines()) > 2


def test_an_action_of_the_other_side_is_theirs_to_take_back(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(register, "la.toml")
    run("add", "Hội thảo tại Huế", "--under", "MOU-1", "--by", "Hoa")
    ident = last_added(register)
    run("send", "-o", "vn.send")
    monkeypatch.setenv("LAOCOOP_FILE", "la.toml")
    monkeypatch.setenv("LAOCOOP_PARTY", "LA")
    monkeypatch.setenv("LAOCOOP_USER", "Bounmy")
    assert run("receive", "vn.send", "--yes").status == 0
    before = Path("la.toml").read_bytes()
    told = run("undo", ident, "--yes")
    assert told.status == 5 and "Việt Nam" in told.err and "Hoa" in told.err
    assert Path("la.toml").read_bytes() == before
    run("add", "ກອງປະຊຸມ", "--under", "MOU-1")
    assert run("undo", "--yes").status == 0


@pytest.mark.parametrize("name", ["Department of Employment", "ກົມການຈ້າງງານ", "cục việc làm"])
def test_a_unit_by_another_of_its_names_is_no_change(name: str, register: Path, run: Run) -> None:
    run("update", "MOU-3", "--lead", "Cục Việc làm")
    before = register.read_bytes()
    Path("l.csv").write_text(f"id,lead_VN\nMOU-3,{name}\n", encoding="utf-8")
    assert run("load", "l.csv", "--yes").status == 0
    assert register.read_bytes() == before


def test_what_the_register_works_out_is_told_apart(register: Path, run: Run) -> None:
    run("sheet", "-i", "MOU", "-o", "s.csv")
    text = Path("s.csv").read_text(encoding="utf-8-sig")
    Path("s.csv").write_text(text.replace("no_deadline", "overdue", 1), encoding="utf-8")
    told = run("load", "s.csv", "--yes")
    assert "sổ tự tính từ các báo cáo" in told.err and "laocoop edit" not in told.err, told.err
