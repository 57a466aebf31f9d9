"""FIRST DAYS, A4 and A5: `check` gives no advice that does harm, and its remedies clear what it finds."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run

SLIPS = {
    "unexplained": [["suspend", "MOU-6", "-p", "VN"]],
    "unexplained-date": [["update", "M9-6", "--due", "2028-03-31", "-p", "LA"]],
    "completed-without-evidence": [["done", "MOU-7", "-p", "VN"]],
    "completed-without-evidence, theirs": [["done", "MOU-7", "-p", "LA"]],
    "completed-without-evidence, jointly": [["done", "MOU-7", "-p", "all"]],
    "open-under-closed": [
        ["add", "x", "--under", "MOU-1", "-p", "VN", "--title-lo", "x", "--title-vi", "x"],
        ["done", "MOU-1", "-p", "all", "-e", "a.pdf"],
    ],
    "open-under-closed, theirs": [
        ["add", "x", "--under", "MOU-1", "-p", "LA", "--title-lo", "x", "--title-vi", "x"],
        ["done", "MOU-1", "-p", "all", "-e", "a.pdf"],
    ],
    "open-under-closed, jointly": [
        ["add", "x", "--under", "MOU-1", "-p", "all", "--id", "MOU-1.q"],
        ["done", "MOU-1.q", "-p", "VN", "-e", "a.pdf"],
        ["done", "MOU-1", "-p", "all", "-e", "a.pdf"],
    ],
    "reported-in-future": [["start", "MOU-2", "-p", "VN", "--on", "1/1/2031"]],
    "open-under-closed, withdrawn": [
        ["add", "x", "--under", "MOU-1", "-p", "VN", "--title-lo", "x", "--title-vi", "x"],
        ["withdraw", "MOU-1", "-p", "all", "--note", "y", "-y"],
    ],
}


@pytest.mark.parametrize("slip", SLIPS)
def test_the_remedy_followed_word_for_word_clears_the_finding(
    slip: str, run: Run, register: Path
) -> None:
    code = slip.partition(",")[0]
    run("config", "party", "LA" if code == "unexplained-date" else "VN")
    for command in SLIPS[slip]:
        assert run(*command).status == 0
    told = run("check").out
    assert f"[{code}]" in told
    remedy = re.search(
        r"laocoop ((?:note|update|done|undo) [^,;\n]*)", told.partition(f"[{code}]")[2]
    )
    assert remedy is not None, told
    words = shlex.split(remedy[1].replace("…", "'Chưa bố trí kinh phí'"))
    assert run(*words).status == 0
    assert f"[{code}]" not in run("check").out


def test_a_confirmation_says_something(run: Run, register: Path) -> None:
    run("done", "MOU-7", "-p", "LA", "-e", "a.pdf")
    run("confirm", "MOU-7", "-p", "VN")
    assert "empty-update" not in run("check").out


@pytest.mark.parametrize(
    ("language", "words", "never"),
    [
        ("vi", ["tạm dừng", "30/04/2028", "tiếng Lào"], ["suspended", "2028-04-30", "bằng lo."]),
        ("en", ["suspended", "30 Apr 2028", "Lao"], ["2028-04-30"]),
        ("lo", ["30/04/2028"], ["suspended", "2028-04-30"]),
    ],
)
def test_it_speaks_in_the_users_words(
    language: str, words: list[str], never: list[str], run: Run, register: Path
) -> None:
    run("suspend", "MOU-6", "-p", "VN")
    run("update", "M9-6", "--due", "2028-04-30", "-p", "LA")
    run("--lang", "vi", "add", "Họp", "--under", "MOU-1", "-p", "VN")
    told = run("--lang", language, "check", "-f", "table").out
    for word in words:
        assert word.casefold() in told.casefold(), told
    for word in never:
        assert word not in told


@pytest.mark.parametrize(
    "name",
    [
        "commitments (1).toml",
        "commitments (Hoa's conflicted copy 2026-11-20).toml",
        "commitments.sync-conflict-20261120-101010-ABCDEFG.toml",
        "commitments-DESKTOP-7QK2.toml",
        "commitments - Copy.toml",
    ],
)
def test_copies_of_a_sync_program_are_named_and_can_be_taken_in(
    name: str, run: Run, register: Path
) -> None:
    assert run("check").err == ""
    copy = Path(name)
    copy.write_bytes(register.read_bytes())
    assert run("--file", name, "note", "MOU-1", "x", "-p", "VN").status == 0
    told = run("check").err
    assert name in told
    command = re.search(r"laocoop (merge .* --dry-run)", told)
    assert command is not None and run(*shlex.split(command[1])).status == 0
    assert run("merge", name).status == 0
    copy.unlink()
    assert run("check").err == ""


@pytest.mark.parametrize("name", ["commitments-2025.toml", "commitments.toml.bak", "other.toml"])
def test_what_only_begins_alike_is_no_copy(name: str, run: Run, register: Path) -> None:
    Path(name).write_bytes(register.read_bytes())
    assert run("check").err == ""
