"""`laocoop load` and `coverage`: what is written, what is kept, what comes back."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pexpect
import pytest

from conftest import ROOT, SHIPPED, Run, read_register, spawn
from laocoop.cli.commands.load import command
from laocoop.domain.moment import Moment
from laocoop.domain.replay import corrected
from laocoop.minutes.source.document import read_lines
from laocoop.reports.text_width import width
from promises.test_terminal import terminal

sys.path.insert(0, str(ROOT / "benchmarks" / "minutes"))
from measure import word_file

MINUTES = ROOT / "benchmarks" / "minutes" / "01-bien-ban.txt"
KEYS = {"clause", "parties", "due", "themes", "soft", "title", "text", "reason"}


EVER = Moment(date.max, date.max)


def test_dry_run_prints_one_object_and_writes_nothing(register: Path, run: Run) -> None:
    before = register.read_bytes()
    result = run("load", str(MINUTES), "--instrument", "M10", "--dry-run", "--format", "json")
    found = json.loads(result.out)
    assert found["command"] == "load"
    assert found["instrument"]["id"] == "M10" and found["instrument"]["signed"] == "2026-03-06"
    assert all(item.keys() >= KEYS for item in found["items"])
    assert {"clause", "text", "reason"} <= found["skipped"][0].keys()
    by_clause = {item["clause"]: item for item in found["items"]}
    assert by_clause["III.1.b"]["parties"] == ["VN"]
    assert by_clause["III.1.b"]["due"] == "2026-08-15"
    assert by_clause["III.2.-3"]["soft"] is True
    assert register.read_bytes() == before


def test_a_document_is_read_once(register: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large PDF takes seconds, and what it is called stands in it too."""
    read: list[Path] = []

    def counted(path: Path, *given: Any) -> Any:
        read.append(path)
        return read_lines(path, *given)

    monkeypatch.setattr(command, "read_lines", counted)
    assert run("load", str(MINUTES), "--instrument", "M10", "--dry-run").status == 0
    assert read == [MINUTES]


def test_yes_takes_the_firm_ones_in_one_step(register: Path, run: Run) -> None:
    before = register.read_bytes()
    result = run("load", str(MINUTES), "-i", "M10", "--yes", "--place", "Đà Nẵng")
    assert result.status == 0, result.err
    assert register.read_bytes().startswith(before)
    loaded = read_register(register)
    home = loaded.instruments["M10"]
    assert (home.basis, home.place, home.kind) == ("signed", "Đà Nẵng", "minutes")
    made = [c for c in loaded.commitments.values() if c.instrument == "M10"]
    assert [c.clause for c in made][:3] == ["III.1.a", "III.1.b", "III.1.c"]
    assert len({c.step for c in made}) == 1 and not any(c.soft for c in made)
    again = run("load", str(MINUTES), "-i", "M10", "--yes")
    assert "Nothing to write" in again.out
    run("undo")
    assert "M10" not in run("list", "--all", "--columns", "instrument").out


def test_coverage_tells_of_every_clause(register: Path, run: Run) -> None:
    assert run("coverage", "M9").status == 4
    run("load", str(MINUTES), "-i", "M10", "--yes")
    run("done", "--party", "all", "M10-1", "-e", "S1")
    found = json.loads(run("coverage", "M10", "-f", "json").out)
    rows = {row["clause"]: row for row in found["items"]}
    assert rows["III.1.a"]["commitments"] == ["M10-1"]
    assert all(isinstance(row["text"], str) and row["text"] for row in found["items"])
    assert rows["III.1.a"]["statuses"] == ["completed"]
    assert rows["III.2.-3"]["reason"] == "soft"
    assert rows["II.1"]["reason"] == "result"


def test_a_clause_whose_number_was_put_right_became_what_it_became(
    register: Path, run: Run
) -> None:
    """It was said not to be in the register any more, and stood at the end once more."""
    run("load", str(MINUTES), "-i", "M10", "--yes")
    before = json.loads(run("coverage", "M10", "-f", "json").out)["items"]
    assert run("edit", "M10-1", "--clause", "III.9", "-p", "all", "--yes").status == 0
    after = json.loads(run("coverage", "M10", "-f", "json").out)["items"]
    assert after == before


