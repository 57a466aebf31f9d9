"""The seven kinds of records: the fields of each, in the order they are written.

A key is called as the field it becomes. A field added to a record of the domain gets its row here, and
is then read, written, kept by the index, and checked where it names other records.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from laocoop.domain.model import (
    Cite,
    Commitment,
    Event,
    FormerName,
    Instrument,
    Party,
    Register,
    Source,
    Target,
    Theme,
    Update,
)
from laocoop.domain.period import Period
from laocoop.domain.records import PlainRecords
from laocoop.domain.status import REPORTABLE, Force, Verdict
from laocoop.domain.wording import Wording
from laocoop.record import Record
from laocoop.storage.schema.codec import (
    DAY,
    FLAG,
    MOMENT,
    NAME,
    NUMBER,
    PERIOD,
    TEXT,
    TEXTS,
    UNITS,
    WHOLE,
    WORDING,
    Fault,
    one_of,
)
from laocoop.storage.schema.kind import Field, Kind, table, tables

SCHEMA = 1


def _one_verdict(keys: dict[str, Any]) -> None:
    if bool(keys.get("verifies")) != bool(keys.get("verdict")):
        key = "verdict" if keys.get("verifies") else "verifies"
        raise Fault("missing-key", "", key=key)


_FORMER = Kind("formerly", FormerName, until=Field(WHOLE, required=True), name=Field(WORDING))
_TARGET = Kind("target", Target, value=Field(NUMBER, required=True), unit=Field(TEXT))
_CITE = Kind(
    "cite",
    Cite,
    source=Field(NAME, required=True, names="source"),
    anchor=Field(TEXT),
    paragraph=Field(WHOLE),
    place=Field(TEXT),
)

_ALL = (
    Kind(
        "party",
        Party,
        id=Field(NAME, required=True),
        name=Field(WORDING),
        ministry=Field(WORDING),
        formerly=Field(tables(_FORMER)),
    ),
    Kind(
        "theme",
        Theme,
        id=Field(NAME, required=True),
        name=Field(WORDING),
        ilo=Field(TEXTS),
        sdg=Field(TEXTS),
    ),
    Kind(
        "source",
        Source,
        id=Field(NAME, required=True),
        title=Field(TEXT),
        description=Field(TEXT),
        publisher=Field(TEXT),
        published=Field(DAY),
        language=Field(TEXT),
        url=Field(TEXT),
    ),
    Kind(
        "instrument",
        Instrument,
        id=Field(NAME, required=True),
        kind=Field(NAME, required=True),
        name=Field(WORDING),
        held=Field(DAY),
        signed=Field(DAY),
        place=Field(TEXT),
        signers=Field(TEXTS),
        period=Field(PERIOD),
        follows=Field(TEXTS, names="instrument"),
        basis=Field(TEXT),
        sources=Field(TEXTS, names="source"),
        note=Field(WORDING),
    ),
    Kind(
        "event",
        Event,
        id=Field(NAME, required=True),
        name=Field(WORDING),
        held=Field(DAY),
        place=Field(TEXT),
        recorded=Field(MOMENT),
        by=Field(TEXT),
    ),
    Kind(
        "commitment",
        Commitment,
        id=Field(NAME, required=True),
        instrument=Field(NAME, required=True, names="instrument"),
        parent=Field(TEXT, names="commitment"),
        clause=Field(TEXT),
        title=Field(WORDING, required=True),
        text=Field(WORDING),
        note=Field(WORDING),
        parties=Field(TEXTS, required=True, names="party"),
        themes=Field(TEXTS, names="theme"),
        force=Field(one_of(Force, Force.AGREED)),
        period=Field(PERIOD),
        due=Field(DAY),
        lead=Field(UNITS, names="party"),
        target=Field(table(_TARGET)),
        continues=Field(TEXTS, names="commitment"),
        soft=Field(FLAG),
        cites=Field(tables(_CITE), names="source"),
        recorded=Field(MOMENT),
        by=Field(TEXT),
        step=Field(TEXT),
    ),
    Kind(
        "update",
        Update,
        _one_verdict,
        id=Field(NAME, required=True),
        commitment=Field(NAME, required=True, names="commitment"),
        on=Field(DAY, required=True),
        recorded=Field(MOMENT, required=True),
        by=Field(TEXT),
        party=Field(TEXT),
        status=Field(one_of(REPORTABLE)),
        note=Field(TEXT),
        evidence=Field(TEXTS),
        due=Field(DAY),
        due_was=Field(DAY),
        lead=Field(TEXT),
        value=Field(NUMBER),
        retracts=Field(TEXT),
        event=Field(TEXT, names="event"),
        verifies=Field(TEXT),
        verdict=Field(one_of(Verdict)),
        step=Field(TEXT),
    ),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
"""All kinds by the name of their blocks, in the order of a register."""

KNOWN_KEYS = {
    "register": frozenset({"title", "period", "draft_languages"}),
    **{name: frozenset(kind.fields) for name, kind in KINDS.items()},
}

_PLACES = {
    "party": "parties",
    "theme": "themes",
    "source": "sources",
    "instrument": "instruments",
    "event": "events",
    "commitment": "commitments",
}
"""Where a register has its records by id; updates stand in a row."""

_BY_CLASS = {kind.record: kind for kind in _ALL}

Head = tuple[Wording, Period, tuple[str, ...]]
RecordsByKind = Mapping[str, Mapping[str, Any]]
"""By kind and id."""


def kind_of(record: Record) -> Kind:
    """The kind of `record`."""
    return _BY_CLASS[type(record)]


def read_head(keys: dict[str, Any]) -> Head:
    """Title, period and draft languages of the `[register]` table. Raises Fault."""
    period = PERIOD.read("period", keys.get("period", ""))
    if period is None:
        raise Fault("missing-key", "period", key="period")
    title = WORDING.read("title", keys.get("title", {}))
    return title, period, TEXTS.read("draft_languages", keys.get("draft_languages", []))


def register_of(head: Head, records: RecordsByKind) -> Register:
    """The register that has these records."""
    title, period, drafts = head
    places: dict[str, Any] = {place: records[name] for name, place in _PLACES.items()}
    if isinstance(places["commitments"], dict):
        places["commitments"] = PlainRecords(places["commitments"])
    return Register(
        title=title,
        period=period,
        draft_languages=drafts,
        updates=tuple(records["update"].values()),
        **places,
    )


def records_of(register: Register) -> RecordsByKind:
    """The records of `register` by kind and id."""
    places = {name: getattr(register, place) for name, place in _PLACES.items()}
    return places | {"update": {update.id: update for update in register.updates}}
