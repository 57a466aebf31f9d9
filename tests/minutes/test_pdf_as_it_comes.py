"""PDFs as programs write them: only the places of letters tell what stands together."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.source.document import read_lines
from laocoop.minutes.source.lines import in_force
from laocoop.minutes.source.pdf_layout import Glyph, rows_of_page

PAIRS = [
    ("1. The Vietnamese Side shall", "1. The Lao Side shall send"),
    ("organise a course for twenty", "ten officials to a seminar"),
    ("officials by 30 June 2027.", "in Ha Noi in 2028."),
    ("2. Both Sides shall meet every", "2. Both Sides shall report"),
    ("year in one of the capitals.", "on what was done in time."),
]


def pdf(
    pages: list[list[tuple[float, float, str]]],
    drawn: int = 1,
    picture: int = 0,
    turned: bool = False,
) -> bytes:
    """Texts at places of pages, drawn so many times; then pages with a picture alone."""
    from reportlab.pdfgen.canvas import Canvas

    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=(595, 842))
    for page in pages:
        if turned:
            canvas.setPageRotation(90)
            canvas.translate(595, 0)
            canvas.rotate(90)
        for x, y, text in page:
            for turn in range(drawn):
                canvas.drawString(x + 0.4 * turn, y, text)
        canvas.showPage()
    for _page in range(picture):
        canvas.rect(10, 10, 500, 800, fill=1)
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def texts(data: bytes) -> list[str]:
    return [line.text for line in in_force(read_lines(Path("m.pdf"), data))]


def lead(y: float = 780) -> tuple[float, float, str]:
    return (60, y, "The two Sides agreed as follows:")


def test_two_columns_are_read_one_after_the_other() -> None:
    page = [lead()]
    for at, (left, right) in enumerate(PAIRS):
        page += [(60, 740 - 18 * at, left), (320, 740 - 18 * at, right)]
    assert texts(pdf([page])) == [
        "The two Sides agreed as follows:",
        "1. The Vietnamese Side shall organise a course for twenty officials by 30 June 2027.",
        "2. Both Sides shall meet every year in one of the capitals.",
        "1. The Lao Side shall send ten officials to a seminar in Ha Noi in 2028.",
        "2. Both Sides shall report on what was done in time.",
    ]


def test_the_columns_of_a_table_are_not_taken_apart() -> None:
    page = [lead()]
    for at in range(6):
        y = 740 - 18 * at
        page += [
            (60, y, f"{at + 1}."),
            (90, y, "Send officials"),
            (300, y, "Laos"),
            (450, y, "2027"),
        ]
    assert "1. Send officials Laos 2027" in texts(pdf([page]))


@pytest.mark.parametrize("drawn", [1, 2, 3])
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_drawn_over_itself_is_read_once(drawn: int, turned: bool) -> None:
    page = [
        (60, 560, "1. The Lao Side shall send 11 officials."),
        (60, 540, "2. Both Sides shall meet."),
    ]
    assert texts(pdf([page], drawn, turned=turned)) == [
        "1. The Lao Side shall send 11 officials.",
        "2. Both Sides shall meet.",
    ]


def test_words_that_a_hyphen_divides_are_whole_again() -> None:
    page = [(60, 700, "1. The Lao Side shall strengthen coop-"), (60, 682, "eration on training.")]
    assert texts(pdf([page])) == ["1. The Lao Side shall strengthen cooperation on training."]


def test_heads_and_feet_that_differ_by_a_digit_are_no_text() -> None:
    def page(number: int, text: str) -> list[tuple[float, float, str]]:
        foot = f"Minutes of the meeting - Page {number} of 2"
        return [(60, 700, text), (60, 682, "and both Sides shall report"), (60, 40, foot)]

    data = pdf([page(1, "1. The Lao Side shall send officials"), page(2, "on what was done.")])
    lines = read_lines(Path("m.pdf"), data)
    assert [line.left_out for line in lines if "Page" in line.text] == ["running-line"] * 2
    assert not any("Page" in line.text for line in in_force(lines))


def test_clauses_that_stand_at_the_end_of_each_page_are_text() -> None:
    page = [(60, 700, "1. The Lao Side shall report."), (60, 682, "2. Both Sides shall meet.")]
    assert len(texts(pdf([page, page]))) == 4


def test_a_page_without_text_is_named_and_doubted() -> None:
    page = [lead(), (60, 700, "1. The Lao Side shall send ten officials to the seminar.")]
    reading = read_clauses(read_lines(Path("m.pdf"), pdf([page], picture=1)), frozenset())
    assert [(s.reason, s.place) for s in reading.not_read] == [("no-text", "page 2")]
    assert reading.doubts == ("pages-without-text",)


def with_objects(data: bytes, change: Callable[[Any, Any], None]) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, packed = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    change(writer, writer.pages[0])
    writer.write(packed)
    return packed.getvalue()


def test_what_is_written_upon_a_page_is_named() -> None:
    from pypdf.annotations import FreeText

    remark = FreeText(text="2. The two Sides shall build ten schools.", rect=(50, 500, 300, 520))
    page = [lead(), (60, 700, "1. The Lao Side shall send ten officials.")]
    data = with_objects(pdf([page]), lambda writer, _page: writer.add_annotation(0, remark))
    reading = read_clauses(read_lines(Path("m.pdf"), data), frozenset())
    assert [c.clause for c in reading.candidates] == ["1"]
    assert any("ten schools" in each.text for each in (*reading.left_out, *reading.not_read))


def test_half_a_sign_stands_as_one_that_cannot_be_read() -> None:
    """A font that gives a letter the number of half a sign: no register could hold it."""
    from pypdf.generic import NameObject, StreamObject

    def half(writer: Any, page: Any) -> None:
        signs = StreamObject()
        signs.set_data(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange "
            b"<00> <FF> endcodespacerange 1 beginbfchar <74> <D800> endbfchar endcmap end"
        )
        (font,) = page["/Resources"]["/Font"].values()
        font.get_object()[NameObject("/ToUnicode")] = writer._add_object(signs)

    page = [lead(), (60, 700, "1. The Lao Side shall send ten officials.")]
    data = with_objects(pdf([page]), half)
    text = " ".join(texts(data))
    assert "\ufffd" in text and text.encode("utf-8")


def test_lines_of_a_narrow_column_go_on() -> None:
    text = [
        "1. Phia Lao se cu can bo cua",
        "Bo Lao dong va Phuc loi xa hoi",
        "tham du khoa hoc tai thu do",
        "Ha Noi cung cac tinh lan can",
        "trong nam 2027.",
    ]
    assert len(texts(pdf([[(60, 700 - 18 * at, line) for at, line in enumerate(text)]]))) == 1


@given(
    st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=8), min_size=1, max_size=8),
    st.floats(4, 20),
)
def test_words_part_where_there_is_room_between_them(words: list[str], size: float) -> None:
    glyphs, at = [], 0.0
    for word in words:
        for char in word:
            glyphs.append(Glyph(char, at, 0, at + size / 2, size, size))
            at += size / 2
        at += size / 4
    assert rows_of_page(glyphs) == [" ".join(words)]
    assert rows_of_page(glyphs[::-1]) == [" ".join(words)]
