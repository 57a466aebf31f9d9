"""Free words: which commitments speak of them, in any of their languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from laocoop.domain.model import Commitment, Register
from laocoop.domain.records import APART, Records
from laocoop.domain.search.folding import compose, fold, has_diacritics
from laocoop.domain.search.prefilter import rough_pattern
from laocoop.domain.standing import Standing
from laocoop.record import Record

SOME = 500
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
    """What a text as it is written must match to have the word in it."""

    def certainly_not_in(self, text: str) -> bool:
        """True if it does not stand in `text`, which is as it is written."""
        return self.rough is not None and not self.rough.search(text)

    def is_in(self, text: str) -> bool:
        """True if it stands in `text`, which is as it is written."""
        if self.rough is None:
            return _stands_in(self.pattern, self.exact, text)
        match = self.rough.search(text)
        if match is None:
            return False
        # Mostly it stands where it may first, and mostly in the same words: they tell at once.
        start, end = text.rfind(" ", 0, match.start()) + 1, text.find(" ", match.end())
        near = text[start : end if end >= 0 else len(text)]
        return _near(self.pattern, self.exact, near) or _stands_in(self.pattern, self.exact, text)


def _stands_in(pattern: re.Pattern[str], exact: bool, text: str) -> bool:
    return bool(pattern.search((compose if exact else fold)(text)))


_near = lru_cache(1000)(_stands_in)


def words(asked: Iterable[str]) -> tuple[Word, ...]:
    """What was asked for, made ready; an argument with spaces in it is words in a row."""
    ready = []
    for text in asked:
        exact = has_diacritics(text)
        key = " ".join((compose if exact else fold)(text).split())
        if key:
            start = "" if _LAO.search(key) or not key[0].isalnum() else r"(?<!\w)"
            spaced = r"\s+".join(re.escape(part) for part in key.split(" "))
            ready.append(Word(text, re.compile(start + spaced), exact, rough_pattern(fold(key))))
    return tuple(ready)


def speaks_of(
    register: Register, units: Names, standing: Standing, asked: tuple[Word, ...]
) -> bool:
    """True if every word asked for stands in one of the commitment's texts: in what it says of
    itself, or in what was reported of it. `units`: all names of each, which the register is asked for once.
    """
    return all(any(map(word.is_in, _texts(register, units, standing))) for word in asked)


def _texts(register: Register, units: Names, standing: Standing) -> Iterator[str]:
    commitment = standing.commitment
    instrument = register.instruments[commitment.instrument]
    yield from commitment.title.each()
    yield from commitment.text.each()
    yield from commitment.note.each()
    yield from (commitment.id, commitment.clause, instrument.place, *instrument.name.each())
    yield from (*instrument.also, *instrument.signers)
    for theme in commitment.themes:
        yield from (*register.themes[theme].name.each(), *register.themes[theme].also)
    for led in standing.lead.values():
        yield from units.get(led, (led,))
    for update in standing.updates:
        yield from (*update.note.each(), *update.evidence)


Names = Mapping[str, tuple[str, ...]]


class Speaking(Record):
    """Which commitments speak of all words asked for: what they say of themselves tells of most."""

    certain: set[str]
    """Those whose own texts have every word."""
    possible: set[str]
    """Those and any others of which the reports may speak so, depending on the day."""


def speaking(
    register: Register, commitments: Records[Commitment], asked: tuple[Word, ...]
) -> Speaking:
    """What can be told without working out where the commitments stand, and without folding every
    text, which would take ten times as long.
    """
    certain, possible = set(commitments), set(commitments)
    for word in asked:
        having_word = _by_names(register, commitments, word)
        for ids, texts in _own_texts(commitments):
            having_word.update(having(word, ids, texts, having_word))
        certain &= having_word
        possible &= having_word | _reported(register, commitments, word)
    return Speaking(certain, possible)


def _own_texts(
    commitments: Records[Commitment],
) -> Iterator[tuple[Sequence[str], str]]:
    """What stands in the commitments themselves, some at a time, and their ids."""
    ids = list(commitments)
    for key in ("title", "text", "note"):
        for start in range(0, len(ids), SOME):
            stop = start + SOME
            yield ids[start:stop], commitments.texts(key, start, stop)
    yield ids, APART.join(ids)
    yield ids, APART.join(commitments.column("clause"))


def having(word: Word, ids: Sequence[str], whole: str, known: set[str]) -> list[str]:
    """The ids of the texts that have the word, but for those that are `known` to; `whole` is the
    texts with APART between them.
    """
    if word.rough is None and ids:
        texts = zip(ids, whole.split(APART), strict=True)
        return [ident for ident, text in texts if ident not in known and word.is_in(text)]
    idents = []
    row = begin = 0
    while word.rough and (first := word.rough.search(whole, begin)) is not None:
        before = whole.rfind(APART, begin, first.start())
        if before >= 0:
            row += whole.count(APART, begin, before + 1)
            begin = before + 1
        end = whole.find(APART, first.end())
        text = whole[begin : end if end >= 0 else len(whole)]
        if ids[row] not in known and word.is_in(text):
            idents.append(ids[row])
        if end < 0:
            break
        row, begin = row + 1, end + 1
    return idents


def _by_names(register: Register, commitments: Records[Commitment], word: Word) -> set[str]:
    """Those whose instrument or themes have the word in their names."""
    instruments = {
        bearer.id
        for bearer in register.instruments.values()
        if any(map(word.is_in, (*bearer.name.each(), *bearer.also, *bearer.signers, bearer.place)))
    }
    themes = {
        theme.id
        for theme in register.themes.values()
        if any(map(word.is_in, (*theme.name.each(), *theme.also)))
    }
    if not (instruments or themes):
        return set()
    named = zip(
        commitments, commitments.column("instrument"), commitments.column("themes"), strict=True
    )
    return {
        ident
        for ident, instrument, some in named
        if instrument in instruments or not themes.isdisjoint(some)
    }


def _reported(register: Register, commitments: Records[Commitment], word: Word) -> set[str]:
    """Those of which a report, or the units that lead, may speak with the word on some day."""
    names = register.names_of_units()

    def every_name(units: Iterable[str]) -> list[str]:
        return [name for led in units for name in names.get(led, (led,))]

    leads = zip(commitments, commitments.column("lead"), strict=True)
    texts = [(ident, "\n".join(every_name(units.values()))) for ident, units in leads if units]
    texts += [
        (u.commitment, "\n".join([*u.note.each(), *u.evidence, *every_name([u.lead])]))
        for u in register.updates
        if u.note or u.lead or u.evidence
    ]
    if word.certainly_not_in("\n\0".join([text for _, text in texts])):
        return set()
    return {ident for ident, text in texts if not word.certainly_not_in(text)}
