"""Vietnamese syllables that copying ran together ("thốngnhất"), taken apart again."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from laocoop.domain.search.folding import compose
from laocoop.storage.word_lists import read_lexicon

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_NUCLEUS = (
    "uyê|uya|uyu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|"
    "oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|ươ|ưa|ưi|ưu|uy|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:ch|ng|nh|c|m|n|p|t)?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 7
"""Letters of a syllable."""
_AROUND = " .,;:!?()[]{}'\"“”‘’«»…-–—/0123456789%"
MOST = 4
"""So many syllables may run together; longer words are names of other languages."""


def apart(text: str) -> str:
    """`text` with a space between syllables that run together; other words stay as they are."""
    if text.isascii():
        return text
    return _WORD.sub(lambda match: _divided(match[0]), text)


@cache
def _divided(word: str) -> str:
    if word.isascii():
        return word  # without a sign of Vietnamese nothing tells
    if len(word) > MOST * _LONGEST:
        return word
    plain = _toneless(word)
    if len(plain) != len(word) or _SYLLABLE.fullmatch(plain):
        return word
    ways = [way for way in _ways(word, plain, MOST) if len(way) > 1]
    if word.istitle():  # a name may be written as one word: Bôlykhămxay
        ways = [way for way in ways if all(compose(part) in _known() for part in way)]
    if not ways:
        return word
    return " ".join(sorted(ways, key=_likelihood)[-1])


def share_of_syllables(text: str) -> float:
    """Which share of the words of `text` could be Vietnamese, from 0 to 1."""
    words = [word.strip(_AROUND) for word in text.lower().split()]
    words = [word for word in words if word and not word.isdigit()]
    good = sum(bool(_SYLLABLE.fullmatch(_toneless(word))) and _one_tone(word) for word in words)
    return good / len(words) if words else 0.0


def _toneless(word: str) -> str:
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    )


def _ways(word: str, plain: str, most: int) -> list[list[str]]:
    """All ways to read `word` as up to `most` syllables."""
    ways: list[list[str]] = []
    for end in range(1, min(len(plain), _LONGEST) + 1) if most else ():
        if _SYLLABLE.fullmatch(plain[:end]) and _one_tone(word[:end]):
            rest = word[end:]
            more = _ways(rest, plain[end:], most - 1) if rest else [[]]
            ways += [[word[:end], *way] for way in more]
    return ways


def _one_tone(part: str) -> bool:
    marks = [char for char in unicodedata.normalize("NFD", part) if ord(char) in _TONES]
    return len(marks) <= 1


def _likelihood(way: list[str]) -> tuple[int, int, int]:
    """Fewest syllables; most of them known; and few that begin with a vowel after another."""
    known = sum(compose(part) in _known() for part in way)
    open_starts = sum(bool(re.match(_NUCLEUS, _toneless(after))) for _, after in pairwise(way))
    return known - len(way), -open_starts, -len(way)


@cache
def _known() -> frozenset[str]:
    """The syllables of the lexicon by which rules read; places are names, and may be one word."""
    tables = read_lexicon(Path(__file__).parent / "vi" / "words.toml")
    tables.pop("places")
    words = (word for table in tables.values() for some in table.values() for word in some)
    return frozenset(part for word in words for part in compose(word).split())
