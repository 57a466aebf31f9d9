"""What an officer found in the first weeks: whose date it is, who is bound, what is new, what was meant."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import NOON, Run, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")


def item(run: Run, ident: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(run("show", ident, "-f", "json").out)["items"][0]
    return shown


def test_a_date_that_one_side_names_is_that_sides(run: Run, register: Path) -> None:
    run("update", "MOU-5", "--due", "31/10/2026", "-n", "x")
    assert "VN: 31 Oct 2026" in run("show", "MOU-5").out
    late = {
        party: "MOU-5" in run("list", "--overdue", "-p", party, "--columns", "id").out
        for party in ("VN", "LA")
    }
    assert late == {"VN": True, "LA": False}
    groups = json.loads(run("progress", "--by", "party", "-f", "json").out)["groups"]
    assert {group["key"]: group["overdue"] for group in groups} == {"VN": 1, "LA": 0}


def test_two_dates_of_two_sides_are_a_difference(run: Run, register: Path) -> None:
    run("update", "MOU-2", "--due", "1/4/2027", "-n", "a")
    assert item(run, "MOU-2")["agreement"] is None
    run("update", "MOU-2", "--due", "1/7/2027", "-p", "LA", "-n", "b")
    assert item(run, "MOU-2")["agreement"] == "differ"
    shown = run("show", "MOU-2").out
    assert (
        "VN: 1 Apr 2027, LA: 1 Jul 2027" in shown and "The parties name different dates." in shown
    )
    assert "reports differ (1)" in run("report", "-f", "md").out
    run("update", "MOU-2", "--due", "1/9/2027", "-p", "all", "-n", "c")
    assert item(run, "MOU-2")["agreement"] is None and "1 Sep 2027" in run("show", "MOU-2").out


def test_what_was_measured_is_no_target_and_has_its_side(run: Run, register: Path) -> None:
    run("update", "MOU-3", "--value", "30")
    shown = run("show", "MOU-3").out
    assert "Measured: VN: 30" in shown and "Target" not in shown
    run("update", "MOU-3", "--value", "50", "-p", "LA")
    assert "Measured: VN: 30, LA: 50" in run("show", "MOU-3").out


def test_what_was_written_down_late_is_no_change(run: Run, register: Path) -> None:
    """The press's results of years ago are none of last month's changes; what was reported since is."""
    assert "Nothing moved" in run("diff", "-f", "md").out
    assert "Nothing moved" in run("diff", "--since", "25/10/2026", "-f", "md").out
    run("done", "MOU-1", "-e", "a.pdf")
    run("add", "x", "-u", "MOU-3")
    out = run("diff", "-f", "md").out
    assert "2 commitments and actions moved" in out and "MOU-1" in out and "added" in out
    run("undo")
    assert "1 commitment moved" in run("diff", "-f", "md").out


def test_a_sheet_that_is_loaded_again_writes_nothing(run: Run, register: Path) -> None:
    text = run("list", "--all", "-f", "csv").out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    row = next(row for row in rows if row["id"] == "MOU-2")
    row["status_VN"], row["completed_on"] = "hoan thanh", "30/6/2026"
    with Path("s.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.DictWriter(file, [*row]).writeheader()
        csv.DictWriter(file, [*row]).writerows(rows)
    assert run("load", "s.csv", "--yes").status == 0
    before = register.read_bytes()
    again = run("load", "s.csv", "--yes", now=NOON + timedelta(days=2))
    assert again.status == 0 and register.read_bytes() == before, again.out + again.err


def test_what_one_side_has_reported_is_not_unreported(run: Run, register: Path) -> None:
    run("withdraw", "MOU-8", "-n", "x")
    report = json.loads(run("report", "-f", "json").out)["sections"]
    assert "MOU-8" not in {each["id"] for each in report["unreported"]}
    assert "MOU-8" in {each["id"] for each in report["waiting"]}


def test_actions_are_counted_apart(run: Run, register: Path) -> None:
    run("add", "x", "-u", "MOU-3")
    assert "No status reported yet (15, with 1 action)" in run("report", "-f", "md").out


def test_a_date_of_which_the_year_was_known_may_become_exact(run: Run, register: Path) -> None:
    result = run("edit", "M9-6", "--due", "31/12/2027", "-p", "LA")
    assert result.status == 0 and "“2027” → “31 Dec 2027”" in result.out
    assert item(run, "M9-6")["due_precision"] == "day"
    assert run("undo", "--yes").status == 0
    assert item(run, "M9-6")["due_precision"] == "year"
    assert item(run, "MOU-1")["due_precision"] is None


def test_nothing_is_said_at_a_meeting_to_come(run: Run, register: Path) -> None:
    run("event", "SOM26", "SOM", "--on", "20/12/2026")
    result = run("done", "MOU-2", "--event", "SOM26", "--on", "20/11/2026")
    assert result.status == 2 and "20 Dec 2026" in result.err
    later = NOON + timedelta(days=60)
    assert run("done", "MOU-2", "--event", "SOM26", "--on", "20/12/2026", now=later).status == 0


def test_filters_leave_out_what_the_side_is_not_bound_by(run: Run, register: Path) -> None:
    run("add", "x", "-u", "MOU-1", "-p", "LA", "--id", "MOU-1.la1")
    result = run("start", "-i", "MOU", "--yes")
    assert result.status == 0 and "MOU-1.la1" in result.err
    assert all(u.commitment != "MOU-1.la1" for u in read_register(register).updates)


def test_of_a_word_passed_on_nobody_is_sent_to_undo_something_else(
    run: Run, register: Path
) -> None:
    run("start", "MOU-3", "-p", "LA", "--by", "Trần Văn A")
    passed_on = read_register(register).updates[-1].id
    run("done", "MOU-1", "-e", "x.pdf")
    refused = run("undo", passed_on)
    assert refused.status == 5 and "laocoop undo" not in refused.err
    assert "Trần Văn A" in refused.err


def test_what_was_taken_back_is_not_dated_ahead(run: Run, register: Path) -> None:
    run("note", "MOU-1", "x", now=NOON + timedelta(days=3))
    assert "[dated-ahead]" in run("check").out
    assert run("undo", "--yes", now=NOON + timedelta(minutes=1)).status == 0
    assert "[dated-ahead]" not in run("check", now=NOON + timedelta(minutes=9)).out


def test_a_theme_that_is_not_there_names_what_is_near(run: Run, register: Path) -> None:
    told = run("--lang", "vi", "list", "--theme", "viec lm").err
    assert "employment (Việc làm)" in told


def test_a_question_that_cannot_be_asked_is_told(run: Run, register: Path) -> None:
    text = register.read_text("utf-8").replace("schema = 2", "schema = 1", 1)
    register.write_text(text, "utf-8")
    assert "schema = 2" in run("edit", "M9-1", "--title-vi", "x").err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("danh sách", "list"),
        ("hoàn thành MOU-1", "done"),
        ("show M9", "--instrument M9"),
        ("show Việc-làm", "MOU-1 (Việc làm)"),
    ],
)
def test_what_else_was_meant_is_said(line: str, told: str, run: Run, register: Path) -> None:
    assert told in run("--lang", "vi", *line.split()).err


def test_errors_of_a_sheet_name_its_own_heads(run: Run, register: Path) -> None:
    Path("s.csv").write_text("Mã;Trạng thái VN;Hạn\nMOU-1;;quý 3/2027\n", "utf-8")
    told = run("--lang", "vi", "load", "s.csv", "--yes").err
    assert "cột Hạn" in told and "Ở đây cần" in told and "cột due" not in told


def test_a_year_may_be_put_right_as_a_year(run: Run, register: Path) -> None:
    assert run("--lang", "vi", "edit", "M9-6", "--due", "năm 2028", "-p", "LA").status == 0
    assert (item(run, "M9-6")["due"], item(run, "M9-6")["due_precision"]) == ("2028-12-31", "year")
    assert "2028" in run("list", "-f", "md").out
    same = run("--lang", "vi", "edit", "M9-6", "--due", "năm 2028", "-p", "LA")
    assert "Chưa có gì thay đổi" in same.err


def test_no_side_moves_the_date_of_the_other(run: Run, register: Path) -> None:
    run("update", "MOU-2", "--due", "1/4/2027", "-n", "a")
    run("update", "MOU-2", "--due", "1/7/2027", "-p", "LA", "-n", "b")
    run("update", "MOU-2", "--due", "1/5/2027", "-n", "c")
    was = [update.due_was for update in read_register(register).updates[-3:]]
    assert was[:2] == [None, None] and str(was[2]) == "2027-04-01"
    assert "First due" not in run("show", "MOU-2").out
    run("update", "MOU-5", "--due", "1/4/2027", "-p", "all", "-n", "agreed")
    run("update", "MOU-5", "--due", "1/7/2027", "-n", "VN wants more time")
    assert str(read_register(register).updates[-1].due_was) == "2027-04-01"
    shown = run("show", "MOU-5").out
    assert "1 Apr 2027, VN: 1 Jul 2027" in shown
    assert "Laos has said nothing yet of the other date." in shown


def test_what_both_agreed_stays_past_until_both_move_it(run: Run, register: Path) -> None:
    run("update", "MOU-3", "-p", "all", "--due", "30/9/2026", "-n", "x", "--on", "1/3/2026")
    run("update", "MOU-3", "--due", "31/12/2026", "-n", "VN xin lùi")
    assert "MOU-3" in run("list", "--overdue", "--columns", "id").out
    assert (
        item(run, "MOU-3")["agreement"] == "waiting" and item(run, "MOU-3")["due"] == "2026-09-30"
    )
    run("update", "MOU-3", "--due", "31/12/2026", "-p", "LA", "-n", "đồng ý")
    assert item(run, "MOU-3")["due"] == "2026-12-31" and item(run, "MOU-3")["agreement"] is None
    assert item(run, "MOU-3")["first_due"] == "2026-09-30"


@pytest.mark.parametrize("first", ["VN", "LA"])
def test_dates_of_two_sides_do_not_depend_on_who_typed_first(
    first: str, run: Run, register: Path
) -> None:
    days = {"LA": "30/6/2026", "VN": "30/6/2027"}
    for party in (first, "LA" if first == "VN" else "VN"):
        assert run("update", "MOU-5", "-p", party, "--due", days[party], "-n", "x").status == 0
    assert all(update.due_was is None for update in read_register(register).updates[-2:])
    assert item(run, "MOU-5")["due"] == "2026-06-30" and item(run, "MOU-5")["first_due"] is None
    late = {p: "MOU-5" in run("list", "--overdue", "-p", p, "--columns", "id").out for p in days}
    assert late == {"LA": True, "VN": False}


def test_a_clause_is_to_be_answered_for_with_its_instrument(run: Run, register: Path) -> None:
    run("add", "x", "-i", "M9", "--clause", "III.2.a", "-p", "all", "--id", "M9-77")
    assert "M9-77" not in run("list", "--loose-ends", "--columns", "id").out
    assert json.loads(run("progress", "-f", "json").out)["total"]["total"] == 16


def test_a_word_on_a_report_that_was_taken_back_is_gone_with_it(run: Run, register: Path) -> None:
    run("done", "MOU-2", "-e", "x")
    done = read_register(register).updates[-1].id
    run("confirm", "MOU-2", "-p", "LA", "-n", "đúng")
    assert run("undo", done, "--yes").status == 0
    report = json.loads(run("report", "-f", "json").out)["sections"]
    assert not report["done"] and not report["changes"]


def test_a_meeting_counts_what_stands_and_dates_what_is_said_there(
    run: Run, register: Path
) -> None:
    run("event", "SOM26", "SOM", "--on", "20/11/2026")
    run("start", "MOU-1", "--event", "SOM26")
    assert str(read_register(register).updates[-1].on) == "2026-11-20"
    run("start", "MOU-2", "--event", "SOM26")
    run("undo")
    events = json.loads(run("event", "-f", "json").out)["items"]
    assert {event["id"]: event["updates"] for event in events}["SOM26"] == 1


def test_nobody_takes_the_other_side_out_alone(run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert run("edit", "MOU-1", "--bound", "VN").status == 5
    same = run("edit", "MOU-1", "--bound", "LA", "--bound", "VN")
    assert "Nothing was changed" in same.err and register.read_bytes() == before


def test_no_report_cannot_be_reported(run: Run, register: Path) -> None:
    refused = run("--lang", "vi", "update", "MOU-3", "--status", "chưa báo cáo")
    assert refused.status == 2 and "đang thực hiện" in refused.err


def test_the_reason_of_both_is_asked_of_both(run: Run, register: Path) -> None:
    run("suspend", "MOU-4", "-p", "all")
    assert "laocoop note MOU-4 … --party all" in run("check").out
    run("note", "MOU-4", "why", "--party", "all")
    assert run("check").status == 0


def test_ones_own_action_is_no_agreement_whatever_is_typed(run: Run, register: Path) -> None:
    before = register.read_bytes()
    line = ["add", "x", "-u", "MOU-1", "--force", "hai bên thống nhất"]
    refused = run("--lang", "vi", *line)
    assert refused.status == 5 and "--party all" in refused.err and register.read_bytes() == before
    assert run("--lang", "vi", *line, "-p", "all").status == 0


def test_the_answer_to_an_addition_repeats_its_date(run: Run, register: Path) -> None:
    assert "15 Oct 2027" in run("add", "x", "-u", "MOU-1", "--due", "15/10").out
    run("undo")
    assert "all of it was taken back" in run("undo").err
