"""Merging two register files: what the domain decides, done to the text of ours.

What ours says stays byte for byte where it stands, remarks too. Of a record that theirs edited only
the keys that change are written anew, as they are written there; records that only theirs has are
added at the end, with the remarks right above them.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from laocoop.domain.alike import Keys
from laocoop.domain.meeting import Meeting, meet
from laocoop.domain.merge import Merge, merge
from laocoop.domain.new_ids import Key
from laocoop.errors import RegisterError, WriteError
from laocoop.record import Record
from laocoop.storage.examine import parse
from laocoop.storage.merge.text import (
    NAMES,
    Text,
    edited,
    read_text,
    take_apart,
    with_new_ids,
    with_texts,
)
from laocoop.storage.schema_line import with_schema
from laocoop.storage.system import find_program
from laocoop.storage.toml.blocks import line_end
from laocoop.typed import Any


class Combined(Record):
    """The bytes that came out, what was done, and what of theirs could not be brought in."""

    data: bytes
    done: Merge
    left_out: list[str]
    brought: list[Keys]
    """The records that only theirs had."""
    met: Meeting
    """Which records got a new id, because another of the old one met them."""
    ours: bytes = b""
    """What was there before."""
    renamed: bytes = b""
    """The same, with the ids that ours have from now on."""


def _met(
    ours: bytes, theirs: bytes, base: bytes, path: str, other: str
) -> tuple[Text, Text, Text, Meeting]:
    """The three files, in which an id is one record's; and what had to be renamed for that."""
    our, their = read_text(ours, path), read_text(theirs, other)
    old = take_apart(base if base.strip() else b"schema = 1\n", "the base")
    met = meet(our.records, their.records, old.records, NAMES)
    return (
        with_new_ids(our, path, met.ours),
        with_new_ids(their, other, met.theirs),
        with_new_ids(old, "the base", met.base),
        met,
    )


def combine(
    ours: bytes, theirs: bytes, base: bytes, path: str, other: str, take: str = ""
) -> Combined:
    """Our bytes with theirs merged in; conflicts leave our value standing.

    Raises RegisterError where one of the three is no register, WriteError where the result would
    be none.
    """
    our, their, old, met = _met(ours, theirs, base, path, other)
    done = merge(our.records, their.records, old.records, take)
    left_out = _left_out(our, their)
    if not (done.added or done.replaced or met.ours):
        return Combined(ours, done, left_out, [], met, ours, ours)
    text = _with_replaced(our, their, done.replaced, {}, line_end(ours))
    text = _with_schema(text, our, their, done)
    data = _with_added(ours, text, their, done.added)
    _read_back(data, our, their, done, path)
    return Combined(data, done, left_out, _brought(their, done), met, ours, our.text.encode())


def same_records(one: bytes, other: bytes) -> bool:
    """True where neither has a record that the other would take in: whatever the order, the remarks, and what is no
    record and so stays where it is, like `schema`.
    """
    return take_apart(one, "").records == take_apart(other, "").records


def holds_all(one: bytes, other: bytes) -> bool:
    """True where the one may stand for the other: both hold the same, and it has every line with a remark, as often."""
    remarks = [
        Counter(line.strip() for line in data.split(b"\n") if b"#" in line) for data in (one, other)
    ]
    first, second = take_apart(one, ""), take_apart(other, "")
    same = first.records == second.records and first.nameless == second.nameless
    return same and remarks[1] <= remarks[0]


def _left_out(our: Text, their: Text) -> list[str]:
    """What of theirs is no record with an id, and cannot be brought in; `schema` is seen to apart."""
    return [
        key
        for key, value in their.nameless.items()
        if key != "schema" and our.nameless.get(key) != value
    ]


def _with_schema(text: str, our: Text, their: Text, done: Merge) -> str:
    """The text with their number of the schema, where what comes from them needs it: an older program
    then says that a newer one is needed.
    """
    came = [their.records[key] for key in done.added] + list(done.replaced.values())
    new = any(key[0] == "unit" for key in done.added) or any(
        isinstance(record.get(key), dict)
        for record in came
        for key in ("note", "description", "corrects")
        if "commitment" in record or key != "note"
    )
    if not new or their.nameless.get("schema", 1) <= our.nameless.get("schema", 1):
        return text
    return with_schema(text, their.nameless["schema"])


def _brought(their: Text, done: Merge) -> list[Keys]:
    return [their.records[key] for key in done.added]


