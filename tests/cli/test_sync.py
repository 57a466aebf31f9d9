"""`laocoop sync`: for people who never heard of git."""

from __future__ import annotations

import os
import random
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SHIPPED, Run
from offices import Folder, agree, meet


@pytest.fixture
def three(run: Run, tmp_path: Path) -> list[Folder]:
    """Three folders that meet in a hub; the first has the register that ships."""
    folders = []
    for name in ("vn", "la", "vn2"):
        path = tmp_path / name
        path.mkdir()
        folders.append(Folder(path, run))
    (tmp_path / "hub").mkdir()
    shutil.copy(SHIPPED, folders[0].register)
    for folder in folders:
        assert folder("sync", "--setup", "../hub").status == 0
    return folders


def test_a_weeks_work_of_three_is_one(three: list[Folder]) -> None:
    vn, la, vn2 = three
    agree(three)
    vn("start", "MOU-1", "-n", "Kế hoạch 2026")
    la("done", "MOU-2", "-n", "ແລ້ວ")
    la("add", "Own", "--under", "MOU-1", "--id", "MOU-1.own")
    vn2("note", "MOU-3", "x")
    assert "Went out: 1 change." in vn("sync").out
    told = la("sync").out
    assert "1 update" in told and "Kế hoạch 2026" in told and "Went out: 2 changes." in told
    meet(three)
    agree(three)
    assert {"Kế hoạch 2026", "ແລ້ວ", "x"} <= la.notes()
    assert "Nothing of ours is new there." in vn("sync").out
    assert vn.git("log", "-1", "--format=%an").strip() == "Hoa"


def test_what_would_come_in_and_go_out_is_told(three: list[Folder]) -> None:
    vn, la, _third = three
    la("note", "MOU-2", "theirs")
    la("sync")
    vn("note", "MOU-1", "ours")
    before, head = vn.register.read_bytes(), vn.git("rev-parse", "HEAD")
    told = vn("sync", "--dry-run").out
    assert "theirs" in told and "ours" in told and "Nothing was changed, here or there" in told
    assert "Would go out: 1 change." in told and "Went out" not in told
    assert vn.register.read_bytes() == before and vn.git("rev-parse", "HEAD") == head
    assert "ours" not in la.notes() and la("sync").status == 0 and "ours" not in la.notes()


@pytest.mark.parametrize("seed", range(int(os.environ.get("LIVES", "2"))))
def test_whatever_three_do_nothing_is_lost(three: list[Folder], seed: int) -> None:
    chance = random.Random(seed)
    written: set[str] = set()
    for step in range(14):
        folder = chance.choice(three)
        note = f"note {step}"
        acts = [
            ["note", f"MOU-{chance.randint(1, 8)}", note],
            ["done", "MOU-1", "-n", note],
            ["add", note, "--under", "MOU-1"],
            ["update", "MOU-2", "--due", f"{chance.randint(1, 28)}/6/2027", "-n", note],
            ["edit", "MOU-3", "--title-lo", "ຫົວຂໍ້", "--party", folder.party],
            ["sync"],
            ["sync"],
            ["restore", "--yes"],
        ]
        words = chance.choice(acts)
        done = folder(*words)
        if done.status == 0 and note in words:
            written.add(note)
        assert done.status < 70, done.err
    meet(three)
    agree(three)
    held = three[0].holds()
    titles = {c.title.en for c in held.commitments.values()}
    assert written <= three[0].notes() | titles


def test_what_was_taken_back_here_comes_again(three: list[Folder]) -> None:
    """A merge taken back is of this copy alone: nothing of the others is unsaid there."""
    vn, la, _third = three
    la("note", "MOU-2", "theirs")
    la("sync")
    vn("note", "MOU-1", "ours")
    assert "theirs" in vn("sync").out
    assert vn("undo", "--yes").status == 0 and "theirs" not in vn.notes()
    assert "theirs" in vn("sync").out
    meet(three)
    agree(three)
    assert {"theirs", "ours"} <= la.notes()


