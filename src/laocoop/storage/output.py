"""What a command gives, written to a file of the user's: never over a register, never through a link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from laocoop.errors import LaocoopError, WriteError
from laocoop.storage.atomic import replace_file
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import (
    KEPT,
    NoHomeError,
    data_folder,
    file_named,
    settings_file_if_any,
)
from laocoop.storage.lock import lock_path
from laocoop.storage.rewrite import failures_told
from laocoop.storage.system import is_same_file

_LIKE_A_REGISTER = re.compile(
    rb"(?:^|[\r\n])[ \t]*"
    rb"(?:[\"']?schema[\"']?[ \t]*=[ \t]*[+\d]|\[[ \t]*[\"']?register[\"']?[ \t]*\]"
    rb"|\[\[[ \t]*[\"']?(?:commitment|update)[\"']?[ \t]*\]\]"
    # A key may have its letters by number; a text in JSON has, too, and is no key.
    rb'|"[^"\r\n]{0,99}\\[uU][^"\r\n]{0,99}"[ \t]*=|\[\[[ \t]*"[^"\r\n]{0,99}\\[uU][^"\r\n]{0,99}"[ \t]*\]\])'
)


def output_named(text: str) -> str:
    """The file to be written that `text` names. Raises WriteError where that is how a folder is named."""
    file = file_named(text)
    if text.endswith(("/", os.sep)):
        raise WriteError("output-is-no-file", path=file)
    return file


def refuse_unwritable(file: str, registers: Iterable[str], may_be_register: bool = False) -> None:
    """Raises WriteError unless `file` is one that a command may make or replace: not one of the
    `registers`, nor, but where it `may_be_register`, any other register, under whatever name; no link, no folder, no
    device.
    """
    if os.path.islink(file):
        raise WriteError("output-is-link", path=file, target=os.path.realpath(file))
    registers = [*registers]
    for register in registers:
        if os.path.realpath(file) == lock_path(os.path.realpath(register)):
            raise WriteError("output-is-lock", path=file)
    if not os.path.lexists(file):
        return
    for register in registers:
        ours = [register, lock_path(os.path.realpath(register))]
        if any(os.path.lexists(each) and is_same_file(file, each) for each in ours):
            raise WriteError("output-is-register", path=file)
    if not os.path.isfile(file):
        raise WriteError("output-is-no-file", path=file)
    if not os.access(file, os.W_OK):
        raise WriteError("may-not-write-output", path=file)
    settings = settings_file_if_any()
    if _is_kept(file) or (os.path.lexists(settings) and is_same_file(file, settings)):
        raise WriteError("output-is-kept", path=file)
    if not may_be_register and _is_register(file):
        raise WriteError("output-is-register", path=file)


def _is_kept(file: str) -> bool:
    """True for a file that laocoop keeps of its own: backups, decisions, what tells of merges."""
    try:
        inside = os.path.relpath(os.path.realpath(file), os.path.realpath(data_folder()))
    except (NoHomeError, ValueError):  # no such folder, or on another drive
        return False
    return inside.split(os.sep)[0] in KEPT


def _is_register(file: str) -> bool:
    """True for a file that has lines of a register, whether it can be read as one or not, or cannot be read at all. It is
    not read as TOML: anybody may have laid it there.
    """
    try:
        data = read_bytes(file)
    except LaocoopError:
        return True
    plain = data.replace(b"\0", b"")  # UTF-16 too, as PowerShell writes
    return _LIKE_A_REGISTER.search(plain) is not None


def write_output(file: str, data: bytes, registers: Iterable[str]) -> None:
    """Puts `data` into `file` in one step. Raises WriteError."""
    with failures_told(file):
        refuse_unwritable(file, registers)
        replace_file(file, data)
