"""Words in a paragraph: runs that tell their language, and addresses that can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from laocoop.minutes.language.text import language_of
from laocoop.record import Record
from laocoop.reports.addresses import stretches
from laocoop.typed import Any

TAGS = {"vi": "vi-VN", "lo": "lo-LA", "en": "en-GB"}
"""The languages as Word names them."""
LINK_COLOUR = "0B4F9E"
_SURE_WORDS = 4
"""From so many words on, their letters tell what language they are in."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BY_SCRIPT = re.compile("[\u0e80-\u0eff]+(?:[ \u200b]+[\u0e80-\u0eff]+)*|[^\u0e80-\u0eff]+")


class Looks(Record):
    """How words look beside what their paragraph's style says."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: float = 0
    """In points; 0 is the style's."""
    is_link: bool = False


PLAIN = Looks()
BOLD = Looks(bold=True)


def element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes of the same namespace."""
    drawn = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        drawn.set(qn(f"w:{key}"), value)
    return drawn


def add_text(paragraph: Paragraph, text: str, language: str, looks: Looks = PLAIN) -> None:
    """Adds `text` to the paragraph; `language` is that of the document."""
    for words, target in stretches(text):
        if target:
            _add_link(paragraph, words, target, language)
        else:
            _add_runs(paragraph._p, words, language, looks)


def _add_link(paragraph: Paragraph, text: str, target: str, language: str) -> None:
    link = element("hyperlink")
    link.set(qn("r:id"), linked(paragraph.part, target))
    _add_runs(link, text, language, Looks(colour=LINK_COLOUR, is_link=True))
    paragraph._p.append(link)


_LINKED: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""By part of a file what each address is called in it: the library looks through all of them for each."""


def linked(part: Any, target: str) -> str:
    """What an address is called in a part of a Word file."""
    known = _LINKED.setdefault(part, {})
    if target not in known:
        number = len(part.rels) + 1
        while f"rId{number}" in part.rels:
            number += 1
        known[target] = f"rId{number}"
        part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, known[target], True)
    return known[target]


def _add_runs(parent: Any, text: str, language: str, looks: Looks) -> None:
    text = _NO_XML.sub("\ufffd", text)
    for words, tag in _by_language(text, language):
        run = element("r")
        run.append(_properties(tag, looks))
        content = element("t")
        content.text = words
        content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(content)
        parent.append(run)


def _by_language(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The stretches of `text` that are Lao and that are not, each with its language."""
    for stretch in _BY_SCRIPT.finditer(text):
        words = stretch[0]
        if "\u0e80" <= words[0] <= "\u0eff":
            yield words, "lo"
        elif len(words.split()) >= _SURE_WORDS:
            yield words, language_of(words) or language
        else:
            yield words, "en" if language == "lo" else language


def _properties(language: str, looks: Looks) -> Any:
    """In the order that the format wants them in; `Cs` is what holds for Lao."""
    properties = element("rPr")
    if looks.bold:
        properties.append(element("b"))
        properties.append(element("bCs"))
    if looks.italic:
        properties.append(element("i"))
        properties.append(element("iCs"))
    if looks.colour:
        properties.append(element("color", val=looks.colour))
    if looks.size:
        properties.append(element("sz", val=str(round(looks.size * 2))))
        properties.append(element("szCs", val=str(round(looks.size * 2))))
    if looks.is_link:
        properties.append(element("u", val="single"))
    if language == "lo":
        properties.append(element("cs"))
        properties.append(element("lang", bidi=TAGS["lo"]))
    else:
        properties.append(element("lang", val=TAGS[language]))
    return properties
