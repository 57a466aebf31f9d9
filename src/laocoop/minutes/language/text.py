"""Text as it comes out of files, made fit to be read by rules: one composition, plain spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from laocoop.domain.search.folding import LOOK_ALIKE, compose, place_tones
from laocoop.minutes.language.syllables import apart

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_LAO_DIGITS = {ord("\u0ed0") + value: str(value) for value in range(10)}
# What scanning and copying runs together: a word and a number, a quarter and its numeral.
_WORD_NUMBER = re.compile(
    r"(?<=[a-zà-ɏạ-ỹ]{3})(?=\d)|(?<=\d)(?=(?:tháng|năm|ngày)(?!\w))|(?<=[Qq]uý)(?=[IV]+(?!\w))"
)
# What text recognition takes for another sign: one for l, nought for O, the I of an article for l.
_MISREAD = (
    (
        re.compile(r"(?<=\d)l(?=\d)|(?<!\w)l(?=\d)|(?<=ĐIỀU )l(?=\s*[.:])|(?<=Điều )l(?=\s*[.:])"),
        "1",
    ),
    (
        re.compile(r"(?<![\wO.,])\d[\dO.,]{0,20}O[\dO.,]{0,20}"),
        lambda match: match[0].replace("O", "0"),
    ),
    (re.compile(r"Đl(?=ỀU)"), "ĐI"),
)
_LAO_AM = re.compile("\u0ecd([\u0ec8-\u0ecb]?)\u0eb2")


def tidy(text: str) -> str:
    """`text` in NFC, without invisible characters, with single spaces, apart where it ran together; letters that
    only look like others, as those. What `compose` makes of it is as long: a place in the one is that in the other.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).translate(LOOK_ALIKE))
    text = _LAO_AM.sub("\\1\u0eb3", _SPACES.sub(" ", text)).strip()
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) != "Cc")
    for source, meant in _MISREAD:
        text = source.sub(meant, text)
    text = _WORD_NUMBER.sub(" ", text)
    text = apart(text) if language_of(text) == "vi" else text
    if text.isascii() or len(compose(text)) == len(text):
        return text
    text = "".join(sign if len(sign.casefold()) == 1 else sign.casefold() for sign in text)
    return text if len(compose(text)) == len(text) else compose(text)  # signs of no language here


def arabic(text: str) -> str:
    """`text` with Lao digits as 0 to 9."""
    return text.translate(_LAO_DIGITS)


_VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
_LAO = re.compile("[\u0e80-\u0eff]")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """vi, lo or en by its letters; empty where there are too few to tell."""
    letters = len(_LETTER.findall(text))
    if letters < 3:
        return ""
    if len(_LAO.findall(text)) * 3 > letters:
        return "lo"
    return "vi" if len(_VIETNAMESE.findall(text)) * 14 > letters else "en"


NEAR, FAR = 300, 2000
"""So many signs a rule looks back: for words right before a place, and for what a sentence said before.
No honest sentence is longer, and work grows no faster than a text does."""


def before(text: str, at: int, most: int = NEAR) -> str:
    """What stands in `text` before the place `at`."""
    return text[max(0, at - most) : at]


def in_capitals(text: str) -> bool:
    """True for a text in capitals; Lao has none."""
    return text.isupper() and not _LAO.search(text)


@cache
def pattern(source: str) -> re.Pattern[str]:
    """`source` as a pattern for texts that `compose` has made comparable."""
    return re.compile(place_tones(source))
