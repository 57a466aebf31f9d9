"""What an officer found untrue in a twelfth round, each as its kind."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from conftest import NOON, Run
from laocoop.domain.period import VIENTIANE_AND_HANOI

pytestmark = pytest.mark.usefixtures("register")


def sections(run: Run, *words: str) -> dict:  # type: ignore[type-arg]
    told = json.loads(run("report", *words, "-f", "json").out)
    return dict(told["sections"])


def past_by_side(run: Run) -> tuple[int, int, int]:
    told = sections(run)
    by = {group["key"]: group["overdue"] for group in told["by_party"]}
    return by["VN"], by["LA"], told["headline"]["overdue"]


def first_sentences(run: Run) -> str:
    return " ".join(sections(run)["headline"]["sentences"])


def item(run: Run, ident: str) -> dict:  # type: ignore[type-arg]
    items = json.loads(run("list", ident, "--all", "-f", "json").out)["items"]
    return next(each for each in items if each["id"] == ident)


def test_no_side_is_in_time_by_a_date_of_its_own(run: Run) -> None:
    """A2: who asked for more time is as late as the other by the agreed date; who is done is not late."""
    run("update", "MOU-4", "-p", "all", "--due", "20/11/2026", "-n", "agreed")
    assert past_by_side(run) == (1, 1, 1)
    run("update", "MOU-4", "-p", "VN", "--due", "31/12/2026", "-n", "more time")
    assert past_by_side(run) == (1, 1, 1)
    assert "MOU-4" in run("list", "--overdue", "--party", "VN").out
    run("done", "MOU-4", "-p", "LA")
    assert past_by_side(run) == (1, 0, 1)


def test_a_date_without_an_answer_is_no_missing_report(run: Run) -> None:
    """A3."""
    run("update", "MOU-4", "-p", "all", "--due", "31/12/2026")
    run("update", "MOU-4", "-p", "VN", "--due", "31/3/2027")
    run("done", "MOU-4", "-p", "LA")
    told = first_sentences(run)
    assert "Viet Nam has yet to report on 1 commitment." in told
    assert "Laos has yet to report" not in told
    assert "Laos has yet to answer to another date for 1 commitment." in told
    counted = run("progress", "-f", "table").out
    assert "Laos has yet to answer to another date for 1: MOU-4." in counted


def test_a_joint_word_that_one_side_denies_is_not_its_own(run: Run) -> None:
    """A4: written "jointly" by the one, denied by the other."""
    run("done", "MOU-3", "-p", "all", "-n", "both")
    assert item(run, "MOU-3")["status"] == "completed"
    told = run("dispute", "MOU-3", "-p", "LA", "-n", "We never said so").out
    assert "sees otherwise" in told
    stands = item(run, "MOU-3")
    assert stands["status"] == "in_progress" and stands["agreement"] == "differ"
    assert stands["party_status"] == {"VN": "completed", "LA": "no_report"}
    by = {group["key"]: group["counts"]["completed"] for group in sections(run)["by_party"]}
    assert by == {"VN": 1, "LA": 0}
    for words in (("list", "MOU-3", "--all", "-f", "table"), ("report",), ("annex",)):
        assert "disputed by LA" in run(*words).out, words
    run("undo", "--yes")
    assert item(run, "MOU-3")["status"] == "completed"


def test_a_date_that_was_jointly_named_and_is_denied_is_one_sides(run: Run) -> None:
    """A4, of its kind."""
    run("update", "MOU-3", "-p", "all", "--due", "1/6/2027", "--status", "in_progress")
    run("dispute", "MOU-3", "-p", "LA", "-n", "no such date")
    assert item(run, "MOU-3")["due_named"] == {"VN": "2027-06-01"}


def workbook(path: str) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_progress_in_a_workbook_counts_all_of_an_instrument(run: Run) -> None:
    """A5: a list shows what is open, and its figures say how much is done."""
    run("done", "MOU-1", "-p", "all", "-n", "x")
    run("done", "MOU-2", "-p", "all", "-n", "y")
    for words in (["list"], ["list", "--status", "completed"]):
        assert run(*words, "-o", "p.xlsx", "-y").status == 0
        above, heads, *rows = workbook("p.xlsx")["Progress"]
        assert str(above[0]).startswith("All commitments of each instrument")
        mou = next(dict(zip(heads, row, strict=True)) for row in rows if "MOU" in str(row[0]))
        assert (mou["Total"], mou["Completed"]) == (9, 2)


def head_of(path: str) -> str:
    with zipfile.ZipFile(path) as package:
        text = package.read("word/document.xml").decode()
    return text[: text.index("BÁO CÁO")]


def test_a_paper_is_of_the_day_on_which_it_is_made(run: Run) -> None:
    """A6: figures as of a past day, in a paper of today; one that is to be the same for ever has room for its day."""
    vietnamese = ("--lang", "vi", "report")
    run(*vietnamese, "2026-H1", "-o", "h1.docx", "-y")
    assert "ngày 22 tháng 11 năm 2026" in head_of("h1.docx")
    run(*vietnamese, "--as-of", "30/6/2026", "-o", "then.docx", "-y")
    assert "ngày …… tháng …… năm ………" in head_of("then.docx")
    run(*vietnamese, "--as-of", "30/6/2026", "-o", "again.docx", "-y", now=NOON + timedelta(99))
    assert Path("then.docx").read_bytes() == Path("again.docx").read_bytes()


def test_today_is_in_no_quarter_that_is_over(run: Run) -> None:
    """A7."""
    over = run("timeline", "2026-H1", "-f", "table").out
    assert "today is in it" not in over and "30 Jun 2026 is in it" in over
    assert run("timeline", "-f", "table").out.count("today is in it") == 1
    assert "today is in it" not in run("timeline", "--as-of", "30/6/2026", "-f", "table").out


def test_a_date_of_one_side_is_told_as_its_own_everywhere(run: Run) -> None:
    """A8: in workbooks, sheets and in SQL."""
    run("update", "MOU-4", "-p", "LA", "--due", "31/3/2026")
    run("update", "MOU-4", "-p", "VN", "--due", "30/6/2027")
    for words in (["sheet", "-i", "MOU"], ["list", "MOU-4", "--all"]):
        assert run(*words, "-o", "s.xlsx", "-y").status == 0
        first = next(iter(workbook("s.xlsx").values()))
        assert "LA: 31 Mar 2026; VN: 30 Jun 2027" in str(first)
    run("export", "x.sqlite")
    asked = 'SELECT party, due, is_past_due FROM standing_by_party WHERE "commitment" = ?'
    with sqlite3.connect("x.sqlite") as database:
        told = {party: rest for party, *rest in database.execute(asked, ("MOU-4",))}
    assert told == {"VN": ["2027-06-30", 0], "LA": ["2026-03-31", 1]}


def test_what_was_not_done_is_not_headed_as_done(run: Run) -> None:
    """A9."""
    run("update", "MOU-1", "-p", "VN", "-s", "not_started", "-n", "Nothing yet")
    run("suspend", "MOU-5", "-p", "LA", "-n", "no budget")
    told = run("report").out
    assert "What was done" not in told and "Progress reported (2)" in told


def test_only_what_the_press_says_is_said_to_be_from_the_press(run: Run) -> None:
    """A11."""
    assert (
        "\n" in run("report").out
        and "Commitments are taken from press reports" in run("report").out
    )
    run("add", "Hold a workshop", "--instrument", "M9", "--clause", "III.2.a", "-p", "all")
    run("edit", "MOU-4", "--clause", "2.d", "-p", "all", "--yes")
    assert "31 of the 33 commitments in this report are taken from press reports" in run(
        "report"
    ).out.replace("\n", " ")


MOU = """BẢN GHI NHỚ
Ký tại Ninh Bình ngày 12 tháng 11 năm 2025
Điều 1. Hai Bên thúc đẩy hợp tác về lao động và người có công.
Điều 2. Hai Bên tập trung hợp tác trong các lĩnh vực sau:
a) Việc làm;
b) An toàn, vệ sinh lao động;
c) Quản lý lao động di cư;
d) Quan hệ lao động;
"""


def test_a_clause_that_somebody_numbered_is_not_written_again(run: Run) -> None:
    """A12: its words in the press are others; who gave the number has read both."""
    Path("mou.txt").write_text(MOU, "utf-8")
    assert run("edit", "MOU-4", "--clause", "2.d", "-p", "all", "--yes").status == 0
    confirmed = json.loads(
        run("load", "--confirm", "MOU", "mou.txt", "--dry-run", "-f", "json").out
    )
    assert "MOU-4" in json.dumps(confirmed["confirmed"])
    run("load", "mou.txt", "--instrument", "MOU", "--yes")
    assert "Quan hệ lao động" not in run("--lang", "vi", "list", "-i", "MOU", "--all").out
    shown = run("show", "MOU-4", "-f", "table").out
    assert "Where it is reported" in shown and "Where it stands" not in shown


def test_what_both_are_bound_to_is_planned_by_no_one_side(run: Run) -> None:
    """A13."""
    run("add", "Own", "--under", "MOU-1", "-p", "VN", "--id", "MOU-1.e")
    assert item(run, "MOU-1.e")["force"] == "planned"
    run("edit", "MOU-1.e", "--bound", "VN", "--bound", "LA", "-p", "all", "-n", "agreed", "--yes")
    assert item(run, "MOU-1.e")["force"] == "agreed"
    assert "set itself" not in run("annex").out


def test_a_joint_figure_stays_the_other_sides(run: Run) -> None:
    """A14."""
    run("add", "O", "--under", "MOU-1", "-p", "all", "--id", "MOU-1.e", "--target", "50 officials")
    run("update", "MOU-1.e", "--value", "30", "-p", "all")
    assert "Measured: 30\n" in run("show", "MOU-1.e").out.replace("  ", "")
    run("update", "MOU-1.e", "--value", "35", "-p", "LA")
    assert "VN: 30, LA: 35" in run("show", "MOU-1.e").out


def test_what_the_press_tells_of_a_side_it_may_deny(run: Run) -> None:
    """A15."""
    told = " ".join(run("report", "2021-2025").out.split())
    assert "What the press tells of a side counts too" in told
    assert "What the press tells" not in run("report").out
    assert item(run, "M7-8")["party_status"]["LA"] == "completed"
    denied = run("dispute", "M7-8", "-p", "LA", "-n", "không phải vậy")
    assert denied.status == 0, denied.err
    assert item(run, "M7-8")["party_status"]["LA"] == "no_report"


def test_what_was_said_at_a_meeting_moves_with_its_day(run: Run) -> None:
    """A16."""
    run("event", "SOM26", "SOM 2026", "--on", "20/11/2026")
    run("done", "MOU-2", "-p", "VN", "--event", "SOM26", "-n", "said at SOM")
    run("edit", "SOM26", "--held", "19/11/2026", "-p", "VN", "--yes")
    assert item(run, "MOU-2")["updated"] == "2026-11-19"
    assert sections(run, "--since", "SOM26")["changes"] == []


def test_the_answer_names_the_day_of_completion(run: Run) -> None:
    """A17."""
    run("done", "MOU-5", "-p", "VN", "--on", "20/11/2026")
    told = run("done", "MOU-5", "-p", "LA", "--on", "10/11/2026").out
    assert "completed, on 20 Nov 2026" in told


def test_after_the_period_its_report_is_of_today(run: Run) -> None:
    """A18: unless a period was asked for, and then it is as of its end."""
    later = datetime(2028, 1, 5, 9, tzinfo=VIENTIANE_AND_HANOI)
    told = run("report", now=later).out
    assert "As of 5 Jan 2028." in told and "1 is past its date." in told
    assert "today is in it" not in run("timeline", "-f", "table", now=later).out
    asked = run("report", "2026-2027", now=later).out
    assert "As of 31 Dec 2027, as recorded up to 5 Jan 2028." in asked


def test_a_completion_before_it_was_agreed_is_asked_about(run: Run) -> None:
    """B2."""
    told = run("done", "MOU-2", "-p", "all", "--on", "20/6/2025").out
    assert "MOU-2 was agreed on 12 Nov 2025, after 20 Jun 2025: is that the right day?" in told
    assert (
        "is that the right day" not in run("done", "MOU-3", "-p", "all", "--on", "12/11/2025").out
    )


def test_disputes_and_joint_words_stand_in_a_workbook(run: Run) -> None:
    """B4."""
    run("done", "MOU-3", "-p", "VN", "-n", "v")
    run("dispute", "MOU-3", "-p", "LA", "-n", "not done")
    run("start", "MOU-5", "-p", "all")
    run("list", "--all", "-o", "s.xlsx", "-y")
    book = workbook("s.xlsx")
    assert "seen otherwise" in str(book["Commitment"]) and "both, jointly" in str(book["Reports"])


def test_one_is_one(run: Run) -> None:
    """B8."""
    run("init", "--empty", "e.toml")
    run("--file", "e.toml", "add", "Hold a workshop", "--instrument", "M9", "-p", "all")
    told = run("--file", "e.toml", "report").out
    assert "; 1 commitment, 0 updates in force." in told.replace("\n", " ")
    assert "1 commitment or action, 0 updates" in run("--file", "e.toml", "export", "e.sqlite").out


def test_ordinals_keep_their_small_letters(run: Run) -> None:
    """B11."""
    text = "MINUTES OF THE 10TH MINISTERIAL CONFERENCE\nVientiane, 20 November 2026\nThe two sides agreed as follows:\n1. The two sides shall hold a workshop.\n"
    Path("a.txt").write_text(text, "utf-8")
    run("load", "a.txt", "-i", "M10", "--yes")
    assert "Minutes of the 10th" in run("list", "-i", "M10", "-f", "table").out
