"""Fields that one sentence names one by one: "…, with a focus on the areas of A, B and C; D; E"."""

from __future__ import annotations

import re

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import AND

ENOUGH = 3
"""So many fields are a list to be answered for one by one; two are a turn of phrase."""


def named_fields(sentence: str, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """What a sentence undertakes in general, and the fields it will be done in; None where it
    names none.

    The last field of a list with commas is divided at its "and"; others may have an "and" of
    their own ("safety and hygiene").
    """
    low = compose(sentence)
    opening = lexicon.words("focus").search(low)
    if opening is None:
        return None
    fields: list[str] = []
    for some in sentence[opening.end() :].strip(" :").split(";"):
        *firsts, last = (field.strip() for field in some.split(","))
        last = re.sub(rf"^{AND}\s+", "", last, flags=re.IGNORECASE)
        fields += firsts
        fields += re.split(rf"\s+{AND}\s+", last, maxsplit=1) if firsts else [last]
    fields = [field for field in fields if field.strip(" .…")]
    if len(fields) < ENOUGH:
        return None
    return sentence[: opening.start()].rstrip(" ,;"), fields
