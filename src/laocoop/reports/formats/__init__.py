"""An answer drawn in one format: a module each, with `draw(answer, stream)`."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from laocoop.clean import for_a_shell, without_controls
from laocoop.errors import ExitStatus, LaocoopError
from laocoop.typed import Any, BinaryIO


def library(name: str, missing: str) -> Any:
    """A library that not everybody has installed. Raises LaocoopError, with the sentence `missing`, where it is not."""
    try:
        __import__(name)
    except ImportError as error:
        python = for_a_shell(sys.executable)
        raise LaocoopError(missing, ExitStatus.NOT_FOUND, python=python) from error
    return sys.modules[name]


def refuse_more(rows: int, most: int, suffix: str) -> None:
    """Raises LaocoopError for more rows than one file of a format is made of: it is held in memory until it is whole."""
    if rows > most:
        raise LaocoopError("paper-too-large", ExitStatus.REFUSED, suffix=suffix, most=f"{most:,}")


def write(stream: BinaryIO, texts: Iterable[str]) -> None:
    """Writes one text after the other."""
    for text in texts:
        stream.write(text.encode("utf-8", "replace"))


def write_lines(stream: BinaryIO, lines: Iterable[str]) -> None:
    """Writes lines, each with its end and without signs that would act on what shows them."""
    write(stream, (without_controls(line) + "\n" for line in lines))
