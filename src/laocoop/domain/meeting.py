"""Records that meet: two copies each added one under the same id, and neither knew of the other.

What says the same of substance is one record. Two that differ are both kept: the one recorded later gets
a new id, and what its side says about it goes with it. Which one that is, and the id it gets, follows from
the records alone, so that it comes out the same whoever merges whom, in whatever order. No other record
is ever rewritten by a merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from laocoop.domain.alike import order, when_of
from laocoop.domain.given_ids import Member, given_ids, id_was
from laocoop.domain.moment import taken_back
from laocoop.domain.new_ids import Key, Names, RecordsByKey, Side, names_in
from laocoop.record import Record

_NAMED_ALIKE = ("instrument", "event", "commitment", "update")
"""Kinds of which no two records have one id: they are named in the same places."""
_KINDS = ("source", "theme", "unit", "instrument", "event", "commitment", "update")
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
    one only under the same commitment. The work grows with what meets, however deep one names another.
    """
    sides = [Side(each, names) for each in (ours, theirs, base)]
    owners = _owners(sides)
    for kind in _KINDS:
        _meet_in(kind, sides, names, {ident for ident, of in owners.items() if of != kind})
    return Meeting(*(side.new_ids for side in sides))


def _owners(sides: list[Side]) -> dict[str, str]:
    """The kind to which an id belongs that records of several kinds have, or had when they met: that of the earliest
    recorded. The others are to have ids of their own: whoever took back the one would take back the other.
    """
    kinds: dict[str, str] = {}
    several: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for side in sides[:2]:
        for (kind, ident), record in side.records.items():
            if kind in _NAMED_ALIKE:
                first = id_was(record) or ident
                if kinds.setdefault(first, kind) != kind:
                    several[first] = {}
    for side in sides[:2] if several else ():
        for (kind, ident), record in side.records.items():
            if (first := id_was(record) or ident) in several and kind in _NAMED_ALIKE:
                several[first].setdefault(kind, []).append(order(record))
    return {
        ident: min(of, key=lambda kind: (min(of[kind]), kind))
        for ident, of in several.items()
        # Where one copy has it twice by itself, that is for whoever wrote it to mend.
        if all(sum((kind, ident) in side.records for kind in of) < 2 for side in sides)
    }


def _meet_in(kind: str, sides: list[Side], names: Names, of_others: Set[str]) -> None:
    """Gives the records of one kind their ids, those first that name no other that still waits. Which ids belong to
    records of other kinds is told.
    """
    own = [field for field, kinds in names.get(kind, {}).items() if kind in kinds]
    groups = _met_under(kind, sides, of_others if kind in _NAMED_ALIKE else ())
    taken = {*sides[0].records, *sides[1].records}
    gone = [_taken_back(side.records) if groups else set() for side in sides]
    waits_for: dict[Key, set[Key]] = {key: set() for key in groups}
    waited_for: dict[Key, set[Key]] = {}
    ready: list[Key] = []

    def wait(key: Key) -> None:
        waits_for[key] = {
            other for other in _named(kind, groups[key], own, sides) if other in waits_for
        } - {key}
        for other in waits_for[key]:
            waited_for.setdefault(other, set()).add(key)
        if not waits_for[key]:
            ready.append(key)

    for key in groups:
        wait(key)
    while waits_for:
        key = ready.pop() if ready else min(waits_for)  # where some name each other, one goes first
        if waits_for.pop(key, None) is None:
            continue
        members = [
            Member(at, sides[at].records[place], place[1] in gone[at]) for at, place in groups[key]
        ]
        new_ids: list[dict[Key, str]] = [{}, {}, {}]
        is_free = kind not in _NAMED_ALIKE or key[1] not in of_others
        for member, ident in given_ids(key, members, taken, sides, names, is_free):
            new_ids[member.side][kind, member.record["id"]] = ident
            taken.add((kind, ident))
        for side, of_side in zip(sides, new_ids, strict=True):
            for other in side.rename(of_side):
                # What said the same on both sides may name two now.
                if other[0] == kind and other not in groups and _differs(other, sides):
                    groups[other] = [(at, other) for at in range(3) if other in sides[at].records]
                    wait(other)
        for other in waited_for.pop(key, ()):
            waits_for.get(other, set()).discard(key)
            if other in waits_for and not waits_for[other]:
                ready.append(other)


def _taken_back(records: RecordsByKey) -> set[str]:
    """The ids that a copy's own entries take back."""
    return taken_back(
        (when_of(record), ident, record["retracts"])
        for (kind, ident), record in records.items()
        if kind == "update" and record.get("retracts")
    )


def _differs(key: Key, sides: list[Side]) -> bool:
    """True if both copies have a record under that id which the base has not, and it is not the same."""
    ours, theirs, base = (side.records for side in sides)
    return key in ours and key not in base and ours[key] != theirs.get(key, ours[key])


def _met_under(
    kind: str, sides: list[Side], of_others: Iterable[str]
) -> dict[Key, list[tuple[int, Key]]]:
    """By the id under which they met: records that differ, those that got another id for that, and those whose id
    belongs to a record of another kind.
    """
    met: dict[Key, list[tuple[int, Key]]] = {
        key: [] for key in sides[0].records if key[0] == kind and _differs(key, sides)
    }
    met |= {(kind, ident): [] for ident in of_others}
    for side in sides[:2]:
        for key, record in side.records.items():
            if key[0] == kind and id_was(record):
                met[kind, id_was(record)] = []
    if met:
        for at, side in enumerate(sides):
            for key, record in side.records.items():
                if key[0] == kind:
                    first = (kind, id_was(record) or key[1])
                    if first in met:
                        met[first].append((at, key))
    return met


def _named(
    kind: str, members: list[tuple[int, Key]], own: list[str], sides: list[Side]
) -> set[Key]:
    """The records of the same kind that these name, by the ids under which they may have met."""
    named: set[Key] = set()
    for at, place in members:
        records = sides[at].records
        for field in own:
            for name in names_in(records[place].get(field)):
                named.add((kind, id_was(records.get((kind, name), {})) or name))
    return named
