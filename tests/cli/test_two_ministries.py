"""merge, confirm, dispute, events, diff, restore: two copies, one truth."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOON, SHIPPED, Run, read_register
from laocoop.domain.status import Verdict


@pytest.fixture
def copies(register: Path, run: Run) -> tuple[str, str]:
    """Two ministries' copies, with a day of work in each."""
    vn, la = "vn.toml", "la.toml"
    for name in (vn, la):
        Path(name).write_bytes(register.read_bytes())
    register.unlink()
    run("--file", vn, "done", "MOU-1", "--party", "VN", "-e", "x.pdf")
    run("--file", vn, "add", "Họp", "-u", "MOU-1", "-p", "VN")
    run("--file", la, "start", "MOU-1", "--party", "LA")
    run("--file", la, "add", "ປະຊຸມ", "-u", "MOU-1", "-p", "LA")
    return vn, la


def test_merge_brings_in_what_the_other_holds(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    before = Path(vn).read_bytes()
    result = run("--file", vn, "merge", la, "--dry-run")
    lines = result.out.splitlines()
    assert lines[0] == "Would bring in from la.toml: 1 update, 1 commitment."
    assert (
        lines[1] == "  MOU-1 Employment: LA: no report → in progress; LA, 22 Nov 2026: in progress"
    )
    assert Path(vn).read_bytes() == before
    assert run("--file", vn, "merge", la).status == 0
    after = Path(vn).read_bytes()
    assert after.startswith(before)
    merged = read_register(Path(vn))
    assert {c[:9] for c in merged.commitments if "." in c} == {"MOU-1.vn-", "MOU-1.la-"}
    (item,) = json.loads(run("--file", vn, "show", "MOU-1", "-f", "json").out)["items"]
    assert item["party_status"] == {"VN": "completed", "LA": "in_progress"}
    again = run("--file", vn, "merge", la)
    assert again.status == 0 and again.out.startswith("Nothing new in la.toml")
    assert Path(vn).read_bytes() == after


def test_both_ways_gives_the_same_register(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    run("--file", vn, "merge", la)
    run("--file", la, "merge", vn)
    ours, theirs = read_register(Path(vn)), read_register(Path(la))
    assert set(ours.updates) == set(theirs.updates)
    assert ours.commitments == theirs.commitments
    assert "Nothing moved." in run("--file", vn, "diff", la).out


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


EDITED = 'vi = "Bảo hiểm xã hội", lo = "ປະກັນສັງຄົມ", en = "Social insurance" }\nparties'


def test_an_edit_wins_over_the_untouched(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    edit(la, EDITED, EDITED.replace("Bảo hiểm xã hội", "BHXH").replace("}\n", "} # why\n"))
    edit(vn, 'id = "MOU-5"\n', 'id = "MOU-5"  # our own remark\n# and another\n')
    result = run("--file", vn, "merge", la)
    assert result.status == 0 and "edits of MOU-5" in result.out
    assert "# our own remark\n# and another\n" in Path(vn).read_text(encoding="utf-8")
    assert read_register(Path(vn)).commitments["MOU-5"].title.vi == "BHXH"
    assert "} # why\n" in Path(vn).read_text(encoding="utf-8")
    # The untouched copy does not undo the edit.
    result = run("--file", la, "merge", vn)
    assert read_register(Path(la)).commitments["MOU-5"].title.vi == "BHXH"


def test_two_edits_are_a_conflict_named_by_field(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    edit(la, EDITED, EDITED.replace("Bảo hiểm xã hội", "BHXH"))
    edit(
        vn,
        EDITED,
        EDITED.replace("Bảo hiểm xã hội", "Bảo hiểm").replace("Social insurance", "Insurance"),
    )
    before = Path(vn).read_bytes()
    result = run("--file", vn, "merge", la)
    assert (result.status, result.out) == (8, "")
    assert (
        "MOU-5: Title (Vietnamese) was changed on both sides:\n  ours: Bảo hiểm\n  theirs: BHXH"
        in result.err
    )
    assert Path(vn).read_bytes() == before
    assert run("--file", vn, "merge", la, "--take", "theirs").status == 0
    title = read_register(Path(vn)).commitments["MOU-5"].title
    assert (title.vi, title.en) == ("BHXH", "Insurance")


def test_a_common_copy_as_base(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    for path in (vn, la):
        edit(path, EDITED, EDITED.replace("Bảo hiểm xã hội", "Common"))
    Path("old.toml").write_bytes(Path(vn).read_bytes())
    edit(la, "Common", "New")
    assert run("--file", vn, "merge", la).status == 8  # the shipped register knows no Common
    assert run("--file", vn, "merge", la, "--base", "old.toml").status == 0
    assert read_register(Path(vn)).commitments["MOU-5"].title.vi == "New"


def test_merging_what_is_no_register_changes_nothing(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    before = Path(vn).read_bytes()
    Path(la).write_text("schema = 1\nx = [", encoding="utf-8")
    result = run("--file", vn, "merge", la)
    assert result.status == 3 and "la.toml:2:" in result.err
    assert Path(vn).read_bytes() == before


def test_crlf_copies_merge(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    Path(vn).write_bytes(Path(vn).read_bytes().replace(b"\n", b"\r\n"))
    before = Path(vn).read_bytes()
    assert run("--file", vn, "merge", la).status == 0
    after = Path(vn).read_bytes()
    assert after.startswith(before) and after.count(b"\n") == after.count(b"\r\n")
    assert run("--file", la, "merge", vn).status == 0
    assert b"\r" not in Path(la).read_bytes()


def test_confirm_and_dispute(run: Run, register: Path) -> None:
    run("done", "MOU-1", "--party", "VN", "-e", "x")
    run(
        "event", "SOM26", "Hội nghị quan chức cao cấp", "--on", "20/11/2026", "--place", "Vientiane"
    )
    result = run("dispute", "MOU-1", "--party", "LA")
    assert result.status == 2 and "--note" in result.err
    run("dispute", "MOU-1", "--party", "LA", "--note", "Two of five", "--event", "SOM26")
    written = read_register(register).updates[-1]
    assert (written.verdict, written.party, written.event) == (Verdict.DISPUTED, "LA", "SOM26")
    (item,) = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert item["verification"] == {"VN": {"verdict": "disputed", "by": "LA"}}
    assert item["party_status"] == {"VN": "completed", "LA": "no_report"}
    assert "disputed by LA" in run("list", "-i", "MOU", "-f", "table").out
    report = json.loads(run("report", "-f", "json").out)["sections"]
    assert [i["id"] for i in report["differing"]] == ["MOU-1"]
    listed = json.loads(run("list", "--event", "SOM26", "-f", "json").out)["items"]
    assert [i["id"] for i in listed] == ["MOU-1"]
    run("confirm", "MOU-1", "--party", "LA")
    (item,) = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert item["verification"] == {"VN": {"verdict": "confirmed", "by": "LA"}}
    assert "confirmed by LA" in run("show", "MOU-1").out
    run("undo")
    (item,) = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert item["verification"]["VN"]["verdict"] == "disputed"
    # A new report is a new word: the verdict on the old one no longer stands.
    run("start", "MOU-1", "--party", "VN")
    (item,) = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert item["verification"] == {}


def test_the_other_side_need_not_be_bound(run: Run, register: Path) -> None:
    run("done", "M9-6", "--party", "LA", "-e", "x")
    assert run("confirm", "M9-6", "--party", "VN").status == 0
    assert run("check").status in (0, 1)


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["confirm", "MOU-1"], 2, "Whose word"),
        (["confirm", "MOU-1", "--party", "VN"], 4, "reported no status"),
        (["confirm", "MOU-99", "--party", "VN"], 4, "MOU-"),
        (["event", "SOM26"], 2, "When is SOM26 held?"),
        (["event", "a b", "--on", "today"], 2, "cannot be an id"),
        (["start", "MOU-1", "--event", "SOM99"], 2, "--event"),
        (["diff", "nowhere.toml"], 4, "nowhere.toml"),
        (["restore", "2020-01-01"], 4, "No backups"),
        (["merge", "nowhere.toml"], 4, "nowhere.toml"),
    ],
)
def test_what_cannot_be(
    arguments: list[str], status: int, part: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    result = run(*arguments)
    assert result.status == status and part in result.err, result.err
    assert register.read_bytes() == before


def test_ones_own_report_cannot_be_confirmed(run: Run, register: Path) -> None:
    run("done", "MOU-1", "--party", "VN", "-e", "x")
    ident = read_register(register).updates[-1].id
    assert run("confirm", ident, "--party", "VN").status == 5
    assert run("confirm", ident, "--party", "LA").status == 0


def test_diff_of_two_days(run: Run, register: Path) -> None:
    run("start", "MOU-1", "--party", "VN", now=NOON - timedelta(days=20))
    run("done", "--party", "all", "MOU-1", "-e", "x", now=NOON - timedelta(days=5))
    run(
        "update",
        "--party",
        "all",
        "M9-6",
        "--due",
        "2028-03-31",
        "--note",
        "x",
        now=NOON - timedelta(days=4),
    )
    found = json.loads(run("diff", "1/11/2026", "10/11/2026", "-f", "json").out)
    assert [i["id"] for i in found["items"]] == ["MOU-1"]
    found = json.loads(run("diff", "10/11/2026", "today", "-f", "json").out)
    assert {"from": "in_progress", "to": "completed", "count": 1} in found["counts"]
    moved = {i["id"]: i for i in found["items"]}
    assert moved["M9-6"]["due"] == ["2027-12-31", "2028-03-31"]
    assert moved["MOU-1"]["statuses"][0] == {
        "party": None,
        "from": "in_progress",
        "to": "completed",
    }
    text = run("diff", "10/11/2026", "-f", "table").out
    assert "in progress → completed" in text and "31 Mar 2028 (was 2027)" in text
    run("event", "SOM26", "--on", "10/11/2026")
    since = json.loads(run("diff", "--since", "SOM26", "-f", "json").out)
    assert {i["id"] for i in since["items"]} >= {"MOU-1", "M9-6"}


def test_backup_before_the_first_write_of_a_day(run: Run, register: Path) -> None:
    original = register.read_bytes()
    run("start", "--party", "all", "MOU-1")
    first = register.read_bytes()
    run("start", "--party", "all", "MOU-2")
    run("start", "--party", "all", "MOU-3", now=NOON + timedelta(days=1))
    assert register.read_bytes() != first
    listed = run("restore", now=NOON + timedelta(days=1)).out
    assert listed.count("as it was before that day's first write") == 2
    assert run("restore", "2026-11-22").status == 7  # it asks
    result = run("restore", "2026-11-22", "--yes", now=NOON + timedelta(days=1))
    assert result.status == 0
    assert register.read_bytes() == original
    aside = Path(result.out.rsplit(" ", 1)[1].strip())
    assert [u.commitment for u in read_register(aside).updates[10:]] == ["MOU-1", "MOU-2", "MOU-3"]


def test_backups_of_thirty_days_are_kept(run: Run, register: Path) -> None:
    for day in range(34):
        run("note", "--party", "all", "MOU-1", f"day {day}", now=NOON + timedelta(days=day))
    listed = run("restore", now=NOON + timedelta(days=34)).out.splitlines()
    assert len([line for line in listed if "as it was before" in line]) == 30
    assert listed[0].startswith("25 Dec 2026")


def test_merge_into_the_shipped_register_makes_ones_own_copy(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_bytes(SHIPPED.read_bytes())
    run("--file", str(other), "start", "--party", "all", "MOU-1")
    result = run("merge", str(other))
    assert result.status == 0
    own = tmp_path / "home" / "data" / "laocoop" / "commitments.toml"
    assert read_register(own).updates[-1].commitment == "MOU-1"


def test_what_has_no_id_is_named(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    with Path(la).open("a", encoding="utf-8") as file:
        file.write('\n[extra]\nfoo = 1\n\n[[annex]]\nheading = "no id"\n')
    out = run("--file", vn, "merge", la).out
    assert "Not brought in, because laocoop does not know it: extra, annex" in out


def test_one_line_of_another_system_changes_no_other(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    with Path(vn).open("ab") as file:
        file.write(b"# pasted\r\n")
    before = Path(vn).read_bytes()
    assert run("--file", vn, "merge", la).status == 0
    assert Path(vn).read_bytes().startswith(before)
    assert Path(vn).read_bytes().count(b"\r") == 1


def test_a_broken_base_is_an_error(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    Path("bad.toml").write_text("x = ", encoding="utf-8")
    assert run("--file", vn, "merge", la, "--base", "bad.toml").status == 3


def test_inline_records_are_told(copies: tuple[str, str], run: Run) -> None:
    vn, _ = copies
    Path("inl.toml").write_text(
        'schema = 1\ntheme = []\nparty = [{ id = "VN" }]\n\n[register]\nperiod = "2026"\n',
        encoding="utf-8",
    )
    result = run("--file", vn, "merge", "inl.toml")
    assert result.status == 3 and "cannot be merged" in result.err


def test_a_line_separator_inside_a_value(copies: tuple[str, str], run: Run) -> None:
    vn, la = copies
    with Path(la).open("a", encoding="utf-8") as file:
        file.write(
            '\n[[update]]\nid = "zzzzzzzz"\ncommitment = "MOU-2"\non = 2026-01-01\n'
            'recorded = 2026-01-01T00:00:00+07:00\nnote = "one\u2028# two"'
        )
    assert run("--file", vn, "merge", la).status == 0
    assert read_register(Path(vn)).updates[-1].note.en == "one\u2028# two"


def test_a_report_for_all_is_ones_own_too(run: Run, register: Path) -> None:
    run("start", "--party", "all", "M9-6")  # binds Laos alone
    assert run("confirm", "M9-6", "--party", "LA").status == 5
    run("start", "--party", "all", "MOU-1")
    assert run("confirm", "MOU-1", "--party", "VN").status == 0
    (item,) = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert item["verification"] == {"LA": {"verdict": "confirmed", "by": "VN"}}


def test_diff_sees_every_entry(run: Run, register: Path) -> None:
    run("start", "MOU-2", "--party", "LA")
    Path("old.toml").write_bytes(register.read_bytes())
    run("start", "MOU-2", "--party", "LA", "--note", "again")
    run("confirm", "MOU-2", "--party", "VN")
    (item,) = json.loads(run("diff", "old.toml", "commitments.toml", "-f", "json").out)["items"]
    assert (item["id"], item["entries"]) == ("MOU-2", 2)
    run("undo")
    found = json.loads(run("--lang", "vi", "diff", "1/1/2026", "today", "-f", "json").out)
    assert (found["before"], found["after"]) == ("2026-01-01", "2026-11-22")


def test_the_first_date_is_one_that_stands(run: Run, register: Path) -> None:
    run("update", "--party", "all", "MOU-1", "--due", "2026-12-01", "--note", "x")
    ident = read_register(register).updates[-1].id
    run("update", "--party", "all", "MOU-1", "--due", "2027-03-01", "--note", "x")
    run("undo", ident)
    (item,) = json.loads(run("show", "MOU-1", "-f", "json").out)["items"]
    assert (item["first_due"], item["due"]) == ("2027-03-01", "2027-03-01")


def test_undo_takes_back_a_review_and_then_what_came_before(run: Run, register: Path) -> None:
    run("start", "--party", "all", "MOU-1")
    run("event", "SOM26", "--on", "today")
    assert "SOM26 added" in run("undo").out and "SOM26" not in run("event").out
    assert run("note", "MOU-1", "x", "-p", "VN", "--event", "SOM26").status != 0
    assert run("event", "SOM26", "--on", "today").status == 5
    assert "MOU-1" in run("undo").out
    assert run("check").status == 0


def test_a_review_that_reports_name_stays(run: Run, register: Path) -> None:
    run("event", "SOM26", "--on", "today")
    run("start", "-p", "VN", "MOU-1", "--event", "SOM26")
    assert run("undo", "SOM26").status == 5
    assert run("undo").status == 0 and run("undo", "SOM26").status == 0


def test_a_pipe_tells_where_the_parties_differ(run: Run, register: Path) -> None:
    run("done", "MOU-1", "--party", "VN", "-e", "x")
    run("dispute", "MOU-1", "--party", "LA", "--note", "x")
    line = next(x for x in run("list").out.splitlines() if x.startswith("MOU-1\t"))
    assert "in_progress (VN: completed, LA: no_report, disputed)" in line
    assert "verification_VN" in run("list", "-f", "csv").out
    assert json.loads(run("progress", "-f", "json").out)["differing"] == ["MOU-1"]
