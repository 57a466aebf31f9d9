"""Records as columns of plain values that `marshal` can write, and back.

A column is taken apart when a command asks for it, and a record made when a command asks for that
one: to show one commitment of ten thousand, one is made.
"""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from laocoop.domain.model import Wording
from laocoop.domain.period import parse_period
from laocoop.domain.time_zone import VIENTIANE_AND_HANOI
from laocoop.record import Record
from laocoop.storage.schema.codec import (
    OneOf,
    Read,
    day,
    moment,
    period,
    units,
    wording,
)
from laocoop.storage.schema.kinds import SHAPES, Nested

Column = tuple[Any, ...]
Frozen = dict[str, list[bytes | memoryview]]
"""By kind, each column as `marshal` wrote it."""
Change = Callable[[Any], Any]
_wording = partial(bytes.__new__, Wording)
_NO_UNITS: Mapping[str, str] = MappingProxyType({})


def freeze(kind: str, records: Iterable[Any]) -> list[bytes | memoryview]:
    """The columns of some records of one kind."""
    columns = zip(*records, strict=True)
    ways = map(_ways, SHAPES[kind].reads.values())
    return [
        marshal.dumps(_once(column) if way.freeze is None else tuple(_changed(way.freeze, column)))
        for way, column in zip(ways, columns, strict=True)
    ]


class Kept(Mapping[str, Any]):
    """The records of one kind by id, as an index keeps them; each is made when first asked for."""

    def __init__(self, kind: str) -> None:
        shape = SHAPES[kind]
        self._make = partial(tuple.__new__, shape.made)
        self._thaws = [_ways(read).thaw for read in shape.reads.values()]
        self._numbers = {key: number for number, key in enumerate(shape.reads)}
        self._rows: dict[str, int] = {}
        self._starts: list[int] = []
        self._parts: list[list[Any]] = []
        self._taken_apart: set[int] = set()
        self._made: dict[str, Any] = {}

    def add(self, columns: list[bytes | memoryview]) -> None:
        """More records, as `freeze` left them."""
        start = len(self._rows)
        self._starts.append(start)
        self._parts.append([*columns])
        ids = self._values(len(self._parts) - 1, 0)
        self._rows.update(zip(ids, range(start, start + len(ids)), strict=True))
        if len(self._rows) != start + len(ids):
            raise ValueError("an id twice")

    def column(self, key: str) -> Sequence[Any]:
        """The values of one key of every record, in order."""
        return self._joined(self._values, key)

    def plain(self, key: str) -> Sequence[Any]:
        """The same, wordings as the bytes they were frozen to or as wordings: whichever there is."""
        return self._joined(self._plain, key)

    def _joined(self, some: Callable[[int, int], Iterable[Any]], key: str) -> Sequence[Any]:
        number = self._numbers[key]
        parts = range(len(self._parts))
        return [*chain.from_iterable([some(part, number) for part in parts])]

    def all(self) -> tuple[Any, ...]:
        """Every record, in order."""
        return tuple(map(self._make, zip(*map(self.column, self._numbers), strict=True)))

    def __getitem__(self, ident: str) -> Any:
        found = self._made.get(ident)
        if found is None:
            row = self._rows[ident]
            part = bisect_right(self._starts, row) - 1
            row -= self._starts[part]
            if part not in self._taken_apart:
                self._taken_apart.add(part)
                for number in self._numbers.values():
                    self._values(part, number)
            values = [column[row] for column in self._parts[part]]
            found = self._made[ident] = self._make(values)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, ident: object) -> bool:
        return ident in self._rows

    def _values(self, part: int, number: int) -> list[Any]:
        """One column of one part: a list from when it is first asked for."""
        values = self._parts[part][number]
        if type(values) is not list:
            values, thaw = self._plain(part, number), self._thaws[number]
            values = [*values] if thaw is None else _changed(thaw, values)
            self._parts[part][number] = values
        return values

    def _plain(self, part: int, number: int) -> Sequence[Any]:
        """The same as it was frozen, unless it is a list by now; its bytes are let go of."""
        values = self._parts[part][number]
        if isinstance(values, bytes | memoryview):
            values = self._parts[part][number] = marshal.loads(values)
        return values  # type: ignore[no-any-return]


class _Ways(Record):
    """What makes a value one that `marshal` can write, and what it was of that again; None where
    it is one already.
    """

    freeze: Change | None = None
    thaw: Change | None = None


def _ways(read: Read) -> _Ways:
    """How the values that `read` gives are kept."""
    if read is wording:
        return _Ways(bytes, _wording)
    if read is units:
        return _Ways(dict, lambda found: found or _NO_UNITS)
    if read is day:
        return _Ways(date.toordinal, date.fromordinal)
    if read is moment:
        return _Ways(lambda found: (*found.timetuple()[:6], found.microsecond), _moment)
    if read is period:
        return _Ways(lambda found: found.name, cache(parse_period))
    if isinstance(read, OneOf):
        return _Ways(lambda found: found.value, read.members.__getitem__)
    if isinstance(read, Nested):
        return _nested(read)
    return _Ways()


def _moment(parts: tuple[int, int, int, int, int, int, int]) -> datetime:
    # One and the same time zone for all: only so are they compared quickly.
    return datetime(*parts, tzinfo=VIENTIANE_AND_HANOI)


def _nested(read: Nested) -> _Ways:
    make, several = partial(tuple.__new__, read.shape.made), read.several
    ways = [_ways(each) for each in read.shape.reads.values()]
    freeze_row, thaw_row = (
        _of_row([way.freeze for way in ways]),
        _of_row([way.thaw for way in ways]),
    )

    def frozen(found: Any) -> Any:
        return tuple(map(freeze_row, found)) if several else freeze_row(found)

    def thawed(kept: Any) -> Any:
        return tuple(map(make, map(thaw_row, kept))) if several else make(thaw_row(kept))

    return _Ways(frozen, thawed)


def _of_row(changes: list[Change | None]) -> Change:
    """What changes each value of a row in its own way."""
    if not any(changes):
        return tuple

    def changed(row: tuple[Any, ...]) -> tuple[Any, ...]:
        pairs = zip(changes, row, strict=True)
        return tuple([v if change is None or v is None else change(v) for change, v in pairs])

    return changed


def _changed(change: Change, column: Iterable[Any]) -> list[Any]:
    return [value if value is None else change(value) for value in column]


def _once(column: Iterable[Any]) -> Column:
    """The column with one object for all values that are equal, which is then written once."""
    same: dict[Any, Any] = {}
    return tuple([same.setdefault(value, value) for value in column])
