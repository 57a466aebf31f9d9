"""Backups without asking: what a register held before the first write of each day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from zlib import crc32

from laocoop.record import Record
from laocoop.storage.locate import data_folder

DAYS = 30


class Backup(Record):
    """What a register held before the first write of `day`."""

    day: date
    path: Path
    size: int


def folder_of(target: Path) -> Path:
    """Where the backups of the register `target` are kept, beside the user's data."""
    mark = crc32(str(target).encode("utf-8", "surrogateescape"))  # hashlib would load OpenSSL
    return Path(data_folder()) / "backups" / f"{target.stem}-{mark:08x}"


def keep(target: Path, data: bytes, day: date) -> None:
    """Keeps `data` as the backup of `day`, unless there is one; the oldest beyond 30 days go.

    A backup that cannot be kept stops nobody: the register itself is replaced in one step.
    """
    with suppress(OSError):
        folder = folder_of(target)
        path = folder / f"{day.isoformat()}.toml"
        if path.exists():
            return
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".new")
        partial.write_bytes(data)
        partial.replace(path)
        for old in backups(target)[DAYS:]:
            old.path.unlink()


def backups(target: Path) -> list[Backup]:
    """The backups of the register `target`, the latest first."""
    kept = []
    with suppress(OSError):
        for path in folder_of(target).glob("*.toml"):
            with suppress(ValueError):
                day = date.fromisoformat(path.stem)
                kept.append(Backup(day, path, path.stat().st_size))
    return sorted(kept, reverse=True)
