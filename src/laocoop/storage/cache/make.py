"""Making an index, and adding to it."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from laocoop.domain.model import Register
from laocoop.storage.atomic import new_beside
from laocoop.storage.cache.columns import Frozen, freeze
from laocoop.storage.cache.index import (
    DIGEST,
    FIRST,
    HEAD,
    NUMBER,
    Cached,
    Known,
    checksum,
    path_of,
    sha256_of,
)
from laocoop.storage.cache.pieces import PIECE, NotSimple, register_from, with_tail
from laocoop.storage.files import MOST_BYTES
from laocoop.storage.rights import fit, give, rights_of
from laocoop.storage.schema.codec import freeze_period
from laocoop.storage.schema.kinds import RecordsByKind, records_of
from laocoop.storage.system import replace
from laocoop.typed import BinaryIO

RECORDS_A_PART = 500


def read_and_keep(target: str) -> Cached | None:
    """The register in the file `target`, of which an index is made; None where it does not stand
    in plain blocks. Raises OSError.
    """
    digest, length = sha256_of(os.stat(target).st_size), 0

    def chunks() -> Iterator[bytes]:
        nonlocal length
        with open(target, "rb") as file:
            while chunk := file.read(PIECE):
                digest.update(chunk)
                length += len(chunk)
                if length > MOST_BYTES:
                    raise NotSimple
                yield chunk

    try:
        register = register_from(chunks())
    except NotSimple:
        return None
    keep(target, digest.digest(), length, register)
    return Cached(register, digest.hexdigest())


def caught_up(target: str, known: Known) -> Cached | None:
    """What an index knows with what was appended to the file `target` since, which goes into the
    index; None where that is anything but whole blocks.
    """
    before = known.digest.digest()
    try:
        register, added = with_tail(known.register, known.tail)
    except NotSimple:
        return None
    known.digest.update(known.tail)
    extend(target, before, known.digest.digest(), os.stat(target).st_size, added)
    return Cached(register, known.digest.hexdigest())


def keep(target: str, digest: bytes, length: int, register: Register) -> None:
    """Makes the index of the register in the file `target`, of whose `length` bytes the digest is
    given, for those who may read and write it. Where that cannot be done, there is none.
    """
    with suppress(OSError):
        path = path_of(target)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor, new = new_beside(path)
        try:
            with os.fdopen(descriptor, "wb") as file:
                rights = rights_of(target)
                if rights:
                    give(descriptor, rights)
                file.write(HEAD)
                before = bytes(DIGEST)
                for frozen in _frozen(register):
                    _write(file, before, digest, length, frozen)
                    before = digest
            replace(new, path)
        except BaseException:
            os.unlink(new)
            raise


def extend(target: str, before: bytes, digest: bytes, length: int, added: RecordsByKind) -> bool:
    """Adds to the index what was appended to the file `target`: `before` and `digest` are the
    digests of its bytes before and now, `length` is their number now. False where it cannot be done.
    """
    try:
        path = path_of(target)
        fit(path, rights_of(target))
        file = open(path, "r+b")  # noqa: SIM115 - closed below
    except FileNotFoundError:
        return _can_be_made(path)  # there is none; the next reader makes one
    except OSError:
        return False
    with file:
        file.seek(0, os.SEEK_END)
        # Half a part fails its checksum; the same part a second time does not follow on itself.
        columns: Frozen = {
            kind: freeze(kind, records.values()) for kind, records in added.items() if records
        }
        try:
            _write(file, before, digest, length, columns)
            file.flush()
        except OSError:
            return False
    return True


def _can_be_made(path: str) -> bool:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError:
        return False
    return os.access(os.path.dirname(path), os.W_OK)


def _frozen(register: Register) -> Iterator[Frozen]:
    """The register in parts of some size, so that no more than one is in memory as bytes."""
    by_kind = records_of(register)
    counts = {kind: len(records) for kind, records in by_kind.items()}
    head = (
        tuple(register.title),
        freeze_period(register.period),
        register.draft_languages,
        register.edition,
        counts,
    )
    yield {FIRST: [marshal.dumps(head)]}
    for kind, records in by_kind.items():
        following = iter(records.values())
        while some := [*islice(following, RECORDS_A_PART)]:
            yield {kind: freeze(kind, some)}


def _write(file: BinaryIO, before: bytes, digest: bytes, length: int, frozen: Frozen) -> None:
    sizes = marshal.dumps({kind: [*map(len, columns)] for kind, columns in frozen.items()})
    columns = [column for columns in frozen.values() for column in columns]
    payload = b"".join((len(sizes).to_bytes(NUMBER), sizes, *columns))
    head = before + digest + length.to_bytes(NUMBER) + len(payload).to_bytes(NUMBER)
    file.write(head + checksum(head, payload))
    file.write(payload)
