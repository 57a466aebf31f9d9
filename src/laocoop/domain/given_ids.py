"""Which of the records that met under one id are the same, and the ids they have from now on."""

from __future__ import annotations

from collections.abc import Mapping

from laocoop.domain.alike import WHO_AND_WHEN, Keys, canonical, contradict, is_one, order
from laocoop.domain.new_ids import Key, Names, Side, drawn_id
from laocoop.record import Record

_MOST_COMPARED = 50
"""Records that met under one id and have nothing in common are compared with so many others."""
_MENDED_BY_HAND = ("name", "held", "signed", "place")
"""Where one instrument may differ in two copies."""


class Member(Record):
    """A record that met others: whose it is (0 ours, 1 theirs, 2 the base's), what it says, and whether its copy
    has taken it back.
    """

    side: int
    record: Keys
    is_gone: bool = False


def id_was(record: Keys) -> str:
    """The id under which it met another."""
    return str(record.get("id_was") or "")


class _Alike:
    """Groups whose first members bear one sign: a copy may have several alike, each with one of the other copy's."""

    def __init__(self) -> None:
        self._groups: list[list[Member]] = []
        self._next = [0, 0, 0]

    def add(self, group: list[Member]) -> None:
        """Notes one more of them."""
        self._groups.append(group)

    def without(self, side: int) -> list[Member]:
        """The first that has none of this side yet; empty where all have."""
        at = self._next[side]
        while at < len(self._groups) and any(each.side == side for each in self._groups[at]):
            at += 1
        self._next[side] = at
        return self._groups[at] if at < len(self._groups) else []


def given_ids(
    key: Key,
    members: list[Member],
    taken: set[Key],
    sides: list[Side],
    names: Names,
    is_free: bool,
) -> list[tuple[Member, str]]:
    """The members whose id is to be another, with that: the earliest recorded has the one they met under, unless
    that belongs to a record of another kind.
    """
    groups: list[list[Member]] = []
    alike: dict[object, _Alike] = {}
    for member in sorted(members, key=lambda each: _first_first(key, each)):
        signs = _signs(member.record)
        likely = [alike[sign].without(member.side) for sign in signs if sign in alike]
        for group in [each for each in likely if each] or groups[:_MOST_COMPARED]:
            others = {each.side for each in group}
            if member.side not in others and any(
                _are_one(key, member, each, sides) for each in group
            ):
                group.append(member)
                break
        else:
            groups.append(group := [member])
            for sign in signs:
                alike.setdefault(sign, _Alike()).add(group)
    given = []
    idents: set[str] = set()
    for number, group in enumerate(sorted(groups, key=_came_first)):
        ident = key[1]
        if number or not is_free:
            had = {i for each in group if (i := each.record["id"]) != ident and i not in idents}
            ident = min(had, key=lambda i: (len(i), i)) if had else ""
            records = sides[group[0].side].records
            ident = ident or drawn_id(key, group[0].record, records, names, taken)
            taken.add((key[0], ident))
        idents.add(ident)
        given += [(each, ident) for each in group if each.record["id"] != ident]
    return given


def _first_first(key: Key, member: Member) -> tuple[object, ...]:
    """By when it was recorded; of those alike, which two copies may have several of, by their ids, so that each meets
    itself.
    """
    ident = member.record["id"]
    return order(member.record), ident != key[1], ident


def _came_first(group: list[Member]) -> tuple[object, ...]:
    """By when it was recorded. Of those that bear no moment, what claims to have been renamed comes last:
    nobody takes over the id of what was agreed by saying so.
    """
    first = order(group[0].record)
    unstamped = [member.record for member in group if not order(member.record)[0]]
    was_renamed = bool(unstamped) and all(map(id_was, unstamped))
    # What one side has taken back leaves the id to what the other still has.
    return (all(member.is_gone for member in group), first[0], was_renamed, first)


def _stamp(record: Keys) -> tuple[str, ...]:
    """Who wrote it down, and when; as texts: where laocoop does not know these keys, they may hold anything."""
    return tuple(str(record.get(key, "")) for key in WHO_AND_WHEN)


def _signs(record: Keys) -> list[object]:
    """By what the same record is found quickly: when it was added, and what it says."""
    stamp = _stamp(record)
    return [stamp, canonical(record)] if record.get("recorded") else [canonical(record)]


def _in_two_languages(one: Keys, other: Keys) -> bool:
    """True where both were taken from texts of which each is in a language that the other is not in."""
    if _stamp(one) == _stamp(other):
        return False
    mine, yours = (each.get("text") if each.get("recorded") else None for each in (one, other))
    return (
        isinstance(mine, Mapping) and isinstance(yours, Mapping) and not mine.keys() & yours.keys()
    )


def _are_one(key: Key, one: Member, other: Member, sides: list[Side]) -> bool:
    if 2 in (one.side, other.side) and one.record["id"] == other.record["id"] == key[1]:
        stamped = one.record.get("step") and other.record.get("step")
        if not stamped:  # an edit of what both began with
            return True
    if not is_one(key[0], one.record, other.record):
        return False
    if one.is_gone != other.is_gone and _stamp(one.record) != _stamp(other.record):
        return False  # one side undid its own addition; the other added the same, and did not
    if key[0] == "commitment" and _in_two_languages(one.record, other.record):
        # Which of several that a clause has is which, no word tells: they are the same where both texts have as many.
        counts = [sides[member.side].taken_with(member.record) for member in (one, other)]
        return counts[0] == counts[1]
    if key[0] != "instrument" or not contradict(one.record, other.record, _MENDED_BY_HAND):
        return True
    # Two documents, or one of which something was put right? What was taken from them tells.
    ones, others = (
        sides[member.side].commitments_of(member.record["id"]) for member in (one, other)
    )
    both = ones.keys() & others.keys()
    return not both or any(is_one("commitment", ones[ident], others[ident]) for ident in both)
