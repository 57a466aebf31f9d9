"""FIRST DAYS, A1: nobody speaks for the other side by accident."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest

from conftest import Run, read_register
from laocoop.domain.status import Status

WRITES = [
    ["done", "MOU-1"],
    ["start", "MOU-1"],
    ["suspend", "MOU-1", "-n", "x"],
    ["withdraw", "MOU-1", "-n", "x"],
    ["update", "MOU-1", "--due", "2027-06-30"],
    ["note", "MOU-1", "x"],
    ["confirm", "M7-8"],
    ["dispute", "M7-8", "-n", "x"],
    ["add", "x", "--under", "MOU-1"],
    ["start", "-i", "MOU", "--yes"],
    ["done", "MOU-1", "--dry-run"],
]


@pytest.mark.parametrize("command", WRITES, ids=" ".join)
def test_without_a_terminal_it_is_refused_and_the_remedy_works(
    command: list[str], run: Run, register: Path
) -> None:
    before = register.read_bytes()
    refused = run(*command)
    assert (refused.status, refused.out) == (2, "")
    assert "--party VN" in refused.err and "laocoop config party VN" in refused.err
    assert register.read_bytes() == before
    assert run("config", "party", "VN").status == 0
    assert run(*command).status == 0
    for update in read_register(register).updates[10:]:
        assert update.party == "VN"


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en", "all"),
        ("en", "both"),
        ("vi", "all"),
        ("vi", "cả hai"),
        ("vi", "Hai bên"),
        ("lo", "ທັງສອງ"),
    ],
)
def test_both_jointly_is_said_in_so_many_words(
    language: str, word: str, run: Run, register: Path
) -> None:
    result = run("--lang", language, "done", "MOU-1", "--party", word)
    assert result.status == 0, result.err
    said = {"en": "both, jointly", "vi": "hai bên cùng báo cáo", "lo": "ສອງຝ່າຍລາຍງານຮ່ວມກັນ"}
    assert said[language] in result.out
    assert read_register(register).updates[-1].party == ""
    for page in (["show", "MOU-1"], ["history", "MOU-1"]):
        assert said[language] in run("--lang", language, *page, "-f", "markdown").out


def test_a_verdict_is_the_word_of_one(run: Run, register: Path) -> None:
    for command in (["confirm", "M7-8"], ["dispute", "M7-8", "--note", "x"]):
        result = run(*command, "--party", "all")
        assert result.status == 2 and "word of one party" in result.err


def asking(*words: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", *words],
        encoding="utf-8",
        dimensions=(50, 100),
        timeout=30,
        env=os.environ | {"TERM": "xterm-256color"},
    )


def to_its_end(child: pexpect.spawn) -> str:
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Whose word is it\\?"),
        ("vi", "Báo cáo thay mặt bên nào\\?"),
        ("lo", "ລາຍງານແທນຝ່າຍໃດ\\?"),
    ],
)
def test_in_a_terminal_it_is_asked_once_and_kept(
    language: str, question: str, run: Run, register: Path
) -> None:
    child = asking("--lang", language, "done", "MOU-1", "--evidence", "a.pdf")
    child.expect(question)
    child.sendline("la")
    assert "laocoop config party" in to_its_end(child)
    assert child.exitstatus == 0
    assert to_its_end(asking("done", "MOU-2")).count("?") == 0
    written = read_register(register).updates[10:]
    assert [(u.commitment, u.party, u.status) for u in written] == [
        ("MOU-1", "LA", Status.COMPLETED),
        ("MOU-2", "LA", Status.COMPLETED),
    ]


def test_jointly_is_an_answer_and_is_not_kept(run: Run, register: Path) -> None:
    child = asking("start", "MOU-1")
    child.expect("Whose word")
    child.sendline("all")
    assert "both, jointly" in to_its_end(child)
    assert read_register(register).updates[-1].party == ""
    assert run("start", "MOU-2").status == 2


@pytest.mark.parametrize(("answer", "part"), [("", "Whose word"), ("Thailand", "Thailand")])
def test_no_answer_and_a_wrong_one_write_nothing(
    answer: str, part: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    child = asking("start", "MOU-1")
    child.expect("jointly:")
    child.sendline(answer)
    if answer:  # a slip is told and asked again; Enter alone ends it
        child.expect(part)
        child.expect("jointly:")
        child.sendline("")
        part = "Whose word"
    assert part in to_its_end(child)
    assert child.exitstatus == 2
    assert register.read_bytes() == before
    assert "VN" not in run("config", "party").out


def test_a_wrong_command_is_told_before_anybody_is_asked(register: Path) -> None:
    for words in (["done", "MOU-99"], ["done", "MOU-1", "--on", "x"], ["update", "MOU-1"]):
        child = asking(*words)
        assert "Whose word" not in to_its_end(child)
        assert child.exitstatus in (2, 4)


def test_of_many_commitments_it_is_said_too(run: Run, register: object) -> None:
    result = run("start", "MOU-1", "MOU-2", "MOU-3", "MOU-5", "-p", "all")
    assert (
        result.status == 0
        and "4 commitments reported on (in progress, both, jointly)" in result.out
    )


def test_the_words_for_both_are_known_in_all_three_languages(run: Run, register: object) -> None:
    for language in ("vi", "lo", "en"):
        for word in ("hai bên", "ສອງຝ່າຍ", "both", "all"):
            result = run("--lang", language, "note", "MOU-1", "x", "-p", word)
            assert result.status == 0, (language, word, result.err)
