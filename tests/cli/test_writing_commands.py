"""update and its short forms, add, undo, init, config: what they write and say."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from conftest import Run, last_added, read_register
from laocoop.domain.status import Status


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("done", "completed"),
        ("start", "in_progress"),
        ("suspend", "suspended"),
        ("withdraw", "withdrawn"),
    ],
)
def test_short_forms(command: str, status: str, run: Run, register: Path) -> None:
    words = ["MOU-1", "--note", "Why", "--evidence", "a.pdf", "--evidence", "b.pdf"]
    result = run(command, *words, "--party", "all")
    assert result.status == 0
    assert result.out.endswith("Take it back: laocoop undo\n") and result.out.count("\n") == 1
    written = read_register(register).updates[-1]
    assert written.status is Status(status)
    assert (written.note.en, written.evidence, written.by) == ("Why", ("a.pdf", "b.pdf"), "Hoa")
    assert written.on == date(2026, 11, 22)
    assert written.recorded.isoformat() == "2026-11-22T12:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-30", date(2026, 6, 30)),
        ("30/6/2026", date(2026, 6, 30)),
        ("30.06.2026", date(2026, 6, 30)),
        ("today", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 21)),
        ("Hôm qua", date(2026, 11, 21)),
    ],
)
def test_dates(text: str, day: date, run: Run, register: Path) -> None:
    assert run("--lang", "vi", "done", "--party", "all", "MOU-1", "--on", text).status == 0
    assert read_register(register).updates[-1].on == day


@pytest.mark.parametrize("text", ["31/2/2026", "2026-13-41", "someday", "31/6", "1/1/99999"])
def test_dates_that_are_none(text: str, run: Run, register: Path) -> None:
    before = register.read_bytes()
    result = run("done", "--party", "all", "MOU-1", "--on", text)
    assert result.status == 2 and text in result.err and "30/6/2026" in result.err
    assert register.read_bytes() == before


def test_several_ids_are_one_step_and_one_undo(run: Run, register: Path) -> None:
    assert run("start", "--party", "all", "MOU-1", "mou-2", "MOU-3,MOU-4").status == 0
    written = read_register(register).updates[-4:]
    assert [u.commitment for u in written] == ["MOU-1", "MOU-2", "MOU-3", "MOU-4"]
    assert len({u.step for u in written}) == 1
    result = run("undo")
    assert result.out.startswith("Taken back: MOU-1: in progress; MOU-2:")
    found = json.loads(run("list", "-i", "MOU", "--format", "json").out)["items"]
    assert {item["status"] for item in found} == {"no_report"}


def test_undo_goes_back_step_by_step(run: Run, register: Path) -> None:
    run("start", "--party", "all", "MOU-1")
    run("done", "--party", "all", "MOU-1")
    run("add", "x", "--under", "MOU-1", "--party", "VN")

    def state() -> tuple[str, int]:
        items = json.loads(run("list", "-i", "MOU", "--format", "json").out)["items"]
        return next(i["status"] for i in items if i["id"] == "MOU-1"), len(items)

    assert state() == ("completed", 10)
    assert f"{last_added(register)} added" in run("undo").out
    assert state() == ("completed", 9)
    run("undo")
    assert state() == ("in_progress", 9)
    run("undo")
    assert state() == ("no_report", 9)
    result = run("undo")
    assert result.status == 4 and "nothing to take back" in result.err


def test_undo_never_touches_what_came_with_the_register(run: Run, register: Path) -> None:
    assert run("undo", "--yes").status == 4
    assert run("undo", "press004", "--yes").status == 0  # unless it is named
    (item,) = json.loads(run("show", "M7-8", "--format", "json").out)["items"]
    assert item["status"] == "no_report"


def test_undo_of_anothers_word_asks(run: Run, register: Path) -> None:
    run("start", "--party", "all", "MOU-1", "--by", "Khamla")
    before = register.read_bytes()
    for words in (["undo"], ["undo", "--yes"]):  # nobody is there to be asked
        result = run(*words)
        assert result.status == 5 and "Khamla wrote this, and not you" in result.err
        assert register.read_bytes() == before
    named = result.err.rpartition("laocoop undo ")[2].split()[0]
    assert run("undo", named, "--yes").status == 0


def test_an_id_of_a_taken_back_action_is_not_used_again(run: Run, register: Path) -> None:
    for _ in range(2):
        run("add", "x", "--under", "MOU-1", "--party", "LA")
        run("undo")
    added = [c for c in read_register(register).commitments if "." in c]
    assert len(added) == 2 and all(c.startswith("MOU-1.la-") for c in added)


def test_filters_ask_first(run: Run, register: Path) -> None:
    before = register.read_bytes()
    result = run("start", "--party", "all", "-i", "MOU")
    assert result.status == 7 and "--yes" in result.err
    assert register.read_bytes() == before
    assert run("start", "--party", "all", "-i", "MOU", "--yes").status == 0
    assert len(read_register(register).updates) == 10 + 9
    result = run("suspend", "--party", "all", "--status", "completed", "-i", "MOU", "--yes")
    assert result.status == 4 and "No commitment matches" in result.err


def test_explicit_ids_are_never_questioned(run: Run, register: Path) -> None:
    assert run("start", "--party", "all", *(f"MOU-{n}" for n in range(9))).status == 0


def test_the_joint_status_waits_for_both(run: Run, register: Path) -> None:
    out = run("done", "MOU-1", "--party", "VN", "--evidence", "x").out
    assert "no report → in progress (VN: completed, LA: no report)" in out
    out = run("done", "MOU-1", "--party", "la", "--evidence", "x").out
    assert "in progress → completed" in out


def test_your_party_speaks_for_you(run: Run, register: Path) -> None:
    assert run("config", "party", "vn").out.startswith("party = VN\n")
    run("done", "MOU-1", "--evidence", "x")
    assert read_register(register).updates[-1].party == "VN"
    result = run("done", "M9-6", "--evidence", "x")
    assert result.status == 5 and "--party LA" in result.err
    assert run("done", "M9-6", "--party", "LA", "--evidence", "x").status == 0
    assert run("start", "MOU-1", "M9-6", "--party", "VN").status == 5


def test_a_moved_date_keeps_the_first(run: Run, register: Path) -> None:
    run("update", "--party", "all", "M9-6", "--due", "2028-03-31", "--note", "x")
    run("update", "--party", "all", "M9-6", "--due", "2028-06-30", "--note", "x")
    first, second = read_register(register).updates[-2:]
    assert (first.due_was, second.due_was) == (date(2027, 12, 31), date(2028, 3, 31))
    (item,) = json.loads(run("show", "M9-6", "--format", "json").out)["items"]
    assert (item["first_due"], item["due"]) == ("2027-12-31", "2028-06-30")
    assert run("check").status == 0


def test_value_and_target(run: Run, register: Path) -> None:
    run("add", "Đào tạo", "--under", "M9-1", "--party", "VN", "--target", "50 cán bộ")
    run("update", "--party", "all", "M9-1.vn", "--value", "30")  # a beginning that is its alone
    shown = run("show", last_added(register)[:-2]).out
    assert "Target: 50 cán bộ" in shown and "Measured: 30" in shown


def test_nothing_to_say_writes_nothing(run: Run, register: Path) -> None:
    before = register.read_bytes()
    result = run("update", "--party", "all", "MOU-1")
    assert result.status == 2 and "--note" in result.err
    assert run("note", "--party", "all", "MOU-1").status == 2
    assert register.read_bytes() == before


def test_completed_in_the_future_is_refused(run: Run, register: Path) -> None:
    result = run("done", "--party", "all", "MOU-1", "--on", "23/11/2026")
    assert result.status == 2 and "still to come" in result.err


def test_note_takes_words_as_they_come(run: Run, register: Path) -> None:
    run("note", "--party", "all", "MOU-1", "Họp", "lần", "đầu", "-e", "S0")
    written = read_register(register).updates[-1]
    assert (written.note.en, written.status, written.evidence) == ("Họp lần đầu", None, ("S0",))


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["add"], 2, "no title"),
        (["add", "x"], 2, "--under MOU-1"),
        (["add", "x", "--under", "MOU-1"], 2, "config party"),
        (["add", "x", "--under", "MOU-77"], 4, "MOU-7"),
        (["add", "x", "-i", "M9", "-p", "VN", "--theme", "employmnt"], 2, "employment"),
        (["add", "x", "-i", "M9", "-p", "VN", "--id", "M9-1"], 5, "already taken"),
        (["add", "x", "-i", "M9", "-p", "VN", "--id", "a b"], 2, "cannot be an id"),
        (["add", "x", "-i", "M9", "-p", "VN", "--target", "many"], 2, "not a target"),
    ],
)
def test_add_that_cannot_be(
    arguments: list[str], status: int, part: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    result = run(*arguments)
    assert result.status == status and part in result.err
    assert register.read_bytes() == before


def test_add(run: Run, register: Path) -> None:
    run("config", "party", "VN")
    result = run(
        "--lang", "vi", "add", "Họp", "--under", "MOU-1", "--due", "30/6/2027", "--title-en", "Meet"
    )
    assert result.status == 0
    made = read_register(register).commitments[last_added(register)]
    assert (made.title.vi, made.title.en) == ("Họp", "Meet")
    assert (made.parties, made.themes, made.instrument) == (("VN",), ("employment",), "MOU")
    run("add", "Clause", "-i", "M9", "--clause", "III.2.a", "--continues", "M8-1", "-p", "all")
    made = read_register(register).commitments[last_added(register)]
    assert (made.clause, made.continues, made.parent) == ("III.2.a", ("M8-1",), "")
    listed = json.loads(run("list", "-i", "MOU", "--format", "json").out)["items"]
    assert listed[-1]["parent"] == "MOU-1"
    shown = run("list", "-i", "MOU", "--format", "table", "--lang", "en")
    lines = shown.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("MOU-1 "))
    assert lines[at + 1].startswith("MOU-1. ")


def test_init(run: Run, tmp_path: Path) -> None:
    result = run("init")
    assert result.status == 0 and "39 commitments" in result.out
    again = run("init")
    assert again.status == 6 and "already there" in again.err
    assert run("init", "--empty", "new.toml").status == 0
    assert len(read_register(Path("new.toml")).commitments) == 0
    assert run("--file", "new.toml", "check").status == 0
    assert run("--file", "new.toml", "list").status == 0
    assert run("--file", "new.toml", "report").status == 0
    assert run("init", "--own").status == 0
    assert (tmp_path / "home" / "data" / "laocoop" / "commitments.toml").exists()
    assert run("init", "sub/").status == 0
    assert Path("sub/commitments.toml").exists()


def test_config(run: Run) -> None:
    assert "language = en (as the system says)" in run("config").out
    assert run("config", "language", "vi").status == 0
    assert "Việc cần thực hiện trong kỳ" in run("list", "--format", "table").out
    assert run("config", "language", "fr").status == 2
    assert run("config", "colour", "red").status == 2
    assert run("config", "party", "XX").status == 2
    assert run("config", "language", "--clear").status == 0
    assert "On our plate" in run("list", "--format", "table").out


def test_broken_settings_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "home" / "config" / "laocoop" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('language = "vi"\nparty = VN\n')
    result = run("list")
    assert result.status == 2 and f"{path}:2:9" in result.err


def test_text_that_is_no_text_is_refused(run: Run, register: Path) -> None:
    before = register.read_bytes()
    result = run("note", "--party", "all", "MOU-1", "b\udcffd")
    assert result.status == 2 and "UTF-8" in result.err
    assert register.read_bytes() == before


STANDING_ON_IT = {
    "an action that a command wrote": None,
    "a report by hand": (
        "[[update]]\nid = 'byhand01'\ncommitment = '{id}'\non = 2026-11-01\n"
        "recorded = 2026-11-01T10:00:00+07:00\nparty = 'LA'\nstatus = 'in_progress'\n"
    ),
    "an action by hand": (
        "[[commitment]]\nid = 'X-1'\ninstrument = 'MOU'\ntitle = 'x'\nparties = ['LA']\n"
        "parent = '{id}'\n"
    ),
    "what carries it on, by hand": (
        "[[commitment]]\nid = 'X-1'\ninstrument = 'MOU'\ntitle = 'x'\nparties = ['LA']\n"
        "continues = ['{id}']\n"
    ),
}


@pytest.mark.parametrize("what", STANDING_ON_IT)
def test_what_to_take_back_first_is_told_and_can_be(what: str, run: Run, register: Path) -> None:
    assert run("add", "x", "--under", "MOU-1", "--party", "LA").status == 0
    ident = last_added(register)
    block = STANDING_ON_IT[what]
    if block is None:
        assert run("add", "y", "--under", ident, "--party", "LA").status == 0
    else:
        with register.open("a", encoding="utf-8") as file:
            file.write("\n" + block.format(id=ident))
    refused = run("undo", ident, "--yes")
    assert refused.status == 5, refused.err
    command = re.search(r"laocoop undo (\S+)", refused.err)
    if command:
        assert run("undo", command[1], "--yes").status == 0
    else:
        assert f"In the file, take {ident} out of" in refused.err
        text = register.read_text(encoding="utf-8")
        for line in (f"parent = '{ident}'\n", f"continues = ['{ident}']\n"):
            text = text.replace(line, "")
        register.write_text(text, encoding="utf-8")
    assert run("undo", ident, "--yes").status == 0
