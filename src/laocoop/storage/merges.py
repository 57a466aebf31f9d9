"""What this copy of a register held before each merge, so that a merge can be taken back here as a whole.

Kept beside the backups, never in the register: entries that took back what came would travel with it, and
unsay the other side's own word there.
"""

from __future__ import annotations

import json
import os
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
    target: str, other: str, before: bytes, after: bytes, moment: datetime, tell: Tell
) -> bool:
    """Keeps what the register `target` held `before` a merge of the file `other`; True where that is done,
    told where it fails.
    """
    about = {
        "moment": moment.isoformat(),
        "other": other,
        "size": len(after),
        "digest": _digest(after),
    }
    head = _HEAD + json.dumps(about).encode() + b"\n"
    try:
        keep_beside(target, f"{_BEGINS}{moment:%Y-%m-%d-%H%M%S}", head + before)
        for path in sorted(_paths(target), key=_size)[:-_MOST]:
            os.unlink(path)
        return True
    except OSError as error:
        reason = error.strerror or str(error)
        tell(Notice("backup-not-kept", {"path": target, "reason": reason}))
        return False


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


def came_by_merge(target: str, ident: str, recorded: datetime) -> str:
    """The file whose last merge brought in a record, as far as what was kept of it tells; empty where none did."""
    paths = sorted(_paths(target), key=_size)
    try:
        about, before = _kept(paths[-1])
        moment, other = datetime.fromisoformat(about["moment"]), str(about["other"])
    except (IndexError, OSError, ValueError, KeyError, TypeError):
        return ""
    return other if recorded <= moment and f'"{ident}"'.encode() not in before else ""


def forget(merged: Merged) -> None:
    """Lets go of a merge that was taken back; no matter if it cannot."""
    try:
        os.unlink(merged.path)
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
