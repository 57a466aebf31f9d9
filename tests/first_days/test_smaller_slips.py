"""FIRST DAYS, what was left: a period put right, a load taken back, slips at a question and in a date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ROOT, Run, read_register
from first_days.test_whose_word import asking, to_its_end

MINUTES = ROOT / "benchmarks" / "minutes" / "01-bien-ban.txt"


def loaded(run: Run) -> None:
    told = run(
        "load", str(MINUTES), "-i", "M10", "--period", "2028-2029", "--yes", "--place", "Huế"
    )
    assert told.status == 0, told.err


def periods(run: Run) -> set[str]:
    items = json.loads(run("list", "-i", "M10", "--all", "-f", "json").out)["items"]
    return {item["period"] for item in items if not item["parent"]}


def test_a_wrong_period_is_put_right_for_the_instrument_and_all_that_has_it(
    run: Run, register: Path
) -> None:
    loaded(run)
    assert periods(run) == {"2028-2029"}
    count = len(json.loads(run("list", "-i", "M10", "--all", "-f", "json").out)["items"])
    told = run("edit", "M10", "--period", "2026-2027", "--party", "VN", "--yes")
    assert told.status == 0 and f"{count} commitments" in told.out, told
    assert periods(run) == {"2026-2027"}
    found = json.loads(run("instruments", "-f", "json").out)["items"]
    assert {i["period"] for i in found if i["id"] == "M10"} == {"2026-2027"}
    shown = run("history", "M10", "-f", "markdown").out
    assert "Period “2028-2029” → “2026-2027”" in shown
    assert run("check").status in (0, 1)
    assert run("undo").status == 0  # one command, taken back as one
    assert periods(run) == {"2028-2029"}


def test_the_period_of_one_commitment_may_be_another(run: Run, register: Path) -> None:
    told = run("edit", "MOU-1", "--period", "năm 2027", "--party", "VN")
    assert told.status == 0, told.err
    [shown] = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert shown["period"] == "2027"
    assert run("edit", "MOU-1", "--period", "tháng 6/2027", "--party", "VN").status == 2
    assert run("edit", "MOU-1", "--period", "-", "--party", "VN").status == 0
    [shown] = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert shown["period"] is None


def test_what_a_load_brought_and_was_taken_back_is_no_instrument_and_no_meeting(
    run: Run, register: Path
) -> None:
    before = {p: run(*p, "-f", "json").out for p in [("instruments",), ("report",)]}
    loaded(run)
    assert run("undo", "--yes").status == 0
    for page, out in before.items():
        now, then = json.loads(run(*page, "-f", "json").out), json.loads(out)
        assert now.get("items") == then.get("items") and now.get("since") == then.get("since")
    assert "M10" not in run("instruments").out
    loaded(run)
    assert "M10" in run("instruments").out


@pytest.mark.parametrize(
    "command",
    [
        ["update", "MOU-1", "--due", "30/6/2024", "-p", "all"],
        ["add", "x", "-i", "MOU", "--party", "all", "--due", "30/6/2024"],
        ["edit", "MOU-1", "--due", "30/6/2024", "-p", "all"],
    ],
    ids=lambda words: str(words[0]),
)
def test_nothing_agreed_is_due_before_it_was_agreed(
    command: list[str], run: Run, register: Path
) -> None:
    before = register.read_bytes()
    told = run(*command)
    assert told.status == 5 and "30 Jun 2024" in told.err and "12 Nov 2025" in told.err, told
    assert register.read_bytes() == before


def test_a_sheet_names_the_cell_that_is_due_before_it_was_agreed(run: Run, register: Path) -> None:
    Path("s.csv").write_text("id,due\nMOU-1,30/6/2024\n", encoding="utf-8")
    told = run("load", "s.csv", "--party", "all", "--yes")
    assert told.status == 2 and "MOU-1" not in told.out and "due" in told.err, told
    assert "12 Nov 2025" in told.err


@pytest.mark.parametrize(("language", "kept"), [("vi", "(lưu"), ("lo", "(ເກັບ")])
def test_the_language_is_chosen_from_its_own_sentence_on(
    language: str, kept: str, run: Run
) -> None:
    told = run("config", "language", language)
    assert kept in told.out and "kept in" not in told.out


def test_a_slip_at_the_first_question_throws_nothing_away(register: Path) -> None:
    child = asking("done", "MOU-1", "--evidence", "a.pdf")
    child.expect("Whose word is it")
    child.sendline("Lào quốc")
    child.expect("What to do")
    child.expect("Whose word is it")
    child.sendline("LA")
    to_its_end(child)
    assert child.exitstatus == 0
    assert read_register(register).updates[-1].party == "LA"


def test_a_sheets_date_against_an_agreed_one_is_told_as_that_of_an_update(
    run: Run, register: Path, for_viet_nam: None
) -> None:
    run("update", "MOU-1", "MOU-2", "MOU-4", "MOU-5", "--due", "30/6/2027", "-p", "all")
    sentence = "What both agreed, 30 Jun 2027, holds; 31 Dec 2027 is the date that VN names."
    ids = ["MOU-1", "MOU-2", "MOU-4", "MOU-5"]
    rows = "".join(f"{ident},31/12/2027\n" for ident in ids)
    Path("s.csv").write_text("id,due\n" + rows, encoding="utf-8")
    told = run("load", "s.csv", "--yes")
    assert told.status == 0 and told.err.count(sentence) == len(ids), told
    run("undo", "--yes")
    assert run("update", *ids, "--due", "31/12/2027").out.count(sentence) == len(ids)
