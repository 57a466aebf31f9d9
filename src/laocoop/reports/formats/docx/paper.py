"""The paper: page, fonts and styles, as Decree 30/2020/NĐ-CP of Viet Nam sets them for official papers.

A4, margins of 20 to 25 mm above and below, 30 to 35 mm left, 15 to 20 mm right; Times New Roman, 13 to 14
points, in black; the page's number in the middle above, and none on the first page (its Annex I).
"""

from __future__ import annotations

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm, Pt
from docx.styles.style import ParagraphStyle

from laocoop.record import Record
from laocoop.reports.document import Origin
from laocoop.reports.formats.docx.text import TAGS, add_text, element
from laocoop.typed import Any, cast

LATIN_FONT = "Times New Roman"
LAO_FONT = "Phetsarath OT"
"""The font of Lao official papers."""
TEXT_WIDTH = Mm(210 - 30 - 20)


class Look(Record):
    """One style of paragraphs: its size in points, and what differs from plain text."""

    size: float
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    first_line: int = 0
    before: float = 0
    after: float = 0
    with_next: bool = False


BODY, NOTE, FACT, BRANCH = "Body Text", "Note", "Fact", "Branch"
CELL, HEAD, FOOT, KIND, GAP = "Table Text", "Table Head", "Footer", "Title", "Gap"
STYLES = {
    "Normal": Look(14),
    "Header": Look(13, align=WD_ALIGN_PARAGRAPH.CENTER),
    FOOT: Look(9, align=WD_ALIGN_PARAGRAPH.CENTER),
    KIND: Look(14, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, before=18, with_next=True),
    "Heading 1": Look(14, True, align=WD_ALIGN_PARAGRAPH.CENTER, after=12, with_next=True),
    "Heading 2": Look(14, bold=True, before=12, after=6, with_next=True),
    "Heading 3": Look(14, True, True, before=6, after=6, with_next=True),
    BODY: Look(14, align=WD_ALIGN_PARAGRAPH.JUSTIFY, first_line=Cm(1), after=6),
    NOTE: Look(12, italic=True, align=WD_ALIGN_PARAGRAPH.JUSTIFY, before=3, after=6),
    FACT: Look(14, after=3),
    BRANCH: Look(14, after=3),
    CELL: Look(12, before=1, after=1),
    GAP: Look(4),
    HEAD: Look(12, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, before=2, after=2),
}
"""The styles that are used, by their names in Word."""


def blank(origin: Origin) -> Word:
    """An empty paper with its page, styles, numbers and foot."""
    word = docx.Document()
    body = word.element.body
    for paragraph in list(body.iterchildren(qn("w:p"))):
        body.remove(paragraph)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    for name, look in STYLES.items():
        _set(word, name, look)
    _set_language(word, origin.language)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number._p.append(element("fldSimple", instr="PAGE"))
    for foot in (section.footer, section.first_page_footer):
        paragraph = foot.paragraphs[0]
        paragraph.style = word.styles[FOOT]
        add_text(paragraph, origin.source, origin.language)
    return word


def add_missing_styles(word: Word) -> None:
    """Gives a paper of somebody's own the styles that it lacks."""
    known = {style.name for style in word.styles}
    for name, look in STYLES.items():
        if name not in known:
            _set(word, name, look)


def _set(word: Word, name: str, look: Look) -> None:
    """Gives the style of that name its looks; it is made where there is none."""
    try:
        style = cast(ParagraphStyle, word.styles[name])
    except KeyError:
        style = cast(ParagraphStyle, word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = word.styles["Normal"] if name != "Normal" else None
    _set_font(style, look)
    form = style.paragraph_format
    form.alignment = look.align
    form.first_line_indent = Emu(look.first_line)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = 1.0
    form.keep_with_next = look.with_next
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:  # the line under the Title of Word's own paper
        borders.getparent().remove(borders)


def _set_font(style: ParagraphStyle, look: Look) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts = element("rFonts", ascii=LATIN_FONT, hAnsi=LATIN_FONT, eastAsia=LATIN_FONT, cs=LAO_FONT)
    properties.append(fonts)
    for name, wanted in (("b", look.bold), ("i", look.italic)):
        properties.append(element(name, val="1" if wanted else "0"))
        properties.append(element(f"{name}Cs", val="1" if wanted else "0"))
    properties.append(element("color", val="000000"))
    size = str(round(look.size * 2))
    properties.append(element("sz", val=size))
    properties.append(element("szCs", val=size))


def _set_language(word: Word, language: str) -> None:
    """What holds where a run says nothing: Word's own checks of spelling go by it."""
    defaults: Any = word.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    latin = TAGS["en" if language == "lo" else language]
    defaults.append(element("lang", val=latin, eastAsia=latin, bidi=TAGS["lo"]))
