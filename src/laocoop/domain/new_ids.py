"""New ids for records, written wherever the old ones stand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Mapping, Set
from hashlib import sha256

from laocoop.domain.alike import Keys, substance
from laocoop.domain.ids import ADDITION_ID_LENGTH, ALPHABET, UPDATE_ID_LENGTH
from laocoop.typed import Any

Key = tuple[str, str]
RecordsByKey = Mapping[Key, Keys]
"""Records by kind and id; the `[register]` table has the kind "register" and the id ""."""

_INNER = ("source", "themes")
"""Where ids stand in a table inside a record: a citation, a correction."""

_OF_OTHERS = ("parent", "commitment", "instrument")
"""Fields by which a record belongs to another, whose id may be another elsewhere."""
_OF_INSTRUMENT = ("kind", "held", "signed")
"""What makes an instrument this one, for what belongs to it."""
_MOST_ABOVE = 10
"""So deep may actions stand under actions."""

Names = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Where ids of other records stand: by kind and field, the kinds they may be of."""


def renamed(records: RecordsByKey, renames: Mapping[Key, str], names: Names) -> RecordsByKey:
    """The records with their new ids, wherever these stand."""
    if not renames:
        return records
    updates = {ident for kind, ident in records if kind == "update"}
    return {
        (kind, renames.get((kind, ident), ident)): record_renamed(
            kind, record, renames, names, updates
        )
        for (kind, ident), record in records.items()
    }


def record_renamed(
    kind: str,
    record: Keys,
    renames: Mapping[Key, str],
    names: Names,
    updates: Container[str] = (),
) -> Keys:
    """The record with new ids: its own, whose old one it keeps, and those it names. `updates` are the ids of the updates
    that stand beside it.
    """
    changed: dict[str, Any] = {}
    old = record.get("id", "")
    if (kind, old) in renames:
        record = dict(record)
        _called(record, renames[kind, old])
    for field, kinds in names.get(kind, {}).items():
        if field in record:
            value = _with_names(record[field], _kinds(field, record, kinds, updates), renames)
            if value != record[field]:
                changed[field] = value
    return {**record, **changed} if changed else record


def _called(record: dict[str, Any], new: str) -> None:
    """Gives a record its new id; it keeps the old one, unless it was called so before."""
    old, record["id"] = record.get("id", ""), new
    if record.get("id_was") == new:  # it was the earlier one after all
        del record["id_was"]
    elif "id_was" not in record:
        record["id_was"] = old


def _kinds(
    field: str, record: Keys, kinds: tuple[str, ...], updates: Container[str]
) -> tuple[str, ...]:
    """Of what kind the record is that `field` names. What is taken back stands twice where it is no report:
    an added commitment or joint review may be called like a record of another kind. Where it does not, as by hand, it
    is what is called so, an update before others.
    """
    if field != "retracts":
        return kinds
    named = record.get(field)
    additions = ("commitment", "event")
    meant = tuple(kind for kind in additions if record.get(kind) == named)[:1]
    return meant or (("update",) if named in updates else additions)


def _with_names(value: Any, kinds: tuple[str, ...], renames: Mapping[Key, str]) -> Any:
    if isinstance(value, list):
        return [_with_names(each, kinds, renames) for each in value]
    if isinstance(value, Mapping):
        return {k: _with_names(v, kinds, renames) if k in _INNER else v for k, v in value.items()}
    if isinstance(value, str):
        return next((renames[k, value] for k in kinds if (k, value) in renames), value)
    return value


