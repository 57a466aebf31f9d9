"""Reading a register piece by piece, for its index: the same records as from the whole file, in a third
of the memory.

A piece begins where a line begins with `[[commitment]]` or the like. Where every piece by itself is
TOML that holds nothing but such blocks, no such line stood inside a text or a list (the piece
before it would end unfinished), and the pieces together say what the file says. Whatever is not so
simple, or wrong, is left to the reader of whole files, which can say what is wrong and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from laocoop.domain.model import Register
from laocoop.storage.schema.codec import Fault
from laocoop.storage.schema.kinds import (
    KINDS,
    MOST_PARTIES,
    SCHEMA,
    RecordsByKind,
    read_head,
    records_of,
    register_of,
)
from laocoop.storage.schema.references import faults_between
from laocoop.typed import Any

PIECE = 1 << 16
_MOST_HELD = 4_000_000
"""No honest block has so many bytes; and what is held is copied with every piece that is added."""
_HEADERS = re.compile(rb"\n\[\[(?:" + "|".join(KINDS).encode() + rb")\]\]")
_LONGEST = 3 + max(map(len, KINDS)) + 2
_FIRST_LINE = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*\[\[")

_Growing = dict[str, dict[str, Any]]


class NotSimple(Exception):  # noqa: N818 - a way out, not an error
    """What was read does not consist of plain blocks, or says something wrong."""


def register_from(chunks: Iterable[bytes]) -> Register:
    """The register that the bytes of `chunks`, one after the other, hold. Raises NotSimple."""
    import tomli  # not needed where an index knows the register

    records: _Growing = {kind: {} for kind in KINDS}
    pieces = _pieces(chunks)
    first = next(pieces, b"").removeprefix(b"\xef\xbb\xbf")
    try:
        document = tomli.loads(first.decode())
        if (
            document.keys() != {"schema", "register"}
            or type(document["schema"]) is not int
            or not 1 <= document["schema"] <= SCHEMA
        ):
            raise NotSimple
        head = read_head(document["register"])
    except (ValueError, Fault, RecursionError, AttributeError):
        raise NotSimple from None
    for piece in pieces:
        _take(piece, records)
    register = register_of(head, records)
    if next(faults_between(register), None) is not None or len(register.parties) > MOST_PARTIES:
        raise NotSimple
    return register


def with_tail(register: Register, tail: bytes) -> tuple[Register, RecordsByKind]:
    """`register` with the records that were appended to its file, and those records.

    Raises NotSimple where `tail` is anything but a line end and whole blocks.
    """
    added: _Growing = {kind: {} for kind in KINDS}
    if not tail.startswith((b"\n", b"\r\n")) or not _FIRST_LINE.match(tail):
        raise NotSimple
    for piece in _pieces([tail]):
        _take(piece, added)
    together = dict(records_of(register))
    for kind, records in added.items():
        if records:
            if any(ident in together[kind] for ident in records):
                raise NotSimple
            together[kind] = {**together[kind], **records}
    head = (register.title, register.period, register.draft_languages, register.edition)
    result = register_of(head, together)
    if next(faults_between(result, added), None) is not None or len(result.parties) > MOST_PARTIES:
        raise NotSimple
    return result, added


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What stands before the first block, be it nothing; then the blocks, some at a time."""
    held, in_head = b"", True
    for chunk in chunks:
        seen = max(len(held) - _LONGEST, 0)
        if len(held) > _MOST_HELD:
            raise NotSimple
        held += chunk
        cuts = [match.start() + 1 for match in _HEADERS.finditer(held, seen)]
        if cuts and in_head:
            yield held[: cuts[0]]
            held, cuts, in_head = held[cuts[0] :], [cut - cuts[0] for cut in cuts[1:]], False
        if cuts:
            yield held[: cuts[-1]]
            held = held[cuts[-1] :]
    yield held


def _take(piece: bytes, records: _Growing) -> None:
    """Adds the records of one piece to `records`."""
    import tomli  # not needed where an index knows the register

    try:
        document = tomli.loads(piece.decode())
    except (ValueError, RecursionError):
        raise NotSimple from None
    for name, entries in document.items():
        kind, known = KINDS.get(name), records.get(name)
        if kind is None or known is None or not isinstance(entries, list):
            raise NotSimple
        for keys in entries:
            try:
                record = kind.read(keys)
            except Fault:
                raise NotSimple from None
            if record.id in known:
                raise NotSimple
            known[record.id] = record
