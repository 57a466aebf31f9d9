"""On a stick and on a disk of Windows: a file system that keeps no rights and takes capitals for small letters.

The system's own is mounted from a file, so that its answers are real ones; what a register may not lose is the same.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SHIPPED, Run, needs, read_register
from offices import Folder, agree, meet

pytestmark = [pytest.mark.system, pytest.mark.usefixtures("for_viet_nam")]

KINDS = {
    "exfat": (["mkfs.exfat"], ["mount.exfat-fuse"]),
    "ntfs": (["mkfs.ntfs", "-F", "-Q", "-q"], ["lowntfs-3g", "-o", "ignore_case,windows_names"]),
}


@pytest.fixture(params=KINDS)
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An empty one; work is done in it."""
    making, mounting = KINDS[request.param]
    needs("root", "losetup", making[0], mounting[0])
    image, folder = tmp_path / "image", tmp_path / "stick"
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(40 << 20)
    _asked(*making, str(image))
    device = _asked("losetup", "--find", "--show", str(image)).strip()
    before = Path.cwd()
    try:
        _asked(*mounting, device, str(folder))
        os.chdir(folder)
        yield folder
        os.chdir(before)
        _asked("umount", str(folder))
    finally:
        _asked("losetup", "--detach", device)


def _asked(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_week_with_copies_on_a_stick(stick: Path, run: Run) -> None:
    """git was asked to widen rights there, which no stick has: nobody could meet on one."""
    (stick / "hub").mkdir()
    folders = []
    for name in ("vn", "la"):
        (stick / name).mkdir()
        folders.append(Folder(stick / name, run))
    assert folders[0]("init").status == 0
    for folder in folders:
        met = folder("sync", "--setup", "../hub")
        assert met.status == 0, met.err
        assert folder("note", "MOU-1", folder.party).status == 0
    meet(folders)
    agree(folders)
    assert folders[0].notes() >= {"VN", "LA"}


def test_a_register_keeps_its_name_under_any(stick: Path, run: Run) -> None:
    """Written to in other capitals it was called so from then on, and git saw another file."""
    register = stick / "commitments.toml"
    register.write_bytes(SHIPPED.read_bytes())
    assert run("--file", "COMMITMENTS.TOML", "note", "MOU-1", "x").status == 0
    names = [each.name for each in stick.iterdir() if not each.name.startswith(".")]
    assert names == ["commitments.toml"]
    assert read_register(register).updates[-1].note.en == "x"
    assert "before that day's first write" in run("restore").out


@pytest.mark.parametrize("name", ["Commitments.toml", "COMMITMENTS.TOML"])
def test_no_output_goes_over_a_register_in_other_capitals(name: str, stick: Path, run: Run) -> None:
    register = stick / "commitments.toml"
    register.write_bytes(SHIPPED.read_bytes())
    for words in (["list", "-o", name, "-y"], ["send", "-o", name, "-y"]):
        assert run(*words).status == 6
    assert register.read_bytes() == SHIPPED.read_bytes()


def test_everything_that_is_made_can_be_made_there(stick: Path, run: Run) -> None:
    assert run("init", "commitments.toml").status == 0
    for line in (
        "done MOU-2 -e https://example.org/x.pdf",
        "undo --yes",
        "list -o a.xlsx --yes",
        "report -o a.docx --yes",
        "report -o A.DOCX --yes",
        "export a.sqlite",
        "export a.sqlite",
        "send -o s.toml",
        "sheet -i MOU -o s.xlsx",
        "load s.xlsx --yes",
        "restore",
        "check",
    ):
        done = run(*line.split())
        assert done.status == 0, (line, done.err)
