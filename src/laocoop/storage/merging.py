"""Merging two register files: what the domain decides, done to the bytes of ours.

What ours says stays byte for byte where it stands; a record that theirs edited and ours did not is
replaced by theirs; records that only theirs has are added at the end, as they are written there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from laocoop.domain.merge import Merge, Record, merge
from laocoop.errors import RegisterError, WriteError
from laocoop.storage.blocks import block
from laocoop.storage.positions import Positions
from laocoop.storage.reader import decode, load_toml, parse

Key = tuple[str, str]


class Text(NamedTuple):
    """A register's text with its records, each with the stretch of text it takes."""

    text: str
    records: dict[Key, Record]
    spans: dict[Key, tuple[int, int]]

    def written(self, key: Key) -> str:
        """The record as it stands in the file."""
        start, end = self.spans[key]
        return self.text[start:end]


def read_text(data: bytes, path: str) -> Text:
    """The records of a register file, which must be one. Raises RegisterError."""
    parse(data, path)
    return take_apart(data, path)


def take_apart(data: bytes, path: str) -> Text:
    """The records of a TOML file, whether or not they make a register."""
    text = decode(data, path).replace("\r\n", "\n")
    positions = Positions(path, text)
    records: dict[Key, Record] = {}
    spans: dict[Key, tuple[int, int]] = {}
    for kind, entries in load_toml(text, positions).items():
        if kind == "register" and isinstance(entries, dict):
            records[kind, ""] = entries
            spans[kind, ""] = positions.span(kind, 0)
        elif isinstance(entries, list):
            for index, entry in enumerate(entries):
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    records[kind, entry["id"]] = entry
                    spans[kind, entry["id"]] = positions.span(kind, index)
    return Text(text, records, spans)


def combine(
    ours: bytes, theirs: bytes, base: bytes, path: str, other: str, take: str = ""
) -> tuple[bytes, Merge]:
    """Our bytes with theirs merged in, and what was done; conflicts leave our value standing.

    Raises RegisterError where either is no register, WriteError where the result would be none.
    """
    our, their = read_text(ours, path), read_text(theirs, other)
    decided = merge(our.records, their.records, _records(base), take)
    if not (decided.added or decided.replaced):
        return ours, decided
    text = _with_replaced(our, their, decided.replaced)
    return _finished(ours, text, our, their, decided, path), decided


def with_marks(
    ours: bytes, theirs: bytes, base: bytes, path: str, other: str
) -> tuple[bytes, Merge]:
    """The same for git: records in conflict stand twice, between the marks git uses."""
    our, their = read_text(ours, path), read_text(theirs, other)
    decided = merge(our.records, their.records, _records(base))
    text, clash = our.text, {(c.kind, c.id) for c in decided.conflicts}
    marked = {
        key: f"<<<<<<< ours\n{our.written(key)}=======\n{their.written(key)}>>>>>>> theirs\n"
        for key in clash
    }
    plain = {key: record for key, record in decided.replaced.items() if key not in clash}
    text = _with_replaced(our, their, plain, marked)
    text += "".join("\n" + their.written(key) for key in decided.added)
    return _as_bytes(ours, text), decided


def _records(base: bytes) -> Mapping[Key, Record]:
    try:
        return take_apart(base, "base").records if base else {}
    except RegisterError:
        return {}


def _with_replaced(
    our: Text, their: Text, replaced: Mapping[Key, Record], marked: Mapping[Key, str] | None = None
) -> str:
    texts = dict(marked or {})
    for key, record in replaced.items():
        as_theirs = record == their.records[key]
        texts[key] = their.written(key) if as_theirs else _block(key[0], record)
    text = our.text
    for key in sorted(texts, key=lambda key: our.spans[key], reverse=True):
        start, end = our.spans[key]
        text = text[:start] + texts[key] + text[end:]
    return text


def _block(kind: str, record: Record) -> str:
    written = block(kind, record)
    return written.replace(f"[[{kind}]]", f"[{kind}]", 1) if kind == "register" else written


def _finished(ours: bytes, text: str, our: Text, their: Text, decided: Merge, path: str) -> bytes:
    if not text.endswith("\n"):
        text += "\n"
    text += "".join("\n" + their.written(key) for key in decided.added)
    data = _as_bytes(ours, text)
    wanted: dict[Key, Any] = {
        **our.records,
        **decided.replaced,
        **{key: their.records[key] for key in decided.added},
    }
    try:
        parse(data, path)
        if take_apart(data, path).records != wanted:
            raise WriteError("would-not-read-back", path=path)
    except RegisterError as error:
        raise WriteError("merge-would-break", path=path, reason=error.code) from error
    return data


def _as_bytes(ours: bytes, text: str) -> bytes:
    newline = "\r\n" if b"\r\n" in ours else "\n"
    mark = b"\xef\xbb\xbf" if ours.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.replace("\n", newline).encode("utf-8")
