"""Addresses in a text that can be followed, for faces that have links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://[^\s<>\"“”;]*[^\s<>\"“”;.,:)\]]")
_SAFE_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#]\S*)?")

_LONGEST = 2000
"""So many signs every program follows."""


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """The stretches of `text`, each with the address that it can be followed to; that is empty for plain words."""
    at = 0
    for address in _ADDRESS.finditer(text):
        target = _target(address[0])
        if target:
            yield text[at : address.start()], ""
            yield address[0], target
            at = address.end()
    yield text[at:], ""


def _target(address: str) -> str:
    """The address as a link may say it; empty for one that a program would refuse the whole file for."""
    if not _SAFE_ADDRESS.fullmatch(address):
        return ""
    # A percent sign stays where it begins an escape; elsewhere it would be none.
    escaped = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address)
    target = quote(escaped, safe="%:/?#@!$&'()*+,;=~-._")
    return target if len(target) <= _LONGEST else ""
