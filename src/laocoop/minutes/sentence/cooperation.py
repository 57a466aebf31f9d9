"""Fields that one sentence names one by one: "…, with a focus on the areas of A, B and C; D; E"."""

from __future__ import annotations

import re

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon

ENOUGH = 3
"""So many fields are a list to be answered for one by one; two are a turn of phrase."""
_AND = r"(?:và|and|och|ແລະ)"


def named_fields(sentence: str, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """What a sentence undertakes in general, and the fields it will be done in; None where it
    names none.

    The last field of a list with commas is divided at its "and"; others may have an "and" of
    their own ("safety and hygiene").
    """
    low = compose(sentence)
    opening = lexicon.words("focus").search(low)
    if opening is None or len(low) != len(sentence):
        return None
    fields: list[str] = []
    for some in sentence[opening.end() :].strip(" :").split(";"):
        *firsts, last = (field.strip() for field in some.split(","))
        last = re.sub(rf"^{_AND}\s+", "", last, flags=re.IGNORECASE)
        fields += firsts
        fields += re.split(rf"\s+{_AND}\s+", last, maxsplit=1) if firsts else [last]
    fields = [field for field in fields if field.strip(" .…")]
    if len(fields) < ENOUGH:
        return None
    return sentence[: opening.start()].rstrip(" ,;"), fields
