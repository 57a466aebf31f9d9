"""Words as shown are words as typed: what the program calls something may be typed for it.

In any of the three languages, whatever the user's, with signs or without; an unambiguous beginning does.
Loaded where a canonical word was not typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from laocoop.domain.ids import find, nearest
from laocoop.domain.replay import Standings
from laocoop.domain.search.folding import begins_with, fold
from laocoop.domain.wording import Wording
from laocoop.i18n.catalogue import N_, in_each_language
from laocoop.typed import Any

_LEAST = 3
"""Shorter beginnings are hardly ever meant."""


_ALSO = {
    "not_started": N_("not yet started, not begun"),
    "in_progress": N_("ongoing, under way"),
    "suspended": N_("postponed, put off"),
    "completed": N_("finished, has been done"),
    "open": N_("not completed, not finished"),
    "agreed": N_("agreed on"),
    "title": N_("title, name"),
    "due": N_("due date, deadline"),
}
"""What people say for a word that the program calls otherwise."""


def word_shown(text: str, shown: Mapping[str, str]) -> str:
    """The word whose label (a message, by word) `text` is; empty where it is none, or several."""
    labels = {word: in_each_language(label) for word, label in shown.items()}
    meant = one_shown(text, labels)
    also = {
        word
        for word in shown.keys() & _ALSO.keys()
        for names in in_each_language(_ALSO[word])
        for name in names.split(", ")
        if len(name) == len(text.strip()) and begins_with(name, text.strip())
    }
    if not also or _plain(text) in {_plain(name) for name in labels.get(meant, ())}:
        return meant
    return "" if meant and meant not in also else min(also)


def record_shown(text: str, records: Mapping[str, Any]) -> str:
    """The id of the record whose name `text` is; empty where it is none, or several. A number alone is no name: names begin
    with a year.
    """
    if text.strip().isdecimal():
        return ""
    named = {
        ident: (*record.name.each(), *getattr(record, "also", ()))
        for ident, record in records.items()
        if isinstance(getattr(record, "name", None), Wording)
    }
    return (
        one_shown(text, named)
        or _with_id(text, named)
        or _with_its_words(text, named)
        or _as_a_side(text, named)
        or _without_blanks(text, named)
    )


def _without_blanks(text: str, named: Mapping[str, Iterable[str]]) -> str:
    """The id of the one record that is so called but for the blanks: Vietnam is Viet Nam."""
    wanted = "".join(_plain(text).split())
    same = [
        ident
        for ident, names in named.items()
        if any("".join(_plain(name).split()) == wanted for name in names)
    ]
    return same[0] if wanted and len(same) == 1 else ""


_SIDE = re.compile("(?:(?:phia|ben|the|ຝ່າຍ) )?(.+?)(?: side)?")


def _as_a_side(text: str, named: Mapping[str, Iterable[str]]) -> str:
    """The id of the record that is called so as one of two sides: phía Lào, ຝ່າຍລາວ, the Lao side."""
    plain = _plain(text).replace("ຝ່າຍ", "ຝ່າຍ ")
    side = _SIDE.fullmatch(" ".join(plain.split()))
    if side is None or side[1] == plain:
        return ""
    return find(side[1], named) or one_shown(side[1], named)


def _with_its_words(text: str, named: Mapping[str, Iterable[str]]) -> str:
    """The id of the one record in a name of which the words stand in this order, as those of "Hội nghị lần thứ 7" do:
    two or more beside each other, where no number tells. Single words of a name are of other things too, "an sinh" is none
    of "An toàn, vệ sinh lao động".
    """
    words = _plain(text).split()
    least = 1 if any(char.isdigit() for char in text) else 2
    having = [
        ident
        for ident, names in named.items()
        if any(len(words) > 1 and _in_runs(words, _plain(name).split(), least) for name in names)
    ]
    return having[0] if len(having) == 1 else ""


def _in_runs(words: list[str], name: list[str], least: int) -> bool:
    """True where the words stand in the name in their order, at least so many beside each other."""
    if not words:
        return True
    for length in range(len(words), least - 1, -1):
        for at in range(len(name) - length + 1):
            if name[at : at + length] == words[:length]:
                if _in_runs(words[length:], name[at + length :], least):
                    return True
                break
    return False


def _with_id(text: str, named: Mapping[str, Iterable[str]]) -> str:
    """The id that stands before its record's name, as headings and questions show it: VN · Việt Nam."""
    words = text.replace("·", " ", 1).split()
    ident = find(words[0], named) if len(words) > 1 else None
    rest = _plain(" ".join(words[1:]))
    return ident if ident and any(rest.startswith(_plain(n)) for n in named[ident] if n) else ""


def parted(text: str, records: Mapping[str, Any]) -> list[str]:
    """The pieces of `text` between commas or semicolons, and of ids alone those between blanks: "VN LA". A name that
    holds a comma is one: of pieces that stand together the most that are a name.
    """
    if find(text.strip(), records) or record_shown(text, records):
        return [text.strip()]
    if ";" in text:
        pieces = [piece for piece in text.split(";") if piece.strip()]
        return [each for piece in pieces for each in parted(piece, records)] or [text.strip()]
    if all(find(word, records) for word in text.split()):
        return text.split()
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
    return [piece for piece in pieces if piece] or [text.strip()]


def one_shown(text: str, names: Mapping[str, Iterable[str]], least: int = _LEAST) -> str:
    """The key of `names` one of whose names `text` is, or begins, where it has `least` letters; empty
    where it is none, or several. Signs may be left out; those that are typed count.
    """
    wanted, signed = _plain(text), _spaced(text)
    folded = {
        key: {_plain(name) for name in each if name and begins_with(_spaced(name), signed)}
        for key, each in names.items()
    }
    same = [key for key, each in folded.items() if wanted in each]
    if not same and len(wanted) >= least:
        same = [key for key, each in folded.items() if each]
    return same[0] if len(same) == 1 else ""


def _spaced(name: str) -> str:
    """Without the commas that stand between its words: they are easily left out."""
    return " ".join(name.replace("_", " ").replace(",", " ").split())


def _plain(text: str) -> str:
    return _spaced(fold(text))


def nearest_titled(text: str, present: Standings) -> list[str]:
    """The commitments whose titles look most like `text`."""
    titles = {
        words: f"{standing.id} ({words})"
        for standing in reversed([*present.values()])
        for words in standing.commitment.title
        if words
    }
    return [titles[words] for words in nearest(text, titles, least=0.7)] if text else []
