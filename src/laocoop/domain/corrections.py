"""Corrections: a record as it should have read from the beginning, as far as that was known at a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    commitments: dict[str, Commitment] = {}
    instruments: dict[str, Instrument] = {}
    for update, correction in _in_force(known_at(register, moment)):
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


def _in_force(known: Sequence[Update], but: str = "") -> list[tuple[Update, Correction]]:
    """The corrections that are not taken back, and the one whose id is `but` even so, as written down."""
    gone = retracted(known) - {but}
    corrections = [(u, u.corrects) for u in known if u.corrects and u.id not in gone]
    return sorted(corrections, key=lambda pair: _BY_RECORDING(pair[0]))


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
    record: Commitment | Instrument | None
    if update.instrument:
        record = register.instruments.get(update.instrument)
    else:
        record = register.commitments.get(update.commitment)
    if record is None:
        return None
    target = (update.commitment, update.instrument)
    for earlier, correction in _in_force(register.updates, but=update.id):
        if earlier.id == update.id:
            break
        if (earlier.commitment, earlier.instrument) == target:
            record = with_correction(record, correction)
    return record
