"""A12: what was written wrongly is put right by a command: an entry that is kept, shown and taken back."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import NOON, SHIPPED, Run, last_added, read_register
from laocoop.domain.model import Correction
from laocoop.domain.moment import Moment
from laocoop.domain.replay import corrected
from laocoop.reports.fields.correction import LABELS
from laocoop.storage.append import as_block
from laocoop.storage.schema.kinds import records_of

pytestmark = pytest.mark.usefixtures("for_viet_nam")
LATER = NOON + timedelta(days=3)


@pytest.fixture
def action(register: Path, run: Run) -> str:
    """An action of Viet Nam's, written down with mistakes."""
    line = [
        "add",
        "--title-vi",
        "Hội thảo tranh tra",
        "-u",
        "MOU-1",
        "--due",
        "30/9/2026",
        "--lead",
        "Cục A",
    ]
    assert run(*line).status == 0
    return last_added(register)


def item(run: Run, ident: str, *more: str, now: datetime = LATER) -> dict[str, Any]:
    result = run("show", ident, "-f", "json", *more, now=now)
    shown: dict[str, Any] = json.loads(result.out)["items"][0]
    return shown


@pytest.mark.parametrize(
    ("options", "key", "value"),
    [
        (["--title-vi", "Hội thảo thanh tra"], "title", ("vi", "Hội thảo thanh tra")),
        (["--title-lo", "ສຳມະນາ"], "title", ("lo", "ສຳມະນາ")),
        (["--bound", "VN,LA", "-p", "all"], "parties", ["VN", "LA"]),
        (["--bound", "Việt Nam", "--bound", "Lào", "-p", "all"], "parties", ["VN", "LA"]),
        (["-t", "An toàn, vệ sinh lao động"], "themes", ["occupational-safety"]),
        (["--clause", "III.2.a"], "clause", "III.2.a"),
        (["--lead", "Cục Việc làm"], "lead", {"VN": "Cục Việc làm"}),
        (["--lead", "-"], "lead", {}),
        (["--due", "30/6/2027"], "due", "2027-06-30"),
        (["--due", "-"], "due", None),
    ],
)
def test_each_field_of_a_commitment(
    options: list[str], key: str, value: Any, action: str, register: Path, run: Run
) -> None:
    before = register.read_bytes()
    result = run("edit", action, *options, now=LATER)
    assert result.status == 0, result.err
    assert register.read_bytes().startswith(before)
    got = item(run, action)[key]
    assert (got[value[0]] if isinstance(value, tuple) else got) == (
        value[1] if isinstance(value, tuple) else value
    )
    assert item(run, action).get("first_due") in (None, got if key == "due" else "2026-09-30")
    assert run("check", now=LATER).status in (0, 1)
    assert run("undo", now=LATER + timedelta(1)).status == 0
    assert item(run, action)[key] == item(run, action, "--as-of", "2026-11-23")[key] != got


def test_a_day_before_shows_what_was_known_then(action: str, run: Run) -> None:
    old = run("show", action, "--as-of", "2026-11-23", "-f", "plain").out
    run("edit", action, "--title-vi", "Hội thảo thanh tra", "--due", "1/7/2027", now=LATER)
    assert run("show", action, "--as-of", "2026-11-23", "-f", "plain", now=LATER).out == old
    assert "thanh tra" in run("show", action, now=LATER).out
    assert run("search", "thanh tra", now=LATER).out.count(action) == 1
    assert action not in run("search", "tranh tra", now=LATER).out
    told = run("history", action, now=LATER).out
    assert "thanh tra" in told and "2027-07-01" in told
    moved = run("diff", "--since", "2026-11-23", now=LATER).out
    assert (
        "due date put right: 1 Jul 2027 (was 30 Sep 2026)" in moved and "put right: Title" in moved
    )


def test_a_date_that_a_report_gave_wrongly_is_that_reports(register: Path, run: Run) -> None:
    """What a report said stays what it said: it is taken back, and said anew."""
    run("add", "x", "-u", "MOU-2", "--id", "MOU-2.a")
    run("update", "MOU-2.a", "--due", "31/3/2028", "--note", "x")
    wrong = read_register(register).updates[-1].id
    before = register.read_bytes()
    for wanted in ("31/3/2027", "-"):
        refused = run("edit", "MOU-2.a", "--due", wanted, now=LATER)
        assert refused.status == 5 and f"laocoop undo {wrong}" in refused.err
    assert register.read_bytes() == before
    assert run("undo", wrong, "--yes", now=LATER).status == 0
    assert run("update", "MOU-2.a", "--due", "31/3/2027", "--note", "x", now=LATER).status == 0
    assert "2028" not in run("show", "MOU-2.a", now=LATER).out.split("Reports")[0]


