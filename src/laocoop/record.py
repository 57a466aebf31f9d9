"""The base of all records: a tuple whose places have names.

`typing.NamedTuple` does the same, and compiles code for every class: for all of our classes together that
takes ten times as long as this, a tenth of a start (benchmarks/README.md).

What a tuple brings along, and a reader may not expect:

- a record is equal to any tuple of the same values, a record of another class too;
- `in`, `len` and a loop go over its values;
- it is true unless its class says otherwise, even if all its values are empty;
- `<` compares the values one after the other.
"""

from __future__ import annotations

import collections

from laocoop.typed import Any, ClassVar, Self, dataclass_transform

_at_place = collections._tuplegetter  # type: ignore[attr-defined]


class _Kind(type):
    """Makes the annotated names of a class the names of a tuple's places."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        return super().__new__(cls, name, bases, {"__slots__": (), **namespace})

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        if not bases or bases[0] is tuple:
            return
        cls._fields = tuple(cls.__annotations__)
        cls._defaults = {key: namespace[key] for key in cls._fields if key in namespace}
        for place, key in enumerate(cls._fields):
            setattr(cls, key, _at_place(place, None))


@dataclass_transform(frozen_default=True, eq_default=True)
class Record(tuple[Any, ...], metaclass=_Kind):
    """A tuple whose places have names, and defaults where the class gives them.

    Two records are equal if all their values are. Raises TypeError for a name that is unknown,
    given twice or missing.
    """

    _fields: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]

    def __new__(cls, *values: Any, **named: Any) -> Any:
        fields = cls._fields
        if len(values) != len(fields) or named:
            given = dict(zip(fields, values, strict=False))
            if len(values) > len(fields) or not (given.keys().isdisjoint(named)):
                raise TypeError(f"{cls.__name__}: too many values, or one given twice")
            given.update(named)
            if len(given) < len(fields):
                given = cls._defaults | given
            try:
                values = tuple([given[key] for key in fields])
            except KeyError as missing:
                raise TypeError(f"{cls.__name__}: no {missing.args[0]}") from None
            if len(given) > len(fields):
                unknown = next(key for key in given if key not in fields)
                raise TypeError(f"{cls.__name__}: unknown {unknown}")
        return tuple.__new__(cls, values)

    @classmethod
    def of(cls, values: tuple[Any, ...] | list[Any]) -> Self:
        """The record of `values`, which must be one for each place, in order: unchecked, fast."""
        return tuple.__new__(cls, values)

    def but(self, **changed: Any) -> Self:
        """The same record with other values for the names given."""
        return type(self)(**(self.as_dict() | changed))

    def as_dict(self) -> dict[str, Any]:
        """The values by their names."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        pairs = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in pairs)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)
