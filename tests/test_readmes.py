"""The first page in three languages: the same commands in each, and each of them works in its own language."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest

from conftest import ROOT, SHIPPED, Run

PAGES = {"en": "README.md", "vi": "README.vi.md", "lo": "README.lo.md"}
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ASKS = {"review": 2, "receive": 7, "load": 2}
"""What wants a person at a terminal, and its status without one."""


def page(language: str) -> str:
    return (ROOT / PAGES[language]).read_text("utf-8")


def commands(language: str) -> list[list[str]]:
    """The words of each line of the morning."""
    (block,) = [text for kind, text in _BLOCK.findall(page(language)) if kind == "console"]
    return [shlex.split(line.removeprefix("$ "), comments=True) for line in block.splitlines()]


def shape(words: list[str]) -> list[str]:
    """A line without what each language has of its own: words in quotes, sides, names of files."""
    same = [re.sub(r"^(?:VN|LA)$", "SIDE", word) for word in words]
    return [
        word if word.isascii() and "toml" not in word else "…" for word in same if " " not in word
    ]


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_the_pages_have_the_same_lines(language: str) -> None:
    first, *others = commands(language)
    assert first == ["laocoop", "config", "language", language]
    assert [*map(shape, others)] == [*map(shape, commands("en"))]
    setting_up = [text for kind, text in _BLOCK.findall(page(language)) if kind == "sh"]
    assert setting_up == [text for kind, text in _BLOCK.findall(page("en")) if kind == "sh"]
    assert page(language).count("\n## ") == page("en").count("\n## ")


@pytest.mark.parametrize("language", PAGES)
def test_a_morning_word_for_word(language: str, run: Run, tmp_path: Path) -> None:
    assert run("config", "language", language).status == 0
    shutil.copy(SHIPPED, "theirs.toml")
    run("--file", "theirs.toml", "note", "MOU-1", "x", "-p", "LA", "--by", "Kham")
    for name in ("from-laos.toml", "from-vietnam.toml"):
        assert run("--file", "theirs.toml", "send", "-o", name).status == 0
    minutes = docx.Document()
    minutes.add_paragraph("BIÊN BẢN")
    minutes.add_paragraph("1. Hai Bên thống nhất trao đổi chuyên gia trong năm 2027.")
    minutes.save("minutes.docx")
    for words in commands(language):
        assert words[0] == "laocoop"
        told = run(*words[1:])
        name = words[1] if len(words) > 1 else ""
        assert told.status == _ASKS.get(name, 0), (words, told.err)
        assert "Traceback" not in told.err
    for file in ("report.docx", "annex.docx"):
        assert Path(file).stat().st_size > 10_000


@pytest.mark.parametrize("language", PAGES)
def test_what_a_page_names_is_there(language: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page(language)):
        assert (ROOT / target).exists(), target
    others = {name for code, name in PAGES.items() if code != language}
    assert all(f"({name})" in page(language) for name in others)


@pytest.mark.parametrize("language", PAGES)
def test_examples_within_sentences_are_taken(language: str, run: Run, register: Path) -> None:
    run("config", "party", "VN")
    prose = _BLOCK.sub("", page(language))
    lines = re.findall(r"`(laocoop [^`]+)`", prose)
    assert len(lines) >= 4
    for line in lines:
        words = shlex.split(line)[1:]
        if "--install-completion" in words:
            continue
        told = run(*words)
        no_font = line.endswith(".pdf") and language == "lo"  # not every machine has one for Lao
        assert told.status in ((0, 4) if no_font else (0,)), (line, told.err)


def test_lao_says_that_it_is_a_draft() -> None:
    assert "awaiting a native reader" in page("lo")[:200]
