"""The seven kinds of records: the fields of each, in the order they are written.

A key is called as the field it becomes. A field added to a record of the domain gets its row here, and
is then read, written, kept by the index, and checked where it names other records.
"""

from __future__ import annotations

from collections.abc import Mapping

from laocoop.domain.model import (
    Cite,
    Commitment,
    Correction,
    Event,
    FormerName,
    Instrument,
    Party,
    Register,
    Source,
    Target,
    Theme,
    Unit,
    Update,
)
from laocoop.domain.period import Period
from laocoop.domain.records import PlainRecords
from laocoop.domain.status import REPORTABLE, Force, Precision, Verdict
from laocoop.domain.wording import Wording
from laocoop.record import Record
from laocoop.storage.schema.codec import (
    DAY,
    FLAG,
    MOMENT,
    NAME,
    NOTE,
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
from laocoop.storage.schema.kind import Kind, StoredField, table, tables
from laocoop.typed import Any

EDITION = 6
"""Of the register that ships. A copy says from which it was made (storage/editions.py)."""
SCHEMA = 2
"""Since 2 a note of an update may be a table by language, an update may put a record right, and units stand
in the register. A program of before says that a newer one is needed. What needs none of it says 1, and
stays so.
"""


def _one_verdict_of_one(keys: dict[str, Any]) -> None:
    named = [key for key in ("commitment", "instrument") if keys.get(key)]
    if len(named) > 1 or not (named or keys.get("event")):
        raise Fault("missing-key", "", key="commitment")
    if named != ["commitment"] and not (keys.get("corrects") or keys.get("retracts")):
        raise Fault("missing-key", "", key="corrects" if named else "commitment")
    if bool(keys.get("verifies")) != bool(keys.get("verdict")):
        key = "verdict" if keys.get("verifies") else "verifies"
        raise Fault("missing-key", "", key=key)


_PRECISION = one_of(Precision)
_FORMER = Kind(
    "formerly", FormerName, until=StoredField(WHOLE, required=True), name=StoredField(WORDING)
)
_TARGET = Kind("target", Target, value=StoredField(NUMBER, required=True), unit=StoredField(TEXT))
_CITE = Kind(
    "cite",
    Cite,
    source=StoredField(NAME, required=True, names="source"),
    anchor=StoredField(TEXT),
    paragraph=StoredField(WHOLE),
    place=StoredField(TEXT),
)

_CORRECTION = Kind(
    "correction",
    Correction,
    title=StoredField(WORDING),
    parties=StoredField(TEXTS),
    themes=StoredField(TEXTS),
    clause=StoredField(TEXT),
    lead=StoredField(UNITS),
    due=StoredField(DAY),
    due_precision=StoredField(_PRECISION),
    period=StoredField(PERIOD),
    name=StoredField(WORDING),
    kind=StoredField(TEXT),
    signed=StoredField(DAY),
    held=StoredField(DAY),
    place=StoredField(TEXT),
    basis=StoredField(TEXT),
    drops=StoredField(TEXTS),
)

_ALL = (
    Kind(
        "party",
        Party,
        id=StoredField(NAME, required=True),
        name=StoredField(WORDING),
        ministry=StoredField(WORDING),
        formerly=StoredField(tables(_FORMER)),
    ),
    Kind(
        "theme",
        Theme,
        id=StoredField(NAME, required=True),
        name=StoredField(WORDING),
        ilo=StoredField(TEXTS),
        sdg=StoredField(TEXTS),
        also=StoredField(TEXTS),
        id_was=StoredField(TEXT),
    ),
    Kind(
        "unit",
        Unit,
        id=StoredField(NAME, required=True),
        party=StoredField(NAME, required=True, names="party"),
        name=StoredField(WORDING),
        sources=StoredField(TEXTS),
        to_confirm=StoredField(FLAG),
        note=StoredField(WORDING),
        id_was=StoredField(TEXT),
    ),
    Kind(
        "source",
        Source,
        id=StoredField(NAME, required=True),
        title=StoredField(TEXT),
        description=StoredField(NOTE),
        publisher=StoredField(TEXT),
        published=StoredField(DAY),
        language=StoredField(TEXT),
        url=StoredField(TEXT),
        id_was=StoredField(TEXT),
    ),
    Kind(
        "instrument",
        Instrument,
        id=StoredField(NAME, required=True),
        kind=StoredField(NAME, required=True),
        name=StoredField(WORDING),
        held=StoredField(DAY),
        signed=StoredField(DAY),
        place=StoredField(TEXT),
        signers=StoredField(TEXTS),
        period=StoredField(PERIOD),
        follows=StoredField(TEXTS, names="instrument"),
        basis=StoredField(TEXT),
        sources=StoredField(TEXTS, names="source"),
        also=StoredField(TEXTS),
        note=StoredField(WORDING),
        id_was=StoredField(TEXT),
    ),
    Kind(
        "event",
        Event,
        id=StoredField(NAME, required=True),
        name=StoredField(WORDING),
        held=StoredField(DAY),
        place=StoredField(TEXT),
        note=StoredField(WORDING),
        recorded=StoredField(MOMENT),
        by=StoredField(TEXT),
        id_was=StoredField(TEXT),
    ),
    Kind(
        "commitment",
        Commitment,
        id=StoredField(NAME, required=True),
        instrument=StoredField(NAME, required=True, names="instrument"),
        parent=StoredField(TEXT, names="commitment"),
        clause=StoredField(TEXT),
        title=StoredField(WORDING, required=True),
        text=StoredField(WORDING),
        note=StoredField(WORDING),
        parties=StoredField(TEXTS, required=True, names="party"),
        themes=StoredField(TEXTS, names="theme"),
        force=StoredField(one_of(Force, Force.AGREED)),
        period=StoredField(PERIOD),
        due=StoredField(DAY),
        due_precision=StoredField(_PRECISION),
        lead=StoredField(UNITS, names="party"),
        target=StoredField(table(_TARGET)),
        continues=StoredField(TEXTS, names="commitment"),
        soft=StoredField(FLAG),
        cites=StoredField(tables(_CITE), names="source"),
        recorded=StoredField(MOMENT),
        by=StoredField(TEXT),
        step=StoredField(TEXT),
        id_was=StoredField(TEXT),
    ),
    Kind(
        "update",
        Update,
        _one_verdict_of_one,
        id=StoredField(NAME, required=True),
        commitment=StoredField(TEXT, names="commitment"),
        instrument=StoredField(TEXT, names="instrument"),
        on=StoredField(DAY, required=True),
        recorded=StoredField(MOMENT, required=True),
        by=StoredField(TEXT),
        party=StoredField(TEXT),
        status=StoredField(one_of(REPORTABLE)),
        note=StoredField(NOTE),
        evidence=StoredField(TEXTS),
        due=StoredField(DAY),
        due_precision=StoredField(_PRECISION),
        due_was=StoredField(DAY),
        lead=StoredField(TEXT),
        value=StoredField(NUMBER),
        retracts=StoredField(TEXT),
        event=StoredField(TEXT, names="event"),
        verifies=StoredField(TEXT),
        verdict=StoredField(one_of(Verdict)),
        corrects=StoredField(table(_CORRECTION)),
        step=StoredField(TEXT),
        id_was=StoredField(TEXT),
    ),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
"""All kinds by the name of their blocks, in the order of a register."""

KNOWN_KEYS = {
    "register": frozenset({"title", "period", "draft_languages", "edition"}),
    **{name: frozenset(kind.fields) for name, kind in KINDS.items()},
}

_PLACES = {
    "party": "parties",
    "theme": "themes",
    "unit": "units",
    "source": "sources",
    "instrument": "instruments",
    "event": "events",
    "commitment": "commitments",
}
"""Where a register has its records by id; updates stand in a row."""

_BY_CLASS = {kind.record: kind for kind in _ALL}

Head = tuple[Wording, Period, tuple[str, ...], int]
RecordsByKind = Mapping[str, Mapping[str, Any]]
"""By kind and id."""


def kind_of(record: Record) -> Kind:
    """The kind of `record`."""
    return _BY_CLASS[type(record)]


def read_head(keys: dict[str, Any]) -> Head:
    """Title, period, draft languages and edition of the `[register]` table. Raises Fault."""
    period = PERIOD.read("period", keys.get("period", ""))
    if period is None:
        raise Fault("missing-key", "period", key="period")
    title = WORDING.read("title", keys.get("title", {}))
    drafts = TEXTS.read("draft_languages", keys.get("draft_languages", []))
    return title, period, drafts, WHOLE.read("edition", keys.get("edition", 0))


MOST_PARTIES = 100
"""In one register; of each a sheet has columns of its own."""


def register_of(head: Head, records: RecordsByKind) -> Register:
    """The register that has these records."""
    title, period, drafts, edition = head
    places: dict[str, Any] = {place: records[name] for name, place in _PLACES.items()}
    if isinstance(places["commitments"], dict):
        places["commitments"] = PlainRecords(places["commitments"])
    return Register(
        title=title,
        period=period,
        draft_languages=drafts,
        updates=tuple(records["update"].values()),
        edition=edition,
        **places,
    )


def records_of(register: Register) -> RecordsByKind:
    """The records of `register` by kind and id."""
    places = {name: getattr(register, place) for name, place in _PLACES.items()}
    return places | {"update": {update.id: update for update in register.updates}}