def test_an_old_copy_put_in_its_place_takes_nothing_away(three: list[Folder]) -> None:
    vn, la, _third = three
    old = vn.register.read_bytes()
    vn("note", "MOU-1", "kept")
    meet(three)
    vn.register.write_bytes(old)
    meet(three)
    agree(three)
    assert "kept" in vn.notes() and "kept" in la.notes()


def test_remarks_stay_where_they_were_written(three: list[Folder]) -> None:
    vn, la, _third = three
    for folder, remark in ((vn, "# of Hà Nội"), (la, "# of Vientiane")):
        text = folder.register.read_text("utf-8")
        folder.register.write_text(text.replace("[register]", f"{remark}\n[register]", 1), "utf-8")
    vn("note", "MOU-1", "one")
    la("note", "MOU-2", "two")
    meet(three)
    heads = [folder.git("rev-parse", "HEAD") for folder in (vn, la)]
    meet(three)
    assert heads == [folder.git("rev-parse", "HEAD") for folder in (vn, la)]  # no end of commits
    assert "# of Hà Nội" in vn.register.read_text("utf-8")
    assert "# of Vientiane" in la.register.read_text("utf-8")
    assert {"one", "two"} <= vn.notes() == la.notes()


def test_a_field_changed_on_both_sides_is_named_and_nothing_changes(three: list[Folder]) -> None:
    vn, la, _third = three
    for folder, title in ((vn, "Một"), (la, "Hai")):
        text = folder.register.read_text("utf-8")
        folder.register.write_text(text.replace('vi = "Việc làm"', f'vi = "{title}"', 1), "utf-8")
    assert vn("sync").status == 0
    before = la.register.read_bytes()
    told = la("sync")
    assert told.status == 8 and "Một" in told.err and "Hai" in told.err
    assert "laocoop sync --take ours" in told.err and la.register.read_bytes() == before
    assert la("sync", "--take", "theirs").status == 0
    meet(three)
    agree(three)


@pytest.mark.parametrize("branch", ["main", "master", "trunk"])
def test_the_hub_may_be_there_already_bare_and_empty(run: Run, tmp_path: Path, branch: str) -> None:
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", branch, str(tmp_path / "h.git")], check=True
    )
    folders = [Folder(tmp_path / name, run) for name in ("vn", "la")]
    for folder in folders:
        folder.path.mkdir()
    shutil.copy(SHIPPED, folders[0].register)
    for folder in folders:
        assert folder("sync", "--setup", str(tmp_path / "h.git")).status == 0
    agree(folders)
    assert folders[1].git("branch", "--show-current").strip() == branch


def test_a_hub_with_other_files_keeps_them(run: Run, tmp_path: Path) -> None:
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "h.git")], check=True
    )
    other = tmp_path / "other"
    subprocess.run(["git", "clone", "-q", str(tmp_path / "h.git"), str(other)], check=True)
    Path(other, "README.md").write_text("read me\n")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (
        ["add", "."],
        [*who, "commit", "-qm", "x"],
        ["push", "-q", "origin", "HEAD:main"],
    ):
        subprocess.run(["git", *words], cwd=other, check=True)
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    assert vn("sync", "--setup", "../h.git").status == 4  # no register there, and none here
    assert not Path(vn.path, ".git").exists() and not vn.register.exists()
    shutil.copy(SHIPPED, vn.register)
    assert vn("sync", "--setup", "../h.git").status == 0
    vn("note", "MOU-1", "x")
    assert vn("sync").status == 0 and vn.git("status", "--short", "-uno") == ""
    assert vn.git("show", "origin/main:README.md") == "read me\n"
    agree([vn])


def test_both_may_have_a_register_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    folders = [Folder(tmp_path / name, run) for name in ("vn", "la")]
    for folder in folders:
        folder.path.mkdir()
        shutil.copy(SHIPPED, folder.register)
        folder("note", "MOU-1", folder.party)
    for folder in folders:
        assert folder("sync", "--setup", "../hub").status == 0
    meet(folders)
    agree(folders)
    assert {"VN", "LA"} <= folders[0].notes()


