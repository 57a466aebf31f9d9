"""Which line ends a file has."""

from __future__ import annotations


def line_end(data: bytes) -> str:
    """The line end that most lines of `data` have."""
    return "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
