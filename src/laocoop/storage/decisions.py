"""What was decided about the clauses of a document: kept after every answer, to go on later."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import quote, unquote

from laocoop.domain.new_ids import Key, record_renamed
from laocoop.errors import Notice, Tell
from laocoop.storage.atomic import replace_file
from laocoop.storage.locate import LOADS, data_folder
from laocoop.storage.merge.text import NAMES
from laocoop.storage.rights import rights_of
from laocoop.typed import Any

DECISIONS_FORMAT = 2
"""Since 2 a decision is kept under the place and the digest of what it is about."""
_LONGEST_NAME = 80


class Load:
    """The decisions on one document for one instrument, in a file of the user's data folder."""

    def __init__(self, register: str, instrument: str, document: bytes, tell: Tell) -> None:
        self.digest = sha256(document).hexdigest()
        self._register = register
        self._name = f"{_start(register, instrument)}{self.digest[:16]}.json"
        self._tell = tell
        self._is_kept = True
        self.decisions: dict[str, dict[str, Any]] = {}
        self.clauses: list[dict[str, Any]] = []
        self.document = ""
        kept = _read(self._name)
        if kept is not None:
            self.decisions = kept["decisions"]
            self.clauses = kept["clauses"]
            self.document = kept["document"]

    def save(self) -> None:
        """Writes the decisions in one step: after a power cut the last or the one before stands.

        They may be read and written by whom the register may. Where they cannot be kept, that is told
        once, and the work goes on.
        """
        kept = {
            "format": DECISIONS_FORMAT,
            "document": self.document,
            "decisions": self.decisions,
            "clauses": self.clauses,
        }
        try:
            folder = _folder()
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, self._name)
            replace_file(path, _in_json(kept), rights=rights_of(self._register))
        except OSError as error:
            if self._is_kept:
                self._tell(Notice("decisions-not-kept", {"reason": error.strerror or str(error)}))
            self._is_kept = False


def loads_of(register: str, instrument: str) -> list[dict[str, Any]]:
    """What was decided about each document that was loaded for `instrument`, the latest first."""
    start = _start(register, instrument)
    dated = []
    try:
        for entry in os.scandir(_folder()):
            if entry.name.startswith(start) and entry.name.endswith(".json"):
                dated.append((-entry.stat().st_mtime, entry.name))
    except OSError:
        return []
    return [kept for _date, name in sorted(dated) if (kept := _read(name)) is not None]


def loaded_as(register: str, document: bytes, but: str) -> list[str]:
    """The instruments, by the beginnings of their files' names, under which the same document was gone through
    for this register, but one.
    """
    digest = sha256(document).hexdigest()[:16]
    where = _start(register, "").strip("-")
    own = _start(register, but)
    try:
        names = sorted(os.listdir(_folder()))
    except OSError:
        return []
    end = f"-{where}-{digest}.json"
    return [
        unquote(n.removesuffix(end)) for n in names if n.endswith(end) and not n.startswith(own)
    ]


def rename_loads(register: str, instrument: str, new: str) -> None:
    """Has what was decided about the documents of `instrument` stand under its new id; where that cannot
    be, nothing is known of them any more.
    """
    old, start = _start(register, instrument), _start(register, new)
    try:
        for name in os.listdir(_folder()):
            if name.startswith(old):
                os.replace(*(os.path.join(_folder(), n) for n in (name, start + name[len(old) :])))
    except OSError:
        return


def rename_in_decisions(register: str, new_ids: Mapping[Key, str]) -> None:
    """Has what was decided name other records by their new ids: those under which a commitment stands, and which it
    carries on. Where that cannot be written, it stays as it is; what names none that is there is refused when it is
    written.
    """
    where = _start(register, "").strip("-")
    try:
        names = [name for name in os.listdir(_folder()) if f"-{where}-" in name]
        for name in names:
            kept = _read(name)
            if kept and (decisions := _renamed(kept["decisions"], new_ids)) != kept["decisions"]:
                data = _in_json(kept | {"decisions": decisions})
                replace_file(os.path.join(_folder(), name), data, rights=rights_of(register))
    except OSError:
        return


def _renamed(decisions: Mapping[str, Any], new_ids: Mapping[Key, str]) -> dict[str, Any]:
    return {
        key: decision
        | {
            "take": [
                record_renamed("commitment", each, new_ids, NAMES) for each in decision["take"]
            ]
        }
        if decision.get("take")
        else decision
        for key, decision in decisions.items()
    }


def _in_json(kept: dict[str, Any]) -> bytes:
    return json.dumps(kept, ensure_ascii=False, indent=1).encode(errors="replace")


def _folder() -> str:
    return os.path.join(data_folder(), LOADS)


def _start(register: str, instrument: str) -> str:
    """How the names of the files begin. An id may have any sign; a name of a file may not."""
    name = quote(instrument, safe="", errors="replace")
    if len(name) > _LONGEST_NAME:
        name = sha256(instrument.encode(errors="replace")).hexdigest()
    where = sha256(os.fsencode(os.path.realpath(register))).hexdigest()[:8]
    return f"{name}-{where}-"


def _read(name: str) -> dict[str, Any] | None:
    try:
        with open(os.path.join(_folder(), name), encoding="utf-8") as file:
            kept = json.load(file)
    except (OSError, ValueError, RecursionError):
        return None
    keys = {"document", "decisions", "clauses"}
    usable = (
        isinstance(kept, dict) and kept.get("format") == DECISIONS_FORMAT and keys <= kept.keys()
    )
    return kept if usable else None
