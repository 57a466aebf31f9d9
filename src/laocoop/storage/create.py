"""A new register: its file, and what it begins with."""

from __future__ import annotations

import os
import re

from laocoop.errors import WriteError
from laocoop.storage.atomic import replace_file
from laocoop.storage.files import read_bytes
from laocoop.storage.lock import locked
from laocoop.storage.rewrite import failures_told
from laocoop.storage.rights import Rights, of_a_groups_folder
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = ("[register]", "[[party]]", "[[theme]]", "[[unit]]", "[[source]]", "[[instrument]]")
_REMARK = re.compile(r"^#.*\n?", re.MULTILINE)
_PARTS = re.compile(r"^(?=\[)", re.MULTILINE)


def without_commitments(data: bytes) -> bytes:
    """All but commitments and updates of the shipped register, as they stand in it."""
    head, *parts = _PARTS.split(data.decode("utf-8"))
    schema = _REMARK.sub("", head).strip()
    kept = [_REMARK.sub("", part).rstrip() for part in parts if part.startswith(_KEPT)]
    return ("\n\n".join([schema, *kept]) + "\n").encode()


def create(path: str | Path, data: bytes, rights: Rights | None = None) -> None:
    """Makes a new file of `data` at `path`, with the folders above it; never over another. It has the `rights`
    given, else those of any new file; in a group's folder the group writes it too.
    """
    if not make_unless_there(path, data, rights):
        raise WriteError("already-there", path=path)


def make_own(path: str, shipped: str) -> None:
    """Makes the user's own copy of the register that ships, unless another first write just did."""
    make_unless_there(path, read_bytes(shipped))


def make_unless_there(path: str | Path, data: bytes, rights: Rights | None = None) -> bool:
    """The same; False where a file is there."""
    path = os.path.abspath(path)
    with failures_told(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with locked(path):
            if os.path.lexists(path):
                return False
            replace_file(path, data, rights=rights or of_a_groups_folder(os.path.dirname(path)))
    return True
