"""How a command module says what it offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from laocoop.record import Record


class Command(Record):
    """A function that runs, one sentence of help, and examples to copy.

    `help` and the comments of `examples` are marked for the catalogues; they are translated
    where they are shown.
    """

    run: Callable[..., Any]
    help: str
    examples: tuple[tuple[str, str], ...]
    """Pairs of a command line and what it does."""
