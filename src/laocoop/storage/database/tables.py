"""The tables of a database file: made from the kinds of records, so that a field which is added is there too.

A wording is a column for each language; a list, and what leads for each party, is a table of its own; days are
texts in ISO 8601. `register` stands first in every table and every key: several registers may be in one file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from laocoop.domain.wording import LANGUAGES, NO_WORDS, Wording
from laocoop.record import Record
from laocoop.storage.schema.codec import FLAG, NOTE, NUMBER, TEXTS, UNITS, WHOLE, WORDING
from laocoop.storage.schema.kind import StoredField
from laocoop.storage.schema.kinds import KINDS
from laocoop.typed import Any

_PLURALS = {"party": "parties"}
_TYPES = {NUMBER: "REAL", WHOLE: "INTEGER", FLAG: "INTEGER"}


class Table(Record):
    """One table: of a kind of records, of a list that stands in them, or of what was worked out of them."""

    name: str
    columns: tuple[str, ...]
    """Without `register`."""
    keys: int
    """How many columns, with `register`, tell a row from the others; they stand first."""
    kind: str = ""
    field: str = ""
    """Of a list: where it stands in the records of the kind."""

    @property
    def _names(self) -> list[str]:
        return [f'"{column.partition(" ")[0]}"' for column in ("register", *self.columns)]

    def made_by(self) -> Iterator[str]:
        """The statements that make it."""
        columns = ", ".join(
            f'"{name}" {kind or "TEXT"}'
            for name, _, kind in (c.partition(" ") for c in self.columns)
        )
        key = ", ".join(self._names[: self.keys])
        yield f'CREATE TABLE "{self.name}" ("register" TEXT, {columns}, PRIMARY KEY ({key})) WITHOUT ROWID'

    def select(self) -> str:
        """Asks for the rows of one register."""
        return f'SELECT {", ".join(self._names)} FROM "{self.name}" WHERE "register" = ?'

    def delete(self) -> str:
        """Takes a row away, by its key."""
        told = " AND ".join(f"{name} = ?" for name in self._names[: self.keys])
        return f'DELETE FROM "{self.name}" WHERE {told}'

    def insert(self) -> str:
        """Adds a row."""
        places = ", ".join("?" * len(self._names))
        return f'INSERT INTO "{self.name}" ({", ".join(self._names)}) VALUES ({places})'


def rows_of(table: Table, records: Iterable[Any]) -> Iterator[Sequence[Any]]:
    """The rows of a table of records, or of a list in them."""
    fields = KINDS[table.kind].fields
    for record in records:
        if not table.field:
            yield [
                value
                for key, field in fields.items()
                if field.codec not in (TEXTS, UNITS)
                for value in _values(getattr(record, key), field)
            ]
            continue
        held = getattr(record, table.field)
        pairs = held.items() if fields[table.field].codec == UNITS else enumerate(held, 1)
        yield from ((record.id, key, value) for key, value in pairs)


def _values(value: Any, field: StoredField) -> Iterator[Any]:
    if field.codec == NOTE:
        written = field.codec.write(value)
        is_plain = isinstance(written, str)
        yield (written if is_plain else next(iter(written.values()), None)) or None
        value = NO_WORDS if is_plain else value
    if field.codec in (WORDING, NOTE):
        wording: Wording = value
        yield from (words or None for words in (wording.vi, wording.lo, wording.en))
        return
    written = None if value is None else field.codec.write(value)
    if isinstance(written, date):
        written = written.isoformat()
    if isinstance(written, (dict, list, tuple)):
        written = json.dumps(written, ensure_ascii=False, default=date.isoformat) if written else ""
    if field.codec == FLAG:
        written = int(bool(written))
    if field.codec == NUMBER and written is not None:
        written = float(written)
    yield None if written == "" else written


def _plural(name: str) -> str:
    return _PLURALS.get(name, f"{name}s")


def _columns(key: str, field: StoredField) -> Iterator[str]:
    if field.codec == NOTE:  # in nobody knows which language, or in several
        yield key
    if field.codec in (WORDING, NOTE):
        yield from (f"{key}_{language}" for language in LANGUAGES)
    else:
        yield f"{key} {_TYPES.get(field.codec, '')}".strip()


def _tables() -> Iterator[Table]:
    yield Table("registers", ("as_of", "sha256", "title_vi", "title_lo", "title_en", "period"), 1)
    for kind in KINDS.values():
        columns = [
            column
            for key, field in kind.fields.items()
            if field.codec not in (TEXTS, UNITS)
            for column in _columns(key, field)
        ]
        yield Table(_plural(kind.name), tuple(columns), 2, kind.name)
        for key, field in kind.fields.items():
            if field.codec in (TEXTS, UNITS):
                first = "party" if field.codec == UNITS else "place INTEGER"
                last = "unit" if field.codec == UNITS else field.names or "value"
                last = "value" if last == kind.name else last
                yield Table(f"{kind.name}_{key}", (kind.name, first, last), 3, kind.name, key)
    days = ("due", "first_due", "completed_on", "updated")
    flags = ("is_open INTEGER", "is_past_due INTEGER")
    states = ("commitment", "as_of", "status", "agreement", "timeliness", *days, *flags)
    yield Table("states", states, 2)
    of_party = ("status", "since", "verdict", "verified_by", "lead", "due", "due_named")
    yield Table("party_states", ("commitment", "party", *of_party, "is_past_due INTEGER"), 3)
    yield Table("taken_back", ("id",), 2)


TABLES = tuple(_tables())
"""All tables, in the order in which they are made."""
