"""An answer as a page for a browser: one file that opens offline, on a phone too, and asks nothing of a network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from laocoop.i18n.catalogue import _
from laocoop.reports.addresses import stretches
from laocoop.reports.answer import Answer, Overview
from laocoop.reports.charts import COLOURS, LIGHT, in_words
from laocoop.reports.document import Document, Facts, Heading, Paragraph, Table, Tree
from laocoop.reports.formats import library, refuse_more
from laocoop.typed import Any, BinaryIO

MOST_ROWS = 100_000
"""A page of so many takes 500 MB of memory to be made."""
_FOLDER = Path(__file__).parent
_FEWEST_TO_FILTER = 8
"""So many rows of a page are seen at a glance: a box to filter them would stand in the way."""


_KINDS = (Heading, Paragraph, Facts, Tree)


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format.

    What is said is escaped wherever it stands, and the page lets no script and no style but its own run. Raises
    LaocoopError where the library for templates is not installed.
    """
    jinja2 = library("jinja2", "no-templates")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters.update(stretches=stretches, role=_role)
    environment.tests.update({kind.__name__: _is(kind) for kind in _KINDS})
    overview = answer.overview() if answer.overview else Overview((), ())
    documents = [answer.document(), *overview.further]
    refuse_more(sum(document.rows for document in documents), MOST_ROWS, ".html")
    shares = [figure.share for figure in overview.figures if figure.share]
    style = _own("page.css") + "".join(_rules(documents, shares))
    script = _own("page.js")
    headings = [*_headings(documents)]
    page = environment.from_string(_own("page.html")).render(
        title=headings[0][1] if headings else "",
        contents=[(anchor, text) for anchor, text, level in headings if level == 2],
        origin=documents[0].origin,
        documents=documents,
        figures=overview.figures,
        anchors=_anchors(documents),
        has_filter=sum(1 for _row in _rows(documents)) >= _FEWEST_TO_FILTER,
        in_words=in_words,
        style=jinja2.utils.markupsafe.Markup(style),
        script=jinja2.utils.markupsafe.Markup(script),
        style_digest=_digest(style),
        script_digest=_digest(script),
        words={
            "contents": _("Contents"),
            "filter": _("Show only rows with"),
            "shown": _("{count} of {total} rows"),
            "skip": _("Go to the content"),
        },
    )
    stream.write(page.encode("utf-8", "replace"))


def _own(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """As a browser compares it with what stands in the page."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _role(role: str) -> str:
    """A role as the name of a class."""
    return role.replace(":", "-").replace("_", "-")


def _is(kind: type) -> Callable[[object], bool]:
    """Tells of a part whether it is one of `kind`."""
    return lambda part: isinstance(part, kind)


def _headings(documents: Sequence[Document]) -> Iterator[tuple[str, str, int]]:
    """Of each heading its anchor, its text and its level."""
    for at, document in enumerate(documents):
        for place, part in enumerate(document.parts):
            if isinstance(part, Heading):
                yield f"s{at}-{place}", part.text, part.level


Place = tuple[int, int, int, int]
"""Of a row: its document, part, group, and place in that."""


def _rows(documents: Sequence[Document]) -> Iterator[tuple[Place, str]]:
    """Of each row its place, and the id that it is about; empty where it is about none."""
    for at, document in enumerate(documents):
        for place, part in enumerate(document.parts):
            if isinstance(part, Table) and not part.course:
                for number, group in enumerate(part.groups):
                    for row_at, row in enumerate(group.rows):
                        ident = row[0].text if row[0].role == "id" else ""
                        yield (at, place, number, row_at), ident


def _anchors(documents: Sequence[Document]) -> dict[str, Any]:
    """By id the anchor of its row, and by that row's place the same: of several rows the last, which has most."""
    last = {ident: place for place, ident in _rows(documents) if ident}
    names = {ident: f"r{number}" for number, ident in enumerate(last, 1)}
    return {"names": names, "at": {place: names[ident] for ident, place in last.items()}}


def _rules(documents: Sequence[Document], shares: list[tuple[int, int]]) -> Iterator[str]:
    """The rules of style that depend on what is drawn: colours, how wide bars are, where today is. They stand here
    and not beside what they are for, since a page that let styles stand there would let anybody's.
    """
    for role, colour in COLOURS.items():
        ground = "#000" if role in LIGHT else "#fff"
        yield f".{_role(role)} {{ --own: #{colour}; --on: {ground}; }}\n"
    parts = [part for document in documents for part in document.parts if isinstance(part, Table)]
    for part in parts:
        shares += [e.bar for group in part.groups for row in group.rows for e in row if e.bar]
    grown = {number for one, whole in shares for number in (one, whole - one)}
    for chart in (part.chart for part in parts if part.chart and part.chart.series):
        grown |= {value for series in chart.series for value in series.values}
        totals = chart.totals
        grown |= {max(totals) - total for total in totals}
    yield from (f".g{number} {{ flex-grow: {number}; }}\n" for number in sorted(grown))
    for course in (part.course for part in parts if part.course):
        places = {round(span.today * 100) for span in course.spans if span.today is not None}
        yield from (f".t{place} {{ left: {place}%; }}\n" for place in places)
