"""Words as shown are words as typed: what the program calls something may be typed for it.

In any of the three languages, whatever the user's, with signs or without; an unambiguous beginning does.
Loaded where a canonical word was not typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from laocoop.domain.ids import find, nearest
from laocoop.domain.replay import Standings
from laocoop.domain.search.folding import fold
from laocoop.domain.wording import Wording
from laocoop.i18n.catalogue import in_each_language
from laocoop.typed import Any

_LEAST = 3
"""Shorter beginnings are hardly ever meant."""


def word_shown(text: str, shown: Mapping[str, str]) -> str:
    """The word whose label (a message, by word) `text` is; empty where it is none, or several."""
    return one_shown(text, {word: in_each_language(label) for word, label in shown.items()})


def record_shown(text: str, records: Mapping[str, Any]) -> str:
    """The id of the record whose name `text` is; empty where it is none, or several."""
    named = {
        ident: (*record.name.each(), *getattr(record, "also", ()))
        for ident, record in records.items()
        if isinstance(getattr(record, "name", None), Wording)
    }
    return one_shown(text, named) or _with_id(text, named)


def _with_id(text: str, named: Mapping[str, Iterable[str]]) -> str:
    """The id that stands before its record's name, as headings and questions show it: VN · Việt Nam."""
    words = text.replace("·", " ", 1).split()
    ident = find(words[0], named) if len(words) > 1 else None
    rest = _plain(" ".join(words[1:]))
    return ident if ident and any(rest.startswith(_plain(n)) for n in named[ident] if n) else ""


def parted(text: str, records: Mapping[str, Any]) -> list[str]:
    """The pieces of `text` between commas; a name that holds a comma is one: of pieces that stand together the
    most that are a name.
    """
    if record_shown(text, records):
        return [text]
    words = text.split(",")
    names = (
        name for record in records.values() for name in getattr(record, "name", Wording()).each()
    )
    most = 1 + max((name.count(",") for name in names), default=0)
    pieces = []
    while words:
        counts = range(min(most, len(words)), 1, -1)
        count = next((n for n in counts if record_shown(",".join(words[:n]), records)), 1)
        pieces.append(",".join(words[:count]).strip())
        words = words[count:]
    return [piece for piece in pieces if piece] or [text]


def one_shown(text: str, names: Mapping[str, Iterable[str]], least: int = _LEAST) -> str:
    """The key of `names` one of whose names `text` is, or begins, where it has `least` letters; empty
    where it is none, or several.
    """
    wanted = _plain(text)
    folded = {key: {_plain(name) for name in each if name} for key, each in names.items()}
    same = [key for key, each in folded.items() if wanted in each]
    if not same and len(wanted) >= least:
        same = [
            key for key, each in folded.items() if any(name.startswith(wanted) for name in each)
        ]
    return same[0] if len(same) == 1 else ""


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())


def nearest_titled(text: str, present: Standings) -> list[str]:
    """The commitments whose titles look most like `text`."""
    titles = {
        words: f"{standing.id} ({words})"
        for standing in reversed([*present.values()])
        for words in standing.commitment.title
        if words
    }
    return [titles[words] for words in nearest(text, titles, least=0.7)] if text else []
