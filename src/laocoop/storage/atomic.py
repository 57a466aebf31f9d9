"""A file put in place of another in one step: after a power cut there is the old one or the new one, whole."""

from __future__ import annotations

import os

from laocoop.storage.rights import Rights, give, give_usual, rights_of
from laocoop.storage.system import replace, sync_file, sync_folder
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def new_beside(target: str | Path) -> tuple[int, str]:
    """A descriptor for writing, and the path, of a new file that only its user may read.

    What tempfile would do, without its imports, which take as long as all of a small write: a
    name drawn by chance, never a file or link that is there. Raises OSError.
    """
    folder, name = os.path.split(os.fspath(target))
    path = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.new")
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for flag in ("O_BINARY", "O_CLOEXEC", "O_NOINHERIT"):
        how |= getattr(os, flag, 0)
    return os.open(path, how, 0o600), path


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
    descriptor, new = new_beside(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            if rights is not None:
                give(file.fileno(), rights)
            elif stands := rights_of(target):
                give(file.fileno(), stands, owner=True)
            else:
                give_usual(file.fileno())
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
