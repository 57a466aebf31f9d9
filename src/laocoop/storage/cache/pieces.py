"""Reading a register piece by piece: the same records as from the whole file, in half the time and
a third of the memory.

A piece begins where a line begins with `[[commitment]]` or the like. Where every piece by itself is
TOML that holds nothing but such blocks, no such line stood inside a text or a list (the piece
before it would end unfinished), and the pieces together say what the file says. Whatever is not so
simple, or wrong, is left to the reader of whole files, which can say what is wrong and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from laocoop.domain.model import Register
from laocoop.storage.schema.codec import Fault
from laocoop.storage.schema.kinds import KNOWN_KEYS, SHAPES, head
from laocoop.storage.schema.references import faults_between

SCHEMA = 1
PIECE = 1 << 16
_HEADERS = re.compile(rb"\n\[\[(?:" + "|".join(SHAPES).encode() + rb")\]\]")
_LONGEST = 3 + max(map(len, SHAPES)) + 2
_FIRST_LINE = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*\[\[")

Made = Mapping[str, Mapping[str, Any]]
Being = dict[str, dict[str, Any]]


class NotSimple(Exception):  # noqa: N818 - a way out, not an error
    """What was read does not consist of plain blocks, or says something wrong."""


def register_of(data: bytes, all_known: bool = False) -> Register:
    """The register that `data` holds, as `register_from` gives it. Raises NotSimple."""
    chunks = (data[at : at + PIECE] for at in range(0, len(data), PIECE))
    return register_from(chunks, all_known)


def register_from(chunks: Iterable[bytes], all_known: bool = False) -> Register:
    """The register that the bytes of `chunks`, one after the other, hold. Raises NotSimple; with
    `all_known` also where a record has a key that means nothing to laocoop.
    """
    import tomli  # not needed where an index knows the register

    made: Being = {kind: {} for kind in SHAPES}
    pieces = _pieces(chunks)
    first = next(pieces, b"").removeprefix(b"\xef\xbb\xbf")
    try:
        document = tomli.loads(first.decode())
        if (
            document.keys() != {"schema", "register"}
            or type(document["schema"]) is not int
            or document["schema"] != SCHEMA
        ):
            raise NotSimple
        title, period, drafts = head(document["register"])
        if all_known and not document["register"].keys() <= KNOWN_KEYS["register"]:
            raise NotSimple
    except (ValueError, Fault, RecursionError, AttributeError):
        raise NotSimple from None
    for piece in pieces:
        _take(piece, made, all_known)
    register = from_kinds(title, period, drafts, made)
    if next(faults_between(register), None) is not None:
        raise NotSimple
    return register


def with_tail(register: Register, tail: bytes) -> tuple[Register, Made]:
    """`register` with the records that were appended to its file, and those records.

    Raises NotSimple where `tail` is anything but a line end and whole blocks.
    """
    added: Being = {kind: {} for kind in SHAPES}
    if not tail.startswith((b"\n", b"\r\n")) or not _FIRST_LINE.match(tail):
        raise NotSimple
    for piece in _pieces([tail]):
        _take(piece, added)
    made = dict(by_kind(register))
    for kind, records in added.items():
        if records:
            if any(ident in made[kind] for ident in records):
                raise NotSimple
            made[kind] = {**made[kind], **records}
    result = from_kinds(register.title, register.period, register.draft_languages, made)
    if next(faults_between(result, added), None) is not None:
        raise NotSimple
    return result, added


def by_kind(register: Register) -> Made:
    """The records of `register` by kind and id."""
    return {
        "party": register.parties,
        "theme": register.themes,
        "source": register.sources,
        "instrument": register.instruments,
        "event": register.events,
        "commitment": register.commitments,
        "update": {update.id: update for update in register.updates},
    }


def from_kinds(title: Any, period: Any, drafts: tuple[str, ...], made: Made) -> Register:
    """The register of these records."""
    return Register(
        title=title,
        period=period,
        draft_languages=drafts,
        parties=made["party"],
        themes=made["theme"],
        sources=made["source"],
        instruments=made["instrument"],
        events=made["event"],
        commitments=made["commitment"],
        updates=tuple(made["update"].values()),
    )


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What stands before the first block, be it nothing; then the blocks, some at a time."""
    held, in_head = b"", True
    for chunk in chunks:
        seen = max(len(held) - _LONGEST, 0)
        held += chunk
        cuts = [found.start() + 1 for found in _HEADERS.finditer(held, seen)]
        if cuts and in_head:
            yield held[: cuts[0]]
            held, cuts, in_head = held[cuts[0] :], [cut - cuts[0] for cut in cuts[1:]], False
        if cuts:
            yield held[: cuts[-1]]
            held = held[cuts[-1] :]
    yield held


def _take(piece: bytes, made: Being, all_known: bool = False) -> None:
    """Adds the records of one piece to `made`."""
    import tomli  # not needed where an index knows the register

    try:
        document = tomli.loads(piece.decode())
    except (ValueError, RecursionError):
        raise NotSimple from None
    for kind, entries in document.items():
        shape, records = SHAPES.get(kind), made.get(kind)
        if shape is None or records is None or not isinstance(entries, list):
            raise NotSimple
        for keys in entries:
            if all_known and not keys.keys() <= KNOWN_KEYS[kind]:
                raise NotSimple
            try:
                record = shape.make(keys)
            except Fault:
                raise NotSimple from None
            if record.id in records:
                raise NotSimple
            records[record.id] = record
