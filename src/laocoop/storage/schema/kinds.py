"""What each kind of record looks like in the file: its keys, how each is read, which must be there.

A record's keys are called as the fields they become.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from laocoop.domain.model import (
    Cite,
    Commitment,
    Event,
    FormerName,
    Instrument,
    Party,
    Source,
    Target,
    Theme,
    Update,
    Wording,
)
from laocoop.domain.period import Period
from laocoop.domain.status import REPORTABLE, Force, Verdict
from laocoop.record import Record
from laocoop.storage.schema.codec import (
    Fault,
    OneOf,
    Read,
    day,
    flag,
    moment,
    name,
    number,
    period,
    text,
    texts,
    units,
    whole,
    wording,
)

Check = Callable[[dict[str, Any]], None]

_ONLY_TABLES = frozenset({dict})


class Shape:
    """How the records of one class are read. Keys it does not know are kept in the file."""

    def __init__(
        self,
        made: type[Record],
        reads: dict[str, Read],
        required: tuple[str, ...] = (),
        check: Check | None = None,
    ) -> None:
        if made._fields != tuple(reads):
            raise TypeError(f"{made.__name__} has other fields than {tuple(reads)}")
        self.made = made
        self.reads = reads
        self._check = check
        self._places = {key: (place, read) for place, (key, read) in enumerate(reads.items())}
        self._empty = [made._defaults.get(key) for key in reads]
        self._required = [(self._places[key][0], key) for key in required]

    def make(self, keys: dict[str, Any]) -> Any:
        """The record that `keys` stand for. Raises Fault."""
        values = self._empty.copy()
        places = self._places
        for key, value in keys.items():
            known = places.get(key)
            if known is not None:
                values[known[0]] = known[1](key, value)
        for place, key in self._required:
            if not values[place] and values[place] != 0:
                raise Fault("missing-key", key, key=key)
        if self._check is not None:
            self._check(keys)
        return self.made.of(tuple(values))


class Nested:
    """A table of a record; `several` is a list of them. Errors name `outer.inner`."""

    def __init__(self, shape: Shape, several: bool) -> None:
        self.shape = shape
        self.several = several

    def __call__(self, key: str, value: Any) -> Any:
        tables = value if self.several else [value]
        if not isinstance(tables, list) or not _ONLY_TABLES.issuperset(map(type, tables)):
            wanted = "tables" if self.several else "table"
            raise Fault("wrong-type", key, key=key, wanted=wanted, found=str(value)[:40])
        try:
            made = tuple([self.shape.make(table) for table in tables])
        except Fault as fault:
            inner = {"key": f"{key}.{fault.params['key']}"} if "key" in fault.params else {}
            raise Fault(fault.rule, key, **(fault.params | inner)) from None
        return made if self.several else made[0]


def _one_verdict(keys: dict[str, Any]) -> None:
    if bool(keys.get("verifies")) != bool(keys.get("verdict")):
        key = "verdict" if keys.get("verifies") else "verifies"
        raise Fault("missing-key", "", key=key)


_FORMER = Shape(FormerName, {"until": whole, "name": wording}, ("until",))
_TARGET = Shape(Target, {"value": number, "unit": text}, ("value",))
_CITE = Shape(
    Cite, {"source": name, "anchor": text, "paragraph": whole, "place": text}, ("source",)
)

SHAPES: dict[str, Shape] = {
    "party": Shape(
        Party,
        {"id": name, "name": wording, "ministry": wording, "formerly": Nested(_FORMER, True)},
        ("id",),
    ),
    "theme": Shape(Theme, {"id": name, "name": wording, "ilo": texts, "sdg": texts}, ("id",)),
    "source": Shape(
        Source,
        {
            "id": name,
            "title": text,
            "description": text,
            "publisher": text,
            "published": day,
            "language": text,
            "url": text,
        },
        ("id",),
    ),
    "instrument": Shape(
        Instrument,
        {
            "id": name,
            "kind": name,
            "name": wording,
            "held": day,
            "signed": day,
            "place": text,
            "signers": texts,
            "period": period,
            "follows": texts,
            "basis": text,
            "sources": texts,
            "note": wording,
        },
        ("id", "kind"),
    ),
    "event": Shape(
        Event,
        {"id": name, "name": wording, "held": day, "place": text, "recorded": moment, "by": text},
        ("id",),
    ),
    "commitment": Shape(
        Commitment,
        {
            "id": name,
            "instrument": name,
            "title": wording,
            "parties": texts,
            "clause": text,
            "text": wording,
            "note": wording,
            "themes": texts,
            "force": OneOf(Force, Force.AGREED),
            "period": period,
            "due": day,
            "lead": units,
            "parent": text,
            "continues": texts,
            "target": Nested(_TARGET, False),
            "cites": Nested(_CITE, True),
            "soft": flag,
            "recorded": moment,
            "by": text,
            "step": text,
        },
        ("id", "instrument", "title", "parties"),
    ),
    "update": Shape(
        Update,
        {
            "id": name,
            "commitment": name,
            "on": day,
            "recorded": moment,
            "by": text,
            "party": text,
            "status": OneOf(REPORTABLE),
            "note": text,
            "evidence": texts,
            "due": day,
            "due_was": day,
            "lead": text,
            "value": number,
            "retracts": text,
            "event": text,
            "verifies": text,
            "verdict": OneOf(Verdict),
            "step": text,
        },
        ("id", "commitment", "on", "recorded"),
        _one_verdict,
    ),
}

KNOWN_KEYS = {
    "register": frozenset({"title", "period", "draft_languages"}),
    **{kind: frozenset(shape.reads) for kind, shape in SHAPES.items()},
}


def head(keys: dict[str, Any]) -> tuple[Wording, Period, tuple[str, ...]]:
    """Title, period and draft languages of the `[register]` table. Raises Fault."""
    found = period("period", keys.get("period", ""))
    if found is None:
        raise Fault("missing-key", "period", key="period")
    title = wording("title", keys.get("title", {}))
    return title, found, texts("draft_languages", keys.get("draft_languages", []))
