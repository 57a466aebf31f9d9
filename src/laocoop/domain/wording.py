"""The same words in three languages."""

from __future__ import annotations

from laocoop.record import Record

LANGUAGES = ("vi", "lo", "en")
"""Those that a register keeps, in the order of its two states; English last."""


class Wording(Record):
    """The same words in the languages they exist in; a missing language is an empty string.

    A wording without words in any language is false.
    """

    vi: str = ""
    lo: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return self != NO_WORDS

    def each(self) -> tuple[str, str, str]:
        """The words in Vietnamese, Lao and English."""
        return (self.vi, self.lo, self.en)

    def by_language(self) -> dict[str, str]:
        """The words in every language, by its code."""
        return self.as_dict()

    def in_language(self, language: str) -> str:
        """The words in `language`, or in the first of English, Vietnamese and Lao that has any."""
        own = getattr(self, language) if language in LANGUAGES else ""
        return own or self.en or self.vi or self.lo


NO_WORDS = Wording()
