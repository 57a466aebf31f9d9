"""list, search, show, progress, report, history, instruments: what they answer."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest

from conftest import LOOSE_ENDS, NOON, SHIPPED, Run

READING = [
    "list",
    "search x",
    "show MOU-1",
    "progress",
    "report",
    "history",
    "instruments",
    "themes",
    "check",
]
FORMATS = ["table", "plain", "csv", "json", "markdown"]


def ids(run: Run, *arguments: str) -> list[str]:
    result = run(*arguments, "--format", "json")
    assert result.status == 0, result.err
    return [item["id"] for item in json.loads(result.out)["items"]]


def test_list_is_what_is_on_the_plate(run: Run) -> None:
    found = ids(run, "list")
    assert found[:15] == [f"M9-{n}" for n in range(1, 7)] + [f"MOU-{n}" for n in range(9)]
    assert found[15:] == LOOSE_ENDS
    text = run("list", "--format", "table").out
    assert text.index("M9 · Minutes") < text.index("MOU · 2025") < text.index("Loose ends")
    assert "32 of 39 commitments. All of them: laocoop list --all." in text


def test_what_is_closed_leaves_the_plate(run: Run, register: Path) -> None:
    run("done", "--party", "all", "MOU-1", "--evidence", "x")
    run("withdraw", "--party", "all", "M7-4", "--note", "x")
    found = ids(run, "list")
    assert "MOU-1" not in found and "M7-4" not in found
    assert len(ids(run, "list", "--all")) == 39


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ("--instrument M8", "M8-1 M8-2"),
        ("-i m8,SP22", "SP22-1 SP22-2 M8-1 M8-2"),
        ("--theme conference", "M7-8 M9-6"),
        ("--status completed", "M7-8"),
        ("--status open -t conference", "M9-6"),
        ("--force hosting --party LA", "M7-8 M9-6"),
        ("--force background", ""),
        ("--period 2024", "M7-1 M7-2 M7-3 M7-4 M7-5 M7-6 M7-7 M7-8 M8-1 M8-2 MM24-1 MM24-2"),
        ("--due-before 2028-01-01", "M9-6"),
        ("--due-before 31/12/2027", ""),
        ("--loose-ends --theme local-cooperation", "M7-1 M7-4"),
        ("--overdue", ""),
        ("--overdue --as-of 1/1/2028", "M9-6"),
        ("--due-soon --as-of 2027-12-31", "M9-6"),
        ("hoc bong", "MM24-1 MM24-2"),
        ("học bổng", "MM24-1 MM24-2"),
        ("ທຶນການສຶກສາ --theme scholarships", "MM24-1 MM24-2"),
        ("--all --limit 2", "M5-1 M5-2"),
    ],
)
def test_filters(arguments: str, found: str, run: Run) -> None:
    assert ids(run, "list", *arguments.split()) == found.split()


def test_words_in_any_composition(run: Run) -> None:
    composed = ids(run, "search", unicodedata.normalize("NFC", "đào tạo"))
    assert composed == ids(run, "search", unicodedata.normalize("NFD", "đào tạo"))
    assert set(composed) <= set(ids(run, "search", "dao tao"))
    assert {"M6-3", "M7-5"} <= set(composed)


def test_filters_by_lead(run: Run, register: Path) -> None:
    run("update", "MOU-1", "--lead", "Cục Việc làm", "--party", "VN")
    assert ids(run, "list", "--lead", "viec lam") == ["MOU-1"]


def test_sort(run: Run, register: Path) -> None:
    run("update", "--party", "all", "MOU-3", "--due", "2026-12-31")
    assert ids(run, "list", "--all", "--sort", "due")[:3] == ["M7-8", "MOU-3", "M9-6"]
    assert ids(run, "list", "--all", "--sort", "updated")[0] == "MOU-3"
    assert ids(run, "list", "--all", "--sort", "id")[:2] == ["M5-1", "M5-2"]


def test_columns(run: Run) -> None:
    result = run("list", "-i", "M8", "--columns", "id,themes,status")
    assert result.out.splitlines() == [
        "id\tthemes\tstatus",
        "M8-1\tagreement-2013\tno_report",
        "M8-2\tlaw-policy\tno_report",
    ]


def test_nothing_found_says_so(run: Run) -> None:
    assert "None." in run("list", "--overdue", "--format", "table").out
    assert run("list", "--overdue").out == "id\tinstrument\tparties\tstatus\tdue\ttitle\n"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("language", ["en", "vi", "lo"])
def test_every_format_of_every_command(language: str, command: str, form: str, run: Run) -> None:
    result = run("--lang", language, *command.split(), "--format", form)
    assert result.status == 0 and result.err == ""
    if form == "json":
        document = json.loads(result.out)
        assert document["schema_version"] == 1
        assert document["command"] == command.split()[0]
        assert document["as_of"] == "2026-11-22"
        assert document["register"]["path"] == "commitments.toml"
        assert len(document["register"]["sha256"]) == 64
    elif form == "csv":
        assert result.out.startswith("\ufeff") and "\r\n" in result.out
        rows = list(csv.reader(io.StringIO(result.out[1:])))
        assert len({len(row) for row in rows}) == 1
    else:
        assert result.out.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_output_to_a_file_is_what_is_printed(form: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    result = run("list", "--format", form, "--output", str(target), now=NOON)
    assert (result.status, result.out) == (0, "")
    printed = run("list", "--format", form, now=NOON).out
    assert target.read_bytes().decode("utf-8") == printed


def test_the_files_name_chooses_the_format(run: Run, tmp_path: Path) -> None:
    for suffix, start in {".json": "{", ".csv": "\ufeffid,", ".md": "# ", ".txt": "id\t"}.items():
        path = tmp_path / f"x{suffix}"
        assert run("list", "-o", str(path)).status == 0
        assert path.read_text(encoding="utf-8").startswith(start)


COMMITMENT_KEYS = [
    "id",
    "instrument",
    "clause",
    "title",
    "parties",
    "themes",
    "force",
    "period",
    "status",
    "party_status",
    "agreement",
    "verification",
    "timeliness",
    "completed_on",
    "due",
    "due_named",
    "due_precision",
    "first_due",
    "lead",
    "parent",
    "continues",
    "updated",
]


def test_keys_of_json_are_pinned(run: Run) -> None:
    """Whoever reads the JSON counts on these keys: change them only with schema_version."""
    envelope = ["schema_version", "command", "as_of", "known", "register"]
    found = json.loads(run("list", "--format", "json").out)
    assert list(found) == [*envelope, "total", "items"]
    assert list(found["items"][0]) == COMMITMENT_KEYS
    found = json.loads(run("show", "M9-6", "--format", "json").out)
    more = [
        "text",
        "note",
        "id_was",
        "target",
        "value",
        "value_named",
        "cites",
        "updates",
        "continued_by",
        "actions",
    ]
    assert list(found["items"][0]) == [*COMMITMENT_KEYS, *more]
    found = json.loads(run("progress", "--matrix", "--format", "json").out)
    assert list(found) == [
        *envelope,
        "period",
        "by",
        "rule",
        "total",
        "differing",
        "waiting",
        "groups",
        "matrix",
    ]
    tally = ["total", "counts", "overdue", "completed", "counted", "share"]
    assert list(found["groups"][0]) == ["key", *tally, "ids"]
    found = json.loads(run("report", "--format", "json").out)
    assert list(found) == [*envelope, "period", "since", "sections", "citation"]
    assert list(found["sections"]) == [
        "headline",
        "by_party",
        "by_instrument",
        "by_theme",
        "done",
        "overdue",
        "due_next",
        "differing",
        "waiting",
        "changes",
        "loose_ends",
        "unreported",
    ]
    found = json.loads(run("history", "--format", "json").out)
    assert list(found["items"][0]) == [
        "id",
        "commitment",
        "instrument",
        "on",
        "recorded",
        "by",
        "party",
        "status",
        "note",
        "notes",
        "evidence",
        "due",
        "due_precision",
        "due_was",
        "lead",
        "value",
        "retracts",
        "event",
        "verifies",
        "verdict",
        "corrects",
        "step",
        "id_was",
        "taken_back",
    ]
    found = json.loads(run("instruments", "--format", "json").out)
    assert list(found["items"][0]) == [
        "id",
        "kind",
        "name",
        "held",
        "signed",
        "place",
        "signers",
        "period",
        "follows",
        "basis",
        "sources",
        "id_was",
        "also",
        "note",
        "commitments",
    ]


def test_values_of_json(run: Run) -> None:
    (item,) = json.loads(run("show", "M7-8", "--format", "json").out)["items"]
    assert item["title"]["vi"].startswith("Lào đăng cai")
    assert item["party_status"] == {"LA": "completed"}
    assert (item["due"], item["completed_on"]) == ("2023-12-31", "2023-12-05")
    assert item["timeliness"] == "completed_on_time"
    assert item["continued_by"] == ["M9-6"]
    assert item["cites"][0]["paragraph"] == 11


def test_show_is_whole(run: Run, register: Path) -> None:
    run("update", "M9-6", "--due", "2028-03-31", "--note", "Put off", "--party", "LA")
    text = run("show", "M9-6", "--format", "table").out
    for part in (
        "Laos hosts the 10th conference in 2027",
        "Lào đăng cai Hội nghị lần thứ 10 năm 2027",
        "ລາວເປັນເຈົ້າພາບກອງປະຊຸມຄັ້ງທີ 10 ປີ 2027",
        "Minutes of the 9th ministerial conference, Ninh Bình, 12 Nov 2025",
        "31 Mar 2028",
        "due 31 Mar 2028 (was 2027)",
        "└─ M7-8 · Laos hosts the 8th conference in 2023 [completed]",
        "S4, Báo Pháp luật Việt Nam, paragraph 14",
        "“kommer att hållas i Laos år 2027”",
        "Put off",
    ):
        assert part in text
    assert "https://baophapluat.vn" in text


def test_progress_counts(run: Run, register: Path) -> None:
    run("done", "--party", "all", "MOU-1", "MOU-2", "--evidence", "x")
    run("withdraw", "--party", "all", "MOU-3", "--note", "x")
    found = json.loads(run("progress", "--format", "json").out)
    assert found["total"]["completed"] == 2 and found["total"]["counted"] == 14
    assert {g["key"]: g["total"] for g in found["groups"]} == {"M9": 6, "MOU": 9}
    text = run("progress", "--format", "table").out
    assert "2/14" in text and "14.3 %" in text
    assert "Share = completed out of all but the withdrawn." in text


def test_a_period_that_is_over_is_seen_from_its_last_day(run: Run, register: Path) -> None:
    run("done", "--party", "all", "MOU-1", "--evidence", "x", "--on", "2026-06-15")
    run("done", "--party", "all", "MOU-2", "--evidence", "x", "--on", "2026-08-15")
    found = json.loads(run("progress", "2026-H1", "--format", "json").out)
    assert (found["as_of"], found["known"]) == ("2026-06-30", "2026-11-22")
    assert found["total"]["completed"] == 1
    strict = json.loads(run("progress", "--as-of", "30/6/2026", "--format", "json").out)
    assert strict["known"] == "2026-06-30" and strict["total"]["completed"] == 0
    later = run("progress", "--as-of", "30/6/2026", "--known-later", "--format", "json").out
    assert json.loads(later)["total"]["completed"] == 1


def test_matrix(run: Run, register: Path) -> None:
    run("update", "--party", "all", "MOU-1", "MOU-2", "MOU-3", "--due", "2026-03-31")
    run("done", "--party", "all", "MOU-1", "--evidence", "x", "--on", "2026-03-31")
    run("done", "--party", "all", "MOU-2", "--evidence", "x", "--on", "2026-04-01")
    matrix = json.loads(run("progress", "--matrix", "--format", "json").out)["matrix"]
    assert matrix == {
        "done_within": 1,
        "done_past": 1,
        "open_within": 1,
        "open_past": 1,
        "done_undated": 0,
        "open_undated": 11,
        "withdrawn": 0,
    }


def test_report_sections(run: Run, register: Path) -> None:
    run("update", "--party", "all", "MOU-4", "--due", "2026-10-31")
    run("update", "--party", "all", "MOU-5", "--due", "2026-12-31")
    run("done", "MOU-6", "--evidence", "x", "--party", "VN")
    report = json.loads(run("report", "--format", "json").out)
    sections = report["sections"]

    def named(section: str) -> list[str]:
        return [item["id"] for item in sections[section]]

    assert named("overdue") == ["MOU-4"]
    assert named("due_next") == ["MOU-5"]
    assert (named("differing"), named("waiting")) == ([], ["MOU-6"])
    assert [c["commitment"] for c in sections["changes"]][-3:] == ["MOU-4", "MOU-5", "MOU-6"]
    assert "MOU-6" not in named("unreported") and len(named("unreported")) == 14
    assert report["since"] == "2025-11-12"
    text = run("report", "--format", "table").out
    assert "1 is past its date." in text
    assert "FAILED" not in text.upper()
    assert report["register"]["sha256"][:12] in report["citation"]


def test_a_report_of_a_past_day_prints_the_same_for_ever(run: Run, register: Path) -> None:
    run("start", "--party", "all", "MOU-1")
    arguments = ("report", "--as-of", "2026-11-22")
    first = run(*arguments).out
    from datetime import timedelta

    from conftest import NOON

    run("done", "--party", "all", "MOU-1", "--evidence", "x", now=NOON + timedelta(days=30))
    again = run(*arguments, now=NOON + timedelta(days=60)).out
    # The citation names the file as it is now; all else is the same.
    assert first.splitlines()[:-1] == again.splitlines()[:-1]


def test_history(run: Run, register: Path) -> None:
    run("start", "--party", "all", "MOU-1", "--note", "Begun")
    run("undo")
    found = json.loads(run("history", "MOU-1", "--format", "json").out)["items"]
    assert [(e["retracts"] is not None, e["taken_back"]) for e in found] == [
        (True, False),
        (False, True),
    ]
    assert len(run("history", "--limit", "3").out.splitlines()) == 4
    assert "(taken back)" in run("history", "MOU-1", "--format", "table").out


def test_instruments(run: Run) -> None:
    assert ids(run, "instruments") == [
        "AG13",
        "M5",
        "M6",
        "M7",
        "AG21",
        "SP22",
        "M8",
        "MM24",
        "M9",
        "MOU",
    ]
    assert ids(run, "instruments", "--as-of", "2020-01-01") == ["AG13", "M5", "M6"]


def test_csv_cells_are_no_formulas(run: Run, register: Path) -> None:
    for note in ("=1+1", "+84 24", "-x", "@x"):
        run("note", "--party", "all", "MOU-1", "--note", note)
        rows = list(csv.DictReader(io.StringIO(run("list", "MOU-1", "-f", "csv").out[1:])))
        (row,) = [row for row in rows if row["id"] == "MOU-1"]
        assert row["last_note"] == "'" + note


def test_paths_are_short_below_the_folder(run: Run, register: Path) -> None:
    found = json.loads(run("list", "--format", "json").out)
    assert found["register"]["path"] == "commitments.toml"
    found = json.loads(run("--file", str(SHIPPED), "list", "--format", "json").out)
    assert found["register"]["path"] == str(SHIPPED)
