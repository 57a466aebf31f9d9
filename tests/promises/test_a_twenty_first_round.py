"""What a twenty-first round of attacks found: old code pages, advice where nothing was written, rights at the hub."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, Run
from laocoop.cli.options.completion import _LINE, _cut
from laocoop.errors import ExitStatus
from laocoop.reports.text_width import width
from laocoop.storage.git.ask import Answer, Git
from laocoop.storage.git.refusals import code_of, is_about_rights
from laocoop.terminal.lacking import in_plain_signs, in_signs_of
from offices import Folder, alone, two

ACTS = "≠HYPERLINK(1) ≮img src=x≯ “q” x\u037e=1+1 \u1fef"
PAGES = ["cp1252", "cp1258", "cp437", "ascii"]


@pytest.mark.parametrize("form", ["csv", "json", "html", "markdown"])
@pytest.mark.parametrize("encoding", PAGES)
@pytest.mark.sampled(4)
def test_a_file_is_utf_8_whatever_people_read(form: str, encoding: str, tmp_path: Path) -> None:
    """A sheet or page of an old code page had signs in it that acted, put in after all was escaped."""
    register = tmp_path / "r.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    register.write_text(text.replace('en = "Employment"', f'en = "{ACTS}"', 1), encoding="utf-8")
    words = ["--lang", "en", "--file", str(register), "list", "--all", "-f", form]
    made = [
        subprocess.run(
            [sys.executable, "-m", "laocoop", *words],
            env=os.environ | {"PYTHONIOENCODING": each},
            capture_output=True,
            check=True,
        ).stdout
        for each in (encoding, "utf-8")
    ]
    assert made[0] == made[1]


@given(text=st.text(max_size=30) | st.just(ACTS), encoding=st.sampled_from(PAGES))
def test_no_sign_is_put_in_that_could_act(text: str, encoding: str) -> None:
    """Letters alone, and a question mark: neither a quotation mark nor what stands for a formula or a tag."""
    for sign in text:
        shown = in_signs_of(sign, encoding)
        assert shown == sign or all(
            each.isalnum() or each == "?" or not each.isascii() for each in shown
        )


def test_sentences_have_plain_quotation_marks() -> None:
    assert in_plain_signs("“x” – …", "ascii") == '"x" - ...'
    assert in_plain_signs("“x” –", "cp1252") == "“x” –"


@pytest.mark.parametrize(
    "command",
    [
        ["note", "MOU-1", "x", "--dry-run"],
        ["note", "MOU-99", "x"],
        ["update", "MOU-1", "--status", "completed", "--on", "2030-01-01"],
        ["confirm", "MOU-1"],
    ],
    ids=" ".join,
)
def test_of_what_was_not_written_nothing_is_to_be_taken_back(
    command: list[str], run: Run, register: Path
) -> None:
    before = register.read_bytes()
    told = run(*command, "-p", "VN", "--evidence", "gone.pdf")
    assert "undo" not in told.err and "no file gone.pdf" not in told.err
    assert register.read_bytes() == before


LOCKED = "error: cannot lock ref 'refs/heads/main': Unable to create '/h/refs/heads/main.lock': "


def test_a_right_that_is_missing_is_no_lock() -> None:
    assert code_of(LOCKED + "Permission denied") == "sync-no-right"
    assert code_of(LOCKED + "File exists.") == "sync-locked"
    assert is_about_rights(
        "remote: error: unable to write: Operation not permitted\n ! [remote rejected]"
    )
    assert not is_about_rights(LOCKED + "File exists.")


def test_a_push_that_is_not_allowed_is_asked_for_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vn, _la = two(tmp_path, run)
    vn("note", "MOU-1", "x")
    asked, pushes = Git.ask, []

    def refused(git: Git, *words: str, **more: object) -> Answer:
        if words[0] == "push":
            pushes.append(words)
            return Answer(False, b"", LOCKED + "Permission denied")
        return asked(git, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Git, "ask", refused)
    done = vn("sync")
    assert (done.status, len(pushes)) == (ExitStatus.CANNOT_WRITE, 1)
    assert "not allowed" in done.err


def test_a_hub_that_one_may_not_read_is_still_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vn = alone(tmp_path, run)
    (tmp_path / "hub").mkdir()
    assert vn("sync", "--setup", "../hub").status == 0
    asked = os.access
    monkeypatch.setattr(
        os, "access", lambda path, *how: "laocoop.git" not in str(path) and asked(path, *how)
    )
    done = vn("sync")
    assert done.status == ExitStatus.CANNOT_WRITE
    assert "not allowed" in done.err and "--setup" not in done.err


@pytest.mark.parametrize("journal", [b"", bytes(512)])
def test_an_export_that_was_killed_at_once_is_made_anew(
    journal: bytes, run: Run, register: Path
) -> None:
    Path("d.db").touch()
    Path("d.db-journal").write_bytes(journal)
    assert run("export", "d.db").status == 0
    assert not Path("d.db-journal").exists() and Path("d.db").stat().st_size > 10_000


@pytest.mark.parametrize("journal", [b"mine", bytes(511) + b"x", bytes(5_000)])
@pytest.mark.sampled(2)
def test_what_stands_beside_it_is_not_touched(journal: bytes, run: Run, register: Path) -> None:
    Path("d.db").touch()
    Path("d.db-journal").write_bytes(journal)
    assert run("export", "d.db").status == ExitStatus.CANNOT_WRITE
    assert Path("d.db-journal").read_bytes() == journal


def test_a_hub_that_could_not_be_made_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vn: Folder = alone(tmp_path, run)
    (tmp_path / "hub").mkdir()

    def full(_git: Git, *_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Git, "make", full)
    assert vn("sync", "--setup", "../hub").status == ExitStatus.CANNOT_WRITE
    assert list((tmp_path / "hub").iterdir()) == []


@pytest.mark.parametrize("text", ["漢" * 37 + " --yes 1", "Ａ" * 39 + "M1-9", "a" * 100, "ກຳ" * 60])
def test_an_offer_takes_one_line(text: str) -> None:
    cut = _cut(text, _LINE - 10)
    assert width(cut) <= _LINE - 10 and text.startswith(cut) and len(cut) > 20
