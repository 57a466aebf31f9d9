"""The printed numbers at the beginning of paragraphs: sections, articles, items, dashes."""

from __future__ import annotations

import re

from laocoop.minutes.language.phrases import any_case, phrase
from laocoop.minutes.language.text import arabic, in_capitals
from laocoop.record import Record

SECTION, ARTICLE, ITEM, LETTER, SMALL, DASH, PLUS = range(1, 8)
CHAPTER = 0


class Marker(Record):
    """A printed number: how deep it stands, what it says, and the text after it."""

    level: int
    number: str
    rest: str


_ROMAN = r"(?=[IVXivx])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_END = r"(?:\s*[.:)/–—-]\s*|\s+|$)"
_CITED = rf"(?!\s*{phrase('is_cited')}(?!\w))"
_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (CHAPTER, re.compile(rf"{phrase('chapter')}\s+(\d+|{_ROMAN}|\w+)\b{_END}()")),
    (CHAPTER, re.compile(rf"{phrase('part')}\s+([A-H]|{_ROMAN}|\d)\s*(?:[.:]\s*|$)()")),
    (ARTICLE, re.compile(rf"{phrase('article')}\s*(\d{{1,3}}|[IVX]+\b){_CITED}{_END}()")),
    (ITEM, re.compile(rf"{phrase('item')}\s*(\d{{1,2}}){_CITED}{_END}()")),
    (
        ITEM,
        any_case(
            rf"{phrase('action_item')}\s*(?:{phrase('number_sign')}\.?\s*)?"
            r"(\d{1,2})\s*[.:)–-]\s*()(?=\D)"
        ),
    ),
    (ITEM, re.compile(r"([IVX]+(?:\.\d{1,2})+(?:\.[a-zđ](?=[.)\s]))?)\s*[.):]?\s+()(?=\D)")),
    (SECTION, re.compile(r"([IVX]+)\s*[.)/:–-]\s*()(?=\S)(?![a-zà-ỹ]{1,2}\b\.|v\s)")),
    (SECTION, re.compile(r"([A-H])\s*[.)/]\s+()(?=\S)")),
    (SECTION, re.compile(rf"{phrase('lettered_section')}\s+([A-H])\b{_END}()(?=\S)")),
    (ITEM, re.compile(r"([A-H]\.\d{1,2})\s*[.):]?\s+()(?=\D)")),
    (ITEM, re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\s*[.):]?\s+()(?=\D)")),
    (ITEM, re.compile(r"\(?(\d{1,2})\s*[.)/]\s*()(?=[^\d\s.,)])")),
    (ITEM, re.compile(r"\(?(\d{1,2})\)\s*()(?=\D)")),
    # What it says begins with a figure: "2. 30 cán bộ Lào …", and not "2. 30/6".
    (ITEM, re.compile(r"(\d{1,2})\.\s+()(?=\d{1,4} [^\W\d_]{2,})")),
    (SMALL, re.compile(r"\(?((?:x{0,2})(?:ix|iv|v?i{1,3}|v|x))[.)]\s*()(?=\S)")),
    (LETTER, re.compile(r"\(([a-zđ])\)\s*()(?=\S)")),
    (LETTER, re.compile(r"([a-zđ])\s*[.)/]\s*()(?=[^\s.])")),
    (LETTER, re.compile(r"([ກ-ຮ])[.)]\s*()(?=\S)")),
    (PLUS, re.compile(r"([+*○◦])\s*()(?=\S)")),
    (DASH, re.compile(r"([-–—•▪●■▫·❖➢✓])\s*()(?=[^\d\s-])")),
)
_QUOTE_BULLET = re.compile(r"([\"“”'`´])\s*(?=\w)")
_LOST_ARTICLE = re.compile(rf"{phrase('lost_article')}\s*[.:]\s+(?=\w)")
_LOST = re.compile(r"([.)])\s+(?=\w)")


def marker(text: str) -> Marker | None:
    """The number that `text` begins with, or None. A lost numeral ('. Social Security') is '?'."""
    shown = arabic(text)
    for level, pattern in _PATTERNS:
        match = pattern.match(shown)
        if match:
            number = match[1]
            if level in (ITEM, SECTION) and _is_date_or_number(shown):
                return None
            return Marker(level, number, text[match.end() :].strip())
    match = _LOST_ARTICLE.match(shown)
    if match:
        return Marker(ARTICLE, "?", text[match.end() :].strip())
    match = _LOST.match(shown)
    if match:
        rest = text[match.end() :].strip()
        level = LETTER if match[1] == ")" else SECTION if in_capitals(rest) else ITEM
        return Marker(level, "?", rest)
    match = _QUOTE_BULLET.match(shown)
    if match and not re.search(r"[\"”“'`´]", shown[match.end() :]):
        return Marker(DASH, "-", text[match.end() :].strip())
    return None


def _is_date_or_number(text: str) -> bool:
    return bool(re.match(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,3}(?:[.,]\d{3})+(?!\d)", text))


def starts_clause(text: str) -> bool:
    """True if `text` begins with a printed number or dash."""
    return marker(text) is not None