def test_an_existing_instrument_gets_what_it_lacks(register: Path, run: Run) -> None:
    result = run("load", str(MINUTES), "-i", "m9", "--yes")
    assert result.status == 0, result.err
    ids = [c.id for c in read_register(register).commitments.values() if c.instrument == "M9"]
    assert ids[:6] == [f"M9-{n}" for n in range(1, 7)] and "M9-7" in ids


def test_without_a_terminal_and_without_yes_nothing_happens(register: Path, run: Run) -> None:
    before = register.read_bytes()
    assert run("load", str(MINUTES), "-i", "M10").status == 2
    assert run("load", str(MINUTES)).status == 2
    assert run("load", "missing.docx", "-i", "M10").status == 4
    assert register.read_bytes() == before


def test_confirm_appends_the_numbers_and_is_undone_at_once(register: Path, run: Run) -> None:
    text = (
        "BIÊN BẢN\nHai Bên thống nhất các nội dung sau:\n"
        "1. Hội nghị Bộ trưởng lần thứ 10 sẽ được tổ chức tại Lào vào năm 2027.\n"
        "2. Phía Việt Nam tặng Phía Lào 10 xe lăn trước ngày 1/5/2026.\n"
    )
    Path("m9.txt").write_text(text, encoding="utf-8")
    before = register.read_bytes()
    found = json.loads(run("load", "--confirm", "M9", "m9.txt", "--dry-run", "-f", "json").out)
    assert found["confirmed"][0]["id"] == "M9-6" and found["confirmed"][0]["clause"] == "1"
    assert "M9-3" in found["not_contained"]
    assert [it["clause"] for it in found["new"]] == ["2"]
    assert register.read_bytes() == before
    assert run("load", "--confirm", "M9", "m9.txt", "--yes", "-p", "all").status == 0
    assert register.read_bytes().startswith(before)
    after = corrected(read_register(register), EVER)
    assert after.commitments["M9-6"].clause == "1"
    assert after.instruments["M9"].basis == "press"  # the others of it are not in the text
    run("done", "MOU-2", "--evidence", "a.pdf", "--party", "all")
    assert run("undo", "--yes").status == run("undo", "--yes").status == 0
    again = corrected(read_register(register), EVER)
    assert again.commitments["M9-6"].clause == "" and again.instruments["M9"].basis == "press"


def test_an_instrument_counts_as_signed_where_all_of_it_was_found(register: Path, run: Run) -> None:
    register.write_text(
        register.read_text("utf-8")
        + '\n[[instrument]]\nid = "P1"\nkind = "minutes"\nbasis = "press"\nname = { en = "P" }\n'
        + '\n[[commitment]]\nid = "P1-1"\ninstrument = "P1"\nparties = ["VN", "LA"]\n'
        + 'title = { vi = "Trao đổi chuyên gia về thanh tra" }\n',
        "utf-8",
    )
    Path("p.txt").write_text(
        "Hai bên thống nhất các nội dung sau:\n1. Trao đổi chuyên gia về thanh tra.\n"
    )
    told = run("load", "--confirm", "P1", "p.txt", "--yes", "--party", "VN")
    assert told.status == 0 and "taken from the signed text" in told.out
    corrections = [u for u in read_register(register).updates if u.corrects]
    assert [u.party for u in corrections] == ["VN", "VN"]  # not the word of both
    assert corrected(read_register(register), EVER).instruments["P1"].basis == "signed"
    covered = json.loads(run("coverage", "P1", "-f", "json").out)
    assert [row["clause"] for row in covered["items"]] == ["1"] and covered["document"] == ""
    assert "was not loaded" in run("coverage", "P1", "-f", "table").out


def test_what_was_read_badly_confirms_nothing_unseen(register: Path, run: Run) -> None:
    text = "Điều 1. Việc làm\n" + "Nội dung này chỉ để lấp chỗ trống trong văn bản dài. " * 60
    Path("m.txt").write_text(text + "\nĐiều 2. Bảo hiểm xã hội\n", "utf-8")
    before = register.read_bytes()
    told = run("load", "--confirm", "MOU", "m.txt", "--yes")
    if "probably not read well" in told.err:
        assert told.status == 5
    assert run("load", "m.txt", "-i", "MOU", "--yes").status == told.status == 5
    assert register.read_bytes() == before


