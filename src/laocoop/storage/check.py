"""Every rule of `laocoop check`: what keeps a file from being a register, and what warns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.replay import Moment, PartyStanding, Standing, in_force, replay, retracted
from laocoop.domain.status import Status
from laocoop.errors import Place, RegisterError
from laocoop.record import Record
from laocoop.storage.examine import TOP_KEYS, examine
from laocoop.storage.schema.codec import Fault
from laocoop.storage.schema.kinds import KINDS, KNOWN_KEYS
from laocoop.storage.toml.positions import Positions

ANCHOR_WORDS = 8


class Severity(IntEnum):
    """How much a problem matters. An ERROR stops every command."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


RULES: dict[str, Severity] = {
    "unknown-key": Severity.NOTE,
    "one-sided-completion": Severity.NOTE,
    "missing-title": Severity.WARNING,
    "completed-without-evidence": Severity.WARNING,
    "completed-in-future": Severity.WARNING,
    "first-date-lost": Severity.WARNING,
    "unexplained": Severity.WARNING,
    "empty-update": Severity.WARNING,
    "before-undertaking": Severity.WARNING,
    "long-anchor": Severity.WARNING,
}
"""The rules that warn; every other one is an error."""


class Finding(Record):
    """One problem: the rule, how much it matters, where it stands, what its sentence needs."""

    rule: str
    severity: Severity
    place: Place
    params: Mapping[str, object] = MappingProxyType({})


def check(data: bytes, path: str, today: date) -> list[Finding]:
    """Every problem of the register that `data` holds, in the order of its lines.

    With errors the rules that warn are not asked: they need a register that can be read.
    """
    try:
        register, problems, positions, document = examine(data, path)
    except RegisterError as error:
        assert error.place is not None
        return [Finding(error.code, Severity.ERROR, error.place, error.params)]
    findings = [Finding(p.rule, Severity.ERROR, p.place, p.params) for p in problems]
    told = {problem.params.get("key") for problem in problems if problem.rule == "misspelt-block"}
    findings += (f for f in _unknown_keys(document, positions) if f.params["key"] not in told)
    if register is not None:
        findings += _warnings(_faults(register, today), positions)
    return _in_order(findings)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.place.line, f.place.column, f.rule))


def worst(findings: list[Finding]) -> Severity | None:
    """The severity of the worst problem, None where there is none."""
    return max((finding.severity for finding in findings), default=None)


def _unknown_keys(document: dict[str, Any], positions: Positions) -> Iterator[Finding]:
    rule = "unknown-key"
    for key, value in document.items():
        if key not in TOP_KEYS:
            several = isinstance(value, (list, dict))
            place = positions.of_record(key, 0) if several else positions.of_top_key(key)
            yield Finding(rule, RULES[rule], place, {"key": key})
    for kind in ("register", *KINDS):
        entries = document.get(kind, [])
        entries = [entries] if isinstance(entries, dict) else entries
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            for key in entry if isinstance(entry, dict) else ():
                if key not in KNOWN_KEYS[kind]:
                    place = positions.of_record(kind, index, key)
                    yield Finding(rule, RULES[rule], place, {"key": key})


def _warnings(faults: Iterable[tuple[str, int, Fault]], positions: Positions) -> Iterator[Finding]:
    for kind, index, fault in faults:
        place = positions.of_record(kind, index, fault.key)
        yield Finding(fault.rule, RULES[fault.rule], place, fault.params)


def _faults(register: Register, today: date) -> Iterator[tuple[str, int, Fault]]:
    gone = retracted(register.updates)
    for index, commitment in enumerate(register.commitments.values()):
        if commitment.id not in gone:
            for fault in _of_commitment(commitment):
                yield "commitment", index, fault
    moved: dict[str, list[Update]] = {}
    for update in register.updates:
        if update.due:
            moved.setdefault(update.commitment, []).append(update)
    for index, update in enumerate(register.updates):
        if update.id not in gone and not update.retracts:
            for fault in _of_update(register, update, moved.get(update.commitment, []), today):
                yield "update", index, fault
    yield from _of_standings(register)


def _of_commitment(commitment: Commitment) -> Iterator[Fault]:
    for language, words in commitment.title.by_language().items():
        if not words:
            yield Fault(
                "missing-title", "title", id=commitment.id, language=language, code=language
            )
    for cite in commitment.cites:
        count = len(cite.anchor.split())
        if count > ANCHOR_WORDS:
            yield Fault("long-anchor", "cites", id=commitment.id, words=count)


def _of_update(
    register: Register, update: Update, moved: list[Update], today: date
) -> Iterator[Fault]:
    """`moved`: all updates that give the same commitment a due date."""
    commitment = register.commitments[update.commitment]
    says = (update.status, update.note, update.evidence, update.due, update.lead)
    if not any(says) and update.value is None:
        yield Fault("empty-update", "", id=commitment.id)
    if update.status is Status.COMPLETED and update.on > today:
        yield Fault("completed-in-future", "on", id=commitment.id, on=update.on, update=update.id)
    if not update.note:
        if update.status in (Status.SUSPENDED, Status.WITHDRAWN):
            yield Fault("unexplained", "status", id=commitment.id, what=update.status.value)
        elif update.due and update.due_was:
            yield Fault("unexplained", "due", id=commitment.id, what=f"due = {update.due}")
    made = commitment.recorded.date() if commitment.recorded else None
    made = made or register.instruments[commitment.instrument].day
    if made and update.on < made and not commitment.recorded:
        yield Fault("before-undertaking", "on", id=commitment.id, on=update.on, made=made)
    if update.due_was:
        kept = {commitment.due}
        kept.update(other.due for other in moved if other.id != update.id)
        if update.due_was not in kept:
            yield Fault("first-date-lost", "due_was", id=commitment.id, was=update.due_was)


def _each_report(standing: Standing, parties: list[str]) -> list[tuple[str, PartyStanding]]:
    """The parties with what they said; a report of several parties once."""
    found = {standing.by_party[party].report: party for party in reversed(parties)}
    return [(party, standing.by_party[party]) for party in found.values()]


def _of_standings(register: Register) -> Iterator[tuple[str, int, Fault]]:
    """What shows only when the ledger is replayed, at the update that brought it about."""
    forever = Moment(date.max, date.max)
    indexes = {update.id: index for index, update in enumerate(register.updates)}
    entries: dict[str, list[Update]] = {}
    for update in in_force(register, forever):
        entries.setdefault(update.commitment, []).append(update)
    standings = replay(register, forever)
    for ident, updates in entries.items():
        if ident not in standings or all(u.status is not Status.COMPLETED for u in updates):
            continue  # working out where ten thousand stand takes a while
        standing = standings[ident]
        done = [p for p, s in standing.by_party.items() if s.status is Status.COMPLETED]
        if not done:
            continue
        for party, said in _each_report(standing, done):
            shown = [
                u
                for u in updates
                if u.party in ("", party)
                and (u.id == said.report or (said.since and u.on >= said.since))
            ]
            if not any(name.strip() for u in shown for name in u.evidence):
                fault = Fault("completed-without-evidence", "status", id=ident)
                yield "update", indexes[said.report], fault
        index = indexes[standing.by_party[done[-1]].report]
        if len(done) < len(standing.by_party):
            parties = ", ".join(standing.by_party)
            fault = Fault(
                "one-sided-completion", "status", id=ident, parties=parties, done=", ".join(done)
            )
            yield "update", index, fault
