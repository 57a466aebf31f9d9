"""Making words comparable: without case, composition or, where wanted, diacritics."""

from __future__ import annotations

import re
import unicodedata

_LATIN_MARKS = "[\u0300-\u036f]"
_INVISIBLE = "[\u200b\u200c\u200d\u2060\ufeff\u00ad]"
# Vietnamese writes the tone of oa, oe and uy on either vowel (hoà, hòa): take the first.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_PLACE = f"(o)([ae])([{_TONES}])|(u)(y)([{_TONES}])"
# Lao SARA AM is also typed as its two parts, a tone mark between them or not.
_AM_IN_PARTS = "\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"


def compose(text: str) -> str:
    """`text` in one case and one composition, Vietnamese tones in one place; diacritics stay."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFD", re.sub(_INVISIBLE, "", text)).casefold()
    # Vietnamese đ has no decomposition, and casefold leaves it as it is.
    text = re.sub(_AM_IN_PARTS, "\\1\u0eb3", re.sub(_TONE_PLACE, _first_vowel, text))
    return unicodedata.normalize("NFC", text)


def place_tones(text: str) -> str:
    """`text` in NFC with Vietnamese tones where `compose` puts them; case stays."""
    text = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub(_TONE_PLACE, _first_vowel, text))


def fold(text: str) -> str:
    """`text` as `compose` gives it, and without Latin diacritics. Lao signs stay: they spell."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFD", re.sub(_INVISIBLE, "", text)).casefold()
    text = re.sub(_AM_IN_PARTS, "\\1\u0eb3", re.sub(_LATIN_MARKS, "", text).replace("đ", "d"))
    return unicodedata.normalize("NFC", text)


def has_diacritics(text: str) -> bool:
    """True if folding takes something away from `text`."""
    return fold(text) != compose(text)


def _first_vowel(found: re.Match[str]) -> str:
    first, second, tone = found.group(1, 2, 3) if found.group(1) else found.group(4, 5, 6)
    return f"{first}{tone}{second}"
