"""The register in a file: by its index where there is one, else read from the first byte to the last."""

from __future__ import annotations

import os
from contextlib import suppress

from laocoop.storage.register_file import RegisterFile
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 32 * 1024
"""From so many bytes on an index is kept: a smaller register is read as fast as its index."""


def read(path: str | Path) -> RegisterFile:
    """The register in the file at `path`.

    Raises NotFoundError or LaocoopError where the file cannot be opened, RegisterError where it
    is not a register.
    """
    with suppress(OSError, ValueError):
        if os.stat(path).st_size >= LARGE:
            # A small register needs no index, and one that an index knows needs no reader.
            from laocoop.storage import cache

            cached = cache.look_up(os.fspath(path))
            if cached is not None:
                return RegisterFile(path, cached.register, cached.digest)
    from laocoop.storage.examine import parse
    from laocoop.storage.files import read_bytes

    data = read_bytes(path)
    return RegisterFile(path, parse(data, str(path)), data=data)
