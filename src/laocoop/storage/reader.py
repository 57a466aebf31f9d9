"""From the bytes of a file to a Register, or to one error that names the place.

Nothing is skipped: a record that cannot be read stops the reading, because a report that
silently lacks a row is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from laocoop.domain.ids import nearest
from laocoop.domain.model import Register, column
from laocoop.errors import ExitStatus, LaocoopError, NotFoundError, Place, RegisterError
from laocoop.record import Record
from laocoop.storage.fields import Fault
from laocoop.storage.pieces import SCHEMA, NotSimple, from_kinds, register_of
from laocoop.storage.positions import Positions
from laocoop.storage.references import faults_between
from laocoop.storage.shapes import SHAPES, head

LARGE = 256 * 1024
"""From so many bytes on an index is kept: smaller ones are read as fast as an index."""
KINDS = ("party", "theme", "source", "instrument", "event", "commitment", "update")
TOP_KEYS = frozenset({"schema", "register", *KINDS})

Made = TypeVar("Made")


class Problem(Record):
    """Something that keeps a file from being a register, and where it stands."""

    rule: str
    place: Place
    params: Mapping[str, object] = MappingProxyType({})

    def as_error(self) -> RegisterError:
        """The same as an error that stops a command."""
        return RegisterError(self.rule, self.place, **self.params)


class RegisterFile:
    """A register, and the bytes it was read from."""

    def __init__(
        self,
        path: Path,
        register: Register,
        digest: str = "",
        data: bytes = b"",
        simple: bool = True,
    ) -> None:
        self.path = path
        self.register = register
        self.digest = digest
        """SHA-256 in hexadecimal, where an index is kept; else empty."""
        self._data = data
        self.simple = simple
        """True if all of it stands in plain blocks, so that more may simply be appended."""

    @property
    def data(self) -> bytes:
        """The bytes the register was read from. Raises NotFoundError where an index told what they
        say and they are gone by now.
        """
        if self._data:
            return self._data
        from hashlib import sha256

        data = read_bytes(self.path)
        if sha256(data).hexdigest() != self.digest:
            raise NotFoundError("changed-meanwhile", path=self.path)
        return data

    def holds(self, data: bytes) -> bool:
        """True if it was read from these very bytes, and still has them."""
        return bool(self._data) and self._data == data

    def as_of(self, known: date) -> bytes:
        """The bytes as they stood at the end of the day `known`: up to what was written later."""
        data = self.data
        later = self._later(known)
        if not later:
            return data
        text = decode(data, str(self.path))
        positions = Positions(str(self.path), text)
        first = min(positions.span(kind, index)[0] for kind, index in later)
        mark = len(data) - len(text.encode("utf-8"))
        before = data[: mark + len(text[:first].encode("utf-8"))]
        newline = b"\r\n" if before.endswith(b"\r\n") else b"\n"
        return before.removesuffix(newline)  # the empty line that every addition begins with

    def sha256(self, known: date) -> str:
        """The digest, in hexadecimal, of the bytes as they stood at the end of the day `known`."""
        if self.digest and not self._later(known):
            return self.digest
        from hashlib import sha256  # loads OpenSSL, which a list on the screen does not need

        return sha256(self.as_of(known)).hexdigest()

    def _later(self, known: date) -> list[tuple[str, int]]:
        """Kind and place of what was written down after the day `known`."""
        register = self.register
        moments: dict[str, list[datetime | None]] = {
            "update": [update.recorded for update in register.updates],
            "commitment": [*column(register.commitments, "recorded")],
        }
        return [
            (kind, index)
            for kind, recorded in moments.items()
            for index, moment in enumerate(recorded)
            if moment and moment.date() > known
        ]


def read(path: Path) -> RegisterFile:
    """The register in the file at `path`, by its index where there is one.

    Raises NotFoundError or LaocoopError where the file cannot be opened, RegisterError where it
    is not a register.
    """
    with suppress(OSError, ValueError):
        if path.stat().st_size >= LARGE:
            from laocoop.storage import index

            found = index.look_up(path)
            if found is not None:
                return RegisterFile(path, found.register, found.digest)
    data = read_bytes(path)
    register, simple = read_anew(path, data)
    if simple and len(data) >= LARGE:
        from laocoop.storage import index

        return RegisterFile(path, register, index.keep(path, data, register))
    return RegisterFile(path, register, data=data, simple=simple)


def read_anew(path: Path, data: bytes) -> tuple[Register, bool]:
    """The register that `data`, the bytes of the file at `path`, holds; and whether all of it
    stands in plain blocks, so that more of them may simply be appended.
    """
    try:
        return register_of(data), True
    except NotSimple:
        return _examined(data, str(path)), False


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`, or an error that says why there are none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError("no-such-file", path=path) from None
    except IsADirectoryError:
        raise LaocoopError("is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except PermissionError:
        if path.is_dir():  # what Windows says of a folder
            raise LaocoopError(
                "is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))
            ) from None
        raise LaocoopError("may-not-read", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFoundError("cannot-open", path=path, reason=reason) from None


def parse(data: bytes, path: str) -> Register:
    """The register that `data` holds; `path` is for the errors. Raises RegisterError."""
    return read_anew(Path(path), data)[0]


def _examined(data: bytes, path: str) -> Register:
    register, problems, _ = examine(data, path, first_only=True)
    if register is None:
        raise problems[0].as_error()
    return register


def examine(
    data: bytes, path: str, first_only: bool = False
) -> tuple[Register | None, list[Problem], Positions]:
    """The register that `data` holds, or else everything that keeps it from being one.

    With `first_only` it stops at the first problem.
    """
    text = decode(data, path)
    positions = Positions(path, text)
    document = load_toml(text, positions)
    problems: list[Problem] = []

    def report(kind: str, index: int, fault: Fault) -> None:
        place = positions.of_record(kind, index, fault.key)
        problems.append(Problem(fault.rule, place, fault.params))

    schema = document.get("schema")
    if type(schema) is not int or schema < 1:
        if schema is None:
            return None, [Problem("no-schema", Place(path, 1, 1))], positions
        found = repr(schema)[:40]
        return (
            None,
            [Problem("bad-schema", positions.of_top_key("schema"), {"found": found})],
            positions,
        )
    if schema > SCHEMA:
        place = positions.of_top_key("schema")
        return None, [Problem("newer-schema", place, {"found": schema})], positions

    problems += _misspelt(document, positions)
    if problems and first_only:
        return None, problems, positions
    made: dict[str, dict[str, Any]] = {}
    indexes: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        made[kind] = {}
        try:
            entries = list(_entries(document, kind))
        except Fault as fault:
            report(kind, 0, fault)
            continue
        for index, entry in enumerate(entries):
            try:
                record = SHAPES[kind].make(entry)
                if record.id in made[kind]:
                    first = positions.of_record(kind, indexes[kind, record.id]).line
                    raise Fault("duplicate-id", "id", id=record.id, first=first)
                made[kind][record.id] = record
                indexes[kind, record.id] = index
            except Fault as fault:
                report(kind, index, fault)
                if first_only:
                    return None, problems, positions
    try:
        title, period, drafts = head(_head_of(document))
    except Fault as fault:
        place = positions.of_record("register", 0, fault.key)
        return None, [*problems, Problem(fault.rule, place, fault.params)], positions
    register = from_kinds(title, period, drafts, made)
    for kind, ident, between in faults_between(register):
        report(kind, indexes[kind, ident], between)
        if first_only:
            break
    return (None if problems else register), problems, positions


def decode(data: bytes, path: str) -> str:
    """The text of `data`, without a byte-order mark. Raises RegisterError."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise RegisterError("empty-file", Place(path, 1, 1))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RegisterError("utf-16", Place(path, 1, 1))
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        raw = data[start:].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
        byte = f"0x{data[error.start]:02x}"
        raise RegisterError("bad-bytes", Place(path, line, column, raw), byte=byte) from None


