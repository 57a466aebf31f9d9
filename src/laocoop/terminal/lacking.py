"""What stands for letters that a stream's encoding lacks: Vietnamese is read without its marks, Lao is not."""

from __future__ import annotations

import unicodedata
from functools import cache

_HATS = "\u0302\u0306\u031b"
"""Circumflex, breve and horn: they make another letter, where a tone is a mark upon it."""
_LIKE = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—−", "-"),
    "đ": "d",
    "Đ": "D",
    "…": ".",
    "→": ">",
    "•": "-",
}
_LAO = range(0x0E80, 0x0F00)


def in_signs_of(text: str, encoding: str) -> str:
    """The text in signs that the encoding has: a letter with as many of its marks as can be, else `?`."""
    return "".join(sign if sign.isascii() else _sign(sign, encoding) for sign in text)


def has_lao(text: str) -> bool:
    """True where some of it is Lao."""
    return any(ord(sign) in _LAO for sign in text)


@cache
def _sign(sign: str, encoding: str) -> str:
    letter, *marks = list(unicodedata.normalize("NFD", sign))
    hats = "".join(mark for mark in marks if mark in _HATS)
    tones = "".join(mark for mark in marks if mark not in _HATS)
    hatted = unicodedata.normalize("NFC", letter + hats)
    for written in (sign, hatted + tones, hatted, letter, _LIKE.get(sign, "")):
        if written and _has(encoding, written):
            return written
    return "" if unicodedata.category(sign) == "Mn" else "?"  # a mark takes no cell


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
