"""A file put in place of another in one step: after a power cut there is the old one or the new one, whole."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def new_beside(target: Path) -> tuple[int, Path]:
    """A descriptor for writing, and the path, of a new file that only its user may read.

    What tempfile would do, without its imports, which take as long as all of a small write: a
    name drawn by chance, never a file that is there. Raises OSError.
    """
    path = target.with_name(f".{target.name}.{os.urandom(6).hex()}.new")
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, how, 0o600), path


def replace_file(target: Path, *data: bytes) -> None:
    """Puts `data`, one after the other, in place of the file `target` in one step; mode and owner stay.

    After a power cut there is the old file or the new one, whole.
    """
    handle, temporary = new_beside(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(data)
            file.flush()
            _copy_rights(target, file.fileno(), temporary)
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _copy_rights(target: Path, descriptor: int, temporary: Path) -> None:
    try:
        status = target.stat()
    except FileNotFoundError:
        if hasattr(os, "umask"):
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(0o666 & ~mask)
        return
    if hasattr(os, "fchown"):
        with suppress(PermissionError):  # only root may give a file away
            os.fchown(descriptor, status.st_uid, status.st_gid)
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and needs no such step
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse, after the replace is done
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
