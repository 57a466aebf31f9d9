"""Ministries' folders that meet over git: a hub, three of them, and what is asked of all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import SHIPPED, Result, Run, read_register
from laocoop.domain.model import Register
from laocoop.errors import ExitStatus

USUAL = "commitments.toml"
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


def retitle(folder: Folder, title: str) -> None:
    """Puts the title of MOU-2 right, by hand."""
    text = folder.register.read_text(encoding="utf-8")
    at = text.index("title", text.index('id = "MOU-2"'))
    end = text.index("\n", at)
    folder.register.write_text(f'{text[:at]}title = "{title}"{text[end:]}', encoding="utf-8")


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


def two(tmp_path: Path, run: Run) -> tuple[Folder, Folder]:
    """Two folders that have met."""
    (tmp_path / "hub").mkdir()
    folders = Folder(tmp_path / "vn", run), Folder(tmp_path / "la", run)
    for folder in folders:
        folder.path.mkdir()
        shutil.copy(SHIPPED, folder.register)
        assert folder("sync", "--setup", "../hub").status == 0
    return folders


def alone(tmp_path: Path, run: Run) -> Folder:
    """A folder with a register and a repository that came from somebody."""
    folder = Folder(tmp_path / "vn", run)
    folder.path.mkdir()
    shutil.copy(SHIPPED, folder.register)
    folder.git("init", "--quiet", "--initial-branch=main", "--template=")
    return folder


def bare(path: Path) -> Path:
    """A repository without a work tree, where nothing was put yet."""
    path.parent.mkdir(exist_ok=True)
    words = ("git", "init", "--quiet", "--bare", "--initial-branch=main", str(path))
    subprocess.run(words, check=True)
    return path


def git_in(folder: Path, *words: str, data: bytes = b"") -> str:
    """git asked outside of every work tree."""
    command = ["git", "--git-dir", str(folder), "-c", "user.name=x", "-c", "user.email=x", *words]
    return (
        subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode().strip()
    )


def refused(done: Result, words: str) -> None:
    """Nothing was done, and it says why."""
    assert (done.status, done.out) == (ExitStatus.REFUSED, "")
    assert words in done.err
