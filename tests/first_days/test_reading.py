"""FIRST DAYS, A11 and A16: the list at 80 columns, the pager, and who and when one may ask for."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest

from conftest import Run, last_added
from laocoop.domain.days import NoSuchDay
from laocoop.domain.spans import parse_span


def ids(run: Run, *words: str) -> list[str]:
    return [item["id"] for item in json.loads(run("list", *words, "-f", "json").out)["items"]]


def lines(run: Run, *words: str) -> list[str]:
    return run("list", *words, "-f", "table").out.splitlines()


def test_after_the_first_week_the_list_is_still_a_table(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LAOCOOP_LANG", "vi")
    run("start", "MOU-3", "-p", "VN")
    run("add", "Hội thảo", "--under", "MOU-3", "-p", "VN", "--due", "30/9/2026")
    run("done", "MOU-7", "-p", "VN", "-e", "S1")
    run("suspend", "MOU-7", "-p", "LA", "-n", "x")
    table = lines(run)
    assert table[2].split() == ["Mã", "Cam", "kết", "Các", "bên", "Trạng", "thái", "Hạn"]
    assert len(table) < 92 and max(map(len, table)) <= 80


def test_actions_stand_under_their_parent_even_when_it_is_completed(
    run: Run, register: Path
) -> None:
    run("add", "Hội thảo", "--under", "MOU-1", "-p", "VN")
    action = last_added(register)
    run("done", "MOU-1", "-p", "all", "-e", "S1")
    for form in ("table", "markdown"):
        shown = run("list", "-f", form).out
        assert shown.index("MOU-1 ") < shown.index("Hội thảo") < shown.index("MOU-2")
    assert action in ids(run) and "MOU-1" not in ids(run)


def test_who_is_asked_for_narrows_the_period(run: Run, register: Path) -> None:
    plate = ids(run)
    of_laos = ids(run, "--party", "LA")
    assert set(of_laos) < set(plate) and "MOU-1" in of_laos and "M6-3" not in of_laos
    assert ids(run, "--only", "LA") == ["M9-6"]
    assert set(ids(run, "--party", "LA", "--all")) > set(of_laos)
    heading = run("--lang", "vi", "list", "--only", "Lào", "-f", "table").out.splitlines()[0]
    assert heading.startswith("Việc cần thực hiện trong kỳ: 2026-2027 · Lào")


def test_what_is_due_when(run: Run, register: Path) -> None:
    for ident, due in (("MOU-1", "31/12/2026"), ("MOU-2", "1/1/2027"), ("MOU-3", "30/9/2026")):
        run("update", ident, "-p", "all", "--due", due)
    assert ids(run, "--due", "2026-Q4") == ids(run, "--due", "quý 4") == ["MOU-1"]
    assert ids(run, "--due", "quý 1") == ["MOU-2"]  # the next one to come
    assert ids(run, "--due", "31/12") == ["MOU-1"]
    assert ids(run, "--due", "tháng 9/2026") == ["MOU-3"]
    assert ids(run, "--due-after", "31/12/2026") == ["M9-6", "MOU-2"]
    assert ids(run, "--due-before", "31/12/2026") == ["MOU-3"]
    assert ids(run, "--due-after", "30/9/2026", "--due-before", "1/1/2027") == ["MOU-1"]
    run("done", "MOU-1", "-p", "all", "-e", "S1")
    assert ids(run, "--due", "2026-Q4") == []
    assert ids(run, "--due", "2026-Q4", "--status", "completed") == ["MOU-1"]
    assert "due 2027-Q1" in run("list", "--due", "quý 1", "-f", "table").out.splitlines()[0]


SPANS = {
    "quý 4": "2026-Q4",
    "Quý IV/2026": "2026-Q4",
    "quy 4 nam 2025": "2025-Q4",
    "q1": "2026-Q1",
    "tháng 6/2026": "2026-06",
    "thang 6 nam 2026": "2026-06",
    "6/2026": "2026-06",
    "2026-06": "2026-06",
    "tháng 12": "2025-12",
    "June 2026": "2026-06",
    "ມິຖຸນາ 2026": "2026-06",
    "ເດືອນ 6/2026": "2026-06",
    "ໄຕມາດ 4 ປີ 2026": "2026-Q4",
    "6 tháng đầu năm 2026": "2026-H1",
    "sáu tháng cuối năm": "2026-H2",
    "9 tháng đầu năm": "2026-9M",
    "ຫົກເດືອນຕົ້ນປີ 2026": "2026-H1",
    "6 ເດືອນທ້າຍປີ 2025": "2025-H2",
    "năm 2026": "2026",
    "ປີ 2026": "2026",
    "2026 – 2027": "2026-2027",
    "giai đoạn 2026-2027": "2026-2027",
}


@pytest.mark.parametrize("written", SPANS)
def test_periods_as_officers_write_them(written: str) -> None:
    span = parse_span(written, date(2026, 11, 22))
    assert span is not None and span.name == SPANS[written]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2569", "2026"), ("quý 4/2569", "quy 4/2026"), ("1026", ""), ("6/3000", "")],
)
def test_years_of_another_calendar_are_refused(written: str, meant: str, run: Run) -> None:
    with pytest.raises(NoSuchDay) as raised:
        parse_span(written, date(2026, 11, 22))
    assert raised.value.meant == meant
    result = run("report", written)
    assert result.status == 2 and meant in result.err


def test_a_report_of_a_month(run: Run, register: Path) -> None:
    assert "Status report 2026-06" in run("report", "tháng 6/2026").out
    assert run("add", "x", "--under", "MOU-1", "-p", "VN", "--period", "6/2026").status == 2


def in_terminal(*words: str, **environment: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", *words],
        encoding="utf-8",
        dimensions=(24, 80),
        env=os.environ | {"TERM": "xterm", **environment},
    )


def test_what_is_longer_than_the_screen_goes_through_the_pager(register: Path) -> None:
    Path("own-pager.py").write_text(
        "import sys\n"
        "text = sys.stdin.buffer.read().decode()\n"
        "print('PAGED', text.count('MOU-'), 'Việc' in text, '\\x1b[1' in text)\n"
    )
    pager = f"{sys.executable} own-pager.py"
    for words, paged in (
        (("list",), True),
        (("list", "--no-pager"), False),
        (("list", "--only", "LA"), False),
    ):
        child = in_terminal("--lang", "vi", *words, PAGER=pager)
        shown = child.read()
        assert ("PAGED" in shown) is paged, shown
        assert paged is ("PAGED 9 True True" in shown)


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager", "'"])
def test_without_a_pager_it_is_printed(pager: str, register: Path) -> None:
    shown = in_terminal("list", PAGER=pager).read()
    assert "MM24-2" in shown


def test_a_pager_that_is_left_early_is_no_fault(register: Path) -> None:
    child = in_terminal("list", "--all", PAGER="head -2")
    shown = child.read()
    child.close()
    assert child.exitstatus == 0 and "Traceback" not in shown and "M9-1" not in shown


def test_a_pager_in_the_current_folder_is_not_taken(register: Path) -> None:
    planted = Path("planted")
    planted.write_text("#!/bin/sh\necho PLANTED\n")
    planted.chmod(0o755)
    path = f".{os.pathsep}{Path.cwd()}{os.pathsep}{os.environ['PATH']}"
    shown = in_terminal("list", PAGER="planted", PATH=path).read()
    assert "PLANTED" not in shown and "MM24-2" in shown


def test_a_pager_gets_its_interrupt_itself(register: Path) -> None:
    """Ctrl-C stops a search in it; the program waits until it is left."""
    Path("slow.py").write_text(
        "import signal, sys, time\n"
        "signal.signal(signal.SIGINT, lambda *_: print('STOPPED', flush=True))\n"
        "sys.stdin.buffer.read(); print('READY', flush=True); time.sleep(1); print('LEFT')\n"
    )
    child = in_terminal("list", PAGER=f"{sys.executable} slow.py")
    child.expect("READY")
    child.sendintr()
    child.expect("STOPPED")
    child.expect("LEFT")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


@pytest.mark.parametrize(
    ("language", "period", "shown"),
    [
        ("vi", "2026-Q4", "quý 4/2026"),
        ("vi", "2026-H1", "6 tháng đầu năm 2026"),
        ("vi", "2026-H2", "6 tháng cuối năm 2026"),
        ("vi", "2026-9M", "9 tháng đầu năm 2026"),
        ("vi", "6/2026", "tháng 6/2026"),
        ("lo", "2026-Q4", "ໄຕມາດ 4/2026"),
        ("lo", "2026-H1", "6 ເດືອນຕົ້ນປີ 2026"),
        ("lo", "2026-H2", "6 ເດືອນທ້າຍປີ 2026"),
        ("lo", "2026-9M", "9 ເດືອນຕົ້ນປີ 2026"),
        ("lo", "6/2026", "ເດືອນ 6/2026"),
        ("en", "2026-Q4", "2026-Q4"),
        ("vi", "2026-2027", "2026-2027"),
    ],
)
def test_a_period_is_shown_as_an_officer_writes_it_and_typed_as_shown(
    language: str, period: str, shown: str, run: Run, register: Path
) -> None:
    page = run("--lang", language, "progress", period, "-f", "md").out
    assert shown in page.splitlines()[0]
    for other in ("vi", "lo", "en"):
        again = json.loads(run("--lang", other, "progress", shown, "-f", "json").out)
        assert again["period"] == json.loads(run("progress", period, "-f", "json").out)["period"]


def test_what_is_due_before_or_after_a_period(run: Run, register: Path) -> None:
    for number, day in enumerate(("30/9/2026", "1/10/2026", "31/12/2026", "1/1/2027")):
        run("add", f"a{number}", "-u", "MOU-1", "-p", "VN", "--due", day, "--id", f"MOU-1.{number}")
    after = run("list", "--due-after", "quý 4", "--columns", "id").out
    assert "MOU-1.3" in after and "MOU-1.2" not in after
    before = run("list", "--due-before", "2026-Q4", "--columns", "id").out
    assert "MOU-1.0" in before and "MOU-1.1" not in before
    piped = run("--lang", "vi", "list", "--due", "tháng 10", "--columns", "id")
    assert "10/2027" in piped.err  # typed in November, it is the one to come


def test_what_is_withdrawn_is_not_among_the_others(run: Run, register: Path) -> None:
    run("withdraw", "MOU-5", "-p", "all", "-n", "x")
    run("update", "MOU-2", "-p", "VN", "--due", "30/6/2027", "--lead", "Cục Việc làm")
    told = json.loads(run("report", "-f", "json").out)["sections"]
    sentences = " ".join(told["headline"]["sentences"])
    assert "0 of 14 completed" in sentences and "1 withdrawn, and counted in no share" in sentences
    assert "withdrawn" not in sentences[sentences.index("The others") :].split(".")[0]
    assert [item["id"] for item in told["done"]] == ["MOU-5"]  # a new date is nothing done
