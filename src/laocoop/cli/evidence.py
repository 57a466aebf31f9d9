"""What shows that something was done, as it is given: an address, a file, a letter's number, a source's id."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain

from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.model import Update
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

_ADDRESSES = ("www.", "mailto:")
"""How what a browser opens begins, as people write it."""


def evidence(given: Iterable[str]) -> tuple[str, ...]:
    """What was given with --evidence. Raises UsageError for what is no text."""
    return tuple(values.text(name, "--evidence") for name in given if name.strip())


def tell_what_is_not_there(session: Session, written: Iterable[object]) -> None:
    """Tells of the files that reports name and that are not there; they are kept as they were written: they may lie on
    another machine.
    """
    pieces = (each.evidence for each in written if isinstance(each, Update))
    for piece in dict.fromkeys(chain.from_iterable(pieces)):
        if _seems_a_file(piece) and not os.path.exists(os.path.expanduser(piece)):
            session.tell(Notice("evidence-not-there", {"path": piece}))


def _seems_a_file(piece: str) -> bool:
    is_an_address = "://" in piece or piece.lower().startswith(_ADDRESSES)
    return not is_an_address and os.path.splitext(piece)[1].lower() in _FILES
