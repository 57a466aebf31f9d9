"""The file itself: what it says of itself, and the same bytes for the same answer."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx.document import Document as Word

from laocoop.reports.document import Origin
from laocoop.reports.formats.docx.text import TAGS
from laocoop.typed import BinaryIO

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a file of this kind can name."""

_MOST_SIGNS = 255
"""Of what a file says of itself."""


def save(word: Word, stream: BinaryIO, origin: Origin) -> None:
    """Writes the file. No clock goes into it: it is of the day that it tells of."""
    about = word.core_properties
    day = origin.as_of
    moment = datetime(day.year, day.month, day.day) if day else datetime(*_OLDEST)  # noqa: DTZ001 - as Word keeps it
    about.created = about.modified = moment
    about.author = about.last_modified_by = origin.issuer[:_MOST_SIGNS]
    about.comments, about.revision = "", 1
    about.language = TAGS[origin.language]
    headings = (p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1")
    about.title = next(headings, "")[:_MOST_SIGNS]
    whole = io.BytesIO()
    word.save(whole)
    with (
        zipfile.ZipFile(whole) as drawn,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in drawn.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            written.writestr(entry, drawn.read(name))
