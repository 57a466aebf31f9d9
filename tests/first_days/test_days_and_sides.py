"""FIRST DAYS, a fourth round: whose day, whose date and whose word it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")


def event(run: Run) -> Any:
    return json.loads(run("event", "-f", "json").out)["items"][-1]


@pytest.mark.parametrize(
    ("first", "then"), [("10/11/2026", "20/11/2026"), ("20/12/2026", "18/11/2026")]
)
def test_a_corrected_meeting_day_is_the_day_of_what_was_said_there(
    first: str, then: str, run: Run, register: Path
) -> None:
    run("event", "SOM26", "SOM", "--on", first)
    run("edit", "SOM26", "--held", then, "-p", "all", "--yes")
    told = run("done", "MOU-2", "--party", "all", "--event", "SOM26", "-e", "bb.pdf", "--yes")
    assert told.status == 0, told.err
    said = [
        u for u in read_register(register).updates if u.commitment == "MOU-2" and u.event == "SOM26"
    ]
    day, month, year = then.split("/")
    assert {str(u.on) for u in said} == {f"{year}-{month}-{day}"}


def test_nothing_is_reported_at_a_meeting_put_off(run: Run, register: Path) -> None:
    run("event", "SOM26", "SOM", "--on", "18/11/2026")
    run("edit", "SOM26", "--held", "18/12/2026", "-p", "all", "--yes")
    before = register.read_bytes()
    told = run("start", "MOU-2", "--event", "SOM26")
    assert told.status != 0 and "18 Dec 2026" in told.err and register.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "day"), [("20/12", "2026-12-20"), ("20/11", "2026-11-20"), ("1/3", "2027-03-01")]
)
def test_a_meeting_without_a_year_is_the_nearest_day_and_is_told_whole(
    typed: str, day: str, run: Run
) -> None:
    told = run("event", "SOM28", "SOM", "--on", typed)
    assert event(run)["held"] == day and day[:4] in told.out, told.out


def test_a_new_row_of_a_sheet_keeps_its_report_and_binds_its_own_side(
    run: Run, register: Path
) -> None:
    Path("new.csv").write_text(
        "id,parent,title_vi,status_VN,lead_VN,last_note,parties\n"
        "MOU-3.hn,MOU-3,Khóa học ở Hà Nội,đang thực hiện,,Đã họp,\n",
        encoding="utf-8",
    )
    told = run("load", "new.csv", "--yes")
    assert told.status == 0, told.err
    (shown,) = json.loads(run("show", "MOU-3.hn", "-f", "json").out)["items"]
    assert (shown["parties"], shown["party_status"]) == (["VN"], {"VN": "in_progress"})
    assert any(u.note and "Đã họp" in str(u.note) for u in read_register(register).updates)


def test_past_its_date_only_for_a_side_that_is_still_at_it(run: Run) -> None:
    run("update", "MOU-5", "--due", "30/9/2026", "--on", "1/2/2026")
    assert "MOU-5" in run("list", "--overdue").out
    told = run("--lang", "en", "report").out
    assert "1 is past its date" in told and "agreed date" not in told  # it is Viet Nam's own
    run("done", "MOU-5", "--on", "15/9/2026", "-e", "c.pdf", "--yes")
    assert "MOU-5" not in run("list", "--overdue").out
    assert "None is past its date" in run("--lang", "en", "report").out


def test_a_side_table_has_every_status_of_its_total(run: Run) -> None:
    run("withdraw", "MOU-8", "--note", "x", "--yes")
    heads, *rows = (
        re.split(r"\s{2,}", line.strip())
        for line in run("--lang", "en", "progress", "--by", "party").out.splitlines()
        if re.search(r"^(Party|VN|LA|Total)\b", line.strip())
    )
    assert {"Suspended", "Withdrawn", "No report"} <= set(heads)
    for row in rows:
        completed, counted = row[1].split("/")
        told = dict(zip(heads, row, strict=True))
        others = sum(int(told[h]) for h in heads[3:-1] if h != "Withdrawn")
        assert int(completed) + others == int(counted), row


@pytest.mark.parametrize("words", [("edit", "MOU", "--signed"), ("edit", "M9", "--held")])
def test_a_day_of_signing_to_come_is_refused(
    words: tuple[str, ...], run: Run, register: Path
) -> None:
    before = register.read_bytes()
    told = run(*words, "31/12/2026", "-p", "all", "--yes")
    assert told.status == 5 and "31" in told.err and register.read_bytes() == before


def test_no_side_leaves_a_common_commitment_by_a_correction(run: Run, register: Path) -> None:
    before = register.read_bytes()
    told = run("edit", "MOU-1", "--bound", "LA", "--yes")
    assert told.status == 5 and "MOU-1" in told.err and register.read_bytes() == before
    assert run("edit", "MOU-1", "--bound", "LA", "-p", "all", "--yes").status == 0


@pytest.mark.parametrize("word", ["confirm", "dispute"])
def test_a_verdict_is_not_older_than_its_report(word: str, run: Run, register: Path) -> None:
    run("done", "MOU-7", "-p", "LA", "--on", "15/11/2026", "-e", "x.pdf", "--yes")
    before = register.read_bytes()
    note = ("--note", "no") if word == "dispute" else ()
    told = run(word, "MOU-7", "--on", "1/1/2026", "--yes", *note)
    assert told.status != 0 and "15 Nov 2026" in told.err and register.read_bytes() == before
    assert run(word, "MOU-7", "--on", "16/11/2026", "--yes", *note).status == 0


def test_a_joint_review_by_mistake_is_taken_back(run: Run) -> None:
    earlier = event(run)["id"]
    run("event", "SOM77", "Nhầm", "--on", "1/11/2026")
    assert run("undo", "--yes").status == 0
    assert event(run)["id"] == earlier
    again = run("event", "SOM77", "SOM", "--on", "2/11/2026")
    assert again.status != 0 and "SOM77" in again.err
    run("event", "SOM78", "SOM", "--on", "1/11/2026")
    run("note", "MOU-1", "x", "--event", "SOM78", "--yes")
    assert run("undo", "--yes").status == 0  # the note first
    assert event(run)["id"] == "SOM78"


def test_the_words_of_the_other_side_in_a_sheet_name_the_own_side(run: Run) -> None:
    Path("s.csv").write_text("id,status_LA\nMOU-7,in_progress\n", encoding="utf-8")
    told = run("load", "s.csv", "--yes")
    assert told.status == 7 and "for Viet Nam" in told.err, told.err


def test_show_as_of_counts_only_its_own_reports(run: Run) -> None:
    run("start", "MOU-3", "--on", "1/6/2026", "--yes")
    for ident in ("MOU-1", "MOU-2"):
        run("start", ident, "--on", "1/6/2026", "--yes")
    told = run("show", "MOU-3", "--as-of", "30/6/2026")
    assert "1 report" in told.out + told.err, told
    assert "reports" not in told.err, told.err


def test_history_names_the_meeting_that_was_put_right(run: Run) -> None:
    run("event", "SOM26", "SOM", "--on", "10/11/2026")
    run("edit", "SOM26", "--held", "20/11/2026", "-p", "all", "--yes")
    lines = run("history", "-f", "table").out.splitlines()
    assert any("SOM26" in line.split()[:5] for line in lines), lines


def test_diff_takes_its_days_in_order(run: Run) -> None:
    assert run("diff", "30/6/2026", "1/1/2026").out == run("diff", "1/1/2026", "30/6/2026").out


def test_a_slip_in_a_sheets_lead_is_told(run: Run) -> None:
    Path("s.csv").write_text("id,lead_VN\nMOU-7,Cục Việc lm\n", encoding="utf-8")
    told = run("load", "s.csv", "--yes")
    assert "Cục Việc lm" in told.err and "Cục Việc làm" in told.err, told
