"""Amounts as people write them: what may be two numbers is refused with both."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run, read_register
from laocoop.domain.amounts import NoAmount, parse_amount, split_amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("30", 30),
        ("໓໐", 30),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0,125", 0.125),
        ("1 000", 1000),
        ("1.000.000", 1_000_000),
        ("1,000,000", 1_000_000),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1000", 1000),
        ("1.0000", 1),
        ("-5", -5),
    ],
)
def test_what_is_one_amount(written: str, amount: float) -> None:
    assert parse_amount(written) == amount


@pytest.mark.parametrize(
    ("written", "readings"),
    [("1.000", ("1000", "1")), ("1,000", ("1000", "1")), ("12.500", ("12500", "12.5"))],
)
def test_what_may_be_two_is_told(written: str, readings: tuple[str, str]) -> None:
    with pytest.raises(NoAmount) as error:
        parse_amount(written)
    assert error.value.readings == readings


@pytest.mark.parametrize("written", ["", "x", "1e3", "nan", "inf", "1.2.3", "1,23,456", "9" * 400])
def test_what_is_none(written: str) -> None:
    with pytest.raises(NoAmount):
        parse_amount(written)


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_is_itself(number: int) -> None:
    assert parse_amount(str(number)) == number


def test_with_its_unit() -> None:
    assert split_amount("1 000 cán bộ") == ("1 000", "cán bộ")
    assert split_amount("50 officials") == ("50", "officials")
    assert split_amount("1.000 suất") == ("1.000", "suất")
    assert split_amount("nhiều") == ("", "nhiều")


def test_at_every_entry(run: Run, register: object) -> None:
    for line in (
        ["update", "MOU-1", "--value", "1.000"],
        ["add", "x", "-i", "M9", "--target", "1.000 x"],
    ):
        result = run(*line, "-p", "VN")
        assert result.status == 2 and "1000" in result.err and "1.000" in result.err
    assert run("update", "MOU-1", "--value", "1 000", "-p", "VN").status == 0
    assert read_register(register).updates[-1].value == 1000  # type: ignore[arg-type]
    assert run("add", "x", "-i", "M9", "--target", "1 000 suất", "-p", "VN").status == 0
    added = [*read_register(register).commitments.values()][-1]  # type: ignore[arg-type]
    assert added.target == (1000, "suất")


@pytest.mark.parametrize("written", ["1e400 y", "5e3 people", "5E+3 x", "1e5"])
def test_a_power_is_no_amount_with_a_unit(written: str, run: Run, register: Path) -> None:
    """1, of “e400 y”, was taken."""
    assert split_amount(written)[0] == ""
    refused = run("add", "x", "--under", "MOU-1", "--party", "VN", "--target", written)
    assert (refused.status, written in refused.err) == (2, True)
    assert split_amount("5 e-mails") == ("5", "e-mails")
