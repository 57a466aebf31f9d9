"""A command as data: its options and arguments in a class, and what it runs.

    class Given(Answering):
        words = arguments("[WORDS]…", help=N_("…"))
        all = flag("--all", "-a", help=N_("Every commitment."))

A class attribute is the declaration; on an instance the same name holds what was typed. Nothing here
imports Typer: a command that is called rightly starts without it.
"""

from __future__ import annotations

from collections.abc import Callable

from laocoop.record import Record
from laocoop.typed import Any, cast, overload

Help = str | Callable[[], str]
"""A sentence marked for the catalogues; or what gives one in the language in use, where it is made."""


class Option(Record):
    """One option or, without `names`, one argument."""

    names: tuple[str, ...]
    value: type
    """What may be typed: str, int (a whole number), or bool for an option without a value."""
    help: Help = ""
    metavar: str = ""
    default: Any = None
    several: bool = False
    """True where it may be given again and again."""
    required: bool = False
    least: int | None = None
    offers: str = ""
    """The function of `completion` that knows what a shell can offer for it."""
    hidden: bool = False

    def filled(self, typed: Any) -> Any:
        """What a command sees: its value, never None where there may be several."""
        return list(typed or ()) if self.several else typed


class Options:
    """What was given on a command line, by the names under which the class declares it."""

    def __init__(self, **given: Any) -> None:
        for key, option in self.declared().items():
            setattr(self, key, option.filled(given.get(key, option.default)))

    @classmethod
    def declared(cls) -> dict[str, Option]:
        """The declarations in the order of the help page: those of the groups first."""
        everything: dict[str, Option] = {}
        for base in cls.__bases__:
            if issubclass(base, Options):
                everything |= base.declared()
        own = {key: value for key, value in vars(cls).items() if isinstance(value, Option)}
        return everything | own


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


@overload
def option(*names: str, metavar: str, help: Help, offers: str = "") -> str | None: ...


@overload
def option(*names: str, metavar: str, help: Help, offers: str = "", default: str) -> str: ...


def option(*names: str, metavar: str, help: Help, offers: str = "", default: Any = None) -> Any:
    """An option with a text after it."""
    return Option(names, str, help, metavar, default, offers=offers)


def options(*names: str, metavar: str, help: Help, offers: str = "") -> list[str]:
    """An option with a text after it that may be given several times."""
    declared = Option(names, str, help, metavar, several=True, offers=offers)
    return cast("list[str]", declared)


def flag(*names: str, help: Help = "", hidden: bool = False) -> bool:
    """An option without a value."""
    return cast(bool, Option(names, bool, help, default=False, hidden=hidden))


def whole(*names: str, metavar: str, help: Help, default: int, least: int) -> int:
    """An option with a whole number after it, which is at least `least`."""
    return cast(int, Option(names, int, help, metavar, default, least=least))


def argument(metavar: str, help: Help = "", offers: str = "") -> str:
    """A word that must be given."""
    return cast(str, Option((), str, help, metavar, required=True, offers=offers))


def optional_argument(metavar: str, help: Help = "", offers: str = "") -> str | None:
    """A word that may be given."""
    return cast("str | None", Option((), str, help, metavar, offers=offers))


def arguments(metavar: str, help: Help = "", offers: str = "", required: bool = False) -> list[str]:
    """Words, as many as are given; at least one where they are `required`."""
    declared = Option((), str, help, metavar, several=True, required=required, offers=offers)
    return cast("list[str]", declared)
