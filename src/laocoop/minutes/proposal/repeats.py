"""Likely repeats: which commitments of the register say nearly what a candidate says."""

from __future__ import annotations

from collections.abc import Iterable

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


def repeats(title: Wording, text: Wording, earlier: Iterable[Commitment]) -> list[Repeat]:
    """The commitments that are likely said again, the likeliest first; three at most."""
    from rapidfuzz.fuzz import token_set_ratio

    likely = []
    for commitment in earlier:
        score = max(
            (
                token_set_ratio(fold(words), fold(known))
                for words, known in zip(title.each(), commitment.title.each(), strict=True)
                if len(words.split()) > 2 and known
            ),
            default=0.0,
        )
        if score >= LIKELY and likeness(title, commitment.title) >= LIKELY - 20:
            likely.append(Repeat(commitment.id, round(score, 1)))
    return sorted(likely, key=lambda repeat: -repeat.score)[:3]


def already_there(candidate: Candidate, present: Iterable[Commitment]) -> Commitment | None:
    """The commitment of the same instrument that stands for the same words of the same clause; of
    words that a register does not keep, one that was taken from the same place.
    """
    for commitment in present:
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


def taken_from(commitment: Commitment, place: str) -> bool:
    """True if it has no words of its own, and cites that place of a document."""
    return not commitment.text and any(cite.place == place for cite in commitment.cites)
