"""The lock of a register: one writes at a time, whoever it is.

A file of its own beside the register, since the register itself is replaced by each write. It is
locked by the system, so that a lock which a dead process left behind does not count; in it stands
who holds it. No library: those there are open the file through links and with rights of their own.
"""

from __future__ import annotations

import os
import stat
import time

from laocoop.errors import WriteError
from laocoop.storage.rights import give, rights_of
from laocoop.storage.system import hide, machine_name, open_plain, try_lock, unlock
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOCK_SECONDS = 10.0
"""So long another is waited for."""
_RIGHTS_SECONDS = 0.5
"""So long after it was made a lock file may not have its rights yet."""


class locked:  # noqa: N801 - read as a word: with locked(target): …
    """Holds the register's lock. Raises WriteError where another holds it for too long."""

    def __init__(self, target: str | Path) -> None:
        self._target = os.fspath(target)
        self._path = lock_path(self._target)

    def __enter__(self) -> None:
        if os.path.exists(self._target) and not os.access(self._target, os.W_OK):
            raise WriteError("may-not-write", path=self._target)  # a lock would outlive the refusal
        self._descriptor = self._open()
        try:
            self._wait()
            if not self._is_lock(self._descriptor):
                raise WriteError("lock-is-foreign", path=self._target, lock=self._path)
            self._write(f" {machine_name()}, process {os.getpid()}")
        except BaseException:
            os.close(self._descriptor)
            raise

    def __exit__(self, *_error: object) -> None:
        self._write("")
        self._give_rights(self._descriptor)  # the register may be there only now, or have others
        for give_back in (unlock, os.close):
            try:
                give_back(self._descriptor)
            except OSError:
                pass  # what was to be written has been; the end of the process gives it back too

    def _open(self) -> int:
        """The lock's file, with the register's rights: who may write the one may write the other."""
        end = time.monotonic() + _RIGHTS_SECONDS
        is_new = not os.path.exists(self._path)
        while True:
            try:
                descriptor = open_plain(self._path, os.O_RDWR)
                break
            except FileExistsError:
                if is_new and os.path.isfile(self._path):  # another made it at this very moment
                    is_new = False
                    continue
                raise WriteError("lock-is-foreign", path=self._target, lock=self._path) from None
            except PermissionError:
                if not (os.path.exists(self._path) and os.access(self._target, os.W_OK)):
                    raise
                if _made_writable(self._path):
                    continue
                if time.monotonic() > end:
                    raise WriteError(
                        "lock-is-anothers", path=self._target, lock=self._path
                    ) from None
                time.sleep(0.02)
        self._give_rights(descriptor)
        if is_new:
            hide(self._path)
        return descriptor

    def _give_rights(self, descriptor: int) -> None:
        rights = rights_of(self._target)
        if rights and _is_own(descriptor) and self._is_lock(descriptor):
            give(descriptor, rights, owner=True)

    def _wait(self) -> None:
        end = time.monotonic() + LOCK_SECONDS
        pause = 0.01
        while not try_lock(self._descriptor):
            if time.monotonic() > end:
                raise WriteError(
                    "locked", path=self._target, seconds=int(LOCK_SECONDS), holder=self._holder()
                )
            time.sleep(pause)
            pause = min(pause + 0.01, 0.1)

    def _is_lock(self, descriptor: int) -> bool:
        """True for an empty file, and for one that a process died with; another's is neither overwritten nor
        given other rights.
        """
        os.lseek(descriptor, 0, os.SEEK_SET)
        return _says_who(os.read(descriptor, _MOST))

    def _write(self, holder: str) -> None:
        """Who holds it: who waits is told; the lock itself does not need it."""
        try:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, holder.encode())
        except OSError:
            pass

    def _holder(self) -> str:
        try:
            os.lseek(self._descriptor, 1, os.SEEK_SET)  # Windows lets nobody read what is locked
            return os.read(self._descriptor, 200).decode(errors="replace")
        except OSError:
            return ""


def lock_path(target: str | Path) -> str:
    """The file whose lock guards `target`."""
    folder, name = os.path.split(os.fspath(target))
    return os.path.join(folder, f".{name}.lock")


_MOST = 400
"""So long is what a lock says, and longer."""


def _says_who(text: bytes) -> bool:
    """True for an empty file, and for what stands in a lock: who holds it."""
    return not text or (text.startswith(b" ") and b", process " in text)


def _made_writable(path: str) -> bool:
    """True where the lock was this user's own, and only its mode stood in the way."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o200:
        return False
    if not hasattr(os, "geteuid") or status.st_uid != os.geteuid():
        return False
    try:
        with open(path, "rb") as file:
            is_lock = _says_who(file.read(_MOST))
    except OSError:
        return False
    if not is_lock:
        return False
    os.chmod(path, stat.S_IMODE(status.st_mode) | 0o200)
    return True


def _is_own(descriptor: int) -> bool:
    return hasattr(os, "geteuid") and os.fstat(descriptor).st_uid == os.geteuid()
