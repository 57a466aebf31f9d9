"""Backups without asking: what a register held before the first write of each day."""

from __future__ import annotations

import os
from datetime import date, datetime
from zlib import crc32

from laocoop.errors import Notice, Tell
from laocoop.record import Record
from laocoop.storage.atomic import replace_file
from laocoop.storage.cache.index import sha256_of
from laocoop.storage.locate import BACKUPS, LOADS, data_folder
from laocoop.storage.rights import fit, give, rights_of
from laocoop.storage.system import is_same_file, sync_file

DAYS = 30
_LONGEST_PATH = 10_000
_OF = "of"
"""The file of a folder of backups that names the register they are of."""


class Backup(Record):
    """What a register held before the first write of `day`."""

    day: date
    path: str
    size: int


def keep(target: str, data: bytes, day: date, tell: Tell) -> None:
    """Keeps `data` as the backup of `day`, unless there is one; the oldest beyond 30 days go.

    It may be read and written by whom the register `target` may. One that cannot be kept stops
    nobody, since the register itself is replaced in one step; but it is told.
    """
    try:
        folder = folder_of(target)
        path = os.path.join(folder, f"{day.isoformat()}.toml")
        rights = rights_of(target)
        for kept in [os.path.join(folder, name) for name in _names(folder)] + _decisions(target):
            fit(kept, rights)
        if os.path.exists(path):
            return
        make_folder(folder, target)
        replace_file(path, data, rights=rights)
        for old in backups(target)[DAYS:]:
            if old.path != path:  # a clock may be wrong
                os.unlink(old.path)
    except OSError as error:
        reason = error.strerror or str(error)
        tell(Notice("backup-not-kept", {"path": target, "reason": reason}))


def _decisions(target: str) -> list[str]:
    """What was decided about documents that were loaded into the register `target` (decisions.py)."""
    folder = os.path.join(data_folder(), LOADS)
    names = _names(folder)
    if not names:
        return []
    digest = sha256_of(0)
    digest.update(os.fsencode(target))
    return [os.path.join(folder, name) for name in names if f"-{digest.hexdigest()[:8]}-" in name]


def set_aside(target: str, data: bytes, moment: datetime, before: str = "restore") -> str:
    """Keeps `data`, which the register `target` held until `moment`, in a file of its own, and says
    which; never over another. Raises OSError.
    """
    return keep_beside(target, f"before-{before}-{moment:%Y-%m-%d-%H%M%S}", data)


def keep_beside(target: str, name: str, data: bytes) -> str:
    """Keeps `data` beside the backups of the register `target`, with its rights, and says where; never
    over another file. Raises OSError.
    """
    folder = folder_of(target)
    make_folder(folder, target)
    number = 1
    while True:
        end = f"-{number}" if number > 1 else ""
        path = os.path.join(folder, f"{name}{end}.toml")
        try:
            file = open(path, "xb")  # noqa: SIM115 - closed below, and made by nobody else
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                rights = rights_of(target)
                if rights:
                    give(file.fileno(), rights)
                file.write(data)
                file.flush()
                sync_file(file.fileno())
        except OSError:
            os.unlink(path)  # half a copy is none
            raise
        return path


def set_aside_copies(target: str) -> list[str]:
    """The paths of what was kept when a backup was brought back or a merge taken back, the latest first."""
    folder = folder_of(target)
    kept = [n for n in _names(folder) if n.startswith(("before-restore-", "before-undo-"))]
    return [os.path.join(folder, name) for name in sorted(kept, reverse=True)]


def backups(target: str) -> list[Backup]:
    """The backups of the register `target`, under whatever name it was written to, the latest first."""
    kept: dict[date, Backup] = {}
    for folder in _folders_of(target):
        for name in _names(folder):
            stem, suffix = os.path.splitext(name)
            try:
                day = date.fromisoformat(stem)
                path = os.path.join(folder, name)
                if suffix == ".toml" and day not in kept:
                    kept[day] = Backup(day, path, os.stat(path).st_size)
            except (ValueError, OSError):
                continue
    return sorted(kept.values(), reverse=True)


def folder_of(target: str) -> str:
    """The folder of the backups of `target`. Its name is short, and may be had by another register too:
    then it is the first of its name that is of no other.
    """
    mark = crc32(os.fsencode(target))  # hashlib would load OpenSSL
    stem = os.path.splitext(os.path.basename(target))[0]
    first = os.path.join(data_folder(), BACKUPS, f"{stem}-{mark:08x}")
    folder, number = first, 1
    while _of_another(folder, target):
        number += 1
        folder = f"{first}-{number}"
    return folder


def _of_another(folder: str, target: str) -> bool:
    try:
        with open(os.path.join(folder, _OF), "rb") as file:
            named = file.read(_LONGEST_PATH)
    except OSError:
        return False
    return named != os.fsencode(target)


def _folders_of(target: str) -> list[str]:
    """Where the backups of `target` are; also those made when the file was reached by another name:
    through a mount, or in other capitals where a system ignores them.
    """
    own = folder_of(target)
    above = os.path.dirname(own)
    others = []
    for name in sorted(_names(above)):
        folder = os.path.join(above, name)
        try:
            with open(os.path.join(folder, _OF), "rb") as file:
                named = os.fsdecode(file.read())
        except (OSError, ValueError):
            continue
        if folder != own and named and os.path.exists(named) and is_same_file(named, target):
            others.append(folder)
    return [own, *others]


def make_folder(folder: str, target: str) -> None:
    """Makes `folder`, which `folder_of` told, and notes that it is the register `target`'s. Raises OSError."""
    os.makedirs(folder, exist_ok=True)
    of = os.path.join(folder, _OF)
    if not os.path.exists(of):
        replace_file(of, os.fsencode(target), rights=rights_of(target))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
