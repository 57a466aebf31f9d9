"""Making words comparable: without case, composition or, where wanted, diacritics."""

from __future__ import annotations

import re
from functools import cache

_LATIN_MARKS = "[\u0300-\u036f]"
_INVISIBLE = "[\u200b\u200c\u200d\u2060\ufeff\u00ad]"
# Vietnamese writes the tone of oa, oe and uy on either vowel (hoà, hòa): take the first.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_PLACE = f"(o)([ae])([{_TONES}])|(u)(y)([{_TONES}])"
# Lao SARA AM is also typed as its two parts, a tone mark between them or not.
_AM_IN_PARTS = "\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"


LOOK_ALIKE = {
    0xD0: "Đ",  # Icelandic, out of old fonts and keyboards
    0x189: "Đ",  # African
    0xF0: "đ",
    0x256: "đ",
    **{
        0xFB00 + at: letters
        for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
    },
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E, 0xF0E0, 0xF02D), "•"),
}
"""Letters that only look like those that are meant, letters run together, and what leads a list in fonts of signs."""

_pattern = cache(re.compile)  # when first used: most commands fold nothing


def _composed(text: str) -> str:
    from unicodedata import normalize  # a large table, that plain ASCII does not need

    return normalize("NFC", text)


def _taken_apart(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFD", text)


def compose(text: str) -> str:
    """`text` in one case and one composition, Vietnamese tones in one place; diacritics stay."""
    if text.isascii():
        return text.casefold()
    text = _taken_apart(_pattern(_INVISIBLE).sub("", text).translate(LOOK_ALIKE)).casefold()
    # Vietnamese đ has no decomposition, and casefold leaves it as it is.
    text = _pattern(_AM_IN_PARTS).sub("\\1\u0eb3", _pattern(_TONE_PLACE).sub(_first_vowel, text))
    return _composed(text)


def place_tones(text: str) -> str:
    """`text` in NFC with Vietnamese tones where `compose` puts them; case stays."""
    text = _taken_apart(text)
    return _composed(_pattern(_TONE_PLACE).sub(_first_vowel, text))


def fold(text: str) -> str:
    """`text` as `compose` gives it, and without Latin diacritics. Lao signs stay: they spell."""
    if text.isascii():
        return text.casefold()
    text = _taken_apart(_pattern(_INVISIBLE).sub("", text).translate(LOOK_ALIKE)).casefold()
    text = _pattern(_AM_IN_PARTS).sub(
        "\\1\u0eb3", _pattern(_LATIN_MARKS).sub("", text).replace("đ", "d")
    )
    return _composed(text)


def begins_with(name: str, typed: str) -> bool:
    """True if `name` begins as it was typed: a sign that was typed must be there, one that was not may be. So
    "hoãn" is no beginning of "hoàn thành", and "hoan" is.
    """
    whole, wanted = compose(name), compose(typed)
    return len(wanted) <= len(whole) and all(
        sign == there or sign == fold(there) for sign, there in zip(wanted, whole, strict=False)
    )


def has_diacritics(text: str) -> bool:
    """True if folding takes something away from `text`."""
    return fold(text) != compose(text)


def _first_vowel(match: re.Match[str]) -> str:
    first, second, tone = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    return f"{first}{tone}{second}"