def names_in(value: Any) -> list[str]:
    """The ids that a field holds: one, several, or those of its tables."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [name for key in _INNER for name in names_in(value.get(key))]
    return [name for each in value for name in names_in(each)] if isinstance(value, list) else []


class Side:
    """The records of one copy while ids are given, and what each of them is called from now on."""

    def __init__(self, records: RecordsByKey, names: Names) -> None:
        self.records = dict(records)
        self.new_ids: dict[Key, str] = {}
        self._names = names
        self._named_by: dict[Key, set[Key]] | None = None
        self._opened: dict[Key, Opened] = {}
        self._taken: Counter[tuple[str, ...]] | None = None
        self._updates = {ident for kind, ident in records if kind == "update"}

    def rename(self, new_ids: Mapping[Key, str]) -> list[Key]:
        """Writes the new ids wherever they stand; the keys of the records that name one of them. The work is that of
        the places where they stand, however much else a record names.
        """
        if not new_ids:
            return []
        self.new_ids |= new_ids
        self._updates |= {new for (kind, _old), new in new_ids.items() if kind == "update"}
        named_by = self._by_name()
        places = {
            (key, renamed): here
            for renamed in new_ids
            for key in named_by.get(renamed, ())
            if key in self.records and (here := self._open(key).places_of(renamed))
        }
        # All are looked up before any is written: one's new id may be another's old one.
        for (key, renamed), here in places.items():
            self._opened[key].write(here, (renamed[0], new_ids[renamed]))
            named_by.setdefault((renamed[0], new_ids[renamed]), set()).add(key)
        naming = {key for key, _renamed in places}
        self._move(new_ids, named_by)
        return [(key[0], new_ids.get(key, key[1])) for key in naming]

    def _move(self, new_ids: Mapping[Key, str], named_by: dict[Key, set[Key]]) -> None:
        """The records that are called otherwise now, under their new keys."""
        moved = {key: self._open(key) for key in new_ids if key in self.records}
        for key in moved:
            del self.records[key], self._opened[key]
        for key, opened in moved.items():
            new = (key[0], new_ids[key])
            _called(opened.record, new[1])
            self.records[new], self._opened[new] = opened.record, opened
            for name in opened.places:
                named_by.setdefault(name, set()).add(new)

    def commitments_of(self, instrument: str) -> dict[str, Keys]:
        """By id the commitments of an instrument."""
        named = {
            ident: self.records.get((kind, ident), {})
            for kind, ident in self._by_name().get(("instrument", instrument), ())
            if kind == "commitment"
        }
        return {ident: r for ident, r in named.items() if r.get("instrument") == instrument}

    def taken_with(self, commitment: Keys) -> int:
        """How many commitments there are of the same clause in its language; of a list without numbers, of the list. What
        a merge brings in in another language, and whom it says to have loaded it, changes nothing of that.
        """
        if self._taken is None:
            of = (record for (kind, _id), record in self.records.items() if kind == "commitment")
            self._taken = Counter(place for record in of for place in _taken_from(record))
        return max((self._taken[place] for place in _taken_from(commitment)), default=0)

    def _open(self, key: Key) -> Opened:
        if key not in self._opened:
            opened = Opened(key[0], self.records[key], self._names, self._updates)
            self._opened[key], self.records[key] = opened, opened.record
        return self._opened[key]

    def _by_name(self) -> dict[Key, set[Key]]:
        if self._named_by is None:  # most copies meet without a new id
            self._named_by = {}
            for key, record in self.records.items():
                for field, kinds in self._names.get(key[0], {}).items():
                    for name in names_in(record.get(field)):
                        for kind in _kinds(field, record, kinds, self._updates):
                            self._named_by.setdefault((kind, name), set()).add(key)
        return self._named_by


def _taken_from(commitment: Keys) -> list[tuple[str, ...]]:
    """By language of its text: the clause of the document."""
    clause, text = str(commitment.get("clause", "")), commitment.get("text")
    stem = clause[: clause.rfind("-") + 1] or clause
    languages = text if isinstance(text, Mapping) else ()
    return [(str(commitment.get("instrument")), stem, str(language)) for language in languages]


class Opened:
    """A record in which ids are written one by one: a copy, and the places where it names another."""

    def __init__(self, kind: str, record: Keys, names: Names, updates: Container[str]) -> None:
        self.record = dict(record)
        self.places: dict[Key, list[tuple[Any, Any]]] = {}
        """By the record that is named: the list or table that holds its id, and where in it."""
        for field, kinds in names.get(kind, {}).items():
            if field in record:
                self._note(self.record, field, _kinds(field, record, kinds, updates))

    def places_of(self, named: Key) -> list[tuple[Any, Any]]:
        """Takes out the places where a record is named."""
        places = self.places.pop(named, [])
        return [(holder, at) for holder, at in places if holder[at] == named[1]]

    def write(self, places: list[tuple[Any, Any]], new: Key) -> None:
        """Writes a new id into places that were taken out."""
        for holder, at in places:
            holder[at] = new[1]
        self.places.setdefault(new, []).extend(places)

    def _note(self, holder: Any, at: Any, kinds: tuple[str, ...]) -> None:
        value = holder[at]
        if isinstance(value, str):
            for kind in kinds:
                self.places.setdefault((kind, value), []).append((holder, at))
        elif isinstance(value, list):
            holder[at] = copied = list(value)
            for place in range(len(copied)):
                self._note(copied, place, kinds)
        elif isinstance(value, Mapping):
            holder[at] = table = dict(value)
            for key in table.keys() & set(_INNER):
                self._note(table, key, kinds)


def drawn_id(key: Key, record: Keys, records: RecordsByKey, names: Names, taken: Set[Key]) -> str:
    """The old id with letters drawn from what the record says, so that every copy draws the same; none that
    is taken.
    """
    kind, ident = key
    told = _told(kind, record, records, names)
    number = int.from_bytes(sha256(f"{kind} {ident} {told}".encode()).digest())
    letters = ""
    length = UPDATE_ID_LENGTH if kind == "update" else ADDITION_ID_LENGTH
    while True:
        while len(letters) < length:
            number, at = divmod(number, len(ALPHABET))
            letters += ALPHABET[at]
        new = letters if kind == "update" else f"{ident}-{letters}"
        if (kind, new) not in taken:
            return new
        length += 1


def _told(kind: str, record: Keys, records: RecordsByKey, names: Names, above: int = 0) -> str:
    """What makes it this one, and no other, so that another draws other letters. The ids that it names are left
    out, since a record may have another id elsewhere; what it belongs to is told by words where it was added.
    """
    if kind == "event":
        return str(record.get("held"))
    left_out = names.get(kind, {}).keys()
    own = {key: value for key, value in substance(record).items() if key not in left_out}
    words = json.dumps(own, sort_keys=True, default=str)
    for field in _OF_OTHERS:
        name = str(record.get(field) or "")
        other = records.get(("instrument" if field == "instrument" else "commitment", name), {})
        if field == "instrument":
            words += "\n" + " ".join(str(other.get(key)) for key in _OF_INSTRUMENT)
        elif other.get("recorded") and above < _MOST_ABOVE:
            words += "\n" + _told("commitment", other, records, names, above + 1)
        else:  # what came with the register is called the same everywhere
            words += f"\n{name}"
    return words
