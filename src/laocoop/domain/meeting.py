"""Records that meet: two copies each added one under the same id, and neither knew of the other.

What says the same of substance is one record. Two that differ are both kept: the one recorded later gets
a new id, and what its side says about it goes with it. Which one that is, and the id it gets, follows from
the records alone, so that it comes out the same whoever merges whom, in whatever order. No other record
is ever rewritten by a merge.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from laocoop.domain.alike import Keys, canonical, contradict, is_one, order, substance
from laocoop.domain.ids import ADDITION_ID_LENGTH, ALPHABET, UPDATE_ID_LENGTH
from laocoop.record import Record
from laocoop.typed import Any

Key = tuple[str, str]
RecordsByKey = Mapping[Key, Keys]
"""Records by kind and id; the `[register]` table has the kind "register" and the id ""."""

Names = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Where ids of other records stand: by kind and field, the kinds they may be of."""

_MOST_COMPARED = 50
"""Records that met under one id and have nothing in common are compared with so many others."""
_OF_OTHERS = ("parent", "commitment")
"""Fields by which a record belongs to another, whose id may change after its own."""
_KINDS = ("source", "theme", "instrument", "event", "commitment", "update")
"""Those whose records may get a new id, those named before those that name them. States are the same
whoever writes them down.
"""


class Meeting(Record):
    """What each side's records are called from now on: by kind and old id, the new one."""

    ours: dict[Key, str]
    theirs: dict[Key, str]
    base: dict[Key, str]


def meet(ours: RecordsByKey, theirs: RecordsByKey, base: RecordsByKey, names: Names) -> Meeting:
    """Which records get a new id, so that no two that differ have the same.

    A record is looked at when those it names have their ids for good: two actions of the same words are
    one only under the same commitment.
    """
    sides = [ours, theirs, base]
    renames: list[dict[Key, str]] = [{}, {}, {}]
    for kind in _KINDS:
        own = [field for field, kinds in names.get(kind, {}).items() if kind in kinds]
        looked_at: set[Key] = set()
        while waiting := (members := _met_under(kind, sides)).keys() - looked_at:
            taken = {*sides[0], *sides[1]}
            ready = {
                key
                for key in waiting
                if not _named(kind, members[key], own, sides) & (waiting - {key})
            }
            more: list[dict[Key, str]] = [{}, {}, {}]
            for key in ready or waiting:
                for member, ident in _given_ids(key, members[key], taken, sides):
                    more[member.side][kind, member.record["id"]] = ident
                    taken.add((kind, ident))
            for at in range(3):
                renames[at] |= more[at]
                sides[at] = renamed(sides[at], more[at], names)
            looked_at |= ready or waiting
    return Meeting(*renames)


class _Member(Record):
    """A record that met others: whose it is (0 ours, 1 theirs, 2 the base's), and what it says."""

    side: int
    record: Keys


def _met_under(kind: str, sides: list[RecordsByKey]) -> dict[Key, list[_Member]]:
    """By the id under which they met: records that differ, and those that got another id for that."""
    ours, theirs, base = sides
    met: dict[Key, list[_Member]] = {
        key: []
        for key, record in ours.items()
        if key[0] == kind and key not in base and record != theirs.get(key, record)
    }
    for side in (ours, theirs):
        for key, record in side.items():
            if key[0] == kind and _id_was(record):
                met[kind, _id_was(record)] = []
    if met:
        for at, side in enumerate(sides):
            for key, record in side.items():
                if key[0] == kind:
                    first = (kind, _id_was(record) or key[1])
                    if first in met:
                        met[first].append(_Member(at, record))
    return met


def _id_was(record: Keys) -> str:
    """The id under which it met another; one that bears no moment of its own cannot have been renamed."""
    return str(record.get("id_was") or "") if record.get("recorded") else ""


def _named(
    kind: str, members: list[_Member], own: list[str], sides: list[RecordsByKey]
) -> set[Key]:
    """The records of the same kind that these name, by the ids under which they may have met."""
    named: set[Key] = set()
    for member in members:
        for field in own:
            value = member.record.get(field, ())
            for name in [value] if isinstance(value, str) else value:
                record = sides[member.side].get((kind, name), {})
                named.add((kind, _id_was(record) or name))
    return named


