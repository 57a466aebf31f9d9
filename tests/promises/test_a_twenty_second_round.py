"""What a twenty-second round of attacks found, and what earlier ones had left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import Run, read_register
from laocoop.storage.git.refusals import code_of
from offices import alone


@pytest.fixture
def no_place_for_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the user's own folder should be."""
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", os.fspath(blocked))


@pytest.mark.usefixtures("for_viet_nam", "no_place_for_copies")
def test_what_was_sent_and_could_not_be_kept_is_told(run: Run, register: Path) -> None:
    """The next one would tell of changes since an earlier one, as if that were the last."""
    sent = run("send", "-o", "s.toml")
    assert (sent.status, Path("s.toml").exists()) == (0, True)
    assert "could not be kept here as well: Not a directory" in sent.err


@pytest.mark.usefixtures("for_viet_nam", "no_place_for_copies")
def test_a_notice_is_told_once(run: Run, register: Path) -> None:
    """A merge keeps two copies; that neither could be kept was told in the same words twice."""
    theirs = Path("theirs.toml")
    theirs.write_bytes(register.read_bytes())
    assert run("--file", "theirs.toml", "note", "MOU-1", "x").status == 0
    merged = run("merge", "theirs.toml", "--yes")
    assert merged.status == 0
    assert merged.err.count("could not be kept") == 1


@pytest.mark.usefixtures("for_viet_nam")
@pytest.mark.parametrize("head", ["comment", "Ý kiến Vụ", "x"])
@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#DIV/0!"])
def test_what_came_to_nothing_where_nothing_is_read_stops_no_sheet(
    head: str, cell: str, run: Run, register: Path
) -> None:
    """A user's own column of sums, half of it errors, blocked the whole sheet."""
    sheet = Path("s.csv")
    sheet.write_text(f"id,last_note,{head}\nMOU-1,x,{cell}\nMOU-2,y,2\n", encoding="utf-8")
    loaded = run("load", "s.csv", "--yes")
    assert (loaded.status, f"not read: {head}" in loaded.err) == (0, True)
    assert [each.note.en for each in read_register(register).updates[-2:]] == ["x", "y"]
    sheet.write_text(f"id,last_note,{head}\nMOU-1,{cell},z\n", encoding="utf-8")
    refused = run("load", "s.csv", "--yes")
    assert (refused.status, f"“{cell}” is not a value" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fatal: git upload-pack: not our ref " + 40 * "0", "sync-broken"),
        (" ! [remote rejected] HEAD -> main (unpacker error)", "sync-broken"),
        (" ! [remote rejected] HEAD -> main (hook declined)", "sync-hub-refuses"),
        (
            "error: remote unpack failed: insufficient permission\n ! [remote rejected] (unpacker error)",
            "sync-no-right",
        ),
        ("fatal: mismatched algorithms: client sha1; server sha256", "sync-other-form"),
    ],
)
def test_a_damaged_hub_is_told_as_one(words: str, code: str) -> None:
    assert code_of(words) == code


def test_a_hub_of_another_form_is_told(run: Run, tmp_path: Path) -> None:
    """git's own last words were that somebody hung up."""
    office = alone(tmp_path, run)
    hub = tmp_path / "hub256"
    office.git("init", "-q", "--bare", "--object-format=sha256", os.fspath(hub))
    met = office("sync", "--setup", os.fspath(hub))
    assert met.status == 6
    assert "keeps its history there in another form" in met.err
