"""In a real terminal, cell by cell: what the program counts as a line's width is where the cursor stands after it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SHIPPED, Run, needs, read_register
from laocoop.terminal.wrap import width

pytestmark = pytest.mark.system

ASKS = r"""
import os, sys, termios, tty
terminal = os.open("/dev/tty", os.O_RDWR)
kept = termios.tcgetattr(terminal)
tty.setraw(terminal)
told = []
for text in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    os.write(terminal, ("\r\x1b[2K" + text + "\x1b[6n").encode())
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(terminal, 1)
    told.append(answer.decode().rpartition(";")[2][:-1])
termios.tcsetattr(terminal, termios.TCSADRAIN, kept)
with open(sys.argv[2] + ".part", "w") as file:
    file.write("\n".join(told))
os.rename(sys.argv[2] + ".part", sys.argv[2])
"""
"""Writes each text at the beginning of a line, and asks the terminal in which column its cursor is then."""


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[str]:
    """A terminal of 200 columns for this test alone."""
    needs("tmux")
    name = str(tmp_path / "tmux")
    yield name
    subprocess.run(["tmux", "-S", name, "kill-server"], capture_output=True, check=False)


def cells(socket: str, texts: list[str]) -> list[int]:
    """How many cells each text takes there."""
    folder = Path(socket).parent
    folder.joinpath("asks.py").write_text(ASKS, encoding="utf-8")
    folder.joinpath("texts").write_text("\n".join(texts), encoding="utf-8")
    told = folder / "told"
    command = [sys.executable, *(str(folder / name) for name in ("asks.py", "texts", "told"))]
    size = ["-x", "200", "-y", "24"]
    started = ["tmux", "-u", "-S", socket, "-f", "/dev/null", "new-session", "-d", *size]
    subprocess.run(
        [*started, *command], check=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    )
    end = time.monotonic() + 60
    while not told.exists():
        assert time.monotonic() < end, "the terminal does not answer"
        time.sleep(0.05)
    return [int(column) - 1 for column in told.read_text().split()]


def column_starts(line: str) -> list[str]:
    """What stands before each word after a gap: where columns begin, if anything does."""
    return [line[: gap.end()] for gap in re.finditer(r" {2,}(?=\S)", line)]


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_columns_are_straight(
    language: str, socket: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    for columns in (60, 80, 100, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        for command in (["list", "--all"], ["progress"], ["report"], ["show", "M9-4"]):
            told = run("--lang", language, *command, "-f", "table")
            assert told.status == 0
            lines += told.out.splitlines()
    texts = sorted({text for line in lines for text in (line, *column_starts(line)) if text})
    wrong = {
        text: (width(text), seen)
        for text, seen in zip(texts, cells(socket, texts), strict=True)
        if width(text) != seen
    }
    assert wrong == {}


def test_vietnamese_in_two_ways_of_writing(socket: str) -> None:
    """Letters with their marks as one sign, and as several."""
    titles = [each.title.vi[:150] for each in read_register(SHIPPED).commitments.values()]
    texts = [unicodedata.normalize(form, title) for title in titles for form in ("NFC", "NFD")]
    assert [width(text) for text in texts] == cells(socket, texts)
