"""What a new register begins with."""

from __future__ import annotations

import re

_KEPT = ("[register]", "[[party]]", "[[theme]]", "[[source]]", "[[instrument]]")
_REMARK = re.compile(r"^#.*\n?", re.MULTILINE)
_PARTS = re.compile(r"^(?=\[)", re.MULTILINE)


def without_commitments(data: bytes) -> bytes:
    """All but commitments and updates of the shipped register, as they stand in it."""
    _head, *parts = _PARTS.split(data.decode("utf-8"))
    kept = [_REMARK.sub("", part).rstrip() for part in parts if part.startswith(_KEPT)]
    return ("\n\n".join(["schema = 1", *kept]) + "\n").encode()
