"""Adding to the register: nothing that stands in the file is ever changed.

lock → read again → append in memory → read the result → temporary file beside it → flush and
fsync → mode and owner → replace → fsync the folder → unlock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from laocoop.domain.model import Register
from laocoop.errors import Notice, RegisterError, Tell, WriteError
from laocoop.record import Record
from laocoop.storage import cache
from laocoop.storage.cache.index import sha256_of
from laocoop.storage.examine import parse
from laocoop.storage.read import LARGE, RegisterFile, read
from laocoop.storage.rewrite import Rewrite
from laocoop.storage.schema.kinds import RecordsByKind, kind_of
from laocoop.storage.toml.blocks import block, line_end
from laocoop.storage.toml.decode import decode, load_toml
from laocoop.storage.toml.positions import Positions
from laocoop.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import _Hash as Digest
    from pathlib import Path

Block = tuple[str, Mapping[str, Any]]
Plan = Callable[[Register], Sequence[Record]]
"""Makes, of the register as it stands, the records that are to be appended; refuses by raising."""


class Written(Record):
    """What an addition did: the records, and the register before and after them."""

    before: Register
    after: Register
    records: tuple[Record, ...] = ()


def append(
    path: str | Path, plan: Plan, day: date, tell: Tell, known: RegisterFile | None = None
) -> Written:
    """Appends the records that `plan` makes from the register as it stands, and says what it did.

    `plan` runs under the lock: it sees what others wrote a moment before, and may refuse by
    raising; it runs again where an editor saves the file meanwhile. `known` is what a moment ago was
    read, which need not be read again where the file still says the same. The file is replaced as a
    whole or not at all; before the first write of a `day` its content is kept as a backup. `tell` is
    told what a person should know and stops nothing. Raises WriteError where the disk, a permission
    or another process stands in the way.
    """
    with Rewrite(path, tell) as file:
        while True:
            before = file.read()
            register, digest = _before(file.target, before, known)
            records = tuple(plan(register))
            if not records:
                return Written(register, register)
            blocks = [as_block(record) for record in records]
            tail = addition(before, blocks)
            if digest:
                result, added = _read_tail(path, register, tail, blocks)
            else:
                result, added = _read_back(path, before, before + tail, blocks), {}
            file.keep(before, day)
            if file.put(before, tail):
                break
        if digest and not _tell_index(file.target, digest, len(before), tail, added):
            tell(Notice("index-not-kept", {"path": path, "folder": cache.folder()}))
    return Written(register, result, records)


def as_block(record: Record) -> Block:
    """The kind of `record`, and the keys under which it is written."""
    kind = kind_of(record)
    return kind.name, kind.write(record)


def _before(target: str, data: bytes, known: RegisterFile | None) -> tuple[Register, Digest | None]:
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
    return parse(data, target), None


def preview(records: Sequence[Record]) -> str:
    """The records as they would be appended."""
    return "\n".join(block(kind, keys) for kind, keys in map(as_block, records))


def addition(before: bytes, records: Sequence[Block]) -> bytes:
    """The bytes that add `records` to a file of the bytes `before`, with its line endings."""
    newline = line_end(before)
    text = "".join("\n" + block(kind, keys) for kind, keys in records)
    if not before.endswith(b"\n"):
        text = "\n" + text
    return text.replace("\n", newline).encode("utf-8")


def _read_tail(
    path: str | Path, register: Register, tail: bytes, records: Sequence[Block]
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
    target: str, digest: Digest, length: int, tail: bytes, added: RecordsByKind
) -> bool:
    before = digest.digest()
    digest.update(tail)
    return cache.extend(target, before, digest.digest(), length + len(tail), added)


def _read_back(path: str | Path, before: bytes, after: bytes, records: Sequence[Block]) -> Register:
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
