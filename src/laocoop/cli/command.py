"""How a command module says what it offers."""

from __future__ import annotations

from collections.abc import Callable

from laocoop.cli.options.declare import Options
from laocoop.record import Record


class Command(Record):
    """A function that runs, the options it takes, one sentence of help, and examples to copy.

    `run` is given the session and what was typed, and returns an exit status or nothing. `help` and
    the comments of `examples` are marked for the catalogues; they are translated where they are shown.
    """

    run: Callable[..., int | None]
    given: type[Options]
    help: str
    examples: tuple[tuple[str, str], ...]
    """Pairs of a command line and what it does."""
