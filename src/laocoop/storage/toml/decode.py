"""From a file to its bytes, to text, to a TOML document; or to the place where that breaks off."""

from __future__ import annotations

import re

import tomli

from laocoop.errors import Place, RefusedError, RegisterError
from laocoop.storage.toml.positions import Positions
from laocoop.typed import Any


def decode(data: bytes, path: str) -> str:
    """The text of `data`, without a byte-order mark. Raises RegisterError."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise RegisterError("empty-file", Place(path, 1, 1))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RegisterError("utf-16", Place(path, 1, 1))
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        raw = data[start:].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
        byte = f"0x{data[error.start]:02x}"
        raise RegisterError("bad-bytes", Place(path, line, column, raw), byte=byte) from None


_DOTTED = re.compile(r"""^[ \t]*\[{0,2}[\w"'-]+(?:[ \t]*\.[ \t]*[\w"'-]+)+""", re.MULTILINE)
"""Keys that make tables by their dots."""
MOST_TABLES = 500_000
"""Tables and lists in one file: 100,000 reports with notes in three languages and evidence have 300,000."""
TOO_DEEP = "Tables stand in each other too deeply"
TOO_LARGE = "A whole number has more than 64 bits"
"""Reasons, as those of the reader of TOML."""
_DEEPEST = 100
_NUMBERS = range(-(2**63), 2**63)
"""What TOML promises to hold; a program may read others, and no other need."""


def refuse_extremes(document: dict[str, Any], positions: Positions) -> None:
    """Raises RegisterError for a value that no program could write anew: a whole number of more than 64 bits, or
    tables within tables a hundred deep. Where a record has it, with the record's place.
    """
    for kind, entries in document.items():
        for index, entry in enumerate(entries if isinstance(entries, list) else [entries]):
            reason = _extreme_in(entry)
            if reason:
                in_record = isinstance(entries, list) and isinstance(entry, dict)
                place = (
                    positions.of_record(kind, index) if in_record else positions.of_top_key(kind)
                )
                raise RegisterError("bad-toml", place, reason=reason)


def _extreme_in(value: Any) -> str:
    """What is too much in a value; empty where nothing is."""
    left = [(value, 0)]
    while left:
        each, depth = left.pop()
        if depth > _DEEPEST:
            return TOO_DEEP
        if isinstance(each, dict):
            left += [(inner, depth + 1) for inner in each.values()]
        elif isinstance(each, list):
            left += [(inner, depth + 1) for inner in each]
        elif type(each) is int and each not in _NUMBERS:
            return TOO_LARGE
    return ""


def load_toml(text: str, positions: Positions) -> dict[str, Any]:
    """The document that `text` is. Raises RegisterError with line and column, RefusedError for more tables than any
    register has: each takes a hundred times as much memory as it takes signs.
    """
    tables = text.count("{") + text.count("[") - text.count("[[")
    if tables + text.count(".") > MOST_TABLES:  # else it has no need to be looked at more closely
        tables += sum(match[0].count(".") for match in _DOTTED.finditer(text))
    if tables > MOST_TABLES:
        raise RefusedError("register-too-full", path=positions.path, most=f"{MOST_TABLES:,}")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line.rstrip() == "=======":
                raise RegisterError("conflict-marker", positions.at_line(number, 1)) from None
        place = positions.at_line(error.lineno, error.colno)
        raise RegisterError("bad-toml", place, reason=error.msg) from None
    except RecursionError:
        raise RegisterError("too-deep", positions.at_line(1, 1)) from None
    except ValueError as error:  # a number with more digits than Python reads
        raise RegisterError("bad-toml", positions.at_line(1, 1), reason=str(error)) from None
