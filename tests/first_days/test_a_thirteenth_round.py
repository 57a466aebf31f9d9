"""What an officer found untrue in a thirteenth round, each as its kind."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from first_days.test_a_twelfth_round import MOU

pytestmark = pytest.mark.usefixtures("register")


def item(run: Run, ident: str) -> dict:  # type: ignore[type-arg]
    items = json.loads(run("list", ident, "--all", "-f", "json").out)["items"]
    return next(each for each in items if each["id"] == ident)


def wanted(run: Run, side: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """By section of the day: the ids, for a side."""
    monkeypatch.setenv("LAOCOOP_PARTY", side)
    told = json.loads(run("today", "-f", "json").out)["sections"]
    return {name: [each["id"] for each in told[name]] for name in told if name != "came_in"}


def test_who_confirms_after_all_has_said_so(run: Run) -> None:
    """A1."""
    run("done", "MOU-2", "-p", "all")
    run("dispute", "MOU-2", "-p", "LA", "-n", "no")
    assert item(run, "MOU-2")["status"] == "in_progress"
    told = run("confirm", "MOU-2", "-p", "LA", "-n", "after all yes").out
    assert "completed" in told
    stands = item(run, "MOU-2")
    assert stands["status"] == "completed" and stands["agreement"] == "same"
    run("dispute", "MOU-2", "-p", "LA", "-n", "no again")
    assert item(run, "MOU-2")["status"] == "in_progress"


def test_no_side_is_told_the_others_date(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A2: on `laocoop`, `next` and `list` alike."""
    run("update", "MOU-6", "-p", "LA", "--due", "20/11/2026")
    assert wanted(run, "VN", monkeypatch)["overdue"] == []
    assert wanted(run, "LA", monkeypatch)["overdue"] == ["MOU-6"]
    assert "MOU-6" in run("list", "--overdue", "-p", "LA").out
    assert "MOU-6" not in run("list", "--overdue", "-p", "VN").out
    run("update", "MOU-5", "-p", "all", "--due", "1/11/2026")
    run("done", "MOU-5", "-p", "VN", "--on", "25/10/2026")
    of_vn = wanted(run, "VN", monkeypatch)
    assert of_vn["overdue"] == [] and "MOU-5" in of_vn["waiting_for_them"]
    assert "MOU-5" not in run("list", "--overdue", "-p", "VN").out
    assert "MOU-5" in wanted(run, "LA", monkeypatch)["overdue"]
    run("update", "MOU-4", "-p", "all", "-s", "in_progress", "--due", "20/11/2026")
    run("dispute", "MOU-4", "-p", "LA", "-n", "no date was agreed")
    assert "MOU-4" not in wanted(run, "LA", monkeypatch)["overdue"]
    assert "MOU-4" in wanted(run, "VN", monkeypatch)["overdue"]
    run("update", "MOU-3", "-p", "LA", "--due", "10/12/2026")
    assert wanted(run, "VN", monkeypatch)["due_soon"] == []
    assert wanted(run, "LA", monkeypatch)["due_soon"] == ["MOU-3"]


def test_who_is_late_is_named_where_it_is_not_both(run: Run) -> None:
    """A2, B4."""
    run("update", "MOU-5", "-p", "all", "--due", "1/11/2026")
    run("done", "MOU-5", "-p", "VN", "--on", "25/10/2026")
    assert "LA: 21 days past its date, 1 Nov 2026" in run("next", "--limit", "1").out
    run("config", "party", "VN")
    assert "LA: 21 days past its date" in run("next", "-f", "table").out


def test_what_is_closed_and_disputed_is_told_with_the_day(run: Run) -> None:
    """A5: the report and the day count the same differences."""
    run("done", "M9-6", "-p", "LA", "--on", "20/11/2026")
    run("dispute", "M9-6", "-p", "VN", "-n", "not held")
    assert "On 1 commitment the two sides' reports differ." in run("report").out
    assert "Where the two sides' reports differ (1)" in run("today").out


