"""A title that stands in capitals, written as a sentence writes it: names and States keep their capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon

_AROUND = " ,.;:()“”\"'/–-"
_VOWEL = re.compile(r"[aeiouyăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
_NO_SYLLABLE = re.compile(r"[bcdđghklmnpqrstvx]{4}")
_ORDINAL = re.compile(r"\d+[a-z]{1,2}")
_SURE = 3
"""From so many words on, a phrase is known better than by how other texts write its words."""


def as_written(title: str, texts: Iterable[str], words: Lexicon) -> str:
    """A title in capitals as phrases of its language are written, as other texts write its words, and places by
    their names. What nobody knows begins with a capital, as a name does; short forms stay in capitals.
    """
    if not title.isupper():
        return title
    tokens = title.split()
    low = [compose(token).strip(_AROUND) for token in tokens]
    spelt: list[str | None] = [None] * len(tokens)
    phrases = {tuple(compose(each).split()): each.split() for each in words.written}
    places = {
        tuple(compose(each).split()): [
            phrases.get((part,), [part.title()])[0] for part in compose(each).split()
        ]
        for each in words.place_names
    }
    by_word, by_pair = _elsewhere(texts)
    _spell(spelt, low, {key: value for key, value in phrases.items() if len(key) >= _SURE})
    _spell(spelt, low, places)
    for at, pair in enumerate(pairwise([*low, ""])):
        if spelt[at] is None and pair in by_pair:
            spelt[at] = by_pair[pair].most_common(1)[0][0]
    _spell(spelt, low, phrases)
    for at, word in enumerate(low):
        if spelt[at] is None and len(by_word.get(word, ())) == 1:
            (spelt[at],) = by_word[word]
    shown = [
        _cased(token, word or _unknown(token)) for token, word in zip(tokens, spelt, strict=True)
    ]
    whole = " ".join(shown)
    return whole[:1].upper() + whole[1:]


def _spell(
    spelt: list[str | None], low: Sequence[str], known: dict[tuple[str, ...], list[str]]
) -> None:
    """Spells what stands in a table of phrases, the longest first; a word that is spelt already stays so."""
    longest = max(map(len, known), default=0)
    for size in range(longest, 0, -1):
        for at in range(len(low) - size + 1):
            words = known.get(tuple(low[at : at + size]))
            if words:
                already = spelt[at : at + size]
                spelt[at : at + size] = [
                    old or new for old, new in zip(already, words, strict=True)
                ]


def _elsewhere(
    texts: Iterable[str],
) -> tuple[dict[str, Counter[str]], dict[tuple[str, str], Counter[str]]]:
    """How texts that are not in capitals spell words which are not the first of a sentence: by the word, and by it
    and the next one.
    """
    words: dict[str, Counter[str]] = {}
    pairs: dict[tuple[str, str], Counter[str]] = {}
    for text in texts:
        if text.isupper():
            continue
        starts = True
        for word, following in pairwise([*text.split(), ""]):
            plain = word.strip(_AROUND)
            if plain and not starts:
                key = compose(plain)
                words.setdefault(key, Counter())[plain] += 1
                pair = (key, compose(following).strip(_AROUND))
                pairs.setdefault(pair, Counter())[plain] += 1
            starts = word.endswith((".", ":", ";", "!", "?"))
    return words, pairs


def _unknown(token: str) -> str:
    plain = token.strip(_AROUND)
    low = plain.lower()
    if _ORDINAL.fullmatch(low):
        return low
    if not _VOWEL.search(low) or _NO_SYLLABLE.search(low):
        return plain
    return "-".join(part.capitalize() for part in low.split("-"))


def _cased(token: str, word: str) -> str:
    """The token with its punctuation, spelt as `word`."""
    plain = token.strip(_AROUND)
    return token.replace(plain, word) if plain else token
