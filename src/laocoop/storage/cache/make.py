"""Reading a register so that an index of it is made on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator

from laocoop.storage.cache.index import Cached, keep, sha256_of
from laocoop.storage.cache.pieces import PIECE, NotSimple, register_from


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
                yield chunk

    try:
        register = register_from(chunks())
    except NotSimple:
        return None
    keep(target, digest.digest(), length, register)
    return Cached(register, digest.hexdigest())
