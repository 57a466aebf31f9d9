"""Every error a user can meet: a code, its parameters, its place, its exit status.

An error carries no sentence of its own: `laocoop.i18n.errors.sentences` holds, per code, what is
wrong and what to do next, in three languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from laocoop.record import Record


class ExitStatus(IntEnum):
    """What the shell sees. The table in docs/errors.md is checked against this one."""

    OK = 0
    PROBLEMS = 1  # `check` found warnings
    USAGE = 2  # an option or argument is wrong
    INVALID_REGISTER = 3  # the register cannot be read as one
    NOT_FOUND = 4  # an id, a file or a thing to undo does not exist
    REFUSED = 5  # what was asked would make the register wrong
    CANNOT_WRITE = 6  # permission, disk, lock
    NEEDS_ANSWER = 7  # a question was due, and nobody could be asked
    CONFLICT = 8  # two copies changed the same thing differently
    INTERRUPTED = 130


class Place(Record):
    """A place in a file; `line` and `column` count from 1, 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0
    text: str = ""
    """The line itself, as it stands in the file."""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


class LaocoopError(Exception):
    """An error that is told to the user as a sentence, never as a traceback."""

    def __init__(
        self,
        code: str,
        status: ExitStatus,
        place: Place | None = None,
        **params: object,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.place = place
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        where = f" at {self.place}" if self.place else ""
        return f"{self.code}{where} ({details})"


class UsageError(LaocoopError):
    """An option or argument is wrong."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, ExitStatus.USAGE, None, **params)


class RegisterError(LaocoopError):
    """The register is not one: broken TOML, a wrong type, an unknown reference."""

    def __init__(self, code: str, place: Place | None = None, **params: object) -> None:
        super().__init__(code, ExitStatus.INVALID_REGISTER, place, **params)


class NotFoundError(LaocoopError):
    """An id, a file or a thing to undo does not exist."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, ExitStatus.NOT_FOUND, None, **params)


class RefusedError(LaocoopError):
    """What was asked would make the register say something that cannot be true."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, ExitStatus.REFUSED, None, **params)


class ConflictError(LaocoopError):
    """Two copies changed the same thing differently, and nobody said which to take."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, ExitStatus.CONFLICT, None, **params)


class WriteError(LaocoopError):
    """The disk, a permission or a lock stands in the way; nothing was changed."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, ExitStatus.CANNOT_WRITE, None, **params)


class NeedsAnswerError(LaocoopError):
    """A question was due and there is no terminal to ask it in."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, ExitStatus.NEEDS_ANSWER, None, **params)


class Notice(Record):
    """What a person should know, and what stops nothing: it is told, not raised."""

    code: str
    params: Mapping[str, object]


Tell = Callable[[Notice], None]
"""Tells the person a notice, on the error stream."""
