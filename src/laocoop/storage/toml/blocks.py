"""The text of one record as it is appended to the file, and the line ends that the file has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import tomli_w

from laocoop.clean import escaped
from laocoop.typed import Any


def block(kind: str, keys: Mapping[str, Any]) -> str:
    """`[[kind]]` and its keys, one a line, whatever is nested inline.

    tomli-w writes each plain value; what would act on a terminal that shows the file is escaped. The
    header and the lists are ours: an array of tables that
    tomli-w writes on one line could not be appended to, and a table of its own would end the
    record.
    """
    return f"[[{kind}]]\n" + "".join(f"{_pair(key, value)}\n" for key, value in keys.items())


def _pair(key: str, value: Any) -> str:
    name = tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
    return f"{name} = {as_written(value)}"


def as_written(value: Any) -> str:
    """A value on one line as it stands in the file. Raises ValueError for a number of too many digits."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pair(key, nested) for key, nested in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_written, value)) + "]"
    if isinstance(value, datetime):
        exact = "microseconds" if value.microsecond % 1000 else "milliseconds"
        return value.isoformat(timespec=exact)
    return escaped(tomli_w.dumps({"_": value}).removeprefix("_ = ").rstrip("\n"))


_LAST = 1 << 16


def line_end(data: bytes) -> str:
    """The line end that most of the last lines of `data` have."""
    data = data[-_LAST:]
    return "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
