"""What the system and the reader of TOML say is wrong, in the user's language. They say it in English."""

from __future__ import annotations

import re

from laocoop.i18n.catalogue import N_, _

_OF_THE_SYSTEM = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("Device or resource busy"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("File too large"),
    N_("File exists"),
    N_("Stale file handle"),
)
_OF_TOML = (
    N_("Tables stand in each other too deeply"),
    N_("A whole number has more than 64 bits"),
    N_("Invalid statement"),
    N_("Expected newline or end of document after a statement"),
    N_("Expected ']' at the end of a table declaration"),
    N_("Expected ']]' at the end of an array declaration"),
    N_("Expected {1}"),
    N_("Found invalid character {1}"),
    N_("Cannot declare {1} twice"),
    N_("Cannot overwrite a value"),
    N_("Cannot mutate immutable namespace {1}"),
    N_("Cannot redefine namespace {1}"),
    N_("Expected '=' after a key in a key/value pair"),
    N_("Invalid initial character for a key part"),
    N_("Unclosed array"),
    N_("Duplicate inline table key {1}"),
    N_("Unclosed inline table"),
    N_("Unescaped '\\' in a string"),
    N_("Invalid hex value"),
    N_("Unterminated string"),
    N_("Illegal character {1}"),
    N_("Invalid date or datetime"),
    N_("Invalid value"),
)


def in_words(reason: str) -> str:
    """`reason` as the user reads it; what is not known stays as it is."""
    if reason in _OF_THE_SYSTEM:
        return _(reason)
    for message in sorted(_OF_TOML, key=lambda each: "{1}" in each):
        pattern = re.escape(message).replace(re.escape("{1}"), "(.+)")
        match = re.fullmatch(pattern, reason)
        if match:
            return _(message).replace("{1}", match[1] if match.groups() else "")
    return reason
