"""Records as columns of plain values that `marshal` can write, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any

from laocoop.domain.model import Wording
from laocoop.domain.period import parse_period
from laocoop.storage.fields import (
    OneOf,
    Read,
    day,
    moment,
    name,
    number,
    period,
    text,
    texts,
    units,
    whole,
    wording,
)
from laocoop.storage.shapes import SHAPES, Nested, Shape

Made = dict[str, dict[str, Any]]
Column = tuple[Any, ...]
_wording = partial(tuple.__new__, Wording)
_NO_WORDS = Wording()
_NO_UNITS: Mapping[str, str] = MappingProxyType({})


def freeze(made: Made) -> dict[str, list[Column]]:
    """The columns of each kind that has records."""
    return {
        kind: [
            _frozen(read, column)
            for read, column in zip(
                SHAPES[kind].reads.values(), zip(*records.values(), strict=True), strict=True
            )
        ]
        for kind, records in made.items()
        if records
    }


def thaw(frozen: dict[str, list[Column]]) -> Made:
    """The records by kind and id."""
    made: Made = {}
    for kind, columns in frozen.items():
        shape = SHAPES[kind]
        made[kind] = dict(zip(columns[0], _thawed_rows(shape, columns), strict=True))
    return made


def _thawed_rows(shape: Shape, columns: Iterable[Column]) -> Iterable[Any]:
    thawed = [
        _thawed(read, column) for read, column in zip(shape.reads.values(), columns, strict=True)
    ]
    return map(partial(tuple.__new__, shape.made), zip(*thawed, strict=True))


def _frozen(read: Read, column: Column) -> Column:
    if read is wording:
        return tuple(tuple(words) if words else None for words in column)
    if read is day:
        return _each(column, date.toordinal)
    if read is moment:
        return _each(column, datetime.isoformat)
    if read is period:
        return _each(column, lambda found: found.name)
    if isinstance(read, OneOf):
        return _each(column, lambda found: found.value)
    if isinstance(read, Nested):
        return tuple(None if value is None else _nested(read, value) for value in column)
    if read is units:
        return tuple(dict(found) if found else None for found in column)
    same: dict[Any, Any] = {}
    return tuple([same.setdefault(value, value) for value in column])  # equal ones written once


def _nested(read: Nested, value: Any) -> Any:
    rows = value if read.several else (value,)
    if not rows or _is_plain(read.shape):
        return tuple(map(tuple, rows))
    columns = zip(*rows, strict=True)
    reads = read.shape.reads.values()
    return tuple(_frozen(each, column) for each, column in zip(reads, columns, strict=True))


def _thawed(read: Read, column: Column) -> Iterable[Any]:
    if read is wording:
        return [_wording(words) if words else _NO_WORDS for words in column]
    if read is units:
        return [found or _NO_UNITS for found in column]
    if read is day:
        return _each(column, date.fromordinal)
    if read is moment:
        return _each(column, datetime.fromisoformat)
    if read is period:
        return _each(column, parse_period)
    if isinstance(read, OneOf):
        return _each(column, read.members.__getitem__)
    if isinstance(read, Nested):
        return map(_denester(read), column)
    return column


def _denester(read: Nested) -> Callable[[Any], Any]:
    make = partial(tuple.__new__, read.shape.made)
    plain, several = _is_plain(read.shape), read.several

    def denested(frozen: Any) -> Any:
        if frozen is None:
            return None
        if plain:
            rows = tuple(map(make, frozen))
        else:
            rows = tuple(_thawed_rows(read.shape, frozen)) if frozen else ()
        return rows if several else rows[0]

    return denested


def _is_plain(shape: Shape) -> bool:
    """True if nothing in the records has to be changed for `marshal`."""
    return all(read in (name, text, texts, whole, number) for read in shape.reads.values())


def _each(column: Column, change: Callable[[Any], Any]) -> Column:
    """`change` of each value but None; of equal values once."""
    changed = {value: change(value) for value in set(column) if value is not None}
    changed[None] = None
    return tuple(map(changed.__getitem__, column))
