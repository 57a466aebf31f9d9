"""FIRST DAYS, a seventh round: one unit under all its names, days and dates that another side has reported."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import openpyxl
import pytest

from conftest import Run, read_register
from laocoop.cli.options.meant import MEANT
from laocoop.cli.registry import COMMAND_NAMES
from laocoop.domain.search.folding import fold
from laocoop.domain.wording import Wording
from laocoop.minutes.proposal.repeats import Known, Repeat
from laocoop.minutes.source import bounds
from sheets import filled, given_out, saved

pytestmark = pytest.mark.usefixtures("for_viet_nam")


def ids(text: str) -> list[str]:
    return [item["id"] for item in json.loads(text)["items"]]


# --- a unit has one name in each language


@pytest.mark.parametrize("typed", ["ກົມການຈ້າງງານ", "Cục Việc làm", "Department of Employment"])
@pytest.mark.parametrize(
    "asked", ["ກົມການຈ້າງງານ", "Cục Việc làm", "cuc viec lam", "Department of Employment"]
)
def test_a_unit_is_found_by_any_of_its_names(typed: str, asked: str, run: Run) -> None:
    run("update", "MOU-3", "--lead", typed)
    assert ids(run("list", "--lead", asked, "--format", "json").out) == ["MOU-3"]
    assert "MOU-3" in ids(run("search", asked, "--format", "json").out)
    counted = json.loads(run("progress", "--lead", asked, "--format", "json").out)
    assert counted["total"]["total"] == 1
    assert "MOU-3" in run("start", "--led-by", asked, "--yes").out


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "Cục Việc làm"), ("lo", "ກົມການຈ້າງງານ"), ("en", "Department of Employment")],
)
@pytest.mark.parametrize("typed", ["ກົມການຈ້າງງານ", "Cục Việc làm"])
def test_a_unit_is_named_in_the_readers_language(
    language: str, shown: str, typed: str, run: Run, register: Path
) -> None:
    before = shutil.copy(register, "before.toml")
    told = run("--lang", language, "update", "MOU-3", "--lead", typed).out
    others = {"Cục Việc làm", "ກົມການຈ້າງງານ"} - {shown}
    for text in (
        told,
        run("--lang", language, "history", "MOU-3", "--format", "table").out,
        run("--lang", language, "diff", str(before), str(register)).out,
        run("--lang", language, "report", "--since", "2026-11-01").out,
    ):
        assert shown in text
        assert not any(name in text for name in others)


# --- sheets


def test_a_day_that_was_reported_meanwhile_is_not_overwritten(run: Run, register: Path) -> None:
    sheet = saved(filled(given_out(run), "MOU-1", status_VN="completed", completed_on="2026-10-05"))
    run("done", "MOU-1", "--on", "2026-10-16", "--evidence", "bien-ban.pdf")
    before = register.read_bytes()
    refused = run("load", sheet, "--yes")
    assert refused.status == 8
    assert "completed_on" in refused.err and "5 Oct 2026" in refused.err
    assert "16 Oct 2026" in refused.err
    assert register.read_bytes() == before


def test_the_same_day_reported_meanwhile_is_known(run: Run, register: Path) -> None:
    sheet = saved(filled(given_out(run), "MOU-1", status_VN="completed", completed_on="2026-10-16"))
    run("done", "MOU-1", "--on", "2026-10-16", "--evidence", "bien-ban.pdf")
    before = register.read_bytes()
    assert run("load", sheet, "--yes").status == 0
    assert register.read_bytes() == before


@pytest.mark.parametrize("nothing", ["—", "–", "-", ""])
def test_the_remedy_of_a_conflict_works_where_the_register_says_nothing(
    nothing: str, run: Run, register: Path
) -> None:
    run("update", "MOU-3", "--lead", "Cục Việc làm")
    rows = given_out(run)
    run("undo", "--yes")
    sheet = saved(filled(rows, "MOU-3", lead_VN="Cục Người có công"))
    assert run("load", sheet, "--yes").status == 8
    before = register.read_bytes()
    assert run("load", saved(filled(rows, "MOU-3", lead_VN=nothing)), "--yes").status == 0
    assert register.read_bytes() == before


def test_a_dash_says_nothing_in_a_new_row_either(run: Run, register: Path) -> None:
    row = {"id": "MOU-5.c", "parent": "MOU-5", "title_vi": "Sửa quy định", "parties": "VN"}
    sheet = saved([row | {"due": "—", "lead_VN": "-", "status_VN": "–", "last_note": "—"}])
    assert run("load", sheet, "--yes").status == 0
    added = read_register(register).commitments["MOU-5.c"]
    assert (added.due, added.lead) == (None, {})


def test_a_new_row_of_the_other_side_alone_needs_a_yes_of_its_own(run: Run, register: Path) -> None:
    Path("n.csv").write_text(
        "id,parent,title_vi,parties\nMOU-5.c,MOU-5,Sửa quy định,VN\nMOU-5.d,MOU-5,Lào sửa luật,LA\n",
        encoding="utf-8",
    )
    before = register.read_bytes()
    refused = run("load", "n.csv", "--yes")
    assert refused.status == 7 and "MOU-5.d" in refused.err
    assert register.read_bytes() == before
    Path("n.csv").write_text("id,parent,title_vi,parties\nMOU-5.c,MOU-5,Sửa quy định,VN\n", "utf-8")
    assert run("load", "n.csv", "--yes").status == 0


# --- what was put right under what a side reported


def test_a_first_date_put_right_under_an_extension_is_told(run: Run, register: Path) -> None:
    run("update", "M9-6", "--due", "20/12/2027", "--note", "n", "--party", "LA")
    theirs = shutil.copy(register, "theirs.toml")
    run("--file", theirs, "edit", "M9-6", "--due", "15/11/2027", "--party", "all")
    for words in (("diff", str(register), theirs), ("merge", theirs, "--dry-run")):
        told = next(line for line in run(*words).out.splitlines() if "M9-6" in line)
        assert "2027” → “15 Nov 2027" in told, told


# --- advice


def test_sides_that_differ_are_not_advised_to_report_completion(run: Run, register: Path) -> None:
    run("done", "MOU-1", "--evidence", "a.pdf", "--party", "LA")
    run("start", "MOU-1", "--note", "half of it")
    told = run("check").out
    assert "[completion-differs]" in told and "[one-sided-completion]" not in told
    assert "laocoop done" not in told


@pytest.mark.parametrize("record", ["M9", "SOM25"])
def test_the_advice_on_an_empty_correction_can_be_followed(
    record: str, run: Run, register: Path
) -> None:
    refused = run("edit", record)
    assert refused.status == 2 and "--name-vi" in refused.err
    assert run("edit", record, "--name-vi", "Tên đúng").status == 0
    assert "Tên đúng" in str(read_register(register).updates[-1].corrects)


# --- ids that two people gave


def row_by_hand(ident: str, title: str, **cells: str) -> dict[str, str]:
    return {"id": ident, "parent": "MOU-1", "title_vi": title, "parties": "VN", **cells}


def test_a_row_by_hand_is_no_report_on_what_a_colleague_added(run: Run, register: Path) -> None:
    assert run("load", saved([row_by_hand("MOU-1.1", "Hội thảo A")]), "--yes").status == 0
    before = register.read_bytes()
    second = row_by_hand("MOU-1.1", "Lớp B", status_VN="completed", last_note="40 người")
    refused = run("load", saved([second]), "--yes")
    assert refused.status == 2
    assert "sheet.csv" in refused.err and "“Hội thảo A”" in refused.err
    assert register.read_bytes() == before
    for remedy in ({"id": "MOU-1.2"}, {"title_vi": "Hội thảo A"}, {"title_vi": ""}):
        register.write_bytes(before)
        assert run("load", saved([second | remedy]), "--yes").status == 0
        assert read_register(register).updates[-1].commitment == remedy.get("id", "MOU-1.1")


@pytest.mark.parametrize("taken", ["MOU", "SOM25", "press001", "mou", "PRESS001"])
def test_no_new_record_has_the_id_of_another(taken: str, run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert run("add", "Việc", "--under", "MOU-1", "--id", taken).status == 5
    assert run("event", taken, "--on", "20/11/2026").status == 5
    refused = run("load", saved([row_by_hand(taken, "Việc")]), "--yes")
    assert refused.status == 2 and "id" in refused.err
    assert register.read_bytes() == before


def test_a_row_that_was_taken_back_tells_how_to_have_it_again(run: Run) -> None:
    run("load", saved([row_by_hand("MOU-1.1", "Hội thảo")]), "--yes")
    run("undo", "--yes")
    told = run("load", saved([row_by_hand("MOU-1.1", "Hội thảo A")]), "--yes").err
    assert "give it another id" in told and "since the sheet" not in told
    again = run("load", saved([row_by_hand("MOU-1.2", "Hội thảo A")]), "--yes")
    assert again.status == 0 and "1 new" in again.out


def test_the_whole_id_of_a_commitment_is_no_beginning_of_an_action(
    run: Run, register: Path
) -> None:
    run("add", "Việc", "--under", "MOU-1")
    run("note", "MOU-1", "working")
    before = register.read_bytes()
    assert run("undo", "MOU-1", "--yes").status == 4
    assert register.read_bytes() == before
    assert run("undo", "MOU-1.", "--yes").status == 0


# --- what is refused leaves the file as it is


def test_a_refused_correction_leaves_the_schema(run: Run, register: Path) -> None:
    text = register.read_text(encoding="utf-8").replace("schema = 2", "schema = 1", 1)
    register.write_text(text, encoding="utf-8")
    run("update", "MOU-1", "--due", "1/6/2027", "--party", "all")
    before = register.read_bytes()
    assert b"schema = 1" in before
    assert run("edit", "MOU-1", "--due", "1/7/2027", "--party", "all", "--yes").status == 5
    assert register.read_bytes() == before


@pytest.mark.parametrize("place", ["beside", "below", "under the head"])
def test_cells_merged_outside_the_table_are_nothing(place: str, run: Run, register: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    rows = given_out(run)
    sheet.append(list(rows[0]))
    for row in filled(rows, "MOU-1", status_VN="in_progress"):
        sheet.append(list(row.values()))
    wide, high = len(rows[0]), len(rows) + 1
    first = {"beside": (3, wide + 2), "below": (high + 3, 1), "under the head": (1, wide + 1)}[
        place
    ]
    sheet.merge_cells(None, first[0], first[1], first[0] + 2, first[1])
    book.save("m.xlsx")
    assert run("load", "m.xlsx", "--yes").status == 0
    assert read_register(register).updates[-1].commitment == "MOU-1"


def test_what_a_document_undertakes_is_bounded_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_known: Known, _title: Wording) -> list[Repeat]:
        end = time.process_time() + 4
        while time.process_time() < end:
            pass
        return []

    monkeypatch.setitem(bounds.MOST, bounds.SECONDS, 1)
    monkeypatch.setattr(Known, "repeats", slow)
    Path("m.txt").write_text("1. Hai bên nhất trí trao đổi chuyên gia.\n", encoding="utf-8")
    refused = run("load", "m.txt", "-i", "M9", "--dry-run")
    assert refused.status == 5 and "seconds of computing" in refused.err


def test_the_id_that_a_merge_keeps_is_known_to_check(run: Run, register: Path) -> None:
    themes = '\n[[theme]]\nid = "new"\nname = { en = "%s" }\n'
    theirs = Path(shutil.copy(register, "theirs.toml"))
    for path, name in ((register, "Ours"), (theirs, "Theirs")):
        path.write_text(path.read_text(encoding="utf-8") + themes % name, encoding="utf-8")
    assert run("merge", str(theirs), "--yes").status == 0
    assert "id_was" in register.read_text(encoding="utf-8")
    assert "[unknown-key]" not in run("check").out


def test_a_sheet_shows_which_unit_led_before(run: Run) -> None:
    run("update", "MOU-3", "--lead", "Cục Việc làm")
    sheet = saved(filled(given_out(run), "MOU-3", lead_VN="Cục Người có công"))
    told = run("load", sheet, "--yes").err
    assert "Department of People with Meritorious Services (was Department of Employment)" in told
    sheet = saved(filled(given_out(run), "MOU-2", last_note="Đã họp"))
    assert "MOU-2 · VN: “Đã họp”" in run("load", sheet, "--yes").err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghi chú", "note"),
        ("trợ giúp", "help"),
        ("ຊ່ວຍ", "help"),
        ("khôi phục", "restore"),
        ("so sánh", "diff"),
        ("xác nhận", "confirm"),
        ("tạm hoãn", "suspend"),
        ("ຢືນຢັນ", "confirm"),
    ],
)
def test_a_word_of_the_users_language_names_its_command(typed: str, meant: str, run: Run) -> None:
    assert f"Did you mean: {meant}?" in run(typed).err
    assert f"Did you mean: {meant}?" in run(*typed.split()).err
    assert run(*{"help": ["help"]}.get(meant, [meant, "--help"])).status == 0


def test_a_word_means_one_command() -> None:
    words = [word for meanings in MEANT.values() for word in set(map(fold, meanings.split()))]
    assert len(words) == len(set(words))
    assert set(MEANT) <= {*COMMAND_NAMES, "help"}


def test_a_first_date_of_which_the_year_was_agreed_is_a_year_in_a_list_too(run: Run) -> None:
    run("update", "M9-6", "--party", "LA", "--due", "20/12/2027", "--note", "n")
    words = ("list", "M9-6", "--columns", "id,first_due,due", "--format", "table")
    row = next(line for line in run(*words).out.splitlines() if line.startswith("M9-6"))
    assert row.split() == ["M9-6", "2027", "20", "Dec", "2027"]


@pytest.mark.parametrize("name", ['"a]b"', "'a]b'", '"a#b"', '"a\'b"', '"a\\"]b"'])
def test_a_quoted_name_of_a_table_hides_no_record(name: str, run: Run, register: Path) -> None:
    text = register.read_text(encoding="utf-8")
    register.write_text(f"{text}\n[extra.{name}]\nk = 1\n", encoding="utf-8")
    before = register.read_bytes()
    assert run("note", "MOU-1", "x").status == 0
    theirs = shutil.copy(register, "theirs.toml")
    assert run("undo", "--yes").status == 0
    assert run("merge", theirs, "--yes").status == 0
    assert before in register.read_bytes()
