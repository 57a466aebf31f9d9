"""The types of values that stand in a register, one object each.

A codec knows how its values are read from TOML, how they are written there, and how an index keeps
them. Reading takes the key, for the error, and the value as TOML gives it; it raises Fault where the
value has another type. Writing gives None for what need not be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import MappingProxyType

from laocoop.domain.model import LARGEST_AMOUNT
from laocoop.domain.period import (
    FIRST_YEAR,
    LAST_YEAR,
    VIENTIANE_AND_HANOI,
    Period,
    parse_period,
)
from laocoop.domain.wording import LANGUAGES, NO_WORDS, Wording
from laocoop.record import Record
from laocoop.typed import Any

_ONLY_TEXT = frozenset({str})
_NO_UNITS: Mapping[str, str] = MappingProxyType({})


class Fault(Exception):  # noqa: N818 - a finding, not an error, when `check` collects them
    """Something in one record that is not as it must be."""

    def __init__(self, rule: str, key: str = "", /, **params: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.key = key
        self.params = params


def _as_it_is(value: Any) -> Any:
    return value


class Codec(Record):
    """One type of value. `freeze` and `thaw` are None where `marshal` writes the value itself; None
    is never given to them.
    """

    read: Callable[[str, Any], Any]
    write: Callable[[Any], Any] = _as_it_is
    freeze: Callable[[Any], Any] | None = None
    thaw: Callable[[Any], Any] | None = None
    names_in: Callable[[Any], Iterable[str]] = tuple
    """The names of other records that stand in a value, where the field has such names."""


def wrong_type(key: str, wanted: str, value: object) -> Fault:
    """The fault of a value that is not what was `wanted`."""
    return Fault("wrong-type", key, key=key, wanted=wanted, found=in_short(value))


def in_short(value: object) -> str:
    """A value that stands where another is wanted, so that a person knows it again."""
    from laocoop.storage.toml.blocks import as_written  # the writer, for a file that is wrong only

    try:
        text = as_written(value)
    except ValueError:  # Python writes no number of so many digits
        text = "…"
    return text if len(text) <= 40 else text[:39] + "…"


MOST_IN_ONE = 100_000
"""Signs of one text, and entries of one list: as many as a cell of a sheet may have. A page takes twenty times the memory
of one long text to be laid out.
"""


def _refuse_long(key: str, value: Sized) -> None:
    if len(value) > MOST_IN_ONE:
        raise Fault("too-long", key, key=key, most=f"{MOST_IN_ONE:,}")


def _read_text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise wrong_type(key, "text", value)
    _refuse_long(key, value)
    return value


def _read_name(key: str, value: Any) -> str:
    return text if (text := _read_text(key, value)).strip() else ""


def _read_texts(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not _ONLY_TEXT.issuperset(map(type, value)):
        raise wrong_type(key, "texts", value)
    for each in (value, *value):
        _refuse_long(key, each)
    return tuple(value)


def _read_wording(key: str, value: Any) -> Wording:
    if isinstance(value, dict):
        for language, words in value.items():
            if not isinstance(words, str):
                raise wrong_type(key, "wording", value)
            if language not in LANGUAGES:
                raise Fault("unknown-language", key, key=key, language=language)
            _refuse_long(key, words)
        get = value.get
        return Wording.of((get("vi", ""), get("lo", ""), get("en", "")))
    if isinstance(value, str):
        _refuse_long(key, value)
        return Wording(en=value)
    raise wrong_type(key, "wording", value)


def _write_note(note: Wording) -> str | dict[str, str]:
    """A plain text stays one: every program since the first reads it."""
    return note.en if note == Wording(en=note.en) else _write_wording(note)


def _write_wording(wording: Wording) -> dict[str, str]:
    return {language: words for language, words in wording.as_dict().items() if words}


_BETWEEN = b"\xff"  # no byte of UTF-8


def _freeze_wording(wording: Wording) -> bytes:
    return _BETWEEN.join([words.encode() for words in wording]) if wording else b""


def _thaw_wording(kept: bytes) -> Wording:
    return Wording.of([words.decode() for words in kept.split(_BETWEEN)]) if kept else NO_WORDS


def run_on(frozen: Iterable[bytes], apart: str) -> str:
    """Frozen wordings as one text, every language on a line of its own, with `apart` between: many
    are looked through in one go, without being thawed.
    """
    text = b"\xfe".join(frozen).replace(_BETWEEN, b"\n").decode("utf-8", "surrogateescape")
    return text.replace("\udcfe", apart)


def _read_day(key: str, value: Any) -> date:
    if isinstance(value, datetime):
        value = value.date()
    elif not isinstance(value, date):
        raise wrong_type(key, "date", value)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise Fault("odd-year", key, key=key, value=value.isoformat())
    return value  # type: ignore[no-any-return]


def _read_moment(key: str, value: Any) -> datetime:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=VIENTIANE_AND_HANOI)
    if not isinstance(value, datetime):
        raise wrong_type(key, "moment", value)
    if value.tzinfo is None:
        return value.replace(tzinfo=VIENTIANE_AND_HANOI)
    try:
        return value.astimezone(VIENTIANE_AND_HANOI)
    except OverflowError:
        raise wrong_type(key, "moment", value) from None


def _freeze_moment(moment: datetime) -> tuple[int, ...]:
    return (*moment.timetuple()[:6], moment.microsecond)


def _thaw_moment(parts: tuple[int, int, int, int, int, int, int]) -> datetime:
    # One and the same time zone for all: only so are they compared quickly.
    return datetime(*parts, tzinfo=VIENTIANE_AND_HANOI)


def _read_whole(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_AMOUNT:
        raise wrong_type(key, "whole", value)
    return value


def _read_number(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise wrong_type(key, "number", value)
    if not abs(value) <= LARGEST_AMOUNT:  # nor is what is no number at all
        raise wrong_type(key, "amount", value)
    return value


def _read_flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong_type(key, "flag", value)
    return value


_parsed_period = cache(parse_period)


def _read_period(key: str, value: Any) -> Period | None:
    if not _read_text(key, value):
        return None
    period = _parsed_period(value)
    if period is None:
        raise Fault("bad-period", key, value=value)
    return period


def _period_name(period: Period) -> str:
    return period.name


def freeze_period(period: Period) -> tuple[str, int, int]:
    """A period as an index keeps it, so that it need not be parsed again."""
    return (period.name, period.first.toordinal(), period.last.toordinal())


@cache
def thaw_period(kept: tuple[str, int, int]) -> Period:
    """The period that `freeze_period` was given."""
    name, first, last = kept
    return Period(name, date.fromordinal(first), date.fromordinal(last))


def _read_units(key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not _ONLY_TEXT.issuperset(map(type, value.values())):
        raise wrong_type(key, "units", value)
    return dict(value)


TEXT = Codec(_read_text, names_in=lambda name: (name,) if name else ())
"""A text."""
NAME = Codec(_read_name, names_in=lambda name: (name,))
"""A text; of nothing but spaces it is empty."""
TEXTS = Codec(_read_texts, write=list)
"""A list of texts."""
WORDING = Codec(_read_wording, _write_wording, _freeze_wording, _thaw_wording)
"""A table of languages, or a plain text, which then counts as English."""
NOTE = Codec(_read_wording, _write_note, _freeze_wording, _thaw_wording)
"""The same; a plain text is in the language of whoever wrote it, which nobody said."""
DAY = Codec(_read_day, freeze=date.toordinal, thaw=date.fromordinal)
"""A date; of a date with a time, the date."""
MOMENT = Codec(_read_moment, freeze=_freeze_moment, thaw=_thaw_moment)
"""A date with a time, in the time of both capitals; without an offset it is taken to be in it, a bare
date is its midnight."""
WHOLE = Codec(_read_whole)
"""A whole number."""
NUMBER = Codec(_read_number)
"""A finite number."""
FLAG = Codec(_read_flag, write=lambda flag: flag or None)
"""true, or nothing."""
PERIOD = Codec(_read_period, _period_name, freeze_period, thaw_period)
"""A period as `domain.period` knows them; an empty text is none."""
UNITS = Codec(_read_units, write=dict, freeze=dict, thaw=lambda units: units or _NO_UNITS)
"""A table of party to unit."""


def one_of(allowed: Iterable[Enum], otherwise: Enum | None = None) -> Codec:
    """A word of a vocabulary; an empty text is none, or `otherwise`."""
    members = {member.value: member for member in allowed}

    def read(key: str, value: Any) -> Any:
        if not _read_text(key, value):
            return otherwise
        member = members.get(value)
        if member is None:
            raise Fault("unknown-word", key, key=key, word=value, known=", ".join(members))
        return member

    def word(member: Enum) -> Any:
        return member.value

    return Codec(read, word, word, members.__getitem__)
