"""What a register says, and whatever file a user names, ends in a paper or in a sentence, and reaches it clean."""

from __future__ import annotations

import io
import re
import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from conftest import Run, read_register
from costs import LEAST_SQUARE, ratio_of
from laocoop.minutes.source import bounds

pytestmark = pytest.mark.usefixtures("for_viet_nam")

ACTING = "\\u001b[2J\\u0007\\u009b1m\\u202e\\u2028"
"""As a TOML file says it."""


def saying(register: Path, where: str, words: str) -> None:
    """Puts words before what the register says in a wording."""
    text = register.read_text("utf-8")
    at = text.index(where)
    new = re.sub(r'((?:vi|lo|en) = ")', lambda match: match[0] + words, text[at:], count=3)
    register.write_text(text[:at] + new, encoding="utf-8")


@pytest.mark.parametrize("words", [ACTING + "\\u000b", "x" * 400])
@pytest.mark.parametrize("where", ["ministry = {", 'id = "MOU"\n', 'id = "employment"\n'])
@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "ics", "xlsx"])
@pytest.mark.sampled(4)
def test_names_are_clean_on_every_paper(
    suffix: str, where: str, words: str, run: Run, register: Path
) -> None:
    run("update", "MOU-1", "--due", "1/6/2027", "-p", "all")
    run("done", "MOU-2", "-e", "a.pdf", "--lead", "vn-employment")
    saying(register, where, words)
    for line in ("report", "list --all"):
        result = run("--lang", "vi", *line.split(), "-o", f"x.{suffix}", "-y")
        assert result.status == 0, result.err
        data = Path(f"x.{suffix}").read_bytes()
        if suffix in ("docx", "xlsx"):
            parts = zipfile.ZipFile(io.BytesIO(data))
            data = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
        if suffix == "pdf":
            pages = pypdf.PdfReader(io.BytesIO(data)).pages
            data = "".join(page.extract_text() for page in pages).encode()
        told = data.decode("utf-8", "replace")
        assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2028]", told)


def test_a_calendar_is_clean_in_a_terminal(run: Run, register: Path) -> None:
    run("update", "MOU-1", "--due", "1/6/2027", "-p", "all")
    saying(register, 'id = "MOU-1"\n', ACTING)
    told = run("list", "--all", "-f", "ics").out
    assert "BEGIN:VEVENT" in told and not re.search(
        "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", told
    )


@pytest.mark.parametrize("address", ["https://a.vn/" + "a" * 8100, "https://a.vn/" + "ạ" * 3000])
@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_an_address_may_be_long(suffix: str, address: str, run: Run, register: Path) -> None:
    assert run("done", "MOU-1", "-e", address).status == 0
    assert run("report", "-o", f"x.{suffix}").status == 0


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """A Word file of which one part is another."""

    def made() -> bytes:
        whole, paper = io.BytesIO(), io.BytesIO()
        docx.Document().save(whole)
        with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(paper, "w") as written:
            for each in parts.namelist():
                data = parts.read(each)
                written.writestr(each, change(data) if each == name else data)
        return paper.getvalue()

    return made


BODY = "word/document.xml"
TEMPLATES = {
    "no page": (
        0,
        changed(BODY, lambda b: re.sub(rb"<w:sectPr.*?</w:sectPr>", b"", b, flags=re.S)),
    ),
    "no body": (4, changed(BODY, lambda b: re.sub(rb"<w:body>.*</w:body>", b"", b, flags=re.S))),
    "a size with a point": (4, changed(BODY, lambda b: re.sub(rb'w:w="\d+"', b'w:w="11906.5"', b))),
    "a size of no number": (4, changed(BODY, lambda b: re.sub(rb'w:w="\d+"', b'w:w="abc"', b))),
    "a size beyond all": (
        4,
        changed(BODY, lambda b: re.sub(rb'w:w="\d+"', b'w:w="9999999999"', b)),
    ),
    "odd properties": (4, changed("docProps/core.xml", lambda b: b"<x/>")),
    "a heading of signs": (
        4,
        changed(
            "word/styles.xml",
            lambda b: b.replace(
                b'w:type="paragraph" w:styleId="Heading1"',
                b'w:type="character" w:styleId="Heading1"',
            ),
        ),
    ),
    "a part that names itself": (
        4,
        changed(
            "word/_rels/document.xml.rels",
            lambda b: b.replace(b'Target="styles.xml"', b'Target="document.xml"'),
        ),
    ),
    "too many paragraphs": (
        5,
        changed(BODY, lambda b: b.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 30_000)),
    ),
}


