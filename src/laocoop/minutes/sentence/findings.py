"""What a sentence inherits, and what it was found to be."""

from __future__ import annotations

from datetime import date

from laocoop.record import Record


class Heard(Record):
    """What a sentence inherits: who speaks in the lead-in over it, and that it undertakes."""

    parties: tuple[str, ...] = ()
    undertakes: bool = False
    soft: bool = False
    due: date | None = None
    item: bool = True
    """False for a paragraph that is no item of the list under the lead-in."""


class Finding(Record):
    """What one sentence or part of it was found to be."""

    text: str
    taken: bool
    reason: str
    parties: tuple[str, ...] = ()
    soft: bool = False
    due: date | None = None
    own_subject: bool = False
