"""What stands for letters that a stream's encoding lacks: Vietnamese is read without its marks, Lao is not."""

from __future__ import annotations

import unicodedata
from functools import cache

_HATS = "\u0302\u0306\u031b"
"""Circumflex, breve and horn: they make another letter, where a tone is a mark upon it."""
_LETTERS = {"đ": "d", "Đ": "D"}
_IN_SENTENCES = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—−", "-"),
    "…": "...",
    "→": "->",
    "•": "-",
}
_LAO = range(0x0E80, 0x0F00)


def in_signs_of(text: str, encoding: str) -> str:
    """The text in signs that the encoding has: a letter with as many of its marks as can be, else `?`. No other sign is
    put in: what is written may be a sheet or a page, where one would act.
    """
    return "".join(sign if sign.isascii() else _sign(sign, encoding) for sign in text)


def in_plain_signs(text: str, encoding: str) -> str:
    """A sentence for a person, with plain quotation marks and dashes where the encoding has no others."""
    return "".join(
        sign if sign not in _IN_SENTENCES or _has(encoding, sign) else _IN_SENTENCES[sign]
        for sign in text
    )


def has_lao(text: str) -> bool:
    """True where some of it is Lao."""
    return any(ord(sign) in _LAO for sign in text)


@cache
def _sign(sign: str, encoding: str) -> str:
    letter, *marks = list(unicodedata.normalize("NFD", sign))
    hats = "".join(mark for mark in marks if mark in _HATS)
    tones = "".join(mark for mark in marks if mark not in _HATS)
    hatted = unicodedata.normalize("NFC", letter + hats)
    written_so = (sign, hatted + tones, hatted, letter, _LETTERS.get(sign, ""))
    for written in written_so if letter.isalpha() else ():
        if written and _has(encoding, written):
            return written
    return "" if unicodedata.category(sign) == "Mn" else "?"  # a mark takes no cell


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
