"""The words by which rules know parties, undertakings, results and endings, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from laocoop.domain.search.folding import compose
from laocoop.domain.wording import LANGUAGES
from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.minutes.language.text import pattern
from laocoop.storage.word_lists import read_lexicon
from laocoop.typed import Any

HERE = Path(__file__).parent
LANGUAGES_READ = (
    *LANGUAGES,
    *sorted(
        path.parent.name for path in HERE.glob("*/words.toml") if path.parent.name not in LANGUAGES
    ),
)
"""Those that have a folder here; a register keeps the first three."""
_FILES = ("words.toml", "phrases.toml", "dates.toml")
"""What is known of a language, beside the examples for the rules in its folder."""


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
        spaced = not tables["grammar"]["unspaced"]
        self._tables = {
            name: {key: Words(words, spaced) for key, words in table.items()}
            for name, table in tables.items()
            if name not in ("turns", "titles", "phrases", "dates", "grammar")
        }
        self._phrases = {
            name: f"(?:{'|'.join(ways)})" if ways else "(?!)"
            for name, ways in tables["phrases"].items()
        }
        self.organisations = {
            party: pattern(self._phrases[f"organisation_{party}"]) for party in ("VN", "LA")
        }
        """Bodies of one country, by its name: "the Lao Social Security Organization shall"."""
        self.of_both = pattern(self._phrases["of_both_countries"])
        """Both sides, by their countries: "the Vietnamese and Lao Ministers"."""
        self.has_bare_verbs = bool(tables["grammar"]["bare_verbs"])
        """True where a verb without a "shall" says that somebody else's turn begins."""
        self._spaced = spaced
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

    def phrase(self, key: str) -> re.Pattern[str]:
        """What this language alone says for a name of [phrases], as whole words where it sets spaces."""
        start, end = (r"(?<!\w)", r"(?!\w)") if self._spaced else ("", "")
        return pattern(f"{start}{self.alternatives(key)}{end}")

    def alternatives(self, key: str) -> str:
        """The same as it stands, to be a part of a pattern; nothing matches what has none."""
        return self._phrases[key]

    def marks(self, key: str) -> Words:
        """The words of [marks] under `key`."""
        return self._tables["marks"][key]


_OF_ONE = ("turns", "themes")
"""Tables of which a language may have less than another."""


@cache
def tables_of(language: str) -> dict[str, dict[str, list[str]]]:
    """All that stands in the folder of a language. Raises LaocoopError where a table is missing."""
    tables: dict[str, dict[str, list[str]]] = {}
    for name in _FILES:
        tables |= read_lexicon(HERE / language / name)
    if language != _FIRST:
        refuse_incomplete(language, tables)
    return tables


_FIRST = LANGUAGES_READ[0]
"""The language whose folder says what every other must have."""


def refuse_incomplete(language: str, tables: Mapping[str, Mapping[str, list[str]]]) -> None:
    """Raises LaocoopError naming a table or key that the lexicon of another language has, and this one lacks: a rule
    that asked for it would never know anything in that language.
    """
    for name, table in tables_of(_FIRST).items():
        for key in () if name in _OF_ONE else table:
            if key not in tables.get(name, {}):
                place = Place(str(HERE / language))
                reason = f"[{name}] {key}"
                raise LaocoopError("bad-lexicon", ExitStatus.USAGE, place, reason=reason)


@cache
def lexicon(language: str, own: Path | None = None) -> Lexicon:
    """The lexicon of one of LANGUAGES_READ, with the words of the user's own file added to it.

    Raises LaocoopError where that file is no lexicon.
    """
    tables = {name: dict(table) for name, table in tables_of(language).items()}
    if own is not None and own.is_file():
        for name, table in read_lexicon(own).items():
            for key, words in table.items():
                known: dict[str, Any] = tables.setdefault(name, {})
                known[key] = [*known.get(key, []), *words]
    return Lexicon(language, tables)
