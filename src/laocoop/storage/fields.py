"""One record's keys, taken out with the type they must have."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, TypeVar

from laocoop.domain.model import LANGUAGES, Wording
from laocoop.domain.period import Period, parse_period

VIENTIANE_AND_HANOI = timezone(timedelta(hours=7))
"""Both capitals keep this time all year; a moment written without an offset is in it."""

Record = dict[str, Any]
Kind = TypeVar("Kind", bound=Enum)


class Fault(Exception):  # noqa: N818 - a finding, not an error, when `check` collects them
    """Something in one record that is not as it must be."""

    def __init__(self, rule: str, key: str = "", /, **params: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.key = key
        self.params = params


class Fields:
    """The keys of one record. Every method raises Fault where a value has the wrong type."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def text(self, key: str) -> str:
        """A string; empty where the key is absent."""
        value = self.record.get(key, "")
        if not isinstance(value, str):
            raise Fault("wrong-type", key, key=key, wanted="text", found=_shown(value))
        return value

    def required(self, key: str) -> str:
        """A string that must be there."""
        value = self.text(key)
        if not value.strip():
            raise Fault("missing-key", key, key=key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        value = self.record.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Fault("wrong-type", key, key=key, wanted="texts", found=_shown(value))
        return tuple(value)

    def wording(self, key: str) -> Wording:
        """A table of languages, or a plain string, which then counts as English."""
        value = self.record.get(key)
        if value is None:
            return Wording()
        if isinstance(value, str):
            return Wording(en=value)
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise Fault("wrong-type", key, key=key, wanted="wording", found=_shown(value))
        unknown = [language for language in value if language not in LANGUAGES]
        if unknown:
            raise Fault("unknown-language", key, key=key, language=unknown[0])
        return Wording(**value)

    def day(self, key: str) -> date | None:
        """A date; of a date with a time, the date."""
        value = self.record.get(key)
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.date()
        if not isinstance(value, date):
            raise Fault("wrong-type", key, key=key, wanted="date", found=_shown(value))
        return value

    def moment(self, key: str) -> datetime | None:
        """A date with a time, in the time of both capitals; without an offset it is taken to be
        in it, a bare date is its midnight.
        """
        value = self.record.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime(value.year, value.month, value.day, tzinfo=VIENTIANE_AND_HANOI)
        if not isinstance(value, datetime):
            raise Fault("wrong-type", key, key=key, wanted="moment", found=_shown(value))
        if value.tzinfo is None:
            return value.replace(tzinfo=VIENTIANE_AND_HANOI)
        try:
            return value.astimezone(VIENTIANE_AND_HANOI)
        except OverflowError:
            raise Fault("wrong-type", key, key=key, wanted="moment", found=_shown(value)) from None

    def whole(self, key: str) -> int | None:
        """A whole number."""
        value = self.record.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise Fault("wrong-type", key, key=key, wanted="whole", found=_shown(value))
        return value

    def number(self, key: str) -> float | None:
        """A finite number."""
        value = self.record.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Fault("wrong-type", key, key=key, wanted="number", found=_shown(value))
        if not math.isfinite(value):
            raise Fault("wrong-type", key, key=key, wanted="number", found=_shown(value))
        return value

    def period(self, key: str) -> Period | None:
        """A period as `domain.period` knows them; an empty string is none."""
        text = self.text(key)
        if not text:
            return None
        found = parse_period(text)
        if found is None:
            raise Fault("bad-period", key, value=text)
        return found

    def one_of(self, key: str, allowed: Iterable[Kind]) -> Kind | None:
        """A word of a vocabulary."""
        text = self.text(key)
        if not text:
            return None
        words = {member.value: member for member in allowed}
        if text not in words:
            raise Fault("unknown-word", key, key=key, word=text, known=", ".join(words))
        return words[text]

    def units(self, key: str) -> dict[str, str]:
        """A table of party to unit."""
        value = self.record.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise Fault("wrong-type", key, key=key, wanted="units", found=_shown(value))
        return dict(value)

    def tables(self, key: str) -> list[Fields]:
        """A list of tables, inline or not."""
        value = self.record.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise Fault("wrong-type", key, key=key, wanted="tables", found=_shown(value))
        return [Fields(item) for item in value]

    def table(self, key: str) -> Fields | None:
        """One table, inline or not."""
        value = self.record.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise Fault("wrong-type", key, key=key, wanted="table", found=_shown(value))
        return Fields(value)

    def unknown(self, known: Collection[str]) -> list[str]:
        """Keys that laocoop does not know; they are kept in the file."""
        return [key for key in self.record if key not in known]


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, (str, list, dict)) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
