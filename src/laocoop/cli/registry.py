"""All commands, by what one wants to do. A command is in the file or folder of its name.

A module is loaded only when its command is used: `laocoop list` does not pay for the others.
"""

from __future__ import annotations

import sys

from laocoop.i18n.catalogue import N_
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from laocoop.cli.options.declare import Command

SECTIONS: dict[str, tuple[str, ...]] = {
    N_("See where things stand"): (
        "today",
        "next",
        "list",
        "show",
        "search",
        "progress",
        "timeline",
        "lineage",
        "report",
        "annex",
    ),
    N_("Say what was done"): (
        "update",
        "done",
        "start",
        "suspend",
        "withdraw",
        "note",
        "add",
        "edit",
        "review",
        "sheet",
    ),
    N_("Agree with the other side"): (
        "confirm",
        "dispute",
        "event",
        "sync",
        "send",
        "receive",
        "merge",
        "git-setup",
    ),
    N_("Take in what was signed"): ("load", "coverage"),
    N_("Look back, take back"): ("history", "diff", "undo", "restore"),
    N_("Look after the register"): (
        "instruments",
        "themes",
        "check",
        "export",
        "init",
        "config",
        "help",
    ),
}

_FAMILIES = {
    **dict.fromkeys(("update", "done", "start", "suspend", "withdraw", "note"), "update"),
    **dict.fromkeys(("confirm", "dispute"), "confirm"),
    **{name: f"{name}.command" for name in ("load", "edit", "review", "sync", "undo")},
}
"""Where a command is not in the file of its own name: families, and commands of several files."""

ALONE = "today"
"""The command that `laocoop` alone runs."""

COMMAND_NAMES = tuple(name for names in SECTIONS.values() for name in names)


def place_of(name: str) -> str:
    """The module in which the command called `name` is."""
    return f"laocoop.cli.commands.{_FAMILIES.get(name, name.replace('-', '_'))}"


def command(name: str) -> Command:
    """The command called `name`, its module loaded."""
    place = place_of(name)
    __import__(place)  # importlib brings warnings with it, to no end
    called: Command = sys.modules[place].COMMANDS[name]
    return called
