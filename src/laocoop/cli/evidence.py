"""What shows that something was done, as it is given: an address, a file, a letter's number, a source's id."""

from __future__ import annotations

import os
from collections.abc import Iterable

from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.errors import Notice

_FILES = frozenset(
    [
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".txt",
        ".md",
        ".html",
        ".xls",
        ".xlsx",
        ".ods",
        ".csv",
        ".ppt",
        ".pptx",
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
        ".eml",
        ".msg",
        ".zip",
    ]
)
"""How the name of a document ends: what ends otherwise may be a letter's number."""


def evidence(session: Session, given: Iterable[str]) -> tuple[str, ...]:
    """What was given with --evidence. A file that is not there is told, and kept as it was written: it may lie on
    another machine. Raises UsageError for what is no text.
    """
    pieces = tuple(values.text(name, "--evidence") for name in given if name.strip())
    for piece in pieces:
        if _seems_a_file(piece) and not os.path.exists(os.path.expanduser(piece)):
            session.tell(Notice("evidence-not-there", {"path": piece}))
    return pieces


def _seems_a_file(piece: str) -> bool:
    return "://" not in piece and os.path.splitext(piece)[1].lower() in _FILES
