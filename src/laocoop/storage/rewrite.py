"""The register's file replaced as a whole, under its lock.

lock → read → make the new bytes → temporary file beside it → flush and fsync → mode and owner →
see that the file is still the one that was read → replace → fsync the folder → unlock.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import partial

from laocoop.errors import Notice, Tell, WriteError
from laocoop.storage.atomic import replace_file
from laocoop.storage.backups import keep
from laocoop.storage.files import read_bytes
from laocoop.storage.lock import locked
from laocoop.storage.rights import rights_of
from laocoop.storage.system import HeldError
from laocoop.typed import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

Changed = TypeVar("Changed", bound="WithData")
MOST_TIMES = 8
"""So often a write is begun again because another program saved the file meanwhile."""


class WithData(Protocol):
    """What a change made of a file's bytes."""

    @property
    def data(self) -> bytes:
        """The bytes that are to be in the file."""


def change(path: str | Path, make: Callable[[bytes], Changed], day: date, tell: Tell) -> Changed:
    """Puts what `make` makes of the file's bytes in their place, under the lock, in one step; and
    says what that was.
    """
    target = os.path.realpath(path)
    with failures_told(path), locked(target):
        for _time in range(MOST_TIMES):
            stamp, before = read_stamped(target)
            changed = make(before)
            if changed.data == before or put(path, target, stamp, before, day, tell, changed.data):
                return changed
    raise WriteError("never-still", path=path)


def replace_register(path: str | Path, data: bytes, aside: Callable[[bytes], str]) -> str:
    """Puts `data` in place of the whole register; says where `aside` kept what it held before."""
    target = os.path.realpath(path)
    with failures_told(path), locked(target):
        for _time in range(MOST_TIMES):
            stamp, before = read_stamped(target)
            if not os.access(target, os.W_OK):
                raise WriteError("may-not-write", path=path)
            kept = aside(before)
            if replace_file(target, data, unless=partial(_is_another, target, stamp)):
                return kept
    raise WriteError("never-still", path=path)


Stamp = tuple[int, ...]


def read_stamped(target: str) -> tuple[Stamp, bytes]:
    """The file's bytes, and what tells whether it is still the file that was read."""
    return _stamp(target), read_bytes(target)


def _stamp(target: str) -> Stamp:
    try:
        status = os.stat(target)
    except OSError:
        return ()
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _is_another(target: str, stamp: Stamp) -> bool:
    return _stamp(target) != stamp


def put(
    path: str | Path,
    target: str,
    stamp: Stamp,
    before: bytes,
    day: date,
    tell: Tell,
    *after: bytes,
) -> bool:
    """False, and nothing replaced, where the file is not the one any more that `stamp` is of."""
    if not os.access(target, os.W_OK):
        raise WriteError("may-not-write", path=path)
    if os.stat(target).st_nlink > 1:
        tell(Notice("has-second-name", {"path": path}))
    keep(target, before, day, tell)
    rights = rights_of(target)
    if not replace_file(target, *after, unless=partial(_is_another, target, stamp)):
        return False
    now = rights_of(target)
    if rights and now and now.lets_others_than(rights):
        tell(Notice("rights-not-kept", {"path": path}))
    return True


class failures_told:  # noqa: N801 - read as a word: with failures_told(path): …
    """Turns what the system says of a failed write into an error a user can read."""

    def __init__(self, path: str | Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, OSError):
            return
        if isinstance(error, HeldError):
            raise WriteError("held-open", path=self._path) from None
        if isinstance(error, PermissionError):
            raise WriteError("may-not-write", path=self._path) from None
        reason = error.strerror or str(error)
        raise WriteError("cannot-write", path=self._path, reason=reason) from None
