"""A ministry's own paper: taken only where it is a Word file of ordinary size."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from laocoop.minutes.source.bounds import LETTERHEAD, bounded, package, unreadable, within
from laocoop.reports.formats.docx.paper import add_missing_styles
from laocoop.reports.formats.docx.text import element

_FAILURES = (
    *(zipfile.BadZipFile, ValueError, KeyError, IndexError, AttributeError, TypeError),
    *(RecursionError, SyntaxError, OSError, NotImplementedError, etree.LxmlError),
)
"""What the libraries raise for a paper that they cannot draw into: when they open it, or at any later step."""


@contextmanager
def template_at(path: Path) -> Iterator[None]:
    """What is drawn into a paper within is refused, with LaocoopError, where that is none that can be drawn into."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # a library's, of an odd style: nobody can do anything about it
            yield
    except _FAILURES:
        raise unreadable("no-template", path) from None


def from_template(data: bytes, path: Path) -> Word:
    """The paper with the styles and the page added that it lacks. Raises LaocoopError for one over a bound."""
    with bounded(path):
        package(data)
        word = docx.Document(io.BytesIO(data))
        body = word.element.body
        # Each part that is added looks through all that stand there.
        within(LETTERHEAD, len(body) + len(word.styles.element))
    if body.find(qn("w:sectPr")) is None:
        body.append(element("sectPr"))
        page = word.sections[-1]
        page.page_width, page.page_height = Mm(210), Mm(297)
    add_missing_styles(word)
    return word
