"""Where in a TOML file a record or a key stands, as line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from laocoop.errors import Place, RegisterError

# Whatever may hold a bracket or a quote that means nothing comes first.
_TOKENS = (
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|(?P<header>^[ \t]*\[\[?[ \t]*(?P<name>[^\]\n#]+?)[ \t]*\]\]?)"
)


class Positions:
    """Finds records of one file's text, which is known to be valid TOML."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._text = text
        self._headers: list[tuple[str, int]] | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def at_offset(self, offset: int) -> Place:
        """The place of one character, counted from 0."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        text = self._text[start:].split("\n", 1)[0].rstrip("\r")
        return Place(self.path, line, offset - start + 1, text)

    def at_line(self, line: int, column: int) -> Place:
        """The place of a line and column, both counted from 1."""
        start = self._line_starts[min(line, len(self._line_starts)) - 1]
        text = self._text[start:].split("\n", 1)[0].rstrip("\r")
        return Place(self.path, line, column, text)

    def of_record(self, kind: str, index: int, key: str = "") -> Place:
        """The place of the `index`-th `[[kind]]` (from 0), or of `key` in it where it is found."""
        headers = self._all_headers()
        starts = [number for number, (name, _) in enumerate(headers) if name == kind]
        if index >= len(starts):
            return self._of_inline(kind)
        number = starts[index]
        start = headers[number][1]
        end = self._end(kind, number)
        if key:
            pattern = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", re.MULTILINE)
            match = pattern.search(self._text, start, end)
            if match:
                return self.at_offset(match.start() + len(match[0]) - len(match[0].lstrip()))
        return self.at_offset(start)

    def span(self, kind: str, index: int) -> tuple[int, int]:
        """The stretch of text from the `index`-th record's header to the end of its last line
        that says something: remarks after it belong to what follows. Raises RegisterError where
        the records are written inline, and take no stretch of their own.
        """
        headers = self._all_headers()
        numbers = [at for at, (name, _) in enumerate(headers) if name == kind]
        if index >= len(numbers):
            raise RegisterError("inline-records", self._of_inline(kind), kind=kind)
        number = numbers[index]
        start = headers[number][1]
        end = self._end(kind, number)
        lines = [line + "\n" for line in self._text[start:end].split("\n")]
        lines[-1] = lines[-1][:-1]
        while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            lines.pop()
        return start, start + sum(map(len, lines))

    def of_top_key(self, key: str) -> Place:
        """The place of a key that stands before all tables."""
        return self._of_inline(key)

    def _end(self, kind: str, number: int) -> int:
        """Where the record under the `number`-th header ends: tables of its own belong to it."""
        following = self._all_headers()[number + 1 :]
        other = (offset for name, offset in following if not name.startswith(f"{kind}."))
        return next(other, len(self._text))

    def _of_inline(self, kind: str) -> Place:
        match = re.search(rf"^[ \t]*{re.escape(kind)}[ \t]*=", self._text, re.MULTILINE)
        return self.at_offset(match.start()) if match else Place(self.path)

    def _all_headers(self) -> list[tuple[str, int]]:
        if self._headers is None:
            self._headers = [
                (re.sub(r"[\"' \t]", "", match["name"]), match.start("header"))
                for match in re.finditer(_TOKENS, self._text, re.DOTALL | re.MULTILINE)
                if match["header"] is not None
            ]
        return self._headers
