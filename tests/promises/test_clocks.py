"""Clocks may be wrong: what is dated later than now is shown, marked and named, and undo is not led astray."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOON, SHIPPED, Run, last_added, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")

AHEAD = [timedelta(minutes=10), timedelta(hours=3), timedelta(days=1), timedelta(days=400)]


@pytest.mark.parametrize("by", AHEAD, ids=str)
def test_a_report_of_a_clock_that_goes_ahead_is_seen_today(by: timedelta, run: Run) -> None:
    for name in ("ours.toml", "theirs.toml"):
        Path(name).write_bytes(SHIPPED.read_bytes())
    written = run("--file", "theirs.toml", "note", "MOU-1", "seen", "-p", "LA", now=NOON + by)
    assert written.status == 0
    ident = read_register(Path("theirs.toml")).updates[-1].id

    def ours(*words: str) -> str:
        result = run("--file", "ours.toml", *words, now=NOON)
        assert result.status in (0, 1), result.err
        return " ".join(result.out.split())

    merged = ours("merge", "theirs.toml")
    assert "1 update" in merged and f"a clock goes ahead: {ident}" in merged
    assert "seen" in ours("show", "MOU-1") and "a clock goes ahead" in ours("show", "MOU-1")
    history = ours("history", "-f", "table")
    assert ident in history and "(dated" in history
    assert "1 record is dated later than now" in ours("list", "-f", "table")
    assert "MOU-1 is dated" in ours("check") and "[dated-ahead]" in ours("check")
    items = json.loads(ours("history", "-f", "json"))["items"]
    assert ident in [item["id"] for item in items]
    # A day that is over prints as it did; one that has come marks nothing.
    past = run("--file", "ours.toml", "history", "--as-of", "2026-11-21", now=NOON)
    assert ident not in past.out
    later = run("--file", "ours.toml", "check", now=NOON + by)
    assert "[dated-ahead]" not in later.out


def test_a_clock_that_is_a_little_ahead_is_not_told(run: Run, register: Path) -> None:
    run("note", "MOU-1", "x", now=NOON + timedelta(minutes=4))
    assert "a clock goes ahead" not in run("list", "-f", "table", now=NOON).out
    assert run("check", now=NOON).status == 0


def test_an_action_and_an_event_of_a_clock_that_goes_ahead(run: Run, register: Path) -> None:
    ahead = NOON + timedelta(days=2)
    run("add", "Họp", "-u", "MOU-1", "-p", "VN", now=ahead)
    run("event", "SOM26", "x", "--on", "20/11/2026", now=ahead)
    out = run("check", now=NOON).out
    assert out.count("[dated-ahead]") == 2
    ident = last_added(register)
    assert run("show", ident, now=NOON).status == 0
    assert ident in run("list", "--all", now=NOON).out
    closing = " ".join(run("list", "-f", "table", now=NOON).out.split())
    assert "2 records are dated later than now" in closing


WRITES = [
    ["note", "MOU-2", "second"],
    ["add", "second", "-u", "MOU-2", "-p", "VN"],
    ["done", "MOU-2", "-e", "x"],
]


@pytest.mark.parametrize("first", WRITES, ids=lambda words: words[0])
@pytest.mark.parametrize("second", WRITES, ids=lambda words: words[0])
def test_undo_takes_back_what_was_written_last(
    first: list[str], second: list[str], run: Run, register: Path
) -> None:
    """Though the first write had a clock that goes ahead."""
    assert run(*first, now=NOON + timedelta(days=3)).status == 0
    before = read_register(register)
    assert run(*second, now=NOON).status == 0
    after = read_register(register)
    new = {u.id for u in after.updates} - {u.id for u in before.updates}
    new |= set(after.commitments) - set(before.commitments)
    assert run("undo", now=NOON).status == 0
    back = [u.retracts for u in read_register(register).updates if u.retracts]
    assert set(back) == new
    assert run("undo", now=NOON).status == 0  # then what was written before it
    assert len([u for u in read_register(register).updates if u.retracts]) == 2


def test_undo_after_a_review_goes_by_the_file(run: Run, register: Path) -> None:
    """Whose clock goes ahead: the review's, or the report's."""
    assert (
        run("event", "EV1", "Họp", "--on", "2026-11-20", now=NOON + timedelta(days=900)).status == 0
    )
    assert run("note", "MOU-1", "x").status == 0
    assert run("undo").status == 0  # the review came before it: nothing to ask
    assert run("note", "MOU-1", "y", now=NOON + timedelta(days=900)).status == 0
    assert run("event", "EV2", "Họp", "--on", "2026-11-20").status == 0
    taken = run("undo")
    assert taken.status == 0 and "EV2 added" in taken.out
    assert "EV2" not in run("event").out and "EV1" in run("event").out


@pytest.mark.parametrize("command", [["show", "MOU-1.ahead"], ["event"]])
@pytest.mark.parametrize("form", ["table", "plain", "markdown"])
def test_additions_dated_later_than_now_are_marked(
    command: list[str], form: str, run: Run, register: Path
) -> None:
    later = NOON + timedelta(days=900)
    add = ["add", "x", "-u", "MOU-1", "-p", "VN", "--id", "MOU-1.ahead"]
    assert run(*add, now=later).status == 0
    assert run("event", "EV1", "Họp", "--on", "2026-11-20", now=later).status == 0
    if command == ["event"] and form == "plain":
        return  # a table for programs, with the moments as they are
    assert "a clock goes ahead" in " ".join(run(*command, "-f", form).out.split())
