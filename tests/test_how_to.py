"""The how-to pages, followed word for word."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from conftest import ROOT, read_register

RIGHT = ROOT / "docs" / "put-something-right.md"
PAGES = {folder: ROOT / "docs" / folder / "exchange-files.md" for folder in (".", "vi", "lo")}
_STEP = re.compile(
    r"^(?:In |Tại |ຢູ່)(Hà Nội|Vientiane|Viêng Chăn|ຮ່າໂນ້ຍ|ວຽງຈັນ):\n\n```console\n(.*?)^```",
    re.MULTILINE | re.DOTALL,
)


def test_put_something_right_word_for_word(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```console\n(.*?)^```", RIGHT.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 13
    for line in lines:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(line[2:])],
            cwd=tmp_path,
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "settings"), "LAOCOOP_LANG": "vi"},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, (line, done.stderr)
    assert "đính chính" in done.stdout
    action = read_register(tmp_path / "commitments.toml").commitments["MOU-3.a"]
    assert action.title.en == "" and action.due is not None  # nothing is erased


def test_a_senior_officials_meeting_is_prepared_word_for_word(tmp_path: Path) -> None:
    """It ends with Word files to be handed over."""
    page = ROOT / "docs" / "senior-officials-meeting.md"
    blocks = re.findall(
        r"^```console\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 19 and all(line.startswith("$ laocoop ") for line in lines)
    settings = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "settings")}
    for line in ["$ laocoop init", *lines]:
        words = shlex.split(line[2:], comments=True)
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=tmp_path,
            env=settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert done.returncode in (0, 1 if "check" in line else 0), (line, done.stderr)
    written = {path.name for path in tmp_path.glob("*.docx")}
    assert written == {"bao-cao.docx", "bao-cao-song-ngu.docx", "phu-luc.docx"}


def test_questions_in_sql_are_answered(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "database.md").read_text("utf-8")
    (block,) = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(block.splitlines()) == 3
    for line in block.splitlines():
        words = [sys.executable, "-m", *shlex.split(line[2:])]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, (line, done.stderr)
    questions = re.findall(r"^```sql\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    scale = (ROOT / "docs" / "scale.md").read_text("utf-8")
    questions += re.findall(r"^  ```sql\n(.*?)^  ```", scale, re.MULTILINE | re.DOTALL)
    database = apsw.Connection(str(tmp_path / "laocoop.sqlite"))
    told = [[*database.execute(question)] for question in questions]
    assert len(told) == 4 and told[1] and len(told[2]) > 5
    assert {row[0] for row in told[3]} >= {"vn-la"}
    views = {
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='view'")
    }
    assert {*re.findall(r"^\| `(\w+)` \|", page, re.M)} == views


@pytest.mark.parametrize("folder_of_page", PAGES)
def test_exchange_files_word_for_word(folder_of_page: str, tmp_path: Path) -> None:
    hanoi_folder, vientiane_folder = tmp_path / "hanoi", tmp_path / "vientiane"
    for folder in (hanoi_folder, vientiane_folder):
        folder.mkdir()
    language = {".": "en"}.get(folder_of_page, folder_of_page)
    # The page's `laocoop` is the one under test, as a person would find it on the path.
    program = tmp_path / "bin" / "laocoop"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m laocoop "$@"\n')
    program.chmod(0o755)
    steps = _STEP.findall(PAGES[folder_of_page].read_text(encoding="utf-8"))
    assert len(steps) == 11
    said: list[str] = []
    for place, block in steps:
        is_hanoi = place in ("Hà Nội", "ຮ່າໂນ້ຍ")
        folder = hanoi_folder if is_hanoi else vientiane_folder
        for line in block.splitlines():
            assert line.startswith("$ ")
            done = subprocess.run(
                shlex.split(line[2:]),
                cwd=folder,
                env=os.environ
                | {
                    "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
                    "XDG_CONFIG_HOME": str(folder / "settings"),
                    "XDG_DATA_HOME": str(folder / "data"),
                    "LAOCOOP_USER": "Hà Nội" if is_hanoi else "Vientiane",
                    "LAOCOOP_LANG": language,
                },
                capture_output=True,
                encoding="utf-8",
                check=False,
                timeout=60,
            )
            assert done.returncode == 0, (place, line, done.stderr)
            said.append(done.stdout)
    text = "\n".join(said)
    if language != "en":
        assert "MOU-2" in text and "Brought in" not in text
        return
    assert "Sent by LA · Vientiane on" in text and "Sent by VN · Hà Nội on" in text
    assert "Brought in from from-vientiane.toml: 1 update, 1 commitment." in text
    assert "Brought in from from-hanoi.toml: 1 update, 1 commitment." in text
    hanoi, vientiane = (
        read_register(folder / "commitments.toml") for folder in (hanoi_folder, vientiane_folder)
    )
    assert {u.id for u in hanoi.updates} == {u.id for u in vientiane.updates}
    assert "Put there for the first time" in text and "Went out: 2 changes." in text
    added = {c for c in hanoi.commitments if "." in c}
    assert {c[:9] for c in added} == {"MOU-1.vn-", "MOU-1.la-"}
    assert added <= set(vientiane.commitments)
    assert "disputed by LA" in text
