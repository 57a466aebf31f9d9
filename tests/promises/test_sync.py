"""sync loses nothing wherever it is broken off, whoever is quicker, and runs nothing that came with a folder."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from conftest import SHIPPED, Run, read_register
from laocoop.errors import LaocoopError
from laocoop.storage.git.ask import Git, settings
from laocoop.storage.git.clone import clone_around
from laocoop.storage.git.refusals import code_of
from offices import Folder, agree, meet

KILLER = """#!/bin/sh
n=$(($(cat {count} 2>/dev/null || echo 0) + 1)); echo $n > {count}
if [ $n -eq {at} ] && [ {when} = before ]; then kill -9 $PPID; exit 1; fi
{git} "$@"; done=$?
if [ $n -eq {at} ]; then kill -9 $PPID; fi
exit $done
"""
"""A git that kills whoever called it, at one of its calls."""


def three_at(tmp_path: Path, run: Run) -> list[Folder]:
    """Three folders that have met, each with work of its own since."""
    (tmp_path / "hub").mkdir()
    folders = [Folder(tmp_path / name, run) for name in ("vn", "la", "vn2")]
    for folder in folders:
        folder.path.mkdir()
    shutil.copy(SHIPPED, folders[0].register)
    for folder in folders:
        assert folder("sync", "--setup", "../hub").status == 0
        folder("note", "MOU-1", f"note of {folder.path.name}")
        folder("add", f"action of {folder.path.name}", "--under", "MOU-2")
    folders[1]("sync")
    return folders


def killed_at(folder: Folder, at: int, when: str, tmp_path: Path, *words: str) -> bool:
    """Runs the program with a git that kills it; False where it was over before."""
    count = tmp_path / "count"
    count.unlink(missing_ok=True)
    (tmp_path / "bin").mkdir(exist_ok=True)
    git = tmp_path / "bin" / "git"
    real = shlex.quote(shutil.which("git") or "git")
    git.write_text(KILLER.format(count=count, at=at, when=when, git=real))
    git.chmod(0o755)
    process = folder.start(*words, PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    process.communicate(timeout=120)
    return process.returncode == -signal.SIGKILL or int(count.read_text()) >= at


@pytest.fixture
def every(request: pytest.FixtureRequest) -> int:
    """Of the calls of git, at each so-manieth the program is killed."""
    return 1 if request.config.getoption("--every-case") else 13


@pytest.mark.parametrize(("when", "first"), [("before", 1), ("after", 5)])
@pytest.mark.sampled(2)
def test_killed_at_any_call_of_git_nothing_is_lost(
    when: str, first: int, every: int, run: Run, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    three_at(begun, run)
    at, was_killed = min(first, every), True
    while was_killed:
        here = tmp_path / f"at{at}"
        shutil.copytree(begun, here, symlinks=True)
        folders = [Folder(here / name, run) for name in ("vn", "la", "vn2")]
        for folder in folders:  # where they meet was copied with them
            hub = str(here / "hub" / "laocoop.git")
            folder.git("config", "remote.origin.url", hub)
        was_killed = killed_at(folders[0], at, when, tmp_path, "sync")
        written = folders[0].register.read_bytes()
        assert b"note of vn" in written
        meet(folders)
        agree(folders)
        assert {f"note of {f.path.name}" for f in folders} <= folders[2].notes(), at
        titles = {c.title.en for c in folders[2].holds().commitments.values()}
        assert {f"action of {f.path.name}" for f in folders} <= titles, at
        at += every
    assert at > 20  # it was killed often


@pytest.mark.parametrize(
    ("is_first", "when", "first_kill"), [(True, "after", 2), (False, "before", 5)]
)
@pytest.mark.sampled(2)
def test_setting_up_may_be_broken_off(
    is_first: bool, when: str, first_kill: int, every: int, run: Run, tmp_path: Path
) -> None:
    """In the middle of making the hub or of bringing the register: the same command again does it."""
    (tmp_path / "hub").mkdir()
    first, other = Folder(tmp_path / "vn", run), Folder(tmp_path / "la", run)
    first.path.mkdir()
    shutil.copy(SHIPPED, first.register)
    if not is_first:
        assert first("sync", "--setup", "../hub").status == 0
    at, was_killed, folder = min(first_kill, every), True, first if is_first else other
    while was_killed:
        shutil.rmtree(folder.path, ignore_errors=True)
        folder.path.mkdir()
        if is_first:
            shutil.rmtree(tmp_path / "hub")
            (tmp_path / "hub").mkdir()
            shutil.copy(SHIPPED, first.register)
        was_killed = killed_at(folder, at, when, tmp_path, "sync", "--setup", "../hub")
        again = folder("sync", "--setup", "../hub")
        assert again.status == 0, (at, again.err)
        assert folder.register.read_bytes() == SHIPPED.read_bytes(), at
        at += every
    assert at > 20


def test_several_at_once_all_come_through(run: Run, tmp_path: Path) -> None:
    folders = three_at(tmp_path, run)
    for turn in range(1):
        for folder in folders:
            folder("note", "MOU-3", f"{folder.path.name} {turn}")
        started = [folder.start("sync") for folder in folders for _twice in range(2)]
        for process in started:
            _out, err = process.communicate(timeout=120)
            assert process.returncode == 0, err
    meet(folders)
    agree(folders)
    wanted = {f"{folder.path.name} {turn}" for folder in folders for turn in range(1)}
    assert wanted <= folders[0].notes()


def planted(path: Path, sign: Path) -> None:
    """A program that leaves a sign where it is run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ntouch {shlex.quote(str(sign))}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


