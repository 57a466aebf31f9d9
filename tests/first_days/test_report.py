"""FIRST DAYS, A8: what changed since the last meeting, in the reader's words."""

from __future__ import annotations

import json
import re

from conftest import Run, last_added


def changes(run: Run) -> list[str]:
    sections = json.loads(run("report", "-f", "json").out)["sections"]
    return [change["commitment"] for change in sections["changes"]]


def test_results_of_before_the_meeting_are_no_news(run: Run, register: object) -> None:
    assert changes(run) == []
    run("start", "MOU-1", "-p", "VN")
    run(
        "done", "MOU-2", "-p", "VN", "--on", "2025-11-01", "-e", "a.pdf"
    )  # before the 9th conference
    assert changes(run) == ["MOU-1"]


def test_a_review_moves_what_is_new(run: Run, register: object) -> None:
    run("start", "MOU-1", "-p", "VN", "--on", "2026-10-01")
    assert changes(run) == ["MOU-1"]
    run("event", "SOM26", "Họp", "--on", "2026-11-20")
    assert changes(run) == []
    run("start", "MOU-2", "-p", "VN")
    assert changes(run) == ["MOU-2"]


def test_what_was_undone_is_not_there(run: Run, register: object) -> None:
    run("add", "Nhầm", "--under", "MOU-5", "-p", "VN")
    run("note", last_added(register), "x", "-p", "VN")  # type: ignore[arg-type]
    run("undo")
    run("undo")
    run("start", "MOU-1", "-p", "VN")
    run("undo")
    assert changes(run) == []


def test_words_on_the_others_report_and_evidence_are_shown(run: Run, register: object) -> None:
    run("update", "MOU-2", "--evidence", "bb.pdf", "-p", "VN")
    run("done", "MOU-1", "-p", "VN", "-e", "a.pdf")
    run("confirm", "MOU-1", "-p", "LA")
    run("dispute", "MOU-1", "-p", "LA", "-n", "Cần số liệu")
    page = " ".join(run("--lang", "vi", "report", "-f", "markdown").out.split())
    assert "→ bb.pdf" in page
    assert "xác nhận báo cáo của Việt Nam: hoàn thành" in page
    assert "có ý kiến khác về báo cáo của Việt Nam: hoàn thành" in page
    section = page.partition("## Đã báo cáo")[2].partition("## ")[0]
    assert not re.search(r"\b[23456789a-hjkmnp-z]{8}\b", section)


def test_the_first_screen_and_what_was_done(run: Run, register: object) -> None:
    run("start", "MOU-1", "-p", "VN", "-n", "Đã trao đổi dự thảo", "-e", "bb.pdf")
    page = run("--lang", "vi", "report", "-f", "markdown").out
    heads = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert [head.partition(" (")[0] for head in heads] == [
        "Tiến độ theo từng bên",
        "Tiến độ theo văn kiện",
        "Tình hình thực hiện",
        "Quá hạn",
        "Đến hạn trong 180 ngày tới",
        "Một bên đã báo cáo, còn chờ bên kia",
        "Nội dung hai bên báo cáo khác nhau",
        "Thực hiện và báo cáo từ sau ngày 12/11/2025",
        "Nội dung tồn đọng từ các hội nghị trước",
        "Chưa có báo cáo trạng thái",
        "Tiến độ theo chủ đề",
        "Nguồn",
    ]
    done = page.partition("## Tình hình thực hiện")[2].partition("## ")[0]
    assert "VN, 22/11/2026: đang thực hiện “Đã trao đổi dự thảo”" in done and "→ bb.pdf" in done
    assert "| Việt Nam | 0/14" in page.replace("VN · Việt Nam", "Việt Nam")
    assert "| S4 | " in page.partition("## Nguồn")[2]
    sections = json.loads(run("report", "-f", "json").out)["sections"]
    assert [item["id"] for item in sections["done"]] == ["MOU-1"]
    assert [group["key"] for group in sections["by_party"]] == ["VN", "LA"]


def test_what_as_of_hides_is_said_beside_the_report(run: Run, register: object) -> None:
    """On stderr, with the count: the report itself stays what it was."""
    early = run("report", "--as-of", "30/6/2026", "-f", "json")
    assert "10 reports" in early.err  # what the press told of, written down in November
    run("start", "MOU-1", "-p", "VN", "--on", "1/6/2026")
    later = run("report", "--as-of", "30/6/2026", "-f", "json")
    assert "11 reports" in later.err and "--known-later" in later.err
    assert json.loads(later.out)["sections"] == json.loads(early.out)["sections"]
    assert run("report", "--as-of", "30/6/2026", "--known-later").err == ""
    assert run("report").err == ""