def test_no_side_agrees_on_a_date_alone(register: Path, run: Run) -> None:
    before = register.read_bytes()
    for ident, options in (("MOU-2", []), ("M9-6", ["-p", "VN"]), ("MOU-2", ["-p", "LA"])):
        refused = run("edit", ident, "--due", "31/3/2027", *options, now=LATER)
        assert refused.status == 5
        assert ("--party LA" if ident == "M9-6" else "--party all") in refused.err
    assert register.read_bytes() == before
    assert run("edit", "MOU-2", "--due", "31/3/2027", "-p", "all", now=LATER).status == 0
    assert item(run, "MOU-2")["due"] == "2027-03-31"


def test_a_first_date_is_put_right_under_an_extension(
    action: str, register: Path, run: Run
) -> None:
    run("update", action, "--due", "30/6/2027", "--note", "x", now=LATER)
    report = read_register(register).updates[-1].id
    told = run("edit", action, "--due", "31/7/2026", now=LATER)
    assert told.status == 0 and "30 Jun 2027, which was reported since, holds" in told.out
    assert f"laocoop undo {report}" in told.out
    assert "[first-date-lost]" not in run("check", now=LATER).out
    shown = item(run, action)
    assert (shown["first_due"], shown["due"]) == ("2026-07-31", "2027-06-30")


def test_an_instrument(register: Path, run: Run) -> None:
    line = [
        "edit",
        "M9",
        "--name-vi",
        "Biên bản số 9",
        "--signed",
        "13/11/2025",
        "--place",
        "Hà Nội",
    ]
    result = run(*line, "--kind", "memorandum of understanding", now=LATER)
    assert result.status == 0, result.err
    shown = {
        i["id"]: i for i in json.loads(run("instruments", "-f", "json", now=LATER).out)["items"]
    }
    assert shown["M9"]["name"]["vi"] == "Biên bản số 9" and shown["M9"]["kind"] == "mou"
    assert (shown["M9"]["signed"], shown["M9"]["place"]) == ("2025-11-13", "Hà Nội")
    assert "Biên bản số 9, Hà Nội" in run("--lang", "vi", "list", "-f", "md", now=LATER).out
    told = run("history", "m9", "-f", "md", now=LATER).out
    assert "M9" in told and "Biên bản số 9" in told
    assert run("undo", "--dry-run", now=LATER).out.count('instrument = "M9"') == 1
    assert run("undo", now=LATER).status == 0
    assert "Hà Nội" not in run("show", "M9-1", now=LATER).out.split("Status")[0]


def test_nobody_binds_the_other_side_alone(action: str, run: Run, register: Path) -> None:
    before = register.read_bytes()
    result = run("edit", action, "--bound", "VN,LA", now=LATER)
    assert result.status == 5 and "--party all" in result.err and register.read_bytes() == before


def test_who_is_bound_from_now_on_may_report(action: str, run: Run) -> None:
    assert run("done", action, "-p", "LA", now=LATER).status == 5
    assert run("edit", action, "--bound", "VN,LA", "-p", "all", now=LATER).status == 0
    assert run("start", action, "-p", "LA", now=LATER).status == 0
    shown = item(run, action)
    assert shown["parties"] == ["VN", "LA"] and shown["agreement"] == "waiting"
    assert run("check", now=LATER).status in (0, 1)


@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        ("edit MOU-1", 2, "laocoop edit MOU-1 --title-vi"),
        ("edit MOU-1 --name-vi x", 2, "--name-vi"),
        ("edit M9 --due 30/6/2027", 2, "--due"),
        ("edit MOU-1 --title-vi -", 5, "cannot be left empty"),
        ("edit MOU-1 --lead x -p all", 2, "--party VN"),
        ("edit MOU-1 --bound XX", 2, "XX"),
        ("edit NO-1 --due 1/1/2027", 4, "NO-1"),
        ("edit MOU-1 --title-en Employment", 0, "Nothing was changed"),
    ],
)
def test_what_cannot_be_changes_nothing(
    line: str, status: int, told: str, register: Path, run: Run
) -> None:
    before = register.read_bytes()
    result = run(*line.split())
    assert result.status == status and told in result.out + result.err, result
    assert register.read_bytes() == before


