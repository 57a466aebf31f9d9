"""Eight processes at once, locks of the dead and the living, and the order that survives a power
cut.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Run, read_register, spawn
from laocoop.storage import lock, rewrite

pytestmark = pytest.mark.usefixtures("for_viet_nam")

MANY = """
import io, sys
from laocoop.cli.app import main
worker, writes = sys.argv[1], int(sys.argv[2])
for number in range(writes):
    sys.stdout = io.StringIO()
    status = main(["note", f"MOU-{worker}", f"{worker}-{number}"])
    if status:
        sys.exit(status)
"""


def test_eight_processes_fifty_writes_each(register: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", MANY, str(worker), "50"]) for worker in range(8)
    ]
    assert [process.wait(timeout=300) for process in processes] == [0] * 8
    updates = read_register(register).updates[10:]
    assert len(updates) == len({u.id for u in updates}) == 400
    for worker in range(8):
        own = [u.note.en for u in updates if u.commitment == f"MOU-{worker}"]
        assert own == [f"{worker}-{number}" for number in range(50)]


def test_edits_and_undos_beside_other_writes_are_made(register: Path) -> None:
    """What looks at the register's bytes looks anew where another has written meanwhile."""
    env = os.environ | {"LAOCOOP_PARTY": "VN"}
    many = [subprocess.Popen([sys.executable, "-c", MANY, str(w), "25"], env=env) for w in (1, 2)]
    for number in range(6):
        told = spawn("edit", "MOU-5", "--title-en", f"Title {number}", "--yes", env=env)
        assert told.returncode == 0, told.stderr
    assert [process.wait(timeout=300) for process in many] == [0, 0]
    titles = [u.corrects.title.en for u in read_register(register).updates if u.corrects]
    assert titles == [f"Title {number}" for number in range(6)]


HOLD = """
import sys, time
from pathlib import Path
from laocoop.storage.lock import locked
with locked(Path(sys.argv[1]).resolve()):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lock_of_the_living_times_out_with_its_name(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = register.read_bytes()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert holder.stdout and holder.stdout.readline() == "held\n"
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.3)
    try:
        result = run("start", "MOU-1")
        assert (result.status, result.out) == (6, "")
        assert f"process {holder.pid}" in result.err and "Wait until it has finished" in result.err
        assert run("list").status == 0  # who only reads does not wait
    finally:
        holder.kill()
        holder.wait()
    assert register.read_bytes() == before
    # The lock of the dead does not count, whatever files it left.
    assert run("start", "MOU-1").status == 0


def test_a_left_lock_file_blocks_nobody(register: Path, run: Run) -> None:
    target = register.resolve()
    Path(lock.lock_path(target)).write_text(" somebody, process 1")
    begin = time.monotonic()
    assert run("start", "MOU-1").status == 0
    assert time.monotonic() - begin < lock.LOCK_SECONDS


def test_the_order_that_survives_a_power_cut(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is whole on disk before it takes the old one's place, and the folder after."""
    seen: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if register.parent not in (path, path.parent):  # the backup's own
            pass
        elif path.is_dir():
            seen.append("folder synced")
        else:
            whole = (
                path.read_bytes().endswith(b'step = "') is False
                and b"MOU-1" in path.read_bytes()[-400:]
            )
            seen.append("new file synced, whole" if whole else "new file synced, in part")
        fsync(descriptor)

    def watched_replace(new: str, target: str) -> None:
        if Path(target).name == register.name:
            seen.append("replaced")
        replace(new, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    assert run("start", "MOU-1").status == 0
    assert seen == ["new file synced, whole", "replaced", "folder synced"]


def test_permission_taken_away_in_between(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = register.read_bytes()
    real = rewrite.read_bytes

    def taken_away(path: Path) -> bytes:
        data = real(path)
        monkeypatch.setattr(rewrite.os, "access", lambda *_: False)
        return data

    monkeypatch.setattr(rewrite, "read_bytes", taken_away)
    result = run("start", "MOU-1")
    assert result.status == 6 and "no permission" in result.err
    monkeypatch.undo()
    assert register.read_bytes() == before
    assert [p.name for p in register.parent.glob(".*.new")] == []
