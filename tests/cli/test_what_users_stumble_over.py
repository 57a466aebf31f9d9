"""Slips and surprises that a fresh pair of eyes found, and what happens now."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import NOON, Run, last_added, read_register


def report(run: Run, *arguments: str) -> dict[str, Any]:
    return json.loads(run("report", *arguments, "--format", "json").out)


def test_a_past_period_does_not_choose_by_a_past_status(run: Run, register: Path) -> None:
    run("start", "--party", "all", "M7-1", "--on", "2023-05-05")
    run("done", "--party", "all", "M7-1", "--on", "2026-03-01", "-e", "x")
    found = json.loads(run("list", "--period", "2022-2023", "-s", "in_progress", "-f", "json").out)
    assert found["items"] == []
    assert (
        run(
            "done", "--party", "all", "--period", "2022-2023", "--having", "in_progress", "--yes"
        ).status
        == 4
    )


def test_ids_and_filters_together_are_refused(run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert run("done", "--party", "all", "MOU-1", "--overdue").status == 2
    assert run("update", "--party", "all", "MOU-1", "--period", "2027", "--note", "x").status == 2
    assert register.read_bytes() == before


def test_writing_has_every_filter_of_list(run: Run, register: Path) -> None:
    def dry(*arguments: str) -> list[str]:
        out = run("start", "--party", "all", *arguments, "--dry-run").out
        return [line.split('"')[1] for line in out.splitlines() if line.startswith("commitment")]

    assert dry("--bound", "LA", "--theme", "conference") == ["M7-8", "M9-6"]
    assert dry("--words", "hoc bong") == ["MM24-1", "MM24-2"]
    assert dry("--having", "completed") == ["M7-8"]
    run("update", "--party", "VN", "MOU-1", "--lead", "Cục Việc làm")
    assert dry("--led-by", "viec lam") == ["MOU-1"]


def test_a_closed_loose_end_is_in_the_report(run: Run, register: Path) -> None:
    run("done", "--party", "all", "M5-2", "-e", "x", "--on", "10/1/2026")
    sections = report(run)["sections"]
    assert "M5-2" not in [item["id"] for item in sections["loose_ends"]]
    assert sections["changes"][-1]["commitment"] == "M5-2"


def test_news_took_effect_and_was_written_down_since(run: Run, register: Path) -> None:
    next_day = NOON + timedelta(days=1)
    run("note", "-p", "VN", "MOU-2", "late", "--on", "30/8/2026", now=next_day)
    run("note", "-p", "VN", "MOU-2", "fresh", now=next_day)
    news = report(run, "--since", "22/11/2026", "--as-of", "23/11/2026")["sections"]["changes"]
    assert [entry["note"] for entry in news] == ["fresh"]


def test_nothing_hangs_on_what_was_taken_back(run: Run, register: Path) -> None:
    run("add", "A", "-u", "MOU-1", "-p", "VN")
    first = last_added(register)
    run("add", "B", "-u", first, "-p", "VN")
    refused = run("undo", first)
    assert refused.status == 5 and f"{first}.vn-" in refused.err
    run("undo")
    assert run("undo").status == 0
    assert run("add", "C", "-u", first, "-p", "VN").status == 4
    assert run("add", "C", "-u", "MOU-1", "-p", "VN", "--continues", first).status == 4


def test_history_has_what_was_added(run: Run, register: Path) -> None:
    run("add", "Họp", "-u", "MOU-1", "-p", "VN")
    (entry,) = json.loads(run("history", last_added(register), "-f", "json").out)["items"]
    assert entry["note"] == "added for VN: Họp" and entry["by"] == "Hoa"
    run("note", "--party", "all", "MOU-2", "x")
    assert run("undo", entry["id"]).status == 0


@pytest.mark.parametrize("command", ["report", "list", "progress", "show MOU-1"])
@pytest.mark.parametrize("form", ["json", "plain", "table", "markdown", "csv"])
def test_a_past_day_prints_byte_for_byte_the_same(
    command: str, form: str, run: Run, register: Path
) -> None:
    run("start", "--party", "all", "MOU-1")
    arguments = (*command.split(), "--as-of", "2026-11-22", "--format", form)
    first = run(*arguments).out
    run("done", "--party", "all", "MOU-1", "-e", "x", now=NOON + timedelta(days=30))
    run("add", "x", "-u", "MOU-1", "-p", "VN", now=NOON + timedelta(days=30))
    assert run(*arguments, now=NOON + timedelta(days=60)).out == first


def test_the_headline_counts_what_the_tables_count(run: Run, register: Path) -> None:
    run("add", "A", "-u", "MOU-3", "-p", "VN", "--due", "1/1/2026")
    headline = report(run)["sections"]["headline"]
    assert headline["overdue"] == 0 and "None is past its date." in headline["sentences"]
    assert any("1 past its date" in sentence for sentence in headline["sentences"])


def test_growth_starts_from_what_was_done_before(run: Run, register: Path) -> None:
    run("done", "--party", "all", "MOU-1", "--on", "2026-03-01", "-e", "x")
    found = json.loads(run("progress", "2026-H2", "--by", "quarter", "-f", "json").out)["groups"]
    assert [group["newly_completed"] for group in found] == [0, 0]
    assert found[0]["completed"] == 1


@pytest.mark.parametrize(
    "line", ["report --as-of 31/12/2100", "list --as-of 1/1/1945", "progress --as-of 2100-12-31"]
)
def test_the_ends_of_time(line: str, run: Run) -> None:
    assert run(*line.split()).status == 0


def test_periods_beyond_reason(run: Run) -> None:
    assert run("progress", "--by", "quarter", "0001-9998").status == 2


@pytest.mark.parametrize(
    "command", [["list"], ["note", "MOU-1", "x", "-p", "VN"], ["list", "-f", "table"]]
)
def test_a_full_disk_under_the_output(command: list[str], register: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "laocoop", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    assert done.returncode == 6
    assert "could not be printed" in done.stderr and "fault" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_later_report_that_hides_this_one_is_named(run: Run, register: Path) -> None:
    run("start", "--party", "all", "MOU-3")
    out = run("done", "--party", "all", "MOU-3", "--on", "5/6/2026", "-e", "x").out
    assert "does not change where MOU-3 stands: a report of a later day, 22 Nov 2026" in out


def test_the_line_says_what_changed(run: Run, register: Path) -> None:
    assert "due 30 Jun 2027" in run("update", "--party", "all", "MOU-5", "--due", "30/6/2027").out
    assert "led by Cục" in run("update", "--party", "VN", "MOU-5", "--lead", "Cục").out
    out = run("start", "--party", "all", "MOU-5", "--on", "2027-01-01").out
    assert "in progress, from 1 Jan 2027 on" in out
    assert "(to come)" in run("show", "MOU-5").out


def test_an_unknown_party_of_ones_own_is_refused(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", "XX")
    assert run("add", "t", "-u", "MOU-1").status == 2
    assert run("start", "MOU-1").status == 2


def test_ids_do_not_differ_by_case(run: Run, register: Path) -> None:
    run("add", "t", "-u", "MOU-1", "-p", "VN")
    taken = last_added(register).upper()
    assert run("add", "t", "-u", "MOU-1", "-p", "VN", "--id", taken).status == 5


def test_a_day_is_a_day_of_both_capitals(run: Run, register: Path) -> None:
    text = register.read_text(encoding="utf-8")
    text += '\n[[update]]\nid = "zzzzzzzz"\ncommitment = "MOU-1"\non = 2026-06-30\n'
    text += 'recorded = 2026-06-30T23:00:00Z\nstatus = "in_progress"\n'  # 1 July in Hanoi
    register.write_text(text, encoding="utf-8")
    for day, status in {"2026-06-30": "no_report", "2026-07-01": "in_progress"}.items():
        (item,) = json.loads(run("show", "MOU-1", "--as-of", day, "-f", "json").out)["items"]
        assert item["status"] == status


def test_options_of_the_program_may_stand_behind_the_command(run: Run, register: Path) -> None:
    assert run("list", "--lang", "vi").out == run("--lang", "vi", "list").out
    register.rename("x.toml")
    assert run("list", "--file", "x.toml").out == run("--file", "x.toml", "list").out


def test_office_files_are_not_pretended(run: Run, tmp_path: Path) -> None:
    for name in ("report.odt", "x.numbers", "x.rtf"):
        result = run("report", "-o", name)
        assert result.status == 2 and not Path(name).exists()
    assert run("list", "-o", "-").out == run("list").out and not Path("-").exists()


def test_a_note_on_two_ids_is_asked_back(run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert run("note", "--party", "all", "MOU-1", "MOU-2", "both").status == 2
    assert register.read_bytes() == before


def test_an_unknown_setting_stops_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "home" / "config" / "laocoop" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('colour = "red"\nlanguage = "Vi"\n')
    assert "Việc cần thực hiện trong kỳ" in run("list", "-f", "table").out


def test_a_statuses_table_fits_80_columns(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, command in enumerate(["done", "start", "suspend", "withdraw"]):
        run(command, f"MOU-{number}", "--note", "x", "-e", "x", "--party", "all")
    run("update", "--party", "all", "MOU-4", "--status", "not_started")
    monkeypatch.setenv("COLUMNS", "80")
    for language in ("en", "vi", "lo"):
        out = run("--lang", language, "progress", "-f", "table").out
        assert "█" in out and "● " not in out
        assert "‖ " in out and "◐ " in out  # the key under the table


def test_a_quoted_header_has_its_line(tmp_path: Path, run: Run) -> None:
    sample = Path(__file__).resolve().parent.parent / "samples" / "unknown-word.toml"
    path = tmp_path / "quoted.toml"
    path.write_text(sample.read_text(encoding="utf-8").replace("[[update]]", '[[ "update" ]]'))
    assert f"{path}:44:1" in run("--file", str(path), "list").err


def test_evidence_that_is_empty_is_none(run: Run, register: Path) -> None:
    run("done", "MOU-1", "-e", "x", "--party", "VN")
    run("done", "MOU-1", "--party", "LA")
    assert "[completed-without-evidence]" in run("check").out
    text = register.read_text(encoding="utf-8").replace('evidence = ["x"]', 'evidence = [""]')
    register.write_text(text, encoding="utf-8")
    assert run("check").out.count("[completed-without-evidence]") == 2


def test_init_empty_can_be_filled(run: Run) -> None:
    run("init", "--empty", "new.toml")
    assert run("--file", "new.toml", "add", "x", "-i", "M9", "-p", "VN").status == 0
    assert list(read_register(Path("new.toml")).commitments) == [last_added(Path("new.toml"))]


def test_interrupted_while_loading_it_prints_nothing() -> None:
    code = "import os, signal; import laocoop.start; os.kill(os.getpid(), signal.SIGINT)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60, env=os.environ
    )
    assert done.returncode == -2 and done.stderr == b""


@pytest.mark.parametrize("command", [["done", "MOU-1"], ["confirm", "MOU-1"]])
def test_a_file_that_is_not_there_is_told_and_kept(
    command: list[str], run: Run, register: Path
) -> None:
    run("start", "MOU-1", "-p", "LA")
    for named in ("Biên bản.PDF", "~/no/such.docx"):
        told = run(*command, "-p", "VN", "-e", named)
        assert told.status == 0 and f"There is no file {named} here" in told.err
    Path("there.pdf").touch()
    register_says = register.read_text(encoding="utf-8")
    assert "Biên bản.PDF" in register_says
    for named in (
        "there.pdf",
        "số 12/BC-BNV",
        "W1",
        "https://x.vn/a.pdf",
        "Báo cáo 2.1",
        "www.x.vn/a.pdf",
        "mailto:a@x.vn?x=a.pdf",
    ):
        assert run(*command, "-p", "VN", "-e", named).err == ""


@pytest.mark.parametrize(("place", "command"), [((), "laocoop list"), (("x.toml",), "--file")])
def test_init_says_what_shows_it(place: tuple[str, ...], command: str, run: Run) -> None:
    told = run("init", *place)
    assert told.status == 0 and command in told.out
    shown = told.out.strip().partition("with: laocoop ")[2].split()
    assert run(*shown).status == 0


def test_version_is_asked_for_alone(run: Run) -> None:
    told = run("list", "--version")
    assert told.status == 2 and "Write: laocoop --version" in told.err
    assert run("--version").status == 0
