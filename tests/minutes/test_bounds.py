"""Every bound of a reader, one below and one above, through the program; and the memory it takes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from conftest import Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.minutes.source import bounds
from laocoop.storage import files
from office_files import CLAUSE, changed, with_parts, word

MB = 1 << 20
MOST_MEMORY = 500 * MB


def starting_at(number: int | str) -> bytes:
    def change(xml: str) -> str:
        return re.sub(r'<w:start w:val="\d+"/>', f'<w:start w:val="{number}"/>', xml)

    return word(change, "word/numbering.xml")


def sheet(cell: str = "A3", value: str = "") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["id", "last_note"])
    page.append(["MOU-1", "x"])
    page[cell] = value or None
    if not value:
        page[cell].font = openpyxl.styles.Font(bold=True)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def text(letters: int) -> bytes:
    line = (
        "1234567890 " * 180 + "\n\n"
    )  # nothing in it is judged: what is tried is how much is read
    return (line * (letters // len(line) + 1))[:letters].encode()


def body(xml: str) -> bytes:
    return word(
        lambda old: re.sub(r"<w:body>.*</w:body>", f"<w:body>{xml}</w:body>", old, flags=16)
    )


def filled(most: int, counted: Callable[[bytes], int], unit: bytes, before: bytes = b"") -> bytes:
    """A Word file with one XML part more, that has just as much of what is counted as is wanted."""
    there = sum(counted(part) for part in xml_parts(word()))
    return with_parts(
        word(), {"x.xml": before + unit * ((most - there - counted(before)) // counted(unit))}
    )


def xml_parts(package: bytes) -> list[bytes]:
    packed = zipfile.ZipFile(io.BytesIO(package))
    parts = [packed.read(name) for name in packed.namelist()]
    return [part for part in parts if part.lstrip().startswith(b"<")]


# By bound: the name of the file, and what makes one of just so much.
CASES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    bounds.LINES: ("m.txt", lambda n: b"\n" * (n - 1) + f"{CLAUSE}\n".encode()),
    bounds.PARAGRAPHS: ("m.md", lambda n: b"The meeting was held.\n\n" * n),
    bounds.BEFORE: (
        "m.docx",
        lambda n: word(
            lambda x: re.sub(r'w:lvlText w:val="[^"]*"', f'w:lvlText w:val="{"x" * n}"', x),
            "word/numbering.xml",
        ),
    ),
    bounds.PARAGRAPH: (
        "m.txt",
        lambda n: ("1. The two sides agreed" + " ab" * n)[: n - 1].encode() + b"b\n",
    ),
    bounds.WORD: ("m.txt", lambda n: f"{CLAUSE} {'a' * n}\n".encode()),
    bounds.NUMBER: ("m.docx", starting_at),
    bounds.PARTS: (
        "m.docx",
        lambda n: with_parts(
            word(),
            {f"x/{i}": b"" for i in range(n - len(zipfile.ZipFile(io.BytesIO(word())).namelist()))},
        ),
    ),
    bounds.UNPACKED: (
        "m.docx",
        lambda n: with_parts(word(), {"word/media/x.png": b"\x89" * (n - unpacked(word()))}),
    ),
    bounds.XML_BYTES: ("m.docx", lambda n: filled(n, len, b"x", b"<a>")),
    bounds.TAGS: (
        "m.docx",
        lambda n: filled(n, lambda part: part.count(b"<") + part.count(b"="), b"<a/>"),
    ),
    bounds.COLUMNS: ("m.csv", lambda n: ("id," + "a," * (n - 2) + "b\nMOU-1\n").encode()),
    bounds.CELL: ("m.csv", lambda n: f"id,last_note\nMOU-1,{'x' * n}\n".encode()),
    bounds.ROWS: ("m.csv", lambda n: b"id\n" + b"\n" * (n - 1)),
    bounds.CELLS: (
        "m.csv",
        lambda n: b"id" + b",a" * 999 + b"\n" + (b"," * 999 + b"\n") * -(1 - n // 1000 - n % 1000),
    ),
    bounds.SHEET_BYTES: (
        "m.csv",
        lambda n: (b"id\n" + (b"x" * 999 + b"\n") * (n // 1000 + 1))[:n],
    ),
    bounds.LETTERS: ("m.md", lambda n: text(n + n // 50 if n % 2 else n)),
}


def unpacked(package: bytes) -> int:
    return sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(package)).infolist())


@pytest.mark.parametrize("what", CASES)
@pytest.mark.sampled(3)
def test_one_below_is_read_and_one_above_is_refused_with_the_bounds_name(
    what: str, register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        bounds.MOST, bounds.SECONDS, 600
    )  # machines differ; that has a test of its own
    if what == bounds.LETTERS:  # all that may be are read in test_memory_stays_small
        monkeypatch.setitem(bounds.MOST, bounds.LETTERS, 400_000)
    name, make = CASES[what]
    most = bounds.MOST[what]
    options = ["--dry-run"] if name.endswith("csv") else ["-i", "M10", "--dry-run"]
    Path(name).write_bytes(make(most))
    below = run("load", name, *options)
    assert below.status != 5 and "takes on" not in below.err, below.err
    Path(name).write_bytes(make(most + 1))
    above = run("load", name, *options)
    assert (above.status, above.out) == (5, ""), above.err
    assert f"{most:,}" in above.err and bounds.WHAT[what] in above.err


def test_every_bound_is_tried() -> None:
    elsewhere = {bounds.BYTES, bounds.PAGES, bounds.SECONDS, bounds.SHEETS, bounds.LETTERHEAD}
    assert set(CASES) | elsewhere == set(bounds.MOST) == set(bounds.WHAT)


def test_a_file_that_takes_long_to_read_is_refused(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few hundred kilobytes: each page draws what all draw, and nothing is seen of it."""
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter()
    stream = StreamObject()
    stream.set_data(b"BT () Tj ET " * 40_000)
    shared = writer._add_object(stream.flate_encode())
    for _page in range(2_000):
        page = writer.add_blank_page(9, 9)
        page[NameObject("/Contents")] = shared
    writer.write("m.pdf")
    assert Path("m.pdf").stat().st_size < 500_000
    monkeypatch.setitem(bounds.MOST, bounds.SECONDS, 1)
    result = run("load", "m.pdf", "-i", "M10", "--dry-run")
    assert result.status == 5 and bounds.WHAT[bounds.SECONDS] in result.err


