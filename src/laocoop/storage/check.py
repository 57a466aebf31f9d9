"""What `laocoop check` says of a file: every problem with its place, in the order of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from laocoop.domain.model import Correction, Register
from laocoop.domain.rules import commitments, completion, updates
from laocoop.domain.rules.rule import RULES, Checked, Severity
from laocoop.errors import Place, RegisterError
from laocoop.record import Record
from laocoop.storage.examine import TOP_KEYS, examine
from laocoop.storage.schema.kinds import KINDS, KNOWN_KEYS
from laocoop.storage.toml.decode import refuse_extremes
from laocoop.storage.toml.positions import Positions
from laocoop.typed import Any

RULE_FILES = (commitments, updates, completion)
"""The modules whose rules are asked; each adds its own to the table when it is loaded."""


class RatedProblem(Record):
    """One problem: the rule, how much it matters, where it stands, what its sentence needs."""

    rule: str
    severity: Severity
    place: Place
    params: Mapping[str, object] = MappingProxyType({})


def check(data: bytes, path: str, now: datetime) -> list[RatedProblem]:
    """Every problem of the register that `data` holds, in the order of its lines.

    With errors the rules that warn are not asked: they need a register that can be read.
    """
    try:
        register, problems, positions, document = examine(data, path)
        refuse_extremes(document, positions)
    except RegisterError as error:
        assert error.place is not None
        return [_rated(error.code, error.place, error.params)]
    rated = [_rated(problem.rule, problem.place, problem.params) for problem in problems]
    told = {problem.params.get("key") for problem in problems if problem.rule == "misspelt-block"}
    rated += (p for p in _unknown_keys(document, positions) if p.params["key"] not in told)
    if register is not None:
        rated += _violations(register, now, positions)
    return sorted(rated, key=lambda p: (p.place.line, p.place.column, p.rule))


def worst(problems: Iterable[RatedProblem]) -> Severity | None:
    """The severity of the worst problem, None where there is none."""
    return max((problem.severity for problem in problems), default=None)


def _rated(rule: str, place: Place, params: Mapping[str, object]) -> RatedProblem:
    return RatedProblem(
        rule, RULES[rule].severity if rule in RULES else Severity.ERROR, place, params
    )


def _unknown_keys(document: dict[str, Any], positions: Positions) -> Iterator[RatedProblem]:
    for key, value in document.items():
        if key not in TOP_KEYS:
            several = isinstance(value, (list, dict))
            place = positions.of_record(key, 0) if several else positions.of_top_key(key)
            yield _rated("unknown-key", place, {"key": key})
    for kind in ("register", *KINDS):
        entries = document.get(kind, [])
        entries = [entries] if isinstance(entries, dict) else entries
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            for key in entry if isinstance(entry, dict) else ():
                if key not in KNOWN_KEYS[kind]:
                    place = positions.of_record(kind, index, key)
                    yield _rated("unknown-key", place, {"key": key})
                inner = entry[key] if key == "corrects" and isinstance(entry[key], dict) else {}
                for name in inner.keys() - {*Correction._fields}:
                    place = positions.of_record(kind, index, key)
                    yield _rated("unknown-key", place, {"key": f"{key}.{name}"})


def _violations(register: Register, now: datetime, positions: Positions) -> Iterator[RatedProblem]:
    checked = Checked(register, now)
    for code, rule in RULES.items():
        for violation in rule.find(checked) if rule.find else ():
            place = positions.of_record(violation.kind, violation.number, violation.key)
            yield _rated(code, place, violation.params)
