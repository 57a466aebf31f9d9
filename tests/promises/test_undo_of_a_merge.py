"""A merge is taken back with a copy set aside first; where that cannot be, nothing is promised or changed."""

from __future__ import annotations

import errno
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOON, Run
from laocoop.cli.commands.undo import merge as undoing
from laocoop.storage import merges

THEIRS = "theirs.toml"
ADVICE = "in this copy alone"


def theirs(run: Run, register: Path, note: str) -> None:
    shutil.copy(register, THEIRS)
    run("--file", THEIRS, "note", "M9-6", note, "-p", "LA", "--by", "Kham")


def test_a_full_disk_changes_nothing(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("note", "M9-6", "mine", "-p", "LA")
    theirs(run, register, "theirs")
    assert run("merge", THEIRS).status == 0
    merged = register.read_bytes()

    def full(*_given: object, **_named: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(undoing, "set_aside", full)
        assert run("undo", "--yes").status == 6
    assert register.read_bytes() == merged
    told = run("undo", "--yes")
    assert told.status == 0 and "the merge of theirs.toml" in told.out
    assert b"theirs" not in register.read_bytes() and b"mine" in register.read_bytes()


def test_what_could_not_be_kept_is_not_offered_to_be_taken_back(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs(run, register, "theirs")

    def nowhere(*_given: object, **_named: object) -> str:
        raise OSError(errno.ENOTDIR, "Not a directory")

    monkeypatch.setattr(merges, "keep_beside", nowhere)
    told = run("merge", THEIRS)
    assert told.status == 0 and ADVICE not in told.out and "could not be kept" in told.err


def test_merges_under_a_clock_that_went_ahead_do_not_let_go_of_the_last(
    run: Run, register: Path, tmp_path: Path
) -> None:
    ahead = NOON + timedelta(days=300)
    for number in range(31):
        theirs(run, register, f"theirs {number}")
        assert run("merge", THEIRS, now=ahead + timedelta(minutes=number)).status == 0
    before = []
    for note in ("theirs last but one", "theirs last"):
        theirs(run, register, note)
        before.append(register.read_bytes())
        assert ADVICE in run("merge", THEIRS).out
    while before:
        told = run("undo", "--yes")
        assert "the merge of theirs.toml" in told.out, told
        assert register.read_bytes() == before.pop()
    assert len(list((tmp_path / "home").rglob("before-merge-*"))) <= 30


@pytest.mark.parametrize("before_its_end", ["schema", "remark"])
@pytest.mark.parametrize("party", ["", "VN"])
def test_a_merge_whose_file_was_changed_before_its_end_is_not_half_taken_back(
    before_its_end: str, party: str, run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking back its last record alone would write a retraction that travels."""
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("schema = 2", "schema = 1"), encoding="utf-8")
    theirs(run, register, "theirs")
    run("merge", THEIRS)
    if before_its_end == "schema":  # raised by the program's own edit
        run("edit", "SOM25", "--place", "Hanoi", "-p", "VN", "--yes")
        assert run("undo", "--yes").status == 0
    else:
        register.write_text("# a remark\n" + register.read_text("utf-8"), encoding="utf-8")
    monkeypatch.setenv("LAOCOOP_PARTY", party)
    merged = register.read_bytes()
    told = run("undo", "--yes")
    assert told.status == 5 and "laocoop restore" in told.err, told
    assert register.read_bytes() == merged
