"""A law: every letter of a document is in a candidate, in what was left out with its reason, or in what was not
read. What the file says is read here by other means than the program's.
"""

from __future__ import annotations

import html
import io
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from laocoop.domain.search.folding import LOOK_ALIKE
from laocoop.minutes.language.markers import marker
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.source.document import decoded, read_lines
from laocoop.minutes.source.lines import is_page_number

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "minutes"
sys.path.insert(0, str(FOLDER))

from measure import documents  # noqa: E402 - it makes the Word and PDF files

DOCUMENTS = {
    name: (path, data)
    for folder in (FOLDER, FOLDER / "waiting")
    for name, path, data, _wanted in documents(folder)
}
_FALLBACK = re.compile(r"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_TEXT = re.compile(r"<(?:w:t|w:delText|m:t|a:t)(?: [^>]*)?>([^<]*)<")


def raw_texts(data: bytes, suffix: str) -> Iterator[str]:
    """All texts of a file."""
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                if part.startswith("word/") and part.endswith(".xml"):
                    xml = _FALLBACK.sub("", package.read(part).decode())
                    yield from map(html.unescape, _TEXT.findall(xml))
    elif suffix == ".pdf":
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            yield page.extract_text()
    else:
        yield decoded(data) or ""


def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text, without marks of one letter that may be written apart."""
    plain = unicodedata.normalize("NFC", text).translate(LOOK_ALIKE).casefold()
    return Counter(char for char in unicodedata.normalize("NFD", plain) if char.isalpha())


def flat(text: str) -> str:
    """The letters of a text in their order."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if char.isalpha())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_letter_of_the_file_is_in_a_line(name: str) -> None:
    path, data = DOCUMENTS[name]
    lines = read_lines(path, data)
    told = " ".join(text for line in lines for text in (line.text, *line.others.values()))
    raw = "\n".join(raw_texts(data, path.suffix))
    raw = "\n".join(line for line in raw.splitlines() if not is_page_number(line))
    lost = letters(raw) - letters(told)
    for misread in "ol":  # nought and one, which they are read as
        del lost[misread]
    assert sum(lost.values()) <= 6, lost


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_letter_of_a_line_is_accounted_for(name: str) -> None:
    path, data = DOCUMENTS[name]
    lines = read_lines(path, data)
    reading = read_clauses(lines, frozenset())
    told: dict[str, str] = {}
    for candidate in reading.candidates:
        texts = (
            [candidate.foreign.text]
            if candidate.foreign
            else [*candidate.text.by_language().values()]
        )
        told[candidate.place] = " ".join([told.get(candidate.place, ""), *texts])
    for skipped in reading.skipped:
        told[skipped.place] = f"{told.get(skipped.place, '')} {skipped.text}"
    said: dict[str, str] = {}
    for line in lines:
        number = marker(line.text) if not line.left_out else None
        text = number.rest if number else line.text
        said[line.place] = " ".join([said.get(line.place, ""), text, *line.others.values()])
    everywhere = flat(" ".join(told.values()))
    for place, text in said.items():
        lost = letters(text) - letters(told.get(place, ""))
        # A heading on a line of its own stands at the place of its clause's number.
        assert sum(lost.values()) <= 12 or flat(text) in everywhere, (place, text, told.get(place))
