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


_SURE = 0.1
"""Of its letters, so many are Vietnamese alone in a Vietnamese sentence; a name in an English one has fewer."""


def surely_in(text: str) -> str:
    """The language that letters of its own betray, vi or lo, or words of its own, en; empty where they are too few to
    tell.
    """
    letters = [char for char in text.casefold() if char.isalpha()]
    lao = sum("\u0e80" <= char <= "\u0eff" for char in letters)
    vietnamese = sum(c in "ăđơư" or "\u1ea0" <= c <= "\u1ef9" for c in letters)
    if lao > len(letters) / 3:
        return "lo"
    if letters and (vietnamese > len(letters) * _SURE or _has_vietnamese_signs(text)):
        return "vi"
    words = {*text.casefold().replace(",", " ").replace(".", " ").split()}
    return "en" if text.isascii() and len(words & _ENGLISH) > 1 else ""


_ENGLISH = frozenset(
    ("of", "and", "was", "were", "is", "are", "has", "have", "been", "with", "for", "by", "from", "will")
)  # fmt: skip
"""None of them is a Vietnamese word without its signs, as "the", "on" and "a" are."""


def _has_vietnamese_signs(text: str) -> bool:
    """True where at least two words have an accent, and half of those that are no names: short notes have few letters
    that are Vietnamese alone, and in an English one the names alone have accents.
    """
    words = "".join(char if char.isalpha() else " " for char in text).split()
    accented = [word for word in words if any("\u00c0" <= char <= "\u1ef9" for char in word)]
    plain = [word for word in words if word.islower()]
    of_these = sum(word.islower() for word in accented)
    return len(accented) > 1 and 0 < len(plain) <= 2 * of_these
