"""What is due in which quarter, and how commitments travelled from conference to conference."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")


def answer(run: Run, *asked: str) -> dict[str, Any]:
    result = run(*asked, "-f", "json")
    assert result.status == 0, result.err
    told: dict[str, Any] = json.loads(result.out)
    return told


def test_a_date_stands_in_its_quarter_and_today_in_one(run: Run, register: Path) -> None:
    run("update", "MOU-1", "--due", "31/3/2026", "-p", "all")
    run("update", "MOU-2", "--due", "1/4/2026", "-p", "all")
    run("done", "MOU-2", "-p", "all", "-e", "a.pdf")
    told = answer(run, "timeline")
    quarters = {each["quarter"]: each for each in told["quarters"]}
    assert list(quarters) == [
        f"{year}-Q{number}" for year in (2026, 2027) for number in range(1, 5)
    ]
    assert quarters["2026-Q1"]["due"] == ["MOU-1"] and quarters["2026-Q2"]["due"] == ["MOU-2"]
    assert (quarters["2026-Q1"]["open"], quarters["2026-Q2"]["open"]) == (1, 0)
    assert [name for name, each in quarters.items() if each["is_now"]] == ["2026-Q4"]
    assert quarters["2027-Q4"]["due"] == ["M9-6"]
    # Whatever is of the period stands somewhere, once.
    dated = [ident for each in told["quarters"] for ident in each["due"]]
    listed = {i["id"] for i in answer(run, "list", "--period", "2026-2027", "--all")["items"]}
    assert len(dated) == len({*dated}) and {*dated}.isdisjoint(told["undated"])
    assert listed <= {*dated, *told["undated"]}


def test_first_and_last_days_of_quarters(run: Run, register: Path) -> None:
    for day in ("1/1/2026", "31/3/2026", "30/6/2027", "31/12/2027"):
        run("update", "MOU-3", "--due", day, "-p", "all")
        on, month, year = map(int, day.split("/"))
        wanted = f"{year}-Q{(date(year, month, on).month + 2) // 3}"
        told = answer(run, "timeline")["quarters"]
        assert [each["quarter"] for each in told if "MOU-3" in each["due"]] == [wanted]


def test_another_period_and_one_side_alone(run: Run, register: Path) -> None:
    run("update", "MOU-1", "--due", "31/3/2026", "-p", "all")
    assert len(answer(run, "timeline", "2027")["quarters"]) == 4
    assert len(answer(run, "timeline", "2026-H1")["quarters"]) == 2
    told = answer(run, "timeline", "--only", "LA")
    assert [each["due"] for each in told["quarters"] if each["due"]] == [["M9-6"]]


@pytest.mark.parametrize(
    ("language", "now", "nothing"),
    [
        ("en", "2026-Q4 · nothing is due · ◀ today is in it", "2026-Q1 · nothing is due"),
        ("vi", "quý 4/2026 · không có việc đến hạn · ◀ hôm nay", "quý 1/2026 · không"),
    ],
)
def test_a_person_sees_where_today_is(
    language: str, now: str, nothing: str, run: Run, register: Path
) -> None:
    page = run("--lang", language, "timeline", "-f", "table").out
    assert now in page and nothing in page


def test_a_sheet_has_the_quarter(run: Run, register: Path) -> None:
    head, row = run("timeline").out.splitlines()
    assert head.split("\t")[:2] == ["quarter", "id"] and row.split("\t")[:2] == ["2027-Q4", "M9-6"]


def test_every_link_of_the_register_is_in_the_lineage(run: Run, register: Path) -> None:
    told = answer(run, "lineage")
    links = set()
    for line in told["lines"]:
        above: list[str] = []
        for each in line:
            above = [*above[: each["depth"]], each["id"]]
            if each["depth"]:
                links.add((above[-2], above[-1]))
    commitments = read_register(register).commitments.values()
    assert links == {(earlier, c.id) for c in commitments for earlier in c.continues}
    assert {item["id"] for item in told["items"]} == {i for link in links for i in link}


def test_the_line_of_one_goes_from_its_beginning_to_its_end(run: Run, register: Path) -> None:
    whole = [["M5-1", 0], ["M7-2", 1], ["M8-1", 2]]
    for ident in ("M5-1", "M7-2", "M8-1"):
        (line,) = answer(run, "lineage", ident)["lines"]
        assert [[each["id"], each["depth"]] for each in line] == whole
    page = run("lineage", "M7-2", "-f", "table").out
    assert "M5-1 (2017)" in page and "M8-1 (2023)" in page


def test_one_that_carries_on_nothing_says_so(run: Run, register: Path) -> None:
    assert "nothing carries it on" in run("lineage", "MOU-8", "-f", "table").out


def test_what_is_not_there_yet_is_told(run: Run, register: Path) -> None:
    result = run("lineage", "MOU-1", "--as-of", "1/1/2024")
    assert result.status == 4 and "MOU-1" in result.err and result.out == ""
    assert run("lineage", "nope").status == 4
