"""Corrections: a record as it should have read from the beginning, as far as that was known at a moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from operator import attrgetter

from laocoop.domain.model import Correction, Corrigible, Register, Update
from laocoop.domain.moment import Moment, known_at, retracted
from laocoop.domain.records import ChangedRecords
from laocoop.domain.status import Force
from laocoop.domain.wording import Wording
from laocoop.record import Record
from laocoop.typed import Any, TypeVar

WORDINGS = ("title", "name")
"""The fields that are put right language by language."""
PUT_RIGHT: Mapping[str, Collection[str]] = {
    "commitment": (
        "title",
        "parties",
        "themes",
        "clause",
        "lead",
        "due",
        "due_precision",
        "period",
    ),
    "instrument": ("name", "kind", "signed", "held", "place", "period", "basis"),
    "event": ("name", "held", "place"),
}
"""By kind of record: the fields of it that can be put right."""
MAY_SAY_NOTHING: Mapping[str, Collection[str]] = {
    "commitment": ("clause", "due", "lead", "period"),
    "instrument": ("signed", "held", "place", "period"),
    "event": ("place",),
}
"""The same of those that a correction may empty; of the leading units one is named, like lead.VN."""
_EMPTY: Mapping[str, Any] = {
    "due": None,
    "due_precision": None,
    "period": None,
    "signed": None,
    "held": None,
}
"""What a field holds that says nothing and is no text."""
_BY_RECORDING = attrgetter("recorded", "id")

R = TypeVar("R", bound=Record)


def put_right(register: Register, moment: Moment) -> Register:
    """The register with the corrections that were written down by `moment` and not taken back, without the joint
    reviews that were.
    """
    known = known_at(register, moment)
    gone = retracted(known)
    changed: dict[str, dict[str, Any]] = {"commitments": {}, "instruments": {}, "events": {}}
    for update, correction in _in_force(known):
        place = _place(update)
        record = changed[place].get(update.subject) or getattr(register, place).get(update.subject)
        if record is not None:
            changed[place][update.subject] = with_correction(record, correction)
    days = _days_of_reviews(register, known)
    moved = {
        (ident, day): held
        for ident, each in days.items()
        if (held := (changed["events"].get(ident) or register.events[ident]).held) is not None
        for day in each - {held}
    }
    return register.but(
        updates=_on_the_right_day(register.updates, moved),
        commitments=ChangedRecords(register.commitments, changed["commitments"]),
        instruments={**register.instruments, **changed["instruments"]},
        events={
            ident: event
            for ident, event in {**register.events, **changed["events"]}.items()
            if ident not in gone or event.recorded is None
        },
    )


def _days_of_reviews(register: Register, known: Sequence[Update]) -> dict[str, set[date]]:
    """The days on which each joint review that was ever put right was once said to be held."""
    days: dict[str, set[date]] = {}
    for update in known:
        held = update.corrects.held if update.corrects else None
        if held and _place(update) == "events" and update.subject in register.events:
            first = register.events[update.subject].held
            days.setdefault(update.subject, {first} if first else set()).add(held)
    return days


def _on_the_right_day(
    updates: tuple[Update, ...], moved: Mapping[tuple[str, date], date]
) -> tuple[Update, ...]:
    """The entries, those of them that were said at a joint review on the day on which that is known now to have been
    held.
    """
    if not moved:
        return updates
    return tuple(
        update.but(on=moved[update.event, update.on])
        if (update.event, update.on) in moved and not update.corrects
        else update
        for update in updates
    )


def _place(update: Update) -> str:
    """Where in a register the record stands that an entry is about."""
    if update.commitment:
        return "commitments"
    return "instruments" if update.instrument else "events"


def _in_force(known: Sequence[Update]) -> list[tuple[Update, Correction]]:
    """The corrections that are not taken back, in the order in which they were written down."""
    gone = retracted(known)
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
    if changed.get("parties") and len(changed["parties"]) > 1:
        # Who binds both speaks for both: what one side had planned for itself is agreed from then on.
        changed |= (
            {"force": Force.AGREED} if getattr(record, "force", None) is Force.PLANNED else {}
        )
    for name in correction.drops:
        key, _, party = name.partition(".")
        if key == "lead":
            units: Mapping[str, str] = changed.get(key, getattr(record, key))
            changed[key] = {side: unit for side, unit in units.items() if side != party}
        elif key in record._fields:
            changed[key] = _EMPTY.get(key, "")
    return record.but(**changed)


def befores(register: Register) -> dict[str, Corrigible]:
    """By correction: the record that it puts right, as it stood when that was written down, where there is one. What was
    taken back later stood there then.
    """
    held: dict[str, Corrigible] = {}
    now: dict[_Target, Corrigible] = {}
    so_far: dict[_Target, list[Update]] = {}
    target_of: dict[str, _Target] = {}
    entries = [update for update in register.updates if update.corrects or update.retracts]
    for update in sorted(entries, key=_BY_RECORDING):
        target = target_of.get(update.retracts, (_place(update), update.subject))
        first = getattr(register, target[0]).get(target[1])
        if first is None or (update.retracts and update.retracts not in target_of):
            continue
        target_of[update.id] = target  # what takes a correction back may be taken back as well
        if update.corrects:
            before = now.get(target) or _put_right_by(so_far.get(target, ()), first)
            held[update.id] = before
            now[target] = with_correction(before, update.corrects)
        else:
            now.pop(target, None)  # worked out anew where another correction follows
        so_far.setdefault(target, []).append(update)
    return held


_Target = tuple[str, str]
"""The record that an entry is about: where in a register it stands, and its id."""


def _put_right_by(entries: Sequence[Update], record: Corrigible) -> Corrigible:
    """The record with the corrections that the entries, in their order, leave standing."""
    gone = retracted(entries)
    for update in entries:
        if update.corrects and update.id not in gone:
            record = with_correction(record, update.corrects)
    return record
