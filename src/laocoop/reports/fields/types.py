"""The types of values in an answer: each knows how JSON and how a row of text write its values.

Values stay what they are (a date, a list, a wording) until a format draws them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from laocoop.domain.wording import LANGUAGES, Wording
from laocoop.i18n import labels
from laocoop.record import Record
from laocoop.typed import Any


class YearAlone(date):
    """The last day of a year of which no more was agreed: a date in every format, shown as the year where one reads."""


class Spread(Record):
    """How one value becomes several columns of a sheet: in which parts, and the value of a part."""

    parts: Sequence[str]
    """Empty where it is the parties of the register."""
    value: Callable[[Any, str], Any]


class Type(Record):
    """A type of value; what is None is written as null in JSON, and as nothing in a row of text."""

    json: Callable[[Any], Any] | None = None
    """What JSON has for a value; None where it takes the value as it is."""
    text: Callable[[Any], str] | None = None
    """The same for a row of text."""
    spread: Spread | None = None
    shown: Callable[[Any], str] | None = None
    """The same as a person reads it, in the language in use, where that is another word."""


def written(kind: Type, value: Any) -> str:
    """The value as a row of text has it."""
    if value is None:
        return ""
    return str(value) if kind.text is None else kind.text(value)


def shown(kind: Type, value: Any) -> str:
    """The value as a person reads it in the language in use."""
    return written(kind, value) if value is None or kind.shown is None else kind.shown(value)


def in_json(kind: Type, value: Any) -> Any:
    """The value as JSON has it."""
    return value if value is None or kind.json is None else kind.json(value)


def wording_in_json(wording: Wording) -> dict[str, str]:
    """The languages that have words."""
    return {language: words for language, words in wording.as_dict().items() if words}


def _word(member: Any) -> str:
    return member.value  # type: ignore[no-any-return]


def _iso(day: date) -> str:
    return day.isoformat()


def _periods_name(period: Any) -> str:
    return period.name  # type: ignore[no-any-return]


BY_PARTY = Spread((), lambda by_party, party: by_party.get(party))

AS_TEXT = Type()
AS_TEXT_OR_NULL = Type(json=lambda text: text or None)
"""A text of which JSON says null where it is empty."""
AS_NUMBER = Type(text=str)
AS_SHARE = Type(text="{:.4f}".format)
AS_YES = Type(text=lambda flag: "yes" if flag else "")
AS_DAY = Type(json=_iso, text=_iso)
"""A date, or a moment with its offset, in ISO 8601."""
AS_WORD = Type(json=_word, text=_word, shown=labels.word)
"""A word of the file's vocabulary, like a status."""
AS_WORD_OR_NULL = Type(json=lambda word: word and _word(word), shown=labels.word)
AS_NAMES = Type(json=list, text=" ".join)
AS_LINES = Type(json=list, text="; ".join)
AS_PERIOD = Type(json=_periods_name, text=_periods_name)
AS_WORDING = Type(wording_in_json, spread=Spread(LANGUAGES, getattr))
AS_TEXT_BY_PARTY = Type(json=dict, spread=BY_PARTY)
AS_IT_IS = Type(text=str)
"""What JSON takes as it is: tables and lists of plain values."""


def _whatever_is_shown(value: Any) -> str:
    return _iso(value) if isinstance(value, date) else labels.word(value)


def _whatever_it_is(value: Any) -> str:
    return _iso(value) if isinstance(value, date) else str(getattr(value, "value", value))


AS_ANY = Type(text=_whatever_it_is, shown=_whatever_is_shown)
"""A column in which days, words of the file and texts stand under each other."""
