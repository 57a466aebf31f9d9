"""What of a register stands as it did earlier: an old copy put back, or a merge that was taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from laocoop.domain.alike import Keys
from laocoop.domain.merge import ABSENT
from laocoop.domain.new_ids import Key
from laocoop.errors import LaocoopError
from laocoop.storage.merge.text import edited, take_apart, with_texts

_READ_WHOLE = 60
"""So many of the last states are read whole for a record that stands in none of them by itself."""
_TOP = re.compile(rb"^[ \t]*\[\[[^.\]\n]*\]\]", re.MULTILINE)
"""A header of a record, and not of a table in one."""
_OF_REGISTER = re.compile(rb"^[ \t]*\[[ \t]*register[ \t]*\]", re.MULTILINE)


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
    left = {key: set(fields) for key, fields in moved.items()}
    for number, data in enumerate(earlier):
        left = {key: fields for key, fields in left.items() if fields}
        if not left:
            break
        for key, record in _records(data, left, whole=number < _READ_WHOLE):
            left[key] = {f for f in left[key] if _differ(record, our.records[key], f)}
    without = {}
    for key, fields in moved.items():
        went_back = fields - left.get(key, set())
        if went_back:
            same = {f: value for f, value in old.records[key].items() if f not in went_back}
            without[key] = edited(old, old, key, same, "\n")
    return with_texts(old, without).encode() if without else base


def _records(data: bytes, keys: Iterable[Key], whole: bool) -> Iterator[tuple[Key, Keys]]:
    """The records with these keys that a state has, each read by itself; `whole` reads all of it where one is not seen."""
    text = data.replace(b"\r\n", b"\n")
    unseen = []
    for key in keys:
        record = _read_alone(text, key)
        if record is None:
            unseen.append(key)
        else:
            yield key, record
    if unseen and whole:
        records = take_apart(data, "").records
        yield from ((key, records[key]) for key in unseen if key in records)


def _read_alone(text: bytes, key: Key) -> Keys | None:
    """The record with a key, read out of its own stretch of a state; None where it is not seen to stand in one."""
    kind, ident = key
    for start, end in _stretches_of(text, kind, ident):
        try:
            record = take_apart(text[start:end], "").records.get(key)
        except LaocoopError:
            continue
        if record is not None:
            return record
    return None


def _stretches_of(text: bytes, kind: str, ident: str) -> Iterator[tuple[int, int]]:
    """From header to header: every stretch in which a line says that the id is this one."""
    if kind == "register":
        header = _OF_REGISTER.search(text)
        if header:
            following = _TOP.search(text, header.end())
            yield header.start(), following.start() if following else len(text)
        return
    # Lines, and not the id wherever it stands: one line may name it without end.
    says = re.compile(
        rb"^[ \t]*[\"']?id[\"']?[ \t]*=[ \t]*[\"']" + re.escape(ident.encode()), re.MULTILINE
    )
    at = 0
    while line := says.search(text, at):
        start = text.rfind(b"\n[[", 0, line.start()) + 1
        following = _TOP.search(text, line.end())
        at = following.start() if following else len(text)
        yield start, at


def _differ(one: Keys, other: Keys, field: str) -> bool:
    return bool(one.get(field, ABSENT) != other.get(field, ABSENT))
