"""Errors as sentences: what is wrong, where, the line itself, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from laocoop.errors import LaocoopError, WriteError
from laocoop.i18n import messages
from laocoop.i18n.catalogue import _
from laocoop.reports.document import clean

LONGEST_LINE = 100


def tell(error: LaocoopError, stream: TextIO) -> None:
    """Writes `error` to `stream`."""
    said = messages.sentence(error.code, error.params)
    place = error.place
    where = f"{place}: " if place else ""
    lines = [f"laocoop: {where}{clean(said.wrong)}"]
    if place and place.text.strip():
        lines += _line_with_mark(place.text, place.column)
    to_do = _("What to do:")
    lines.append(f"  {to_do} {clean(said.remedy)}")
    write(stream, "\n".join(lines) + "\n")


def write(stream: TextIO, text: str) -> None:
    """Writes `text`, with `?` for what the stream's encoding lacks."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    with printed():
        stream.write(text.encode(encoding, "replace").decode(encoding, "replace"))
        stream.flush()


@contextmanager
def printed() -> Iterator[None]:
    """Turns a full disk under the output into an error a user can read."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError("cannot-print", reason=error.strerror or str(error)) from None


def _line_with_mark(text: str, column: int) -> list[str]:
    shown = clean(text.expandtabs(1))
    start = 0
    if len(shown) > LONGEST_LINE:
        start = min(max(column - LONGEST_LINE // 2, 0), len(shown) - LONGEST_LINE)
        shown = shown[start : start + LONGEST_LINE]
    lines = [f"  | {shown}"]
    offset = column - 1 - start
    if column and 0 <= offset <= len(shown):
        lines.append("  | " + " " * offset + "^")
    return lines
