"""Database files, read by another library than the one that writes them, beside the JSON of the same register."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import apsw
import pytest

from conftest import Run, read_register
from laocoop.domain.wording import Wording
from laocoop.storage.schema.kinds import KINDS
from test_golden import STORY


@pytest.fixture
def story(run: Run, register: Path) -> Path:
    for command in STORY:
        assert run(*command).status == 0
    return register


def asked(question: str, *values: str, file: str = "x.sqlite") -> list[Any]:
    return [*apsw.Connection(file, flags=apsw.SQLITE_OPEN_READONLY).execute(question, values)]


def test_where_all_stands_is_that_of_the_json(run: Run, story: Path) -> None:
    assert run("export", "x.sqlite").status == 0
    items = json.loads(run("list", "--all", "-f", "json").out)["items"]
    names = ("id", "instrument", "status", "agreement", "timeliness", "due", "first_due")
    names += ("completed_on", "updated")
    told = [
        (*(item[name] for name in names), item["title"].get("vi"), " ".join(item["parties"]))
        for item in items
    ]
    question = f"SELECT {', '.join(names)}, title_vi, parties FROM standing"
    assert {*asked(question)} == {*told} and len(told) == len(asked(question)) > 39
    by_party = {
        (item["id"], party, status)
        for item in items
        for party, status in item["party_status"].items()
    }
    assert {*asked("SELECT commitment, party, status FROM standing_by_party")} == by_party
    late = {item["id"] for item in items if item["timeliness"] == "overdue"}
    assert {i for (i,) in asked("SELECT id FROM standing WHERE is_past_due")} == late


def test_the_history_is_that_of_the_json(run: Run, story: Path) -> None:
    run("done", "MOU-1", "-e", "a.pdf", "-p", "LA")
    run("undo")
    assert run("export", "x.sqlite").status == 0
    items = json.loads(run("history", "-f", "json").out)["items"]
    names = ("id", "on", "recorded", "by", "party", "status", "due", "lead", "value", "verdict")
    names = (*names, "commitment")
    written = {
        u.id for u in read_register(story).updates if u.commitment
    }  # what is added is no entry
    told = {tuple(i[name] for name in names) for i in items if i["id"] in written}
    columns = ", ".join(f'"{name}"' for name in names)
    entries = {*asked(f"SELECT {columns} FROM history WHERE commitment IS NOT NULL")}
    assert told == entries and len(told) > 10
    back = asked("SELECT commitment FROM history WHERE is_taken_back")
    assert back == [("MOU-1",)]
    shown = {u.id: [*u.evidence] for u in read_register(story).updates if u.evidence}
    kept: dict[str, list[str]] = {}
    for ident, evidence in asked('SELECT "update", value FROM update_evidence ORDER BY place'):
        kept.setdefault(ident, []).append(evidence)
    assert kept == shown


def test_every_field_of_every_record_is_there(run: Run, register: Path) -> None:
    """A field that is added to a record has its column, or its table."""
    assert run("export", "x.sqlite").status == 0
    names = {name for (name,) in asked("SELECT name FROM sqlite_master WHERE type = 'table'")}
    plural = {kind: f"{kind}s" for kind in KINDS} | {"party": "parties"}
    known = read_register(register)
    for name, kind in KINDS.items():
        columns = {row[1] for row in asked(f'PRAGMA table_info("{plural[name]}")')}
        for key in kind.fields:
            assert {key, f"{key}_vi"} & columns or f"{name}_{key}" in names
    for ident, instrument in known.instruments.items():
        row = asked("SELECT name_vi, name_lo, name_en FROM instruments WHERE id = ?", ident)
        assert [Wording(*row[0])] == [instrument.name]


def test_again_it_puts_right_what_changed_and_no_more(run: Run, story: Path) -> None:
    run("export", "x.sqlite", "--name", "vn-la")
    first = Path("x.sqlite").read_bytes()
    run("export", "y.sqlite", "--name", "vn-la")
    assert Path("y.sqlite").read_bytes() == first  # made anew it is the same
    run("export", "x.sqlite", "--name", "vn-la")
    assert Path("x.sqlite").read_bytes() == first  # and so it is written again
    run("done", "MOU-4", "-e", "a.pdf", "-p", "all")
    assert run("export", "x.sqlite", "--name", "vn-la").status == 0
    assert asked("SELECT status FROM standing WHERE id = 'MOU-4'") == [("completed",)]
    assert len(asked("SELECT * FROM states")) == len(asked("SELECT * FROM commitments"))
    story.write_text(  # an entry that is gone from the file goes
        story.read_text("utf-8").rpartition("[[update]]")[0], encoding="utf-8"
    )
    run("export", "x.sqlite", "--name", "vn-la")
    assert asked("SELECT status FROM standing WHERE id = 'MOU-4'") == [("no_report",)]


def test_several_registers_stand_in_one(run: Run, story: Path) -> None:
    shutil.copy(story, "b.toml")
    run("--file", "b.toml", "done", "MOU-4", "-e", "a.pdf", "-p", "all")
    for name, file in (("vn-la", str(story)), ("vn-kh", "b.toml")):
        assert run("--file", file, "export", "x.sqlite", "--name", name).status == 0
    question = "SELECT register, sum(completed) FROM progress GROUP BY register ORDER BY register"
    assert asked(question) == [("vn-kh", 3), ("vn-la", 2)]
    run("export", "x.sqlite")  # without a name it is known by its path
    assert ("vn-la",) in asked("SELECT register FROM registers")
    assert (str(story.resolve()),) in asked("SELECT register FROM registers")


def test_a_past_day_is_as_it_was(run: Run, story: Path) -> None:
    assert run("export", "x.sqlite", "--as-of", "1/3/2026").status == 0
    items = json.loads(run("list", "--all", "--as-of", "1/3/2026", "-f", "json").out)["items"]
    told = {(i["id"], i["status"]) for i in items}
    assert {*asked("SELECT id, status FROM standing")} == told


@pytest.mark.parametrize(
    "made", ["foreign", "register", "text", "broken", "link", "folder", "layout"]
)
def test_no_file_of_others_is_written_to(made: str, run: Run, register: Path) -> None:
    file = Path("x.sqlite")
    if made == "foreign":
        with sqlite3.connect(file) as database:
            database.execute("CREATE TABLE commitments (id)")
        database.close()
    elif made == "register":
        shutil.copy(register, file)
    elif made == "text":
        file.write_text("no database")
    elif made == "broken":
        run("export", "x.sqlite")
        file.write_bytes(file.read_bytes()[:5000])
    elif made == "link":
        Path("other").write_text("theirs")
        file.symlink_to("other")
    elif made == "folder":
        file.mkdir()
    else:
        run("export", "x.sqlite")
        with sqlite3.connect(file) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
    before = file.read_bytes() if file.is_file() else b""
    result = run("export", "x.sqlite")
    assert result.status == 6, result
    assert (file.read_bytes() if file.is_file() else b"") == before
    assert result.err.count("\n") >= 2 and "Traceback" not in result.err


@pytest.mark.parametrize("name", ["x.toml", "x", "x.csv", ".sqlite"])
def test_its_name_says_what_it_is(name: str, run: Run, register: Path) -> None:
    result = run("export", name)
    assert result.status == 2 and ".sqlite" in result.err and not Path(name).exists()


def test_hostile_words_stay_words(run: Run, register: Path) -> None:
    words = "'); DROP TABLE commitments; --"
    assert run("note", "MOU-1", words, "-p", "VN").status == 0
    assert run("export", "x.sqlite", "--name", words).status == 0
    assert (words,) in asked("SELECT note FROM history")
    assert asked("SELECT DISTINCT register FROM commitments") == [(words,)]


def test_two_at_once_both_stand(run: Run, register: Path) -> None:
    shutil.copy(register, "b.toml")
    line = [sys.executable, "-m", "laocoop", "--file"]
    names = [f"r{number}" for number in range(6)]
    at_once = [
        subprocess.Popen([*line, "b.toml", "export", "x.sqlite", "--name", name]) for name in names
    ]
    assert [process.wait(60) for process in at_once] == [0] * 6
    assert [name for (name,) in asked("SELECT register FROM registers ORDER BY 1")] == names


def test_triggers_never_run_and_views_of_the_user_stay(run: Run, register: Path) -> None:
    run("export", "x.sqlite")
    with sqlite3.connect("x.sqlite") as database:
        database.execute("CREATE VIEW mine AS SELECT id FROM commitments")
        database.execute("CREATE TABLE notes (text)")
        database.execute("INSERT INTO notes VALUES ('kept')")
    database.close()
    assert run("export", "x.sqlite", "--name", "b").status == 0
    assert asked("SELECT text FROM notes") == [("kept",)] and len(asked("SELECT * FROM mine")) > 39
    for made in (
        "CREATE TRIGGER t AFTER INSERT ON states BEGIN UPDATE states SET status = 'completed'; END",
        "CREATE INDEX i ON states (printf('%.*c', 100000000, 'x'))",
    ):
        shutil.copy("x.sqlite", "y.sqlite")
        with sqlite3.connect("y.sqlite") as database:
            database.execute("DELETE FROM states")
            database.execute(made)
        database.close()
        before = Path("y.sqlite").read_bytes()
        result = run("export", "y.sqlite", "--name", "c")
        assert result.status == 6 and "y.sqlite" in result.err
        assert Path("y.sqlite").read_bytes() == before


def test_what_another_program_writes_meanwhile_is_not_lost(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laocoop.storage.database.SECONDS", 0.1)
    run("export", "x.sqlite")
    with_own = sqlite3.connect("x.sqlite", isolation_level=None)
    with_own.execute("CREATE TABLE notes (text)")
    with_own.execute("BEGIN IMMEDIATE")
    with_own.execute("INSERT INTO notes VALUES ('kept')")
    result = run("export", "x.sqlite", "--name", "b")
    assert result.status == 6 and "writing" in result.err
    with_own.execute("COMMIT")
    with_own.close()
    assert run("export", "x.sqlite", "--name", "b").status == 0
    assert asked("SELECT text FROM notes") == [("kept",)]


def test_a_write_that_another_program_left_undone_is_undone_first(run: Run, register: Path) -> None:
    """A journal lies beside the database: its pages are put back before anything is written."""
    run("export", "x.sqlite", "--name", "a")
    with sqlite3.connect("x.sqlite") as database:
        database.execute("CREATE TABLE notes (text)")
        database.executemany("INSERT INTO notes VALUES (?)", [("kept" * 500,)] * 300)
    database.close()
    killed = (
        "import os, sqlite3; d = sqlite3.connect('x.sqlite', isolation_level=None);"
        "d.execute('PRAGMA cache_size = 1'); d.execute('BEGIN');"
        "d.execute(\"UPDATE notes SET text = 'half'\"); d.execute('DELETE FROM states'); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", killed], check=False)
    assert Path("x.sqlite-journal").exists()
    assert run("export", "x.sqlite", "--name", "b").status == 0
    assert asked("PRAGMA integrity_check") == [("ok",)]
    assert asked("SELECT DISTINCT text FROM notes") == [("kept" * 500,)]
    assert len(asked("SELECT DISTINCT register FROM states")) == 2


def test_one_that_keeps_a_log_beside_it_is_written_to(run: Run, register: Path) -> None:
    run("export", "x.sqlite", "--name", "a")
    with sqlite3.connect("x.sqlite") as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    assert run("export", "x.sqlite", "--name", "b").status == 0
    assert len(asked("SELECT DISTINCT register FROM states")) == 2


def test_who_may_not_read_the_register_may_not_read_the_database(run: Run, register: Path) -> None:
    register.chmod(0o600)
    assert run("export", "x.sqlite").status == 0
    assert Path("x.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["n" * 247 + ".sqlite", "n" * 270 + ".sqlite"])
def test_a_name_that_is_too_long_is_told(name: str, run: Run, register: Path) -> None:
    """The first leaves no room for the journal beside it, the second is one that no file can have."""
    result = run("export", name)
    assert result.status == 6 and "permission" not in result.err, result
    assert [path.suffix for path in Path().iterdir() if path.suffix == ".sqlite"] == []


def test_what_is_damaged_is_refused(run: Run, register: Path) -> None:
    run("export", "x.sqlite")
    whole = Path("x.sqlite").read_bytes()
    for damaged in (
        whole.replace(b'CREATE TABLE "units"', b'CREATE TABLE "uni\xff\xfe"', 1),
        whole[:4096] + bytes(len(whole) - 4096),
        whole[:100],
    ):
        Path("x.sqlite").write_bytes(damaged)
        result = run("export", "x.sqlite", "--name", "b")
        assert result.status == 6 and "Traceback" not in result.err, result