@pytest.mark.parametrize("what", TEMPLATES)
def test_a_template_serves_or_is_refused(what: str, run: Run, register: Path) -> None:
    status, made = TEMPLATES[what]
    Path("own.docx").write_bytes(made())
    result = run("annex", "--template", "own.docx", "-o", "x.docx")
    assert result.status == status, result.err
    assert Path("x.docx").exists() == (status == 0)
    if status:
        assert "own.docx" in result.err and len(result.err.splitlines()) >= 2
    else:
        assert "MOU-8" in "".join(
            cell.text for t in docx.Document("x.docx").tables for cell in t._cells
        )


def test_a_letterhead_has_its_bound(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx.Document().save("own.docx")
    word = docx.Document("own.docx")
    size = len(word.element.body) + len(word.styles.element)
    for most, status in ((size, 0), (size - 1, 5)):
        monkeypatch.setitem(bounds.MOST, bounds.LETTERHEAD, most)
        result = run("annex", "--template", "own.docx", "-o", "x.docx", "-y")
        assert result.status == status
    assert bounds.WHAT[bounds.LETTERHEAD] in result.err


def test_a_template_is_never_written_over(run: Run, register: Path) -> None:
    docx.Document().save("own.docx")
    Path("link.docx").hardlink_to("own.docx")
    before = Path("own.docx").read_bytes()
    for name in ("own.docx", "./own.docx", "link.docx"):
        result = run("annex", "--template", "own.docx", "-o", name, "--yes")
        assert result.status == 6 and Path("own.docx").read_bytes() == before
    for template, status in (("gone.docx", 4), (".", 4)):
        result = run("annex", "--template", template, "-o", "x.docx")
        assert result.status == status and "laocoop init" not in result.err


def test_what_is_no_place_for_an_answer_is_named(run: Run, register: Path) -> None:
    Path("folder.md").mkdir()
    assert "folder, or no plain file" in run("list", "-o", "folder.md").err
    result = run("list", "-f", "plain", "-o", ".commitments.toml.lock")
    assert result.status == 6 and not Path(".commitments.toml.lock").exists()
    assert run("note", "MOU-1", "x").status == 0


NOTES = [
    "'=A1 in the annex",
    "123\u200e ngày 5/6",
    "a\rb",
    "a\r\nb",
    "-",
    "—",
    "a;'=1",
    "dài " * 9000 + "END",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("line", ["sheet -i MOU -o s.xlsx", "list -i MOU -f csv -o s.csv"])
def test_a_sheet_that_nobody_touched_writes_nothing(
    line: str, note: str, run: Run, register: Path
) -> None:
    run("note", "MOU-1", "x")
    text = register.read_text("utf-8")
    said = note.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n")
    register.write_text(text.replace('note = "x"', f'note = "{said}"'), encoding="utf-8")
    assert read_register(register).updates[-1].note.en == note
    before = register.read_bytes()
    assert run(*shlex.split(line)).status == 0
    result = run("load", line.split()[-1], "--yes")
    assert result.status == 0 and register.read_bytes() == before, result
    assert "Not taken in" not in result.err


def test_a_touched_cell_is_still_taken(run: Run, register: Path) -> None:
    run("note", "MOU-1", "'=A1")
    run("sheet", "-i", "MOU", "-o", "s.xlsx")
    book = openpyxl.load_workbook("s.xlsx")
    sheet = book.worksheets[0]
    place = {cell.value: cell.column for cell in sheet[2]}["Note"]
    row = next(r[0].row for r in sheet.iter_rows(min_row=3) if r[0].value == "MOU-1")
    sheet.cell(row, place).value = "another"
    book.save("s.xlsx")
    assert "another" in run("load", "s.xlsx", "--yes").out + run("show", "MOU-1").out


# -- corrections that cannot be ---------------------------------------------------------------------

WRONG = {
    "commitment": ("name", "kind", "held", "signed", "basis", "place"),
    "instrument": ("title", "parties", "themes", "clause", "lead", "due"),
    "event": ("title", "kind", "signed", "period", "basis"),
}
VALUES = {
    "parties": '["VN"]', "themes": '["employment"]', "lead": '{ VN = "x" }', "due": "2027-01-01",
    "held": "2025-01-01", "signed": "2025-01-01", "title": '{ en = "x" }', "name": '{ en = "x" }',
    "period": '"2026-2027"', "kind": '"minutes"', "basis": '"signed"', "place": '"x"', "clause": '"x"',
}  # fmt: skip
SUBJECTS = {"commitment": "MOU-2", "instrument": "M9", "event": "SOM25"}
DROPS = {
    "commitment": (
        "id",
        "instrument",
        "parties",
        "force",
        "title",
        "title.vi",
        "recorded",
        "lead",
        "xx",
    ),
    "instrument": ("id", "name", "kind", "basis", "lead.VN"),
    "event": ("id", "name", "held", "note"),
}
CORRECTIONS = [
    *((kind, f"{key} = {VALUES[key]}") for kind, keys in WRONG.items() for key in keys),
    *((kind, f'drops = ["{key}"]') for kind, keys in DROPS.items() for key in keys),
    ("commitment", 'parties = ["VN", "VN"]'),
]


@pytest.mark.parametrize(("kind", "says"), CORRECTIONS)
def test_a_correction_of_what_a_record_is_not_is_refused(
    kind: str, says: str, run: Run, register: Path
) -> None:
    entry = (
        f'\n[[update]]\nid = "hhhhhhhh"\n{kind} = "{SUBJECTS[kind]}"\non = 2026-03-01\n'
        f'recorded = 2026-03-01T00:00:00+07:00\nby = "x"\nparty = "LA"\ncorrects = {{ {says} }}\n'
    )
    theirs = Path("theirs.toml")
    theirs.write_text(register.read_text("utf-8") + entry, encoding="utf-8")
    told = run("--file", "theirs.toml", "check")
    assert told.status == 3 and "theirs.toml:" in told.out
    before = register.read_bytes()
    merged = run("merge", "theirs.toml")
    assert merged.status == 3 and register.read_bytes() == before


def test_a_misspelt_key_in_a_correction_is_named(run: Run, register: Path) -> None:
    with register.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[update]]\nid = "hhhhhhhh"\ncommitment = "MOU-2"\non = 2026-03-01\n'
            'recorded = 2026-03-01T00:00:00+07:00\nparty = "LA"\ncorrects = { titel = { en = "x" } }\n'
        )
    told = run("check").out
    assert "corrects.titel" in told and "[unknown-key]" in told and "[empty-update]" in told


