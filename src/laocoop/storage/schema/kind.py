"""A kind of record as a table of its fields."""

from __future__ import annotations

from collections.abc import Callable

from laocoop.record import Record
from laocoop.storage.schema.codec import Codec, Fault, in_short
from laocoop.typed import Any

_ONLY_TABLES = frozenset({dict})


class StoredField(Record):
    """A key of a record: the type of its values, and what must be said of them."""

    codec: Codec
    required: bool = False
    names: str = ""
    """The kind of record whose ids stand in it."""


class Kind:
    """The records of one class: their fields, in the order in which a person reads them in the file.

    A key is called as the field that it becomes. Keys that are not in the table are kept in the file.
    """

    def __init__(
        self,
        name: str,
        record: type[Record],
        check: Callable[[dict[str, Any]], None] | None = None,
        /,
        **fields: StoredField,
    ) -> None:
        if odd := set(record._fields) ^ set(fields):
            raise TypeError(
                f"{record.__name__}: {', '.join(odd)} in one of model.py and kinds.py only"
            )
        self.name = name
        self.record = record
        self.fields = fields
        self.codecs = [fields[key].codec for key in record._fields]
        """Of the record's places, in their order."""
        self._check = check
        self._places = {
            key: (place, fields[key].codec.read) for place, key in enumerate(record._fields)
        }
        self._empty = [record._defaults.get(key) for key in record._fields]
        required = [key for key in record._fields if fields[key].required]
        self._required = [(self._places[key][0], key) for key in required]

    def read(self, keys: dict[str, Any]) -> Any:
        """The record that `keys` stand for. Raises Fault."""
        values = self._empty.copy()
        places = self._places
        for key, value in keys.items():
            known = places.get(key)
            if known is not None:
                values[known[0]] = known[1](key, value)
        for place, key in self._required:
            if not values[place] and values[place] != 0:
                raise Fault("missing-key", key, key=key)
        if str(keys.get("id", "")).startswith("-"):
            raise Fault("id-like-an-option", "id", id=in_short(keys["id"]))
        if self._check is not None:
            self._check(keys)
        return self.record.of(values)

    def write(self, record: Any) -> dict[str, Any]:
        """The keys under which `record` is written: all but those that say nothing."""
        keys = {}
        for key, field in self.fields.items():
            value = getattr(record, key)
            written = None if value is None else field.codec.write(value)
            if written is not None and written not in ("", [], {}):
                keys[key] = written
        return keys


def table(kind: Kind) -> Codec:
    """A table inside a record. Faults in it name `outer.inner`."""

    def read(key: str, value: Any) -> Any:
        return _read_tables(kind, key, value, [value], "table")[0]

    return Codec(read, kind.write, _freezing(kind), _thawing(kind))


def tables(kind: Kind) -> Codec:
    """A list of tables inside a record."""
    freeze, thaw = _freezing(kind), _thawing(kind)

    def read(key: str, value: Any) -> Any:
        return _read_tables(kind, key, value, value, "tables")

    return Codec(
        read,
        lambda records: [kind.write(record) for record in records],
        lambda records: tuple(map(freeze, records)),
        lambda kept: tuple(map(thaw, kept)),
        lambda records: [name for record in records for name in _names_in(kind, record)],
    )


def _read_tables(kind: Kind, key: str, value: Any, given: Any, wanted: str) -> Any:
    if not isinstance(given, list) or not _ONLY_TABLES.issuperset(map(type, given)):
        raise Fault("wrong-type", key, key=key, wanted=wanted, found=in_short(value))
    try:
        return tuple([kind.read(each) for each in given])
    except Fault as fault:
        inner = {"key": f"{key}.{fault.params['key']}"} if "key" in fault.params else {}
        raise Fault(fault.rule, key, **(fault.params | inner)) from None


def _names_in(kind: Kind, record: Any) -> list[str]:
    return [getattr(record, key) for key, field in kind.fields.items() if field.names]


def _freezing(kind: Kind) -> Callable[[Any], tuple[Any, ...]]:
    return _each([codec.freeze for codec in kind.codecs])


def _thawing(kind: Kind) -> Callable[[Any], Any]:
    thaw, make = _each([codec.thaw for codec in kind.codecs]), kind.record.of
    return lambda kept: make(thaw(kept))


def _each(changes: list[Callable[[Any], Any] | None]) -> Callable[[Any], tuple[Any, ...]]:
    """What changes each value of a record in its own way."""
    if not any(changes):
        return tuple

    def changed(values: tuple[Any, ...]) -> tuple[Any, ...]:
        pairs = zip(changes, values, strict=True)
        return tuple([v if change is None or v is None else change(v) for change, v in pairs])

    return changed
