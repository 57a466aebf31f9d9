"""What this copy of a register held before each merge, so that a merge can be taken back here as a whole.

Kept beside the backups, never in the register: entries that took back what came would travel with it, and
unsay the other side's own word there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from datetime import datetime

from laocoop.errors import Notice, Tell
from laocoop.record import Record
from laocoop.storage.backups import folder_of, keep_beside
from laocoop.typed import Any

_BEGINS = "before-merge-"
_MOST = 30
_HEAD = b"# laocoop merge "


class Merged(Record):
    """One merge: when, of which file, what was there before, and how long the file was after it."""

    moment: datetime
    other: str
    before: bytes
    size: int
    path: str


def note(
    target: str,
    other: str,
    before: bytes,
    after: bytes,
    ids: Collection[str],
    moment: datetime,
    tell: Tell,
) -> str:
    """Keeps what the register `target` holds `before` a merge of the file `other`, which is to bring in the records with
    these `ids`: before it is written, so that no merge is ever there without. Where it is kept; empty, and told, where
    that fails.
    """
    about = {
        "moment": moment.isoformat(),
        "other": other,
        "size": len(after),
        "digest": _digest(after),
        "ids": sorted(ids),
    }
    head = _HEAD + json.dumps(about).encode() + b"\n"
    try:
        kept = keep_beside(target, f"{_BEGINS}{moment:%Y-%m-%d-%H%M%S}", head + before)
        for path in sorted(_paths(target), key=_size)[:-_MOST]:
            if path != kept:
                os.unlink(path)
        return kept
    except OSError as error:
        reason = error.strerror or str(error)
        tell(Notice("backup-not-kept", {"path": target, "reason": reason}))
        return ""


def last_merge(target: str, data: bytes) -> Merged | None:
    """The last merge after which the register `target` has only been appended to; `data` is what it holds.

    Of several it is the one that left the file longest: names go by the clock, which may be wrong.
    """
    last: Merged | None = None
    for path in _paths(target):
        try:
            about, before = _kept(path)
            size = int(about["size"])
            if len(data) >= size and _digest(data[:size]) == about["digest"]:
                moment = datetime.fromisoformat(about["moment"])
                if last is None or size >= last.size:
                    last = Merged(moment, str(about["other"]), before, size, path)
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return last


def came_by_merge(target: str, ident: str) -> str:
    """The file whose merge brought in a record, as far as what was kept of merges tells; empty where none did."""
    for path in sorted(_paths(target), key=_size, reverse=True):
        try:
            about = _kept(path, but_before=True)[0]
            if ident in about.get("ids", ()):
                return str(about["other"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return ""


def forget(path: str) -> None:
    """Lets go of what was kept of a merge that was taken back, or never came about; no matter if it cannot."""
    try:
        os.unlink(path)
    except OSError:
        return


def _kept(path: str, but_before: bool = False) -> tuple[dict[str, Any], bytes]:
    """What is kept of a merge: what is told of it, and what the register held before. Raises OSError, ValueError."""
    with open(path, "rb") as file:
        about: dict[str, Any] = json.loads(file.readline().removeprefix(_HEAD))
        return about, b"" if but_before else file.read()


def _size(path: str) -> int:
    """How long the register was after the merge: a later one left it longer, whatever a clock said."""
    try:
        return int(_kept(path, but_before=True)[0]["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _digest(data: bytes) -> str:
    from hashlib import sha256  # a third of a start, and merges are few

    return sha256(data).hexdigest()


def _paths(target: str) -> list[str]:
    folder = folder_of(target)
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith(_BEGINS))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names]
