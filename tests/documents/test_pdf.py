"""PDF files, read back by another library than the one that writes them, beside the JSON of the same answer."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
import typst

from answers import ANSWERS, ids_in
from conftest import Run, needs
from test_golden import STORY


@pytest.fixture
def story(run: Run, register: Path) -> None:
    for command in STORY:
        assert run(*command).status == 0


def words(path: str) -> str:
    """All that it says, without what stands between words."""
    pages = pypdf.PdfReader(path).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ANSWERS)
def test_every_id_and_every_cell_is_there(name: str, language: str, run: Run, story: None) -> None:
    asked = ("--lang", language, *ANSWERS[name].split())
    assert run(*asked, "-o", "x.pdf").status == 0
    told = words("x.pdf")
    known = {i for i in ids_in(json.loads(run(*asked, "-f", "json").out)) if i[0].isupper()}
    assert all(ident in told for ident in known)
    # The same cells as in the text that people read; what is in Lao is looked at below.
    marked = run(*asked, "-f", "markdown").out
    for line in (line for line in marked.splitlines() if line.startswith("| ")):
        for cell in line[2:-2].split(" | "):
            plain = re.sub(r"\\(.)", r"\1", cell.replace("<br>", "")).split()
            if not re.search("[\u0e80-\u0eff]", cell):
                assert "".join(plain) in told, cell


@pytest.mark.system
@pytest.mark.parametrize("name", ["report", "list", "annex"])
def test_in_lao_it_has_the_same_ids_and_figures(name: str, run: Run, story: None) -> None:
    """What is in Lao itself cannot be compared: the typesetter says letters with signs more than once."""
    needs("lao-font")
    asked = ("--lang", "lo", *ANSWERS[name].split())
    assert run(*asked, "-o", "x.pdf").status == 0
    told = words("x.pdf")
    marked = run(*asked, "-f", "markdown").out
    figures = re.findall(r"(?<![\w\u0e80-\u0eff./-])[\dA-Z][\d/,A-Z-]*\d(?= |$)", marked, re.M)
    assert len(figures) > 20 and all(figure in told for figure in figures)
    reader = pypdf.PdfReader("x.pdf")
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("Lao" in font or "Phetsarath" in font for font in fonts)


@pytest.mark.parametrize("name", ["report", "list", "annex"])
def test_the_same_answer_is_the_same_bytes(name: str, run: Run, story: None) -> None:
    for file in ("one.pdf", "two.pdf"):
        assert run("--lang", "vi", *ANSWERS[name].split(), "-o", file).status == 0
    assert Path("one.pdf").read_bytes() == Path("two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("language", "tag"),
    [("vi", "vi-VN"), pytest.param("lo", "lo-LA", marks=pytest.mark.system), ("en", "en-GB")],
)
def test_it_has_bookmarks_tags_and_its_fonts(
    language: str, tag: str, run: Run, story: None
) -> None:
    if language == "lo":
        needs("lao-font")
    run("--lang", language, "report", "-o", "x.pdf")
    reader = pypdf.PdfReader("x.pdf")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == tag and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    marked = run("--lang", language, "report", "-f", "markdown").out
    headings = re.findall("^## (.*)$", marked, re.M)
    first, below = reader.outline
    assert [each.title for each in below] == [re.sub(r"\\(.)", r"\1", h) for h in headings]
    title = re.findall("^# (.*)$", marked, re.M)[0]
    assert reader.metadata is not None and reader.metadata.title == title
    assert title.lower().endswith(str(first.title).lower()[1:])
    for page in reader.pages:
        assert float(page.mediabox.width) == pytest.approx(595.28, abs=1)
        for font in page["/Resources"]["/Font"].values():
            (drawn,) = font.get_object()["/DescendantFonts"]
            descriptor = drawn.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


def test_evidence_can_be_followed(run: Run, register: Path) -> None:
    address = "https://moha.gov.vn/a(b)?c=%20d&e#f"
    run("done", "MOU-1", "-p", "VN", "-e", address)
    run("report", "-o", "x.pdf")
    links = {
        str(note.get_object()["/A"]["/URI"])
        for page in pypdf.PdfReader("x.pdf").pages
        for note in page.get("/Annots", ())
    }
    assert address in links


def test_an_address_is_copied_as_it_is(run: Run, register: Path) -> None:
    """What lets a long one go on in the next line was copied along, and led nowhere."""
    address = "https://moha.gov.vn/tin_tuc/khao_sat/chi_tiet.html?nam=2026&trang=1"
    run("done", "MOU-1", "-p", "VN", "-e", address)
    run("report", "-o", "x.pdf")
    assert address in words("x.pdf")


@pytest.mark.system
def test_two_languages_stand_side_by_side(run: Run, story: None) -> None:
    needs("lao-font")
    assert run("--lang", "vi", "report", "-o", "x.pdf", "--bilingual", "vi,lo").status == 0
    told = words("x.pdf")
    assert "TiếngViệt" in told and "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM" in told
    items = json.loads(run("report", "-f", "json").out)
    assert all(i in told for i in ids_in(items) if i[0].isupper() and i.startswith(("MOU", "M9")))


def test_a_template_is_for_word_alone(run: Run) -> None:
    result = run("report", "-o", "x.pdf", "--template", "own.docx")
    assert result.status == 2 and ".docx" in result.err and not Path("x.pdf").exists()


@pytest.mark.parametrize(
    "hostile", ["#panic()", "*a* _b_ $x$", "@label <x> \\ // /* `", '")#"', "= A", "#{sys.inputs}"]
)
def test_hostile_words_stay_words(hostile: str, run: Run, register: Path) -> None:
    """They reach the typesetter as data, and never as its language."""
    assert run("note", "MOU-1", hostile, "-p", "VN", "--on", "1/6/2026").status == 0
    for command in ("report", "show MOU-1", "history"):
        assert run(*command.split(), "-o", "x.pdf", "-y").status == 0
        assert "".join(hostile.split()) in words("x.pdf")


def test_a_row_that_is_higher_than_a_page_goes_on(run: Run, register: Path) -> None:
    told = {f"word{number}" for number in range(1500)}
    run("note", "MOU-1", " ".join(sorted(told)), "-p", "VN", "--on", "1/6/2026")
    assert run("report", "-o", "x.pdf").status == 0
    pages = [page.extract_text() for page in pypdf.PdfReader("x.pdf").pages]
    shown = [{*re.findall(r"word\d+", page)} for page in pages]
    assert set().union(*shown) == told and sum(map(bool, shown)) > 1


def test_without_the_typesetter_one_command_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    result = run("report", "-o", "x.pdf")
    assert result.status == 4 and "pip install typst" in result.err and ".docx" in result.err
    assert not Path("x.pdf").exists()


def test_without_a_lao_font_only_lao_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    families = ["Liberation Serif"]
    monkeypatch.setattr(typst, "Fonts", lambda: SimpleNamespace(families=lambda: families))
    for language in ("vi", "en"):
        assert run("--lang", language, "report", "-o", f"{language}.pdf").status == 0
    for given in (("--lang", "lo"), ("--lang", "vi")):
        more = () if "lo" in given else ("--bilingual", "vi,lo")
        result = run(*given, "report", "-o", "x.pdf", *more)
        assert result.status == 4 and "Phetsarath OT" in result.err
        assert not Path("x.pdf").exists()
