"""The names of `typing` that the program uses, without loading it.

`typing` takes a third as long to load as Python itself to start, and nothing here asks it anything while
the program runs. Type checkers see the real names; what runs is given stand-ins. Modules that need the
real ones (those that know Typer) import `typing` itself.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import (
        Any,
        BinaryIO,
        ClassVar,
        NoReturn,
        Protocol,
        Self,
        TextIO,
        TypeVar,
        cast,
        dataclass_transform,
        overload,
    )
else:
    Any = BinaryIO = ClassVar = NoReturn = Self = TextIO = object

    class Protocol:
        """Says nothing while the program runs."""

    def TypeVar(name, **_rules):  # noqa: N802 - stands in for the name of typing
        """A parameter of a type: its name is enough."""
        return name

    def cast(_type, value):
        """The value."""
        return value

    def overload(function):
        """The function."""
        return function

    def dataclass_transform(**_rules):
        """Leaves a class as it is."""
        return lambda decorated: decorated


__all__ = [
    "TYPE_CHECKING",
    "Any",
    "BinaryIO",
    "ClassVar",
    "NoReturn",
    "Protocol",
    "Self",
    "TextIO",
    "TypeVar",
    "cast",
    "dataclass_transform",
    "overload",
]