def test_a_later_word_of_the_same_ends_a_dispute(run: Run) -> None:
    """A5."""
    run("done", "MOU-6", "-p", "VN")
    run("dispute", "MOU-6", "-p", "LA", "-n", "not yet")
    assert item(run, "MOU-6")["agreement"] == "differ"
    run("start", "MOU-6", "-p", "LA", "-n", "begun")
    assert item(run, "MOU-6")["agreement"] == "differ"
    run("done", "MOU-6", "-p", "LA", "-n", "now done")
    stands = item(run, "MOU-6")
    assert (stands["status"], stands["agreement"], stands["verification"]) == (
        "completed",
        "same",
        {},
    )


def test_each_side_keeps_its_own_date_where_there_is_no_other(run: Run) -> None:
    """A6."""
    run("update", "MOU-6", "-p", "LA", "--due", "20/11/2026")
    run("done", "MOU-6", "-p", "LA", "--on", "15/11/2026")
    run("done", "MOU-6", "-p", "VN", "--on", "21/11/2026")
    assert item(run, "MOU-6")["timeliness"] == "completed_on_time"
    run("update", "MOU-5", "-p", "LA", "--due", "10/11/2026")
    run("done", "MOU-5", "-p", "VN", "--on", "1/11/2026")
    run("done", "MOU-5", "-p", "LA", "--on", "15/11/2026")
    assert item(run, "MOU-5")["timeliness"] == "completed_late"


def test_a_denied_figure_is_the_other_sides(run: Run) -> None:
    """A7, B1."""
    run("add", "O", "--under", "MOU-1", "-p", "all", "--id", "MOU-1.e", "--target", "50 officials")
    run("update", "MOU-1.e", "--value", "30", "-p", "all")
    told = run("dispute", "MOU-1.e", "-p", "LA", "-n", "we counted 10")
    assert told.status == 0, told.err
    assert "VN: 30" in run("show", "MOU-1.e").out and "LA: 30" not in run("show", "MOU-1.e").out


def test_what_the_press_tells_is_nobodys_joint_word(run: Run) -> None:
    """A4."""
    told = run("confirm", "M7-8", "-p", "VN").out
    assert "confirms what the press tells" in told and "jointly" not in told
    told = run("--lang", "vi", "dispute", "M7-8", "-p", "LA", "-n", "x").out
    assert "báo chí" in told and "báo cáo chung" not in told
    run("undo")
    counted = " ".join(run("progress", "2021-2025", "--by", "party").out.split())
    assert "What the press tells of a side counts too" in counted


@pytest.mark.parametrize("clause", ["2.d", "2d", "2 d)", "Điều 2 khoản d", "điều 2, điểm d"])
def test_a_clause_may_be_written_as_one_says_it(run: Run, clause: str) -> None:
    """A9."""
    Path("mou.txt").write_text(MOU, "utf-8")
    assert run("edit", "MOU-4", "--clause", clause, "-p", "all", "--yes").status == 0
    run("load", "mou.txt", "--instrument", "MOU", "--yes")
    assert "Quan hệ lao động" not in run("--lang", "vi", "list", "-i", "MOU", "--all").out


def test_what_was_loaded_is_not_what_the_press_said(run: Run) -> None:
    """A8."""
    Path("mou.txt").write_text(MOU, "utf-8")
    run("load", "mou.txt", "--instrument", "MOU", "--yes")
    told = json.loads(run("load", "--confirm", "MOU", "mou.txt", "--dry-run", "-f", "json").out)
    assert [ident for ident in told["not_contained"] if ident.startswith("MOU-9")] == []


LABELS = [
    ("Responsibilities of the {} side:", "en"),
    ("On the {} side:", "en"),
    ("Trách nhiệm của phía {}:", "vi"),
    ("Về phía {}:", "vi"),
    ("Nhiệm vụ của {}:", "vi"),
]


