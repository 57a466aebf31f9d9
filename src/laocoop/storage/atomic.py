"""A file put in place of another in one step: after a power cut there is the old one or the new one, whole."""

from __future__ import annotations

import os

from laocoop.storage.rights import Rights, give, rights_of
from laocoop.storage.system import replace, sync_file, sync_folder
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def new_beside(target: str | Path, mode: int = 0o600) -> tuple[int, str]:
    """A descriptor for writing, and the path, of a new file: of `mode`, less what the umask or a list of
    the folder takes away; unless given, only its user may read it.

    What tempfile would do, without its imports, which take as long as all of a small write: a
    name drawn by chance, never a file or link that is there. Raises OSError.
    """
    folder, name = os.path.split(os.fspath(target))
    path = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.new")
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for flag in ("O_BINARY", "O_CLOEXEC", "O_NOINHERIT"):
        how |= getattr(os, flag, 0)
    return os.open(path, how, mode), path


def replace_file(
    target: str | Path,
    *data: bytes,
    rights: Rights | None = None,
    may: Callable[[str], bool] | None = None,
) -> bool:
    """Puts `data`, one after the other, in place of the file `target` in one step.

    It has the `rights` given, else those of the file it replaces, else those of any new file. At
    the very end `may` is asked, with the new file's path, whether it may take the place: where
    not, nothing is replaced and False is returned.
    After a power cut there is the old file or the new one, whole. Raises OSError.
    """
    target = os.fspath(target)
    is_its_own = rights is None
    rights = rights_of(target) if rights is None else rights
    # What is quite new gets the rights that the system gives any new file there.
    descriptor, new = new_beside(target) if rights else new_beside(target, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            if rights is not None:
                give(file.fileno(), rights, owner=is_its_own)
            sync_file(file.fileno())
        if may is not None and not may(new):
            os.unlink(new)
            return False
        replace(new, target)
    except BaseException:
        try:
            os.unlink(new)
        except OSError:
            pass
        raise
    sync_folder(os.path.dirname(target) or os.curdir)
    return True