def test_fields_under_a_lead_in_below_the_title_are_read(register: Path, run: Run) -> None:
    text = "BẢN GHI NHỚ\nHai bên thống nhất hợp tác trong các lĩnh vực sau:\na) Việc làm;\nb) Quan hệ lao động;\nc) Tiền lương.\n"
    Path("m.txt").write_text(text, "utf-8")
    told = json.loads(run("load", "--confirm", "MOU", "m.txt", "--dry-run", "-f", "json").out)
    assert [row["id"] for row in told["confirmed"]] == ["MOU-1"]
    assert [row["clause"] for row in told["new"]] == ["b", "c"]


SIGNED_MOU = """BẢN GHI NHỚ

Ninh Bình, ngày 12 tháng 11 năm 2025

Điều 1. Mục tiêu
Hai bên thúc đẩy hợp tác về lao động và người có công trên cơ sở bình đẳng, cùng có lợi.

Điều 2. Lĩnh vực hợp tác
Hai bên hợp tác trong các lĩnh vực sau:
a) Tiền lương;
b) Quản lý lao động trong nước;
c) An toàn, vệ sinh lao động;
d) Quan hệ lao động;
đ) Ứng dụng công nghệ thông tin và chuyển đổi số.
"""


def test_only_what_has_the_same_words_is_confirmed(register: Path, run: Run) -> None:
    Path("m.txt").write_text(SIGNED_MOU, encoding="utf-8")
    shown = run("--lang", "vi", "load", "--confirm", "MOU", "m.txt", "--dry-run")
    assert "“An toàn, vệ sinh lao động" in shown.out
    told = json.loads(run("load", "--confirm", "MOU", "m.txt", "--dry-run", "-f", "json").out)
    confirmed = {row["id"]: row["clause"] for row in told["confirmed"]}
    assert confirmed == {"MOU-0": "1", "MOU-2": "2.c", "MOU-8": "2.đ"}
    assert [row["clause"] for row in told["new"]] == ["2.a", "2.b", "2.d"]


@pytest.mark.parametrize("confirmed_first", [True, False])
def test_what_the_press_told_of_is_not_loaded_once_more(
    confirmed_first: bool, register: Path, run: Run
) -> None:
    Path("m.txt").write_text(SIGNED_MOU, encoding="utf-8")
    if confirmed_first:
        assert run("load", "--confirm", "MOU", "m.txt", "--yes", "-p", "VN").status == 0
    assert run("load", "m.txt", "-i", "MOU", "--yes").status == 0
    new = {*read_register(register).commitments} - {*read_register(SHIPPED).commitments}
    titles = {read_register(register).commitments[i].title.vi for i in new}
    assert titles == {"Tiền lương", "Quản lý lao động trong nước", "Quan hệ lao động"}


def test_what_is_added_to_an_instrument_is_for_its_period(register: Path, run: Run) -> None:
    Path("m.txt").write_text(SIGNED_MOU, encoding="utf-8")
    assert run("load", "m.txt", "-i", "MOU", "--period", "2026-2027", "--yes").status == 0
    assert run("add", "Họp nhóm", "-i", "MOU", "--party", "all").status == 0
    report = json.loads(run("report", "-f", "json").out)["sections"]
    assert report["headline"]["total"] == 19
    assert not [row for row in report["loose_ends"] if row["id"].startswith("MOU")]
    assert run("edit", "MOU", "--period", "2028-2029", "--party", "all", "--yes").status == 0
    after = corrected(read_register(register), EVER).commitments.values()
    assert {c.period.name for c in after if c.instrument == "MOU" and c.period} == {"2028-2029"}


# -- sheets -----------------------------------------------------------------------------------


def sheet(run: Run) -> list[list[str]]:
    text = run("list", "--all", "--format", "csv").out.removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def save(rows: list[list[str]], name: str) -> str:
    if name.endswith(".xlsx"):
        import openpyxl

        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(name)
    else:
        separator = ";" if "semicolon" in name else ","
        with Path(name).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
    return name


