"""The table of rules, and what a rule is given and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType

from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.moment import EVER, Moment, in_force, owned, retracted
from laocoop.domain.replay import corrected, replay
from laocoop.domain.standing import Standing
from laocoop.domain.status import Status
from laocoop.record import Record

CLOSED = (Status.COMPLETED, Status.WITHDRAWN)
"""What leaves nothing to be done."""


class Severity(IntEnum):
    """How much a problem matters. An ERROR stops every command."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Violation(Record):
    """A record that breaks a rule: its kind, and its number among those of its kind, from 0."""

    kind: str
    number: int
    key: str
    """The key that is to be mended, or empty for the record as a whole."""
    params: Mapping[str, object] = MappingProxyType({})
    """What the rule's sentence needs."""


class Checked:
    """A register that is checked at a moment, with what several rules ask of it."""

    def __init__(self, register: Register, now: datetime) -> None:
        self.register = corrected(register, EVER)
        """As it was put right."""
        self.as_written = register
        """As it was before that."""
        self.now = now
        self.today = now.date()

    @cached_property
    def gone(self) -> set[str]:
        """The ids of what was taken back."""
        return retracted(self.register.updates)

    @property
    def commitments(self) -> Iterator[tuple[int, Commitment]]:
        """Those that nobody took back, with their places in the register."""
        for number, commitment in enumerate(self.register.commitments.values()):
            if commitment.id not in self.gone:
                yield number, commitment

    @cached_property
    def updates(self) -> list[tuple[int, Update]]:
        """The reports that nobody took back, with their places."""
        return [
            (number, update)
            for number, update in enumerate(self.register.updates)
            if update.id not in self.gone and not (update.retracts or update.corrects)
        ]

    def voice(self, update: Update) -> str:
        """How the word of the same side is given: of a joint one that one side denies, it is the other's alone."""
        if update.party:
            return update.party
        parties = self.register.commitments[update.commitment].parties
        on_it = self._verdicts.get(update.id, [])
        owners = {word.party for word in owned([update, *on_it], parties) if word.id == update.id}
        return owners.pop() or "all" if len(owners) == 1 else "all"

    @cached_property
    def last_noted(self) -> dict[tuple[str, str], datetime]:
        """By commitment and party: when it last wrote down something in words."""
        last: dict[tuple[str, str], datetime] = {}
        for _number, update in self.updates:
            if update.note:
                key = update.commitment, update.party
                last[key] = max(update.recorded, last.get(key, update.recorded))
        return last

    @cached_property
    def _verdicts(self) -> dict[str, list[Update]]:
        """By report: what was said of it."""
        verdicts: dict[str, list[Update]] = {}
        for _number, update in self.updates:
            if update.verifies:
                verdicts.setdefault(update.verifies, []).append(update)
        return verdicts

    @cached_property
    def over(self) -> list[tuple[Standing, list[Update]]]:
        """Where some party says completed or withdrawn: the standing, and the entries in force."""
        by_now = Moment(self.today, date.max)  # what is to come has its own rule
        entries: dict[str, list[Update]] = {}
        for update in in_force(self.register, by_now):
            entries.setdefault(update.commitment, []).append(update)
        standings = replay(self.register, by_now)
        return [
            (standings[ident], updates)  # working out where ten thousand stand takes a while
            for ident, updates in entries.items()
            if ident in standings and any(update.status in CLOSED for update in updates)
        ]

    @property
    def completed(self) -> Iterator[tuple[Standing, list[Update], list[str]]]:
        """Where some party says completed: the standing, the entries in force, those parties."""
        for standing, updates in self.over:
            by = [
                p
                for p, party_standing in standing.by_party.items()
                if party_standing.status is Status.COMPLETED
            ]
            if by:
                yield standing, updates, by


Find = Callable[[Checked], Iterable[Violation]]


class Rule(Record):
    """A rule of `check`; without `find` it is asked while the file is read."""

    code: str
    severity: Severity
    find: Find | None = None


ERRORS = (
    "empty-file",
    "utf-16",
    "bad-bytes",
    "bad-toml",
    "conflict-marker",
    "too-deep",
    "no-schema",
    "bad-schema",
    "newer-schema",
    "not-a-list",
    "wrong-type",
    "missing-key",
    "unknown-language",
    "bad-period",
    "odd-year",
    "unknown-word",
    "duplicate-id",
    "unknown-reference",
    "unknown-retracted",
    "bad-retraction",
    "correction-reports",
    "wrong-correction",
    "wrong-drop",
    "misspelt-block",
    "repeated-party",
    "circle",
    "too-long",
    "id-like-an-option",
    "party-not-bound",
)
"""What keeps a file from being a register."""

RULES: dict[str, Rule] = {code: Rule(code, Severity.ERROR) for code in ERRORS}
"""All rules by code: the errors, and each that a module of this package adds when it is loaded."""
RULES["unknown-key"] = Rule("unknown-key", Severity.NOTE)


def rule(code: str, severity: Severity) -> Callable[[Find], Find]:
    """Adds a function to the table: what it finds breaks the rule called `code`."""

    def added(find: Find) -> Find:
        RULES[code] = Rule(code, severity, find)
        return find

    return added
