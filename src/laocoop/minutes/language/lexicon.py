"""The words by which rules know parties, undertakings, results and endings, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from laocoop.domain.search.folding import compose
from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.minutes.language.text import pattern
from laocoop.storage.word_lists import read_lexicon
from laocoop.typed import Any

HERE = Path(__file__).parent
LANGUAGES_READ = ("vi", "lo", "en", "sv")
"""Those that are read; a register keeps the first three."""


class Words:
    """Words of one kind, to be found in a text as `compose` leaves it; longer ones first."""

    def __init__(self, words: Iterable[str], spaced: bool) -> None:
        self._words = sorted({compose(word) for word in words}, key=len, reverse=True)
        start, end = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
        choices = "|".join(
            re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]*") for word in self._words
        )
        self.pattern = re.compile(f"{start}(?:{choices}){end}" if choices else r"(?!)")

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first of them in `text`."""
        return self.pattern.search(text, start)

    def last(self, text: str) -> re.Match[str] | None:
        """One of them where `text` ends."""
        return next((m for m in self.pattern.finditer(text) if m.end() == len(text)), None)

    def count(self, text: str) -> int:
        """How often any of them stands in `text`."""
        return sum(1 for _ in self.pattern.finditer(text))

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """One of them where `text` stands at `start`."""
        return self.pattern.match(text, start)


class Lexicon:
    """What the rules know of one language."""

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.language = language
        spaced = language != "lo"
        self._tables = {
            name: {key: Words(words, spaced) for key, words in table.items()}
            for name, table in tables.items()
            if name not in ("turns", "titles")
        }
        self._turns = [
            (pattern(prose), plain)
            for prose, _arrow, plain in (
                turn.partition(" => ") for turn in tables.get("turns", {}).get("said", [])
            )
        ]
        self.parties = {key: self._tables["parties"][key] for key in ("both", "VN", "LA")}
        self.places = self._tables["places"]
        self.headings = self._tables["headings"]
        self.themes = self._tables["themes"]
        self.written = tables["titles"]["written"]
        """Phrases of titles with their capitals."""
        self.place_names = [name for names in tables["places"].values() for name in names]

    def plainly(self, text: str) -> str:
        """`text` (as `compose` leaves it) with turns of prose said in the words that rules know: "it was
        decided that" is "the two sides agreed that".
        """
        for prose, plain in self._turns:
            text = prose.sub(plain, text, count=1)
        return text

    def words(self, key: str) -> Words:
        """The words of [words] under `key`."""
        return self._tables["words"][key]

    def marks(self, key: str) -> Words:
        """The words of [marks] under `key`."""
        return self._tables["marks"][key]


_OF_ONE = ("turns", "themes")
"""Tables of which a language may have less than another."""


def refuse_incomplete(language: str, tables: Mapping[str, Mapping[str, list[str]]]) -> None:
    """Raises LaocoopError naming a table or key that the lexicon of another language has, and this one lacks: a rule
    that asked for it would never know anything in that language.
    """
    for name, table in read_lexicon(HERE / "vi" / "words.toml").items():
        for key in () if name in _OF_ONE else table:
            if key not in tables.get(name, {}):
                place = Place(str(HERE / language / "words.toml"))
                reason = f"[{name}] {key}"
                raise LaocoopError("bad-lexicon", ExitStatus.USAGE, place, reason=reason)


@cache
def lexicon(language: str, own: Path | None = None) -> Lexicon:
    """The lexicon of one of LANGUAGES_READ, with the words of the user's own file added to it.

    Raises LaocoopError where that file is no lexicon.
    """
    tables = read_lexicon(HERE / language / "words.toml")
    refuse_incomplete(language, tables)
    if own is not None and own.is_file():
        for name, table in read_lexicon(own).items():
            for key, words in table.items():
                known: dict[str, Any] = tables.setdefault(name, {})
                known[key] = [*known.get(key, []), *words]
    return Lexicon(language, tables)
