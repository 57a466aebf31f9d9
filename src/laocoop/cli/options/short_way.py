"""The lines that are exactly right, read without Typer, which takes longer to load than all the rest.

What is read here Typer would read alike, value by value (a test holds it to that). Whatever is wrong,
abbreviated, asks for help, or is written in a way that is not plain, is left to Typer.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from laocoop.cli.options.declare import Command, Option
from laocoop.cli.options.groups import BeforeTheCommand
from laocoop.cli.registry import ALONE, COMMAND_NAMES, command
from laocoop.domain.wording import LANGUAGES
from laocoop.errors import UsageError
from laocoop.record import Record
from laocoop.typed import Any

COMPLETING = "_LAOCOOP_COMPLETE"
"""What a shell sets in the environment while it asks what it may offer."""


class CommandLine(Record):
    """A command line that was read: the command, what was given to it, and what stands before it."""

    command: Command
    given: dict[str, Any]
    before: BeforeTheCommand


def read_line(arguments: Sequence[str]) -> CommandLine | None:
    """What `arguments` say, or None where it is for Typer to say what they mean."""
    if COMPLETING in os.environ:
        return None
    names = (at for at, word in enumerate(arguments) if word in COMMAND_NAMES)
    start = next(names, len(arguments))
    if arguments[start : start + 1] == ["help"]:
        return None  # it may ask for a command's own page
    _refuse_twice(BeforeTheCommand.declared(), arguments[:start])
    before = _given(BeforeTheCommand.declared(), arguments[:start])
    if before is None or before.get("version") or before.get("lang", "en") not in LANGUAGES:
        return None
    called = command(arguments[start] if start < len(arguments) else ALONE)
    _refuse_twice(called.given.declared(), arguments[start + 1 :])
    given = _given(called.given.declared(), arguments[start + 1 :])
    if given is None:
        return None
    return CommandLine(called, given, BeforeTheCommand(**before))


def in_front(arguments: Sequence[str]) -> list[str]:
    """The line with the program's own options before the command, wherever they were typed: `laocoop list --lang vi`. What
    is the value of another option stays where it is.
    """
    before = BeforeTheCommand.declared()
    moving = {name for option in before.values() for name in option.names if option.value is str}
    start = next((at for at, word in enumerate(arguments) if word in COMMAND_NAMES), None)
    if start is None or moving.isdisjoint(word.partition("=")[0] for word in arguments[start:]):
        return [*arguments]
    own = {name: o for o in command(arguments[start]).given.declared().values() for name in o.names}
    moved: list[str] = []
    left: list[str] = []
    following = iter(arguments[start + 1 :])
    for word in following:
        if word == "--":
            left += [word, *following]
            break
        name, equals, _typed = word.partition("=")
        if name in moving and name not in own:
            moved += [word, *([] if equals else [each for each in [next(following, None)] if each])]
            continue
        left.append(word)
        if name in own and own[name].value is not bool and not equals:
            left += [each for each in [next(following, None)] if each is not None]
    return [*arguments[:start], *moved, arguments[start], *left]


def _refuse_twice(declared: dict[str, Option], words: Sequence[str]) -> None:
    """Raises UsageError for an option that is given twice and means one thing: the first is not dropped unseen."""
    by_name = {name: key for key, option in declared.items() for name in option.names}
    seen: dict[str, str] = {}
    following = iter(words)
    for word in following:
        name, equals, typed = word.partition("=")
        option = declared.get(by_name.get(name, ""))
        if word == "--":
            return
        if option is None or option.value is bool:
            continue
        text = typed if equals else next(following, "")
        first = next((seen[each] for each in option.names if each in seen), None)
        if first is not None and not option.several:
            raise UsageError("given-twice", option=name, first=first, second=text)
        seen[name] = text


def _given(declared: dict[str, Option], words: Sequence[str]) -> dict[str, Any] | None:
    by_name = {name: key for key, option in declared.items() for name in option.names}
    given: dict[str, Any] = {}
    loose: list[str] = []
    following = iter(words)
    for word in following:
        if not word:
            return None
        if not word.startswith("-"):
            loose.append(word)
            continue
        name, equals, typed = word.partition("=")
        key = by_name.get(name)
        if key is None or (equals and not name.startswith("--")):
            return None
        option = declared[key]
        if option.value is bool:
            if equals:
                return None
            given[key] = True
            continue
        text = typed if equals else next(following, "")
        value = _value(option, text)
        if value is None or (key in given and not option.several):
            return None
        given[key] = [*given.get(key, ()), value] if option.several else value
    return _with_arguments(declared, given, loose)


def _value(option: Option, text: str) -> str | int | None:
    """What `text` is as a value of `option`; None where that is not plain."""
    if not text or text.startswith("-"):
        return None
    if option.value is str:
        return text
    return int(text) if _digits(text) and int(text) >= (option.least or 0) else None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _with_arguments(
    declared: dict[str, Option], given: dict[str, Any], loose: list[str]
) -> dict[str, Any] | None:
    for key, option in declared.items():
        if option.names:
            continue
        if option.several:
            given[key], loose = loose, []
        elif loose:
            given[key] = loose.pop(0)
        if option.required and not given.get(key):
            return None
    return None if loose else given