def test_the_other_sides_action_is_theirs(action: str, run: Run) -> None:
    for options in (["--due", "1/1/2027"], ["--title-vi", "khác"]):
        result = run("edit", action, *options, "-p", "LA", now=LATER)
        assert result.status == 5 and "only VN" in result.err
    assert run("edit", action, "--title-lo", "ສຳມະນາ", "-p", "LA", now=LATER).status == 0


def test_a_report_that_would_still_hold_is_named(register: Path, run: Run) -> None:
    run("update", "MOU-2", "--lead", "Cục A", "-p", "VN")
    result = run("edit", "MOU-2", "--lead", "Cục B", now=LATER)
    report = read_register(register).updates[-1].id
    assert result.status == 5 and f"laocoop undo {report}" in result.err
    run("undo", report, "--yes", now=LATER)
    assert run("edit", "MOU-2", "--lead", "Cục B", now=LATER).status == 0


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("number", ["1", "+1", "0x1"])
def test_a_file_of_before_is_asked_about(run: Run, mark: str, number: str) -> None:
    """A program of before would show what was there: the file says that a newer one is needed."""
    shipped = SHIPPED.read_text("utf-8")
    shipped = shipped[shipped.index("schema = 2") :]
    text = mark + shipped.replace("schema = 2", f"schema = {number}  # ours", 1)
    Path("old.toml").write_text(text, "utf-8")
    line = ["--file", "old.toml", "edit", "M9-1", "--title-vi", "Khác"]
    assert run(*line).status == 7
    assert Path("old.toml").read_text("utf-8") == text
    assert run(*line, "--yes").status == 0
    after = Path("old.toml").read_text("utf-8")
    assert after.startswith(text.replace(f"schema = {number}", "schema = 2", 1).rstrip("\n"))
    assert run("--file", "old.toml", "undo").status == 0


def test_a_correction_travels_and_comes_back(register: Path, run: Run) -> None:
    theirs = Path("theirs.toml")
    theirs.write_bytes(register.read_bytes())
    run("edit", "M9", "--place", "Hà Nội", now=LATER)
    run("edit", "M9-1", "--title-vi", "Một", now=LATER)
    result = run("--file", str(theirs), "merge", str(register), now=LATER)
    assert result.status == 0, result.err
    assert "M9: VN · Hoa, 25 Nov 2026: Place “Ninh Bình” → “Hà Nội”" in result.out
    assert "put right: Title (Vietnamese)" in result.out
    assert "→ “Một” (VN · Hoa, 25 Nov 2026)" in result.out
    for path in (theirs, register):
        out = json.loads(run("--file", str(path), "show", "M9-1", "-f", "json", now=LATER).out)
        assert out["items"][0]["title"]["vi"] == "Một"
    assert "Nothing new" in run("merge", str(theirs), now=LATER).out


def test_check_tells_how_a_missing_title_comes_in(action: str, run: Run) -> None:
    said = run("check", now=LATER).out
    for code in ("lo", "en"):
        assert f'laocoop edit {action} --title-{code} "…"' in said
        assert run("edit", action, f"--title-{code}", "x", now=LATER).status == 0
    assert run("check", now=LATER).status == 0


def test_what_was_put_right_is_put_right_once(action: str, register: Path, run: Run) -> None:
    """Asked again, nothing more comes of it; and no correction, no other register."""
    moment = Moment.present(LATER)
    plain = read_register(register)
    assert corrected(plain, moment) is plain
    run("edit", action, "--due", "1/7/2027", "--title-en", "A workshop", "--lead", "-")
    run("edit", "M9", "--held", "10/11/2025")
    once = corrected(read_register(register), moment)
    twice = corrected(once, moment)
    for kind, records in records_of(once).items():
        again = records_of(twice)[kind]
        assert [as_block(r) for r in records.values()] == [as_block(r) for r in again.values()]
    assert once.commitments[action].due == date(2027, 7, 1)
    assert list(once.commitments.column("due"))[-1] == date(2027, 7, 1)


def test_whatever_can_be_put_right_has_a_name_for_its_reader() -> None:
    assert {*LABELS} == {*Correction._fields} - {"drops", "due_precision"}
