"""All commands: in which module each is, and what one wants to do with it.

A module is loaded only when its command is used: `laocoop list` does not pay for the others.
"""

from __future__ import annotations

from importlib import import_module

from laocoop.cli.command import Command
from laocoop.i18n.catalogue import N_

SECTIONS: dict[str, tuple[str, ...]] = {
    N_("See where things stand"): ("list", "show", "search", "progress", "report"),
    N_("Say what was done"): ("update", "done", "start", "suspend", "withdraw", "note", "add"),
    N_("Agree with the other side"): ("confirm", "dispute", "event", "merge", "git-setup"),
    N_("Take in what was signed"): ("load", "coverage"),
    N_("Look back, take back"): ("history", "diff", "undo", "restore"),
    N_("Look after the register"): ("instruments", "check", "init", "config"),
}

_MODULES = {
    "list": "listing",
    "show": "showing",
    "search": "searching",
    "progress": "progressing",
    "report": "reporting",
    **dict.fromkeys(("update", "done", "start", "suspend", "withdraw", "note"), "updating"),
    "add": "adding",
    **dict.fromkeys(("confirm", "dispute"), "verifying"),
    "event": "reviewing",
    "merge": "merging",
    "git-setup": "setting_up_git",
    "load": "loading",
    "coverage": "covering",
    "diff": "comparing",
    "restore": "restoring",
    "history": "looking_back",
    "undo": "undoing",
    "instruments": "instruments",
    "check": "checking",
    "init": "making",
    "config": "configuring",
}

NAMES = tuple(name for names in SECTIONS.values() for name in names)


def command(name: str) -> Command:
    """The command called `name`, its module loaded."""
    module = import_module(f"laocoop.cli.commands.{_MODULES[name]}")
    found: Command = module.COMMANDS[name]
    return found
