"""Which line ends a file has."""

from __future__ import annotations

_LAST = 1 << 16


def line_end(data: bytes) -> str:
    """The line end that most of the last lines of `data` have."""
    data = data[-_LAST:]
    return "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
