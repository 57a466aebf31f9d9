"""What a command says to a person, as data: headings, sentences, tables, trees.

A document has words and roles but no looks; `terminal` and the modules beside this one draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from laocoop.clean import clean
from laocoop.i18n import labels
from laocoop.i18n.catalogue import language
from laocoop.record import Record
from laocoop.typed import Any, overload


class Cell(Record):
    """One cell: its lines, the role that decides its looks, and a bar where it shows a share."""

    lines: tuple[str, ...]
    role: str = ""
    bar: tuple[int, int] | None = None
    """Numerator and denominator of a share to be drawn before the text."""
    order: str = ""
    """By what a face that can sort puts it in order, where its words would not: a day in ISO 8601."""

    @property
    def text(self) -> str:
        """The lines as one."""
        lines = self.lines
        return lines[0] if len(lines) == 1 else "; ".join(line for line in lines if line)


def cell(*lines: str, role: str = "", bar: tuple[int, int] | None = None, order: str = "") -> Cell:
    """A cell of cleaned lines."""
    return Cell.of((tuple(map(clean, lines)), role, bar, order))


class Column(Record):
    """A column's heading. One that is `flexible` takes the width that is left, and wraps."""

    label: str
    flexible: bool = False
    right: bool = False
    role: str = ""
    """Where there is no room for the label, the role's sign stands for it, and a key says so."""


class Heading(Record):
    """A heading; level 1 is the document's own."""

    text: str
    level: int = 2


class Paragraph(Record):
    """Sentences. Role "muted" stands back, "notice" asks to be read."""

    text: str
    role: str = ""
    hint: str = ""
    """What to type next: it means nothing on paper."""

    @property
    def with_hint(self) -> str:
        """The sentences as who sits before a terminal reads them."""
        return f"{self.text} {self.hint}" if self.hint else self.text


class Rows(Record):
    """Rows that belong together, under a heading of their own or none."""

    rows: Sequence[tuple[Cell, ...]]
    heading: str = ""


class RowsMade(Sequence[tuple[Cell, ...]]):
    """A row for each of `things`, made by `row` when it is asked for: few are ever drawn."""

    def __init__(self, things: Sequence[Any], row: Callable[[Any], tuple[Cell, ...]]) -> None:
        self._things = things
        self._row = row

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...

    @overload
    def __getitem__(self, place: slice) -> RowsMade: ...

    def __getitem__(self, place: int | slice) -> tuple[Cell, ...] | RowsMade:
        if isinstance(place, slice):
            return RowsMade(self._things[place], self._row)
        return self._row(self._things[place])


class Series(Record):
    """One kind of what a chart counts: a number for each of its lines."""

    label: str
    role: str
    """As of a cell: it decides the colour."""
    values: tuple[int, ...]


class Chart(Record):
    """Counts that a table says too, to be drawn as bars of several parts where a face can draw."""

    lines: tuple[str, ...]
    """What each bar is of."""
    series: tuple[Series, ...]

    @property
    def totals(self) -> list[int]:
        """How much each bar is of in all."""
        return [sum(each.values[at] for each in self.series) for at in range(len(self.lines))]


class Mark(Record):
    """One thing on a course of days: its id, its words, and the role that decides its looks."""

    id: str
    text: str
    role: str


class Span(Record):
    """A stretch of days on a course, what lies in it, and how far through it today is."""

    label: str
    marks: tuple[Mark, ...]
    today: float | None = None
    """From 0 to 1; None where today is not in it."""


class Course(Record):
    """Stretches of days in their order, which a table says too, to be drawn where a face can draw."""

    spans: tuple[Span, ...]
    today: str
    """What stands at today's line."""


class Table(Record):
    """Columns and groups of rows."""

    columns: tuple[Column, ...]
    groups: tuple[Rows, ...]
    chart: Chart | None = None
    course: Course | None = None


class Facts(Record):
    """Names and what they are, one a line."""

    pairs: tuple[tuple[str, str], ...]


_DEEPEST = 12
"""So many steps in leave room for words, on paper too."""


