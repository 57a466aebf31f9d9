"""Rules on what was agreed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from laocoop.domain.rules.rule import Checked, Severity, Violation, rule
from laocoop.domain.search.folding import compose

ANCHOR_WORDS = 8
"""So many words of a source may be quoted at most."""


@rule("missing-title", Severity.WARNING)
def title_missing_in_a_language(checked: Checked) -> Iterator[Violation]:
    """Each language in which a commitment has no title."""
    for number, commitment in checked.commitments:
        for language, words in commitment.title.by_language().items():
            if not words:
                params = {"id": commitment.id, "language": language, "code": language}
                yield Violation("commitment", number, "title", params)


@rule("period-over", Severity.WARNING)
def period_that_is_over(checked: Checked) -> Iterator[Violation]:
    """The period that the register reports on, once it is past: lists and reports go on with it."""
    period = checked.register.period
    if period.last < checked.today:
        yield Violation("register", 0, "period", {"period": period.name, "last": period.last})


@rule("signed-ahead", Severity.WARNING)
def signed_on_a_day_to_come(checked: Checked) -> Iterator[Violation]:
    """Instruments of a day to come: until then nothing that they hold is in force."""
    for number, instrument in enumerate(checked.register.instruments.values()):
        if instrument.day and instrument.day > checked.today:
            params = {"id": instrument.id, "day": instrument.day}
            key = "signed" if instrument.signed else "held"
            yield Violation("instrument", number, key, params)


@rule("ids-alike", Severity.WARNING)
def ids_that_look_alike(checked: Checked) -> Iterator[Violation]:
    """Commitments whose ids only capitals, signs that nobody sees, or letters of another script tell apart: in a sheet,
    and where one is typed, either may be meant.
    """
    first: dict[str, str] = {}
    for number, commitment in checked.commitments:
        earlier = first.setdefault(_as_it_looks(commitment.id), commitment.id)
        if earlier != commitment.id:
            yield Violation("commitment", number, "id", {"id": commitment.id, "other": earlier})


_LETTERS = str.maketrans(
    "АВЕКМНОРСТХУЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "ABEKMHOPCTXYSIJABEZHIKMNOPTYX",
)


def _as_it_looks(ident: str) -> str:
    """The id without what the eye does not tell: a Cyrillic М, or one of full width, is an M."""
    shown = unicodedata.normalize("NFKC", compose(ident)).upper()  # an а is told by its capital
    return shown.translate(_LETTERS).strip()


@rule("under-gone", Severity.WARNING)
def under_what_was_taken_back(checked: Checked) -> Iterator[Violation]:
    """Actions under one that was taken back, as a merge may bring them together."""
    for number, commitment in checked.commitments:
        if commitment.parent in checked.gone:
            params = {"id": commitment.id, "parent": commitment.parent}
            yield Violation("commitment", number, "parent", params)


@rule("long-anchor", Severity.WARNING)
def anchor_longer_than_a_quotation(checked: Checked) -> Iterator[Violation]:
    """Anchors of more words than may be quoted."""
    for number, commitment in checked.commitments:
        for cite in commitment.cites:
            count = len(cite.anchor.split())
            if count > ANCHOR_WORDS:
                params = {"id": commitment.id, "words": count}
                yield Violation("commitment", number, "cites", params)
