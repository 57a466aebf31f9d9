"""Files that were made to break their reader: each is refused in a sentence, or read whole; and none costs the
square of what it holds.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.errors import LaocoopError
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.source import bounds, document
from laocoop.minutes.source.document import read_lines
from laocoop.minutes.source.lines import Line
from office_files import changed, with_parts, word

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
pytestmark = pytest.mark.usefixtures("register")


def book(rows: list[list[object]], style: str = "") -> bytes:
    made, packed = openpyxl.Workbook(), io.BytesIO()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if style:
        sheet["B2"].number_format = style
    made.save(packed)
    return packed.getvalue()


def loaded(run: Run, data: bytes) -> tuple[int, str]:
    Path("m.xlsx").write_bytes(data)
    told = run("load", "m.xlsx", "-p", "VN", "--dry-run")
    assert "Traceback" not in told.err and "panicked" not in told.err
    return told.status, told.err


FAR = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'


def test_the_sheet_that_is_measured_is_the_sheet_that_is_read(run: Run) -> None:
    """One attribute of another namespace named a small sheet; the one that was read took all memory."""
    package = with_parts(
        changed(
            book([["id", "last_note"], ["MOU-1", "x"]]),
            "xl/workbook.xml",
            lambda xml: re.sub("<sheet ", '<sheet xmlns:x="urn:x" x:id="rIdSmall" ', xml, count=1),
        ),
        {
            "xl/worksheets/small.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"><sheetData/></worksheet>'
        },
    )
    package = changed(
        package,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            "</Relationships>",
            '<Relationship Id="rIdSmall" Target="worksheets/small.xml" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
        ),
    )
    status, told = loaded(
        run,
        changed(
            package,
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace("</sheetData>", f'<row r="1048576">{FAR}</row></sheetData>'),
        ),
    )
    assert status == 5 and "takes on" in told, told


def test_texts_that_no_relationship_names_are_measured_too(run: Run) -> None:
    """The reader finds the shared texts by their name; so must what measures them."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" t="s"><v>0</v></c></row>'
        for n in range(3, 60_000)
    )
    package = changed(
        book([["id", "last_note"], ["MOU-1", "x"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"),
    )
    package = changed(
        package,
        "xl/sharedStrings.xml",
        lambda xml: re.sub(r"<si>.*?</si>", f"<si><t>{'A' * 90_000}</t></si>", xml, count=1),
    )
    package = changed(
        package,
        "xl/_rels/workbook.xml.rels",
        lambda xml: re.sub(r"<Relationship [^>]*sharedStrings[^>]*>", "", xml),
    )
    status, told = loaded(run, package)
    assert status in (4, 5) and told.startswith("laocoop: "), told


@pytest.mark.parametrize("style", ["yyyy-mm-dd", "[h]:mm:ss"])
@pytest.mark.parametrize(
    "number", ["-1e308", "1e308", "-1e18", "1e18", "NaN", "2958466", "-700000"]
)
def test_a_day_no_calendar_has_ends_in_a_sentence(style: str, number: str, run: Run) -> None:
    package = changed(
        book([["id", "due"], ["MOU-1", 1]], style),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "<v>1</v></c></row></sheetData>", f"<v>{number}</v></c></row></sheetData>"
        ),
    )
    status, told = loaded(run, package)
    assert status in (2, 4) and told.startswith("laocoop: "), told


def test_an_encoding_is_found_however_far_away_it_is_named(run: Run) -> None:
    """Another encoding hides tags and entities from what counts them."""
    hidden = f'<?xml version="1.0"{" " * 300}encoding="UTF-7"?>'.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(packed, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = hidden + data.partition(b"?>")[2].replace(b"+", b"+-")
            new.writestr(name, data)
    Path("m.docx").write_bytes(packed.getvalue())
    told = run("load", "m.docx", "-i", "M10", "--dry-run")
    assert (told.status, told.out) == (4, ""), told.err


def docx(body: str, numbering: str = "") -> bytes:
    made = word(
        lambda xml: re.sub(r"<w:body>.*</w:body>", f"<w:body>{body}</w:body>", xml, flags=16)
    )
    made = changed(
        made,
        "word/document.xml",
        lambda xml: re.sub("<w:document[^>]*>", f"<w:document {NAMES}>", xml, count=1),
    )
    part = f"<w:numbering {NAMES}>{numbering}</w:numbering>"
    return changed(made, "word/numbering.xml", lambda xml: part if numbering else xml)


CLAUSE = "<w:p><w:r><w:t>1. The two sides agreed to train teachers in 2027.</w:t></w:r></w:p>"
MARK_GONE = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
CONTINUED = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>"
OWN = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"/></w:abstractNum>'
LISTED = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'


def of_fields(count: int) -> bytes:
    begins = '<w:fldChar w:fldCharType="begin"/>' * count
    return docx(f"{CLAUSE}<w:p>{begins}</w:p>")


def of_instructions(count: int) -> bytes:
    text = f"<w:instrText>{' ' * 100}</w:instrText>" * count
    begin, end = (f'<w:fldChar w:fldCharType="{each}"/>' for each in ("begin", "end"))
    return docx(f"{CLAUSE}<w:p>{begin}{text}{end}</w:p>")


def of_fallbacks(count: int) -> bytes:
    inner = "<mc:Fallback/>" * count
    return docx(f"{CLAUSE}<w:p><mc:AlternateContent>{inner}</mc:AlternateContent></w:p>")


def of_held_paragraphs(count: int) -> bytes:
    return docx(CLAUSE + f"<w:p>{MARK_GONE}<w:r><w:t>{'x' * 200}</w:t></w:r></w:p>" * count)


def of_own_levels(count: int) -> bytes:
    own = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>{own}</w:num>' for n in range(count)
    )
    return docx(CLAUSE + LISTED * count, OWN + lists)


def of_a_cell_over_rows(count: int) -> bytes:
    first = '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    text = f"<w:p><w:r><w:t>{'words ' * 2_000}</w:t></w:r></w:p></w:tc></w:tr>"
    return docx(f"{CLAUSE}<w:tbl>{first}{text}{CONTINUED * count}</w:tbl>")


def of_deep_levels(count: int) -> bytes:
    own = "".join(
        f'<w:lvlOverride w:ilvl="{n}"><w:lvl w:ilvl="{n}"/></w:lvlOverride>' for n in range(count)
    )
    lists = f'<w:num w:numId="1"><w:abstractNumId w:val="1"/>{own}</w:num>'
    return docx(CLAUSE + LISTED * count, OWN + lists)


def of_paragraphs_in_each_other(count: int) -> bytes:
    deep, texts = min(count, 200), "<w:t> </w:t>" * count
    return docx(f"{CLAUSE}<w:del>{'<w:p>' * deep}{texts}{'</w:p>' * deep}</w:del>")


def of_other_parts(count: int) -> bytes:
    names = "".join(f'<Relationship Id="a{n}" Type="x" Target="p{n}"/>' for n in range(count))
    chunks = "".join(f'<w:altChunk r:id="a{n}"/>' for n in range(count))
    return changed(
        docx(CLAUSE + chunks),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", f"{names}</Relationships>"),
    )


def of_merges(count: int) -> bytes:
    merge = f'<mergeCell ref="B2:B{count}"/>' * count
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"/><c r="B{n}"><v>1</v></c></row>' for n in range(3, count)
    )
    return changed(
        book([["id", "last_note"], ["MOU-1", "x"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "</sheetData>", f"{rows}</sheetData><mergeCells>{merge}</mergeCells>"
        ),
    )


MADE: list[tuple[Callable[[int], bytes], int]] = [
    (of_fields, 1500),
    (of_instructions, 4000),
    (of_fallbacks, 1500),
    (of_held_paragraphs, 4000),
    (of_own_levels, 4000),
    (of_a_cell_over_rows, 100),
    (of_deep_levels, 400),
    (of_paragraphs_in_each_other, 50),
    (of_other_parts, 400),
]


def read(data: bytes) -> None:
    with suppress(LaocoopError):  # refused, which is soon said
        read_clauses(read_lines(Path("m.docx"), data), frozenset())


@pytest.mark.parametrize(("make", "count"), MADE)
@pytest.mark.sampled(3)
def test_four_times_as_much_takes_four_times_as_long(
    make: Callable[[int], bytes], count: int
) -> None:
    assert ratio_of(read, count, make) < LEAST_SQUARE


def test_merged_cells_are_bounded(run: Run) -> None:
    assert loaded(run, of_merges(100))[0] != 5
    status, told = loaded(run, of_merges(3_000))
    assert status == 5 and bounds.WHAT[bounds.CELLS] in told, told


@pytest.mark.parametrize("at", [3, 7])
def test_a_row_of_formulas_without_results_is_not_passed_over(at: int, run: Run) -> None:
    """Of a library that writes formulas and computes none, beside rows that are filled in."""
    row = f'<row r="{at}"><c r="A{at}"><f>Q!A3</f></c><c r="B{at}"><f>Q!B3</f></c></row>'
    package = changed(
        book([["id", "last_note"], ["MOU-1", "x"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", f"{row}</sheetData>"),
    )
    status, told = loaded(run, package)
    assert status == 2 and f"row {at}" in told and "without its result" in told, told


def test_columns_before_rows_that_are_gone_are_counted(run: Run) -> None:
    row = '<w:tr><w:trPr><w:del/><w:gridBefore w:val="2000"/></w:trPr></w:tr>'
    for count, status in ((500, 0), (501, 5)):
        Path("m.docx").write_bytes(docx(f"{CLAUSE}<w:tbl>{row * count}</w:tbl>"))
        told = run("load", "m.docx", "-i", "M10", "--dry-run")
        assert told.status == status, told.err
    assert bounds.WHAT[bounds.CELLS] in told.err


def test_what_no_other_bound_foresaw_is_bounded_by_time(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_about: object) -> Iterator[Line]:
        while True:
            with suppress(Exception):  # a reader that swallows what it is told, once
                sum(range(1000))
            yield Line("")

    Path("m.docx").write_bytes(docx(CLAUSE))
    with monkeypatch.context() as patch:
        patch.setattr(document, "lines_of_word", endless)
        patch.setitem(bounds.MOST, bounds.SECONDS, 1)
        patch.setitem(bounds.MOST, bounds.PARAGRAPHS, 10**9)
        told = run("load", "m.docx", "-i", "M10", "--dry-run")
    assert told.status == 5 and bounds.WHAT[bounds.SECONDS] in told.err, told
    assert run("load", "m.docx", "-i", "M10", "--dry-run").status == 0
