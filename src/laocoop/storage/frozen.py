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
from laocoop.storage.fields import (
    VIENTIANE_AND_HANOI,
    OneOf,
    Read,
    day,
    moment,
    period,
    units,
    wording,
)
from laocoop.storage.shapes import SHAPES, Nested

Column = tuple[Any, ...]
Frozen = dict[str, list[bytes | memoryview]]
"""By kind, each column as `marshal` wrote it."""
Thaw = Callable[[Any], Any]
_wording = partial(bytes.__new__, Wording)
_period = cache(parse_period)
_NO_UNITS: Mapping[str, str] = MappingProxyType({})


def freeze(kind: str, records: Iterable[Any]) -> list[bytes | memoryview]:
    """The columns of some records of one kind."""
    columns = zip(*records, strict=True)
    reads = SHAPES[kind].reads.values()
    return [marshal.dumps(_frozen(read, col)) for read, col in zip(reads, columns, strict=True)]


class Kept(Mapping[str, Any]):
    """The records of one kind by id, as an index keeps them; each is made when first asked for."""

    def __init__(self, kind: str) -> None:
        shape = SHAPES[kind]
        self._make = partial(tuple.__new__, shape.made)
        self._thaws = [_thaw(read) for read in shape.reads.values()]
        self._numbers = {key: number for number, key in enumerate(shape.reads)}
        self._rows: dict[str, int] = {}
        self._starts: list[int] = []
        self._parts: list[list[Any]] = []
        self._whole: dict[int, list[tuple[Column, Thaw | None]]] = {}
        self._made: dict[str, Any] = {}

    def add(self, columns: list[bytes | memoryview]) -> None:
        """More records, as `freeze` left them."""
        part: list[Any] = [*columns]
        start = len(self._rows)
        ids = _column(part, 0)
        self._rows.update(zip(ids, range(start, start + len(ids)), strict=True))
        if len(self._rows) != start + len(ids):
            raise ValueError("an id twice")
        self._starts.append(start)
        self._parts.append(part)

    def column(self, key: str) -> Sequence[Any]:
        """The values of one key of every record, in order; wordings as the bytes they are made of."""
        number = self._numbers[key]
        thaw = self._thaws[number]
        return [*self._values(number, None if thaw is _wording else thaw)]

    def all(self) -> tuple[Any, ...]:
        """Every record, in order."""
        columns = map(self._values, self._numbers.values(), self._thaws)
        return tuple(map(self._make, zip(*columns, strict=True)))

    def _values(self, number: int, thaw: Thaw | None) -> Iterable[Any]:
        values = chain.from_iterable(_column(part, number) for part in self._parts)
        return values if thaw is None else map(thaw, values)

    def __getitem__(self, ident: str) -> Any:
        found = self._made.get(ident)
        if found is None:
            row = self._rows[ident]
            at = bisect_right(self._starts, row) - 1
            row -= self._starts[at]
            columns = self._whole.get(at)
            if columns is None:
                columns = self._whole[at] = [
                    (_column(self._parts[at], number), thaw)
                    for number, thaw in enumerate(self._thaws)
                ]
            values = [
                column[row] if thaw is None else thaw(column[row]) for column, thaw in columns
            ]
            found = self._made[ident] = self._make(values)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, ident: object) -> bool:
        return ident in self._rows


def _column(part: list[Any], number: int) -> Column:
    column = part[number]
    if type(column) is not tuple:
        column = part[number] = marshal.loads(column)
    return column  # type: ignore[no-any-return]


def _frozen(read: Read, column: Column) -> Column:
    if read is wording:
        return tuple(map(bytes, column))
    if read is day:
        return _each(column, date.toordinal)
    if read is moment:
        return _each(column, lambda found: (*found.timetuple()[:6], found.microsecond))
    if read is period:
        return _each(column, lambda found: found.name)
    if isinstance(read, OneOf):
        return _each(column, lambda found: found.value)
    if isinstance(read, Nested):
        return tuple([value and _nested(read, value) for value in column])
    if read is units:
        return tuple([dict(found) if found else None for found in column])
    same: dict[Any, Any] = {}
    return tuple([same.setdefault(value, value) for value in column])  # equal ones written once


def _nested(read: Nested, value: Any) -> Any:
    rows = value if read.several else (value,)
    reads = read.shape.reads.values()
    columns = [_frozen(each, col) for each, col in zip(reads, zip(*rows, strict=True), strict=True)]
    return tuple(zip(*columns, strict=True))


def _each(column: Column, change: Callable[[Any], Any]) -> Column:
    """`change` of each value but None; of equal values once."""
    changed = {value: change(value) for value in set(column) if value is not None}
    changed[None] = None
    return tuple(map(changed.__getitem__, column))


def _thaw(read: Read) -> Thaw | None:
    """What makes of a frozen value what it was; None where it still is that."""
    if read is wording:
        return _wording
    if read is units:
        return lambda found: found or _NO_UNITS
    if read is day:
        return lambda number: number and date.fromordinal(number)
    if read is moment:
        return _moment
    if read is period:
        return lambda name: name and _period(name)
    if isinstance(read, OneOf):
        return {None: None, **read.members}.__getitem__
    if isinstance(read, Nested):
        return _thaw_nested(read)
    return None


def _moment(parts: tuple[int, int, int, int, int, int, int] | None) -> datetime | None:
    # One and the same time zone for all: only so are they compared quickly.
    return datetime(*parts, tzinfo=VIENTIANE_AND_HANOI) if parts else None


def _thaw_nested(read: Nested) -> Thaw:
    make, several = partial(tuple.__new__, read.shape.made), read.several
    thaws = [_thaw(each) for each in read.shape.reads.values()]
    plain = not any(thaws)

    def thawed(frozen: Any) -> Any:
        if not frozen:
            return frozen
        rows = frozen if plain else [_row(thaws, row) for row in frozen]
        return tuple(map(make, rows)) if several else make(rows[0])

    return thawed


def _row(thaws: Sequence[Thaw | None], row: Sequence[Any]) -> list[Any]:
    return [value if thaw is None else thaw(value) for thaw, value in zip(thaws, row, strict=True)]
