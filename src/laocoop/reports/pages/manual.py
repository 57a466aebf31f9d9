"""The answer of `help`: a page of the manual, as every format draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import SCHEMA_VERSION, Answer, Sheet
from laocoop.reports.document import Branch, Column, Document, Rows, cell
from laocoop.reports.formats import plain
from laocoop.typed import Any

_HEADING = re.compile(r"(#+) (.*)")
_LINK = re.compile(r"!?\[([^]]*)\]\([^)]*\)")
_FENCE = "```"


def answer(topic: str, text: str) -> Answer:
    """What `help TOPIC` answers: the page `text`."""
    payload = {"schema_version": SCHEMA_VERSION, "command": "help", "topic": topic, "text": text}

    def sheet() -> Sheet:
        rows = [[line] for line in plain.lines(_document(text))]
        return Sheet(["text"], rows, headings=[labels.column("text")])

    return Answer(
        lambda: _document(text), sheet, lambda: payload, lambda: plain.lines(_document(text))
    )


def topics(titles: Mapping[str, str]) -> Answer:
    """What `help` answers where a topic is asked for that there is none of: the `titles` of all."""

    def sheet() -> Sheet:
        return Sheet(["topic", "title"], [[*pair] for pair in titles.items()])

    def document() -> Document:
        page = Document()
        page.heading(_("Pages to read: laocoop help TOPIC"), 1)
        page.facts(*titles.items())
        return page

    def payload() -> dict[str, Any]:
        return {"schema_version": SCHEMA_VERSION, "command": "help", "topics": dict(titles)}

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def title_of(text: str) -> str:
    """The first heading of a page."""
    heading = next((match for match in map(_HEADING.match, text.splitlines()) if match), None)
    return heading[2] if heading else ""


def _document(text: str) -> Document:
    page = Document()
    for kind, lines in _pieces(text):
        if kind == "heading":
            match = _HEADING.match(lines[0])
            page.heading(_plain(match[2]) if match else lines[0], len(match[1]) if match else 2)
        elif kind == "code":
            page.tree([Branch(line.removeprefix("$ ")) for line in lines])
        elif kind == "table":
            head, _rule, *rows = (
                [_plain(part) for part in line.split("|")[1:-1]] for line in lines
            )
            columns = [Column(name, flexible=True) for name in head]
            page.table(columns, Rows(tuple(tuple(map(cell, row)) for row in rows)))
        else:
            page.paragraph(_plain(" ".join(line.strip() for line in lines)))
    return page


def _pieces(text: str) -> Iterator[tuple[str, list[str]]]:
    """The page in pieces: headings, blocks to be typed, tables, and what is between blank lines."""
    held: list[str] = []
    is_code = False
    for line in [*text.splitlines(), ""]:
        if line.startswith(_FENCE):
            if is_code:
                yield "code", held
            elif held:
                yield "text", held
            held, is_code = [], not is_code
        elif is_code:
            held.append(line)
        elif not line.strip() or _HEADING.match(line) or (held and line.startswith("- ")):
            if held:
                yield "table" if held[0].startswith("|") else "text", held
            held = [line] if line.startswith("- ") else []
            if _HEADING.match(line):
                yield "heading", [line]
        else:
            held.append(line)


def _plain(text: str) -> str:
    """The words without the signs by which a page is written."""
    return re.sub(r"\*\*|`|(?<!\w)\*|\*(?!\w)", "", _LINK.sub(r"\1", text)).strip()
