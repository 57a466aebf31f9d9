"""A document as Markdown that GitHub, Word and mail programs read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from laocoop.reports.answer import Answer
from laocoop.reports.document import Document, Facts, Heading, Paragraph, Table, Tree
from laocoop.reports.formats import write_lines
from laocoop.typed import BinaryIO

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write_lines(stream, lines(answer.document()))


def escape(text: str) -> str:
    """`text` with nothing in it that Markdown would act on."""
    return _SPECIAL.sub(r"\\\1", text)


def lines(document: Document) -> Iterator[str]:
    """The lines of the document."""
    for number, part in enumerate(document.parts):
        if number:
            yield ""
        if isinstance(part, Heading):
            yield f"{'#' * part.level} {escape(part.text)}"
        elif isinstance(part, Paragraph):
            yield escape(part.with_hint)
        elif isinstance(part, Facts):
            for name, value in part.pairs:
                yield f"- **{escape(name)}:** {escape(value)}"
        elif isinstance(part, Tree):
            for branch in part.branches:
                text = escape(branch.text)
                yield f"{'  ' * branch.depth}- {f'**{text}**' if branch.marked else text}"
        else:
            yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    header = "| " + " | ".join(escape(column.label) or " " for column in table.columns) + " |"
    rule = "|" + "|".join("---:" if column.right else "---" for column in table.columns) + "|"
    for number, group in enumerate(table.groups):
        if group.heading:
            if number:
                yield ""
            yield f"**{escape(group.heading)}**"
            if not group.rows:
                continue
            yield ""
        if group.heading or number == 0:
            yield header
            yield rule
        for cells in group.rows:
            shown = ("<br>".join(escape(line) for line in entry.lines) for entry in cells)
            yield "| " + " | ".join(shown) + " |"
