"""A candidate of what a person takes that the rules had left out: what can be told of it is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from laocoop.domain.search.folding import compose
from laocoop.domain.wording import LANGUAGES, Wording
from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.language.speakers import BOTH, named_sides
from laocoop.minutes.proposal.titles import short_title, themes_of
from laocoop.minutes.reading import BY_A_PERSON, Candidate, Foreign, Reading, Skipped
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.sentence.findings import Heard
from laocoop.minutes.sentence.listener import Listener
from laocoop.minutes.structure import zones


class ByHand:
    """Makes candidates of one reading's left-out parts."""

    def __init__(self, reading: Reading, themes: frozenset[str], earliest: date | None) -> None:
        self._words = lexicon(reading.language)
        self._themes = themes
        self._earliest = earliest
        texts = [skipped.text for skipped in reading.skipped]
        texts += [candidate.text_in(reading.language) for candidate in reading.candidates]
        named = named_sides(compose("\n".join(texts)), self._words)
        self._listener = Listener(self._words, named, earliest)
        self._grammar = self._listener.grammar

    def candidate(self, skipped: Skipped) -> Candidate:
        """The left-out part as a candidate: of both sides, where its subject is not told."""
        return self.of_text(skipped.text, skipped.clause, skipped.place)

    def names_a_side(self, candidate: Candidate) -> bool:
        """True if the text itself says who does it."""
        return self._grammar.subject(compose(candidate.text_in(""))) is not None

    def of_text(self, text: str, clause: str, place: str) -> Candidate:
        """A text of the document as a candidate."""
        low = compose(text)
        subject = self._grammar.subject(low)
        heard = self._listener.hear(text, Heard(), zones.COMMITMENTS)
        told = heard[0] if len(heard) == 1 and heard[0].taken else None
        parties = subject.parties if subject else BOTH
        dates = due_dates(text, self._earliest)
        language = self._words.language
        title = short_title(text, self._words)
        is_kept = language in LANGUAGES
        return Candidate(
            clause=clause,
            parties=told.parties if told else parties,
            due=dates[-1] if dates else None,
            themes=themes_of(text, [], self._words, self._themes),
            soft=bool(self._grammar.is_soft(low, subject)),
            title=Wording(**{language: title}) if is_kept else Wording(),
            text=Wording(**{language: text}) if is_kept else Wording(),
            reason=BY_A_PERSON,
            place=place,
            foreign=None if is_kept else Foreign(language, title, text),
        )


def parted(text: str) -> list[str]:
    """The pieces of a text at the points where it may be split: after sentences and semicolons."""
    pieces, begin = [], 0
    for at in range(1, len(text)):
        if text[at - 1] in ".;" and text[at] == " " and text[begin:at].strip():
            pieces.append(text[begin:at].strip())
            begin = at
    pieces.append(text[begin:].strip())
    return [piece for piece in pieces if piece]


def joined(one: str, other: str) -> str:
    """Two parts of a document as one text."""
    return f"{one.rstrip()} {other.lstrip()}"


def all_parts(reading: Reading) -> Sequence[Candidate | Skipped]:
    """The candidates and what was left out, in the order of the document; what was not read is none of them."""
    order = {place: at for at, place in enumerate(reading.places)}
    parts: list[Candidate | Skipped] = [*reading.candidates, *reading.left_out]
    return sorted(parts, key=lambda part: order.get(part.place, 0))
