"""The lock of a register: one writes at a time, whoever it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from laocoop.errors import WriteError

LOCK_SECONDS = 10.0
"""So long another is waited for."""


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Holds the register's lock; a lock that a dead process left behind does not count."""
    # fasteners rather than filelock, whose import takes as long as all the rest of a small write.
    from fasteners import InterProcessLock

    lock = InterProcessLock(lock_path(target))
    holder = target.with_name(f".{target.name}.holder")
    try:
        free = lock.acquire(timeout=LOCK_SECONDS)
    except RuntimeError as error:  # as when a file system knows no locks
        raise OSError(str(error)) from None
    if not free:
        raise WriteError(
            "locked", path=target, seconds=int(LOCK_SECONDS), holder=_read_holder(holder)
        )
    try:
        with suppress(OSError):  # who waits is told who holds it; the lock does not need it
            holder.write_text(f"{_machine()}, process {os.getpid()}", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _machine() -> str:
    """This machine's name; `platform` knows it too, and takes longer to load than to write a report."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _read_holder(holder: Path) -> str:
    with suppress(OSError, ValueError):
        return holder.read_text(encoding="utf-8")[:200]
    return ""


def lock_path(target: Path) -> Path:
    """The file whose lock guards `target`."""
    return target.with_name(f".{target.name}.lock")
