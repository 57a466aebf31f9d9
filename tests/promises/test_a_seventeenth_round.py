"""What an adversary found in a seventeenth round, each as its kind."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run, read_register
from costs import LEAST_SQUARE, ratio_of
from laocoop.storage.backups import folder_of

WRITER = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE t(x)")
database.execute("INSERT INTO t VALUES('ten years of work')")
os._exit(1)
"""


def test_a_log_is_of_the_database_that_says_it_has_one(run: Run, register: Path) -> None:
    """Another program's log, and a database of ours that was put in the place of theirs."""
    subprocess.run([sys.executable, "-c", WRITER, "app.db"], check=False)
    shutil.move("app.db", "moved.db")
    run("export", "ours.db")
    shutil.copy("ours.db", "app.db")
    before = {name: Path(name).read_bytes() for name in ("app.db", "app.db-wal", "app.db-shm")}
    assert run("export", "app.db").status == 6
    assert {name: Path(name).read_bytes() for name in before} == before
    shutil.move("moved.db", "app.db")
    with sqlite3.connect("app.db") as database:
        assert database.execute("SELECT x FROM t").fetchall() == [("ten years of work",)]


def test_many_turns_that_are_none_take_time_as_the_text_does() -> None:
    from laocoop.minutes.language.lexicon import lexicon
    from laocoop.minutes.sentence.grammar import Grammar
    from laocoop.minutes.sentence.turns import divided

    for language, begins, goes_on in (
        ("vi", "Sách vở sẽ có ", "và phía Lào sẽ đi và phía Việt Nam sẽ đi "),
        ("en", "Books that will come ", "and Laos will go and Viet Nam will go "),
    ):
        grammar = Grammar(lexicon(language), {})

        def read(times: int, grammar: Grammar = grammar, text: str = goes_on) -> None:
            divided(begins + text * times, grammar)  # noqa: B023

        assert ratio_of(read, 40) < LEAST_SQUARE


@pytest.mark.parametrize("long_notes", [True, False])
def test_what_is_sent_can_be_received_whatever_changed(
    run: Run, register: Path, long_notes: bool
) -> None:
    shutil.copy(register, "theirs.toml")
    run("send", "-o", "first.toml")
    if long_notes:
        for ident in ("MOU-1", "MOU-2"):
            run("note", ident, "--note", "x" * 120_000, "-p", "VN")
    else:
        text = register.read_text("utf-8")
        blocks = (
            f'\n[[update]]\nid = "u{n:07}"\ncommitment = "MOU-1"\non = 2026-11-20\nparty = "VN"\n'
            f'recorded = 2026-11-20T09:00:00+07:00\nnote = "{"y" * 150}"\nstep = "u{n:07}"\n'
            for n in range(1500)
        )
        register.write_text(text + "".join(blocks), "utf-8")
    assert run("send", "-o", "second.toml").status == 0
    told = run("--file", "theirs.toml", "receive", "second.toml", "--yes")
    assert told.status == 0, told.err
    assert read_register(Path("theirs.toml")).updates == read_register(register).updates
    assert run("send", "-o", "second.toml", "--yes").status == 0


def test_what_may_not_be_written_is_not_sent_over(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("send", "-o", "kept.toml")
    before = Path("kept.toml").read_bytes()
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **k: "kept" not in str(path) and real(path, mode, **k)
    )
    run("note", "MOU-1", "x", "-p", "VN")
    told = run("send", "-o", "kept.toml", "--yes")
    assert told.status == 6 and Path("kept.toml").read_bytes() == before
    ours = Path(folder_of(str(register)), "last-sent.toml")
    assert run("send", "-o", str(ours), "--yes").status == 6


@pytest.mark.parametrize("day", ["hello", "2026-13-45", "20261130T1", ""])
def test_a_day_that_is_none_of_what_was_sent_is_passed_over(
    run: Run, register: Path, day: str
) -> None:
    run("send", "-o", "first.toml")
    kept = Path(folder_of(str(register)), "last-sent.toml")
    lines = kept.read_text("utf-8").split("\n")
    lines[2] = f"# on: {day}"
    kept.write_text("\n".join(lines), "utf-8")
    assert run("send", "-o", "second.toml").status == 0


@pytest.mark.parametrize(
    "theirs",
    [
        ["done", "MOU-2", "--party", "all", "-e", "a.pdf"],
        ["add", "Lao action", "--under", "MOU-1", "--party", "LA"],
        ["event", "E1", "Review", "--on", "20/11/2026"],
        ["done", "MOU-2", "--party", "LA", "-e", "a.pdf"],
    ],
)
def test_who_speaks_for_no_side_takes_nobodys_word_back_unasked(
    run: Run, register: Path, theirs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_USER", "Kham")
    assert run(*theirs).status == 0
    monkeypatch.setenv("LAOCOOP_USER", "Hoa")
    before = register.read_bytes()
    assert run("undo", "--yes").status == 5 and register.read_bytes() == before
