"""The number of the schema in a register's first lines, the one text that is changed where it stands.

All else of the file stays as it is, byte for byte; the result is read back before it is written.
"""

from __future__ import annotations

import re
from datetime import date

from laocoop.errors import Tell, WriteError
from laocoop.record import Record
from laocoop.storage.examine import parse
from laocoop.storage.rewrite import change
from laocoop.storage.schema.kinds import SCHEMA
from laocoop.storage.toml.decode import decode, load_toml
from laocoop.storage.toml.positions import Positions
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = re.compile(
    r"""^(\ufeff?[ \t]*["']?schema["']?[ \t]*=[ \t]*)(\+?(?:0[xob]\w+|\d[\d_]*))""", re.MULTILINE
)
"""The line as it may stand: after the mark that Windows puts first, and with any whole number of TOML."""


class Amended(Record):
    """The bytes with another number."""

    data: bytes


def needs_newer_schema(data: bytes) -> bool:
    """True for a register whose line `schema` has an older number than what this program writes."""
    line = _SCHEMA.search(data.decode("utf-8", "replace"))
    return line is not None and int(line[2], 0) < SCHEMA


def raise_schema(path: str | Path, day: date, tell: Tell) -> None:
    """Gives the file at `path` the number of today's schema; all else stays as it is. Raises WriteError."""
    change(path, lambda before: Amended(_raised(before, str(path))), day, tell)


def _raised(before: bytes, path: str) -> bytes:
    text = before.decode("utf-8")
    after = with_schema(text, SCHEMA).encode("utf-8")
    documents = [load_toml(decode(each, path), Positions(path, "")) for each in (before, after)]
    if documents[1] != documents[0] | {"schema": SCHEMA}:  # the line stood within a text
        raise WriteError("would-not-read-back", path=path)
    parse(after, path)
    return after


def with_schema(text: str, number: int) -> str:
    """A register's text with another number of the schema."""
    return _SCHEMA.sub(rf"\g<1>{number}", text, count=1)
