"""Free words: which commitments speak of them, in any of their languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from laocoop.domain.folding import compose, fold, has_diacritics
from laocoop.domain.model import Register
from laocoop.domain.rough import odd_letters, rough_pattern
from laocoop.domain.timeline import Standing
from laocoop.record import Record

_LAO = re.compile("[\u0e80-\u0eff]")


class Word(Record):
    """One word, or several in a row, to be found.

    Written without diacritics it is found with and without them; written with them, only so. It
    is found where a word begins, and in Lao, which writes no spaces, anywhere.
    """

    text: str
    pattern: re.Pattern[str]
    exact: bool
    rough: re.Pattern[str] | None = None
    """What a text as it is written must match, unless it has odd letters, to have the word in it."""

    def certainly_not_in(self, text: str) -> bool:
        """True if it does not stand in `text`, which is as it is written."""
        return bool(self.rough and not self.rough.search(text) and not odd_letters().search(text))

    def is_in(self, composed: str, folded: str) -> bool:
        """True if it stands in a text, given as `compose` and as `fold` leave it."""
        return bool(self.pattern.search(composed if self.exact else folded))


def words(asked: Iterable[str]) -> tuple[Word, ...]:
    """What was asked for, made ready; an argument with spaces in it is words in a row."""
    found = []
    for text in asked:
        exact = has_diacritics(text)
        key = " ".join((compose if exact else fold)(text).split())
        if key:
            start = "" if _LAO.search(key) or not key[0].isalnum() else r"(?<!\w)"
            spaced = r"\s+".join(re.escape(part) for part in key.split(" "))
            found.append(Word(text, re.compile(start + spaced), exact, rough_pattern(fold(key))))
    return tuple(found)


def texts(register: Register, standing: Standing) -> Iterator[str]:
    """All that a commitment says of itself, and all that was reported of it."""
    commitment = standing.commitment
    instrument = register.instruments[commitment.instrument]
    yield commitment.id
    yield commitment.clause
    yield from commitment.title
    yield from commitment.text
    yield from commitment.note
    yield from instrument.name
    yield instrument.place
    for theme in commitment.themes:
        yield from register.themes[theme].name
    yield from standing.lead.values()
    for cite in commitment.cites:
        yield cite.anchor
    for update in standing.updates:
        yield update.note


def speaks_of(register: Register, standing: Standing, asked: tuple[Word, ...]) -> bool:
    """True if every word asked for stands somewhere in the commitment's texts."""
    whole = "\n".join(texts(register, standing))
    if any(word.certainly_not_in(whole) for word in asked):
        return False
    composed = compose(whole) if any(word.exact for word in asked) else ""
    folded = fold(whole) if any(not word.exact for word in asked) else ""
    return all(word.is_in(composed, folded) for word in asked)
