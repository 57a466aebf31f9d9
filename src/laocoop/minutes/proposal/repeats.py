"""Likely repeats: which commitments of the register say nearly what a candidate says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from laocoop.domain.model import Commitment
from laocoop.domain.search.folding import fold
from laocoop.domain.wording import Wording
from laocoop.minutes.reading import Candidate
from laocoop.record import Record

LIKELY = 72.0
"""Of 100: words shared by two wordings, whatever their order (rapidfuzz token_set_ratio)."""
THE_SAME = 90.0


class Repeat(Record):
    """An earlier commitment, and how much of it is said again (0 to 100)."""

    id: str
    score: float


def likeness(one: Wording, other: Wording) -> float:
    """How alike two wordings are, 0 to 100, in the language where they are most so."""
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

    return max(
        (
            0.5 * token_set_ratio(fold(a), fold(b)) + 0.5 * token_sort_ratio(fold(a), fold(b))
            for a, b in zip(one.each(), other.each(), strict=True)
            if a and b
        ),
        default=0.0,
    )


_SHORT, _OF_SHORT, _OF_LONG, _OF_CLAUSE = 8, 0.8, 0.6, 0.5
"""Of so many words and fewer that a title has, what share a clause must have too; of longer ones; and which share
of the clause's own words a short title must have: it may stand in any long sentence.
"""


def says_the_same(title: Wording, clause: Wording) -> bool:
    """True where a clause has the words of a title, in one language: the press puts long ones otherwise than the
    signed text does, but names fields as it does. "Wages" is no "Working conditions".
    """
    for ours, theirs in zip(title.each(), clause.each(), strict=True):
        wanted, there = _words(ours), _words(theirs)
        known = {*there}
        shared = sum(word in known for word in wanted)
        if len(wanted) > _SHORT and shared >= _OF_LONG * len(wanted):
            return True
        is_named = 0 < len(wanted) <= _SHORT and shared >= _OF_SHORT * len(wanted)
        if is_named and shared >= _OF_CLAUSE * len(there):
            return True
    return False


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text)))


def by_number(
    commitments: Iterable[Commitment], candidates: Iterable[Candidate]
) -> dict[str, Commitment]:
    """By clause: the commitment of the press to which somebody gave the clause's number, where the clause undertakes one
    thing. Its words may be others: whoever gave the number has read both.
    """
    numbered: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        if commitment.clause and not (commitment.text or commitment.recorded):
            numbered.setdefault(_plainly(commitment.clause), []).append(commitment)
    printed = [candidate.clause for candidate in candidates]
    counts = Counter(map(_plainly, printed))
    return {
        clause: numbered[plain][0]
        for clause in printed
        if len(numbered.get(plain := _plainly(clause), ())) == counts[plain] == 1
    }


_MOST_OF_IT = 2 / 3
"""So much of a document stands there already, clause by clause, where it is one that is there in another language."""


def in_another_language(
    commitments: Iterable[Commitment], candidates: Sequence[Candidate]
) -> dict[int, Commitment]:
    """By place among the candidates: the commitment that was taken from the same clause of the same document, signed in
    another language. No words tell; a clause has as many there and here, of the same sides and dates, and so have most.
    """
    there: dict[str, list[Commitment]] = {}
    here: dict[str, list[int]] = {}
    for commitment in commitments:
        if commitment.text:
            there.setdefault(_plainly(commitment.clause), []).append(commitment)
    for at, candidate in enumerate(candidates):
        here.setdefault(_plainly(candidate.clause), []).append(at)
    same: dict[int, Commitment] = {}
    for clause, places in here.items():
        known = there.get(clause, [])
        pairs = [*zip(places, known, strict=False)]
        if len(known) == len(places) and all(
            _says_as_much(candidates[at], commitment) for at, commitment in pairs
        ):
            same |= pairs
    return same if len(same) >= _MOST_OF_IT * len(candidates) else {}


def _says_as_much(candidate: Candidate, commitment: Commitment) -> bool:
    both = zip(candidate.text.each(), commitment.text.each(), strict=True)
    return (
        bool(candidate.text)
        and not any(ours and theirs for ours, theirs in both)
        and {*candidate.parties} == {*commitment.parties}
        and candidate.due == commitment.due
    )


def _plainly(clause: str) -> str:
    """A clause's numbers and letters alone: 2.d, 2d and "Điều 2 khoản d" are the same."""
    parts = re.findall(r"\d+|[^\W\d_]+", clause.casefold())
    return ".".join(
        part for part in parts if part.isdigit() or len(part) < 3 or set(part) <= _ROMAN
    )


