"""The index of a large register: its records as the reader left them, ready to be used again.

It is never asked whether it is new enough: it holds the SHA-256 of the very bytes it was made from,
and counts only for a file that is those bytes, or begins with them and goes on with whole blocks.
Each part has a checksum of its own, and names the bytes that it follows on. The index lies in the
user's cache folder, may be deleted at any moment, and where it is missing, damaged or written by
another version the register is read as if there were none.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from zlib import crc32

from laocoop import __version__
from laocoop.domain.model import Register
from laocoop.domain.wording import Wording
from laocoop.record import Record
from laocoop.storage.cache.columns import Frozen, Kept, freeze
from laocoop.storage.locate import cache_folder
from laocoop.storage.schema.codec import freeze_period, thaw_period
from laocoop.storage.schema.kinds import KINDS, RecordsByKind, records_of, register_of
from laocoop.typed import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

_SIGNS = [(name, kind.record._fields) for name, kind in KINDS.items()]
INDEX_FORMAT = 6
"""Of the parts; another number reads the register anew."""
_HEAD = f"laocoop index {__version__} {INDEX_FORMAT} {sys.implementation.cache_tag} {marshal.version} {_SIGNS}\n"
HEAD = _HEAD.encode()
MOST_TAILS = 64
"""After so many additions the register is read anew, and its index made anew."""
RECORDS_A_PART = 500
_NUMBER, _DIGEST = 8, 32
_CHECK = 4
_PART_HEAD = 2 * _DIGEST + 2 * _NUMBER
_FIRST = "register"
_CHUNK = 1 << 18
MUCH = 1 << 20
"""From so many bytes on OpenSSL is quicker, though it takes as long to load as a list takes to print."""

_PYTHONS_OWN = ("_sha2", "_sha256")
"""What `random` of the standard library looks for, too: since Python 3.12, and before."""


class Cached(Record):
    """What an index tells of a file: its register, and the digest of its bytes."""

    register: Register
    digest: str


def look_up(target: str) -> Cached | None:
    """The register in the file `target`; None where no index tells. What was appended to the file
    since goes into the index.
    """
    with suppress(OSError, ValueError, EOFError, TypeError, KeyError):
        with open(path_of(target), "rb") as file:
            length, digest, register = _thawed(file)
        with open(target, "rb") as file:
            known = sha256_of(length)
            chunk = memoryview(bytearray(_CHUNK))
            while length and (count := file.readinto(chunk[:length])):
                known.update(chunk[:count])
                length -= count
            tail = file.read()
        if length or known.digest() != digest:
            return None
        if tail:
            # Only what was appended by another hand is read here.
            from laocoop.storage.cache.pieces import NotSimple, with_tail

            try:
                register, added = with_tail(register, tail)
            except NotSimple:
                return None
            known.update(tail)
            extend(target, digest, known.digest(), os.stat(target).st_size, added)
        return Cached(register, known.hexdigest())
    return None


def keep(target: str, digest: bytes, length: int, register: Register) -> None:
    """Makes the index of the register in the file `target`, of whose `length` bytes the digest is
    given. Where that cannot be done, there is none.
    """
    from pathlib import Path

    from laocoop.storage.atomic import new_beside

    with suppress(OSError):
        path = Path(path_of(target))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = new_beside(path)  # for its user alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(HEAD)
                before = bytes(_DIGEST)
                for frozen in _frozen(register):
                    _write(file, before, digest, length, frozen)
                    before = digest
            temporary.replace(path)
        except BaseException:
            temporary.unlink()
            raise


def extend(target: str, before: bytes, digest: bytes, length: int, added: RecordsByKind) -> None:
    """Adds to the index what was appended to the file `target`: `before` and `digest` are the
    digests of its bytes before and now, `length` is their number now.
    """
    with suppress(OSError), open(path_of(target), "r+b") as file:
        file.seek(0, os.SEEK_END)
        # Half a part fails its checksum; the same part a second time does not follow on itself.
        columns: Frozen = {
            kind: freeze(kind, records.values()) for kind, records in added.items() if records
        }
        _write(file, before, digest, length, columns)


def sha256_of(length: int) -> Digest:
    """An empty digest, to be fed with about `length` bytes."""
    digest: Digest
    for name in _PYTHONS_OWN if length < MUCH else ():
        try:
            digest = __import__(name).sha256()
        except (ImportError, AttributeError):
            continue
        return digest
    from hashlib import sha256

    digest = sha256()
    return digest


def path_of(target: str) -> str:
    """Where the index of the register `target` is kept."""
    real = os.path.realpath(target)
    digest = sha256_of(0)
    digest.update(real.encode("utf-8", "surrogateescape"))
    stem = os.path.splitext(os.path.basename(real))[0]
    return os.path.join(cache_folder(), f"{stem}-{digest.hexdigest()[:16]}.index")


def _frozen(register: Register) -> Iterator[Frozen]:
    """The register in parts of some size, so that no more than one is in memory as bytes."""
    by_kind = records_of(register)
    counts = {kind: len(records) for kind, records in by_kind.items()}
    head = (tuple(register.title), freeze_period(register.period), register.draft_languages, counts)
    yield {_FIRST: [marshal.dumps(head)]}
    for kind, records in by_kind.items():
        following = iter(records.values())
        while some := [*islice(following, RECORDS_A_PART)]:
            yield {kind: freeze(kind, some)}


def _write(file: BinaryIO, before: bytes, digest: bytes, length: int, frozen: Frozen) -> None:
    sizes = marshal.dumps({kind: [*map(len, columns)] for kind, columns in frozen.items()})
    columns = [column for columns in frozen.values() for column in columns]
    payload = b"".join((len(sizes).to_bytes(_NUMBER), sizes, *columns))
    head = before + digest + length.to_bytes(_NUMBER) + len(payload).to_bytes(_NUMBER)
    file.write(head + _check(head, payload))
    file.write(payload)


def _check(head: bytes, payload: bytes) -> bytes:
    return crc32(payload, crc32(head)).to_bytes(_CHECK)  # of damage; what is old, digests tell


class _Part(Record):
    """What one write added: the digests of the register before and after it, and the records."""

    before: bytes
    digest: bytes
    length: int
    frozen: Frozen


def _parts(file: BinaryIO) -> Iterator[_Part]:
    if file.read(len(HEAD)) != HEAD:
        raise ValueError("another version")
    end = os.fstat(file.fileno()).st_size
    while head := file.read(_PART_HEAD):
        size = int.from_bytes(head[-_NUMBER:])
        if size > end - file.tell():
            raise ValueError("damaged")
        check, payload = file.read(_CHECK), file.read(size)
        if _check(head, payload) != check:
            raise ValueError("damaged")
        digest, length = _DIGEST, 2 * _DIGEST
        yield _Part(
            head[:digest],
            head[digest:length],
            int.from_bytes(head[length:-_NUMBER]),
            _columns(memoryview(payload)),
        )


def _columns(payload: memoryview) -> Frozen:
    at = _NUMBER + int.from_bytes(payload[:_NUMBER])
    frozen: Frozen = {}
    for kind, sizes in marshal.loads(payload[_NUMBER:at]).items():
        frozen[kind] = []
        for size in sizes:
            frozen[kind].append(payload[at : at + size])
            at += size
    return frozen


def _thawed(file: BinaryIO) -> tuple[int, bytes, Register]:
    """The length and digest of the bytes the index speaks of, and their register."""
    kept = {kind: Kept(kind) for kind in KINDS}
    parts = _parts(file)
    first = next(parts)
    title, period, drafts, counts = marshal.loads(first.frozen[_FIRST][0])
    length, digest, tails = first.length, first.digest, 0
    if first.before != bytes(_DIGEST):
        raise ValueError("has no beginning")
    for part in parts:
        if part.before != digest:
            raise ValueError("does not follow on")
        tails += part.digest != digest
        length, digest = part.length, part.digest
        for kind, columns in part.frozen.items():
            kept[kind].add(columns)
    if tails > MOST_TAILS or any(len(kept[kind]) < count for kind, count in counts.items()):
        raise ValueError("too much, or not all")
    records: RecordsByKind = {
        kind: columns if kind == "commitment" else dict(zip(columns, columns.all(), strict=True))
        for kind, columns in kept.items()
    }
    head = (Wording.of(title), thaw_period(period), drafts)
    return length, digest, register_of(head, records)
