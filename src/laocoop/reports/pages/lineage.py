"""The answer of `lineage`: how commitments travelled from one conference to the next."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.domain import chains
from laocoop.domain.chains import Link
from laocoop.domain.status import Status
from laocoop.errors import ExitStatus, LaocoopError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Branch, Document
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.types import AS_NUMBER, AS_TEXT, AS_WORD
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any

MOST_LINKS = 100_000
"""Lines that share what they lead to tell it each: of n beginnings and n that follow, n times n. Those of an honest
register have some hundred links.
"""


class Line(Record):
    """One commitment that carries none on, and all that carries it on, depth first."""

    first: str
    links: list[Link]

    @property
    def ids(self) -> list[str]:
        return [link.id for link in self.links]


def lines_through(view: View, asked: Sequence[str] = ()) -> list[Line]:
    """The lines that go through one of the commitments; of all commitments where none is asked for: then without
    those that nothing carries on. Each begins with one that carries on nothing. Raises LaocoopError where they have more
    than MOST_LINKS.
    """
    commitments = view.standings.commitments
    carried = chains.continued_by(commitments)
    reached = [ident for ident in asked or carried if ident in commitments]
    firsts = chains.beginnings(commitments, reached)
    ordered = [ident for ident in commitments if ident in firsts]
    lines, links = [], 0
    for first in ordered:
        line = Line(first, chains.forward(commitments, first, carried))
        links += 1 + sum(len(carried.get(each, ())) for each in (first, *line.ids))
        if links > MOST_LINKS:
            raise LaocoopError("lines-too-many", ExitStatus.REFUSED, most=f"{MOST_LINKS:,}")
        lines.append(line)
    return lines


def answer(view: View, lines: Sequence[Line], asked: Sequence[str]) -> Answer:
    """What `lineage` answers; who was asked for is marked."""

    def payload() -> dict[str, Any]:
        told = [
            [{"id": link.id, "depth": link.depth} for link in [Link(line.first, 0), *line.links]]
            for line in lines
        ]
        ids = dict.fromkeys(link["id"] for line in told for link in line)
        items = [view.standings[str(ident)] for ident in ids]
        return view.envelope("lineage") | {"lines": told, "items": COMMITMENT.items(items)}

    def sheet() -> Sheet:
        rows = [
            (line.first, link.id, link.depth, *_brief(view, link.id))
            for line in lines
            for link in [Link(line.first, 0), *line.links]
        ]
        columns = ("line", "id", "depth", "instrument", "status", "title")
        types = (AS_TEXT, AS_TEXT, AS_NUMBER, AS_TEXT, AS_WORD, AS_TEXT)
        return Sheet(columns, rows, types)

    return Answer(
        lambda: document(view, lines, asked), sheet, payload, lambda: plain.tabbed(sheet())
    )


def _brief(view: View, ident: str) -> tuple[str, Status, str]:
    standing = view.standings[ident]
    commitment = standing.commitment
    return commitment.instrument, standing.status, view.say(commitment.title)


def document(view: View, lines: Sequence[Line], asked: Sequence[str]) -> Document:
    """A tree for each line, the earliest commitment at its root."""
    page = view.page()
    heading = _("How commitments were carried on")
    page.heading(f"{heading} · {view.as_of_words}", 1)
    if not lines:
        page.paragraph(_("None."))
    for line in lines:
        if not line.links:
            words = _("It carries on nothing, and nothing carries it on.")
            page.tree([_branch(view, Link(line.first, 0), asked)])
            page.paragraph(words, "muted")
            continue
        page.tree([_branch(view, link, asked) for link in [Link(line.first, 0), *line.links]])
    return page


def _branch(view: View, link: Link, asked: Sequence[str]) -> Branch:
    standing = view.standings[link.id]
    day = view.register.instruments[standing.commitment.instrument].day
    year = f" ({day.year})" if day else ""
    title = view.say(standing.commitment.title)
    state = labels.status(standing.status)
    return Branch(f"{link.id}{year} · {title} [{state}]", link.depth, link.id in asked)
