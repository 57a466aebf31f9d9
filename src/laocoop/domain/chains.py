"""What carries on what: chains of commitments, and the loose ends that nothing carries on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from laocoop.domain.model import Commitment, Instrument, Register
from laocoop.domain.period import Period
from laocoop.domain.records import Records
from laocoop.domain.replay import Standings
from laocoop.domain.standing import Standing
from laocoop.record import Record


def answered_in(register: Register, period: Period) -> Callable[[Commitment], bool]:
    """Tells of a commitment whether it is to be answered for in `period`.

    Its own period decides; an action without one follows its parent. Without either, a due date
    in `period` does, or a day of undertaking in it.
    """
    followed: dict[str, Commitment] = {}

    def is_in(commitment: Commitment) -> bool:
        if commitment.period is None and commitment.parent:
            commitment = _followed(register, commitment, followed)
        if commitment.period is not None:
            return commitment.period.overlaps(period)
        day = register.instruments[commitment.instrument].day
        return commitment.due in period or day in period

    return is_in


def _followed(
    register: Register, commitment: Commitment, known: dict[str, Commitment]
) -> Commitment:
    """The first above an action that has a period, else the topmost; of each it is asked for once."""
    passed = []
    while commitment.period is None and commitment.parent:
        if commitment.id in known:
            commitment = known[commitment.id]
            break
        passed.append(commitment.id)
        commitment = register.commitments[commitment.parent]
    known.update(dict.fromkeys(passed, commitment))
    return commitment


def usual_period(register: Register, instrument: Instrument) -> Period | None:
    """What a commitment of the instrument is to be answered for in unless something else is said: its period,
    else the one that all have which stand in it and have any; None where they differ.
    """
    if instrument.period is not None:
        return instrument.period
    periods = {
        commitment.period
        for commitment in register.commitments.values()
        if commitment.instrument == instrument.id and commitment.period and not commitment.parent
    }
    return periods.pop() if len(periods) == 1 else None


def _was_before(register: Register, commitment: Commitment, period: Period) -> bool:
    """True if what is not of `period` was to be answered for before that began."""
    if commitment.period is not None:
        return commitment.period.last < period.first
    day = register.instruments[commitment.instrument].day
    return day is None or day < period.first


def continued_by(commitments: Records[Commitment]) -> dict[str, list[str]]:
    """For each commitment that is carried on: the ids that carry it on, in register order."""
    followers: dict[str, list[str]] = {}
    for ident, continues in zip(commitments, commitments.column("continues"), strict=True):
        for earlier in dict.fromkeys(continues):
            followers.setdefault(earlier, []).append(ident)
    return followers


def loose_ends(register: Register, standings: Standings, period: Period) -> list[Standing]:
    """Earlier commitments that nobody closed and nothing carries on, in register order.

    An action is carried on when its parent is.
    """
    carried = continued_by(standings.commitments)
    is_in = answered_in(register, period)
    return [
        standing
        for standing in standings.values()
        if standing.status.is_open
        and standing.id not in carried
        and standing.commitment.parent not in carried
        and not is_in(standing.commitment)
        and _was_before(register, standing.commitment, period)
    ]


def leans_on(commitment: Commitment) -> set[str]:
    """The ids of the commitments that must be there for this one: its parent, and what it carries on."""
    return {commitment.parent, *commitment.continues} - {""}


class Link(Record):
    """One commitment of a chain; `depth` counts the steps from the one asked about."""

    id: str
    depth: int


def backward(commitments: Records[Commitment], ident: str) -> list[Link]:
    """What `ident` carries on, and what that carried on, depth first."""
    return _walk(
        lambda of: [*dict.fromkeys(commitments[of].continues)] if of in commitments else (), ident
    )


def forward(
    commitments: Records[Commitment], ident: str, carried: Mapping[str, list[str]] | None = None
) -> list[Link]:
    """What carries `ident` on, and what carries that on, depth first; `carried` is what `continued_by` tells, where
    it is known already.
    """
    carried = continued_by(commitments) if carried is None else carried
    return _walk(lambda of: carried.get(of, ()), ident)


def beginnings(commitments: Records[Commitment], idents: Iterable[str]) -> set[str]:
    """The earliest of those that any of `idents` carries on, or itself: what begins the lines that lead to them."""
    firsts: set[str] = set()
    seen: set[str] = set()
    waiting = [*idents]
    while waiting:
        ident = waiting.pop()
        if ident in seen or ident not in commitments:
            continue
        seen.add(ident)
        earlier = [each for each in commitments[ident].continues if each in commitments]
        waiting += earlier
        if not earlier:
            firsts.add(ident)
    return firsts


def _walk(links: Callable[[str], Sequence[str]], start: str) -> list[Link]:
    chain: list[Link] = []
    seen = {start}
    open_ends = [iter(links(start))]
    while open_ends:
        following = next((ident for ident in open_ends[-1] if ident not in seen), None)
        if following is None:
            open_ends.pop()
            continue
        seen.add(following)
        chain.append(Link(following, len(open_ends)))
        open_ends.append(iter(links(following)))
    return chain


def actions_under(commitments: Records[Commitment], ident: str) -> list[Commitment]:
    """The actions whose parent is `ident`, in register order."""
    parents = zip(commitments, commitments.column("parent"), strict=True)
    return [commitments[action] for action, parent in parents if parent == ident]
