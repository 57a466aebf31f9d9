"""A new register: its file, and what it begins with."""

from __future__ import annotations

import re
from pathlib import Path

from laocoop.errors import WriteError
from laocoop.storage.append import failures_told
from laocoop.storage.atomic import replace_file
from laocoop.storage.lock import locked

_KEPT = ("[register]", "[[party]]", "[[theme]]", "[[source]]", "[[instrument]]")
_REMARK = re.compile(r"^#.*\n?", re.MULTILINE)
_PARTS = re.compile(r"^(?=\[)", re.MULTILINE)


def without_commitments(data: bytes) -> bytes:
    """All but commitments and updates of the shipped register, as they stand in it."""
    _head, *parts = _PARTS.split(data.decode("utf-8"))
    kept = [_REMARK.sub("", part).rstrip() for part in parts if part.startswith(_KEPT)]
    return ("\n\n".join(["schema = 1", *kept]) + "\n").encode()


def create(path: Path, data: bytes) -> None:
    """Makes a new file of `data` at `path`, with the folders above it; never over another."""
    with failures_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            if path.exists():
                raise WriteError("already-there", path=path)
            replace_file(path, data)
