"""What is written of a record is read as the same record: all seven kinds, any record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED
from laocoop.domain.model import LARGEST_AMOUNT, Correction, Update
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.domain.status import REPORTABLE, Force, Precision, Verdict
from laocoop.domain.wording import Wording
from laocoop.storage.cache.columns import Kept, freeze
from laocoop.storage.examine import parse
from laocoop.storage.schema import codec
from laocoop.storage.schema.kind import Kind
from laocoop.storage.schema.kinds import KINDS, kind_of, records_of
from laocoop.storage.toml.blocks import block

TEXTS = st.text(max_size=8)
NAMES = st.text("abcMOU-.1 đແ", min_size=1, max_size=6).filter(
    lambda name: name.strip() and name[0] != "-"
)
DAYS = st.dates(date(1945, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30)).map(  # noqa: DTZ001
    lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000, tzinfo=VIENTIANE_AND_HANOI)
)
BY_CODEC: dict[codec.Codec, st.SearchStrategy[Any]] = {
    codec.TEXT: TEXTS,
    codec.NAME: NAMES,
    codec.TEXTS: st.lists(TEXTS, max_size=3).map(tuple),
    codec.WORDING: st.builds(Wording, TEXTS, TEXTS, TEXTS),
    codec.NOTE: st.builds(Wording, TEXTS, TEXTS, TEXTS),
    codec.DAY: DAYS,
    codec.MOMENT: MOMENTS,
    codec.WHOLE: st.integers(-(2**40), 2**40),
    codec.NUMBER: st.floats(-LARGEST_AMOUNT, LARGEST_AMOUNT) | st.integers(-99, 99),
    codec.FLAG: st.booleans(),
    codec.PERIOD: st.sampled_from(["2026", "2026-2027", "2026-H1", "2027-9M", "2026-Q3"]).map(
        lambda name: codec.PERIOD.read("period", name)
    ),
    codec.UNITS: st.dictionaries(NAMES, TEXTS, max_size=2),
    **{
        field.codec: st.sampled_from(members)
        for kind, key, members in (
            ("commitment", "force", list(Force)),
            ("commitment", "due_precision", list(Precision)),
            ("update", "status", list(REPORTABLE)),
            ("update", "verdict", list(Verdict)),
        )
        for field in [KINDS[kind].fields[key]]
    },
}


def values(kind: Kind, key: str) -> st.SearchStrategy[Any]:
    """Any value of a field: of a table inside a record, any record of it."""
    field = kind.fields[key]
    known = BY_CODEC.get(field.codec)
    if known is None:
        one = records(kind_inside(field.codec))
        several = isinstance(kind.record._defaults.get(key), tuple)
        known = st.lists(one, max_size=2).map(tuple) if several else one
    if field.required:
        return known.filter(lambda value: bool(value) or value == 0)
    return st.just(kind.record._defaults.get(key)) | known


def kind_inside(of: codec.Codec) -> Kind:
    """The kind of the tables that a codec reads, found where it keeps it."""
    cells = [cell.cell_contents for cell in of.read.__closure__ or ()]
    return next(cell for cell in cells if isinstance(cell, Kind))


def records(kind: Kind) -> st.SearchStrategy[Any]:
    """Any record of the kind."""
    made = st.builds(kind.record, **{key: values(kind, key) for key in kind.fields})
    if kind.name == "update":  # of one record, with one word on a report or none
        return st.builds(_of_one, made, st.booleans())
    return made


def _of_one(update: Update, is_instruments: bool) -> Update:
    if not (update.verifies and update.verdict):
        update = update.but(verifies="", verdict=None)
    if update.corrects == Correction():
        update = update.but(corrects=None)
    if is_instruments and update.corrects:
        return update.but(commitment="", instrument=update.instrument or "M9")
    return update.but(commitment=update.commitment or "M9-1", instrument="")


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
def test_what_is_written_is_read(name: str, data: st.DataObject) -> None:
    kind = KINDS[name]
    record = data.draw(records(kind))
    assert kind.read(kind.write(record)) == record
    text = block(name, kind.write(record))
    assert kind.read(tomli.loads(text)[name][0]) == record


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
def test_what_an_index_keeps_is_given_back(name: str, data: st.DataObject) -> None:
    made = data.draw(
        st.lists(records(KINDS[name]), min_size=1, max_size=3, unique_by=lambda r: r.id)
    )
    kept = Kept(name)
    kept.add(freeze(name, made))
    assert list(kept.all()) == made


def test_every_shipped_record_survives() -> None:
    by_kind = records_of(parse(SHIPPED.read_bytes(), "x"))
    assert all(by_kind[name] for name in KINDS if name != "event")
    for name, shipped in by_kind.items():
        for record in shipped.values():
            assert kind_of(record) is KINDS[name]
            assert KINDS[name].read(KINDS[name].write(record)) == record


def test_nothing_is_written_that_says_nothing() -> None:
    for kind in KINDS.values():
        for key, field in kind.fields.items():
            if not field.required:
                default = kind.record._defaults[key]
                assert default is None or key == "force" or not default
