"""Setting one of the user's settings; they are read on every start, and hardly ever written."""

from __future__ import annotations

import os
import re
from collections.abc import Collection

import tomli_w

from laocoop.domain.wording import LANGUAGES
from laocoop.errors import ExitStatus, LaocoopError, Place, UsageError
from laocoop.storage.atomic import replace_file
from laocoop.storage.lock import locked
from laocoop.storage.rewrite import failures_told
from laocoop.storage.settings import SETTINGS, Settings, document, read_settings


def write_setting(path: str, key: str, value: str) -> Settings:
    """Sets `key` to `value` in `path` (an empty value takes it away) and gives the result; every other line stays as it
    is. Raises UsageError for a language that there is none of.
    """
    if key not in SETTINGS:
        raise UsageError("unknown-setting", key=key, known=", ".join(SETTINGS))
    value = {"language": value.lower(), "party": value.upper()}.get(key, value)
    if key == "language" and value not in ("", *LANGUAGES):
        raise UsageError("unknown-language-choice", language=value)
    with failures_told(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with locked(os.path.realpath(path)):
            settings = read_settings(path).but(**{key: value})
            held = document(path)
            wanted = {name: kept for name, kept in held.items() if name != key}
            if value:
                wanted[key] = value
            try:
                written = _amended(path, key, value, wanted)
            except (ValueError, RecursionError) as error:  # what nobody could write anew
                raise LaocoopError(
                    "bad-settings", ExitStatus.USAGE, Place(path), reason=str(error)
                ) from None
            replace_file(os.path.realpath(path), written.encode())
    return settings


def _amended(path: str, key: str, value: str, wanted: dict[str, object]) -> str:
    """The file's text with the one line changed; written anew where its lines are not the plain ones that they are
    most of the time.
    """
    import tomli

    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except FileNotFoundError:
        text = ""
    head = text[: first.start()] if (first := re.search(r"^[ \t]*\[", text, re.MULTILINE)) else text
    line = tomli_w.dumps({key: value}).rstrip("\n") if value else ""
    plain = re.compile(
        rf"""^[ \t]*["']?{key}["']?[ \t]*=[ \t]*(?:"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')([ \t]*#[^\r\n]*)?(\r?\n|$)""",
        re.MULTILINE,
    )
    there = plain.search(head)
    if there:
        amended = text[: there.start()]
        amended += f"{line}{there[1] or ''}{there[2]}" if line else ""
        amended += text[there.end() :]
    else:
        amended = f"{line}\n{text}" if line else text
    try:
        read = tomli.loads(amended)
        # As text: a value that is no number is not even equal to itself.
        if tomli_w.dumps(read) == tomli_w.dumps(_in_order_of(read, wanted)):
            return amended
    except ValueError:
        pass
    if "#" in text:
        raise LaocoopError("settings-by-hand", ExitStatus.USAGE, Place(path), key=key)
    return tomli_w.dumps(wanted)


def _in_order_of(read: Collection[str], wanted: dict[str, object]) -> dict[str, object]:
    """What is wanted, in the order in which its keys were read; what was not comes first."""
    order = [*read]
    return dict(
        sorted(wanted.items(), key=lambda item: order.index(item[0]) if item[0] in order else -1)
    )
