"""What moved between two states: per commitment, per party, with counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from laocoop.domain.model import Commitment, Update
from laocoop.domain.moment import retracted
from laocoop.domain.standing import Standing
from laocoop.domain.status import Status
from laocoop.record import Record


class StatusChange(Record):
    """A status that moved; `party` is empty for the joint one."""

    party: str
    before: Status
    after: Status


class Change(Record):
    """What moved on one commitment. `added` and `removed` tell that it was not there before, or
    is not there any more.
    """

    id: str
    commitment: Commitment
    was: Commitment | None = None
    """What was there before, where it was there."""
    added: bool = False
    removed: bool = False
    statuses: tuple[StatusChange, ...] = ()
    due: tuple[date | None, date | None] | None = None
    due_agreed: bool = False
    """True where the date that moved is one that both agreed, and not what one side alone named."""
    lead: tuple[tuple[str, str, str], ...] = ()
    """Party, unit before, unit after."""
    disputed: tuple[bool, bool] | None = None
    edited: tuple[str, ...] = ()
    """The keys of the agreed text that differ: the title, the parties, …"""
    new: tuple[Update, ...] = ()
    """The entries of the ledger that came."""
    taken_back: tuple[Update, ...] = ()
    """The entries that came and took it back as a whole."""
    corrected: tuple[Update, ...] = ()
    """The entries that put the agreed text, its date or its unit right."""
    gone: tuple[Update, ...] = ()
    """The entries that were there and were taken back."""
    value: tuple[float | None, float | None] | None = None
    figures: Mapping[str, float] = MappingProxyType({})
    """By side what it measured, where the two differ now."""

    @property
    def entries(self) -> int:
        """How many entries of the ledger came."""
        return len(self.new)

    @property
    def joint(self) -> StatusChange | None:
        """The joint status, where it moved."""
        return next((change for change in self.statuses if not change.party), None)


_DERIVED = frozenset({"id", "id_was", "due", "due_precision", "lead", "recorded", "by", "step"})
_TEXT = tuple(key for key in Commitment._fields if key not in _DERIVED)


def changes(
    before: Mapping[str, Standing], after: Mapping[str, Standing], came: Iterable[Update] = ()
) -> list[Change]:
    """Everything that moved from `before` to `after`, in the order of `after`. A record that is called
    otherwise since, because it met another in a merge, is the same. Of `came`, what was written down in
    between, each change gets the corrections that are its.
    """
    corrections: dict[str, list[Update]] = {}
    came = tuple(came)
    gone = retracted(came)
    taking_back: dict[str, list[Update]] = {}
    for update in came:
        if update.retracts:
            taking_back.setdefault(update.retracts, []).append(update)
        if update.corrects and update.id not in gone:
            corrections.setdefault(update.commitment, []).append(update)
    before = _under_new_ids(before, after)
    moved = []
    for ident in [*after, *(ident for ident in before if ident not in after)]:
        change = _change(before.get(ident), after.get(ident))
        corrected = tuple(corrections.get(ident, ()))
        if (
            change is None and corrected and ident in before
        ):  # others were written down later, and hold
            change = Change(ident, after[ident].commitment, before[ident].commitment)
        if change is not None:
            back = tuple(taking_back.get(ident, ())) if change.removed else ()
            moved.append(change.but(corrected=corrected, taken_back=back))
    return moved


def _under_new_ids(
    before: Mapping[str, Standing], after: Mapping[str, Standing]
) -> Mapping[str, Standing]:
    new_ids = {}
    for ident, standing in after.items():
        now = standing.commitment
        if now.id_was and ident not in before and now.id_was in before:
            was = before[now.id_was].commitment
            if (was.recorded, was.by, was.step) == (now.recorded, now.by, now.step):
                new_ids[was.id] = ident
    return {new_ids.get(ident, ident): standing for ident, standing in before.items()}


def _change(old: Standing | None, new: Standing | None) -> Change | None:
    if old is None or new is None:
        there = new or old
        assert there is not None
        statuses: tuple[StatusChange, ...] = ()
        if new is not None and new.status is not Status.NO_REPORT:
            statuses = (StatusChange("", Status.NO_REPORT, new.status),)
        came = new.updates if new else ()
        return Change(
            there.id,
            there.commitment,
            added=old is None,
            removed=new is None,
            statuses=statuses,
            new=came,
        )
    statuses_moved = []
    if old.status is not new.status:
        statuses_moved.append(StatusChange("", old.status, new.status))
    for party, standing in new.by_party.items():
        was = old.by_party[party].status if party in old.by_party else Status.NO_REPORT
        if was is not standing.status:
            statuses_moved.append(StatusChange(party, was, standing.status))
    parties = dict.fromkeys([*old.lead, *new.lead])
    leads = ((p, old.lead.get(p, ""), new.lead.get(p, "")) for p in parties)
    known, present = ({update.id for update in state.updates} for state in (old, new))
    change = Change(
        new.id,
        new.commitment,
        old.commitment,
        statuses=tuple(statuses_moved),
        due=(old.due, new.due) if old.due != new.due else None,
        due_agreed=old.due != new.due
        and (old.dates.agreed != new.dates.agreed or not new.dates.named),
        lead=tuple(lead for lead in leads if lead[1] != lead[2]),
        disputed=(old.disputed, new.disputed) if old.disputed != new.disputed else None,
        edited=tuple(
            key for key in _TEXT if getattr(old.commitment, key) != getattr(new.commitment, key)
        ),
        new=tuple(update for update in new.updates if update.id not in known),
        gone=tuple(update for update in old.updates if update.id not in present),
        value=(old.value, new.value) if old.value != new.value else None,
        figures=new.values if new.values_differ else MappingProxyType({}),
    )
    return change if change != Change(new.id, new.commitment, old.commitment) else None


def counts(changed: list[Change]) -> dict[tuple[Status, Status], int]:
    """How many commitments went from which joint status to which."""
    moves: dict[tuple[Status, Status], int] = {}
    for change in changed:
        if change.joint:
            key = (change.joint.before, change.joint.after)
            moves[key] = moves.get(key, 0) + 1
    return moves
