"""FIRST DAYS, A8, and FACTS-2: the register that ships says in three languages what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import SHIPPED, Run, read_register

REGISTER = read_register(SHIPPED)


def test_notes_and_descriptions_stand_in_three_languages() -> None:
    for update in REGISTER.updates:
        assert all(update.note.each()), update.id
    for source in REGISTER.sources.values():
        assert source.title or all(source.description.each()), source.id


@pytest.mark.parametrize("language", ["vi", "lo"])
@pytest.mark.parametrize("command", ["report", "diff 1/1/2026", "history", "show M6-3"])
def test_no_press_note_is_in_english(command: str, language: str, run: Run, register: Path) -> None:
    shown = run("--lang", language, *command.split(" ", 1), "-f", "markdown").out
    assert "From the press" not in shown and "machine translation" not in shown


def test_notes_in_json(run: Run, register: Path) -> None:
    run("note", "M6-3", "Đã họp", "-p", "VN")
    items = json.loads(run("--lang", "vi", "history", "M6-3", "-f", "json").out)["items"]
    plain, table = items[0], items[-1]
    assert (plain["note"], plain["notes"]) == ("Đã họp", None)
    assert table["note"] == table["notes"]["vi"] and set(table["notes"]) == {"vi", "lo", "en"}


def test_a_text_that_exists_only_in_another_language_says_which(run: Run, register: Path) -> None:
    text = register.read_text(encoding="utf-8")
    entry = '\n[[update]]\nid = "aaaaaaab"\ncommitment = "MOU-1"\non = 2026-11-20\n'
    entry += 'recorded = 2026-11-20T09:00:00+07:00\nparty = "LA"\nnote = { lo = "ສຳເລັດແລ້ວ" }\n'
    register.write_text(text + entry, encoding="utf-8")
    assert "ສຳເລັດແລ້ວ [tiếng Lào]" in run("--lang", "vi", "report").out
    assert "[ພາສາລາວ]" not in run("--lang", "lo", "report").out


@pytest.mark.parametrize(
    ("language", "shown"), [("vi", "năm 2027"), ("lo", "ປີ 2027"), ("en", "2027")]
)
def test_a_year_is_shown_as_the_year(language: str, shown: str, run: Run, register: Path) -> None:
    table = run("--lang", language, "list", "--only", "LA", "-f", "markdown").out
    assert f"| {shown}" in table and "31" not in table
    (item,) = json.loads(run("list", "--only", "LA", "-f", "json").out)["items"]
    assert (item["due"], item["due_precision"]) == ("2027-12-31", "year")
    assert run("--lang", language, "list", "--overdue", "--as-of", "31/12/2027").status == 0
    run("update", "M9-6", "-p", "LA", "--due", "30/9/2027", "-n", "x")
    (item,) = json.loads(run("list", "--only", "LA", "-f", "json").out)["items"]
    assert (item["due"], item["due_precision"]) == ("2027-09-30", "day")


@pytest.mark.parametrize(
    ("words", "ident"),
    [
        ("đào tạo nghề", "M6-5"),
        ("dao tao nghe", "SP22-1"),
        ("Biên bản ghi nhớ", "MOU-1"),
        ("ຜູ້ມີຄຸນງາມຄວາມດີ", "MOU-7"),
        ("Khampheng", "M5-1"),
        ("ສຸຂະພາບແຮງງານ", "MOU-2"),
    ],
)
def test_other_names_are_found(words: str, ident: str, run: Run, register: Path) -> None:
    found = json.loads(run("search", words, "-f", "json").out)["items"]
    assert ident in [item["id"] for item in found]


def test_units_are_assigned_to_nothing_and_shown_in_the_readers_language(
    run: Run, register: Path
) -> None:
    assert {unit.party for unit in REGISTER.units.values()} == {"VN", "LA"}
    assert all(unit.to_confirm for unit in REGISTER.units.values() if unit.party == "LA")
    assert not any(commitment.lead for commitment in REGISTER.commitments.values())
    for typed in ("vn-employment", "Department of Employment", "cuc viec lam"):
        run("update", "MOU-1", "-p", "VN", "--lead", typed)
        assert read_register(register).updates[-1].lead == "Cục Việc làm"
    assert "Department of Employment" in run("--lang", "en", "show", "MOU-1").out
    run("update", "MOU-1", "-p", "VN", "--lead", "Trung tâm")  # another unit, which begins alike
    assert read_register(register).updates[-1].lead == "Trung tâm"


def test_an_own_file_keeps_its_number_and_a_merge_says_when_it_needs_two(
    run: Run, register: Path
) -> None:
    old = register.read_text(encoding="utf-8").replace("schema = 2", "schema = 1", 1)
    head, _, rest = old.partition("[[update]]")
    register.write_text(head, encoding="utf-8")
    run("done", "MOU-1", "-p", "VN", "-e", "S1")
    assert "\nschema = 1\n" in register.read_text(encoding="utf-8")
    Path("theirs.toml").write_text(
        head.replace("schema = 1", "schema = 2", 1) + "[[update]]" + rest
    )
    merged = run("merge", "theirs.toml")
    assert merged.status == 0 and "no id" not in merged.out
    assert "\nschema = 2\n" in register.read_text(encoding="utf-8")
    run("undo", "--yes")
    assert "\nschema = 1\n" in register.read_text(encoding="utf-8")
