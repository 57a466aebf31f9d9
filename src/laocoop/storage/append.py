"""Adding to the register: nothing that stands in the file is ever changed.

lock → read again → append in memory → read the result → temporary file beside it → flush and
fsync → mode and owner → replace → fsync the folder → unlock.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from laocoop.domain.model import Register
from laocoop.errors import RegisterError, WriteError
from laocoop.record import Record
from laocoop.storage import cache
from laocoop.storage.atomic import replace_file
from laocoop.storage.backups import keep
from laocoop.storage.cache.index import sha256_of
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.lock import locked
from laocoop.storage.read import LARGE, RegisterFile, read
from laocoop.storage.schema.kinds import RecordsByKind, kind_of
from laocoop.storage.toml.blocks import block, line_end
from laocoop.storage.toml.decode import decode, load_toml
from laocoop.storage.toml.positions import Positions
from laocoop.typed import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

Changed = TypeVar("Changed", bound="WithData")

Block = tuple[str, Mapping[str, Any]]
Plan = Callable[[Register], Sequence[Record]]
"""Makes, of the register as it stands, the records that are to be appended; refuses by raising."""


class Written(Record):
    """What an addition did: the records, and the register before and after them."""

    before: Register
    after: Register
    records: tuple[Record, ...] = ()


class WithData(Protocol):
    """What a change made of a file's bytes."""

    @property
    def data(self) -> bytes:
        """The bytes that are to be in the file."""


def append(path: Path, plan: Plan, day: date, known: RegisterFile | None = None) -> Written:
    """Appends the records that `plan` makes from the register as it stands, and says what it did.

    `plan` runs under the lock: it sees what others wrote a moment before, and may refuse by
    raising; `known` is what a moment ago was read, which need not be read again where the file still
    says the same. The file is replaced as a whole or not at all; before the first write of a `day` its
    content is kept as a backup. Raises WriteError where the disk, a permission or another process
    stands in the way.
    """
    target = Path(os.path.realpath(path))
    with failures_told(path), locked(target):
        before = read_bytes(target)
        register, digest = _before(target, before, known)
        records = tuple(plan(register))
        if not records:
            return Written(register, register)
        blocks = [as_block(record) for record in records]
        tail = addition(before, blocks)
        if digest:
            result, added = _read_tail(path, register, tail, blocks)
        else:
            result, added = _read_back(path, before, before + tail, blocks), {}
        _put(path, target, before, day, before, tail)
        if digest:
            _tell_index(target, digest, len(before), tail, added)
    return Written(register, result, records)


def as_block(record: Record) -> Block:
    """The kind of `record`, and the keys under which it is written."""
    kind = kind_of(record)
    return kind.name, kind.write(record)


def _before(
    target: Path, data: bytes, known: RegisterFile | None
) -> tuple[Register, Digest | None]:
    """The register that `data` holds, and where an index knows it the digest of `data`."""
    if known is not None and known.holds(data):
        return known.register, None
    if len(data) >= LARGE:
        digest = sha256_of(len(data))
        digest.update(data)
        if known is None or known.digest != digest.hexdigest():
            known = read(target)  # another wrote meanwhile, and the index may know that too
        if known.digest == digest.hexdigest():
            return known.register, digest
    return parse(data, str(target)), None


def change(path: Path, make: Callable[[bytes], Changed], day: date) -> Changed:
    """Puts what `make` makes of the file's bytes in their place, under the lock, in one step; and
    says what that was.
    """
    target = Path(os.path.realpath(path))
    with failures_told(path), locked(target):
        before = read_bytes(target)
        changed = make(before)
        if changed.data != before:
            _put(path, target, before, day, changed.data)
    return changed


def preview(records: Sequence[Record]) -> str:
    """The records as they would be appended."""
    return "\n".join(block(kind, keys) for kind, keys in map(as_block, records))


def _put(path: Path, target: Path, before: bytes, day: date, *after: bytes) -> None:
    if not os.access(target, os.W_OK):
        raise WriteError("may-not-write", path=path)
    keep(target, before, day)
    replace_file(target, *after)


def replace_register(path: Path, data: bytes, aside: Path) -> None:
    """Puts `data` in place of the whole register; what it held is first kept in `aside`."""
    target = Path(os.path.realpath(path))
    with failures_told(path), locked(target):
        before = read_bytes(target)
        if not os.access(target, os.W_OK):
            raise WriteError("may-not-write", path=path)
        aside.parent.mkdir(parents=True, exist_ok=True)
        replace_file(aside, before)
        replace_file(target, data)


def addition(before: bytes, records: Sequence[Block]) -> bytes:
    """The bytes that add `records` to a file of the bytes `before`, with its line endings."""
    newline = line_end(before)
    text = "".join("\n" + block(kind, keys) for kind, keys in records)
    if not before.endswith(b"\n"):
        text = "\n" + text
    return text.replace("\n", newline).encode("utf-8")


def _read_tail(
    path: Path, register: Register, tail: bytes, records: Sequence[Block]
) -> tuple[Register, RecordsByKind]:
    """What the new bytes say, and the records that `tail` adds, where all before stands in plain
    blocks; raises unless `tail` is the new records, word for word.
    """
    wanted: dict[str, list[dict[str, Any]]] = {}
    for kind, keys in records:
        wanted.setdefault(kind, []).append(dict(keys))
    try:
        document = load_toml(tail.decode(), Positions(str(path), tail.decode()))
    except RegisterError:
        document = None
    result = cache.with_tail(register, tail) if document == wanted else None
    if result is None:
        raise WriteError("would-not-read-back", path=path)
    return result


def _tell_index(
    target: Path, digest: Digest, length: int, tail: bytes, added: RecordsByKind
) -> None:
    before = digest.digest()
    digest.update(tail)
    cache.extend(str(target), before, digest.digest(), length + len(tail), added)


def _read_back(path: Path, before: bytes, after: bytes, records: Sequence[Block]) -> Register:
    """What the new bytes say; raises unless it is all that stood before, and the new records."""
    try:
        old, new = (
            load_toml(text, Positions(str(path), text))
            for text in (decode(data, str(path)) for data in (before, after))
        )
        result = parse(after, str(path))
    except RegisterError:
        raise WriteError("would-not-read-back", path=path) from None
    for kind, keys in records:
        old.setdefault(kind, []).append(dict(keys))
    if old != new:
        raise WriteError("would-not-read-back", path=path)
    return result


@contextmanager
def failures_told(path: Path) -> Iterator[None]:
    """Turns what the system says of a failed write into an error a user can read."""
    try:
        yield
    except OSError as error:
        if isinstance(error, PermissionError):
            raise WriteError("may-not-write", path=path) from None
        reason = error.strerror or str(error)
        raise WriteError("cannot-write", path=path, reason=reason) from None
