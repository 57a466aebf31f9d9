"""What a twenty-eighth round of attacks found, and what was left by those before it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from laocoop.reports.pages import lineage
from laocoop.storage import system


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


def crossing(count: int) -> str:
    """Many that one commitment carries on, and as many that carry it on."""
    return "".join(
        f'\n[[commitment]]\nid = "{ident}"\ninstrument = "M9"\ntitle = {{ en = "{ident}" }}\n'
        f'parties = ["VN"]\n{more}'
        for ident, more in [
            *((f"M9-r{at}", "") for at in range(count)),
            ("M9-x", f"continues = {[f'M9-r{at}' for at in range(count)]}\n"),
            *((f"M9-f{at}", 'continues = ["M9-x"]\n') for at in range(count)),
        ]
    )


@pytest.mark.parametrize("words", [("lineage",), ("report", "-f", "html", "-o", "o.html")])
def test_lines_that_cross_are_bounded(
    words: tuple[str, ...], register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = sum(1 + len(line["links"]) for line in told_lines(register, run))
    for most, status in ((links, 0), (links - 1, 5)):
        monkeypatch.setattr(lineage, "MOST_LINKS", most)
        told = run(*words, "--yes") if "-o" in words else run(*words)
        assert told.status == status
        assert status == 0 or f"{most:,}" in told.err


def told_lines(register: Path, run: Run) -> list[dict[str, list[str]]]:
    with register.open("a", encoding="utf-8") as file:
        file.write(crossing(20))
    lines = json.loads(run("lineage", "-f", "json").out)["lines"]
    return [{"links": line[1:]} for line in lines]


def test_an_honest_bound_is_met_by_what_crosses(register: Path, run: Run) -> None:
    with register.open("a", encoding="utf-8") as file:
        file.write(crossing(320))
    refused = run("lineage")
    assert refused.status == 5 and "100,000" in refused.err and not refused.out


def test_one_long_cell_widens_no_other_row(register: Path, run: Run) -> None:
    shipped = register.read_text(encoding="utf-8")

    def length(count: int) -> int:
        actions = "".join(
            f'\n[[commitment]]\nid = "MOU-1.a{at}"\ninstrument = "MOU"\nparent = "MOU-1"\n'
            f'title = {{ en = "Action {at}" }}\nparties = ["VN", "LA"]\n'
            f'\n[[update]]\nid = "u{at:07}"\ncommitment = "MOU-1"\non = 2026-02-02\n'
            f'recorded = 2026-02-02T09:00:00+07:00\nparty = "VN"\nnote = "seen"\nevidence = ["letter"]\nby = "a"\n'
            for at in range(count)
        )
        register.write_text(shipped + actions, encoding="utf-8")
        return len(run("annex", "-f", "plain").out)

    none, few, many = length(0), length(200), length(800)
    assert many - none < 5 * (few - none)


def test_one_moment_written_in_two_ways_becomes_one(register: Path, run: Run) -> None:
    shipped = register.read_text(encoding="utf-8")
    copies = []
    for name, moment in (("a", "2026-03-02T09:00:00"), ("b", "2026-03-02T09:00:00+07:00")):
        word = (
            '\n[[update]]\nid = "uuuuuuuu"\ncommitment = "MOU-1"\non = 2026-03-02\n'
            f'recorded = {moment}\nby = "a"\nparty = "VN"\nstatus = "in_progress"\nstep = "uuuuuuuu"\n'
        )
        path = Path(f"{name}.toml")
        path.write_text(shipped + word, encoding="utf-8")
        copies.append(path)
    for own, other in (copies, copies[::-1]):
        before = other.read_bytes()
        assert run("--file", str(own), "merge", str(other)).status == 0
        assert other.read_bytes() == before
    assert copies[0].read_bytes() == copies[1].read_bytes()
