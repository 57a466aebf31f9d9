"""Windows as far as another system can show it, for tests in this process: `pytest --like-windows`.

No fcntl but msvcrt's lock of a byte; no fsync of a folder; nobody replaces or deletes a file that is open; a text that
is opened without saying in which encoding is an error, since it would be cp1252 there.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import io
import os
import shutil
import sys
import types
from pathlib import Path
from typing import Any

import pytest

_LOCK, _UNLOCK = 2, 0
_REPLACE, _REMOVE, _OPEN = os.replace, os.remove, os.open


def set_up(patched: pytest.MonkeyPatch) -> None:
    """From now on until `patched` is undone."""
    from laocoop.storage import system

    patched.setattr(system, "WINDOWS", True)
    patched.setattr(system, "REPLACE_SECONDS", 0.2)
    patched.setattr(system, "PROGRAMS", ("",))  # those that are here end in nothing
    patched.setitem(sys.modules, "fcntl", None)
    patched.setitem(sys.modules, "msvcrt", _msvcrt())
    windll = types.SimpleNamespace(kernel32=types.SimpleNamespace(SetFileAttributesW=_attributes))
    patched.setattr(ctypes, "windll", windll, raising=False)
    patched.setattr(os, "replace", _replace)
    patched.setattr(os, "remove", _remove)
    patched.setattr(os, "open", _open)
    patched.setattr(shutil, "_use_fd_functions", False)
    patched.setattr(io, "text_encoding", _text_encoding)


def _msvcrt() -> Any:
    """The module, as far as it is asked for."""
    module = types.ModuleType("msvcrt")
    module.LK_NBLCK, module.LK_UNLCK = _LOCK, _UNLOCK  # type: ignore[attr-defined]

    def locking(descriptor: int, how: int, count: int) -> None:
        if how == _UNLOCK:
            fcntl.lockf(descriptor, fcntl.LOCK_UN, count)
            return
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, count)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "locked") from None

    module.locking = locking  # type: ignore[attr-defined]
    return module


def _attributes(path: str, _how: int) -> int:
    return int(os.path.lexists(path))


def _is_open(path: str | os.PathLike[str]) -> bool:
    """True where this process has the file open."""
    real = os.path.realpath(path)
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            if str(descriptor.readlink()) == real:
                return True
        except OSError:
            continue
    return False


def _replace(new: Any, target: Any, **how: Any) -> None:
    if _is_open(new) or _is_open(target):
        raise PermissionError(errno.EACCES, "Access is denied", os.fspath(target))
    _REPLACE(new, target, **how)


def _remove(path: Any, **how: Any) -> None:
    if _is_open(path):
        raise PermissionError(errno.EACCES, "Access is denied", os.fspath(path))
    _REMOVE(path, **how)


def _open(path: Any, how: int, *mode: Any, **more: Any) -> int:
    """A folder is nothing that is opened there."""
    if Path(path).is_dir():
        raise PermissionError(errno.EACCES, "Access is denied", os.fspath(path))
    return _OPEN(path, how, *mode, **more)


def _text_encoding(encoding: str | None, _level: int = 2) -> str:
    frame = sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__") in ("io", "pathlib", "tempfile"):
        frame = frame.f_back
    ours = str(frame.f_globals.get("__name__")).startswith("laocoop")
    assert encoding is not None or not ours, "a text is opened without its encoding"
    return encoding or "utf-8"
