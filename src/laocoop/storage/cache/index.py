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
from zlib import crc32

from laocoop import __version__
from laocoop.domain.model import Register
from laocoop.domain.wording import Wording
from laocoop.record import Record
from laocoop.storage.cache.columns import Frozen, Kept
from laocoop.storage.locate import cache_folder
from laocoop.storage.schema.codec import thaw_period
from laocoop.storage.schema.kinds import KINDS, RecordsByKind, register_of
from laocoop.typed import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

_SIGNS = [(name, kind.record._fields) for name, kind in KINDS.items()]
INDEX_FORMAT = 7
"""Of the parts; another number reads the register anew."""
_HEAD = f"laocoop index {__version__} {INDEX_FORMAT} {sys.implementation.cache_tag} {marshal.version} {_SIGNS}\n"
HEAD = _HEAD.encode()
MOST_TAILS = 64
"""After so many additions the register is read anew, and its index made anew."""
NUMBER, DIGEST = 8, 32
_CHECK = 4
_PART_HEAD = 2 * DIGEST + 2 * NUMBER
FIRST = "register"
_CHUNK = 1 << 18
MUCH = 1 << 20
"""From so many bytes on OpenSSL is quicker, though it takes as long to load as a list takes to print."""

_PYTHONS_OWN = ("_sha2", "_sha256")
"""What `random` of the standard library looks for, too: since Python 3.12, and before."""


class Cached(Record):
    """What an index tells of a file: its register, and the digest of its bytes."""

    register: Register
    digest: str


class Known(Record):
    """A register that an index knows, and what was appended to its file since: mostly nothing."""

    register: Register
    digest: Digest
    """Of the bytes that the index knows."""
    tail: bytes


def known(target: str) -> Known | None:
    """What an index knows of the file `target`; None where no index tells of bytes that it begins
    with.
    """
    try:
        with open(path_of(target), "rb") as file:
            length, wanted, register = _thawed(file)
        with open(target, "rb") as file:
            digest = sha256_of(length)
            chunk = memoryview(bytearray(_CHUNK))
            while length and (count := file.readinto(chunk[:length])):
                digest.update(chunk[:count])
                length -= count
            tail = file.read()
    except (OSError, ValueError, EOFError, TypeError, KeyError):
        return None
    return None if length or digest.digest() != wanted else Known(register, digest, tail)


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


def checksum(head: bytes, payload: bytes) -> bytes:
    """What tells damage of a part; what is old, digests tell."""
    return crc32(payload, crc32(head)).to_bytes(_CHECK)


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
        size = int.from_bytes(head[-NUMBER:])
        if size > end - file.tell():
            raise ValueError("damaged")
        check, payload = file.read(_CHECK), file.read(size)
        if checksum(head, payload) != check:
            raise ValueError("damaged")
        digest, length = DIGEST, 2 * DIGEST
        yield _Part(
            head[:digest],
            head[digest:length],
            int.from_bytes(head[length:-NUMBER]),
            _columns(memoryview(payload)),
        )


def _columns(payload: memoryview) -> Frozen:
    at = NUMBER + int.from_bytes(payload[:NUMBER])
    frozen: Frozen = {}
    for kind, sizes in marshal.loads(payload[NUMBER:at]).items():
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
    title, period, drafts, edition, counts = marshal.loads(first.frozen[FIRST][0])
    length, digest, tails = first.length, first.digest, 0
    if first.before != bytes(DIGEST):
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
    head = (Wording.of(title), thaw_period(period), drafts, edition)
    return length, digest, register_of(head, records)
