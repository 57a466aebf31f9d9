"""How far a sitting over open commitments has come: kept after every answer, to go on later."""

from __future__ import annotations

import json
import os
from zlib import crc32

from laocoop.record import Record
from laocoop.storage.atomic import replace_file
from laocoop.storage.backups import folder_of, make_folder
from laocoop.storage.rights import rights_of


class Kept(Record):
    """What is kept of a sitting that is not over."""

    step: str
    """Under which all that is entered in it is written: it is taken back as one."""
    ids: tuple[str, ...]
    """What it goes over, in its order."""
    passed: tuple[str, ...] = ()
    """What was passed over without a report; what was reported on, the register tells."""


def unfinished(target: str, choice: str) -> Kept | None:
    """The sitting over the same `choice` of the register `target` that is not over; None where there is none, or
    nothing of it can be read.
    """
    try:
        with open(_path(target, choice), encoding="utf-8") as file:
            kept = json.load(file)
        ids, passed = (tuple(map(str, kept[key])) for key in ("ids", "passed"))
        return Kept(str(kept["step"]), ids, passed)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep_sitting(target: str, choice: str, sitting: Kept) -> None:
    """Keeps how far it has come, in one step. Where that cannot be kept, it begins anew the next time: what was reported
    stands in the register.
    """
    try:
        path = _path(target, choice)
        make_folder(os.path.dirname(path), target)
        written = json.dumps({"choice": choice, **sitting.as_dict()}).encode()
        replace_file(path, written, rights=rights_of(target))
    except OSError:
        return


def end_sitting(target: str, choice: str) -> None:
    """It is over; no matter if that cannot be kept."""
    try:
        os.unlink(_path(target, choice))
    except OSError:
        return


def _path(target: str, choice: str) -> str:
    return os.path.join(folder_of(target), f"sitting-{crc32(choice.encode()):08x}.json")