def test_a_side_is_bound_once(run: Run, register: Path) -> None:
    assert run("edit", "MOU-2", "--bound", "VN", "--bound", "VN", "-p", "all", "-y").status == 0
    assert "VN VN" not in run("list", "--all", "-f", "csv").out
    added = run("add", "x", "--under", "MOU-3", "--party", "VN", "--party", "VN")
    assert added.status == 0, added.err


def test_two_hand_written_reports_of_one_id_are_both_kept(run: Run, register: Path) -> None:
    theirs = register.read_text("utf-8")
    entry = (
        '\n[[update]]\nid = "u1"\ncommitment = "{}"\non = 2026-03-01\n'
        'recorded = 2026-03-01T09:00:00+07:00\nparty = "{}"\nstatus = "completed"\nevidence = ["e"]\n'
    )
    Path("theirs.toml").write_text(theirs + entry.format("MOU-2", "LA"), encoding="utf-8")
    register.write_text(theirs + entry.format("MOU-1", "VN"), encoding="utf-8")
    result = run("merge", "theirs.toml")
    assert result.status == 0 and "--take" not in result.err, result.err
    told = {
        (u.commitment, u.party)
        for u in read_register(register).updates
        if u.status and u.on.month == 3
    }
    assert {("MOU-1", "VN"), ("MOU-2", "LA")} <= told


def test_a_long_chain_takes_as_long_as_it_is(run: Run, register: Path) -> None:
    head = register.read_text("utf-8").partition("[[commitment]]")[0]

    def chain(count: int) -> str:
        text = head
        for number in range(count):
            before = f'continues = ["C{number - 1}"]\n' if number else ""
            text += (
                f'\n[[commitment]]\nid = "C{number}"\ninstrument = "M9"\ntitle = {{ en = "x" }}\n'
                f'parties = ["VN"]\n{before}'
            )
        Path(f"{count}.toml").write_text(text, encoding="utf-8")
        return f"{count}.toml"

    def told(name: str) -> None:
        assert run("--file", name, "lineage", "-f", "plain").status == 0

    assert ratio_of(told, 400, chain) < LEAST_SQUARE
