"""Killed while it writes, run side by side, without permission: nothing is lost or half done."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import read_register, spawn

pytestmark = pytest.mark.usefixtures("for_viet_nam")

KILLER = """
import os, signal, sys
point, arguments = sys.argv[1], sys.argv[2:]
def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
from laocoop.storage import atomic
beside, replace = atomic.new_beside, atomic.replace
def made(target):
    if os.path.basename(target) != "commitments.toml":  # the backup's own file
        return beside(target)
    if point == "before the file is made":
        die()
    if point == "before it is written":
        atomic.os.fdopen = die
    if point == "before it is on disk":
        atomic.sync_file = die
    return beside(target)
def replaced(new, target):
    ours = os.path.basename(target) == "commitments.toml"
    if ours and point == "before it replaces the old":
        die()
    replace(new, target)
    if ours and point == "after it replaced the old":
        die()
atomic.new_beside, atomic.replace = made, replaced
from laocoop.cli.app import main
main(arguments)
"""


@pytest.mark.parametrize(
    ("point", "written"),
    [
        ("before the file is made", False),
        ("before it is written", False),
        ("before it is on disk", False),
        ("before it replaces the old", False),
        ("after it replaced the old", True),
    ],
)
def test_killed_at_every_step(point: str, written: bool, register: Path) -> None:
    before = register.read_bytes()
    assert (
        spawn("list").returncode == 0
    )  # makes the index, whose writing is not what is killed here
    killed = subprocess.run(
        [sys.executable, "-c", KILLER, point, "start", "MOU-1"], check=False, timeout=60
    )
    assert killed.returncode == -signal.SIGKILL
    after = register.read_bytes()
    if written:
        assert after.startswith(before) and len(read_register(register).updates) == 11
    else:
        assert after == before
    # What the dead process left behind stops nobody.
    assert spawn("start", "MOU-2").returncode == 0
    assert read_register(register).updates[-1].commitment == "MOU-2"


def test_killed_at_any_moment(register: Path) -> None:
    """Twenty kills at scattered moments: the file is the old one or the new one, always whole."""
    for number in range(20):
        before = register.read_bytes()
        process = subprocess.Popen(
            [sys.executable, "-m", "laocoop", "note", "MOU-1", f"entry {number}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.1 + number * 0.02)
        process.kill()
        process.wait()
        after = register.read_bytes()
        assert after.startswith(before)
        notes = [u.note.en for u in read_register(register).updates if u.by == "Hoa"]
        assert notes == [f"entry {n}" for n in range(number + 1) if f"entry {n}" in notes]


def test_two_at_once(register: Path) -> None:
    def work(worker: int) -> None:
        for number in range(5):
            done = spawn("note", f"MOU-{worker}", f"{worker}-{number}")
            assert done.returncode == 0, done.stderr

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    updates = read_register(register).updates[10:]
    assert sorted(u.note.en for u in updates) == sorted(
        f"{w}-{n}" for w in range(4) for n in range(5)
    )
    assert len({u.id for u in updates}) == 20


def without_capabilities(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the program as a user whom permissions bind, also where the tests run as root."""
    command = [sys.executable, "-m", "laocoop", *arguments]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        assert setpriv, "as root, these tests need setpriv (util-linux)"
        command = [setpriv, "--bounding-set=-all", "--inh-caps=-all", *command]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_no_permission_to_write(what: str, register: Path) -> None:
    before = register.read_bytes()
    locked = register if what == "file" else register.parent
    mode = locked.stat().st_mode
    locked.chmod(0o444 if what == "file" else 0o555)
    try:
        result = without_capabilities("start", "MOU-1")
        assert (result.returncode, result.stdout) == (6, "")
        why = {"file": "no permission to write", "folder": "does not let you replace"}[what]
        assert why in result.stderr and "Traceback" not in result.stderr
        assert without_capabilities("list").returncode == 0
    finally:
        locked.chmod(mode)
    assert register.read_bytes() == before
    assert [p.name for p in register.parent.iterdir() if p.suffix == ".new"] == []


def test_no_permission_to_read(register: Path) -> None:
    register.chmod(0)
    result = without_capabilities("list", "--format", "json")
    assert (result.returncode, result.stdout) == (3, "")
    assert "no permission to read" in result.stderr


def test_a_closed_pipe_ends_quietly(register: Path) -> None:
    for command in (["list", "--all", "--format", "json"], ["list"], ["report", "-f", "table"]):
        process = subprocess.Popen(
            [sys.executable, "-m", "laocoop", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in (0, 141)


def test_interrupted_it_ends_quietly(register: Path) -> None:
    """Interrupted while it works: no traceback, and the status that tells it."""
    code = (
        "import os, signal, sys; import laocoop.start as start;"
        "from laocoop.cli.session import Session;"
        "Session.view = lambda *_a, **_k: os.kill(os.getpid(), signal.SIGINT) or 1 / 0;"
        "sys.argv = ['laocoop', 'report']; sys.exit(start.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