SHEETS = ["back.csv", "back-semicolon.csv", "back.xlsx"]


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_was_not_touched_says_nothing_new(register: Path, run: Run, name: str) -> None:
    run(
        "update",
        "--party",
        "all",
        "MOU-3",
        "--status",
        "in_progress",
        "--due",
        "2027-06-30",
        "--note",
        "= 1 + 1",
    )
    run("done", "M9-6", "--party", "LA", "-e", "S1")
    before = register.read_bytes()
    assert "No cell was changed" in run("load", save(sheet(run), name)).out
    assert register.read_bytes() == before


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_comes_back_without_loss(register: Path, run: Run, name: str) -> None:
    rows = sheet(run)
    at = {column: number for number, column in enumerate(rows[0])}
    for row in rows[1:]:
        if row[0] == "MOU-3":
            row[at["status_VN"]], row[at["status_LA"]] = "in progress", "Completed"
            row[at["due"]], row[at["last_note"]] = "30/6/2027", "Đã họp; ຕົກລົງແລ້ວ"
            row[at["lead_VN"]] = "Cục Việc làm"
    new = dict.fromkeys(rows[0], "") | {
        "id": "MOU-9", "instrument": "MOU", "title_lo": "ໃໝ່", "parties": "VN", "clause": "4.2",
    }  # fmt: skip
    rows.append([new[column] for column in rows[0]])
    save(rows, name)
    before = register.read_bytes()
    assert run("load", name, "-p", "all").status == 7  # a question is due
    assert "[[commitment]]" in run("load", name, "--dry-run", "-p", "all").out
    assert register.read_bytes() == before
    assert run("load", name, "--yes", "-p", "all").status == 0
    after = {row[0]: row for row in sheet(run)}
    changed = after["MOU-3"]
    assert (changed[at["status_VN"]], changed[at["status_LA"]]) == ("in_progress", "completed")
    assert changed[at["due"]] == "2027-06-30" and changed[at["lead_VN"]] == "Cục Việc làm"
    assert changed[at["last_note"]] == "Đã họp; ຕົກລົງແລ້ວ"
    assert after["MOU-9"][at["title_lo"]] == "ໃໝ່" and after["MOU-9"][at["clause"]] == "4.2"
    assert "is in the register already" in run("load", name).out
    run("undo", "--yes")
    assert "MOU-9" not in run("list", "--all").out


@pytest.mark.parametrize(
    ("column", "value"),
    [("status_VN", "perhaps"), ("due", "soon"), ("id", "")],
)
def test_a_wrong_cell_is_named(register: Path, run: Run, column: str, value: str) -> None:
    rows = sheet(run)
    rows[4][rows[0].index(column)] = value
    before = register.read_bytes()
    result = run("load", save(rows, "back.csv"), "--yes")
    assert result.status == 2
    assert f"row 5, column {column}" in result.err
    assert register.read_bytes() == before


# -- a person decides -------------------------------------------------------------------------


OF_M10 = (
    "-i",
    "M10",
    "--place",
    "Đà Nẵng",
    "--period",
    "2026",
    "--name",
    "x",
    "--signed",
    "6/3/2026",
)


def answered(child: pexpect.spawn, *keys: str) -> None:
    for key in keys:
        child.expect("> ")
        child.sendline(key)


def test_a_person_goes_through_and_goes_on_later(register: Path) -> None:
    child = terminal("load", str(MINUTES), *OF_M10, columns=100)
    answered(child, "a", "s")
    child.expect("3/11")
    child.expect("> ")
    child.sendintr()  # an interruption loses nothing
    child.expect(pexpect.EOF)
    child = terminal("load", str(MINUTES), *OF_M10, columns=100)
    child.expect("Going on where you stopped")
    child.expect("3/11")
    answered(child, "e")
    for prompt, reply in (
        ("Title:", "Rà soát thủ tục"),
        ("Parties:", "VN LA"),
        ("Due", "1/12/2026"),
    ):
        child.expect(prompt)
        child.sendcontrol("u")
        child.send(reply + "\r")
    for prompt in ("Themes:", "Firm or soft:", "Clause:", "Under which"):
        child.expect(prompt)
        child.send("\r")
    child.expect("4/11")
    answered(child, "b")
    child.expect("3/11")
    answered(child, "a", "s", "s", "a", "c")
    child.expect("Carries on")
    child.sendcontrol("u")
    child.send("M6-3\r")
    answered(child, "s", "s", "s", "s", "w")
    child.expect("Write 4 commitments")
    child.sendline("y")
    child.expect(pexpect.EOF)
    made = [c for c in read_register(register).commitments.values() if c.instrument == "M10"]
    assert [c.clause for c in made] == ["III.1.a", "III.1.c", "III.2.-3", "III.3"]
    assert made[2].soft and made[3].continues == ("M6-3",)


