"""What of a register stands as it did earlier: an old copy put back, or a merge that was taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from laocoop.domain.alike import Keys
from laocoop.domain.merge import ABSENT
from laocoop.domain.new_ids import Key
from laocoop.errors import LaocoopError
from laocoop.storage.merge.text import edited, take_apart, with_texts

_READ_WHOLE = 60
"""So many of the last states are read whole for a record that stands in none of them by itself."""
_LINES = re.compile(
    rb"""^[ \t]*(?:(?P<record>\[\[[^.\]\n]*\]\])|\[[ \t]*register[ \t]*\]"""
    rb"""|["']?id["']?[ \t]*=[ \t]*(?P<mark>["'])(?P<id>[^\n]*?)(?P=mark))""",
    re.MULTILINE,
)
"""A header of a record (and not of a table in one) or of the register, or a line that says an id."""
_BY_NUMBER = re.compile(rb"\\[uUx]")
"""So the letters of an id may be written, too."""
_WORD = re.compile(rb"[^\s\"'\[\]{},=]+")


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
    reader = _Reader()
    for number, data in enumerate(earlier):
        left = {key: fields for key, fields in left.items() if fields}
        if not left:
            break
        for key, record in reader.records(data, left, whole=number < _READ_WHOLE):
            left[key] = {f for f in left[key] if _differ(record, our.records[key], f)}
    without = {}
    for key, fields in moved.items():
        went_back = fields - left.get(key, set())
        if went_back:
            same = {f: value for f, value in old.records[key].items() if f not in went_back}
            without[key] = edited(old, old, key, same, "\n")
    return with_texts(old, without).encode() if without else base


class _Reader:
    """Reads single records out of one state after another; a stretch that stands in the state before is known."""

    def __init__(self) -> None:
        self._known: dict[bytes, Mapping[Key, Keys]] = {}

    def records(self, data: bytes, keys: Iterable[Key], whole: bool) -> Iterator[tuple[Key, Keys]]:
        """The records with these keys that a state has; `whole` reads all of it where one is not seen, and may be there.
        A state that is no register has none: it was put right since.
        """
        unseen, known = set(keys), self._known
        text = data.replace(b"\r\n", b"\n")
        self._known = {}
        for stretch, named in _stretches(text, frozenset(unseen)):
            held = known[stretch] if stretch in known else _records_of(stretch)
            self._known[stretch] = held
            for key in named & unseen & held.keys():
                unseen.remove(key)
                yield key, held[key]
        if unseen and whole and _may_name(text, unseen):
            held = _records_of(data)
            yield from ((key, held[key]) for key in unseen if key in held)


def _may_name(text: bytes, keys: Iterable[Key]) -> bool:
    """True unless none of the ids stands in the text: in whatever writing, but in one that says letters by number."""
    if _BY_NUMBER.search(text):
        return True
    words = {*_WORD.findall(text)}
    idents = (ident.encode() for _kind, ident in keys)
    return any(ident in words or not _WORD.fullmatch(ident) for ident in idents)


def _records_of(data: bytes) -> Mapping[Key, Keys]:
    try:
        return take_apart(data, "").records
    except LaocoopError:
        return {}


def _stretches(text: bytes, keys: frozenset[Key]) -> Iterator[tuple[bytes, set[Key]]]:
    """From header to header: every stretch in which lines say that the id is one of these, and which. The text is gone
    through once for all of them.
    """
    wanted: dict[bytes, list[Key]] = {}
    for key in keys:
        wanted.setdefault(key[1].encode(), []).append(key)
    start, named = 0, set[Key]()
    for line in _LINES.finditer(text):
        if line["id"] is not None:
            named.update(wanted.get(line["id"], ()))
            continue
        if named:
            yield text[start : line.start()], named
        start = line.start()
        named = set() if line["record"] else {*wanted.get(b"", ())}
    if named:
        yield text[start:], named


def _differ(one: Keys, other: Keys, field: str) -> bool:
    return bool(one.get(field, ABSENT) != other.get(field, ABSENT))
