"""Changing a text where it stands: what the signed document says of a clause's number, the schema's number.

All else of the file stays as it is, byte for byte; the result is read back before it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from laocoop.errors import Tell, WriteError
from laocoop.record import Record
from laocoop.storage.examine import parse
from laocoop.storage.rewrite import change
from laocoop.storage.schema.kinds import SCHEMA
from laocoop.storage.toml.blocks import block, line_end
from laocoop.storage.toml.decode import decode, load_toml
from laocoop.storage.toml.positions import Positions
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = re.compile(
    r"""^(\ufeff?[ \t]*["']?schema["']?[ \t]*=[ \t]*)(\+?(?:0[xob]\w+|\d[\d_]*))""", re.MULTILINE
)
"""The line as it may stand: after the mark that Windows puts first, and with any whole number of TOML."""

Amendments = Mapping[tuple[str, str], Mapping[str, str]]
"""By kind and id of the record: the texts to be put under its keys."""


class Amended(Record):
    """The bytes with the texts in their places."""

    data: bytes


def amend(path: str | Path, amendments: Amendments, day: date, tell: Tell) -> None:
    """Puts the texts into the file at `path`. Raises WriteError where that cannot be done cleanly."""
    change(path, lambda before: Amended(amended(before, amendments, str(path))), day, tell)


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


def amended(before: bytes, amendments: Amendments, path: str) -> bytes:
    """The bytes with the texts in their places."""
    text = decode(before, path)
    positions = Positions(path, text)
    document = load_toml(text, positions)
    newline = line_end(before)
    pieces: list[tuple[int, int, str]] = []
    for (kind, ident), texts in amendments.items():
        index = next(n for n, keys in enumerate(document[kind]) if keys["id"] == ident)
        start, end = positions.span(kind, index)
        for key, value in texts.items():
            line = block(kind, {key: value}).split("\n")[1]
            present = re.compile(rf'^{key}[ \t]*=[ \t]*"[^"\n\\]*"', re.MULTILINE).search(
                text, start, end
            )
            home = re.compile(r"^id[ \t]*=[^\n]*\n", re.MULTILINE).search(text, start, end)
            if present:
                pieces.append((present.start(), present.end(), line))
            elif home and key not in document[kind][index]:
                pieces.append((home.end(), home.end(), line + newline))
            else:
                raise WriteError("would-not-read-back", path=path)
            document[kind][index][key] = value
    for start, end, line in sorted(pieces, reverse=True):
        text = text[:start] + line + text[end:]
    mark = before[: len(before) - len(decode(before, path).encode("utf-8"))]
    after = mark + text.encode("utf-8")
    if load_toml(text, Positions(path, text)) != document:
        raise WriteError("would-not-read-back", path=path)
    parse(after, path)
    return after