@pytest.mark.parametrize(("label", "language"), LABELS)
def test_a_label_says_whose_items_they_are(run: Run, label: str, language: str) -> None:
    """A3."""
    names = {"en": ("Vietnamese", "Lao"), "vi": ("Việt Nam", "Lào")}[language]
    items = {"en": "Send three experts in 2028", "vi": "Cử 03 chuyên gia trong năm 2028"}[language]
    opening = {
        "en": "MINUTES\nVientiane, 20 November 2026\nThe two sides agreed as follows:",
        "vi": "BIÊN BẢN HỌP\nViêng Chăn, ngày 20 tháng 11 năm 2026\nHai Bên thống nhất như sau:",
    }[language]
    parts = [f"{n}. {label.format(name)}\na) {items};" for n, name in enumerate(names, 1)]
    Path("m.txt").write_text("\n".join([opening, *parts]) + "\n", "utf-8")
    assert run("load", "m.txt", "-i", "W1", "--yes").status == 0
    found = json.loads(run("list", "-i", "W1", "--all", "-f", "json").out)["items"]
    assert [item["parties"] for item in found] == [["VN"], ["LA"]]


def test_what_nobody_was_asked_to_do_is_no_commitment(run: Run) -> None:
    """A3: a clause before the one who acts is a part of the sentence."""
    lines = [
        "Với sự hỗ trợ của phía Việt Nam, phía Lào thành lập trung tâm việc làm trước năm 2028.",
        "Theo thỏa thuận của hai Bên, phía Việt Nam cử chuyên gia.",
        "Phía Lào không thu phí từ ngày 01/01/2027.",
        "Cùng phía Lào xây dựng tài liệu tuyên truyền.",
    ]
    text = "BIÊN BẢN HỌP\nViêng Chăn, ngày 20 tháng 11 năm 2026\nHai Bên thống nhất như sau:\n"
    text += "".join(f"{n}. {line}\n" for n, line in enumerate(lines, 1))
    Path("m.txt").write_text(text, "utf-8")
    run("load", "m.txt", "-i", "W1", "--yes")
    found = json.loads(run("list", "-i", "W1", "--all", "-f", "json").out)["items"]
    assert [item["clause"] for item in found] == ["1", "2", "3", "4"]
    assert [item["due"] for item in found] == ["2027-12-31", None, None, None]
    assert found[3]["title"]["vi"].startswith("Cùng phía Lào")


def test_the_answer_names_the_day_of_withdrawal(run: Run) -> None:
    """A10."""
    run("withdraw", "MOU-6", "-p", "VN", "--on", "20/11/2026")
    assert (
        "withdrawn, on 20 Nov 2026"
        in run("withdraw", "MOU-6", "-p", "LA", "--on", "10/11/2026").out
    )


def test_a_file_has_all_of_the_day_and_no_codes(run: Run) -> None:
    """B3, B5."""
    run("update", "MOU-1", "MOU-2", "MOU-3", "MOU-4", "-p", "all", "--due", "1/10/2026", "--yes")
    for each in ("MOU-5", "MOU-6", "MOU-7"):
        run("start", each, "-p", "VN")
    run("config", "party", "VN")
    run("--lang", "vi", "today", "-o", "t.md", "-y")
    assert Path("t.md").read_text("utf-8").count("| MOU-") == 7
    for command in ("today", "next"):
        run("--lang", "vi", command, "-o", "t.xlsx", "-y")
        cells = str([[*row] for row in openpyxl.load_workbook("t.xlsx").active.values])
        assert "quá hạn" in cells and "overdue" not in cells and "waiting" not in cells


@pytest.mark.usefixtures("register")
def test_what_is_refused_is_not_said_to_be_recorded(run: Run) -> None:
    """A unit's name without quotes: nothing was written, and nothing is said to be."""
    told = run("--lang", "vi", "update", "MOU-5", "--lead", "Cục", "Việc", "làm", "-p", "VN")
    assert told.status != 0 and "ghi đúng như đã gõ" not in told.err
    told = run("--lang", "vi", "update", "MOU-5", "--lead", "Cục Việc lmà", "-p", "VN")
    assert told.status == 0 and "ghi đúng như đã gõ" in told.err
