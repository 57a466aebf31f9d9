"""Writes the pages into the folder that is named: python -m laocoop.cli.reference docs"""

from __future__ import annotations

import sys
from pathlib import Path

from laocoop.cli.reference.commands import manual, reference
from laocoop.cli.reference.errors import errors

FOLDERS = {"en": "", "vi": "vi", "lo": "lo"}


def pages() -> dict[str, str]:
    """By path within the folder what stands there."""
    written = {"laocoop.1": manual()}
    for language, folder in FOLDERS.items():
        written[f"{folder}/commands.md".lstrip("/")] = reference(language)
        written[f"{folder}/errors.md".lstrip("/")] = errors(language)
    return written


if __name__ == "__main__":
    for name, text in pages().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8", newline="\n")
