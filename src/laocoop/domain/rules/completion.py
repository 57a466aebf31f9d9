"""Rules that show only when the ledger is replayed: told at the entry that brought it about."""

from __future__ import annotations

from collections.abc import Iterator

from laocoop.domain.moment import EVER
from laocoop.domain.replay import replay
from laocoop.domain.rules.rule import CLOSED, Checked, Severity, Violation, rule
from laocoop.domain.standing import PartyStanding, Standing
from laocoop.domain.status import Status, Verdict


@rule("completed-without-evidence", Severity.WARNING)
def nothing_shows_it(checked: Checked) -> Iterator[Violation]:
    """Completions that no entry of the same party, since it has held, shows by a document."""
    indexes = {update.id: number for number, update in enumerate(checked.register.updates)}
    for standing, updates, done in checked.completed:
        for party, party_standing in _each_report(standing, done):
            relevant = [
                update
                for update in updates
                if update.party in ("", party)
                and (
                    update.id == party_standing.report
                    or (party_standing.since and update.on >= party_standing.since)
                )
            ]
            if not any(name.strip() for update in relevant for name in update.evidence):
                number = indexes[party_standing.report]
                voice = checked.voice(checked.register.updates[number])
                yield Violation("update", number, "status", {"id": standing.id, "voice": voice})


@rule("one-sided-completion", Severity.NOTE)
def the_other_side_has_not_said_so(checked: Checked) -> Iterator[Violation]:
    """Commitments of several parties that one has completed, and of which another has said nothing."""
    indexes = {update.id: number for number, update in enumerate(checked.register.updates)}
    for standing, updates, done in checked.completed:
        denying = {update.party for update in updates if update.verdict is Verdict.DISPUTED}
        missing = next((party for party in _silent(standing) if party not in denying), "")
        if missing:
            number = indexes[standing.by_party[done[-1]].report]
            parties = ", ".join(standing.by_party)
            params = {"id": standing.id, "parties": parties, "done": ", ".join(done)}
            params["missing"] = missing
            yield Violation("update", number, "status", params)


@rule("completion-differs", Severity.NOTE)
def the_other_side_says_otherwise(checked: Checked) -> Iterator[Violation]:
    """Commitments that one party reports completed, and another has reported otherwise."""
    indexes = {update.id: number for number, update in enumerate(checked.register.updates)}
    for standing, _updates, done in checked.completed:
        others = standing.by_party.keys() - {*done, *_silent(standing)}
        for other in sorted(others):
            number = indexes[standing.by_party[done[-1]].report]
            says = standing.by_party[other].status
            params = {"id": standing.id, "done": ", ".join(done), "other": other, "status": says}
            yield Violation("update", number, "status", params)


@rule("open-under-closed", Severity.WARNING)
def actions_that_are_open_still(checked: Checked) -> Iterator[Violation]:
    """Actions that are open under a commitment which both sides report completed, or have withdrawn."""
    closed = {s.id: s.status for s, _updates in checked.over if s.status in CLOSED}
    standings = replay(checked.register, EVER)
    for number, commitment in checked.commitments:
        above = commitment.parent
        if above in closed and standings[commitment.id].status.is_open:
            sides = standings[commitment.id].by_party.items()
            missing = next(party for party, side in sides if side.status.is_open)
            params = {"id": above, "action": commitment.id, "missing": missing}
            params["status"] = closed[above]
            yield Violation("commitment", number, "parent", params)


def _silent(standing: Standing) -> list[str]:
    """The parties that have reported nothing."""
    return [p for p, side in standing.by_party.items() if side.status is Status.NO_REPORT]


def _each_report(standing: Standing, parties: list[str]) -> list[tuple[str, PartyStanding]]:
    """The parties with what they said; a report of several parties once."""
    by_report = {standing.by_party[party].report: party for party in reversed(parties)}
    return [(party, standing.by_party[party]) for party in by_report.values()]
