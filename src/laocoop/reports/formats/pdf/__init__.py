"""An answer as a PDF: the same paper as the Word file, with bookmarks, tags and its fonts in it."""

from __future__ import annotations

import json
from calendar import timegm
from collections.abc import Sequence
from pathlib import Path

from laocoop.errors import ExitStatus, LaocoopError
from laocoop.reports.answer import Answer
from laocoop.reports.document import Document
from laocoop.reports.formats import library
from laocoop.reports.formats.pdf.data import data_of
from laocoop.typed import Any, BinaryIO

LAO_FONTS = (
    *("Phetsarath OT", "Noto Serif Lao", "Saysettha OT", "Lao UI", "Leelawadee UI"),
    *("DokChampa", "Lao MN", "Lao Sangam MN", "Noto Sans Lao"),
)
"""Fonts that have the Lao script, that of Lao official papers first; one of them is enough."""
LATIN_FONTS = ("Times New Roman", "Liberation Serif", "Tinos", "Libertinus Serif")
"""The font of official papers, two as wide, and one that comes with the typesetter."""

MOST_SIGNS, MOST_ADDRESSES = 1_400_000, 8_000
"""Of what is handed to the typesetter, which takes about 300 bytes of memory for each, and far more for an address that
can be followed. An annex of 1,500 commitments has as many.
"""


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write([answer.document()], stream)


def write(
    documents: Sequence[Document], stream: BinaryIO, template: bytes = b"", path: str = ""
) -> None:
    """Writes a document; or the same one in two languages, side by side. No paper of the user's can be taken.

    What is said goes to the typesetter as data, never as markup. Raises LaocoopError where the typesetter is not
    installed, where a file has Lao in it for which there is no font, and where it would be too large.
    """
    typst = library("typst", "no-typesetter")
    origin = documents[0].origin
    fonts = _fonts(typst, any(document.origin.language == "lo" for document in documents))
    data = data_of(documents) | {"fonts": fonts}
    told = json.dumps(data, ensure_ascii=False)
    addresses = told.count('"target": "') - told.count('"target": ""')
    if len(told) > MOST_SIGNS or addresses > MOST_ADDRESSES:
        most, links = f"{MOST_SIGNS:,}", f"{MOST_ADDRESSES:,}"
        raise LaocoopError("pdf-too-large", ExitStatus.REFUSED, signs=most, addresses=links)
    folder = Path(__file__).parent
    # No clock goes into the file: it is of the day that it tells of.
    moment = timegm(origin.as_of.timetuple()) if origin.as_of else 0
    drawn = typst.compile(
        (folder / "paper.typ").read_bytes(),
        root=folder,  # else it asks for the folder that one works in, which may be gone
        format="pdf",
        sys_inputs={"document": told},
        timestamp=moment,
    )
    stream.write(drawn)


def _fonts(typst: Any, has_lao: bool) -> list[str]:
    """The fonts that are tried for each sign, of those that are there."""
    there = {family.casefold() for family in typst.Fonts().families()}
    lao = [name for name in LAO_FONTS if name.casefold() in there]
    if has_lao and not lao:
        raise LaocoopError("no-lao-font", ExitStatus.NOT_FOUND, names=", ".join(LAO_FONTS[:3]))
    return [*(name for name in LATIN_FONTS if name.casefold() in there), *lao[:1]]
