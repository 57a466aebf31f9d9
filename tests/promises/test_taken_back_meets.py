"""What one office added and took back meets what the other added and kept: neither loses by the other's mistake."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from conftest import NOON, SHIPPED, Run, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")

MINUTES = """1. The two sides agreed to hold a training course on labour inspection in 2027.
2. The two sides agreed to exchange information on social insurance before 31 December 2028.
"""
HANOI, VIENTIANE = ("--file", "hanoi.toml"), ("--file", "vientiane.toml")


@pytest.fixture(autouse=True)
def _two_copies() -> None:
    for name in ("hanoi.toml", "vientiane.toml"):
        Path(name).write_bytes(SHIPPED.read_bytes())


def merge_both(run: Run) -> None:
    """Each office takes in what the other had."""
    copies = {name: Path(f"{name}.toml").read_bytes() for name in ("hanoi", "vientiane")}
    for name in copies:
        Path(f"{name}-before.toml").write_bytes(copies[name])
    for copy, other in ((HANOI, "vientiane-before.toml"), (VIENTIANE, "hanoi-before.toml")):
        for _turn in range(2):
            result = run(*copy, "merge", other, now=NOON + timedelta(days=2))
            assert result.status == 0, result.err
    states = [items(run, *copy, "list", "--all") for copy in (HANOI, VIENTIANE)]
    assert states[0] == states[1]


def items(run: Run, *arguments: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(run(*arguments, "-f", "json").out)["items"]
    return told


def said(run: Run, *arguments: str, at: int = 0) -> None:
    result = run(*arguments, now=NOON + timedelta(minutes=at))
    assert result.status == 0, result.err


@pytest.mark.parametrize("apart", [1, -7])
def test_minutes_loaded_in_both_and_taken_back_in_one_stay(apart: int, run: Run) -> None:
    """Whoever loaded them first; and the report on them counts."""
    Path("m.txt").write_text(MINUTES, encoding="utf-8")
    load = ("load", "m.txt", "-i", "M10", "--kind", "minutes", "--signed", "12/11/2026", "--yes")
    said(run, *HANOI, *load, at=10)
    said(run, *HANOI, "undo", "--yes", at=11)
    said(run, *VIENTIANE, *load, "-p", "LA", at=10 + apart)
    said(run, *VIENTIANE, "done", "M10-1", "-p", "LA", "-e", "report.pdf", at=20)
    merge_both(run)
    for copy in (HANOI, VIENTIANE):
        listed = items(run, *copy, "list", "-i", "M10")
        assert len(listed) == 2
        assert sum(item["party_status"]["LA"] == "completed" for item in listed) == 1


@pytest.mark.parametrize("apart", [1, -7])
def test_a_review_named_in_both_and_taken_back_in_one_stays(apart: int, run: Run) -> None:
    """On the same day, under the same id: taken for one until one of them was taken back."""
    event = ("event", "SOM26", "Officials", "--on", "20/11/2026")
    said(run, *HANOI, *event, at=10)
    said(run, *HANOI, "undo", "--yes", at=11)
    said(run, *VIENTIANE, *event, at=10 + apart)
    said(run, *VIENTIANE, "note", "MOU-1", "x", "--event", "SOM26", "-p", "LA", at=20)
    merge_both(run)
    for copy in (HANOI, VIENTIANE):
        held = items(run, *copy, "event")
        assert [e["updates"] for e in held if e["name"].get("en") == "Officials"] == [1]
        assert "[said-at-gone]" not in run(*copy, "check").out


@pytest.mark.parametrize("first", ["review", "action"])
@pytest.mark.parametrize("gone", ["review", "action"])
def test_an_action_and_a_review_of_one_id_are_told_apart(first: str, gone: str, run: Run) -> None:
    """One copy alone refuses the id; of two copies, either may be taken back without the other."""
    review = (*HANOI, "event", "SOM26", "Officials", "--on", "20/11/2026")
    action = (*VIENTIANE, "add", "Prepare it", "--id", "SOM26", "--under", "MOU-1", "-p", "LA")
    said(run, *review, at=10 + 5 * (first != "review"))
    said(run, *action, at=10 + 5 * (first != "action"))
    said(run, *(HANOI if gone == "review" else VIENTIANE), "undo", "--yes", at=30)
    merge_both(run)
    for copy in (HANOI, VIENTIANE):
        listed = items(run, *copy, "list", "--all")
        held = items(run, *copy, "event")
        actions = [i["id"] for i in listed if i["title"].get("en") == "Prepare it"]
        reviews = [e["id"] for e in held if e["name"].get("en") == "Officials"]
        assert (len(actions), len(reviews)) == ((1, 0) if gone == "review" else (0, 1))


def test_an_action_and_a_review_of_one_id_are_both_kept_in_every_order(run: Run) -> None:
    third = ("--file", "third.toml")
    Path("third.toml").write_bytes(SHIPPED.read_bytes())
    said(run, *HANOI, "event", "SOM26", "Officials", "--on", "20/11/2026", at=10)
    said(run, *HANOI, "note", "MOU-1", "x", "--event", "SOM26", "-p", "VN", at=12)
    add = ("add", "--id", "SOM26", "--under", "MOU-1", "-p", "LA")
    said(run, *VIENTIANE, *add, "Prepare it", at=5)
    said(run, *VIENTIANE, "start", "SOM26", "-p", "LA", at=14)
    said(run, *third, *add, "Another", at=7)
    kept = {n: Path(f"{n}.toml").read_bytes() for n in ("hanoi", "vientiane", "third")}
    results = set()
    for names in permutations(kept):
        for name, data in kept.items():
            Path(f"{name}.toml").write_bytes(data)
        copy = ("--file", f"{names[0]}.toml")
        for name in (*names[1:], *names[1:]):
            assert run(*copy, "merge", f"{name}.toml", now=NOON + timedelta(days=2)).status == 0
        register = read_register(Path(f"{names[0]}.toml"))
        titles = {c.title.en: c.id for c in register.commitments.values() if c.recorded}
        events = [e.id for e in register.events.values() if e.name.en == "Officials"]
        said_at = [u.event for u in register.updates if u.event in events]
        started = [u for u in register.updates if u.commitment == titles["Prepare it"]]
        assert len(said_at) == len(started) == len(events) == 1
        assert len({*titles.values(), *events}) == 3
        results.add((*sorted(titles.items()), *events))
    assert len(results) == 1


def test_a_merge_tells_nothing_of_what_was_put_right_here(run: Run) -> None:
    """What our own `edit` says is no news; what was edited there is."""
    said(run, *HANOI, "edit", "M9", "--place", "Hoa Lu", "--yes")
    theirs = Path("vientiane.toml")
    text = theirs.read_text(encoding="utf-8")
    theirs.write_text(text.replace('id = "M9"\n', 'id = "M9"\nalso = ["Ninth"]\n', 1), "utf-8")
    merged = run(*HANOI, "merge", "vientiane.toml")
    assert "M9: Other names" in merged.out and "Hoa Lu" not in merged.out


@pytest.mark.parametrize("column", ["parent", "continues"])
def test_a_new_row_under_what_was_taken_back_is_refused(column: str, run: Run) -> None:
    """As `add` refuses it."""
    said(run, *HANOI, "add", "Prepare it", "--id", "MOU-1.x", "--under", "MOU-1", "-p", "VN")
    said(run, *HANOI, "undo", "--yes", at=1)
    before = Path("hanoi.toml").read_bytes()
    Path("new.csv").write_text(
        f"id,instrument,parties,title_en,{column}\nMOU-1.y,MOU,VN,Do it,MOU-1.x\n", "utf-8"
    )
    result = run(*HANOI, "load", "new.csv", "--yes")
    assert result.status == 2 and "new.csv, row 2" in result.err and column in result.err
    assert Path("hanoi.toml").read_bytes() == before
