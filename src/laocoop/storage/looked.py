"""What of a register a user had seen when they last looked: kept beside its backups, in the user's own folder."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from datetime import datetime

from laocoop.record import Record
from laocoop.storage.atomic import replace_file
from laocoop.storage.backups import folder_of, make_folder
from laocoop.storage.rights import rights_of

_NAME = "looked.json"


class Look(Record):
    """When the user last looked, and the ids of the records that were there."""

    moment: datetime
    seen: frozenset[str]


def last_look(target: str) -> Look | None:
    """The last look at the register `target`; None where there was none, or nothing of it can be read."""
    try:
        with open(os.path.join(folder_of(target), _NAME), encoding="utf-8") as file:
            kept = json.load(file)
        return Look(datetime.fromisoformat(kept["moment"]), frozenset(map(str, kept["seen"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep_look(target: str, moment: datetime, seen: Collection[str]) -> None:
    """Keeps that the user has seen the records with these ids. Where that cannot be kept, what they have seen is
    shown to them once more: that stops nobody.
    """
    kept = json.dumps({"moment": moment.isoformat(), "seen": sorted(seen)})
    try:
        folder = folder_of(target)
        make_folder(folder, target)
        replace_file(os.path.join(folder, _NAME), kept.encode(), rights=rights_of(target))
    except OSError:
        return
