"""Records as columns of plain values that `marshal` can write, and back.

A column is taken apart when a command asks for it, and a record made when a command asks for that
one: to show one commitment of ten thousand, one is made.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, repeat

from laocoop.domain.records import APART, Records
from laocoop.storage.schema.codec import WORDING, run_on
from laocoop.storage.schema.kinds import KINDS
from laocoop.typed import Any

FrozenColumn = tuple[Any, ...]
Frozen = dict[str, list[bytes | memoryview]]
"""By kind, each column as `marshal` wrote it."""
Conversion = Callable[[Any], Any]


def freeze(kind: str, records: Iterable[Any]) -> list[bytes | memoryview]:
    """The columns of some records of one kind."""
    columns = zip(*records, strict=True)
    changes = [codec.freeze for codec in KINDS[kind].codecs]
    return [
        marshal.dumps(_once(column) if change is None else tuple(_changed(change, column)))
        for change, column in zip(changes, columns, strict=True)
    ]


class Kept(Records[Any]):
    """The records of one kind by id, as an index keeps them; each is made when first asked for."""

    def __init__(self, kind: str) -> None:
        record = KINDS[kind].record
        self._make = partial(tuple.__new__, record)
        self._thaws = [codec.thaw for codec in KINDS[kind].codecs]
        self._numbers = {key: number for number, key in enumerate(record._fields)}
        self._rows: dict[str, tuple[int, int]] = {}
        """Part and row of each record."""
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
        part = repeat(len(self._parts) - 1, len(ids))
        self._rows.update(zip(ids, zip(part, range(len(ids)), strict=True), strict=True))
        if len(self._rows) != start + len(ids):
            raise ValueError("an id twice")

    def column(self, key: str) -> Sequence[Any]:
        """The values of one field of every record, in order."""
        number = self._numbers[key]
        parts = range(len(self._parts))
        return [*chain.from_iterable([self._values(part, number) for part in parts])]

    def texts(self, key: str, start: int, stop: int) -> str:
        """The words of a wording of some records, as `Records` says; none of them is thawed for it."""
        number = self._numbers[key]
        frozen: list[bytes] = []
        for part, first in enumerate(self._starts):
            if first >= stop:
                break
            values = self._plain(part, number)
            some = values[max(start - first, 0) : stop - first]
            frozen += [v if isinstance(v, bytes) else WORDING.freeze(v) for v in some]  # type: ignore[misc]
        return run_on(frozen, APART)

    def all(self) -> tuple[Any, ...]:
        """Every record, in order."""
        return tuple(map(self._make, zip(*map(self.column, self._numbers), strict=True)))

    def __getitem__(self, ident: str) -> Any:
        record = self._made.get(ident)
        if record is None:
            part, row = self._rows[ident]
            if part not in self._taken_apart:
                self._taken_apart.add(part)
                for number in self._numbers.values():
                    self._values(part, number)
            values = [column[row] for column in self._parts[part]]
            record = self._made[ident] = self._make(values)
        return record

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


def _changed(change: Conversion, column: Iterable[Any]) -> list[Any]:
    return [value if value is None else change(value) for value in column]


def _once(column: Iterable[Any]) -> FrozenColumn:
    """The column with one object for all values that are equal, which is then written once."""
    same: dict[Any, Any] = {}
    return tuple([same.setdefault(value, value) for value in column])