_ROMAN = set("ivxlc")


class Known:
    """Commitments among which likely repeats of many candidates are looked for: what they say is folded once, and
    those that share no rare word with a candidate are not compared with it.
    """

    def __init__(self, commitments: Iterable[Commitment]) -> None:
        self._commitments = list(commitments)
        self._titles = [tuple(map(fold, each.title.each())) for each in self._commitments]
        self._by_title: dict[tuple[str, Wording], Commitment] = {}
        self._with_word: dict[str, list[int]] = {}
        for at, titles in enumerate(self._titles):
            self._by_title.setdefault(
                (self._commitments[at].clause, self._commitments[at].title), self._commitments[at]
            )
            for word in {word for title in titles for word in title.split()}:
                self._with_word.setdefault(word, []).append(at)

    def repeats(self, title: Wording) -> list[Repeat]:
        """Those that are likely said again, the likeliest first; three at most."""
        from rapidfuzz.fuzz import token_set_ratio

        folded = tuple(map(fold, title.each()))
        likely = []
        for at in self._sharing(folded):
            score = max(
                (
                    token_set_ratio(words, known)
                    for words, known in zip(folded, self._titles[at], strict=True)
                    if len(words.split()) > 2 and known
                ),
                default=0.0,
            )
            commitment = self._commitments[at]
            if score >= LIKELY and likeness(title, commitment.title) >= LIKELY - 20:
                likely.append(Repeat(commitment.id, round(score, 1)))
        return sorted(likely, key=lambda repeat: -repeat.score)[:3]

    def already_there(self, candidate: Candidate) -> Commitment | None:
        """The one that stands for the same words of the same clause; of words that a register does not keep, one
        that was taken from the same place.
        """
        same = self._by_title.get((candidate.clause, candidate.title))
        if same is not None and not candidate.foreign:
            return same
        folded = tuple(map(fold, candidate.title.each()))
        places = range(len(self._commitments)) if candidate.foreign else self._sharing(folded)
        for commitment in (self._commitments[at] for at in places):
            from_press = not (commitment.text or candidate.foreign)
            if from_press and commitment.clause in ("", candidate.clause):
                if says_the_same(commitment.title, candidate.text):
                    return commitment
                continue
            if commitment.clause != candidate.clause:
                continue
            if candidate.foreign:
                if taken_from(commitment, candidate.place):
                    return commitment
            elif (
                likeness(candidate.text, commitment.text) >= THE_SAME
                or likeness(candidate.title, commitment.title) >= THE_SAME
            ):
                return commitment
        return None

    def _sharing(self, titles: tuple[str, ...]) -> Iterable[int]:
        """The places of those that share rare words with `titles`; of a few, all."""
        if len(self._commitments) <= _FEW:
            return range(len(self._commitments))
        words = {word for title in titles for word in title.split()}
        with_each = sorted((self._with_word.get(word, []) for word in words), key=len)
        rare = [places for places in with_each if places][:_RARE]
        most = max(_FEW, len(self._commitments) // 20)
        counts = Counter(chain.from_iterable(places for places in rare if len(places) <= most))
        return [at for at, _shared in counts.most_common(_FEW)]


_FEW, _RARE = 200, 8
"""So many commitments are compared with a candidate at most, by so many of its rarest words."""


def taken_from(commitment: Commitment, place: str) -> bool:
    """True if it has no words of its own, and cites that place of a document."""
    return not commitment.text and any(cite.place == place for cite in commitment.cites)
