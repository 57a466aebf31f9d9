"""Names in one record that must exist in another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from laocoop.domain.ids import nearest
from laocoop.domain.model import Register
from laocoop.storage.fields import Fault

Found = tuple[str, str, Fault]


def faults_between(register: Register) -> Iterator[Found]:
    """Every name that leads nowhere, as (kind, id of the record, fault)."""
    yield from _of_instruments(register)
    yield from _of_commitments(register)
    yield from _of_updates(register)


def _missing(
    kind: str, ident: str, key: str, names: Collection[str], known: Mapping[str, object]
) -> Iterator[Found]:
    for name in names:
        if name not in known:
            close = ", ".join(nearest(name, known))
            fault = Fault("unknown-reference", key, id=ident, key=key, name=name, nearest=close)
            yield kind, ident, fault


def _of_instruments(register: Register) -> Iterator[Found]:
    for ident, instrument in register.instruments.items():
        yield from _missing(
            "instrument", ident, "follows", instrument.follows, register.instruments
        )
        yield from _missing("instrument", ident, "sources", instrument.sources, register.sources)


def _of_commitments(register: Register) -> Iterator[Found]:
    commitments = register.commitments
    for ident, commitment in commitments.items():
        names: list[tuple[str, Collection[str], Mapping[str, object]]] = [
            ("instrument", (commitment.instrument,), register.instruments),
            ("parties", commitment.parties, register.parties),
            ("themes", commitment.themes, register.themes),
            ("lead", commitment.lead, register.parties),
            ("continues", commitment.continues, commitments),
            ("parent", (commitment.parent,) if commitment.parent else (), commitments),
            ("cites", [cite.source for cite in commitment.cites], register.sources),
        ]
        for key, wanted, known in names:
            if wanted:
                yield from _missing("commitment", ident, key, wanted, known)
        if len(set(commitment.parties)) < len(commitment.parties):
            yield "commitment", ident, Fault("repeated-party", "parties", id=ident)
    for key in ("parent", "continues"):
        for ident in _in_circles(register, key):
            yield "commitment", ident, Fault("circle", key, id=ident, key=key)


def _in_circles(register: Register, key: str) -> list[str]:
    """The first commitment of each circle that `key` makes."""
    done: set[str] = set()
    found = []
    for start in register.commitments:
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
            if ident in done or ident not in register.commitments:
                continue
            path.append(ident)
            on_path.add(ident)
            stack.append((ident, True))
            commitment = register.commitments[ident]
            following = commitment.continues if key == "continues" else (commitment.parent,)
            stack.extend((name, False) for name in following if name)
        done.update(path)
    return found


def _of_updates(register: Register) -> Iterator[Found]:
    commitments, parties = register.commitments, register.parties
    update_ids = {update.id for update in register.updates}
    for update in register.updates:
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
