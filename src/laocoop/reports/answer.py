"""What a reading command answers, in the three shapes that every format is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from laocoop.record import Record
from laocoop.reports.document import Document
from laocoop.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laocoop.domain.model import Event
    from laocoop.domain.moment import Moment
    from laocoop.domain.standing import Standing
    from laocoop.reports.fields.types import Type
    from laocoop.reports.view import View

SCHEMA_VERSION = 1


class Sheet(Record):
    """Rows of values under the names of their columns, for CSV and for pipes.

    The values are typed: a date is a date. `types` has one for each column; without any, all of them
    are texts.
    """

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    types: Sequence[Type] = ()
    given_out: Moment | None = None
    """Of rows that may come back filled in: the moment that they show."""
    headings: Sequence[str] = ()
    """The columns as a person calls them; without any, by their names."""

    def written(self) -> Iterable[Sequence[str]]:
        """The rows with every value as a text has it, None as nothing."""
        if not self.types:
            return self.rows
        writes = [kind.text for kind in self.types]
        return (
            [
                "" if value is None else value if write is None else write(value)
                for value, write in zip(row, writes, strict=True)
            ]
            for row in self.rows
        )


class Tab(Record):
    """One sheet of a workbook: rows under heads, and from which words a cell may be chosen."""

    name: str
    sheet: Sheet
    above: str = ""
    """A line that stands over the heads."""
    choices: Mapping[str, Sequence[str]] = MappingProxyType({})
    """By column: what may be chosen in it; anything else may be typed too."""
    to_fill_in: bool = False
    """True where the cells are there to be filled in, all but the ids."""


class Dated(Record):
    """What of an answer may stand in a calendar: commitments that have a date, and joint reviews."""

    view: View
    standings: Sequence[Standing]
    events: Sequence[Event] = ()


class Figure(Record):
    """A count that stands large at the top of a page, under it what it counts."""

    text: str
    label: str
    role: str = ""
    share: tuple[int, int] | None = None
    """Numerator and denominator, where it is a part of something."""


class Overview(Record):
    """What a page that is looked at, and not printed, shows beside the document."""

    figures: Sequence[Figure]
    further: Sequence[Document]
    """Documents that follow the answer's own."""


class Answer(Record):
    """One answer. Each shape is made only when a format asks for it."""

    document: Callable[[], Document]
    sheet: Callable[[], Sheet]
    payload: Callable[[], dict[str, Any]]
    plain: Callable[[], Iterable[str]]
    """Lines for a pipe: rows with tabs for tools, or text where that serves better."""
    tabs: Callable[[], Sequence[Tab]] | None = None
    """The sheets of a workbook, where it has more than the rows."""
    dated: Callable[[], Dated] | None = None
    """What of it may stand in a calendar, where there is any such thing."""
    overview: Callable[[], Overview] | None = None
    """What a page shows beside its document, where there is more."""
