"""From the bytes of a file to the register it is, or to every problem that keeps it from being one.

Nothing is skipped: a record that cannot be read stops the reading, because a report that silently lacks
a row is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from laocoop.domain.ids import nearest
from laocoop.domain.model import Register
from laocoop.errors import Place, RefusedError, RegisterError
from laocoop.record import Record
from laocoop.storage.schema.codec import Fault, in_short, wrong_type
from laocoop.storage.schema.kinds import KINDS, MOST_PARTIES, SCHEMA, read_head, register_of
from laocoop.storage.schema.references import faults_between
from laocoop.storage.toml.decode import decode, load_toml
from laocoop.storage.toml.positions import Positions
from laocoop.typed import Any

TOP_KEYS = frozenset({"schema", "register", *KINDS})


class Problem(Record):
    """Something that keeps a file from being a register, and where it stands."""

    rule: str
    place: Place
    params: Mapping[str, object] = MappingProxyType({})

    def as_error(self) -> RegisterError:
        """The same as an error that stops a command."""
        return RegisterError(self.rule, self.place, **self.params)


class Examined(Record):
    """A register, or all its problems, and what they were found in."""

    register: Register | None
    problems: list[Problem]
    positions: Positions
    document: dict[str, Any]


def examine(data: bytes, path: str, first_only: bool = False) -> Examined:
    """The register that `data` holds, or else everything that keeps it from being one.

    With `first_only` it stops at the first problem. Raises RegisterError where it is not TOML, RefusedError where it is
    over a bound.
    """
    text = decode(data, path)
    positions = Positions(path, text)
    document = load_toml(text, positions)
    return Examined(*_register_or_problems(document, positions, first_only), positions, document)


def _register_or_problems(
    document: dict[str, Any], positions: Positions, first_only: bool
) -> tuple[Register | None, list[Problem]]:
    path = positions.path
    problems: list[Problem] = []

    def report(kind: str, index: int, fault: Fault) -> None:
        place = positions.of_record(kind, index, fault.key)
        problems.append(Problem(fault.rule, place, fault.params))

    schema = document.get("schema")
    if type(schema) is not int or schema < 1:
        if schema is None:
            return None, [Problem("no-schema", Place(path, 1, 1))]
        place = positions.of_top_key("schema")
        return None, [Problem("bad-schema", place, {"found": in_short(schema)})]
    if schema > SCHEMA:
        place = positions.of_top_key("schema")
        return None, [Problem("newer-schema", place, {"found": in_short(schema)})]

    problems += _misspelt(document, positions)
    if problems and first_only:
        return None, problems
    records: dict[str, dict[str, Any]] = {}
    indexes: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        records[kind] = {}
        try:
            entries = list(_entries(document, kind))
            if kind == "party" and len(entries) > MOST_PARTIES:
                most = MOST_PARTIES
                raise RefusedError("too-many-parties", path=positions.path, most=most)
        except Fault as fault:
            report(kind, 0, fault)
            continue
        for index, entry in enumerate(entries):
            try:
                record = KINDS[kind].read(entry)
                if record.id in records[kind]:
                    first = positions.of_record(kind, indexes[kind, record.id]).line
                    raise Fault("duplicate-id", "id", id=record.id, first=first)
                records[kind][record.id] = record
                indexes[kind, record.id] = index
            except Fault as fault:
                report(kind, index, fault)
                if first_only:
                    return None, problems
    try:
        head = read_head(_head_of(document))
    except Fault as fault:
        place = positions.of_record("register", 0, fault.key)
        return None, [*problems, Problem(fault.rule, place, fault.params)]
    register = register_of(head, records)
    for kind, ident, between in faults_between(register):
        report(kind, indexes[kind, ident], between)
        if first_only:
            break
    return (None if problems else register), problems


def _misspelt(document: dict[str, Any], positions: Positions) -> Iterator[Problem]:
    """Blocks whose names are nearly those of records: what stands in them would be missing."""
    for key, value in document.items():
        if key not in TOP_KEYS and isinstance(value, (list, dict)):
            close = [name for name in nearest(key, TOP_KEYS) if name != "schema"]
            if close:
                place = positions.of_record(key, 0)
                yield Problem("misspelt-block", place, {"key": key, "nearest": close[0]})


def _head_of(document: dict[str, Any]) -> dict[str, Any]:
    head = document.get("register", {})
    if not isinstance(head, dict):
        raise wrong_type("register", "table", head)
    return head


def _entries(document: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    entries = document.get(kind, [])
    if not isinstance(entries, list):
        raise Fault("not-a-list", "", kind=kind)
    for entry in entries:
        if not isinstance(entry, dict):
            raise Fault("not-a-list", "", kind=kind)
        yield entry


def parse(data: bytes, path: str) -> Register:
    """The register that `data` holds; `path` is for the errors. Raises RegisterError."""
    examined = examine(data, path, first_only=True)
    if examined.register is None:
        raise examined.problems[0].as_error()
    return examined.register