def test_words_that_a_register_does_not_keep_get_a_title(register: Path) -> None:
    document = register.with_name("nyhet.txt")
    document.write_text(
        "Den 3 maj 2029 höll de två ministerierna sin konferens.\n\n"
        "De två sidorna ska stärka samarbetet om yrkesutbildning och löner.\n\n"
        "Nästa konferens kommer att hållas i Vientiane år 2031.\n",
        encoding="utf-8",
    )
    options = (
        "--signed",
        "3/5/2029",
        "--place",
        "x",
        "--period",
        "2029",
        "--kind",
        "meeting",
        "--name",
        "x",
    )
    child = terminal("load", str(document), "-i", "NY", *options, columns=100)
    answered(child, "a")
    child.expect("Its title")
    child.send("\r")  # no title: asked again
    answered(child, "a")
    child.expect("Its title")
    child.send("Vocational education and wages\r")
    answered(child, "s", "w")
    child.expect("Write 1 commitment")
    child.sendline("y")
    child.expect(pexpect.EOF)
    (made,) = [c for c in read_register(register).commitments.values() if c.instrument == "NY"]
    assert made.title.en == "Vocational education and wages" and not made.text
    again = spawn("load", str(document), "-i", "NY", "--dry-run", "-f", "json")
    first, second = json.loads(again.stdout)["items"]
    assert (first["present"], second["present"]) == ("NY-1", None)
    covered = json.loads(spawn("coverage", "NY", "-f", "json").stdout)["items"]
    assert ["NY-1"] in [clause["commitments"] for clause in covered]


def test_stopped_nothing_is_written(register: Path) -> None:
    before = register.read_bytes()
    child = terminal("load", str(MINUTES), *OF_M10, columns=100)
    answered(child, "a", "q")
    child.expect("Go on with the same command")
    child.expect(pexpect.EOF)
    assert register.read_bytes() == before


@pytest.mark.parametrize("columns", [80, 100])
def test_the_list_of_clauses_stays_in_its_columns(columns: int, register: Path) -> None:
    """A line too wide for the terminal was broken, and stood at its edge."""
    child = terminal("load", str(MINUTES), *OF_M10, columns=columns)
    child.expect("> ")
    lines = [line for line in str(child.before).splitlines() if re.match(r" *\d+ [?–+×] ", line)]
    assert len(lines) > 30
    assert all(width(line) < columns and line[:4].strip().isdecimal() for line in lines)
    child.sendline("q")
    child.expect(pexpect.EOF)


def test_a_sentence_is_no_key(register: Path) -> None:
    """“rà soát lại” accepted all the rest, since it begins with r."""
    child = terminal("load", str(MINUTES), *OF_M10, columns=100)
    answered(child, "rà soát lại")
    child.expect("“rà soát lại” is no key here")
    child.expect("r accept the rest")
    for typed in ("clear", "y", "write", "3-7", "a lot", "j 2"):
        answered(child, typed)
        child.expect(f"“{typed}” is no key here")
    answered(child, "?")
    child.expect("laocoop help minutes")
    answered(child, "w")
    child.expect(r"Not decided yet: \d")
    answered(child, "q")
    child.expect(pexpect.EOF)


def test_the_document_is_never_written_over(register: Path, run: Run) -> None:
    text = MINUTES.read_bytes()
    Path("m.txt").write_bytes(text)
    result = run("load", "m.txt", "-i", "M10", "--dry-run", "-o", "m.txt")
    assert result.status == 6
    assert Path("m.txt").read_bytes() == text


def test_a_sheet_does_not_change_what_was_agreed(register: Path, run: Run) -> None:
    rows = sheet(run)
    rows[4][rows[0].index("title_en")] = "Something else"
    result = run("load", save(rows, "back.csv"))
    assert "title_en (row 5)" in result.err
    rows.append(rows[4])
    assert run("load", save(rows, "back.csv")).status == 2


