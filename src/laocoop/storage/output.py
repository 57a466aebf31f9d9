"""What a command gives, written to a file of the user's: never over a register, never through a link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from laocoop.errors import WriteError
from laocoop.storage.atomic import replace_file
from laocoop.storage.lock import lock_path
from laocoop.storage.rewrite import failures_told
from laocoop.storage.system import is_same_file

_LIKE_A_REGISTER = re.compile(
    rb"^\s*(schema\s*=\s*\d|\[register\]|\[\[(commitment|update)\]\])", re.M
)
_ENOUGH = 1 << 16


def may_write(file: str, registers: Iterable[str]) -> None:
    """Raises WriteError unless `file` is one that a command may make or replace: not one of the
    `registers`, nor any other register, under whatever name; no link, no folder, no device.
    """
    if os.path.islink(file):
        raise WriteError("output-is-link", path=file, target=os.path.realpath(file))
    if not os.path.lexists(file):
        return
    for register in registers:
        if any(
            os.path.lexists(ours) and is_same_file(file, ours)
            for ours in (register, lock_path(os.path.realpath(register)))
        ):
            raise WriteError("output-is-register", path=file)
    if not (os.path.isfile(file) and os.access(file, os.W_OK)):
        raise WriteError("may-not-write", path=file)
    try:
        with open(file, "rb") as present:
            start = present.read(_ENOUGH)
    except OSError:
        return
    if _LIKE_A_REGISTER.search(start):
        raise WriteError("output-is-register", path=file)


def write_output(file: str, data: bytes, registers: Iterable[str]) -> None:
    """Puts `data` into `file` in one step. Raises WriteError."""
    with failures_told(file):
        may_write(file, registers)
        replace_file(file, data)
