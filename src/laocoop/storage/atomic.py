"""New files beside others, to be moved into their place when they are whole."""

from __future__ import annotations

import os
from pathlib import Path


def new_beside(target: Path) -> tuple[int, Path]:
    """A descriptor for writing, and the path, of a new file that only its user may read.

    What tempfile would do, without its imports, which take as long as all of a small write: a
    name drawn by chance, never a file that is there. Raises OSError.
    """
    path = target.with_name(f".{target.name}.{os.urandom(6).hex()}.new")
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, how, 0o600), path
