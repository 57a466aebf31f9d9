"""Ministries' folders that meet over git: a hub, three of them, and what is asked of all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import Result, Run, read_register
from laocoop.domain.model import Register

WHO = {"vn": "VN", "la": "LA", "vn2": "VN"}


class Folder:
    """One person's folder with a register that meets others."""

    def __init__(self, path: Path, run: Run) -> None:
        self.path = path
        self.party = WHO[path.name]
        self.register = path / "commitments.toml"
        self._run = run

    def __call__(self, *words: str) -> Result:
        """The program in this process."""
        before = Path.cwd()
        os.chdir(self.path)
        try:
            return self._run(*words, *self._whose(words))
        finally:
            os.chdir(before)

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """The program as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "laocoop", *words],
            cwd=self.path,
            env=os.environ | {"LAOCOOP_PARTY": self.party, "LAOCOOP_LANG": "en"} | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", "-c", f"core.hooksPath={os.devnull}", *words],
            cwd=self.path,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def holds(self) -> Register:
        return read_register(self.register)

    def notes(self) -> set[str]:
        """What was noted in it, by the ledger."""
        return {u.note.en for u in self.holds().updates if u.note.en}

    def _whose(self, words: tuple[str, ...]) -> list[str]:
        speaks = words[0] in ("note", "start", "done", "update", "add", "confirm", "dispute")
        return ["--party", self.party] if speaks else []


def meet(folders: list[Folder]) -> None:
    """Everybody syncs until nothing is new anywhere."""
    for folder in [*folders, *folders]:
        done = folder("sync")
        assert done.status == 0, (folder.path.name, done.err)


def agree(folders: list[Folder]) -> None:
    """All hold the same, byte for byte, and git sees nothing that it has not."""
    assert len({folder.register.read_bytes() for folder in folders}) == 1
    for folder in folders:
        assert folder.git("status", "--short", "-uno") == ""
        folder.git("fsck", "--strict")
