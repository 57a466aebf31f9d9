"""A register file as a text with its records in it: taken apart, and edited key by key.

What is not changed stays byte for byte where it stands, remarks too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import tomli

from laocoop.domain.alike import Keys
from laocoop.domain.merge import ABSENT
from laocoop.domain.new_ids import Key, names_in, record_renamed
from laocoop.errors import RegisterError
from laocoop.record import Record
from laocoop.storage.examine import parse
from laocoop.storage.schema.kinds import KINDS
from laocoop.storage.toml.blocks import block, line_end
from laocoop.storage.toml.decode import decode, load_toml, refuse_extremes
from laocoop.storage.toml.positions import Positions
from laocoop.typed import Any

NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    name: {key: (field.names,) for key, field in kind.fields.items() if field.names}
    for name, kind in KINDS.items()
}
NAMES["update"].update(
    retracts=("update", "commitment", "event"),
    verifies=("update",),
    evidence=("source",),
    corrects=("theme",),
)
"""By kind and field: the kinds of record whose ids stand in it."""

_KEY = re.compile(r"""^[ \t]*(["']?)([\w-]+)\1[ \t]*[=.]""", re.MULTILINE)


class Text(Record):
    """A register's text with its records, each with the stretch of text it takes."""

    text: str
    records: dict[Key, Keys]
    spans: dict[Key, tuple[int, int]]
    nameless: dict[str, Any]
    """What is no record of a kind that laocoop knows: it cannot be merged by records."""
    positions: Positions

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
            if not self.positions.is_remark(line, start):
                break
            start = line
        return start, end


_SMALL, _STATES = 1 << 20, 4
"""So many states of a register of no more bytes are kept as they were read: a meeting of two copies looks at each many
times. What is larger takes forty times its bytes.
"""


def take_apart(data: bytes, path: str) -> Text:
    """The records of a TOML file, to be looked at and not changed. Raises RegisterError where it is none, or has them
    inline.
    """
    return _kept_apart(data, path) if len(data) <= _SMALL else _apart(data, path)


def _apart(data: bytes, path: str) -> Text:
    text = decode(data, path)
    positions = Positions(path, text)
    records: dict[Key, Keys] = {}
    spans: dict[Key, tuple[int, int]] = {}
    nameless: dict[str, Any] = {}
    document = load_toml(text, positions)
    refuse_extremes(document, positions)
    for kind, entries in document.items():
        if kind == "register" and isinstance(entries, dict):
            records[kind, ""] = entries
            spans[kind, ""] = positions.span_of_table(kind)
            continue
        if kind not in KINDS or not isinstance(entries, list):
            nameless[kind] = entries
            continue
        if not entries:
            raise RegisterError("inline-records", positions.of_top_key(kind), kind=kind)
        for index, entry in enumerate(entries):
            ident = entry.get("id") if isinstance(entry, dict) else None
            if not (isinstance(ident, str) and ident):
                parse(data, path)  # tells what is missing, and where
                raise RegisterError("inline-records", positions.of_record(kind, index), kind=kind)
            records[kind, ident] = entry
            spans[kind, ident] = positions.span(kind, index)
    return Text(text, records, spans, nameless, positions)


_kept_apart = lru_cache(_STATES)(_apart)


def read_text(data: bytes, path: str) -> Text:
    """The records of a register file, which must be one. Raises RegisterError."""
    parse(data, path)
    return take_apart(data, path)


class Leaning(Record):
    """What of a register's end names what came before it by a merge."""

    ids: list[str]
    rest: bytes
    """The end without it."""


def leaning_on(came: bytes, data: bytes, before: bytes, path: str) -> Leaning | None:
    """What stands in `data` after `came`, and names records that `before` lacks or has as others, or names one that
    does: with whatever took it back. None where some of it was not taken back.
    """
    text, old = take_apart(data, path), take_apart(before, path).records
    begin = len(decode(came, path))
    later = {key: record for key, record in text.records.items() if text.spans[key][0] >= begin}
    strange = {
        key
        for key, record in text.records.items()
        if key not in later and (key not in old or _origin(record) != _origin(old[key]))
    }
    naming: dict[Key, list[Key]] = {}
    for key, record in later.items():
        for named in _named_in(key[0], record):
            naming.setdefault(named, []).append(key)
    lost, waiting = set(strange), [*strange]
    while waiting:
        more = [key for key in naming.get(waiting.pop(), ()) if key not in lost]
        lost.update(more)
        waiting += more
    leaning = {key: record for key, record in later.items() if key in lost}
    takes_back = {record["retracts"] for record in leaning.values() if "retracts" in record}
    if any(
        ident not in takes_back and "retracts" not in record
        for (_kind, ident), record in leaning.items()
    ):
        return None
    rest = with_texts(text, dict.fromkeys(leaning, ""))[begin:].encode("utf-8")
    return Leaning([ident for (_kind, ident), r in leaning.items() if "retracts" not in r], rest)


def _named_in(kind: str, record: Keys) -> set[Key]:
    """The records that `record` names, each as every kind that it may be."""
    return {
        (each, name)
        for field, kinds in NAMES.get(kind, {}).items()
        for name in names_in(record.get(field))
        for each in kinds
    }


def returned(full: bytes, without: bytes, path: str) -> dict[str, str]:
    """The instruments that a merge had given another id, and what each is called again without it."""
    before, after = (take_apart(data, path).records for data in (full, without))
    return {
        ident: record["id_was"]
        for (kind, ident), record in before.items()
        if kind == "instrument"
        and record.get("id_was")
        and (kind, ident) not in after
        and (kind, record["id_was"]) in after
    }


def _origin(record: Keys) -> tuple[object, ...]:
    """By what a record is known as the same, though it was edited."""
    return tuple(record.get(key) for key in ("recorded", "step", "id_was"))


def with_new_ids(side: Text, path: str, renames: Mapping[Key, str]) -> Text:
    """The same with the ids that `renames` gives, wherever they stand."""
    if not renames:
        return side
    texts = {}
    newline = line_end(side.text.encode())
    updates = {ident for kind, ident in side.records if kind == "update"}
    for key, record in side.records.items():
        new = record_renamed(key[0], record, renames, NAMES, updates)
        if new != record:
            texts[key] = edited(side, side, key, new, newline)
    return take_apart(with_texts(side, texts).encode(), path)


def with_texts(side: Text, texts: Mapping[Key, str]) -> str:
    """The text with other texts in the places of some records."""
    pieces, at = [], 0
    for key in sorted(texts, key=lambda key: side.spans[key]):
        start, end = side.spans[key]
        pieces += [side.text[at:start], texts[key]]
        at = end
    return "".join([*pieces, side.text[at:]])


def edited(our: Text, their: Text, key: Key, record: Keys, newline: str) -> str:
    """Our record's text with only the keys that change written anew."""
    text, source = our.written(key), their.written(key).replace("\r\n", "\n")
    ours, theirs = _stretches(text), _stretches(source)
    edits: list[tuple[int, int, str]] = []
    for field in dict.fromkeys([*our.records[key], *record]):
        old, new = (side.get(field, ABSENT) for side in (our.records[key], record))
        if old == new:
            continue
        written = ""
        if new is not ABSENT:
            as_theirs = their.records[key].get(field, ABSENT) == new
            stretch = theirs.get(field) if as_theirs else None
            anew = block("x", {field: new}).partition("\n")[2]
            written = (source[slice(*stretch)] if stretch else anew).rstrip("\n") + "\n"
            written = written.replace("\n", newline)
        edits.append((*ours.get(field, (len(text), len(text))), written))
    pieces, at = [], 0
    for start, end, written in sorted(
        edits, key=lambda edit: edit[0]
    ):  # those at the end keep their order
        pieces += [text[at:start], written]
        at = end
    text = "".join([*pieces, text[at:]])
    if _says(text, key, record):
        return text
    whole = block(key[0], record)
    if key[0] == "register":
        whole = whole.replace("[[register]]", "[register]", 1)
    return "".join(f"{remark}\n" for remark in _remarks(our, key)).replace("\n", newline) + (
        whole.replace("\n", newline)
    )


def _remarks(side: Text, key: Key) -> list[str]:
    """The remarks within a record: where it is written anew, they stand above it."""
    start, end = side.spans[key]
    return [
        side.text[at : side.text.find("\n", at)].rstrip("\r")
        for at in side.positions.remarks(start, end)
    ]


def _stretches(text: str) -> dict[str, tuple[int, int]]:
    """By field: the lines in a record's text that set it, where they can be told from the others."""
    starts = [(match.start(), match[2]) for match in _KEY.finditer(text)]
    times = Counter(field for _, field in starts)
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return {
        field: (start, _end_of_lines(text, start, end))
        for (start, field), end in zip(starts, ends, strict=True)
        if times[field] == 1
    }


def _end_of_lines(text: str, start: int, end: int) -> int:
    """Where the lines end that set a field: remarks below belong to the next one."""
    lines = text[start:end].split("\n")
    while len(lines) > 2 and (not lines[-2].strip() or lines[-2].lstrip().startswith("#")):
        lines[-2:] = [""]
    return start + len("\n".join(lines))


def _says(text: str, key: Key, record: Keys) -> bool:
    try:
        records = tomli.loads(text.replace("\r\n", "\n")).get(key[0])
    except tomli.TOMLDecodeError:
        return False
    return (records[0] if isinstance(records, list) else records) == record