@pytest.mark.parametrize("drawing", [b"/F Do ", b"/#46 Do ", b"/F %x\nDo ", b"/F /X Do "])
def test_forms_that_are_drawn_over_and_over_end_in_a_sentence(
    drawing: bytes, register: Path, run: Run
) -> None:
    """However their name is written: it may have its signs by number, and remarks after it."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    form = StreamObject()
    form.set_data(b"BT () Tj ET " * 10_000)
    form.update(
        {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")}
    )
    drawn = writer._add_object(form.flate_encode())
    page = writer.add_blank_page(9, 9)
    content = StreamObject()
    content.set_data(drawing * 400)
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/F"): drawn})}
    )
    writer.write("m.pdf")
    result = run("load", "m.pdf", "-i", "M10", "--dry-run")
    assert result.status in (4, 5) and result.out == ""


def test_paragraphs_in_paragraphs_are_soon_refused(register: Path, run: Run) -> None:
    deep = (
        "<w:p>" * 200
        + "<w:r><w:t>"
        + "agreed to exchange " * 9_000
        + "</w:t></w:r>"
        + "</w:p>" * 200
    )
    Path("m.docx").write_bytes(body(f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"))
    result = run("load", "m.docx", "-i", "M10", "--dry-run")
    assert result.status == 5 and bounds.WHAT[bounds.PARAGRAPH] in result.err


def test_many_problems_of_one_line_share_its_text(run: Run) -> None:
    def used(count: int) -> int:
        records = ",".join(f'{{id="c{n}"}}' for n in range(count))
        Path("one.toml").write_text(f"schema = 1\ncommitment = [{records}]\n")
        tracemalloc.start()
        assert run("--file", "one.toml", "check").status == 3
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert used(1200) / used(300) < 8


@pytest.mark.parametrize("what", [bounds.BYTES, bounds.PAGES])
def test_large_files_are_refused(
    what: str, register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the bound lowered: files of its size take a while to make."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas("m.pdf")
    for page in range(3):
        for line in range(9):
            canvas.drawString(72, 720 - 20 * line, f"{9 * page + line}{CLAUSE[1:]}")
        canvas.showPage()
    canvas.save()
    is_size = what == bounds.BYTES
    size = Path("m.pdf").stat().st_size if is_size else 3
    monkeypatch.setitem(bounds.MOST, what, size)
    assert run("load", "m.pdf", "-i", "M10", "--dry-run").status == 0
    monkeypatch.setitem(bounds.MOST, what, size - 1)
    above = run("load", "m.pdf", "-i", "M10", "--dry-run")
    assert above.status == 5 and bounds.WHAT[what] in above.err


@pytest.mark.parametrize("cell", ["XFD1048576", "B1048576", "XFD2", "B200001", "BXY3", "ALM1001"])
@pytest.mark.sampled(3)
def test_a_cell_far_away_is_refused(cell: str, register: Path, run: Run) -> None:
    for value in ("far", ""):
        Path("m.xlsx").write_bytes(sheet(cell, value))
        above = run("load", "m.xlsx", "--dry-run")
        assert above.status == 5 and "takes on" in above.err, above.err
    Path("m.xlsx").write_bytes(sheet("BXX3" if cell == "BXY3" else "B2000", "x"))
    assert run("load", "m.xlsx", "--dry-run").status != 5


@pytest.mark.parametrize("made", ["dimension", "no places", "character reference"])
def test_what_a_sheet_says_of_its_size_is_not_believed(made: str, register: Path, run: Run) -> None:
    def change(xml: str) -> str:
        if made == "dimension":
            return re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', xml)
        if made == "no places":
            return re.sub(r'(<(?:c|row)[^>]*?) r="[^"]*"', r"\1", xml)
        return xml.replace('r="B2"', 'r="&#88;FD2"')

    Path("m.xlsx").write_bytes(changed(sheet("A2", "MOU-1"), "xl/worksheets/sheet1.xml", change))
    result = run("load", "m.xlsx", "--dry-run", "-p", "VN")
    assert result.status == (5 if made == "character reference" else 0), result.err


REFUSED = {
    "letters": lambda: word(
        lambda x: re.sub(r'w:numFmt w:val="\w+"', 'w:numFmt w:val="upperRoman"', x).replace(
            '<w:start w:val="1"/>', '<w:start w:val="999999999"/>'
        ),
        "word/numbering.xml",
    ),
    "digits": lambda: starting_at("9" * 5000),
    "many numbers": lambda: word(
        lambda x: re.sub(r'w:lvlText w:val="[^"]*"', f'w:lvlText w:val="{"%1" * 9000}"', x),
        "word/numbering.xml",
    ),
    "runs": lambda: body("<w:p>" + "<w:r><w:t>agreed to </w:t></w:r>" * 60_000 + "</w:p>"),
    "wide": lambda: body("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 500 + "</w:tr>") * 300 + "</w:tbl>"),
}  # fmt: skip
BROKEN = {
    "level": lambda: word(lambda x: x.replace('w:ilvl="0"', 'w:ilvl="abc"'), "word/numbering.xml"),
    "entities": lambda: word(
        lambda x: re.sub("<w:document", '<!DOCTYPE x [<!ENTITY a "ha">]><w:document', x, count=1)
    ),
    "depth": lambda: body("<w:sdt><w:sdtContent>" * 9000 + "</w:sdtContent></w:sdt>" * 9000),
}


def test_sheets_of_a_book_are_bounded_together(register: Path, run: Run) -> None:
    """Cells that reach far, and a text that many cells share: each sheet by itself is within bounds."""
    far, long = [("B150000", "x")], [(f"B{row}", "x" * 30_000) for row in range(1, 401)]
    for cells, what in ((far, bounds.CELLS), (long, bounds.SHEET_BYTES)):
        for sheets, status in ((1, 0), (4, 5)):
            book = openpyxl.Workbook()
            for number in range(sheets):
                page = book.create_sheet(f"x{number}", number)
                page.append(["id", "last_note"])
                page.append(["MOU-1", ""])
                for cell, value in cells:
                    page[cell] = value
            book.save("m.xlsx")
            result = run("load", "m.xlsx", "--dry-run")
            assert (result.status == 5) == (status == 5), (what, sheets, result.err)
            assert (f"{bounds.MOST[what]:,}" in result.err) == (status == 5)


@pytest.mark.parametrize("name", [*REFUSED, *BROKEN])
def test_hostile_word_files_end_in_a_sentence(name: str, register: Path, run: Run) -> None:
    Path("m.docx").write_bytes({**REFUSED, **BROKEN}[name]())
    result = run("load", "m.docx", "-i", "M10", "--dry-run")
    assert (result.status, result.out) == (5 if name in REFUSED else 4, ""), result.err


def test_a_register_or_a_device_that_never_ends_is_refused(register: Path, run: Run) -> None:
    with Path("big.toml").open("wb") as file:
        file.truncate(files.MOST_BYTES + 1)
    commands = (
        ["--file", "big.toml", "check"],
        ["--file", "big.toml", "list"],
        ["--file", "/dev/zero", "list"],
        ["merge", "big.toml"],
        ["merge", "/dev/zero"],
    )
    for command in commands:
        result = run(*command)
        assert result.status == 5 and "100 MB" in result.err, result.err
    with Path("big.toml").open("wb") as file:
        file.truncate(1000)
    assert run("--file", "big.toml", "check").status == 3


def signs_of_many_letters(letters: int) -> bytes:
    """A PDF whose one letter stands for 127 signs, as many as a map of signs takes."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    signs = StreamObject()
    signs.set_data(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfchar <41> <" + b"00E1" * 127 + b"> endbfchar endcmap"
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/ToUnicode"): writer._add_object(signs.flate_encode()),
        }
    )
    page = writer.add_blank_page(9, 9)
    content = StreamObject()
    content.set_data(b"BT /F 9 Tf (" + b"A" * letters + b") Tj ET")
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): writer._add_object(font)})}
    )
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_what_no_other_bound_foresaw_is_refused_for_its_memory(register: Path, run: Run) -> None:
    import resource

    Path("m.pdf").write_bytes(signs_of_many_letters(4_000_000))
    before = resource.getrlimit(resource.RLIMIT_DATA)
    result = run("load", "m.pdf", "-i", "M10", "--dry-run")
    assert result.status == 5 and f"{bounds.MOST_MEMORY:,} bytes of memory" in result.err
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


