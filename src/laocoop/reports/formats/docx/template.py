"""A ministry's own paper: taken only where it is a Word file of ordinary size."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document as Word

from laocoop.minutes.source.bounds import bounded, package, unreadable
from laocoop.reports.formats.docx.paper import add_missing_styles


def from_template(data: bytes, path: Path) -> Word:
    """The paper with the styles added that it lacks. Raises LaocoopError where it is no Word file, or one over a
    bound.
    """
    try:
        with bounded(path):
            package(data)
            word = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, KeyError, AttributeError, SyntaxError, OSError):
        raise unreadable("no-template", path) from None
    add_missing_styles(word)
    return word
