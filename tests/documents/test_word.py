"""Word files, read back by another library than the one that writes them, beside the JSON of the same answer."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx2python import docx2python
from lxml import etree

from answers import ANSWERS, ids_in
from conftest import Run
from test_golden import STORY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LINK = re.compile(r'<a href="[^"]*">(.*?)</a>')


@pytest.fixture
def story(run: Run, register: Path) -> None:
    for command in STORY:
        assert run(*command).status == 0


def tables(path: str) -> list[list[list[str]]]:
    """All tables, row by row, each cell with its lines."""
    with docx2python(path) as read:
        return [
            [["\n".join(cell).strip() for cell in row] for row in table]
            for table in _plain(read.body)
            if len(table[0]) > 1
        ]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return _LINK.sub(r"\1", value)


def words(path: str) -> str:
    with docx2python(path) as read:
        return str(_plain(read.text))


def part(path: str, name: str) -> Any:
    with zipfile.ZipFile(path) as packed:
        return etree.fromstring(packed.read(name))


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.sampled(5)
def test_every_id_and_every_cell_is_there(name: str, language: str, run: Run, story: None) -> None:
    asked = ("--lang", language, *ANSWERS[name].split())
    assert run(*asked, "-o", "x.docx").status == 0
    told = " ".join(words("x.docx").split())
    answer = json.loads(run(*asked, "-f", "json").out)
    known = {ident for ident in ids_in(answer) if ident[0].isupper()}  # not those of reports
    assert known <= {*told.replace(",", " ").replace(":", " ").split()}
    # The same cells as in the text that people read, in the same order.
    marked = run(*asked, "-f", "markdown").out
    rows = [line for line in marked.splitlines() if line.startswith("| ")]
    wanted = [
        [re.sub(r"\\(.)", r"\1", cell).replace("<br>", "\n") for cell in line[2:-2].split(" | ")]
        for line in rows
    ]
    drawn = [row for table in tables("x.docx") for row in table]
    labels = wanted[0] if wanted else []
    there = [row for row in drawn if len(set(row)) > 1 or len(row) < 3]
    for row in wanted:
        assert [cell.strip() for cell in row] in there or row == labels, row


@pytest.mark.parametrize("name", ["report", "list", "annex"])
def test_the_same_answer_is_the_same_bytes(name: str, run: Run, story: None) -> None:
    for file in ("one.docx", "two.docx"):
        assert run("--lang", "vi", *ANSWERS[name].split(), "-o", file).status == 0
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_headings_are_headings_and_runs_tell_their_language(
    language: str, run: Run, story: None
) -> None:
    run("--lang", language, "report", "-o", "x.docx")
    document = part("x.docx", "word/document.xml")
    styles = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part("x.docx", "word/styles.xml").iter(f"{W}style")
    }
    headings = [
        "".join(paragraph.itertext())
        for paragraph in document.iter(f"{W}p")
        if (named := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and styles[named.get(f"{W}val")].casefold().startswith("heading")
    ]
    answer = json.loads(run("report", "-f", "json").out)["sections"]
    assert len(headings) == 13
    assert any(f"({len(answer['loose_ends'])})" in heading for heading in headings)
    for written in document.iter(f"{W}r"):
        if text := "".join(written.itertext(f"{W}t")):
            tag = written.find(f"{W}rPr/{W}lang")
            assert tag is not None, text
            is_lao = any("\u0e80" <= sign <= "\u0eff" for sign in text)
            assert (tag.get(f"{W}bidi") == "lo-LA") is is_lao, text


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_the_page_is_an_official_one(language: str, run: Run, story: None) -> None:
    run("--lang", language, "report", "-o", "x.docx")
    document = part("x.docx", "word/document.xml")
    section = document.find(f"{W}body/{W}sectPr")
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    millimetres = {key.removeprefix(W): int(margin.get(key)) / 56.7 for key in list(margin.attrib)}
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert 19.9 <= millimetres["top"] <= 25.1 and 19.9 <= millimetres["bottom"] <= 25.1
    assert 29.9 <= millimetres["left"] <= 35.1 and 14.9 <= millimetres["right"] <= 20.1
    told = words("x.docx")
    heads = {
        "vi": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "/BC-BNV", "BÁO CÁO"),
        "lo": ("ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ", "ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ"),
        "en": ("STATUS REPORT",),
    }  # fmt: skip
    assert all(head in told for head in heads[language])
    assert ("Hà Nội, ngày 22 tháng 11 năm 2026" in told) is (language == "vi")
    digest = json.loads(run("report", "-f", "json").out)["register"]["sha256"][:12]
    feet = [name for name in zipfile.ZipFile("x.docx").namelist() if "footer" in name]
    assert feet and all(digest in "".join(part("x.docx", foot).itertext()) for foot in feet)


def test_heads_are_repeated_and_no_row_is_divided(run: Run, story: None) -> None:
    run("list", "--all", "-o", "x.docx")
    for table in part("x.docx", "word/document.xml").iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_chart_has_the_figures_of_the_answer(run: Run, story: None) -> None:
    run("report", "-o", "x.docx")
    groups = json.loads(run("report", "-f", "json").out)["sections"]["by_instrument"]
    chart = part("x.docx", "word/charts/chart1.xml")
    drawn = {
        series.findtext(f"{C}tx/{C}v"): [
            int(point.text) for point in series.iterfind(f"{C}val/{C}numLit/{C}pt/{C}v")
        ]
        for series in chart.iter(f"{C}ser")
    }
    assert sum(map(sum, drawn.values())) == sum(group["total"] for group in groups)
    assert drawn["completed"] == [group["completed"] for group in groups]


def test_two_languages_stand_side_by_side_clause_by_clause(run: Run, story: None) -> None:
    for name in ("report", "list --all", "annex", "show MOU-1 MOU-2"):
        assert run(*name.split(), "-o", "x.docx", "--bilingual", "vi,lo", "--yes").status == 0
        clauses = max(tables("x.docx"), key=len)
        assert clauses[0] == ["Tiếng Việt", "ພາສາລາວ"] and all(len(row) == 2 for row in clauses)
        about = re.compile(r"[A-Z]+\d*-\w+(?:\.\w+)?(?= · )")
        for vietnamese, lao in clauses:
            assert about.findall(vietnamese[:40]) == about.findall(lao[:40])
            assert bool(vietnamese) and bool(lao)


@pytest.mark.parametrize("given", ["vi", "vi,vi", "vi,xx", "", "vi,lo,en"])
def test_what_does_not_name_two_languages_is_refused(given: str, run: Run) -> None:
    refused = run("report", "-o", "x.docx", f"--bilingual={given}")
    assert refused.status == 2 or given == ""
    assert Path("x.docx").exists() is (given == "")


@pytest.mark.parametrize("words", ["tiếng Việt,tiếng Lào", "vietnamese,lao", "VI, lo"])
def test_languages_by_their_names(words: str, run: Run) -> None:
    assert run("report", "-o", "x.docx", "--bilingual", words).status == 0


def test_two_languages_and_a_template_are_for_word(run: Run) -> None:
    for option in (("--bilingual", "vi,lo"), ("--template", "t.docx")):
        for where in ((), ("-o", "x.csv"), ("-f", "docx")):
            assert run("report", *where, *option).status == 2


def test_hostile_words_stay_words(run: Run, register: Path) -> None:
    hostile = (
        "</w:t><w:br/> & ]]> \ufffe \u202e http://a/%zz?q=\u0111&x= https://ok.vn/a_(b)?c=\u0111"
    )
    assert run("note", "MOU-1", hostile, "--party", "VN").status == 0
    assert run("report", "-o", "x.docx").status == 0
    told = words("x.docx")
    assert "</w:t><w:br/> & ]]>" in told and "\ufffe" not in told and "\u202e" not in told
    relations = part("x.docx", "word/_rels/document.xml.rels")
    targets = [each.get("Target") for each in relations if each.get("TargetMode") == "External"]
    assert targets and all(re.fullmatch(r"[!-~]+", target) for target in targets)


def test_a_template_keeps_its_own_paper(run: Run, story: None) -> None:
    import docx

    letter = docx.Document()
    letter.add_paragraph("VĂN PHÒNG BỘ")
    letter.sections[0].footer.paragraphs[0].text = "Trang của Bộ"
    letter.save("t.docx")
    assert run("--lang", "vi", "report", "-o", "x.docx", "--template", "t.docx").status == 0
    told = words("x.docx")
    assert told.index("VĂN PHÒNG BỘ") < told.index("Tiến độ theo văn kiện")
    assert "CỘNG HÒA" not in told and "Trang của Bộ" in told
    for name, data in (("bad.docx", b"PK"), ("text.docx", b"x"), ("none.docx", None)):
        if data is not None:
            Path(name).write_bytes(data)
        refused = run("report", "-o", "y.docx", "--template", name)
        assert refused.status in (4, 5) and not Path("y.docx").exists(), refused.err


def test_a_file_that_is_there_is_written_over_only_after_a_yes(run: Run) -> None:
    first = run("list", "-o", "x.docx")
    assert first.status == 0 and "x.docx" in first.err
    before = Path("x.docx").read_bytes()
    assert run("report", "-o", "x.docx").status == 7 and Path("x.docx").read_bytes() == before
    assert run("report", "-o", "x.docx", "--yes").status == 0
    assert Path("x.docx").read_bytes() != before
    gone = run("list", "-o", "no-such/x.docx")
    assert gone.status == 6 and "no-such" in gone.err
