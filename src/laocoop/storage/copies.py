"""Copies that a sync program leaves beside a register that was written to in two places at once."""

from __future__ import annotations

import os
import re

_MARKS = (
    r" \([^()]*\)",  # Dropbox, Google Drive: (1), (conflicted copy of …)
    r"[. _-]+(?:sync-)?(?i:conflict)(?:ed)?[\w .-]*",  # Syncthing, Nextcloud
    r"-(?:[A-Z0-9]+-)*[A-Z0-9]*[A-Z][A-Z0-9]*",  # OneDrive: the computer's name
    r"[ _-]+(?i:copy|bản sao)(?: \d+| \(\d+\))?",  # a person
)


def copies_beside(path: str) -> list[str]:
    """The names of files in the register's folder that look like copies of it, in order."""
    folder, name = os.path.split(os.path.abspath(path))
    stem, suffix = os.path.splitext(name)
    looks_like = re.compile(f"{re.escape(stem)}(?:{'|'.join(_MARKS)}){re.escape(suffix)}")
    try:
        return sorted(each for each in os.listdir(folder) if looks_like.fullmatch(each))
    except OSError:
        return []
