"""Two copies of a register made one, without a server.

The union of the records by id, after `meeting` has seen to it that an id is one record's. A record that
differs is decided field by field against the common base: who changed a field wins over who did not; both
changing it differently is a conflict. Nothing is ever deleted: a record that only one side has is kept.
"""

from __future__ import annotations

from collections.abc import Mapping

from laocoop.domain.alike import Keys, settled
from laocoop.domain.new_ids import RecordsByKey
from laocoop.record import Record
from laocoop.typed import Any


class Absent:
    """What a key holds that is not there."""

    def __repr__(self) -> str:
        return "—"


ABSENT = Absent()


class Conflict(Record):
    """A field that both sides changed, to different values."""

    kind: str
    id: str
    key: str
    ours: Any
    theirs: Any


class Merge(Record):
    """What has to be done to ours so that it holds both."""

    added: list[tuple[str, str]]
    """Records that only theirs has, in their order."""
    replaced: dict[tuple[str, str], Keys]
    """Records of ours that change, and what they become."""
    conflicts: list[Conflict]

    @property
    def changes_nothing(self) -> bool:
        """True where ours holds everything already."""
        return not (self.added or self.replaced or self.conflicts)


def merge(ours: RecordsByKey, theirs: RecordsByKey, base: RecordsByKey, take: str = "") -> Merge:
    """What makes `ours` hold `theirs` too. `take` ("ours", "theirs") settles conflicts."""
    added = [key for key in theirs if key not in ours]
    replaced: dict[tuple[str, str], Keys] = {}
    conflicts: list[Conflict] = []
    for key, theirs_record in theirs.items():
        if key not in ours or ours[key] == theirs_record:
            continue
        ours_record = ours[key]
        if key not in base:
            ours_record, theirs_record = settled(key[0], ours_record, theirs_record)
        merged, clashes = _record(ours_record, theirs_record, base.get(key, {}), take)
        conflicts += [Conflict(*key, *clash) for clash in clashes]
        if merged != ours[key]:
            replaced[key] = merged
    return Merge(added, replaced, conflicts)


def _record(
    ours: Keys, theirs: Keys, base: Keys, take: str, within: str = ""
) -> tuple[dict[str, Any], list[tuple[str, Any, Any]]]:
    """The record that both make, and the fields in conflict with both values.

    A table in a record, like the languages of a title, is merged key by key in the same way.
    """
    merged: dict[str, Any] = {}
    clashes: list[tuple[str, Any, Any]] = []
    for field in dict.fromkeys([*ours, *theirs]):
        our, their, was = (record.get(field, ABSENT) for record in (ours, theirs, base))
        value = our
        if our == their or their == was or (our != our and their != their):  # nan is not nan
            pass
        elif our == was:
            value = their
        elif isinstance(our, Mapping) and isinstance(their, Mapping):
            old = was if isinstance(was, Mapping) else {}
            value, inner = _record(our, their, old, take, f"{within}{field}.")
            clashes += inner
        elif take:
            value = our if take == "ours" else their
        else:
            clashes.append((within + field, our, their))
        if value is not ABSENT:
            merged[field] = value
    return merged, clashes
