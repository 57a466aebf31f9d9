"""Word files opened by LibreOffice, as a ministry's machine would: the same counts, every id, nothing cut off."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from conftest import Run, needs, read_register
from documents.test_excel import fill_in
from test_golden import STORY

pytestmark = pytest.mark.system


@pytest.fixture
def story(run: Run, register: Path) -> None:
    needs("soffice", "pdftotext")
    for command in STORY:
        assert run(*command).status == 0


def printed(name: str) -> str:
    """What stands on the pages that LibreOffice makes of a file."""
    home = Path("office").resolve().as_uri()
    asked = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", name]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    told = subprocess.run(
        ["pdftotext", "-layout", str(Path(name).with_suffix(".pdf")), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return told.stdout


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_report_on_paper_has_the_figures_of_the_answer(
    language: str, run: Run, story: None
) -> None:
    assert run("--lang", language, "report", "-o", "x.docx").status == 0
    text = printed("x.docx")
    sections = json.loads(run("report", "-f", "json").out)["sections"]
    for group in sections["by_party"] + sections["by_instrument"]:
        row = rf"{group['key']} · .*?{group['completed']}/{group['counted']}\s"
        assert re.search(row, text, re.DOTALL), group["key"]
    for part in ("done", "overdue", "due_next", "loose_ends", "unreported"):
        assert all(item["id"] in text for item in sections[part]), part


@pytest.mark.parametrize("count", [60, 500])
def test_many_commitments_are_all_printed(count: int, run: Run, register: Path) -> None:
    needs("soffice", "pdftotext")
    more = (
        f'\n[[commitment]]\nid = "M9-x{n:03d}"\ninstrument = "M9"\nparties = ["VN"]\nperiod = "2026-2027"\n'
        f'title = {{ vi = "Việc thứ {n} mà hai Bên đã thống nhất trong Hội nghị" }}\n'
        for n in range(count)
    )
    register.write_text(register.read_text("utf-8") + "".join(more), "utf-8")
    assert run("--lang", "vi", "list", "-o", "x.docx").status == 0
    text = printed("x.docx")
    assert all(f"M9-x{n:03d}" in text for n in range(count))
    pages = [page for page in text.split("\f") if "M9-x" in page]
    assert len(pages) > count / 40 and all(
        "Cam kết" in page for page in pages
    )  # heads are repeated


def test_two_languages_on_paper_stand_side_by_side(run: Run, story: None) -> None:
    assert run("annex", "-o", "x.docx", "--bilingual", "vi,lo").status == 0
    text = printed("x.docx")
    answer = json.loads(run("annex", "-f", "json").out)["sections"]
    for item in answer["period"]:
        assert text.count(f"{item['id']} ·") >= 2, item["id"]


def test_a_sheet_that_libreoffice_saved_comes_back_without_a_loss(
    run: Run, register: Path, story: None
) -> None:
    assert run("--lang", "vi", "sheet", "-i", "MOU", "-o", "x.xlsx").status == 0
    home = Path("office").resolve().as_uri()
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved", "x.xlsx"]
    asked = ["soffice", f"-env:UserInstallation={home}", "--headless", *convert]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    before = register.read_bytes()
    told = run("--lang", "vi", "load", "saved/x.xlsx", "--yes", "--party", "VN")
    assert told.status == 0 and register.read_bytes() == before, told.err
    fill_in("saved/x.xlsx", "MOU-4", Trạng_thái_VN="đang thực hiện")
    assert run("--lang", "vi", "load", "saved/x.xlsx", "--yes", "--party", "VN").status == 0
    assert read_register(register).updates[-1].commitment == "MOU-4"