def load_toml(text: str, positions: Positions) -> dict[str, Any]:
    """The document that `text` is. Raises RegisterError with line and column."""
    import tomli  # not needed where an index knows the register

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line.rstrip() == "=======":
                raise RegisterError("conflict-marker", positions.at_line(number, 1)) from None
        place = positions.at_line(error.lineno, error.colno)
        raise RegisterError("bad-toml", place, reason=error.msg) from None
    except RecursionError:
        raise RegisterError("too-deep", positions.at_line(1, 1)) from None
    except ValueError as error:  # a number with more digits than Python reads
        raise RegisterError("bad-toml", positions.at_line(1, 1), reason=str(error)) from None


def _misspelt(document: dict[str, Any], positions: Positions) -> Iterator[Problem]:
    """Blocks whose names are nearly those of records: what stands in them would be missing."""
    for key, value in document.items():
        if key not in TOP_KEYS and isinstance(value, (list, dict)):
            close = [name for name in nearest(key, TOP_KEYS) if name != "schema"]
            if close:
                place = positions.of_record(key, 0)
                yield Problem("misspelt-block", place, {"key": key, "nearest": close[0]})


def _head_of(document: dict[str, Any]) -> dict[str, Any]:
    found = document.get("register", {})
    if not isinstance(found, dict):
        shown = str(found)[:40]
        raise Fault("wrong-type", "register", key="register", wanted="table", found=shown)
    return found


def _entries(document: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    entries = document.get(kind, [])
    if not isinstance(entries, list):
        raise Fault("not-a-list", "", kind=kind)
    for entry in entries:
        if not isinstance(entry, dict):
            raise Fault("not-a-list", "", kind=kind)
        yield entry
