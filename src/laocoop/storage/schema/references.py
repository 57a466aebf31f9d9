"""Names in one record that must exist in another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from laocoop.domain.ids import nearest
from laocoop.domain.model import Commitment, Instrument, Register, Update
from laocoop.storage.schema.codec import Fault

Found = tuple[str, str, Fault]
Added = Mapping[str, Mapping[str, Any]]


def faults_between(register: Register, added: Added | None = None) -> Iterator[Found]:
    """Every name that leads nowhere, as (kind, id of the record, fault).

    With `added` only the records in it, by kind and id, are looked at: those that were there
    before cannot name what came after them.
    """
    asked = added or {
        "instrument": register.instruments,
        "commitment": register.commitments,
        "update": {update.id: update for update in register.updates},
    }
    yield from _of_instruments(register, asked["instrument"])
    yield from _of_commitments(register, asked["commitment"])
    yield from _of_updates(register, asked["update"], added is None)


def _missing(
    kind: str, ident: str, key: str, names: Collection[str], known: Mapping[str, object]
) -> Iterator[Found]:
    for name in names:
        if name not in known:
            close = ", ".join(nearest(name, known))
            fault = Fault("unknown-reference", key, id=ident, key=key, name=name, nearest=close)
            yield kind, ident, fault


def _of_instruments(register: Register, instruments: Mapping[str, Instrument]) -> Iterator[Found]:
    for ident, instrument in instruments.items():
        yield from _missing(
            "instrument", ident, "follows", instrument.follows, register.instruments
        )
        yield from _missing("instrument", ident, "sources", instrument.sources, register.sources)


def _of_commitments(register: Register, asked: Mapping[str, Commitment]) -> Iterator[Found]:
    commitments, instruments = register.commitments, register.instruments
    known_parties, known_themes = register.parties.keys(), register.themes.keys()
    for ident, commitment in asked.items():
        parties = commitment.parties
        if (
            commitment.instrument in instruments
            and known_parties >= {*parties, *commitment.lead}
            and known_themes >= set(commitment.themes)
            and all(earlier in commitments for earlier in commitment.continues)
            and (not commitment.parent or commitment.parent in commitments)
            and all(cite.source in register.sources for cite in commitment.cites)
        ):
            if len(parties) > 1 and len(set(parties)) < len(parties):
                yield "commitment", ident, Fault("repeated-party", "parties", id=ident)
            continue
        names: list[tuple[str, Collection[str], Mapping[str, object]]] = [
            ("instrument", (commitment.instrument,), instruments),
            ("parties", parties, register.parties),
            ("themes", commitment.themes, register.themes),
            ("lead", commitment.lead, register.parties),
            ("continues", commitment.continues, commitments),
            ("parent", (commitment.parent,) if commitment.parent else (), commitments),
            ("cites", [cite.source for cite in commitment.cites], register.sources),
        ]
        for key, wanted, known in names:
            yield from _missing("commitment", ident, key, wanted, known)
    for key in ("parent", "continues"):
        links = {
            ident: found
            for ident, commitment in asked.items()
            if (found := commitment.continues if key == "continues" else (commitment.parent,))
            and found[0]
        }
        for ident in _in_circles(links):
            yield "commitment", ident, Fault("circle", key, id=ident, key=key)


def _in_circles(links: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The first of each circle that `links` make."""
    done: set[str] = set()
    found = []
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
                found.append(ident)
                break
            if ident in done or ident not in links:
                continue
            path.append(ident)
            on_path.add(ident)
            stack.append((ident, True))
            stack.extend((name, False) for name in links[ident] if name)
        done.update(path)
    return found


def _of_updates(
    register: Register, asked: Mapping[str, Update], all_asked: bool
) -> Iterator[Found]:
    commitments, parties = register.commitments, register.parties
    update_ids = asked if all_asked else {update.id for update in register.updates}
    for update in asked.values():
        commitment = commitments.get(update.commitment)
        if commitment is None:
            yield from _missing(
                "update", update.id, "commitment", (update.commitment,), commitments
            )
        elif update.party and update.party not in parties:
            yield from _missing("update", update.id, "party", (update.party,), parties)
        elif update.party and not update.verifies and update.party not in commitment.parties:
            fault = Fault("party-not-bound", "party", id=commitment.id, party=update.party)
            yield "update", update.id, fault
        if update.event and update.event not in register.events:
            yield from _missing("update", update.id, "event", (update.event,), register.events)
        if update.verifies and update.verifies not in update_ids:
            fault = Fault("unknown-retracted", "verifies", id=update.id, name=update.verifies)
            yield "update", update.id, fault
        says = (
            update.status,
            update.note,
            update.evidence,
            update.due,
            update.lead,
            update.verdict,
        )
        target = commitments.get(update.retracts)
        if update.retracts and (
            any(says)
            or update.value is not None
            or update.retracts == update.id
            or (target is not None and target.recorded is None)
        ):
            fault = Fault("bad-retraction", "retracts", id=update.id, name=update.retracts)
            yield "update", update.id, fault
        if (
            update.retracts
            and update.retracts not in update_ids
            and update.retracts not in commitments
        ):
            fault = Fault("unknown-retracted", "retracts", id=update.id, name=update.retracts)
            yield "update", update.id, fault
