"""A field of an answer as one row: what it is called, its value, how it is shown, and where.

Everything an answer shows of a thing is made from the rows: the items of JSON, the columns of CSV, those
of a list on the screen, the facts of a single thing. `first` names the fields that lead in one of these
places, where the order of the rows is not the one people or programs know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.reports.answer import Sheet
from laocoop.reports.document import Cell, Column, cell
from laocoop.reports.fields.types import AS_TEXT, Type, in_json
from laocoop.reports.view import View
from laocoop.typed import Any

LIST, SHOW, JSON, CSV, DETAIL = "list", "show", "json", "csv", "detail"
"""A list on the screen; the facts of one thing; JSON; CSV; what JSON has only of a single thing."""

Getter = Callable[[Any], Any]


class Field(Record):
    """One field of the things an answer is about."""

    key: str
    value: Getter
    type: Type = AS_TEXT
    at: tuple[str, ...] = (JSON, CSV)
    heading: str = ""
    """Marked for the catalogues."""
    cell: Callable[[Any, Any], Cell] | None = None
    """How a list shows it."""
    fact: Callable[[View, Any], str] | None = None
    """How it is shown of a single thing; empty where there is nothing to say."""
    fact_heading: str = ""
    """Where a single thing calls it otherwise than a list does."""
    brief: Callable[[View, Any], str] | None = None
    """How a line of plain text has it, where that is not the value itself."""
    csv_key: str = ""
    """What the column of a sheet is called, where JSON calls it otherwise."""
    flexible: bool = False
    right: bool = False


class Fields:
    """The fields of one kind of thing."""

    def __init__(self, *rows: Field, **first: str) -> None:
        self.rows = {row.key: row for row in rows}
        self._first = first
        self._shown = {place: self._in_order(place) for place in (LIST, SHOW, JSON, CSV, DETAIL)}

    def with_rows(self, *rows: Field, **first: str) -> Fields:
        """The same with more fields, after the others."""
        return Fields(*self.rows.values(), *rows, **(self._first | first))

    def shown_at(self, place: str) -> list[Field]:
        """The fields that are shown at a place, in their order there."""
        return self._shown[place]

    def _in_order(self, place: str) -> list[Field]:
        leading = self._first.get(place, "").split()
        others = [key for key, row in self.rows.items() if place in row.at and key not in leading]
        return [self.rows[key] for key in [*leading, *others]]

    def items(self, things: Iterable[Any], *places: str) -> list[dict[str, Any]]:
        """The things as JSON has them."""
        rows = [row for place in places or (JSON,) for row in self.shown_at(place)]
        drawn = [(row.key, row.value, row.type.json) for row in rows]
        items = []
        for thing in things:
            item = {}
            for key, get, to_json in drawn:
                value = get(thing)
                item[key] = value if to_json is None or value is None else to_json(value)
            items.append(item)
        return items

    def sheet(
        self, things: Iterable[Any], parties: Sequence[str] = (), keys: Sequence[str] = ()
    ) -> Sheet:
        """The things as rows of values; a column for each language of a wording, and for each of the
        `parties` where they differ; of all fields, or of those with these `keys`.
        """
        columns: list[str] = []
        types: list[Type] = []
        getters: list[Getter] = []
        headings: list[str] = []
        for row in [self.rows[key] for key in keys] or self.shown_at(CSV):
            key, spread = row.csv_key or row.key, row.type.spread
            # The column of a side is called as what both make, with the side's sign; of a language, with its name.
            named = self.rows[key].heading if key in self.rows else row.heading
            heading = _(named) if named else labels.column(key)
            if spread is None:
                columns.append(key)
                types.append(row.type)
                getters.append(row.value)
                headings.append(heading)
                continue
            for part in spread.parts or parties:
                columns.append(f"{key}_{part}")
                types.append(row.type)
                getters.append(_part(row.value, spread.value, part))
                headings.append(f"{heading} {labels.part(part)}")
        rows = ([get(thing) for get in getters] for thing in things)
        return Sheet(columns, rows, types, headings=headings)

    def headings(self, keys: Sequence[str] | None = None) -> list[Column]:
        """The headings of a list with these columns, or with all it has."""
        rows = self.shown_at(LIST) if keys is None else [self.rows[key] for key in keys]
        return [Column(_(row.heading), row.flexible, row.right) for row in rows]

    def row(
        self, view: View | None, thing: Any, keys: Sequence[str] | None = None
    ) -> tuple[Cell, ...]:
        """The cells of one thing in such a list. `view` is what the fields need to show it."""
        rows = self.shown_at(LIST) if keys is None else [self.rows[key] for key in keys]
        return tuple([_cell(row, view, thing) for row in rows])

    def facts(self, view: View, thing: Any, *keys: str) -> list[tuple[str, str]]:
        """What is said of a single thing, name by name; of `keys` alone where they are given."""
        rows = [self.rows[key] for key in keys] or self.shown_at(SHOW)
        return [
            (_(row.fact_heading or row.heading), row.fact(view, thing))
            for row in rows
            if row.fact is not None
        ]

    def brief(self, view: View, things: Iterable[Any], keys: Sequence[str]) -> Sheet:
        """Some fields of the things, for a line of plain text each."""
        rows = [self.rows[key] for key in keys]
        getters = [_brief(row, view) for row in rows]
        types = [AS_TEXT if row.brief else row.type for row in rows]
        headings = [_(row.heading) if row.heading else labels.column(row.key) for row in rows]
        values = ([get(thing) for get in getters] for thing in things)
        return Sheet(keys, values, types, headings=headings)


def _part(value: Getter, of_part: Callable[[Any, str], Any], part: str) -> Getter:
    return lambda thing: of_part(value(thing), part)


def _brief(row: Field, view: View) -> Getter:
    brief = row.brief
    return row.value if brief is None else lambda thing: brief(view, thing)


def _cell(row: Field, view: View | None, thing: Any) -> Cell:
    if row.cell is not None:
        return row.cell(view, thing)
    value = row.value(thing)
    return cell(str(in_json(row.type, value))) if value else cell("—", role="muted")
