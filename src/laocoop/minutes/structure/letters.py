"""Letters that two ministers exchange: who writes "my Ministry" and "your Ministry", letter by letter."""

from __future__ import annotations

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import each, phrase
from laocoop.minutes.language.speakers import BOTH, mentions
from laocoop.minutes.language.text import in_capitals, pattern
from laocoop.minutes.source.lines import Line

_SALUTATION = pattern(phrase("salutation"))


def is_salutation(text: str) -> bool:
    """True for the line by which a letter begins to speak."""
    return bool(_SALUTATION.match(compose(text)))


def writers(lines: list[Line], lexicon: Lexicon) -> dict[str, dict[str, tuple[str, ...]]]:
    """By the place of each line that stands in a letter, what its writer calls the two parties: the
    letterhead above a salutation tells who writes.
    """
    by_place: dict[str, dict[str, tuple[str, ...]]] = {}
    head: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if in_capitals(line.text):
            mentioned = mentions(compose(line.text), lexicon, {})
            head = mentioned[0].parties if mentioned and len(mentioned[0].parties) == 1 else head
        if is_salutation(line.text) and head:
            other = tuple(party for party in BOTH if party not in head)
            ours, yours = (map(compose, each(name)) for name in ("ours", "yours"))
            names = dict.fromkeys(ours, head) | dict.fromkeys(yours, other)
        if names:
            by_place[line.place] = names
    return by_place
