"""A sheet that a program saved anew: it writes days as the machine's settings have them, and nobody touched them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run, read_register

ORDERS: dict[str, Callable[[str, str, str], str]] = {
    "month first": lambda year, month, day: f"{int(month)}/{int(day)}/{year}",
    "month first, short": lambda year, month, day: f"{int(month)}/{int(day)}/{year[2:]}",
    "day first": lambda year, month, day: f"{day}/{month}/{year}",
    "day first, dots": lambda year, month, day: f"{day}.{month}.{year}",
}


def saved_anew(run: Run, order: str, was: str = "", becomes: str = "") -> str:
    """The sheet of all commitments with its days in another order, and one of them changed."""
    run("sheet", "-o", "given.csv", "--yes")
    text = Path("given.csv").read_text(encoding="utf-8-sig")
    text = re.sub(
        r"(?<=,)(\d{4})-(\d\d)-(\d\d)(?=[,\n])", lambda day: ORDERS[order](*day.groups()), text
    )
    assert was in text
    Path("anew.csv").write_text(text.replace(was, becomes), encoding="utf-8-sig")
    return "anew.csv"


@pytest.fixture
def reported(run: Run, register: Path) -> None:
    run("update", "MOU-5", "-p", "VN", "--due", "3/4/2027", "-n", "k")
    run("done", "MOU-6", "-p", "VN", "--on", "5/11/2026")
    run("update", "MOU-2", "-p", "LA", "--due", "31/12/2026", "-n", "k")


@pytest.mark.parametrize("order", ORDERS)
def test_days_that_nobody_touched_change_nothing(
    order: str, run: Run, register: Path, reported: None
) -> None:
    before = register.read_bytes()
    done = run("load", saved_anew(run, order), "--yes", "-p", "VN")
    assert (done.status, done.err) == (0, ""), done.err
    assert "No cell was changed" in done.out
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("order", "was", "becomes"),
    [("month first", "4/3/2027", "5/6/2027"), ("day first", "03/04/2027", "06/05/2027")],
)
def test_the_others_tell_the_order_of_a_day_that_was_changed(
    order: str, was: str, becomes: str, run: Run, register: Path, reported: None
) -> None:
    done = run("load", saved_anew(run, order, was, becomes), "--yes", "-p", "VN")
    assert done.status == 0, done.err
    assert str(read_register(register).updates[-1].due) == "2027-05-06"


def test_who_wrote_by_hand_into_a_sheet_with_the_month_first_is_asked(
    run: Run, register: Path, reported: None
) -> None:
    """A day of the sheet can only have the day first, and the others are seen to have the month first."""
    run("update", "MOU-7", "-p", "VN", "--due", "8/9/2027", "-n", "k")
    sheet = saved_anew(run, "month first", "4/3/2027", "25/6/2027")
    text = Path(sheet).read_text(encoding="utf-8-sig")
    Path(sheet).write_text(text.replace("9/8/2027", "9/7/2027"), encoding="utf-8-sig")
    before = register.read_bytes()
    done = run("load", sheet, "--yes", "-p", "VN")
    assert done.status == 2 and "9/7/2027" in done.err, done.err
    assert register.read_bytes() == before