class Branch(Record):
    """One line of a tree, `depth` steps in; a `marked` one is where the reader stands."""

    text: str
    depth: int = 0
    marked: bool = False


class Tree(Record):
    """Lines that hang under each other."""

    branches: tuple[Branch, ...]


Part = Heading | Paragraph | Table | Facts | Tree


class Origin(Record):
    """Whose paper it is, of which day, and where its figures come from: what letterheads and feet say."""

    language: str
    ministry: str = ""
    """The ministry whose language it is in; empty where it is neither's."""
    is_translation: bool = False
    """True for what one ministry gives out in the language of the other: it does not speak in the other's name."""
    as_of: date | None = None
    source: str = ""
    given_out: date | None = None
    """The day on which the paper goes out; None where it shall be the same whenever it is printed, and its day is written
    in by hand.
    """

    @property
    def issuer(self) -> str:
        """The ministry in whose name a paper in this language alone is given out."""
        return "" if self.is_translation else self.ministry


class Document:
    """The parts of what is said, in order."""

    def __init__(self, origin: Callable[[], Origin] | None = None) -> None:
        self.parts: list[Part] = []
        self.kind = ""
        """What an office calls such a paper, like "Report"; empty for what is none of its own."""
        self.has_number = False
        """True for a paper that goes out by itself: a registry numbers it, and it has receivers."""
        self._origin = origin
        """Made only for faces that have a letterhead or a foot."""

    def fixed(self) -> Document:
        """The same with all that is made only when it is asked for: in the language that is spoken now."""
        origin = self.origin
        self._origin = lambda: origin
        self.parts = [
            part.but(groups=tuple(rows.but(rows=tuple(rows.rows)) for rows in part.groups))
            if isinstance(part, Table)
            else part
            for part in self.parts
        ]
        return self

    @property
    def origin(self) -> Origin:
        """Whose paper it is; a document that no register stands behind knows its language alone."""
        if self._origin is None:
            return Origin(language())
        origin = self._origin()
        return origin.but(ministry=clean(origin.ministry), source=clean(origin.source))

    @property
    def rows(self) -> int:
        """How many rows its tables have in all."""
        tables = [part for part in self.parts if isinstance(part, Table)]
        return sum(len(group.rows) for table in tables for group in table.groups)

    def titled(self) -> tuple[str, list[Part]]:
        """The kind of the paper in capitals, and its parts below that: papers of both states have it on a line of its
        own, BÁO CÁO, and then what it reports on. Empty where the title does not begin with it.
        """
        title = self.parts[0] if self.parts else None
        if not (self.kind and isinstance(title, Heading) and title.text.startswith(self.kind)):
            return "", self.parts
        rest = title.text.removeprefix(self.kind).strip(" :")
        return self.kind.upper(), [title.but(text=labels.opening(rest)), *self.parts[1:]]

    def heading(self, text: str, level: int = 2) -> None:
        """Adds a heading."""
        self.parts.append(Heading(clean(text), level))

    def paragraph(self, text: str, role: str = "", hint: str = "") -> None:
        """Adds sentences, and what to type next."""
        self.parts.append(Paragraph(clean(text), role, clean(hint)))

    def table(
        self,
        columns: list[Column],
        *groups: Rows,
        chart: Chart | None = None,
        course: Course | None = None,
    ) -> None:
        """Adds a table, with what draws its counts or its days where there is any such thing."""
        headed = tuple(rows.but(heading=clean(rows.heading)) for rows in groups)
        if chart is not None:
            chart = chart.but(lines=tuple(map(clean, chart.lines)))
        self.parts.append(Table(tuple(columns), headed, chart, course))

    def facts(self, *pairs: tuple[str, str]) -> None:
        """Adds names and what they are, without the empty ones."""
        kept = tuple((clean(name), clean(value)) for name, value in pairs if value)
        if kept:
            self.parts.append(Facts(kept))

    def tree(self, branches: list[Branch]) -> None:
        """Adds a tree; what hangs deeper than anybody can see stands no further in."""
        self.parts.append(
            Tree(tuple(Branch(clean(b.text), min(b.depth, _DEEPEST), b.marked) for b in branches))
        )
