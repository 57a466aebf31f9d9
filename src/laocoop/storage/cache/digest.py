"""SHA-256 as quickly as it can be had for so many bytes."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

MUCH = 1 << 20
"""From so many bytes on OpenSSL is quicker, though it takes as long to load as a list takes to print."""

_PYTHONS_OWN = ("_sha2", "_sha256")
"""What `random` of the standard library looks for, too: since Python 3.12, and before."""


def sha256_of(length: int) -> Digest:
    """An empty digest, to be fed with about `length` bytes."""
    digest: Digest
    for name in _PYTHONS_OWN if length < MUCH else ():
        with suppress(ImportError, AttributeError):
            digest = import_module(name).sha256()
            return digest
    from hashlib import sha256

    digest = sha256()
    return digest
