"""A document in plain values, as `paper.typ` beside this file draws it."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.i18n.labels import LANGUAGE_OF_ITSELF
from laocoop.reports.addresses import stretches
from laocoop.reports.beside import clauses_beside, row_in_lines
from laocoop.reports.charts import COLOURS, LIGHT, in_words
from laocoop.reports.column_widths import STRONG, widths
from laocoop.reports.document import (
    Cell,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    Tree,
)
from laocoop.reports.letterheads import STATES, number_of, with_heads
from laocoop.typed import Any

Plain = dict[str, Any]
_ROOM = (210 - 30 - 20) / 25.4 * 72
"""The points of a line of text on A4 between its margins."""
_LONGEST_WHOLE = 600
"""A row with more signs in it may be parted by a page: it could be higher than one."""
_GREY = "5F6368"


def data_of(documents: Sequence[Document]) -> Plain:
    """All that stands on the paper, in one language or in two side by side."""
    first = documents[0]
    origin = first.origin
    headings = [part.text for part in first.parts if isinstance(part, Heading)]
    several = len(documents) > 1
    return {
        "language": origin.language,
        "title": headings[0] if headings else "",
        "author": origin.issuer,
        "source": _line(origin.source),
        "heads": [_head(each) for each in with_heads(documents)],
        "end": _end(first) if first.has_number and not several else None,
        "parts": [] if several else _parts(first),
        "beside": _beside(documents) if several else None,
    }


def _head(document: Document) -> Plain:
    origin = document.origin
    state = STATES[origin.language]
    number = state.number if document.has_number else ""
    if number:
        given = f"/{number_of(document.kind, origin.ministry, state)}"
        number += f"           {given}" if origin.language == "vi" else " …………"
    return {
        "language": origin.language,
        "name": state.name,
        "motto": state.motto,
        "ministry": origin.ministry,
        "number": number,
        "day": state.place_and_day(origin.given_out) if origin.as_of else "",
    }


def _end(document: Document) -> Plain | None:
    if not with_heads([document]):
        return None
    state = STATES[document.origin.language]
    return {"recipients": state.recipients, "kept": state.kept}


def _parts(document: Document) -> list[Plain]:
    kind, parts = document.titled()
    return [*([{"type": "kind", "text": kind}] if kind else []), *map(_part, parts)]


def _part(part: Part) -> Plain:
    if isinstance(part, Heading):
        return {"type": "heading", "text": part.text, "level": min(part.level, 3)}
    if isinstance(part, Paragraph):
        return {"type": "paragraph", "line": _line(part.text), "role": part.role}
    if isinstance(part, Facts):
        pairs = [{"name": f"{name}: ", "line": _line(value)} for name, value in part.pairs]
        return {"type": "facts", "pairs": pairs}
    if isinstance(part, Tree):
        branches = [
            {
                "line": _line(f"– {branch.text}" if branch.depth else branch.text),
                "depth": branch.depth,
                "marked": branch.marked,
            }
            for branch in part.branches
        ]
        return {"type": "tree", "branches": branches}
    return _table(part)


def _table(table: Table) -> Plain:
    labels = [column.label for column in table.columns]
    return {
        "type": "table",
        "widths": list(widths(table, _ROOM)),
        "labels": labels if any(labels) else [],
        "right": [column.right for column in table.columns],
        "groups": [
            {
                "heading": group.heading,
                "rows": [[_cell(each) for each in row] for row in group.rows],
            }
            for group in table.groups
        ],
        "chart": _chart(table.chart) if table.chart and table.chart.series else None,
    }


def _cell(cell: Cell) -> Plain:
    return {
        "lines": [_line(line) for line in cell.lines],
        "strong": cell.role in STRONG,
        "whole": sum(map(len, cell.lines)) <= _LONGEST_WHOLE,
    }


def _chart(chart: Chart) -> Plain:
    return {
        "lines": list(chart.lines),
        "words": in_words(chart),
        "most": max(chart.totals),
        "series": [
            {
                "label": series.label,
                "colour": COLOURS.get(series.role, _GREY),
                "light": series.role in LIGHT,
                "values": list(series.values),
            }
            for series in chart.series
        ],
    }


def _beside(documents: Sequence[Document]) -> Plain:
    return {
        "languages": [document.origin.language for document in documents],
        "heads": [LANGUAGE_OF_ITSELF[document.origin.language] for document in documents],
        "rows": [
            {
                "clauses": [_clause(part) if part else [] for part in clauses],
                "whole": all(_signs(part) <= _LONGEST_WHOLE for part in clauses if part),
            }
            for clauses in clauses_beside(documents)
        ],
    }


def _clause(part: Part) -> list[Plain]:
    """A clause as it stands in its box."""
    if not isinstance(part, Table):
        return [_part(part)]
    about, told = row_in_lines(part)
    lines = [{"type": "line", "line": _line(line), "strong": False} for line in told]
    return [{"type": "line", "line": _line(about), "strong": True}, *lines]


def _signs(part: Part) -> int:
    """How much a clause says."""
    if isinstance(part, Table):
        cells = (each for group in part.groups for row in group.rows for each in row)
        return sum(len(each.text) for each in cells)
    return len(part.text) if isinstance(part, Paragraph) else 0


def _line(text: str) -> list[Plain]:
    """A line as its stretches: words, and addresses that can be followed. No line ends before a percent sign."""
    return [
        {"text": words if target else words.replace(" %", "\N{NO-BREAK SPACE}%"), "target": target}
        for words, target in stretches(text)
        if words
    ]
