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
from laocoop.storage import append
from laocoop.storage.backups import folder_of
from laocoop.storage.sent import packed
from laocoop.typed import Any

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
    kept.write_bytes(packed(register.read_bytes(), "Hoa", day, "", [], "r"))
    assert run("send", "-o", "second.toml").status == 0


DAMAGES = {
    "a day": (b"2027-12-31", b"2027-12-13"),
    "blanks at line ends": (b'id = "MOU-1"\n', b'id = "MOU-1" \n'),
    "a blank before it": (b"# laocoop send", b" # laocoop send"),
    "a line above it": (b"# laocoop send", b"Dear colleague,\n# laocoop send"),
    "who sent it": (b"# by: ", b"# by: LA \xc2\xb7 the Minister "),
    "when": (b"# on: 2026", b"# on: 2025"),
    "what changed": (b"\n# sha256", b"\n#   MOU-1: completed\n# sha256"),
    "the digest": (b"# sha256: ", b"# sha256: 0"),
    "its length": (b"# signs: ", b"# signs: 1"),
    "no length": (b"# signs: ", b"# signs: x"),
    "the mark": (b"\n# ---\n", b"\n"),
    "its version": (b"# laocoop send 2", b"# laocoop send 3"),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES.keys())
def test_what_was_damaged_comes_in_by_no_door(
    run: Run, register: Path, change: tuple[bytes, bytes]
) -> None:
    Path("ours.toml").write_bytes(register.read_bytes())
    run("note", "MOU-1", "x", "-p", "VN")
    run("send", "-o", "sent.toml")
    sent = Path("sent.toml").read_bytes()
    assert sent.count(change[0]) >= 1
    Path("sent.toml").write_bytes(sent.replace(*change, 1))
    before = Path("ours.toml").read_bytes()
    for words in (
        ["receive", "sent.toml", "--yes"],
        ["merge", "sent.toml"],
        ["merge", str(register), "--base", "sent.toml"],
    ):
        told = run("--file", "ours.toml", *words)
        assert told.status == 3 and "changed on its way" in told.err, words
        assert Path("ours.toml").read_bytes() == before
    # What it advises works: whoever changed it takes its first lines out.
    lines = Path("sent.toml").read_bytes().split(b"\n# sha256", 1)[1].split(b"schema = ", 1)[1]
    Path("sent.toml").write_bytes(b"schema = " + lines)
    told = run("--file", "ours.toml", "merge", "sent.toml", "--dry-run")
    assert told.status in (0, 3) and "on its way" not in told.err, told.err


def test_whoever_got_it_may_work_in_it(run: Run, register: Path) -> None:
    Path("ours.toml").write_bytes(register.read_bytes())
    run("send", "-o", "sent.toml")
    assert run("--file", "sent.toml", "note", "MOU-1", "worked on", "-p", "LA").status == 0
    told = run("receive", "sent.toml", "--yes")
    assert told.status == 4 and "laocoop merge" in told.err
    told = run("merge", "sent.toml")
    assert told.status == 0 and "1 update" in told.out
    # It is sent in its turn: what stands at its beginning is no damage.
    assert run("--file", "sent.toml", "send", "-o", "back.toml").status == 0
    told = run("--file", "ours.toml", "receive", "back.toml", "--yes")
    assert told.status == 0 and "1 update" in told.out
    assert run("--file", "ours.toml", "merge", "back.toml").status == 0


@pytest.mark.parametrize(
    "words",
    [
        ["note", "MOU-2", "x", "-p", "VN", "--event", "E1"],
        ["done", "MOU-2", "-p", "all", "-e", "a.pdf", "--event", "E1"],
        ["confirm", "MOU-2", "-p", "LA", "--event", "E1"],
    ],
)
def test_nothing_is_said_at_a_review_that_is_taken_back_meanwhile(
    run: Run, register: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("done", "MOU-2", "-p", "VN", "-e", "b.pdf", "--on", "1/11/2026")
    run("event", "E1", "Review", "--on", "20/11/2026")
    real = append.append
    at_once: list[bool] = []

    def meanwhile(path: str, *rest: Any, **more: Any) -> Any:
        if not at_once:
            at_once.append(True)
            assert run("undo", "--yes").status == 0
        return real(path, *rest, **more)

    monkeypatch.setattr("laocoop.cli.writing.append", meanwhile)
    told = run(*words)
    assert told.status == 4 and "E1 was taken back" in told.err, told.err
    assert "[[update]]" in register.read_text("utf-8")
    monkeypatch.undo()
    assert all(
        update.event != "E1" or update.retracts for update in read_register(register).updates
    )


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
