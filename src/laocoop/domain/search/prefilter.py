"""A quick first look for a word in a text as it is written, before both are folded.

Folding ten thousand texts takes a second; most of them do not have the word in any spelling. The
look may find a word that is not there, and never misses one that is.
"""

from __future__ import annotations

import re
from functools import cache

_VIETNAMESE = {"a": "aăâ", "d": "dđ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y"}
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = "\u0300-\u036f\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
_BETWEEN = f"[{_SIGNS}\u200b\u200c\u200d\u2060\ufeff\u00ad]*"
_SPACES = rf"\s(?:{_BETWEEN}\s)*"
_SIGN = f"[{_SIGNS}]"
_ACCENTED = ((0xC0, 0x24F), (0x1E00, 0x1EFF))
_OUTSIDE = "\u212a\u212b\ufb00-\ufb06\u1d43-\u1dff\u2c60-\u2c7f\ua720-\ua7ff"
_LAO_A = "\u0eb2\u0eb3"
_PLAIN = "[ -~\u0e80-\u0eff]*"


def rough_pattern(key: str) -> re.Pattern[str] | None:
    """What every text matches in which `key`, folded, could be found; None where nothing is known
    of the letters of `key`.

    Letters of other languages, of which some fold to two, match by themselves.
    """
    signless = re.sub(_SIGN, "", key).strip()
    if not signless or not re.fullmatch(_PLAIN, key):
        return None
    first, *others = (_SPACES if letter == " " else _any_spelling(letter) for letter in signless)
    # One class leads the pattern: so it is found in a single, quick pass over a text.
    begin, odd = first.removesuffix("]"), _odd()
    return re.compile(
        f"{begin}{odd}](?:(?<=[{odd}])|{''.join(_BETWEEN + other for other in others)})"
    )


def _any_spelling(letter: str) -> str:
    if letter in _LAO_A:
        return f"[{_LAO_A}]"
    known = _spellings().get(letter) or {letter, letter.upper()}
    return f"[{re.escape(''.join(sorted(known)))}]"


@cache
def _spellings() -> dict[str, set[str]]:
    """The letters that Vietnamese folds to one, in both cases."""
    from unicodedata import normalize

    return {
        plain: {
            letter
            for base in bases + bases.upper()
            for tone in _TONES
            if len(letter := normalize("NFC", base + tone)) == 1
        }
        for plain, bases in _VIETNAMESE.items()
    }


@cache
def _odd() -> str:
    known = sorted(ord(letter) for letters in _spellings().values() for letter in letters)
    ranges = ""
    for first, last in _ACCENTED:
        for code in [code for code in known if first <= code <= last] + [last + 1]:
            if code > first:
                ranges += f"{chr(first)}-{chr(code - 1)}"
            first = code + 1
    return ranges + _OUTSIDE
