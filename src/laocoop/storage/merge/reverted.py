"""What of a register stands as it did earlier: an old copy put back, or a merge that was taken back."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.domain.alike import Keys
from laocoop.domain.merge import ABSENT
from laocoop.domain.new_ids import Key
from laocoop.storage.merge.text import edited, line_of, take_apart, with_texts

_LAST_ONES = 60
"""So many of the states before are read for what is not there any more."""


def without_reverted(base: bytes, ours: bytes, earlier: Iterable[bytes]) -> bytes:
    """The base without what ours has as it was in an `earlier` state, field by field: an old copy put back, or a merge
    taken back, is no edit of ours, whatever else was edited in it, and what both say of it is asked for.
    """
    old, our = take_apart(base, ""), take_apart(ours, "")
    moved = {
        key: {
            field for field in {**was, **our.records[key]} if _differ(was, our.records[key], field)
        }
        for key, was in old.records.items()
        if our.records.get(key, was) != was
    }
    reverted: dict[Key, set[str]] = {key: set() for key in moved}
    texts = {
        (key, f): (line_of(our, key, "id"), line_of(our, key, f))
        for key, fields in moved.items()
        for f in fields
    }
    for number, data in enumerate(earlier):
        # Few of many states are read: those in which something stands as it does here, and for what does not stand here
        # any more, the last ones.
        left = {each: line for each, line in texts.items() if each[1] not in reverted[each[0]]}
        if not left:
            break
        plain = data.replace(b"\r\n", b"\n")
        likely = (
            _says(plain, *lines) if lines[1] else number < _LAST_ONES for lines in left.values()
        )
        if not any(likely):
            continue
        records = take_apart(data, "").records
        for key, field in left:
            if key in records and not _differ(records[key], our.records[key], field):
                reverted[key].add(field)
    without = {
        key: edited(
            old, old, key, {f: v for f, v in old.records[key].items() if f not in fields}, "\n"
        )
        for key, fields in reverted.items()
        if fields
    }
    return with_texts(old, without).encode() if without else base


def _says(text: bytes, ident: bytes, line: bytes) -> bool:
    """True where a record with the line `ident` may have another line too."""
    at = text.find(ident)
    while ident and at >= 0:
        end = text.find(b"\n[[", at)
        if line in text[max(text.rfind(b"\n[[", 0, at), 0) : len(text) if end < 0 else end]:
            return True
        at = text.find(ident, at + 1)
    return not ident and line in text


def _differ(one: Keys, other: Keys, field: str) -> bool:
    return bool(one.get(field, ABSENT) != other.get(field, ABSENT))
