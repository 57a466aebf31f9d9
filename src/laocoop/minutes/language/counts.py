"""The numbers from one to ninety-nine in words, as terms are written: "seventy-five (75) days"."""

from __future__ import annotations

_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VIETNAMESE = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_AFTER_TEN = {1: ("một", "mốt"), 4: ("bốn", "tư"), 5: ("lăm", "năm")}
"""Units that are called otherwise behind a ten."""


def counts() -> dict[str, int]:
    """The numbers by their words, in English and Vietnamese."""
    words = {word: number for number, word in enumerate([*_ENGLISH, *_TEENS], 1)}
    words |= {word: number for number, word in enumerate([*_VIETNAMESE, "mười"], 1)}
    for ten, name in enumerate(_TENS, 2):
        words[name] = ten * 10
        for unit, word in enumerate(_ENGLISH, 1):
            words[f"{name}-{word}"] = words[f"{name} {word}"] = ten * 10 + unit
    for ten in range(1, 10):
        name = "mười" if ten == 1 else f"{_VIETNAMESE[ten - 1]} mươi"
        words[name] = ten * 10
        for unit, word in enumerate(_VIETNAMESE, 1):
            for called in _AFTER_TEN.get(unit, (word,)):
                words[f"{name} {called}"] = ten * 10 + unit
    return words
