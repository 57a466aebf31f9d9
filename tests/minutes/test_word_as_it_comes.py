"""Word files as they come out of offices: all that stands in them is read as Word shows it, or named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.reading import Reading
from laocoop.minutes.source.document import read_lines

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MORE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LEAD = "<w:p><w:r><w:t>Hai Bên đã thống nhất các nội dung sau:</w:t></w:r></w:p>"


def word(
    body: str,
    parts: dict[str, str] | None = None,
    change: Callable[[str], str] = lambda xml: xml,
) -> bytes:
    """A Word file with this body, and parts of its own."""
    made, packed = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            if name in (parts or {}) or name == "word/document.xml":
                continue
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                for number, part in enumerate(parts or {}):
                    kind = Path(part).stem if part.endswith(".xml") else "aFChunk"
                    rel = f'<Relationship Id="x{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{Path(part).name}"/>'
                    text = text.replace(b"</Relationships>", rel.encode() + b"</Relationships>")
            new.writestr(name, change(text.decode()) if name.endswith(("xml", "rels")) else text)
        xml = f"<w:document {W}{MORE}><w:body>{LEAD}{body}</w:body></w:document>"
        new.writestr("word/document.xml", change(xml))
        for name, text in (parts or {}).items():
            new.writestr(name, text)
    return packed.getvalue()


def read(data: bytes, name: str = "m.docx") -> Reading:
    return read_clauses(read_lines(Path(name), data), frozenset())


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in cells) + "</w:tr>"


HEADS = row(p("TT"), p("Nội dung"), p("Đơn vị chủ trì"), p("Thời hạn"))
ONE = row(p("1"), p("Phía Việt Nam tổ chức khóa đào tạo"), p("Cục Việc làm"), p("30/6/2027"))


def taken(reading: Reading) -> list[tuple[str, str]]:
    return [(c.clause, str(c.due)) for c in reading.candidates]


@pytest.mark.parametrize("around", ["sdt", "ins", "customXml", "moveTo"])
def test_what_stands_around_rows_and_cells_is_none_of_them(around: str) -> None:
    inner = {"sdt": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")}
    begin, end = inner.get(around, (f"<w:{around}>", f"</w:{around}>"))
    cells = ONE.replace("<w:tc>", f"{begin}<w:tc>").replace("</w:tc>", f"</w:tc>{end}")
    two = ONE.replace(">1<", ">2<").replace("30/6", "31/12")
    reading = read(word(f"<w:tbl>{HEADS}{cells}{begin}{two}{end}</w:tbl>"))
    assert taken(reading) == [("1", "2027-06-30"), ("2", "2027-12-31")]


def test_cells_stand_in_the_columns_of_the_grid() -> None:
    wide = HEADS.replace("<w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t>Nội", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Nội')  # fmt: skip
    cells = row(p("1"), p("Đào tạo"), p("Phía Việt Nam tổ chức khóa học cho 20 cán bộ"), p("Cục Việc làm"), p("30/6/2027"))  # fmt: skip
    (only,) = read(word(f"<w:tbl>{wide}{cells}</w:tbl>")).candidates
    assert only.title.vi.startswith("Tổ chức khóa học cho 20 cán bộ")
    assert (only.parties, str(only.due)) == (("VN",), "2027-06-30")


def test_a_cell_merged_over_rows_is_that_of_each() -> None:
    begin, goes_on = (
        '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>',
        "<w:tcPr><w:vMerge/></w:tcPr>",
    )
    one = row(p("1"), p("Phía Lào cử 10 cán bộ"), p("Cục"), begin + p("30/6/2027"))
    two = row(p("2"), p("Phía Lào cử 20 cán bộ"), p("Vụ"), goes_on + "<w:p/>")
    three = row(p("3"), p("Phía Lào cử 30 cán bộ"), p("Vụ"), p(""))
    reading = read(word(f"<w:tbl>{HEADS}{one}{two}{three}</w:tbl>"))
    assert taken(reading) == [("1", "2027-06-30"), ("2", "2027-06-30"), ("3", "None")]


def test_a_table_in_a_cell_is_read_as_it_would_be_alone() -> None:
    inner = f"<w:tbl>{HEADS}{ONE}</w:tbl>"
    outer = f"<w:tbl>{row(p('Phần A') + inner)}</w:tbl>"
    assert taken(read(word(outer))) == taken(read(word(inner)))


@pytest.mark.parametrize(
    ("body", "styles", "why"),
    [
        (p("1. Phía Lào sẽ cử 10 cán bộ.", run="<w:strike/>"), "", "struck-out"),
        (p("1. Phía Lào sẽ cử 10 cán bộ.", run="<w:dstrike/>"), "", "struck-out"),
        (p("1. Phía Lào sẽ cử 10 cán bộ.", run='<w:rStyle w:val="Gone"/>'), "strike", "struck-out"),
        (p("1. Phía Lào sẽ cử 10 cán bộ.", '<w:pStyle w:val="Gone"/>'), "vanish", "hidden"),
        (p("1. Phía Lào sẽ cử 10 cán bộ", '<w:pStyle w:val="TOC1"/>'), "", "contents"),
        ("<w:p><w:del><w:r><w:delText>1. Phía Lào sẽ cử 10 cán bộ.</w:delText></w:r></w:del></w:p>", "", "deleted"),
    ],
)  # fmt: skip
def test_what_is_not_in_force_is_named_and_not_taken(body: str, styles: str, why: str) -> None:
    def with_style(xml: str) -> str:
        style = (
            f'<w:style w:type="character" w:styleId="Gone"><w:rPr><w:{styles}/></w:rPr></w:style>'
        )
        return xml.replace("</w:styles>", f"{style}</w:styles>") if styles else xml

    reading = read(word(body + p("2. Hai Bên sẽ họp hằng năm."), change=with_style))
    assert [c.clause for c in reading.candidates] == ["2"]
    (away,) = [s for s in reading.skipped if s.reason == why]
    assert "Phía Lào sẽ cử 10 cán bộ" in away.text


def test_a_struck_out_part_leaves_the_rest_in_force() -> None:
    body = "<w:p><w:r><w:t>1. Phía Lào sẽ cử </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>10</w:t></w:r><w:r><w:t>20 cán bộ.</w:t></w:r></w:p>"
    reading = read(word(body))
    assert reading.candidates[0].text.vi == "Phía Lào sẽ cử 20 cán bộ."
    assert [s.text for s in reading.not_read] == ["10"]


def test_contents_of_several_paragraphs_are_no_text() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        f"<w:p>{mark('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{mark('separate')}"
        f"<w:r><w:t>1. Phía Lào sẽ cử cán bộ 3</w:t></w:r></w:p>{p('2. Hai Bên sẽ họp 4')}"
        f"<w:p>{mark('end')}</w:p>{p('1. Phía Lào sẽ cử cán bộ.')}"
    )
    reading = read(word(body))
    assert [c.clause for c in reading.candidates] == ["1"]
    assert [s.reason for s in reading.not_read] == ["contents", "contents"]


def test_a_text_box_stands_after_the_sentence_that_holds_it_once() -> None:
    box = f"<w:txbxContent>{p('2. Phía Việt Nam sẽ tổ chức khóa học.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>1. Phía Lào sẽ cử 10 cán bộ </w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent></w:r><w:r><w:t>tham dự hội thảo.</w:t></w:r></w:p>"
    )
    reading = read(word(body))
    assert [(c.clause, c.text.vi) for c in reading.candidates] == [
        ("1", "Phía Lào sẽ cử 10 cán bộ tham dự hội thảo."),
        ("2", "Phía Việt Nam sẽ tổ chức khóa học."),
    ]


def test_notes_comments_and_parts_of_other_formats_are_named() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("Hoàn thành trước ngày 31/3/2027.")}</w:footnote><w:footnote w:id="3">{p("Không ai nhắc đến.")}</w:footnote></w:footnotes>'
    comments = f'<w:comments {W}><w:comment w:id="0">{p("Xin xem lại.")}</w:comment></w:comments>'
    body = '<w:p><w:r><w:t>1. Phía Lào sẽ cử 10 cán bộ.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:altChunk r:id="x2"/>'
    parts = {
        "word/footnotes.xml": notes,
        "word/comments.xml": comments,
        "word/chunk.html": "<p>2. Phía Việt Nam sẽ tổ chức khóa học.</p>",
    }
    data = word(body, parts)
    told = {line.text: line.left_out for line in read_lines(Path("m.docx"), data)}
    assert told["Hoàn thành trước ngày 31/3/2027."] == ""
    assert told["Xin xem lại."] == "comment" and told["Không ai nhắc đến."] == "other-part"
    assert told["word/chunk.html"] == "other-format"
    assert "part-not-read" in read(data).doubts


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = p("1. Hai Bên sẽ phối hợp đào tạo ", deleted) + p("trước ngày 30/6/2027.")
    assert taken(read(word(body))) == [("1", "2027-06-30")]


def test_numbers_of_formulas_and_signs_are_read() -> None:
    body = (
        "<w:p><w:r><w:t>1. Phía Lào sẽ cử </w:t></w:r><m:oMath><m:r><m:t>50</m:t></m:r></m:oMath>"
        '<w:r><w:t> cán bộ </w:t></w:r><w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
        '<w:r><w:t> 45 tuổi </w:t></w:r><w:r><w:sym w:font="Odd" w:char="F0EE"/></w:r></w:p>'
    )
    assert read(word(body)).candidates[0].text.vi == "Phía Lào sẽ cử 50 cán bộ ≤ 45 tuổi □"


def lists(levels: str, more: str = "", nums: str = "") -> Callable[[str], str]:
    """A numbering of the paragraphs that have `numId` 90."""

    def change(xml: str) -> str:
        if "<w:numbering" not in xml and "w:numbering " not in xml:
            return xml
        head = xml[: xml.index(">", xml.index("<w:numbering")) + 1]
        return (
            f'{head}<w:abstractNum w:abstractNumId="80">{levels}</w:abstractNum>{more}'
            f'<w:num w:numId="90"><w:abstractNumId w:val="{"81" if more else "80"}"/>{nums}</w:num></w:numbering>'
        )

    return change


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def item(depth: int, text: str) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')


@pytest.mark.parametrize(
    ("levels", "more", "nums", "names"),
    [
        (level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"), "", "", ["I.1.1", "I.1.2"]),
        (level(0, "upperRoman", "%1.") + level(1, "decimal", "%2."), "", "", ["I.1", "I.2"]),
        (
            '<w:styleLink w:val="L"/>' + level(0, "upperRoman", "%1.") + level(1, "decimal", "%2."),
            '<w:abstractNum w:abstractNumId="81"><w:numStyleLink w:val="L"/></w:abstractNum>',
            "",
            ["I.1", "I.2"],
        ),
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%2."),
            "",
            f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}</w:lvlOverride>',
            ["I.1", "I.2"],
        ),
    ],
)  # fmt: skip
def test_the_numbers_are_those_that_word_shows(
    levels: str, more: str, nums: str, names: list[str]
) -> None:
    body = item(0, "Đào tạo") + item(1, "Phía Lào sẽ cử cán bộ.") + item(1, "Hai Bên sẽ họp.")
    reading = read(word(body, change=lists(levels, more, nums)))
    assert [c.clause for c in reading.candidates] == names


def test_what_stands_in_a_note_is_read_whole_or_named() -> None:
    """A table and what was taken out by tracked changes, in a footnote that the text refers to."""
    gone = "<w:p><w:del><w:r><w:delText>Phía Lào sẽ chi trả.</w:delText></w:r></w:del></w:p>"
    table = f"<w:tbl>{row(p('Hai Bên sẽ họp tại Viêng Chăn.'))}</w:tbl>"
    note = f'<w:footnotes {W}><w:footnote w:id="5">{p("Lời ghi.")}{table}{gone}</w:footnote></w:footnotes>'
    refers = '<w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    body = p("1. Phía Lào sẽ cử cán bộ.").replace("</w:p>", refers)
    reading = read(word(body, {"word/footnotes.xml": note}))
    said = " ".join(
        [c.text.vi for c in reading.candidates]
        + [s.text for s in (*reading.left_out, *reading.not_read)]
    )
    assert "Viêng Chăn" in said and "chi trả" in said, said


def test_a_choice_is_found_behind_a_remark() -> None:
    choice = f'<mc:Choice Requires="w">{p("2. Hai Bên sẽ họp hằng năm.")}</mc:Choice>'
    body = p("1. Phía Lào sẽ cử cán bộ.")
    body += f"<mc:AlternateContent><!-- x -->{choice}</mc:AlternateContent>"
    assert [c.clause for c in read(word(body)).candidates] == ["1", "2"]


@pytest.mark.parametrize("block", ["del", "moveFrom", "bdo", "dir", "ins", "moveTo"])
def test_paragraphs_within_a_block_are_read_or_named(block: str) -> None:
    body = p("1. Phía Lào sẽ cử cán bộ.")
    body += f'<w:{block} w:id="1">{p("2. Hai Bên sẽ họp hằng năm.")}</w:{block}>'
    reading = read(word(body))
    read_as = [c.text.vi for c in reading.candidates if "hằng năm" in c.text.vi]
    named = [s for s in (*reading.left_out, *reading.not_read) if "hằng năm" in s.text]
    assert len(read_as) == (block not in ("del", "moveFrom")) and len(read_as) + len(named) == 1


def test_an_empty_numbered_paragraph_counts() -> None:
    body = item(0, "Phía Lào sẽ cử cán bộ.") + item(0, "") + item(0, "Hai Bên sẽ họp.")
    reading = read(word(body, change=lists(level(0, "decimal", "%1."))))
    assert [c.clause for c in reading.candidates] == ["1", "3"]


@pytest.mark.parametrize("name", ["m.docx", "m.docm", "m.dotx", "m.dotm"])
def test_strict_files_and_those_with_macros_are_read(name: str) -> None:
    def strict(xml: str) -> str:
        return xml.replace(W[9:-1], STRICT).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    reading = read(word(p("1. Hai Bên sẽ họp hằng năm."), change=strict), name)
    assert [c.clause for c in reading.candidates] == ["1"]


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times", "Times New Roman"])
def test_letters_of_old_fonts_are_read(font: str) -> None:
    written = {
        ".VnTime": "1. PhÝa Lµo sÏ cö 10 c¸n bé tr­íc ngµy 30/6/2027.",
        ".VnTimeH": "1. phÝa lµo sÏ cö 10 c¸n bé tr­íc ngµy 30/6/2027.",
        "VNI-Times": "1. Phía Laøo seõ cöû 10 caùn boä tröôùc ngaøy 30/6/2027.",
        "Times New Roman": "1. PhÝa Lµo sÏ cö 10 c¸n bé tr­íc ngµy 30/6/2027.",
    }
    fonts = f'<w:rFonts w:ascii="{font}"/>'
    plain = font == "Times New Roman"  # told by how the text reads
    body = p(written[font], run=fonts)
    lead = "Hai Bªn ®· thèng nhÊt c¸c néi dung sau:"
    data = word(body, change=lambda xml: xml.replace("Hai Bên đã thống nhất các nội dung sau:", lead) if plain else xml)  # fmt: skip
    (only,) = read(data).candidates
    shown = only.text.vi.casefold()
    assert shown == "phía lào sẽ cử 10 cán bộ trước ngày 30/6/2027." and only.parties == ("LA",)
