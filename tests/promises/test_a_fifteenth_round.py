"""What an adversary found in a fifteenth round, each as its kind: at the depth where its rule was wrong."""

from __future__ import annotations

import os
import shutil
import struct
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from conftest import NOON, SHIPPED, Run, read_register, spawn
from laocoop.cli import bringing_in
from laocoop.storage import merges
from laocoop.storage.locate import settings_file
from laocoop.storage.schema.kinds import KINDS

MAGIC = bytes.fromhex("d9d505f920a163d7")


def journal_naming(victim: str, database: bytes) -> bytes:
    """A journal that is played back, and names a file that SQLite deletes with it."""
    page = struct.unpack(">H", database[16:18])[0] or 65536
    first = database[:page]
    check = 12345 + sum(first[at] for at in range(page - 200, 0, -200))
    head = (MAGIC + struct.pack(">5I", 1, 12345, len(database) // page, 512, page)).ljust(
        512, b"\0"
    )
    record = struct.pack(">I", 1) + first + struct.pack(">I", check & 0xFFFFFFFF)
    name = victim.encode()
    tail = struct.pack(">II", len(name), sum(name) & 0xFFFFFFFF) + MAGIC
    return head + record + struct.pack(">I", 0x40000000 // page + 1) + name + tail


@pytest.mark.parametrize("how", ["absolute", "relative"])
def test_a_journal_that_names_a_file_has_it_deleted_by_nobody(
    run: Run, register: Path, how: str
) -> None:
    assert run("export", "x.sqlite").status == 0
    victim = str(register) if how == "absolute" else register.name
    Path("x.sqlite-journal").write_bytes(journal_naming(victim, Path("x.sqlite").read_bytes()))
    before = register.read_bytes()
    told = run("export", "x.sqlite")
    assert told.status == 6 and "x.sqlite-journal" in told.err
    assert register.read_bytes() == before and Path("x.sqlite-journal").exists()
    run("export", "x-2.sqlite")  # as it is advised
    assert Path("x-2.sqlite").exists()


@pytest.mark.parametrize(
    ("suffix", "kind"), [*product(["-journal", "-wal", "-shm"], ["fifo", "link", "folder"])]
)
@pytest.mark.parametrize("there", [True, False])
def test_what_is_no_file_beside_a_database_is_not_opened(
    run: Run, register: Path, suffix: str, kind: str, there: bool
) -> None:
    if there:
        run("export", "x.sqlite")
    beside = Path(f"x.sqlite{suffix}")
    if kind == "fifo":
        os.mkfifo(beside)
    elif kind == "link":
        beside.symlink_to(register)
    else:
        beside.mkdir()
    done = spawn("export", "x.sqlite")
    assert done.returncode == 6 and beside.name in done.stderr
    assert Path("x.sqlite").exists() is there


def test_a_name_that_looks_like_an_address_is_a_name(run: Run, register: Path) -> None:
    assert run("export", "file:foo.db").status == 0
    assert Path("file:foo.db").exists() and not Path("foo.db").exists()
    Path("lnk.db").symlink_to("elsewhere.db")
    assert run("export", "file:lnk.db").status == 0 and not Path("elsewhere.db").exists()
    assert run("export", "file:x.db?mode=ro.db").status == 0


@pytest.mark.parametrize("name", ["link.db", "folder.db"])
def test_export_advises_what_it_has(run: Run, register: Path, name: str) -> None:
    if name == "link.db":
        Path(name).symlink_to(register)
    else:
        Path(name).mkdir()
    told = run("export", name)
    assert told.status == 6 and "--output" not in told.err and " -o " not in told.err


BAD_IDS = [
    'name = "no id"',
    "id = 3",
    "id = []",
    'id = ["x"]',
    'id = ""',
    "id = true",
    "id = { a = 1 }",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.sampled(4)
def test_a_record_without_an_id_is_told_wherever_it_is_met(
    run: Run, register: Path, kind: str
) -> None:
    """In ours, in theirs, in what both began with, for git and for `diff`: status 3, with its line."""
    good = register.read_text("utf-8")
    Path("good.toml").write_text(good, "utf-8")
    for fault in (f"\n[[{kind}]]\n{bad}\n" for bad in BAD_IDS):
        Path("bad.toml").write_text(good + fault, "utf-8")
        for words in (
            ("merge", "bad.toml"),
            ("diff", "bad.toml"),
            ("--file", "bad.toml", "merge", "good.toml"),
            ("merge", "good.toml", "--base", "bad.toml"),
        ):
            told = run(*words)
            assert told.status == 3 and "bad.toml" in told.err, (fault, words, told)
        assert run("merge", "--driver", "bad.toml", "good.toml", "good.toml").status in (0, 3, 4)


@pytest.mark.parametrize(
    "whole", ["update = [1, 2]", "update = [[]]", "commitment = 3", "update = []"]
)
def test_lists_of_what_is_no_record_are_told(run: Run, register: Path, whole: str) -> None:
    Path("bad.toml").write_text(f"schema = 2\n{whole}\n[register]\nperiod = '2026-2027'\n", "utf-8")
    for words in (("merge", "bad.toml"), ("--file", "bad.toml", "merge", str(register))):
        told = run(*words)
        assert told.status == 3 and "bad.toml" in told.err, told


def test_a_register_without_its_own_line_says_so(run: Run, register: Path) -> None:
    run("note", "MOU-1", "x", "-p", "VN")
    text = SHIPPED.read_text("utf-8").partition("[register]")
    dotted = [
        f"register.{line}" if " = " in line and at < 6 else line
        for at, line in enumerate(text[2].splitlines())
    ]
    Path("dotted.toml").write_text(text[0] + "\n".join(dotted) + "\n", "utf-8")
    told = run("--file", "dotted.toml", "merge", str(register))
    assert told.status == 3 and "no line [register] of its own" in told.err
    assert "dotted.toml:" in told.err


@pytest.mark.parametrize("edition", ["true", "-1", "1e3", "99"])
def test_an_edition_that_is_none_names_no_file(run: Run, register: Path, edition: str) -> None:
    text = register.read_text("utf-8")
    theirs = text.replace("edition = ", f"edition = {edition} # ", 1)
    assert theirs != text
    Path("theirs.toml").write_text(theirs, "utf-8")
    told = run("merge", "theirs.toml")
    assert "earlier" not in told.err and told.status in (0, 3), told


def test_a_merge_that_was_killed_is_taken_back_as_one(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there before is kept before the merge is there: nothing of theirs is ever retracted."""
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "note", "MOU-1", "theirs", "--party", "LA", "--by", "Kham")
    before = register.read_bytes()

    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(
            bringing_in, "parse", killed
        )  # the first that is done once the file is replaced
        assert run("merge", "theirs.toml").status == 130
    assert b"theirs" in register.read_bytes()
    assert "the merge of theirs.toml" in run("undo", "--yes").out
    assert register.read_bytes() == before


def test_without_what_was_kept_their_word_is_not_taken_back_unasked(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "note", "MOU-1", "theirs", "--party", "LA", "--by", "Kham")

    def full(*_given: object, **_named: object) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(merges, "keep_beside", full)
        assert "could not be kept" in run("merge", "theirs.toml").err
    merged = register.read_bytes()
    told = run("undo", "--yes")
    assert told.status == 5 and "Kham said this for Laos" in told.err
    assert register.read_bytes() == merged
    (update,) = [u for u in read_register(register).updates if u.by == "Kham"]
    assert run("undo", update.id, "--yes").status == 0  # who names it means it


def test_a_merge_that_never_came_about_hides_no_word_of_ones_own(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept before the file was to be replaced, and then it was not."""
    shutil.copy(register, "theirs.toml")
    for number in range(9):
        run("--file", "theirs.toml", "note", "MOU-1", f"theirs {number}", "-p", "LA", "--by", "K")

    def killed(*_given: object, **_named: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("laocoop.storage.rewrite.replace_file", killed)
        assert run("merge", "theirs.toml").status == 130
    run("note", "MOU-1", "mine", "-p", "VN")
    assert run("undo", "--yes").status == 0
    assert run("merge", "theirs.toml").status == 0
    assert "the merge of theirs.toml" in run("undo", "--yes").out


def test_a_clock_that_was_put_back_changes_no_undo(run: Run, register: Path) -> None:
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "note", "MOU-1", "theirs", "-p", "LA", "--by", "K", now=NOON)
    run("merge", "theirs.toml", now=NOON + timedelta(hours=2))
    run("note", "MOU-2", "mine", "-p", "VN", now=NOON + timedelta(hours=1))
    told = run("undo", "--yes", now=NOON + timedelta(hours=1, minutes=1))
    assert told.status == 0 and "mine" in told.out, told


@pytest.mark.parametrize("name", ["before-restore-mine.toml", "before-undo-2026-02-30.toml"])
def test_a_copy_under_any_name_that_is_listed_is_brought_back(
    run: Run, register: Path, name: str
) -> None:
    before = register.read_bytes()
    run("note", "MOU-1", "x", "-p", "VN")
    assert run("restore", "2026-11-22", "--yes").status == 0
    (kept,) = register.parent.parent.rglob("before-restore-*.toml")
    kept.rename(kept.with_name(name))
    assert name in run("restore").out
    told = run("restore", Path(name).stem, "--yes")
    assert told.status == 0 and name in told.out
    assert register.read_bytes() != before


def settings(text: str) -> Path:
    path = Path(settings_file())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.usefixtures("register")
def test_a_language_that_there_is_none_of_stops_nothing(run: Run) -> None:
    path = settings('language = "xx"\nparty = "VN"\n')
    for words in (["list"], ["--version"], ["--lang", "vi", "list"], ["config"]):
        told = run(*words)
        assert told.status == 0 and "xx" in told.err and str(path) in told.err, words
    assert "laocoop config language vi" in run("list").err
    assert run("config", "party", "LA").status == 0
    assert run("config", "language", "vi").status == 0
    assert path.read_text("utf-8") == 'language = "vi"\nparty = "LA"\n'
    assert run("list").err == ""
    assert run("config", "language", "yy").status == 2


@pytest.mark.usefixtures("register")
def test_remarks_in_settings_stay(run: Run) -> None:
    path = settings(
        "# our office\r\nby = \"Hoa\" # from 2026\r\nlanguage = 'vi'\r\n\r\n[more]\r\nx = 1\r\n"
    )
    assert run("config", "party", "VN").status == 0
    assert run("config", "by", "Lan").status == 0
    assert run("config", "language", "--clear").status == 0
    assert path.read_bytes().decode() == (
        'party = "VN"\n# our office\r\nby = "Lan" # from 2026\r\n\r\n[more]\r\nx = 1\r\n'
    )