HEAVY: dict[str, Callable[[], bytes]] = {
    "bomb.docx": lambda: with_parts(word(), {"word/media/x.png": b"\0" * (400 * MB)}),
    "blanks.docx": lambda: word(lambda x: x.replace("<w:body>", "<w:body>" + " " * (100 * MB))),
    "far.xlsx": lambda: sheet("XFD1048576", "far"),
    "near.xlsx": lambda: sheet("AA9000", "x"),
    "tags.docx": lambda: body("<w:p/>" * 900_000),
    "wide.docx": REFUSED["wide"],
    "cells.csv": lambda: b"id" + b",a" * 999 + b"\n" + (b"," * 999 + b"\n") * 990,
    "letters.txt": lambda: text(3_900_000),
    "signs.pdf": lambda: signs_of_many_letters(4_000_000),
    "attributes.docx": lambda: body('<w:p a="1" b="1" c="1" d="1"/>' * 950_000),
    "signs.csv": lambda: (
        "id,a,b,c,d\n" + ",".join("😀" * 5) + "\n" + "😀,,,,\n" * 199_000
    ).encode(),
    "/dev/zero": lambda: b"",
}


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.sampled(4)
def test_memory_stays_small(name: str, register: Path) -> None:
    """Of the process that reads: bombs, far cells and wide tables."""
    if name == "/dev/zero":
        command = ["--file", name, "list"]
    else:
        Path(name).write_bytes(HEAVY[name]())
        command = ["load", name, *([] if name[-3:] in ("lsx", "csv") else ["-i", "M10"])]
        command.append("--dry-run")
    code = (
        "import sys; from laocoop.cli.app import main\n"
        f"main({command!r})\n"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    used = int(done.stderr.split()[-1]) * 1024
    assert used < MOST_MEMORY, used // MB


def run_of_texts(count: int) -> bytes:
    first = "<w:t>The two sides agreed to exchange experts.</w:t>"
    return body(f"<w:p><w:r>{first}{'<w:t/>' * count}</w:r></w:p>")


def lists_in_lists(count: int) -> bytes:
    """So many levels, in as many lists as is a hundredth of that, one in the other."""

    def nested(xml: str) -> str:
        depth = count // 100
        begin = '<w:abstractNum w:abstractNumId="9">' * depth
        deep = begin + "<w:lvl/>" * count + "</w:abstractNum>" * depth
        return xml.replace("</w:numbering>", f"{deep}</w:numbering>")

    return word(nested, "word/numbering.xml")


def marks_in_marks(count: int) -> bytes:
    """Runs that each stand in a mark of their own, all of them deep in others."""
    runs = "<w:ins><w:r><w:t/></w:r></w:ins>" * count
    deep = "<w:ins>" * 200 + runs + "</w:ins>" * 200
    return body(
        f"<w:p>{deep}</w:p><w:p><w:r><w:t>They agreed to exchange experts.</w:t></w:r></w:p>"
    )


def test_what_is_moved_away_or_hidden_is_not_read_however_deep(run: Run, register: Path) -> None:
    said = "<w:r><w:t>They agreed to exchange {0} experts. </w:t></w:r>"
    hidden = said.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>").format("hidden")
    moved = f"<w:moveFrom><w:ins>{said.format('moved')}</w:ins></w:moveFrom>"
    Path("m.docx").write_bytes(
        body(f"<w:p>{hidden}{moved}<w:ins>{said.format('ten')}</w:ins></w:p>")
    )
    told = json.loads(run("load", "m.docx", "-i", "M10", "--dry-run", "-f", "json").out)
    assert told["items"] == [] and told["doubts"] == ["nothing-found"]
    reasons = {left["reason"]: left["text"] for left in told["skipped"]}
    assert "ten experts" in reasons["no-undertaking"]
    assert "hidden experts" in reasons["hidden"] and "moved experts" in reasons["deleted"]


def test_what_formulas_share_is_not_written_out(run: Run, register: Path) -> None:
    """Only whether each has a result is asked: cells without end may share one long formula."""

    def shared(count: int) -> bytes:
        formula = "A1" + "+A1" * (20 * count)
        cells = "".join(
            f'<c r="{get_column_letter(at)}2"><f t="shared" si="0"/><v>1</v></c>'
            for at in range(4, 4 + count)
        )
        first = f'<c r="C2"><f t="shared" ref="C2:ZZ2" si="0">{formula}</f><v>1</v></c>'

        def with_them(xml: str) -> str:
            return xml.replace("</row></sheetData>", f"{first}{cells}</row></sheetData>")

        return changed(sheet("A2", "MOU-1"), "xl/worksheets/sheet1.xml", with_them)

    def load(data: bytes) -> None:
        Path("m.xlsx").write_bytes(data)
        assert run("load", "m.xlsx", "--dry-run", "-p", "VN").status == 0

    assert ratio_of(load, 200, shared) < LEAST_SQUARE


def controls_of_paragraphs(count: int) -> bytes:
    """Paragraphs in a cell, deep within content controls."""
    inside = "<w:p><w:r/></w:p>" * count
    around = ("<w:sdt><w:sdtContent>" * 100, "</w:sdtContent></w:sdt>" * 100)
    cell = f"<w:tbl><w:tr><w:tc>{around[0]}{inside}{around[1]}</w:tc></w:tr></w:tbl>"
    return body(f"{cell}<w:p><w:r><w:t>x</w:t></w:r></w:p>")


@pytest.mark.parametrize("part", ["general; hanoi; ", "qúy; ", "ແຜນການ; ຊາຍ; ", "sẽ ; "])
def test_parts_of_one_sentence_are_judged_once_each(part: str, register: Path, run: Run) -> None:
    def work(count: int) -> None:
        long = f"1. Hai bên thống nhất {part * (count // len(part))} trong năm 2027.\n"
        Path("m.txt").write_text(f"Hai bên thống nhất như sau:\n{long}", encoding="utf-8")
        assert run("load", "m.txt", "-i", "M10", "--dry-run").status == 0

    assert ratio_of(work, 2_500) < LEAST_SQUARE


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (run_of_texts, 10_000),
        (lists_in_lists, 5_000),
        (marks_in_marks, 1_500),
        (controls_of_paragraphs, 8_000),
    ],
    ids=["texts", "lists", "marks", "controls"],
)
def test_what_stands_in_itself_is_read_once(
    made: Callable[[int], bytes], count: int, register: Path, run: Run
) -> None:
    """The work grows with the document, and not with its square."""

    def load(data: bytes) -> None:
        Path("m.docx").write_bytes(data)
        assert run("load", "m.docx", "-i", "M10", "--dry-run").status == 0

    assert ratio_of(load, count, made) < LEAST_SQUARE


def test_sheets_of_one_part_are_counted_before_they_are_opened(register: Path, run: Run) -> None:
    def many(xml: str) -> str:
        (one,) = re.findall(r"<sheet [^>]*/>", xml)
        return xml.replace(one, one * 5_000)

    Path("m.xlsx").write_bytes(changed(sheet("A2", "MOU-1"), "xl/workbook.xml", many))
    result = run("load", "m.xlsx", "--dry-run")
    assert result.status == 5 and bounds.WHAT[bounds.SHEETS] in result.err


def test_xml_in_an_encoding_that_hides_its_tags_is_refused(register: Path, run: Run) -> None:
    def seven(xml: str) -> str:
        return re.sub(r'encoding="[^"]*"', 'encoding="UTF-7"', xml).replace("'UTF-8'", "'UTF-7'")

    Path("m.docx").write_bytes(word(seven))
    assert run("load", "m.docx", "-i", "M10", "--dry-run").status == 4
