"""The register's file replaced as a whole, under its lock.

lock → read → make the new bytes → temporary file beside it → flush and fsync → mode and owner →
see that the file is still the one that was read → replace → fsync the folder → unlock.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from laocoop.errors import Notice, Tell, WriteError
from laocoop.storage.atomic import replace_file
from laocoop.storage.backups import keep
from laocoop.storage.files import read_bytes
from laocoop.storage.lock import lock_path, locked
from laocoop.storage.rights import Rights, name_of, rights_of
from laocoop.storage.system import HeldError
from laocoop.typed import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

Changed = TypeVar("Changed", bound="WithData")
_MOST_TIMES = 8
"""So often a write is begun again because another program saved the file meanwhile."""
Stamp = tuple[int, ...]
"""What tells whether a file is still the one that was read."""


class WithData(Protocol):
    """What a change made of a file's bytes."""

    @property
    def data(self) -> bytes:
        """The bytes that are to be in the file."""


class Rewrite:
    """A register's file while its lock is held: read, and then replaced as a whole.

    An editor asks for no lock: where one saves the file between the two, `put` says so, replaces
    nothing, and what is to be written is made anew of what `read` gives then.
    """

    def __init__(self, path: str | Path, tell: Tell) -> None:
        self.target = os.path.realpath(path)
        self._path = path
        self._tell = tell
        self._failures = failures_told(path)
        self._lock = locked(self.target)
        self._times = 0
        self._stamp: Stamp = ()
        self._rights: Rights | None = None
        self._notices: list[Notice] = []
        """What is told when the file has been replaced, and not where that fails."""

    def __enter__(self) -> Rewrite:
        with self._failures:
            self._lock.__enter__()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._lock.__exit__()
        self._failures.__exit__(kind, error, trace)

    def read(self) -> bytes:
        """The file's bytes as they are now. Raises WriteError where they never are the same twice."""
        if self._times == _MOST_TIMES:
            raise WriteError("never-still", path=self._path)
        self._times += 1
        self._stamp = _stamp(self.target)
        return read_bytes(self.target)

    def keep(self, before: bytes, day: date) -> None:
        """Keeps what was read as the backup of `day`. Raises WriteError where nothing may be put."""
        self.may_put()
        keep(self.target, before, day, self._tell)

    def may_put(self) -> None:
        """Raises WriteError where this user may not write to the file, and so not replace it."""
        if not os.access(self.target, os.W_OK):
            raise WriteError("may-not-write", path=self._path)

    def put(self, *data: bytes) -> bool:
        """Replaces the file; False, and nothing replaced, where it is not the one that was read."""
        self._rights = rights_of(self.target)
        self._notices = []
        if not replace_file(self.target, *data, may=self._may_take_its_place):
            return False
        for notice in self._notices:
            self._tell(notice)
        return True

    def _may_take_its_place(self, new: str) -> bool:
        if _stamp(self.target) != self._stamp:
            return False
        if os.stat(self.target).st_nlink > 1:
            self._tell(Notice("has-second-name", {"path": self._path}))
        then, now = self._rights, rights_of(new)
        if then and now and now.lets_others_than(then):
            self._notices.append(Notice("rights-not-kept", {"path": self._path}))
        if then and now and not now.lets(then.user):
            self._notices.append(self._shuts_out(then.user))
        return True

    def _shuts_out(self, user: int) -> Notice:
        import shlex

        lock = lock_path(self.target)
        rights = rights_of(lock)
        files = [self.target] if rights is None or rights.lets(user) else [self.target, lock]
        remedy = shlex.join(["setfacl", "-m", f"u:{name_of(user)}:rw", *files])
        about = {"path": self._path, "user": name_of(user), "remedy": remedy}
        return Notice("shuts-out", about)


def change(
    path: str | Path,
    make: Callable[[bytes], Changed],
    day: date,
    tell: Tell,
    before_it: Callable[[Changed], object] | None = None,
) -> Changed:
    """Puts what `make` makes of the file's bytes in their place, under the lock, in one step; and
    says what that was. Right `before_it` that is called, anew where the file has to be read anew.
    """
    with Rewrite(path, tell) as file:
        while True:
            before = file.read()
            changed = make(before)
            if changed.data == before:
                return changed
            file.keep(before, day)
            if before_it is not None:
                before_it(changed)
            if file.put(changed.data):
                return changed


def replace_register(
    path: str | Path, data: bytes, aside: Callable[[bytes], str], tell: Tell
) -> str:
    """Puts `data` in place of the whole register; says where `aside` kept what it held before."""
    with Rewrite(path, tell) as file:
        while True:
            before = file.read()
            file.may_put()
            kept = aside(before)
            if file.put(data):
                return kept


def _stamp(target: str) -> Stamp:
    try:
        status = os.stat(target)
    except OSError:
        return ()
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


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
            folder = os.path.dirname(os.path.realpath(self._path))
            # A file is replaced as a whole: its folder must let that be done.
            code = "may-not-replace" if os.access(self._path, os.W_OK) else "may-not-write"
            raise WriteError(code, path=self._path, folder=folder) from None
        folder = os.path.dirname(os.path.abspath(self._path))
        if isinstance(error, FileNotFoundError | NotADirectoryError) and not os.path.isdir(folder):
            raise WriteError("no-such-folder", path=self._path, folder=folder) from None
        reason = error.strerror or str(error)
        raise WriteError("cannot-write", path=self._path, reason=reason) from None
