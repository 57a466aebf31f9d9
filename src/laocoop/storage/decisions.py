"""What was decided about the clauses of a document: kept after every answer, to go on later."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from laocoop.storage.atomic import replace_file
from laocoop.storage.locate import data_folder
from laocoop.typed import Any

DECISIONS_FORMAT = 1


class Load:
    """The decisions on one document for one instrument, in a file of the user's data folder."""

    def __init__(self, register: str, instrument: str, document: bytes) -> None:
        self.digest = sha256(document).hexdigest()
        where = sha256(str(register).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self.path = Path(data_folder()) / "loads" / f"{instrument}-{where}-{self.digest[:16]}.json"
        self.decisions: dict[str, dict[str, Any]] = {}
        self.clauses: list[dict[str, Any]] = []
        self.document = ""
        kept = _read(self.path)
        if kept is not None:
            self.decisions = kept["decisions"]
            self.clauses = kept["clauses"]
            self.document = kept["document"]

    def save(self) -> None:
        """Writes the decisions in one step: after a power cut the last or the one before stands."""
        kept = {
            "format": DECISIONS_FORMAT,
            "document": self.document,
            "decisions": self.decisions,
            "clauses": self.clauses,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self.path, json.dumps(kept, ensure_ascii=False, indent=1).encode())


def loads_of(register: str, instrument: str) -> list[dict[str, Any]]:
    """What was decided about each document that was loaded for `instrument`, the latest first."""
    where = sha256(str(register).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    folder = Path(data_folder()) / "loads"
    paths = sorted(
        folder.glob(f"{instrument}-{where}-*.json"), key=lambda path: -path.stat().st_mtime
    )
    return [kept for path in paths if (kept := _read(path)) is not None]


def _read(path: Path) -> dict[str, Any] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    keys = {"document", "decisions", "clauses"}
    usable = (
        isinstance(kept, dict) and kept.get("format") == DECISIONS_FORMAT and keys <= kept.keys()
    )
    return kept if usable else None
