"""Names in one record that must exist in another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from laocoop.domain.corrections import MAY_SAY_NOTHING, PUT_RIGHT
from laocoop.domain.ids import nearest
from laocoop.domain.model import Register, Update
from laocoop.storage.schema.codec import Fault
from laocoop.storage.schema.kinds import KINDS, RecordsByKind, records_of
from laocoop.typed import Any

KindFault = tuple[str, str, Fault]
"""The kind and id of the record, and what is wrong with it."""

_NAMING = {
    name: [(key, field) for key, field in kind.fields.items() if field.names]
    for name, kind in KINDS.items()
}
_MOST_NEAREST = 20
_LINKS = [key for key, field in _NAMING["commitment"] if field.names == "commitment"]
"""The fields of a commitment that must not lead back to it."""


def faults_between(register: Register, added: RecordsByKind | None = None) -> Iterator[KindFault]:
    """Every name that leads nowhere.

    With `added` only the records in it, by kind and id, are looked at: those that were there
    before cannot name what came after them.
    """
    told = 0
    for kind, ident, fault in _faults(register, records_of(register), added):
        if fault.rule == "unknown-reference":
            # To look for the nearest of many takes longer than all else: the first slips get it.
            told += 1
            known: Any = fault.params["nearest"] if told <= _MOST_NEAREST else ()
            near = nearest(str(fault.params["name"]), known)
            fault.params["nearest"] = ", ".join(near)
        yield kind, ident, fault


def _faults(
    register: Register, known: RecordsByKind, added: RecordsByKind | None
) -> Iterator[KindFault]:
    asked = added or known
    for name, records in asked.items():
        if _NAMING[name] and not _all_known(name, records, known):
            yield from _unknown(name, records, known)
    yield from _of_commitments(asked["commitment"])
    yield from _of_updates(register, known, asked["update"])


def _all_known(name: str, records: Mapping[str, Any], known: RecordsByKind) -> bool:
    """True if every name in the records is known: a column at a time, which is quick."""
    for key, field in _NAMING[name]:
        values = map(attrgetter(key), records.values())
        names = set(chain.from_iterable(map(field.codec.names_in, values)))
        if not known[field.names].keys() >= names:
            return False
    return True


def _unknown(name: str, records: Mapping[str, Any], known: RecordsByKind) -> Iterator[KindFault]:
    for ident, record in records.items():
        for key, field in _NAMING[name]:
            names = field.codec.names_in(getattr(record, key))
            yield from _missing(name, ident, key, [*names], known[field.names])


def _missing(
    kind: str, ident: str, key: str, names: Collection[str], known: Mapping[str, object]
) -> Iterator[KindFault]:
    for name in names:
        if name not in known:
            fault = Fault("unknown-reference", key, id=ident, key=key, name=name, nearest=known)
            yield kind, ident, fault


def _of_commitments(asked: Mapping[str, Any]) -> Iterator[KindFault]:
    several = {
        parties
        for parties in set(map(attrgetter("parties"), asked.values()))
        if len(set(parties)) < len(parties)
    }
    for ident, commitment in asked.items() if several else ():
        if commitment.parties in several:
            yield "commitment", ident, Fault("repeated-party", "parties", id=ident)
    for key in _LINKS:
        names_in, links = KINDS["commitment"].fields[key].codec.names_in, {}
        for ident, commitment in asked.items():
            names = tuple(names_in(getattr(commitment, key)))
            if names and names[0]:
                links[ident] = names
        for ident in _in_circles(links):
            yield "commitment", ident, Fault("circle", key, id=ident, key=key)


def _in_circles(links: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The first of each circle that `links` make."""
    done: set[str] = set()
    firsts = []
    for start in links:
        path: list[str] = []
        on_path: set[str] = set()
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            ident, leaving = stack.pop()
            if leaving:
                on_path.discard(path.pop())
                done.add(ident)
                continue
            if ident in on_path:
                firsts.append(ident)
                break
            if ident in done or ident not in links:
                continue
            path.append(ident)
            on_path.add(ident)
            stack.append((ident, True))
            stack.extend((name, False) for name in links[ident] if name)
        done.update(path)
    return firsts


def _of_updates(
    register: Register, known: RecordsByKind, asked: Mapping[str, Any]
) -> Iterator[KindFault]:
    commitments, update_ids = register.commitments, known["update"]
    bound_too = _corrected_parties(register)
    for update in asked.values():
        if update.corrects:
            yield from _of_correction(update, known)
        commitment = commitments.get(update.commitment)
        if commitment is not None and update.party:
            if update.party not in register.parties:
                yield from _missing("update", update.id, "party", (update.party,), known["party"])
            elif not (
                update.verifies
                or update.corrects
                or update.party in commitment.parties
                or update.party in bound_too.get(commitment.id, ())
            ):
                fault = Fault("party-not-bound", "party", id=commitment.id, party=update.party)
                yield "update", update.id, fault
        if update.verifies and update.verifies not in update_ids:
            fault = Fault("unknown-retracted", "verifies", id=update.id, name=update.verifies)
            yield "update", update.id, fault
        if update.retracts:
            yield from _of_retraction(register, known, update)


def _corrected_parties(register: Register) -> dict[str, set[str]]:
    """By commitment: who was said to be bound when it was put right."""
    bound: dict[str, set[str]] = {}
    for update in register.updates:
        if update.corrects and update.corrects.parties:
            bound.setdefault(update.commitment, set()).update(update.corrects.parties)
    return bound


def _of_correction(update: Update, known: RecordsByKind) -> Iterator[KindFault]:
    """It names parties and themes that are there, puts right what its record has, and is no report."""
    corrects = update.corrects
    assert corrects is not None
    for key, names, kind in (
        ("parties", (*corrects.parties, *corrects.lead), "party"),
        ("themes", corrects.themes, "theme"),
    ):
        yield from _missing("update", update.id, f"corrects.{key}", names, known[kind])
    others = (update.status, update.due, update.lead, update.verdict, update.retracts)
    if any(others) or update.value is not None:
        yield "update", update.id, Fault("correction-reports", "corrects", id=update.id)
    if len({*corrects.parties}) < len(corrects.parties):
        yield "update", update.id, Fault("repeated-party", "corrects", id=update.subject)
    kind = next((kind for kind in PUT_RIGHT if getattr(update, kind)), "event")
    for key, value in corrects.as_dict().items():
        if value and key not in (*PUT_RIGHT[kind], "drops"):
            told = ", ".join(PUT_RIGHT[kind])
            yield "update", update.id, Fault("wrong-correction", "corrects", key=key, known=told)
    for name in corrects.drops:
        key, _dot, party = name.partition(".")
        if key not in MAY_SAY_NOTHING[kind] or bool(party) != (key == "lead"):
            told = ", ".join(MAY_SAY_NOTHING[kind])
            yield "update", update.id, Fault("wrong-drop", "corrects", key=name, known=told)


def _of_retraction(register: Register, known: RecordsByKind, update: Update) -> Iterator[KindFault]:
    """A retraction names an update or an added commitment, and says nothing else itself."""
    says = (update.status, update.note, update.evidence, update.due, update.lead, update.verdict)
    target = register.commitments.get(update.retracts) or register.events.get(update.retracts)
    if (
        any(says)
        or update.value is not None
        or update.retracts == update.id
        or (target is not None and target.recorded is None)
    ):
        fault = Fault("bad-retraction", "retracts", id=update.id, name=update.retracts)
        yield "update", update.id, fault
    if update.retracts not in known["update"] and target is None:
        fault = Fault("unknown-retracted", "retracts", id=update.id, name=update.retracts)
        yield "update", update.id, fault