def test_an_id_of_a_commitment_is_no_instrument(register: Path, run: Run) -> None:
    assert run("load", str(MINUTES), "-i", "MOU-1", "--dry-run").status == 5


def test_a_document_that_is_not_there_is_no_missing_register(register: Path, run: Run) -> None:
    result = run("load", "nowhere.docx", "--instrument", "M10", "--dry-run")
    assert result.status == 4 and "nowhere.docx" in result.err and "laocoop init" not in result.err


@pytest.mark.parametrize(
    "words",
    [
        ("load", "folder.docx", "-i", "M10"),
        ("load", "words.docx", "-i", "M10"),
        ("load", "words.toml", "-i", "M10"),
        ("load", "REGISTER", "-i", "M10"),
    ],
)
def test_what_is_no_document_is_refused(register: Path, run: Run, words: tuple[str, ...]) -> None:
    Path("folder.docx").mkdir()
    for name in ("words.docx", "words.toml"):
        Path(name).write_text("Hai Bên sẽ hợp tác.", encoding="utf-8")
    before = register.read_bytes()
    result = run(*(str(register) if word == "REGISTER" else word for word in words), "--yes")
    assert result.status == 4
    assert "no document that can be loaded" in result.err
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("--confirm", "M9", "-i", "M9"),
        ("--confirm", "M9", "--signed", "1/1/2026"),
        ("-i", "M9", "--place", "Huế"),
        ("-i", "M9", "--kind", "mou"),
        ("-i", "M10", "--signed", ""),
    ],
)
def test_no_option_is_passed_over(register: Path, run: Run, words: tuple[str, ...]) -> None:
    before = register.read_bytes()
    assert run("load", str(MINUTES), *words, "--yes").status == 2
    assert register.read_bytes() == before


def test_the_same_options_again_are_no_contradiction(register: Path, run: Run) -> None:
    words = ("load", str(MINUTES), "-i", "M10", "--place", "Huế", "--signed", "6/3/2026", "--yes")
    assert run(*words).status == 0
    run("undo", "--yes")
    again = run(*words)
    assert again.status == 0, again.err
    assert run("coverage", "M10").status == 0
    assert run("coverage", "M10", "--as-of", "2026-01-01").status == 4


def test_a_formula_without_its_result_is_named(register: Path, run: Run) -> None:
    rows = sheet(run)
    at = rows[0].index("due")
    rows[3][at] = "=DATE(2027,6,30)"
    before = register.read_bytes()
    result = run("load", save(rows, "back.xlsx"), "--yes")
    assert result.status == 2
    assert "row 4, column due" in result.err and "=DATE" in result.err
    assert register.read_bytes() == before


def test_a_day_of_completion_needs_a_completed_commitment(register: Path, run: Run) -> None:
    rows = sheet(run)
    at = {column: number for number, column in enumerate(rows[0])}
    row = next(row for row in rows if row[0] == "MOU-3")
    row[at["completed_on"]] = "2026-11-01"
    result = run("load", save(rows, "back.csv"), "--yes", "-p", "all")
    assert result.status == 2 and "column completed_on" in result.err
    row[at["status"]] = "completed"
    assert run("load", save(rows, "back.csv"), "--yes", "-p", "all").status == 0
    again = sheet(run)
    (back,) = [found for found in again if found[0] == "MOU-3"]
    assert back[at["completed_on"]] == "2026-11-01"
    back[at["completed_on"]] = "2026-10-01"
    assert run("load", save(again, "back.csv"), "--yes", "-p", "all").status == 0


@pytest.mark.parametrize("name", ["07-trilingual.docx.txt", "s-trilingual-employment.docx.txt"])
def test_a_document_says_the_same_whatever_language_its_reader_has(name: str, run: Run) -> None:
    """Of columns in several languages the same one is read, the others stand beside it."""
    Path("m.docx").write_bytes(
        word_file((ROOT / "benchmarks" / "minutes" / name).read_text("utf-8"))
    )
    found = []
    for language in ("vi", "lo", "en"):
        words = ("load", "m.docx", "-i", "M10", "--dry-run", "-f", "json")
        items = json.loads(run("--lang", language, *words).out)["items"]
        found.append([(i["clause"], i["parties"], i["due"], i["soft"], i["title"]) for i in items])
    assert found[0] and found[0] == found[1] == found[2]
