"""FIRST DAYS, A6: one side's own action is no agreement of both, and is led by that side alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conftest import Run, last_added

ACTION = ["add", "Hội thảo", "--under", "MOU-1", "--lead", "Cục Việc làm"]


def shown(run: Run, *words: str) -> dict[str, Any]:
    (item,) = json.loads(run("show", *words, "-f", "json").out)["items"]
    return dict(item)


@pytest.fixture
def _hoa_reports_for_viet_nam(run: Run) -> None:
    assert run("config", "party", "VN").status == 0


@pytest.mark.usefixtures("_hoa_reports_for_viet_nam")
@pytest.mark.parametrize(
    ("language", "words", "never"),
    [
        ("vi", ["do một bên đề ra", "Hoa · ", "quá hạn"], ["hai bên thống nhất", "đã thỏa thuận"]),
        ("en", ["planned by one side", "Hoa · ", "past due"], ["agreed by both", "agreed date"]),
        ("lo", ["ຝ່າຍໜຶ່ງວາງແຜນ", "Hoa · ", "ກາຍກຳນົດ"], ["ສອງຝ່າຍຕົກລົງ"]),
    ],
)
def test_it_is_shown_as_that_sides_plan(
    language: str, words: list[str], never: list[str], run: Run, register: Any
) -> None:
    assert run("--lang", language, *ACTION, "--due", "2026-06-30").status == 0
    ident = last_added(register)
    assert ident.startswith("MOU-1.vn-")
    item = shown(run, ident)
    assert (item["parties"], item["force"], item["lead"]) == (
        ["VN"],
        "planned",
        {"VN": "Cục Việc làm"},
    )
    page = " ".join(run("--lang", language, "show", ident, "-f", "table").out.split())
    for word in words:
        assert word in page
    for word in never:
        assert word not in page


@pytest.mark.usefixtures("_hoa_reports_for_viet_nam")
def test_the_units_of_one_side_never_lead_for_the_other(run: Run, register: Any) -> None:
    for party, lead in (("all", {"VN": "Vụ A"}), ("LA", {"LA": "Vụ A"}), ("VN", {"VN": "Vụ A"})):
        run("add", "x", "--under", "MOU-1", "--party", party, "--lead", "Vụ A")
        item = shown(run, last_added(register))
        assert item["lead"] == lead
        assert item["force"] == ("agreed" if party == "all" else "planned")
    run("update", last_added(register), "--lead", "Vụ B")
    assert shown(run, last_added(register))["lead"] == {"VN": "Vụ B"}


def test_a_clause_of_a_signed_text_is_agreed_by_both(run: Run, register: Any) -> None:
    line = ["add", "x", "--instrument", "M9", "--clause", "2", "--id", "M9-77"]
    refused = run(*line)
    assert refused.status == 2 and "--party all" in refused.err  # nobody is bound by accident
    assert run(*line, "--party", "all").status == 0
    item = shown(run, "M9-77")
    assert (item["parties"], item["force"]) == (["VN", "LA"], "agreed")


def test_of_a_passer_by_it_is_asked_whose_it_is(run: Run, register: Any) -> None:
    before = register.read_bytes()
    refused = run(*ACTION)
    assert refused.status == 2 and "--party VN" in refused.err
    assert register.read_bytes() == before
    assert run(*ACTION, "--party", "VN").status == 0
    assert shown(run, last_added(register))["lead"] == {"VN": "Cục Việc làm"}
