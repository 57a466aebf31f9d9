"""The index of a large register, behind two doors: `look_up` and `extend`.

Everything in this room may be deleted, and the program gives the same answers, more slowly. `index` reads
the file of an index, `columns` has the records in it; `make` makes one and adds to it, and `pieces` reads
a register for it without having all of it in memory.
"""

from __future__ import annotations

from laocoop.domain.model import Register
from laocoop.storage.cache import index
from laocoop.storage.cache.index import Cached
from laocoop.storage.locate import NoHomeError, cache_folder
from laocoop.storage.schema.kinds import RecordsByKind


def look_up(path: str) -> Cached | None:
    """The register in the file at `path`, by its index or while one is made; None where neither can
    be, because the file is none, or does not stand in plain blocks. Raises OSError.
    """
    known = index.known(path)
    if known is not None and not known.tail:
        return Cached(known.register, known.digest.hexdigest())
    # Nearly every start finds an index, and nothing appended by another hand.
    from laocoop.storage.cache import make

    cached = None if known is None else make.caught_up(path, known)
    return cached or make.read_and_keep(path)


def with_tail(register: Register, tail: bytes) -> tuple[Register, RecordsByKind] | None:
    """`register` with the records that were appended to its file, and those records; None where
    `tail` is anything but whole blocks.
    """
    from laocoop.storage.cache import pieces

    try:
        return pieces.with_tail(register, tail)
    except pieces.NotSimple:
        return None


def extend(path: str, before: bytes, after: bytes, length: int, added: RecordsByKind) -> bool:
    """Adds to the index what was appended to the file at `path`: `before` and `after` are the
    SHA-256 of its bytes before and now, `length` is their number now. False where the system
    refuses.
    """
    from laocoop.storage.cache import make

    return make.extend(path, before, after, length, added)


def folder() -> str:
    """Where indexes are kept; empty where there is no home for them."""
    try:
        return cache_folder()
    except NoHomeError:
        return ""
