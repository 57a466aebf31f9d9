"""Lexicons of the importer: TOML files of tables of lists of words."""

from __future__ import annotations

from pathlib import Path

import tomli

from laocoop.errors import ExitStatus, LaocoopError, Place


def read_lexicon(path: Path) -> dict[str, dict[str, list[str]]]:
    """The tables of the lexicon at `path`. Raises LaocoopError where it is none."""
    try:
        document = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        place = Place(str(path), getattr(error, "lineno", 0), getattr(error, "colno", 0))
        reason = getattr(error, "msg", None) or str(error)
        raise LaocoopError("bad-lexicon", ExitStatus.USAGE, place, reason=reason) from None
    for table in document.values():
        if not isinstance(table, dict) or not all(
            isinstance(words, list) and all(isinstance(word, str) for word in words)
            for words in table.values()
        ):
            place = Place(str(path))
            raise LaocoopError("bad-lexicon", ExitStatus.USAGE, place, reason="[table] key = []")
    return document
