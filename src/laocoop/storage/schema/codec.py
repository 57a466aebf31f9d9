"""The values of a record's keys, taken with the type they must have.

Every reader here takes the key, for the error, and the value as TOML gives it; it raises Fault
where the value has the wrong type.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from laocoop.domain.model import LANGUAGES, Wording
from laocoop.domain.period import Period, parse_period
from laocoop.domain.time_zone import VIENTIANE_AND_HANOI

Read = Callable[[str, Any], Any]

_ONLY_TEXT = frozenset({str})


class Fault(Exception):  # noqa: N818 - a finding, not an error, when `check` collects them
    """Something in one record that is not as it must be."""

    def __init__(self, rule: str, key: str = "", /, **params: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.key = key
        self.params = params


def text(key: str, value: Any) -> str:
    """A string."""
    if not isinstance(value, str):
        raise _wrong(key, "text", value)
    return value


def name(key: str, value: Any) -> str:
    """A string; of nothing but spaces it is empty."""
    return found if (found := text(key, value)).strip() else ""


def texts(key: str, value: Any) -> tuple[str, ...]:
    """A list of strings."""
    if not isinstance(value, list) or not _ONLY_TEXT.issuperset(map(type, value)):
        raise _wrong(key, "texts", value)
    return tuple(value)


def wording(key: str, value: Any) -> Wording:
    """A table of languages, or a plain string, which then counts as English."""
    if isinstance(value, dict):
        for language, words in value.items():
            if not isinstance(words, str):
                raise _wrong(key, "wording", value)
            if language not in LANGUAGES:
                raise Fault("unknown-language", key, key=key, language=language)
        get = value.get
        return Wording(get("vi", ""), get("lo", ""), get("en", ""))
    if isinstance(value, str):
        return Wording(en=value)
    raise _wrong(key, "wording", value)


def day(key: str, value: Any) -> date:
    """A date; of a date with a time, the date."""
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise _wrong(key, "date", value)
    return value


def moment(key: str, value: Any) -> datetime:
    """A date with a time, in the time of both capitals; without an offset it is taken to be in
    it, a bare date is its midnight.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=VIENTIANE_AND_HANOI)
    if not isinstance(value, datetime):
        raise _wrong(key, "moment", value)
    if value.tzinfo is None:
        return value.replace(tzinfo=VIENTIANE_AND_HANOI)
    try:
        return value.astimezone(VIENTIANE_AND_HANOI)
    except OverflowError:
        raise _wrong(key, "moment", value) from None


def whole(key: str, value: Any) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(key, "whole", value)
    return value


def number(key: str, value: Any) -> float:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _wrong(key, "number", value)
    return value


def flag(key: str, value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise _wrong(key, "flag", value)
    return value


def period(key: str, value: Any) -> Period | None:
    """A period as `domain.period` knows them; an empty string is none."""
    if not text(key, value):
        return None
    found = _period(value)
    if found is None:
        raise Fault("bad-period", key, value=value)
    return found


_period = cache(parse_period)


def units(key: str, value: Any) -> dict[str, str]:
    """A table of party to unit."""
    if not isinstance(value, dict) or not _ONLY_TEXT.issuperset(map(type, value.values())):
        raise _wrong(key, "units", value)
    return dict(value)


class OneOf:
    """A word of a vocabulary; an empty string is none, or `otherwise`."""

    def __init__(self, allowed: Iterable[Enum], otherwise: Enum | None = None) -> None:
        self.members = {member.value: member for member in allowed}
        self._otherwise = otherwise

    def __call__(self, key: str, value: Any) -> Any:
        if not text(key, value):
            return self._otherwise
        found = self.members.get(value)
        if found is None:
            raise Fault("unknown-word", key, key=key, word=value, known=", ".join(self.members))
        return found


def _wrong(key: str, wanted: str, value: object) -> Fault:
    return Fault("wrong-type", key, key=key, wanted=wanted, found=_shown(value))


def _shown(value: object) -> str:
    found = repr(value) if isinstance(value, (str, list, dict)) else str(value)
    return found if len(found) <= 40 else found[:39] + "…"