HOOKS = [
    "pre-commit",
    "post-commit",
    "reference-transaction",
    "pre-push",
    "post-merge",
    "pre-receive",
    "update",
    "post-receive",
    "post-update",
    "proc-receive",
    "push-to-checkout",
    "post-checkout",
    "pre-auto-gc",
    "post-rewrite",
    "fsmonitor-watchman",
    "post-index-change",
]


def test_no_hook_runs_here_or_there(run: Run, tmp_path: Path) -> None:
    folders = three_at(tmp_path, run)
    sign, hub = tmp_path / "ran", tmp_path / "hub" / "laocoop.git"
    for hook in HOOKS:
        for folder in (hub, *(each.path / ".git" for each in folders)):
            planted(folder / "hooks" / hook, sign)
    planted(hub / "run", sign)
    with (hub / "config").open("a") as config:
        config.write(
            f"[core]\nhooksPath = {hub}/hooks\nfsmonitor = {hub}/run\n"
            f"[uploadpack]\npackObjectsHook = {hub}/run\n"
        )
    meet(folders)
    agree(folders)
    assert not sign.exists()


SETTINGS = {
    "core.sshCommand": "{run}",
    "core.fsmonitor": "{run}",
    "core.askPass": "{run}",
    "core.hooksPath": "{folder}",
    "core.gitProxy": "{run}",
    "core.attributesFile": "{folder}/x",
    "core.worktree": "{folder}",
    "core.editor": "{run}",
    "core.pager": "{run}",
    "core.alternateRefsCommand": "{run}",
    "credential.helper": "!{run}",
    "filter.x.clean": "{run}",
    "diff.external": "{run}",
    "gpg.program": "{run}",
    "remote.origin.uploadpack": "{run}",
    "remote.origin.receivepack": "{run}",
    "remote.origin.vcs": "ext",
    "remote.origin.pushurl": "{folder}/elsewhere.git",
    "url.ext::sh.insteadOf": "{folder}",
    "url.{folder}/elsewhere.insteadOf": "{folder}",
    "include.path": "{folder}/more",
    "includeIf.gitdir:/.path": "{folder}/more",
    "protocol.ext.allow": "always",
    "extensions.worktreeConfig": "true",
    "extensions.partialClone": "origin",
    "http.proxy": "http://127.0.0.1:1",
    "merge.other.driver": "{run}",
    "alias.fetch": "!{run}",
    "trace2.eventTarget": "{folder}/trace",
}


@pytest.mark.parametrize("key", SETTINGS)
@pytest.mark.sampled(5)
def test_no_setting_that_came_with_a_folder_is_followed(key: str, run: Run, tmp_path: Path) -> None:
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    (tmp_path / "hub").mkdir()
    shutil.copy(SHIPPED, vn.register)
    assert vn("sync", "--setup", "../hub").status == 0
    sign = tmp_path / "ran"
    planted(tmp_path / "run", sign)
    Path(tmp_path, "more").write_text(f"[core]\nsshCommand = {tmp_path}/run\n")
    value = SETTINGS[key].format(run=tmp_path / "run", folder=tmp_path)
    config = str(vn.path / ".git" / "config")
    named = key.format(folder=tmp_path)
    subprocess.run(["git", "config", "--file", config, named, value], check=True)
    vn("note", "MOU-1", "x")
    before = vn.register.read_bytes()
    for words in (["sync"], ["sync", "--setup", "../hub"]):
        told = vn(*words)
        assert told.status == 5 and "may make git run a program" in told.err, told.err
    assert vn.register.read_bytes() == before and not sign.exists()


