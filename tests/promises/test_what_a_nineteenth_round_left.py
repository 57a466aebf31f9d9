"""What a nineteenth round of attacks left: sentences of `sync` that were not so, and commits that nobody needs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from conftest import SHIPPED, Run
from laocoop.errors import ExitStatus
from laocoop.storage.git.refusals import line_of
from offices import USUAL, Folder, alone, bare, git_in, refused, two

HUB = "hub/laocoop.git"


def commits(tmp_path: Path) -> str:
    return git_in(tmp_path / HUB, "rev-list", "--count", "main")


@pytest.mark.parametrize(
    ("was", "becomes"), [("schema = 2", "schema = 1"), ("schema = 2", "schema = 2\n[own]\nx = 1")]
)
def test_what_is_no_record_makes_no_commits(
    was: str, becomes: str, run: Run, tmp_path: Path
) -> None:
    vn, la = two(tmp_path, run)
    text = vn.register.read_text(encoding="utf-8")
    vn.register.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    for folder in (vn, la):
        assert folder("sync").status == 0
    before = commits(tmp_path)
    for folder in (vn, la, vn, la):
        assert folder("sync").status == 0
    assert commits(tmp_path) == before
    assert becomes in vn.register.read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["vn/.git/refs/heads/main.lock", f"{HUB}/refs/heads/main.lock"])
@pytest.mark.sampled(2)
def test_the_lock_that_stays_is_named(
    lock: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    vn, _la = two(tmp_path, run)
    assert vn("note", "MOU-1", "--note", "x").status == 0
    (tmp_path / lock).touch()
    done = vn("sync")
    assert done.status == ExitStatus.CANNOT_WRITE
    assert lock.rpartition("/")[2] in done.err and "one was broken off" in done.err
    assert done.out.count("Nothing new") <= 1
    (tmp_path / lock).unlink()
    assert "Went out: 1 change." in vn("sync").out


def test_the_line_that_tells_most_is_shown() -> None:
    words = "ssh: connect to host x port 22: Connection refused\nfatal: Could not read from remote."
    assert line_of(words).startswith("ssh: connect")
    assert line_of("hint: x\nerror: y\nfatal: z\n") == "fatal: z"
    assert line_of("") == "—"


@pytest.mark.parametrize("what", ["link", "file", "folder"])
def test_where_the_hub_would_be_stands_something_else(what: str, run: Run, tmp_path: Path) -> None:
    vn = alone(tmp_path, run)
    place = tmp_path / HUB
    place.parent.mkdir()
    if what == "link":
        place.symlink_to(bare(tmp_path / "private" / "x.git"))
    elif what == "file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "mine").touch()
    refused(vn("sync", "--setup", "../hub"), "something else than a place where copies meet")


def test_a_link_that_one_names_oneself_is_followed(run: Run, tmp_path: Path) -> None:
    vn = alone(tmp_path, run)
    hub = bare(tmp_path / "far" / "x.git")
    (tmp_path / "near").symlink_to(hub)
    assert vn("sync", "--setup", "../near").status == 0
    assert git_in(hub, "ls-tree", "--name-only", "main").split() == [".gitattributes", USUAL]
    assert list((tmp_path / "far").iterdir()) == [hub]


@pytest.mark.parametrize("name", ["HEAD", "config", "packed-refs", "shallow", "info/grafts"])
@pytest.mark.sampled(3)
def test_a_pipe_among_the_files_of_git_is_not_waited_for(
    name: str, run: Run, tmp_path: Path
) -> None:
    vn, _la = two(tmp_path, run)
    for folder in (vn.path / ".git", tmp_path / HUB):
        pipe = folder / name
        pipe.parent.mkdir(exist_ok=True)
        kept = pipe.read_bytes() if pipe.exists() else None
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        assert vn("sync").status in (ExitStatus.REFUSED, ExitStatus.NOT_FOUND)
        pipe.unlink()
        if kept is not None:
            pipe.write_bytes(kept)
    assert vn("sync").status == 0


def test_a_register_that_is_a_link_meets_others_where_it_lies(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    (tmp_path / "real").mkdir()
    shutil.copy(SHIPPED, tmp_path / "real" / "r.toml")
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    vn.register.symlink_to(tmp_path / "real" / "r.toml")
    assert vn("sync", "--setup", "../hub").status == 0
    assert vn("note", "MOU-1", "--note", "x").status == 0
    assert "Went out: 1 change." in vn("sync").out
    assert (tmp_path / "real" / ".git").is_dir() and not (vn.path / ".git").exists()


@pytest.mark.parametrize("name", [".gitattributes", ".gitmodules", ".GitIgnore"])
def test_a_name_of_git_is_no_name_for_a_register(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    shutil.copy(SHIPPED, tmp_path / name)
    before = (tmp_path / name).read_bytes()
    done = run("--file", name, "sync", "--setup", "hub")
    refused(done, "a name that git keeps for itself")
    assert (tmp_path / name).read_bytes() == before and not (tmp_path / ".git").exists()


def test_where_somebody_keeps_programs_no_copies_meet(run: Run, tmp_path: Path) -> None:
    hub = bare(tmp_path / HUB)
    blob = git_in(hub, "hash-object", "-w", "--stdin", data=b"print()\n")
    tree = git_in(hub, "mktree", data=f"100644 blob {blob}\tprogram.py\n".encode())
    git_in(hub, "update-ref", "refs/heads/main", git_in(hub, "commit-tree", tree, "-m", "x"))
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    refused(vn("sync", "--setup", "../hub"), "holds no register, but other files: program.py")
    assert not (vn.path / ".git").exists()