def _given_ids(
    key: Key, members: list[_Member], taken: set[Key], sides: list[RecordsByKey]
) -> list[tuple[_Member, str]]:
    """The members whose id is to be another, with that: the earliest recorded has the one they met under."""
    groups: list[list[_Member]] = []
    same: dict[object, list[_Member]] = {}
    for member in sorted(members, key=lambda member: order(member.record)):
        signs = _signs(member.record)
        for group in [same[sign] for sign in signs if sign in same] or groups[:_MOST_COMPARED]:
            others = {each.side for each in group}
            if member.side not in others and any(
                _are_one(key, member, each, sides) for each in group
            ):
                group.append(member)
                break
        else:
            groups.append(group := [member])
        for sign in signs:
            same.setdefault(sign, group)
    given = []
    idents: set[str] = set()
    for number, group in enumerate(groups):
        ident = key[1]
        if number:
            had = {each.record["id"] for each in group} - {ident, *idents}
            ident = min(had, key=lambda i: (len(i), i)) if had else ""
            ident = ident or _new_id(key, group[0].record, taken, idents)
        idents.add(ident)
        given += [(each, ident) for each in group if each.record["id"] != ident]
    return given


def _signs(record: Keys) -> list[object]:
    """By what the same record is found quickly: when it was added, and what it says."""
    stamp = (record.get("step"), record.get("recorded"), record.get("by"))
    return [stamp, canonical(record)] if stamp[1] else [canonical(record)]


def _are_one(key: Key, one: _Member, other: _Member, sides: list[RecordsByKey]) -> bool:
    if 2 in (one.side, other.side) and one.record["id"] == other.record["id"] == key[1]:
        stamped = one.record.get("step") and other.record.get("step")
        if not stamped:  # an edit of what both began with
            return True
    if not is_one(key[0], one.record, other.record):
        return False
    if key[0] != "instrument" or not contradict(one.record, other.record, ("name",)):
        return True
    # Two documents of one day, or one under two names? What was taken from them tells.
    ones, others = (
        {
            ident: record
            for (kind, ident), record in sides[member.side].items()
            if kind == "commitment" and record.get("instrument") == member.record["id"]
        }
        for member in (one, other)
    )
    both = ones.keys() & others.keys()
    return not both or any(is_one("commitment", ones[ident], others[ident]) for ident in both)


def renamed(records: RecordsByKey, renames: Mapping[Key, str], names: Names) -> RecordsByKey:
    """The records with their new ids, wherever these stand."""
    if not renames:
        return records
    return {
        (kind, renames.get((kind, ident), ident)): record_renamed(kind, record, renames, names)
        for (kind, ident), record in records.items()
    }


def record_renamed(kind: str, record: Keys, renames: Mapping[Key, str], names: Names) -> Keys:
    """The record with new ids: its own, whose old one it keeps, and those it names."""
    changed: dict[str, Any] = {}
    old = record.get("id", "")
    if (kind, old) in renames:
        changed = {"id": renames[kind, old]}
        if record.get("id_was") == changed["id"]:  # it was the earlier one after all
            record = {key: value for key, value in record.items() if key != "id_was"}
        elif "id_was" not in record:
            changed["id_was"] = old
    for field, kinds in names.get(kind, {}).items():
        if field in record:
            value = _with_names(record[field], kinds, renames)
            if value != record[field]:
                changed[field] = value
    if not changed:
        return record
    return {**record, **changed}


def _with_names(value: Any, kinds: tuple[str, ...], renames: Mapping[Key, str]) -> Any:
    if isinstance(value, list):
        return [_with_names(each, kinds, renames) for each in value]
    if isinstance(value, Mapping):  # a citation
        source = "source"
        return {k: _with_names(v, kinds, renames) if k == source else v for k, v in value.items()}
    if isinstance(value, str):
        return next((renames[k, value] for k in kinds if (k, value) in renames), value)
    return value


def _new_id(key: Key, record: Keys, taken: set[Key], given: set[str]) -> str:
    """The old id with letters drawn from what the record says, so that every copy draws the same."""
    kind, ident = key
    own = {k: v for k, v in substance(record).items() if k not in _OF_OTHERS}
    # What makes it this one, and no other: the rest may be said otherwise on the other side.
    told = record.get("clause") or (kind == "event" and str(record.get("held")))
    told = told or json.dumps(own, sort_keys=True, default=str)
    number = int.from_bytes(sha256(f"{kind} {ident} {told}".encode()).digest())
    letters = ""
    length = UPDATE_ID_LENGTH if kind == "update" else ADDITION_ID_LENGTH
    while True:
        while len(letters) < length:
            number, at = divmod(number, len(ALPHABET))
            letters += ALPHABET[at]
        new = letters if kind == "update" else f"{ident}-{letters}"
        if new not in given and (kind, new) not in taken:
            return new
        length += 1