def test_wrong_places_are_told_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    (tmp_path / "worked").mkdir()
    subprocess.run(["git", "init", "-q", str(tmp_path / "worked")], check=True)
    before = sorted(vn.path.iterdir())
    for place, status, words in (
        ("../no/such", 4, "There is no folder"),
        ("../worked", 5, "somebody works"),
        ("git://127.0.0.1:1/x.git", 6, "cannot be reached"),
        ("ext::sh -c touch% pwned", 4, "There is no folder"),
        ("-u", 4, "There is no folder"),
    ):
        told = vn("sync", "--setup", place)
        assert told.status == status and words in told.err, (place, told.err)
        assert sorted(vn.path.iterdir()) == before, place
    told = vn("sync")
    assert told.status == 4 and "laocoop sync --setup" in told.err
    (tmp_path / "empty").mkdir()
    (tmp_path / "hub").mkdir()
    os.chdir(tmp_path / "empty")
    told = run("sync", "--setup", "../hub")
    assert told.status == 4 and "laocoop init" in told.err and not any(Path().iterdir())


def test_what_is_no_register_goes_nowhere(three: list[Folder]) -> None:
    vn, la, _third = three
    whole = vn.register.read_bytes()
    vn.register.write_bytes(whole + b"\n[[oops\n")
    broken = vn.register.read_bytes()
    told = vn("sync")
    assert told.status == 3 and "commitments.toml:" in told.err
    assert vn.register.read_bytes() == broken
    la("sync")
    assert la.register.read_bytes() == whole


def test_the_hub_that_is_gone_or_shut_is_told(
    three: list[Folder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "time.sleep", lambda _seconds: None
    )  # it waits for the other longer each time
    vn = three[0]
    vn("note", "MOU-1", "kept")
    before = vn.register.read_bytes()
    (tmp_path / "hub").rename(tmp_path / "away")
    told = vn("sync")
    assert told.status == 6 and "no longer there" in told.err and vn.register.read_bytes() == before
    (tmp_path / "away").rename(tmp_path / "hub")
    lock = tmp_path / "hub" / "laocoop.git" / "refs" / "heads" / "main.lock"
    lock.touch()
    told = vn("sync")
    assert told.status == 6 and vn.register.read_bytes() == before
    lock.unlink()
    meet(three)
    agree(three)
    assert "kept" in three[1].notes()


def test_a_share_is_written_by_all_who_may_write_to_it(run: Run, tmp_path: Path) -> None:
    hub, vn = tmp_path / "hub", Folder(tmp_path / "vn", run)
    for folder in (hub, vn.path):
        folder.mkdir()
    hub.chmod(0o2775)
    shutil.copy(SHIPPED, vn.register)
    assert vn("sync", "--setup", "../hub").status == 0
    for path in (hub / "laocoop.git").rglob("*"):
        if path.is_dir():
            assert path.stat().st_mode & stat.S_IWGRP, path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A git server on this machine, with an empty hub."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "srv" / "h.git")], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    how = ["--reuseaddr", "--export-all", "--enable=receive-pack", "--listen=127.0.0.1"]
    where = [f"--port={port}", f"--base-path={tmp_path / 'srv'}", str(tmp_path / "srv")]
    daemon = subprocess.Popen(["git", "daemon", *how, *where])
    for _turn in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"git://127.0.0.1:{port}/h.git", daemon
    daemon.kill()
    daemon.wait()


def test_a_server_does_as_well(
    server: tuple[str, subprocess.Popen[bytes]], run: Run, tmp_path: Path
) -> None:
    address, daemon = server
    folders = [Folder(tmp_path / name, run) for name in ("vn", "la", "vn2")]
    for folder in folders:
        folder.path.mkdir()
    shutil.copy(SHIPPED, folders[0].register)
    for folder in folders:
        done = folder("sync", "--setup", address)
        assert done.status == 0, done.err
    folders[1]("note", "MOU-1", "over the line")
    meet(folders)
    agree(folders)
    assert "over the line" in folders[2].notes()
    subprocess.run(["pkill", "-P", str(daemon.pid)], check=False)
    daemon.kill()
    daemon.wait()
    folders[0]("note", "MOU-1", "offline")
    before = folders[0].register.read_bytes()
    told = folders[0]("sync")
    assert told.status == 6 and "cannot be reached" in told.err
    assert folders[0].register.read_bytes() == before
