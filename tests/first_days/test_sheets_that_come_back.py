"""FIRST DAYS, A2 and A3: a sheet is compared three ways; an untouched cell changes nothing, however late."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pexpect
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SHIPPED, Run, read_register
from laocoop.domain.status import Status
from sheets import Rows, given_out, saved


def row_of(rows: Rows, ident: str) -> dict[str, str]:
    return next(row for row in rows if row["id"] == ident)


def test_a_sheet_that_has_aged_takes_nothing_back(run: Run, register: Path) -> None:
    run("start", "MOU-1", "-p", "VN")
    run("start", "MOU-1", "-p", "LA")
    run("update", "MOU-2", "-p", "VN", "--due", "1/3/2027", "--note", "x")
    sheet = saved(given_out(run))
    run("done", "MOU-1", "-p", "VN", "--evidence", "a.pdf")
    run("done", "MOU-1", "-p", "LA", "--evidence", "b.pdf")
    run("update", "MOU-2", "-p", "VN", "--due", "1/9/2027", "--note", "hoãn")
    before = register.read_bytes()
    result = run("load", sheet, "--yes")
    assert (result.status, result.err) == (0, "")
    assert "No cell was changed since the sheet was given out" in result.out
    assert register.read_bytes() == before


STEPS = st.lists(
    st.sampled_from(
        [
            ["start", "MOU-1", "-p", "VN"],
            ["done", "MOU-1", "-p", "LA", "-e", "b.pdf"],
            ["done", "MOU-1", "-p", "all", "-e", "b.pdf"],
            ["suspend", "MOU-1", "-p", "VN", "-n", "hết kinh phí"],
            ["update", "MOU-1", "-p", "VN", "--due", "1/9/2027", "-n", "lý do\nhai dòng"],
            ["update", "MOU-2", "-p", "LA", "--lead", "ກົມການຈັດຫາງານ"],
            ["note", "MOU-2", "-p", "VN", "=1+1"],
            ["add", "Hội thảo", "--under", "MOU-1", "-p", "VN"],
            ["add", "Hội thảo", "--under", "MOU-2", "-p", "LA", "--id", "MOU-2.x"],
            ["confirm", "MOU-1", "-p", "VN"],
            ["undo", "--yes"],
            ["merge", "theirs.toml"],
        ]
    ),
    max_size=6,
)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=STEPS, after=STEPS, theirs=STEPS)
def test_an_untouched_sheet_writes_nothing_after_any_history(
    before: list[list[str]],
    after: list[list[str]],
    theirs: list[list[str]],
    run: Run,
    register: Path,
) -> None:
    """A merge brings in later what the other side recorded before the sheet was given out."""
    other = Path("theirs.toml")
    for path, history in ((other, theirs), (register, before)):
        path.write_bytes(SHIPPED.read_bytes())
        for step in history:
            run("--file", str(path), *step)
    sheet = saved(given_out(run))
    for step in after:
        run(*step)
    now = register.read_bytes()
    result = run("load", sheet, "--yes")
    assert result.status == 0, result.err
    # A row that was taken back since is named; then it is not said that all is the same.
    unsaid = "Nothing was changed" if "taken back since" in result.err else "No cell was changed"
    assert unsaid in result.out
    assert register.read_bytes() == now


def test_only_what_was_filled_in_is_written(run: Run, register: Path) -> None:
    rows = given_out(run)
    run("done", "MOU-1", "-p", "LA", "-e", "b.pdf")
    row_of(rows, "MOU-1")["status_VN"] = "Đang thực hiện"
    row_of(rows, "MOU-2")["due"] = "30/6/2027"
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 0, result.err
    assert "MOU-1 · VN: no report → in progress" in result.err
    one, other = read_register(register).updates[-2:]
    assert (one.commitment, one.party, one.status) == ("MOU-1", "VN", Status.IN_PROGRESS)
    assert (other.commitment, other.party, str(other.due)) == ("MOU-2", "VN", "2027-06-30")


def test_a_cell_changed_here_and_there_is_named_and_nothing_written(
    run: Run, register: Path
) -> None:
    rows = given_out(run)
    run("done", "MOU-1", "-p", "VN", "-e", "b.pdf")
    row_of(rows, "MOU-1")["status_VN"] = "suspended"
    row_of(rows, "MOU-2")["status_VN"] = "completed"
    before = register.read_bytes()
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 8
    assert "MOU-1 status_VN (row" in result.err
    assert "“suspended” in the sheet, “completed” in the register" in result.err
    assert register.read_bytes() == before
    # The advice works: what the register says, put into that cell.
    row_of(rows, "MOU-1")["status_VN"] = "completed"
    assert run("load", saved(rows), "--yes", "-p", "VN").status == 0
    assert [u.commitment for u in read_register(register).updates[-1:]] == ["MOU-2"]


def test_a_row_taken_back_is_named_and_the_rest_taken(run: Run, register: Path) -> None:
    run("add", "Hoạt động A", "--under", "MOU-3", "-p", "VN")
    rows = given_out(run)
    run("undo", "--yes")
    ident = next(row["id"] for row in rows if row["parent"] == "MOU-3")
    row_of(rows, ident)["status_VN"] = row_of(rows, "MOU-3")["status_VN"] = "in_progress"
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 0, result.err
    assert f"{ident} was taken back since" in result.err and "row " in result.err
    assert [u.commitment for u in read_register(register).updates if u.step][-1] == "MOU-3"


def test_words_of_the_other_party_need_their_own_yes(run: Run, register: Path) -> None:
    rows = given_out(run)
    row_of(rows, "MOU-1")["status_LA"] = "completed"
    before = register.read_bytes()
    refused = run("load", saved(rows), "--yes", "-p", "VN")
    assert refused.status == 7 and "words of Laos on MOU-1" in refused.err
    assert register.read_bytes() == before
    assert run("load", "sheet.csv", "--yes", "-p", "all").status == 0  # as advised
    assert read_register(register).updates[-1].party == "LA"


@pytest.mark.parametrize(
    ("answers", "parties"), [("yy", ["VN", "LA"]), ("yn", ["VN"]), ("n", [])], ids=str
)
def test_in_a_terminal_both_questions_are_asked(
    answers: str, parties: list[str], run: Run, register: Path
) -> None:
    rows = given_out(run)
    row_of(rows, "MOU-1")["status_LA"] = row_of(rows, "MOU-1")["status_VN"] = "in_progress"
    saved(rows)
    child = pexpect.spawn(
        sys.executable, ["-m", "laocoop", "load", "sheet.csv", "-p", "VN"], encoding="utf-8"
    )
    for answer in answers:
        child.expect(r"\[y/N\] ")
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert [u.party for u in read_register(register).updates if u.step] == parties


def test_a_sheet_in_the_users_words(run: Run, register: Path) -> None:
    rows = [
        {"Mã": "MOU-1", "Trạng thái VN": "Hoàn thành", "Hạn": "30 tháng 6 năm 2027"},
        {"Mã": "MOU-2", "Trạng thái VN": "chưa báo cáo", "Hạn": ""},
    ]
    for name in ("sheet.csv", "sheet.xlsx"):
        result = run("load", saved(rows, name), "--yes", "-p", "VN")
        assert result.status == 0, result.err
        (update,) = [u for u in read_register(register).updates if u.step and not u.retracts][-1:]
        assert (update.commitment, update.status) == ("MOU-1", Status.COMPLETED)
        assert str(update.due) == "2027-06-30"
        run("undo", "--yes")


def test_rows_that_were_mixed_up_are_refused(run: Run, register: Path) -> None:
    """One column sorted without the others, as Excel offers to do."""
    rows = given_out(run)
    idents = sorted(row["id"] for row in rows)
    for row, ident in zip(rows, idents, strict=True):
        row["id"] = ident
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 2 and "column id" in result.err


def test_what_is_not_taken_is_named(run: Run, register: Path) -> None:
    run("done", "MOU-1", "-p", "VN", "-e", "a.pdf")
    rows = given_out(run)
    row = row_of(rows, "MOU-1")
    row["title_vi"], row["status_VN"], row["Ghi chú riêng"] = "Khác", "", ""
    for other in rows:
        other.setdefault("Ghi chú riêng", "x")
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 0
    assert "title_vi" in result.err and "status_VN" in result.err and "Ghi chú riêng" in result.err


def test_two_columns_of_one_meaning_are_refused(run: Run, register: Path) -> None:
    rows = [{"id": "MOU-1", "status_VN": "completed", "Trạng thái VN": "tạm dừng"}]
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 2 and "status_VN" in result.err


def test_a_mistyped_id_makes_no_second_commitment(run: Run, register: Path) -> None:
    rows = given_out(run)
    row = row_of(rows, "MOU-8")
    row["id"], row["status_VN"] = "MOU-88", "hoàn thành"
    refused = run("load", saved(rows), "--yes", "-p", "VN")
    assert refused.status == 2 and "MOU-88" in refused.err
    row["id"] = "MOU-8"
    rows.append(
        row | {"id": "MOU-9", "title_vi": "Mới", "status_VN": ""}
    )  # copied, and written over
    assert run("load", saved(rows), "--yes", "-p", "VN").status == 0
    assert "MOU-9" in read_register(register).commitments


def test_one_sides_sheet_says_nothing_of_what_binds_the_other_alone(
    run: Run, register: Path
) -> None:
    rows = given_out(run)
    row_of(rows, "M9-6")["last_note"] = "VN đã mở lớp"
    refused = run("load", saved(rows), "--yes", "-p", "VN")
    assert refused.status == 2 and "column last_note" in refused.err
    assert "--party LA" not in refused.err


def test_a_day_of_completion_is_corrected(run: Run, register: Path) -> None:
    run("done", "MOU-5", "-p", "all", "--on", "1/10/2026", "-e", "x")
    rows = given_out(run)
    row_of(rows, "MOU-5")["completed_on"] = "30/9/2026"
    assert run("load", saved(rows), "--yes", "-p", "all").status == 0
    update = read_register(register).updates[-1]
    assert (update.status, str(update.on)) == (Status.COMPLETED, "2026-09-30")


def test_a_later_day_of_what_was_completed_before_moves_nothing_and_is_told(
    run: Run, register: Path
) -> None:
    run("done", "MOU-5", "-p", "VN", "--on", "5/10/2026", "-e", "x")
    first = read_register(register).updates[-1].id
    rows = given_out(run)
    row_of(rows, "MOU-5")["completed_on"] = "10/10/2026"
    before = register.read_bytes()
    for _turn in range(2):
        told = run("load", saved(rows), "--yes", "-p", "VN")
        assert "5 Oct 2026" in told.err and f"laocoop undo {first}" in told.err
        assert told.err.count("that day stays") == 1 and register.read_bytes() == before
    row_of(rows, "MOU-5")["last_note"] = "Handed over"
    assert run("load", saved(rows), "--yes", "-p", "VN").status == 0
    update = read_register(register).updates[-1]
    assert update.status is None and update.note.en == "Handed over"


WHAT_LAOS_SAID = {
    "status": (("start", "MOU-3"), "in_progress"),
    "due": (("update", "MOU-3", "--due", "30/6/2027"), "2027-06-30"),
    "last_note": (("note", "MOU-3", "Met"), "Met"),
}


@pytest.mark.parametrize("column", WHAT_LAOS_SAID)
def test_what_the_other_side_said_meanwhile_is_no_word_of_mine(
    column: str, run: Run, register: Path
) -> None:
    rows = given_out(run)
    command, cell = WHAT_LAOS_SAID[column]
    run(*command, "-p", "LA")
    row_of(rows, "MOU-3")[column] = cell
    told = run("load", saved(rows), "--yes", "-p", "VN")
    assert told.status == 0 and "1 report" in told.out, told
    assert read_register(register).updates[-1].party == "VN"
    after = register.read_bytes()
    told = run("load", saved(rows), "--yes", "-p", "VN")
    assert "in the register already" in told.out and register.read_bytes() == after


def test_what_one_side_said_is_not_yet_what_both_say(run: Run, register: Path) -> None:
    rows = given_out(run)
    run("start", "MOU-3", "-p", "VN")
    row_of(rows, "MOU-3")["status"] = "in_progress"
    assert run("load", saved(rows), "--yes", "-p", "all").status == 0
    assert read_register(register).updates[-1].party == ""
    items = json.loads(run("show", "MOU-3", "-f", "json").out)["items"]
    assert set(items[0]["party_status"].values()) == {"in_progress"}


def test_a_note_is_ones_own_beside_a_cell_of_the_other_side(run: Run, register: Path) -> None:
    rows = given_out(run)
    row_of(rows, "MOU-7")["status_LA"] = "completed"
    row_of(rows, "MOU-7")["last_note"] = "We ask to meet again"
    row_of(rows, "MOU-7")["due"] = "30/6/2027"
    before = len(read_register(register).updates)
    told = run("load", saved(rows), "--yes", "-p", "VN")
    assert told.status == 7 and "MOU-7" in told.err
    told = run("load", saved(rows), "--dry-run", "-p", "VN")
    assert "MOU-7 · VN: due 30 Jun 2027 “We ask to meet again”" in told.err
    assert "MOU-7 · LA: no report → completed" in told.err
    assert len(read_register(register).updates) == before


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("status_VN", ("start", "MOU-1")),
        ("last_note", ("note", "MOU-1", "x")),
        ("due", ("update", "MOU-1", "--due", "30/6/2027")),
    ],
)
def test_what_is_emptied_of_a_report_is_taken_back_by_undo(
    column: str, said: tuple[str, ...], run: Run, register: Path
) -> None:
    run(*said, "-p", "VN")
    rows = given_out(run)
    row_of(rows, "MOU-1")[column] = ""
    told = run("load", saved(rows), "--yes", "-p", "VN")
    assert "laocoop undo" in told.err and "laocoop edit" not in told.err, told.err


def test_notes_and_days_under_vietnamese_heads(run: Run, register: Path) -> None:
    rows = [{"Mã": "MOU-1", "Trạng thái VN": "hoàn thành", "Ghi chú": "Xong", "Ngày hoàn thành": "1/10/2026"}]  # fmt: skip
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 0 and "not read" not in result.err, result.err
    update = read_register(register).updates[-1]
    assert (update.note.en, str(update.on)) == ("Xong", "2026-10-01")


def test_what_was_not_taken_is_no_agreement(run: Run, register: Path) -> None:
    rows = given_out(run)
    row_of(rows, "M9-6")["due_precision"] = "month"
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert "M9-6 due_precision" in result.err and "No cell was changed" not in result.out


def test_days_with_the_month_first_are_settled_by_nobody_but_the_writer(
    run: Run, register: Path
) -> None:
    rows = given_out(run)
    row_of(rows, "MOU-1")["due"] = "05/06/2027"
    row_of(rows, "MOU-2")["due"] = "06/30/2027"
    before = register.read_bytes()
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 2 and register.read_bytes() == before
    assert "06/30/2027" in result.err and "05/06/2027" in result.err
    row_of(rows, "MOU-2")["due"] = "30/06/2027"
    assert run("load", saved(rows), "--yes", "-p", "VN").status == 0
    updates = read_register(register).updates[-2:]
    assert [str(update.due) for update in updates] == ["2027-06-05", "2027-06-30"]


@pytest.mark.parametrize("touched", ["title", "titles gone", "untouched"])
def test_a_row_whose_id_a_merge_gave_to_another_is_refused(
    touched: str, run: Run, register: Path
) -> None:
    """By the marks of the titles, whatever the unit made of them."""
    Path("b.toml").write_bytes(register.read_bytes())
    run("--file", "b.toml", "add", "Course B", "--under", "MOU-1", "--id", "MOU-1.x", "-p", "LA")
    run("add", "Workshop A", "--under", "MOU-1", "--id", "MOU-1.x", "-p", "VN")
    rows = given_out(run)
    run("merge", "b.toml")
    assert read_register(register).commitments["MOU-1.x"].title.in_language("en") == "Course B"
    row = row_of(rows, "MOU-1.x")
    row["status_VN"] = "completed"
    if touched == "title":
        row["title_en"] = "Workshop  Alpha"
    if touched == "titles gone":
        for each in rows:
            for key in ("title_vi", "title_lo", "title_en"):
                del each[key]
    before = register.read_bytes()
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 2 and "MOU-1.x" in result.err and register.read_bytes() == before


def test_following_the_advice_on_such_a_row_works(run: Run, register: Path) -> None:
    rows = given_out(run)
    row_of(rows, "MOU-1")["status_VN"] = "completed"
    text = register.read_text("utf-8")  # by hand, so that no correction tells of it
    own = read_register(register).commitments["MOU-1"].title.en
    register.write_text(text.replace(own, "Another wording"), "utf-8")
    title = read_register(register).commitments["MOU-1"].title
    new = text.replace(own, "Another wording").replace(title.vi, "Khác").replace(title.lo, "ອື່ນ")
    register.write_text(new, "utf-8")
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 2 and "“Another wording”" in result.err
    row_of(rows, "MOU-1")["title_en"] = "Another wording"
    assert run("load", saved(rows), "--yes", "-p", "VN").status == 0
    assert read_register(register).updates[-1].status is Status.COMPLETED


def test_a_row_whose_title_was_put_right_meanwhile_is_its_own(run: Run, register: Path) -> None:
    rows = given_out(run)
    run("correct", "MOU-1", "--title", "Another wording", "--reason", "as signed")
    row_of(rows, "MOU-1")["status_VN"] = "completed"
    assert run("load", saved(rows), "--yes", "-p", "VN").status == 0
    assert read_register(register).updates[-1].status is Status.COMPLETED


def test_who_has_a_side_may_load_a_joint_sheet(run: Run, register: Path) -> None:
    assert run("config", "party", "VN").status == 0
    rows = given_out(run)
    row_of(rows, "MOU-1").update(status="completed", completed_on="1/10/2026")
    result = run("load", saved(rows), "--yes", "--party", "all")
    assert result.status == 0, result.err
    update = read_register(register).updates[-1]
    assert (update.party, update.status, str(update.on)) == ("", Status.COMPLETED, "2026-10-01")


@pytest.mark.parametrize("gone", ["status", "status_VN", "last_note", "due", "title_vi", "parties"])
def test_a_day_of_completion_needs_no_other_column(gone: str, run: Run, register: Path) -> None:
    rows = given_out(run)
    row_of(rows, "MOU-1")["completed_on"] = "1/10/2026"
    for row in rows:
        del row[gone]
    result = run("load", saved(rows), "--yes", "-p", "VN")
    assert result.status == 2 and "completed_on" in result.err and "row" in result.err


@pytest.mark.parametrize("note", ["mã _x005F_x0041_ xong", "_x0041_x0041_x0041_", "_x001B_", "_x"])
def test_signs_that_a_workbook_escapes_come_back_as_they_were(
    note: str, run: Run, register: Path
) -> None:
    run("note", "MOU-1", note, "-p", "VN")
    before = register.read_bytes()
    assert run("sheet", "-i", "MOU", "-o", "s.xlsx", "--yes").status == 0
    result = run("load", "s.xlsx", "--yes")
    assert result.status == 0 and "No cell was changed" in result.out, result
    assert register.read_bytes() == before
