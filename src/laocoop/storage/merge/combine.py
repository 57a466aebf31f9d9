"""Merging two register files: what the domain decides, done to the text of ours.

What ours says stays byte for byte where it stands, remarks too. Of a record that theirs edited only
the keys that change are written anew, as they are written there; records that only theirs has are
added at the end, with the remarks right above them.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tomli

from laocoop.domain.merge import ABSENT, Keys, Merge, merge
from laocoop.errors import RegisterError, WriteError
from laocoop.record import Record
from laocoop.storage.examine import parse
from laocoop.storage.system import find_program
from laocoop.storage.toml.blocks import block, line_end
from laocoop.storage.toml.decode import decode, load_toml
from laocoop.storage.toml.positions import Positions
from laocoop.typed import Any

Key = tuple[str, str]
_KEY = re.compile(r"""^[ \t]*(["']?)([\w-]+)\1[ \t]*[=.]""", re.MULTILINE)


class Text(Record):
    """A register's text with its records, each with the stretch of text it takes."""

    text: str
    records: dict[Key, Keys]
    spans: dict[Key, tuple[int, int]]
    nameless: dict[str, Any]
    """What is no record with an id: it cannot be merged by records."""

    def written(self, key: Key) -> str:
        """The record as it stands in the file, ending with its line."""
        start, end = self.spans[key]
        stretch = self.text[start:end]
        return stretch if stretch.endswith("\n") else stretch + "\n"

    def with_remarks(self, key: Key) -> tuple[int, int]:
        """The record's stretch with the remarks that stand right above it."""
        start, end = self.spans[key]
        while start:
            line = self.text.rfind("\n", 0, start - 1) + 1
            if not self.text[line:start].lstrip().startswith("#"):
                break
            start = line
        return start, end


def take_apart(data: bytes, path: str) -> Text:
    """The records of a TOML file. Raises RegisterError where it is none, or has them inline."""
    text = decode(data, path)
    positions = Positions(path, text)
    records: dict[Key, Keys] = {}
    spans: dict[Key, tuple[int, int]] = {}
    nameless: dict[str, Any] = {}
    for kind, entries in load_toml(text, positions).items():
        if kind == "register" and isinstance(entries, dict):
            records[kind, ""] = entries
            spans[kind, ""] = positions.span(kind, 0)
            continue
        named = isinstance(entries, list) and all(
            isinstance(entry, dict) and isinstance(entry.get("id"), str) for entry in entries
        )
        if not named:
            nameless[kind] = entries
            continue
        for index, entry in enumerate(entries):
            records[kind, entry["id"]] = entry
            spans[kind, entry["id"]] = positions.span(kind, index)
    return Text(text, records, spans, nameless)


def read_text(data: bytes, path: str) -> Text:
    """The records of a register file, which must be one. Raises RegisterError."""
    parse(data, path)
    return take_apart(data, path)


class Combined(Record):
    """The bytes that came out, what was done, and what of theirs could not be brought in."""

    data: bytes
    done: Merge
    left_out: list[str]


def combine(
    ours: bytes, theirs: bytes, base: bytes, path: str, other: str, take: str = ""
) -> Combined:
    """Our bytes with theirs merged in; conflicts leave our value standing.

    Raises RegisterError where one of the three is no register, WriteError where the result would
    be none.
    """
    our, their = read_text(ours, path), read_text(theirs, other)
    old = take_apart(base, "the base").records if base.strip() else {}
    done = merge(our.records, their.records, old, take)
    left_out = [key for key, value in their.nameless.items() if our.nameless.get(key) != value]
    if not (done.added or done.replaced):
        return Combined(ours, done, left_out)
    text = _with_replaced(our, their, done.replaced, {}, line_end(ours))
    data = _with_added(ours, text, their, done.added)
    _read_back(data, our, their, done, path)
    return Combined(data, done, left_out)


def with_marks(ours: bytes, theirs: bytes, base: bytes, path: str, other: str) -> Combined:
    """The same for git: records in conflict stand twice, between the marks git uses.

    Where lines outside the records were changed, remarks above all, git's own merge of lines is
    asked first, on all but the records that are new on either side.
    """
    our, their = read_text(ours, path), read_text(theirs, other)
    old = take_apart(base, "the base") if base.strip() else Text("", {}, {}, {})
    done = merge(our.records, their.records, old.records)
    if not done.conflicts and old.text:
        data = _by_lines(ours, our, their, old, done)
        if data is not None:
            return Combined(data, done, [])
    clash = {(c.kind, c.id) for c in done.conflicts}
    marked = {
        key: f"<<<<<<< ours\n{our.written(key)}=======\n{their.written(key)}>>>>>>> theirs\n"
        for key in clash
    }
    plain = {key: record for key, record in done.replaced.items() if key not in clash}
    text = _with_replaced(our, their, plain, marked, line_end(ours))
    data = _with_added(ours, text, their, done.added)
    if not clash:
        _read_back(data, our, their, done, path)
    left_out = [key for key, value in their.nameless.items() if our.nameless.get(key) != value]
    return Combined(data, done, left_out)


def _by_lines(ours: bytes, our: Text, their: Text, old: Text, done: Merge) -> bytes | None:
    """What git makes of the lines that are not new records, if it agrees with the records."""
    git = find_program("git")
    if git is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, side in (("ours", our), ("old", old), ("theirs", their)):
            path = Path(folder) / name
            text = _without(side, [key for key in side.records if key not in old.records])
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
    for side, keys in ((our, new), (their, done.added)):
        for key in keys:
            start, end = side.with_remarks(key)
            text += "\n" + side.text[start:end].replace("\r\n", "\n").rstrip("\n") + "\n"
    data = _encoded(ours, text)
    try:
        _read_back(data, our, their, done, "merged")
    except (RegisterError, WriteError):
        return None
    return data


def _without(side: Text, keys: list[Key]) -> str:
    text = side.text
    for start, end in sorted((side.with_remarks(key) for key in keys), reverse=True):
        text = text[:start].rstrip("\r\n") + "\n" + text[end:]
    return text.rstrip("\r\n") + "\n"


def _with_replaced(
    our: Text, their: Text, replaced: Mapping[Key, Keys], marked: Mapping[Key, str], newline: str
) -> str:
    texts = {key: both.replace("\r\n", "\n").replace("\n", newline) for key, both in marked.items()}
    for key, record in replaced.items():
        texts[key] = _edited(our, their, key, record, newline)
    text = our.text
    for key in sorted(texts, key=lambda key: our.spans[key], reverse=True):
        start, end = our.spans[key]
        text = text[:start] + texts[key] + text[end:]
    return text


def _edited(our: Text, their: Text, key: Key, record: Keys, newline: str) -> str:
    """Our record's text with only the keys that change written anew."""
    text, source = our.written(key), their.written(key).replace("\r\n", "\n")
    for field in dict.fromkeys([*our.records[key], *record]):
        old, new = (side.get(field, ABSENT) for side in (our.records[key], record))
        if old == new:
            continue
        written = ""
        if new is not ABSENT:
            as_theirs = their.records[key].get(field, ABSENT) == new
            stretch = _stretch(source, field) if as_theirs else None
            anew = block("x", {field: new}).partition("\n")[2]
            written = (source[slice(*stretch)] if stretch else anew).rstrip("\n") + "\n"
            written = written.replace("\n", newline)
        place = _stretch(text, field) or (len(text), len(text))
        text = text[: place[0]] + written + text[place[1] :]
    if _says(text, key, record):
        return text
    whole = block(key[0], record)
    if key[0] == "register":
        whole = whole.replace("[[register]]", "[register]", 1)
    return whole.replace("\n", newline)


def _stretch(text: str, field: str) -> tuple[int, int] | None:
    """The lines in a record's text that set `field`, if they can be told from the others."""
    starts = [(match.start(), match[2]) for match in _KEY.finditer(text)]
    places = [number for number, (_, name) in enumerate(starts) if name == field]
    if len(places) != 1:
        return None
    start = starts[places[0]][0]
    following = [at for at, _ in starts[places[0] + 1 :]]
    end = following[0] if following else len(text)
    lines = text[start:end].split("\n")
    while len(lines) > 2 and (not lines[-2].strip() or lines[-2].lstrip().startswith("#")):
        lines[-2:] = [""]  # remarks below belong to the next key
    return start, start + len("\n".join(lines))


def _says(text: str, key: Key, record: Keys) -> bool:
    try:
        records = tomli.loads(text.replace("\r\n", "\n")).get(key[0])
    except tomli.TOMLDecodeError:
        return False
    return (records[0] if isinstance(records, list) else records) == record


def _with_added(ours: bytes, text: str, their: Text, added: list[Key]) -> bytes:
    newline = line_end(ours)
    if added and not text.endswith("\n"):
        text += newline
    for key in added:
        start, end = their.with_remarks(key)
        piece = their.text[start:end].replace("\r\n", "\n").rstrip("\n") + "\n"
        text += newline + piece.replace("\n", newline)
    return _marked(ours) + text.encode("utf-8")


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
