"""Calendars, read back by the library that writes them and by another one, beside the JSON of the same answer."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from conftest import NOON, Run

pytestmark = pytest.mark.usefixtures("for_viet_nam")


@pytest.fixture
def dated(run: Run, register: Path) -> None:
    for command in (
        ["update", "MOU-1", "--due", "31/12/2026", "-p", "all"],
        ["update", "MOU-2", "--due", "30/9/2026", "-p", "VN"],
        ["update", "MOU-3", "--due", "1/3/2027", "-p", "all"],
        ["withdraw", "MOU-3", "-p", "all", "--note", "x", "-y"],
        ["event", "SOM26", "Hội nghị; quan chức, cấp cao", "--on", "20/11/2026", "--place", "Huế"],
    ):
        result = run("--lang", "vi", *command, now=NOON)
        assert result.status == 0, result.err


def components(path: str) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(Path(path).read_bytes())
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def by_the_other(path: str) -> dict[str, Any]:
    (calendar,) = vobject.readComponents(Path(path).read_text("utf-8"))
    return {event.uid.value: event for event in calendar.vevent_list}


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
@pytest.mark.parametrize("asked", ["timeline", "list --all", "report", "show MOU-1 MOU-2 MOU-4"])
def test_every_date_of_the_answer_is_a_day(
    asked: str, language: str, run: Run, dated: None
) -> None:
    given = ("--lang", language, *asked.split())
    assert run(*given, "-o", "x.ics").status == 0
    if asked == "report":  # it counts the commitments of the period
        given = (*given[:2], "list", "--all", "--period", "2026-2027")
    items = json.loads(run(*given, "-f", "json").out)["items"]
    wanted = {f"{i['id']}.due@laocoop": i["due"] for i in items if i["due"]}
    assert "MOU-1.due@laocoop" in wanted
    if asked in ("timeline", "report"):
        wanted["SOM26@laocoop"] = "2026-11-20"
    drawn = components("x.ics")
    assert {uid: str(event.decoded("dtstart")) for uid, event in drawn.items()} == wanted
    other = by_the_other("x.ics")
    assert {uid: str(event.dtstart.value) for uid, event in other.items()} == wanted
    titles = {i["id"]: i["title"] for i in items}
    for uid, event in other.items():
        if uid.endswith(".due@laocoop"):
            shown = event.summary.value
            ident = uid.split(".due")[0]
            assert ident in shown and any(title in shown for title in titles[ident].values())


def test_a_day_is_whole_reminds_and_keeps_its_words(run: Run, dated: None) -> None:
    assert run("--lang", "vi", "timeline", "-o", "x.ics").status == 0
    drawn = components("x.ics")
    due = drawn["MOU-1.due@laocoop"]
    assert due.decoded("dtend") - due.decoded("dtstart") == timedelta(days=1)
    assert due.decoded("dtstart") == date(2026, 12, 31) and due["status"] == "CONFIRMED"
    reminders = [alarm.decoded("trigger") for alarm in due.walk("VALARM")]
    assert reminders == [timedelta(days=-30, hours=9), timedelta(days=-7, hours=9)]
    assert "Việc làm" in due["summary"] and "31/12/2026" in due["description"]
    off = drawn["MOU-3.due@laocoop"]
    assert off["status"] == "CANCELLED" and not off.walk("VALARM")
    review = by_the_other("x.ics")["SOM26@laocoop"]
    assert review.summary.value == "SOM26 · Hội nghị; quan chức, cấp cao"
    assert review.location.value == "Huế"
    raw = Path("x.ics").read_bytes()
    assert raw.endswith(b"\r\n") and all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_taken_in_a_second_time_the_newer_one_stands(run: Run, dated: None) -> None:
    """The same UID, and a higher SEQUENCE after whatever was written down: also after an undo."""
    before = None
    for command in (
        ["update", "MOU-1", "--due", "31/1/2027", "-p", "all", "--note", "x"],
        ["done", "MOU-1", "-p", "all", "-e", "a.pdf"],
        ["undo", "-y"],
    ):
        run("timeline", "-o", "x.ics", "-y", now=NOON + timedelta(days=2))
        event = components("x.ics")["MOU-1.due@laocoop"]
        if before is not None:
            assert event["sequence"] > before["sequence"]
            assert event.decoded("dtstamp") >= before.decoded("dtstamp")
        before = event
        assert run(*command, now=NOON + timedelta(days=1)).status == 0
    run("timeline", "-o", "x.ics", "-y", now=NOON + timedelta(days=2))
    last = components("x.ics")["MOU-1.due@laocoop"]
    assert before is not None and last["sequence"] > before["sequence"]
    assert last.decoded("dtstart") == date(2027, 1, 31)


def test_an_older_report_that_a_merge_brings_makes_no_day_older(run: Run, dated: None) -> None:
    """It stands behind the newer one in the file."""
    theirs = Path("theirs.toml")
    theirs.write_bytes(Path("commitments.toml").read_bytes())
    later = NOON + timedelta(days=2)
    older = ("note", "MOU-1", "x", "-p", "LA")
    assert run("--file", "theirs.toml", *older, now=NOON + timedelta(days=1)).status == 0
    assert run("note", "MOU-1", "y", "-p", "VN", now=later).status == 0
    assert run("merge", "theirs.toml", now=later).status == 0
    run("timeline", "-o", "x.ics", now=later)
    assert components("x.ics")["MOU-1.due@laocoop"].decoded("dtstamp") == later


def test_the_same_answer_is_the_same_bytes(run: Run, dated: None) -> None:
    for number, name in enumerate(("one.ics", "two.ics")):
        run("timeline", "--as-of", "22/11/2026", "-o", name, now=NOON + timedelta(hours=number))
    assert Path("one.ics").read_bytes() == Path("two.ics").read_bytes()


@pytest.mark.parametrize("hostile", ["a\\nEND:VEVENT", "END:VEVENT BEGIN:VEVENT", 'x";ATTACH:y,z'])
def test_hostile_words_stay_words(hostile: str, run: Run, register: Path) -> None:
    due = ["--due", "1/12/2026"]
    assert run("add", hostile, "--under", "MOU-1", "--id", "MOU-1.x", *due).status == 0
    assert run("list", "--all", "-o", "x.ics").status == 0
    items = json.loads(run("list", "--all", "-f", "json").out)["items"]
    wanted = {f"{item['id']}.due@laocoop" for item in items if item["due"]}
    assert "MOU-1.x.due@laocoop" in wanted
    for drawn in (components("x.ics"), by_the_other("x.ics")):
        assert {*drawn} == wanted
    told = str(components("x.ics")["MOU-1.x.due@laocoop"]["summary"])
    assert told == f"Due: MOU-1.x · {hostile}"


@pytest.mark.parametrize("asked", ["progress", "history", "themes"])
def test_what_has_no_days_says_what_has(asked: str, run: Run, register: Path) -> None:
    result = run(asked, "-o", "x.ics")
    assert result.status == 5 and "laocoop timeline -o" in result.err
    assert not Path("x.ics").exists()


def test_what_has_no_date_is_told(run: Run, register: Path) -> None:
    result = run("show", "MOU-4", "-o", "x.ics")
    assert result.status == 5 and "laocoop timeline" in result.err and not Path("x.ics").exists()


def test_without_the_library_one_command_is_named(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    result = run("timeline", "-o", "x.ics")
    assert result.status == 4 and "pip install icalendar" in result.err
    assert not Path("x.ics").exists()
