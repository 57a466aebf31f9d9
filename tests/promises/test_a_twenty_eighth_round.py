"""What a twenty-eighth round of attacks found, and what was left by those before it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from laocoop.storage import system
from laocoop.storage.merge import reverted
from laocoop.storage.merge.reverted import without_reverted


def commitments(count: int, title: str) -> bytes:
    return b"schema = 2\n" + b"".join(
        f'\n[[commitment]]\nid = "MOU-{at}"\ntitle = {{ en = "{title}" }}\n'.encode()
        for at in range(count)
    )


def test_a_record_that_stands_as_it_did_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    base, ours = commitments(10, "Put right"), commitments(10, "New")
    reads: list[bytes] = []
    whole = reverted.take_apart

    def counted(data: bytes, path: str) -> object:
        reads.append(data)
        return whole(data, path)

    monkeypatch.setattr(reverted, "take_apart", counted)
    assert without_reverted(base, ours, [commitments(10, "Once")] * 50) == base
    assert len(reads) < 2 * 10 + 5


def test_a_script_is_no_program_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("git.bat", "git.cmd", "git"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    assert system.find_program("git") is None
    (tmp_path / "git.exe").write_text("")
    (tmp_path / "git.exe").chmod(0o755)
    assert system.find_program("git") == str(tmp_path / "git.exe")


def test_a_text_that_no_cell_holds_shows_that_it_goes_on(
    register: Path, run: Run, tmp_path: Path
) -> None:
    text = "việc " * 6500
    assert run("note", "MOU-1", text, "--party", "VN").status == 0
    out = tmp_path / "sheet.xlsx"
    assert run("history", "MOU-1", "-o", str(out)).status == 0
    cells = [
        str(cell)
        for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True)
        for cell in row
    ]
    assert [cell[-7:] for cell in cells if len(cell) > 30_000] == ["c việc …"[-7:]]