def test_settings_of_ones_own_clone_are_no_hindrance(run: Run, tmp_path: Path) -> None:
    """What git itself writes into a clone, and what people set in one."""
    (tmp_path / "hub").mkdir()
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    vn("sync", "--setup", "../hub")
    subprocess.run(
        ["git", "clone", "-q", str(tmp_path / "hub" / "laocoop.git"), str(tmp_path / "la")],
        check=True,
    )
    la = Folder(tmp_path / "la", run)
    for key, value in (
        ("pull.rebase", "true"),
        ("user.email", "x@example.org"),
        ("core.autocrlf", "true"),
        ("color.ui", "auto"),
    ):
        la.git("config", key, value)
    la("git-setup")
    la("note", "MOU-1", "x")
    told = la("sync")
    assert told.status == 0, told.err
    vn("sync")
    assert "x" in vn.notes()
    clone = clone_around(str(la.path))
    assert clone is not None and settings(clone, Git(clone.folder, "x"))["pull.rebase"] == "true"


def test_a_repository_of_other_things_is_left_to_git(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    (vn.path / "thesis.txt").write_text("x")
    vn.git("init", "-q")
    vn.git("add", "-A")
    vn.git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x")
    told = vn("sync", "--setup", "../hub")
    assert told.status == 5 and "thesis.txt" in told.err
    assert vn.git("log", "--oneline").count("\n") == 1 and vn.git("remote") == ""


def test_a_name_is_no_option_and_no_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    for name in ("--exec=x", "<>", "A <b@c>", "Hoa\nparent 0", "Trần Thị Hoa", "..."):
        vn("note", "MOU-1", f"by {name!r}")
        done = vn("sync", "--by", name, *(["--setup", "../hub"] if name == "--exec=x" else []))
        assert done.status in (0, 2), (name, done.err)
    vn.git("fsck", "--strict")
    assert "Trần Thị Hoa" in vn.git("log", "--format=%an")


WORDS = {
    "fatal: Could not read from remote repository.": "sync-failed",
    "ssh: Could not resolve hostname x: Name or service not known": "sync-offline",
    "fatal: unable to access 'https://x/': Could not resolve host: x": "sync-offline",
    "fatal: unable to access 'https://x/': Failed to connect to x port 443: Connection refused": "sync-offline",
    "ssh: connect to host x port 22: Connection timed out": "sync-offline",
    "git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.": "sync-not-let-in",
    "fatal: could not read Username for 'https://x': terminal prompts disabled": "sync-not-let-in",
    "fatal: Authentication failed for 'https://x/'": "sync-not-let-in",
    "remote: HTTP Basic: Access denied": "sync-not-let-in",
    "Host key verification failed.\nfatal: Could not read from remote repository.": "sync-unknown-host",
    "fatal: '/x' does not appear to be a git repository": "sync-no-hub",
    "fatal: repository 'https://x/y.git/' not found": "sync-no-hub",
    "error: unable to write file: No space left on device": "sync-no-room",
    "error: insufficient permission for adding an object to repository database ./objects": "sync-no-right",
    "fatal: unable to create '/x': Read-only file system": "sync-no-right",
    "fatal: Unable to create '/x/.git/index.lock': File exists.": "sync-locked",
    "! [remote rejected] main -> main (pre-receive hook declined)": "sync-hub-refuses",
    "remote: error: cannot run : No such file or directory\n"
    " ! [remote rejected] main -> main (branch is currently checked out)": "sync-hub-refuses",
    "error: object file .git/objects/ab/cd is empty\nfatal: loose object abcd is corrupt": "sync-broken",
    "": "sync-failed",
}


@pytest.mark.parametrize("words", WORDS)
def test_what_git_refuses_is_told_as_what_it_means(words: str) -> None:
    assert code_of(words) == WORDS[words]


def test_no_password_of_an_address_is_shown(run: Run, tmp_path: Path) -> None:
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    told = vn("sync", "--setup", "https://hoa:secret@127.0.0.1:1/x.git")
    assert told.status == 6 and "secret" not in told.err + told.out


def test_without_git_it_says_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vn = Folder(tmp_path / "vn", run)
    vn.path.mkdir()
    shutil.copy(SHIPPED, vn.register)
    monkeypatch.setenv("PATH", "")
    told = vn("sync", "--setup", "../")
    assert told.status == 5 and "git is not installed" in told.err and "laocoop send" in told.err
    with pytest.raises(LaocoopError):
        Git("", "x")


def test_what_was_brought_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    first, second = Folder(tmp_path / "vn", run), Folder(tmp_path / "la", run)
    for folder in (first, second):
        folder.path.mkdir()
    shutil.copy(SHIPPED, first.register)
    assert "brought from there" not in first("sync", "--setup", "../hub").out
    count = len(read_register(first.register).commitments)
    told = second("sync", "--setup", "../hub").out
    assert f"brought from there, with its commitments: {count}." in told
