"""Who alone is bound moves the date by their word, as long as the other side does not dispute it."""

from __future__ import annotations

import json

import pytest

from conftest import Run

pytestmark = pytest.mark.usefixtures("register")


def dates(run: Run) -> tuple[str, str, str | None]:
    """What holds, what Laos named, and how the words of the sides stand."""
    (item,) = json.loads(run("show", "M9-6", "-f", "json").out)["items"]
    return item["due"], (item["due_named"] or {}).get("LA", ""), item["agreement"]


def test_a_date_that_the_other_side_disputes_is_not_the_date(run: Run) -> None:
    """It became the date for good, and nothing was late, nor did anybody differ."""
    assert run("update", "M9-6", "-p", "LA", "--due", "15/10/2028", "--note", "x").status == 0
    assert dates(run) == ("2028-10-15", "", None)
    assert run("dispute", "M9-6", "-p", "VN", "--note", "no").status == 0
    assert dates(run) == ("2027-12-31", "2028-10-15", "differ")
    today = json.loads(run("today", "-f", "json").out)["sections"]
    assert [item["id"] for item in today["differ"]] == ["M9-6"]
    assert run("confirm", "M9-6", "-p", "VN", "--note", "after all").status == 0
    assert dates(run) == ("2028-10-15", "", None)


def test_another_date_named_after_that_is_the_date_again(run: Run) -> None:
    run("update", "M9-6", "-p", "LA", "--due", "15/10/2028", "--note", "x")
    run("dispute", "M9-6", "-p", "VN", "--note", "no")
    run("update", "M9-6", "-p", "LA", "--due", "15/2/2028", "--note", "x")
    assert dates(run) == ("2028-02-15", "", None)
    assert run("dispute", "M9-6", "-p", "VN", "--note", "no").status == 0
    assert dates(run) == ("2027-12-31", "2028-02-15", "differ")


def test_what_a_side_plans_for_itself_is_its_own(run: Run) -> None:
    added = run("add", "x", "--under", "M9-6", "-p", "LA", "--due", "1/6/2027")
    ident = added.out.split(":")[0]
    run("update", ident, "-p", "LA", "--due", "1/9/2027", "--note", "x")
    run("dispute", ident, "-p", "VN", "--note", "no")
    (item,) = json.loads(run("show", ident, "-f", "json").out)["items"]
    assert (item["due"], item["due_named"]) == ("2027-09-01", None)


def test_a_page_says_so(run: Run) -> None:
    run("update", "M9-6", "-p", "LA", "--due", "15/10/2028", "--note", "x")
    run("dispute", "M9-6", "-p", "VN", "--note", "no")
    shown = run("show", "M9-6").out
    assert "Due: 2027, LA: 15 Oct 2028" in shown
    assert "Viet Nam says no to the date that the other side has named" in shown
