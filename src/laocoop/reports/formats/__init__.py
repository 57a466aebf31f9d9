"""An answer drawn in one format: a module each, with `draw(answer, stream)`."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.clean import without_controls
from laocoop.typed import BinaryIO


def write(stream: BinaryIO, texts: Iterable[str]) -> None:
    """Writes one text after the other."""
    for text in texts:
        stream.write(text.encode("utf-8", "replace"))


def write_lines(stream: BinaryIO, lines: Iterable[str]) -> None:
    """Writes lines, each with its end and without signs that would act on what shows them."""
    write(stream, (without_controls(line) + "\n" for line in lines))