def with_marks(ours: bytes, theirs: bytes, base: bytes, path: str, other: str) -> Combined:
    """The same for git: records in conflict stand twice, between the marks git uses.

    Where lines outside the records were changed, remarks above all, git's own merge of lines is
    asked first, on all but the records that are new on either side.
    """
    our, their, old, met = _met(ours, theirs, base, path, other)
    done = merge(our.records, their.records, old.records)
    clash = {(c.kind, c.id) for c in done.conflicts}
    marked = {
        key: f"<<<<<<< ours\n{our.written(key)}=======\n{their.written(key)}>>>>>>> theirs\n"
        for key in clash
    }
    left_out = _left_out(our, their)
    if old.text:
        data = _by_lines(ours, our, their, old, done, clash)
        if data is not None and clash:
            merged = take_apart(data, path)
            texts = {key: both.replace("\n", line_end(ours)) for key, both in marked.items()}
            data = _marked(ours) + with_texts(merged, texts).encode("utf-8")
        if data is not None:
            return Combined(data, done, [], _brought(their, done), met, ours, our.text.encode())
        if _remarks_differ(our, their, old):
            left_out.append("#")
    plain = {key: record for key, record in done.replaced.items() if key not in clash}
    text = _with_replaced(our, their, plain, marked, line_end(ours))
    text = _with_schema(text, our, their, done)
    data = _with_added(ours, text, their, done.added)
    if not clash:
        _read_back(data, our, their, done, path)
    return Combined(data, done, left_out, _brought(their, done), met, ours, our.text.encode())


def _remarks_differ(our: Text, their: Text, old: Text) -> bool:
    """True where theirs has remarks that neither ours nor the common base has."""
    lines = [
        {line.strip() for line in side.text.split("\n") if line.lstrip().startswith("#")}
        for side in (their, our, old)
    ]
    return bool(lines[0] - lines[1] - lines[2])


def _by_lines(
    ours: bytes, our: Text, their: Text, old: Text, done: Merge, clash: set[Key]
) -> bytes | None:
    """What git makes of the lines that are not new records, if it agrees with the records. Those in
    conflict are ours on all sides: they are marked afterwards.
    """
    git = find_program("git")
    if git is None:
        return None
    done = done.but(replaced={k: record for k, record in done.replaced.items() if k not in clash})
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, side in (("ours", our), ("old", old), ("theirs", their)):
            path = Path(folder) / name
            as_ours = {key: our.written(key) for key in clash if key in side.records}
            same = take_apart(with_texts(side, as_ours).encode(), name) if as_ours else side
            text = _without(same, [key for key in same.records if key not in old.records])
            path.write_bytes(text.replace("\r\n", "\n").encode("utf-8"))
            paths.append(str(path))
        try:
            merged = subprocess.run(
                [git, "merge-file", "-p", *paths], capture_output=True, check=False
            )
        except OSError:
            return None
    if merged.returncode != 0:
        return None
    new = [key for key in our.records if key not in old.records]
    text = merged.stdout.decode("utf-8").rstrip("\n") + "\n"
    pieces = [text]
    for side, keys in ((our, new), (their, done.added)):
        for key in keys:
            start, end = side.with_remarks(key)
            pieces.append("\n" + side.text[start:end].replace("\r\n", "\n").rstrip("\n") + "\n")
    data = _encoded(ours, "".join(pieces))
    try:
        _read_back(data, our, their, done, "merged")
    except (RegisterError, WriteError):
        return None
    return data


def _without(side: Text, keys: list[Key]) -> str:
    pieces, at = [], 0
    for start, end in sorted(side.with_remarks(key) for key in keys):
        pieces.append(side.text[at:start].rstrip("\r\n") + "\n")
        at = end
    return "".join([*pieces, side.text[at:]]).rstrip("\r\n") + "\n"


def _with_replaced(
    our: Text, their: Text, replaced: Mapping[Key, Keys], marked: Mapping[Key, str], newline: str
) -> str:
    texts = {key: both.replace("\r\n", "\n").replace("\n", newline) for key, both in marked.items()}
    for key, record in replaced.items():
        texts[key] = edited(our, their, key, record, newline)
    return with_texts(our, texts)


def _with_added(ours: bytes, text: str, their: Text, added: list[Key]) -> bytes:
    newline = line_end(ours)
    if added and not text.endswith("\n"):
        text += newline
    pieces = [text]
    for key in added:
        start, end = their.with_remarks(key)
        piece = their.text[start:end].replace("\r\n", "\n").rstrip("\n") + "\n"
        pieces.append(newline + piece.replace("\n", newline))
    return _marked(ours) + "".join(pieces).encode("utf-8")


def _encoded(ours: bytes, text: str) -> bytes:
    return _marked(ours) + text.replace("\n", line_end(ours)).encode("utf-8")


def _marked(ours: bytes) -> bytes:
    return b"\xef\xbb\xbf" if ours.startswith(b"\xef\xbb\xbf") else b""


def _read_back(data: bytes, our: Text, their: Text, done: Merge, path: str) -> None:
    """Raises WriteError unless `data` is a register that holds just what was decided."""
    wanted: dict[Key, Any] = {
        **our.records,
        **done.replaced,
        **{key: their.records[key] for key in done.added},
    }
    try:
        parse(data, path)
        result = take_apart(data, path)
    except RegisterError as error:
        raise WriteError("merge-would-break", path=path, reason=error.code) from error
    if result.records != wanted:
        raise WriteError("would-not-read-back", path=path)
