"""FIRST DAYS, an eighth round: dates as they were named, actions by what they stand under, whose word in bulk."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import Run, read_register
from sheets import filled, given_out, saved

pytestmark = pytest.mark.usefixtures("for_viet_nam")


# --- a date of which only the year was agreed is shown as the year, everywhere


def test_the_other_sides_new_date_is_told_beside_the_year(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = shutil.copy(register, "theirs.toml")
    monkeypatch.setenv("LAOCOOP_PARTY", "LA")
    run("--file", str(theirs), "update", "M9-6", "--due", "30/9/2027", "--note", "x")
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    for told in (run("diff", str(theirs)).out, run("merge", str(theirs)).out):
        assert "30 Sep 2027" in told and "31 Dec 2027" not in told


def test_a_year_that_was_added_or_reported_stays_a_year(run: Run) -> None:
    added = run("add", "Hội thảo", "--under", "MOU-3", "--party", "all", "--due", "2027")
    assert "due 2027" in added.out
    assert "31 Dec" not in run("show", "MOU-3").out
    run("update", "MOU-5", "--party", "all", "--due", "2026", "--note", "x")
    run("update", "MOU-5", "--party", "all", "--due", "31/3/2027", "--note", "y")
    assert "(was 2026)" in run("report", "--since", "1/11/2026").out
    kept = run("update", "MOU-5", "--due", "2028", "--note", "z").out
    assert "31 Mar 2027" in kept and "2028 is the date" in kept and "31 Dec" not in kept


def test_the_advice_names_the_report_whose_date_holds(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = ("--under", "MOU-1", "--party", "all", "--id", "MOU-1.a", "--due", "30/6/2027")
    run("add", "Khảo sát", *added)
    run("update", "MOU-1.a", "--party", "all", "--due", "30/9/2027", "--note", "a")
    run("update", "MOU-1.a", "--due", "31/12/2027", "--note", "b")
    told = run("edit", "MOU-1.a", "--due", "15/6/2027", "--party", "all").out
    holds = re.search(r"30 Sep 2027.* undo (\w+)", told)
    assert holds is not None
    taken_back = run("undo", holds[1], "--yes").out
    assert "due 30 Sep 2027" in taken_back


# --- an action is known by what it stands under


def test_an_action_of_another_instrument_names_its_commitment(run: Run) -> None:
    where = ("-i", "M9", "--under", "MOU-3", "--party", "all", "--id", "M9-7")
    run("add", "Khảo sát", *where)
    listed = run("list", "-f", "markdown").out
    assert listed.count("| MOU-3 |") == 1 and "↳ MOU-3: Khảo sát" in listed
    assert "↳ MOU-3: Khảo sát" in run("report").out


# --- what was said at a meeting is of its day, where the report is not younger


def test_a_word_on_a_report_is_of_the_meetings_day(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", "LA")
    run("done", "MOU-2", "--on", "20/6/2026", "--evidence", "a")
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    run("event", "SOM26", "SOM", "--on", "20/11/2026")
    run("dispute", "MOU-2", "--note", "x", "--event", "SOM26")
    assert read_register(register).updates[-1].on.isoformat() == "2026-11-20"


# --- whose word it is


def test_a_joint_sheet_does_not_write_the_other_sides_cells_unasked(
    run: Run, register: Path
) -> None:
    sheet = saved(filled(given_out(run), "MOU-2", status_LA="completed"))
    before = register.read_bytes()
    assert run("load", sheet, "--yes", "--party", "all").status == 7
    assert register.read_bytes() == before


def test_many_at_once_say_whose_word_it_is(run: Run) -> None:
    assert "(Viet Nam)" in run("note", "-i", "MOU", "--note", "x", "--yes").out
    assert "(completed, Viet Nam)" in run("done", "-i", "MOU", "-e", "a", "--yes").out


def test_what_a_past_day_leaves_out_comes_with_the_advice(run: Run) -> None:
    run("add", "Khảo sát", "--under", "MOU-1", "--party", "all")
    early = run("list", "--as-of", "1/1/2024")
    assert "new commitment" not in early.err
    late = run("list", "--as-of", "1/6/2026")
    assert "1 new commitment" in late.err
    assert "Khảo sát" in run("list", "--as-of", "1/6/2026", "--known-later").out


@pytest.mark.parametrize("typed", ['"an toàn"', "“an toàn”"])
def test_quotation_marks_of_a_copied_text_are_no_part_of_it(typed: str, run: Run) -> None:
    assert run("search", typed).out == run("search", "an toàn").out != ""


# --- figures and days that agree between two views


def test_what_was_done_does_not_name_a_date_or_unit_that_was_replaced(run: Run) -> None:
    run("start", "MOU-6", "--on", "1/2/2026", "--due", "31/3/2026", "--lead", "Vụ A")
    run("update", "MOU-6", "--on", "20/3/2026", "--due", "28/2/2027", "--lead", "Vụ B")
    done = run("report", "--since", "2026-11-01", "-f", "markdown").out
    part = done[done.index("Progress reported") : done.index("Past its date")]
    assert "in progress" in part and "Vụ A" not in part and "31 Mar 2026" not in part


def test_what_the_press_told_of_earlier_years_moved_nothing_this_month(run: Run) -> None:
    assert "Nothing moved" in run("diff", "1/11/2026", "21/11/2026").out
    assert "Nothing moved" in run("diff", "1/11/2026", "22/11/2026").out


def test_actions_are_no_commitments_of_an_instrument(run: Run) -> None:
    def counted() -> int:
        rows = json.loads(run("instruments", "-f", "json").out)["items"]
        return next(row["commitments"] for row in rows if row["id"] == "MOU")

    before = counted()
    run("add", "A", "--under", "MOU-3", "--party", "all")
    assert counted() == before == 9
