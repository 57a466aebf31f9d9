"""Corrections: a record as it should have read from the beginning, as far as that was known at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from laocoop.domain.model import Commitment, Correction, Instrument, Register, Update
from laocoop.domain.moment import Moment, known_at, retracted
from laocoop.domain.records import ChangedRecords
from laocoop.domain.wording import Wording
from laocoop.record import Record
from laocoop.typed import Any, TypeVar

WORDINGS = ("title", "name")
"""The fields that are put right language by language."""
_EMPTY: Mapping[str, Any] = {"due": None, "due_precision": None, "signed": None, "held": None}
"""What a field holds that says nothing and is no text."""
_BY_RECORDING = attrgetter("recorded", "id")

R = TypeVar("R", bound=Record)


def put_right(register: Register, moment: Moment) -> Register:
    """The register with the corrections that were written down by `moment` and not taken back."""
    known = known_at(register, moment)
    gone = retracted(known)
    counting = [update for update in known if update.id not in gone]
    corrections = sorted([u for u in counting if u.corrects], key=_BY_RECORDING)
    return _put_right(register, corrections)


def _put_right(register: Register, corrections: Iterable[Update]) -> Register:
    commitments: dict[str, Commitment] = {}
    instruments: dict[str, Instrument] = {}
    for update in corrections:
        correction = update.corrects
        assert correction is not None
        if update.instrument in register.instruments:
            instrument = instruments.get(update.instrument, register.instruments[update.instrument])
            instruments[update.instrument] = with_correction(instrument, correction)
        elif update.commitment in register.commitments:
            ident = update.commitment
            commitment = commitments.get(ident) or register.commitments[ident]
            commitments[ident] = with_correction(commitment, correction)
    return register.but(
        commitments=ChangedRecords(register.commitments, commitments),
        instruments={**register.instruments, **instruments},
    )


def with_correction(record: R, correction: Correction) -> R:
    """The record with what `correction` says of it."""
    changed: dict[str, Any] = {}
    for key, value in correction.as_dict().items():
        if not value or key in ("drops", "due_precision"):
            continue
        if key in WORDINGS:
            held = getattr(record, key).by_language()
            value = Wording(**(held | {k: v for k, v in value.by_language().items() if v}))
        elif key == "lead":
            value = {**record.lead, **value}  # type: ignore[attr-defined]
        elif key == "due":
            changed["due_precision"] = correction.due_precision
        changed[key] = value
    for name in correction.drops:
        key, _, party = name.partition(".")
        if key == "lead":
            units: Mapping[str, str] = changed.get(key, getattr(record, key))
            changed[key] = {side: unit for side, unit in units.items() if side != party}
        elif key in record._fields:
            changed[key] = _EMPTY.get(key, "")
    return record.but(**changed)


def before(register: Register, update: Update) -> Commitment | Instrument | None:
    """The record that a correction puts right, as it stood before; None where it is not there."""
    gone = retracted(register.updates)
    counting = [u for u in register.updates if u.id not in gone or u.id == update.id]
    earlier = [u for u in counting if u.corrects and _BY_RECORDING(u) < _BY_RECORDING(update)]
    was = _put_right(register, sorted(earlier, key=_BY_RECORDING))
    if update.instrument:
        return was.instruments.get(update.instrument)
    return was.commitments.get(update.commitment)
