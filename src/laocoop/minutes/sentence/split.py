"""Sentences, and parts of sentences that stand for themselves."""

from __future__ import annotations

import re

from laocoop.minutes.language.phrases import begun, phrase
from laocoop.minutes.language.text import pattern

_ABBREVIATION = re.compile(rf"\b(?:[A-ZĐ]|{phrase('abbreviations')})$")
_LONGEST_ABBREVIATION = 4
_END = re.compile(
    r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]*[A-ZĐÀ-Ỹ\u0e80-\u0eff\d])"
    r"|(?<=[a-zà-ỹ]…)(?=[A-ZĐ][a-zà-ỹ])|(?<=[a-zà-ỹ]\.\.\.)(?=[A-ZĐ][a-zà-ỹ])"  # run together
    r"|(?<=:)\s*(?=“[A-ZĐÀ-Ỹ])"  # what somebody says is a sentence of its own
)
_OPENING = '"“«'
_CLOSING_TWICE = re.compile("”([^“”]*)”")


def sentences(text: str) -> list[str]:
    """The sentences of `text`; quotation marks, abbreviations and numbers end none."""
    split: list[str] = []
    if "“" not in text:  # Swedish opens and closes with the same sign
        text = _CLOSING_TWICE.sub("“\\1”", text)
    start = counted = opened = straight = 0
    for match in _END.finditer(text):
        end = match.start()
        opened += text.count("“", counted, end) - text.count("”", counted, end)
        straight += text.count('"', counted, end)
        counted = end
        if text[end - 1] == "." and _is_abbreviation(text, start, end - 1):
            continue
        if opened > 0 or straight % 2:
            continue
        split.append(text[start : match.end()].strip())
        start = counted = match.end()
        opened = straight = 0
    rest = text[start:].strip()
    return [*split, rest] if rest else split


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """True if what stands before a full stop ends no sentence: an abbreviation, or a number at its start."""
    if end - start <= 2 and text[start:end].isdecimal():
        return True
    return bool(_ABBREVIATION.search(text, max(start, end - _LONGEST_ABBREVIATION), end))


def parts(text: str) -> list[str]:
    """The parts between semicolons; one in brackets or quotation marks divides nothing."""
    split, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([“«":
            depth += 1
        elif char in ")]”»":
            depth = max(depth - 1, 0)
        elif char == ";" and depth == 0:
            split.append(text[start:at].strip())
            start = at + 1
    split.append(text[start:].strip())
    return [part for part in split if part]


def is_quotation(text: str) -> bool:
    """True if the whole of `text` is somebody's speech."""
    return text[:1] in _OPENING and bool(re.search('["”»]', text[1:]))


def unfinished(text: str) -> bool:
    """True if `text` stops in mid-sentence, or its list is left open with an ellipsis."""
    text = text.rstrip()
    return text.endswith(("…", "...", ",")) or bool(_HANGING.search(text))


_HANGING = pattern(rf"{begun('hanging')}$")
