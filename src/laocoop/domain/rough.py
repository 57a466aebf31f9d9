"""A quick first look for a word in a text as it is written, before both are folded.

Folding ten thousand texts takes a second; most of them do not have the word in any spelling. The
look may find a word that is not there, and never misses one that is.
"""

from __future__ import annotations

import re
from functools import cache

from laocoop.domain.folding import fold

_LATIN = [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_SIGNS = "\u0300-\u036f\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
_BETWEEN = f"[{_SIGNS}\u200b\u200c\u200d\u2060\ufeff\u00ad]*"
_SIGN = re.compile(f"[{_SIGNS}]")
# Letters that fold to two, or lie outside the Latin blocks: a text that has one is looked at.
_ODD = "ß\u1e9e\u0149\u01f0\u1e9a\u212a\u212b\ufb00-\ufb06\u1d43-\u1dff\u2c60-\u2c7f\ua720-\ua7ff"
_LAO_A = "\u0eb2\u0eb3"
_PLAIN = re.compile("[ -~\u0e80-\u0eff]*")


def rough_pattern(key: str) -> re.Pattern[str] | None:
    """What every text matches in which `key`, folded, could be found; None where nothing is known
    of its letters.
    """
    if not _PLAIN.fullmatch(key):
        return None
    signless = re.sub(_SIGN, "", key)
    letters = (r"\s+" if letter == " " else _any_spelling(letter) for letter in signless)
    return re.compile(f"{_BETWEEN.join(letters)}|[{_ODD}]")


def _any_spelling(letter: str) -> str:
    if letter in _LAO_A:
        return f"[{_LAO_A}]"
    return f"[{re.escape(letter)}{_spellings().get(letter, '')}]"


@cache
def _spellings() -> dict[str, str]:
    """For each plain letter the letters that fold to it."""
    found: dict[str, str] = {}
    for code in _LATIN:
        plain = fold(chr(code))
        found[plain] = found.get(plain, "") + chr(code)
    return found
