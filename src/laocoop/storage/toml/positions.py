"""Where in a TOML file a record or a key stands, as line and column."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cached_property

from laocoop.errors import Place, RegisterError

# Nothing that was read is given back (`*+`): for a turn of a group that may be, its place is kept, a hundred times a sign.
_TEXT = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
# Whatever may hold a bracket, a quote or a hash that means nothing comes first.
_TEXTS = (
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+"{3,5}'
    r"|'''.*?'{3,5}"
    rf"|{_TEXT}"
    r"|'[^'\n]*'"
    r"|(?P<remark>\#[^\n]*)"
)
_BRACKETS = r"|(?P<open>[\[{])|(?P<close>[\]}])"
_HEADER = rf"""|(?P<header>^[ \t]*\[\[?(?P<name>(?:{_TEXT}|'[^'\n]*'|[^\]\n#"']++)++)\]\]?)"""
_KEY = r"""^[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([\w-]+))[ \t]*[=.]"""
_STRIDE = 1 << 16
"""So far apart lines are counted once for all: a file may be all line ends."""


class Positions:
    """Finds records of one file's text, which is known to be valid TOML."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._text = text
        self._last_line = (-1, "")
        self._last_keys: tuple[int, dict[str, int]] = (-1, {})
        self._ends: dict[int, int] = {}
        self._inline: dict[str, Place] = {}

    @cached_property
    def _lines_before(self) -> array[int]:
        """How many lines end before each stride of the text."""
        counts, count = array("Q"), 0
        for start in range(0, len(self._text) + 1, _STRIDE):
            counts.append(count)
            count += self._text.count("\n", start, start + _STRIDE)
        return counts

    def at_offset(self, offset: int) -> Place:
        """The place of one character, counted from 0."""
        stride = offset // _STRIDE
        before = self._lines_before[stride] + self._text.count("\n", stride * _STRIDE, offset)
        start = self._text.rfind("\n", 0, offset) + 1
        return Place(self.path, before + 1, offset - start + 1, self._line_from(start))

    def at_line(self, line: int, column: int) -> Place:
        """The place of a line and column, both counted from 1."""
        stride = bisect_left(self._lines_before, line - 1) - 1 if line > 1 else 0
        start = max(stride, 0) * _STRIDE
        for _line in range(line - 1 - self._lines_before[max(stride, 0)]):
            following = self._text.find("\n", start) + 1
            if not following:
                break
            start = following
        return Place(self.path, line, column, self._line_from(start))

    def _line_from(self, start: int) -> str:
        if start != self._last_line[0]:  # many problems may be of one line: they share its text
            end = self._text.find("\n", start)
            text = self._text[start : len(self._text) if end < 0 else end].rstrip("\r")
            self._last_line = (start, text)
        return self._last_line[1]

    def of_record(self, kind: str, index: int, key: str = "") -> Place:
        """The place of the `index`-th `[[kind]]` (from 0), or of `key` in it where it is found."""
        numbers = self._headers_of.get(kind, ())
        if index >= len(numbers):
            return self._of_inline(kind)
        number = numbers[index]
        start = self._headers[number][1]
        end = self._end(kind, number)
        return self.at_offset(self._keys(start, end).get(key, start) if key else start)

    def _keys(self, start: int, end: int) -> dict[str, int]:
        """Where the record from `start` to `end` first sets each of its keys: one may have many faults."""
        if start != self._last_keys[0]:
            keys: dict[str, int] = {}
            for match in re.compile(_KEY, re.MULTILINE).finditer(self._text, start, end):
                begin = match.start() + len(match[0]) - len(match[0].lstrip())
                keys.setdefault(match[match.lastindex or 0], begin)
            self._last_keys = (start, keys)
        return self._last_keys[1]

    def span(self, kind: str, index: int) -> tuple[int, int]:
        """The stretch of text from the `index`-th record's header to the end of its last line
        that says something: remarks after it belong to what follows. Raises RegisterError where
        the records are written inline, and take no stretch of their own.
        """
        numbers = self._headers_of.get(kind, ())
        if index >= len(numbers):
            raise RegisterError("inline-records", self._of_inline(kind), kind=kind)
        start, end = self._headers[numbers[index]][1], self._end(kind, numbers[index])
        while True:
            while end > start and self._text[end - 1].isspace():
                end -= 1
            line = self._text.rfind("\n", 0, end) + 1
            if not self.is_remark(line, end):
                break
            end = line
        line_end = self._text.find("\n", end)
        return start, len(self._text) if line_end < 0 else line_end + 1

    def span_of_table(self, name: str) -> tuple[int, int]:
        """The same of the table `[name]`. Raises RegisterError where its keys stand elsewhere."""
        if not self._headers_of.get(name):
            raise RegisterError("inline-table", self._of_inline(name), name=name)
        return self.span(name, 0)

    def is_remark(self, start: int, end: int) -> bool:
        """True if the line from `start` to `end` is a remark, and no line of a text that looks like one."""
        line = self._text[start:end]
        return self._begins_remark(start + len(line) - len(line.lstrip()))

    def remarks(self, start: int, end: int) -> list[int]:
        """Where the remarks of a stretch begin, whole lines or after something else."""
        places, at = [], self._text.find("#", start, end)
        while at >= 0:
            if self._begins_remark(at):
                places.append(at)
                at = self._text.find("\n", at, end)
            at = self._text.find("#", at + 1, end) if at >= 0 else at
        return places

    def _begins_remark(self, offset: int) -> bool:
        return offset < len(self._text) and bool(self._remarks[offset >> 3] & 1 << (offset & 7))

    def of_top_key(self, key: str) -> Place:
        """The place of a key that stands before all tables."""
        return self._of_inline(key)

    def _end(self, kind: str, number: int) -> int:
        """Where the record under the `number`-th header ends: tables of its own belong to it."""
        if number not in self._ends:
            following = number + 1
            while following < len(self._headers) and self._headers[following][0].startswith(
                f"{kind}."
            ):
                following += 1
            at_end = following == len(self._headers)
            self._ends[number] = len(self._text) if at_end else self._headers[following][1]
        return self._ends[number]

    def _of_inline(self, kind: str) -> Place:
        if kind not in self._inline:  # each of its records may be at fault
            match = re.search(rf"^[ \t]*{re.escape(kind)}[ \t]*[.=]", self._text, re.MULTILINE)
            self._inline[kind] = self.at_offset(match.start()) if match else Place(self.path)
        return self._inline[kind]

    @cached_property
    def _tokens(self) -> tuple[list[tuple[str, int]], bytearray]:
        """The headers with their places, and a bit for each sign that begins a remark: no text that looks
        like either.
        """
        outside, inside = (
            re.compile(pattern, re.DOTALL | re.MULTILINE)
            for pattern in (_TEXTS + _HEADER + _BRACKETS, _TEXTS + _BRACKETS)
        )
        headers, remarks, at, depth = [], bytearray(len(self._text) // 8 + 1), 0, 0
        while match := (inside if depth else outside).search(self._text, at):
            at, token = match.end(), match.lastgroup
            if token == "remark":
                remarks[match.start() >> 3] |= 1 << (match.start() & 7)
            elif token == "open":
                depth += 1
            elif token == "close":
                depth -= 1
            elif not depth and match["header"] is not None:
                headers.append((re.sub(r"[\"' \t]", "", match["name"]), match.start("header")))
        return headers, remarks

    @property
    def _headers(self) -> list[tuple[str, int]]:
        return self._tokens[0]

    @property
    def _remarks(self) -> bytearray:
        return self._tokens[1]

    @cached_property
    def _headers_of(self) -> dict[str, list[int]]:
        """By kind: which of the headers begin its records."""
        numbers: dict[str, list[int]] = {}
        for number, (name, _offset) in enumerate(self._headers):
            numbers.setdefault(name, []).append(number)
        return numbers
