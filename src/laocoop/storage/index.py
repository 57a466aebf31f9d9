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
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from laocoop import __version__
from laocoop.domain.model import Register, Wording
from laocoop.domain.period import parse_period
from laocoop.record import Record
from laocoop.storage.frozen import freeze, thaw
from laocoop.storage.locate import cache_folder
from laocoop.storage.pieces import Made, NotSimple, by_kind, from_kinds, with_tail
from laocoop.storage.shapes import SHAPES

_SIGNS = [(kind, shape.made._fields) for kind, shape in SHAPES.items()]
_HEAD = f"laocoop index {__version__} {sys.implementation.cache_tag} {marshal.version} {_SIGNS}\n"
HEAD = _HEAD.encode()
MOST_TAILS = 64
"""After so many additions the register is read anew, and its index made anew."""
RECORDS_A_PART = 1000
_NUMBER, _DIGEST = 8, 32
_CHUNK = 1 << 20


class Found(Record):
    """What an index tells of a file: its register, and the digest of its bytes."""

    register: Register
    digest: str


def look_up(target: Path) -> Found | None:
    """The register in the file `target`; None where no index tells. What was appended to the file
    since goes into the index.
    """
    with suppress(OSError, ValueError, EOFError, TypeError, KeyError, NotSimple):
        with path_of(target).open("rb") as file:
            length, digest, register = _thawed(file)
        with target.open("rb") as file:
            known = sha256()
            while length and (chunk := file.read(min(length, _CHUNK))):
                known.update(chunk)
                length -= len(chunk)
            tail = file.read()
        if length or known.digest() != digest:
            return None
        if tail:
            register, added = with_tail(register, tail)
            known.update(tail)
            extend(target, digest, known.digest(), target.stat().st_size, added)
        return Found(register, known.hexdigest())
    return None


def keep(target: Path, data: bytes, register: Register) -> str:
    """Makes the index of the register in the file `target`, whose bytes are `data`; gives their
    digest.
    """
    digest = sha256(data)
    with suppress(OSError):
        path = path_of(target)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".new")  # for its user alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(HEAD)
                before = bytes(_DIGEST)
                for frozen in _frozen(register):
                    _write(file, before, digest.digest(), len(data), frozen)
                    before = digest.digest()
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink()
            raise
    return digest.hexdigest()


def extend(target: Path, before: bytes, digest: bytes, length: int, added: Made) -> None:
    """Adds to the index what was appended to the file `target`: `before` and `digest` are the
    digests of its bytes before and now, `length` is their number now.
    """
    with suppress(OSError), path_of(target).open("r+b") as file:
        file.seek(0, os.SEEK_END)
        # Half a part fails its checksum; the same part a second time does not follow on itself.
        _write(file, before, digest, length, freeze(added))


def path_of(target: Path) -> Path:
    """Where the index of the register `target` is kept."""
    real = os.path.realpath(target)
    digest = sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache_folder() / f"{Path(real).stem}-{digest}.index"


def _frozen(register: Register) -> Iterator[dict[str, Any]]:
    """The register in parts of some size, so that no more than one is in memory as bytes."""
    made = by_kind(register)
    counts = {kind: len(records) for kind, records in made.items()}
    yield {"head": (tuple(register.title), register.period.name, register.draft_languages, counts)}
    for kind, records in made.items():
        idents = list(records)
        for start in range(0, len(idents), RECORDS_A_PART):
            some = idents[start : start + RECORDS_A_PART]
            yield freeze({kind: {ident: records[ident] for ident in some}})


def _write(file: BinaryIO, before: bytes, digest: bytes, length: int, frozen: Any) -> None:
    payload = marshal.dumps(frozen)
    head = before + digest + length.to_bytes(_NUMBER) + len(payload).to_bytes(_NUMBER)
    check = sha256(head)
    check.update(payload)
    file.write(head + check.digest())
    file.write(payload)


class _Part(Record):
    """What one write added: the digests of the register before and after it, and the records."""

    before: bytes
    digest: bytes
    length: int
    frozen: dict[str, Any]


def _parts(file: BinaryIO) -> Iterator[_Part]:
    if file.read(len(HEAD)) != HEAD:
        raise ValueError("another version")
    start, end = 2 * _DIGEST, os.fstat(file.fileno()).st_size
    while head := file.read(start + 2 * _NUMBER):
        check, size = file.read(_DIGEST), int.from_bytes(head[start + _NUMBER :])
        if size > end - file.tell():
            raise ValueError("damaged")
        payload = file.read(size)
        found = sha256(head)
        found.update(payload)
        if found.digest() != check:
            raise ValueError("damaged")
        length = int.from_bytes(head[start : start + _NUMBER])
        yield _Part(head[:_DIGEST], head[_DIGEST:start], length, marshal.loads(payload))


def _thawed(file: BinaryIO) -> tuple[int, bytes, Register]:
    """The length and digest of the bytes the index speaks of, and their register."""
    made: Made = {kind: {} for kind in SHAPES}
    parts = _parts(file)
    first = next(parts)
    title, period, drafts, counts = first.frozen["head"]
    length, digest, tails = first.length, first.digest, 0
    if first.before != bytes(_DIGEST):
        raise ValueError("has no beginning")
    for part in parts:
        if part.before != digest:
            raise ValueError("does not follow on")
        tails += part.digest != digest
        length, digest = part.length, part.digest
        for kind, records in thaw(part.frozen).items():
            made[kind].update(records)
    if tails > MOST_TAILS or any(len(made[kind]) < count for kind, count in counts.items()):
        raise ValueError("too much, or not all")
    return length, digest, from_kinds(Wording.of(title), parse_period(period), drafts, made)
