"""What is found in a document: candidates, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from laocoop.domain.status import Force
from laocoop.domain.wording import Wording
from laocoop.record import Record

# Reasons, as words of the file; the command says them in the user's language.
WILL, AGREED, SUBJECT_AND_VERB, UNDER_LEAD_IN, BARE_VERB, HOSTING = (
    "will",
    "agreed",
    "subject-and-verb",
    "under-lead-in",
    "bare-verb",
    "hosting",
)
BY_A_PERSON = "by-a-person"
FOCUS, LOOKS_AHEAD = "focus", "looks-ahead"
NO_UNDERTAKING, RESULT, OPINION, REQUEST, QUOTATION, ENDING, OF_OTHERS = (
    "no-undertaking",
    "result",
    "opinion",
    "request",
    "quotation",
    "ending",
    "of-others",
)

STRUCK, DELETED, HIDDEN, CONTENTS, COMMENT, RUNNING = (
    "struck-out",
    "deleted",
    "hidden",
    "contents",
    "comment",
    "running-line",
)
OTHER_PART, OTHER_FORMAT, NO_TEXT = "other-part", "other-format", "no-text"
OTHER_LANGUAGE, TABLE_HEADS = "other-language", "table-heads"
NOT_READ = frozenset(
    (
        *(STRUCK, DELETED, HIDDEN, CONTENTS, COMMENT, RUNNING),
        *(OTHER_PART, OTHER_FORMAT, NO_TEXT, OTHER_LANGUAGE, TABLE_HEADS),
    )
)
"""Reasons of what is no text in force, or was not read."""

_FORCES = {FOCUS: Force.FOCUS, HOSTING: Force.HOSTING}


class Foreign(Record):
    """Words in a language that a register does not keep, as its code says."""

    language: str
    title: str
    text: str


class Candidate(Record):
    """What may be a commitment: where it stands, who is bound, by when, and why it was taken."""

    clause: str
    parties: tuple[str, ...]
    due: date | None
    themes: tuple[str, ...]
    soft: bool
    title: Wording
    text: Wording
    reason: str
    place: str
    context: str = ""
    open_ended: bool = False
    """True where the text stops in mid-sentence, or a list ends with an ellipsis."""
    foreign: Foreign | None = None
    """What the document says, where `title` and `text` cannot hold it."""

    @property
    def force(self) -> Force:
        """How firmly it is undertaken, as the reason it was taken for tells."""
        return _FORCES.get(self.reason, Force.AGREED)

    def title_in(self, language: str) -> str:
        """The title in `language`, or in the first there is."""
        return self.foreign.title if self.foreign else self.title.in_language(language)

    def text_in(self, language: str) -> str:
        """The text in `language`, or in the first there is."""
        return self.foreign.text if self.foreign else self.text.in_language(language)


class Skipped(Record):
    """A clause, or part of one, that was not taken."""

    clause: str
    text: str
    reason: str
    place: str


class Reading(Record):
    """All that a document was found to say. Every line is in one of the two lists."""

    language: str
    candidates: tuple[Candidate, ...]
    skipped: tuple[Skipped, ...]
    places: tuple[str, ...]
    """The places of all lines, in the document's order."""
    doubts: tuple[str, ...] = ()
    """Why it was probably not read well; none where nothing says so."""

    @property
    def left_out(self) -> list[Skipped]:
        """What was read and not taken."""
        return [skipped for skipped in self.skipped if skipped.reason not in NOT_READ]

    @property
    def not_read(self) -> list[Skipped]:
        """What is no text in force, or was not read."""
        return [skipped for skipped in self.skipped if skipped.reason in NOT_READ]

    def with_away(self, away: Sequence[Skipped], places: Sequence[str]) -> Reading:
        """The same with what of the document is no text in force, in the order of all `places`."""
        if not away:
            return self
        order = {place: at for at, place in reversed(list(enumerate(places)))}
        skipped = sorted([*self.skipped, *away], key=lambda one: order.get(one.place, 0))
        return self.but(skipped=tuple(skipped), places=tuple(dict.fromkeys(places)))
