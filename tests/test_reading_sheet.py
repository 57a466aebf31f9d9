"""What a native reader writes into the sheet comes back where it belongs, and nothing else changes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import ROOT, read_register


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script, on copies of what it changes."""
    spec = importlib.util.spec_from_file_location(
        "reading_sheet", ROOT / "docs" / "reading_sheet.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "reading_sheet", module)
    spec.loader.exec_module(module)
    copies = tmp_path / "copies"
    copies.mkdir()
    for language in ("vi", "lo"):
        (copies / f"{language}.po").write_bytes(module.catalogue(language).read_bytes())
    register = copies / "commitments.toml"
    register.write_bytes(module.REGISTER.read_bytes())
    monkeypatch.setattr(module, "catalogue", lambda language: copies / f"{language}.po")
    monkeypatch.setattr(module, "REGISTER", register)
    return module


def put(path: str, better: dict[str, str]) -> None:
    """Writes into the column "better", as a reader does; by the English or the key."""
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows(min_row=2):
        for key in (row[1].value, row[2].value):
            if key in better:
                row[4].value = better[key]
    book.save(path)


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_every_sentence_and_every_wording_stands_in_it(script: Any, language: str) -> None:
    count = script.write(language, "sheet.xlsx")
    rows = list(openpyxl.load_workbook("sheet.xlsx").active.iter_rows(min_row=2, values_only=True))
    assert len(rows) == count > 1500
    keys = [(row[0], row[1]) for row in rows]
    assert len(keys) == len(set(keys)) and all(row[2] and row[3] for row in rows)
    titles = {f"commitment {ident} title" for ident in read_register(script.REGISTER).commitments}
    assert titles <= {row[1] for row in rows}
    assert script.take(language, "sheet.xlsx") == (0, [])


def test_what_a_reader_wrote_is_taken_and_nothing_else(script: Any) -> None:
    script.write("lo", "sheet.xlsx")
    before, catalogue = (
        script.REGISTER.read_text("utf-8"),
        script.catalogue("lo").read_text("utf-8"),
    )
    put(
        "sheet.xlsx",
        {
            "commitment MOU-1 title": 'ວຽກ "ໃໝ່"',
            "Nothing was changed.": "ບໍ່ມີຫຍັງ\\ປ່ຽນ",
            "{count} update in force": "{count} ອັນ",
        },
    )
    taken, refused = script.take("lo", "sheet.xlsx")
    assert (taken, refused) == (3, [])
    register = read_register(script.REGISTER)
    assert register.commitments["MOU-1"].title.lo == 'ວຽກ "ໃໝ່"'
    assert register.commitments["MOU-1"].title.vi == "Việc làm"
    changed = [
        (old, new)
        for old, new in zip(
            before.splitlines(), script.REGISTER.read_text("utf-8").splitlines(), strict=True
        )
        if old != new
    ]
    assert len(changed) == 1
    lines = script.catalogue("lo").read_text("utf-8").splitlines()
    assert sum(a != b for a, b in zip(catalogue.splitlines(), lines, strict=True)) == 2
    assert 'msgstr "ບໍ່ມີຫຍັງ\\\\ປ່ຽນ"' in lines and 'msgstr[0] "{count} ອັນ"' in lines


def test_what_cannot_be_taken_is_named(script: Any) -> None:
    script.write("vi", "sheet.xlsx")
    put("sheet.xlsx", {"{count} updates in force": "cập nhật", "commitment MOU-2 title": "x"})
    book = openpyxl.load_workbook("sheet.xlsx")
    for row in book.active.iter_rows(min_row=2):
        if row[1].value == "commitment MOU-2 title":
            row[3].value = "what stood there before"
    book.active.append(["program", "No such sentence", "x", "y", "z"])
    book.save("sheet.xlsx")
    before = script.REGISTER.read_bytes(), script.catalogue("vi").read_bytes()
    taken, refused = script.take("vi", "sheet.xlsx")
    assert taken == 0 and len(refused) == 3
    assert any("braces" in each for each in refused)
    assert any("changed since" in each for each in refused)
    assert any("no such sentence" in each for each in refused)
    assert (script.REGISTER.read_bytes(), script.catalogue("vi").read_bytes()) == before
