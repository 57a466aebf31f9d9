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
