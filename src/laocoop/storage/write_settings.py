"""Setting one of the user's settings; they are read on every start, and hardly ever written."""

from __future__ import annotations

import os

import tomli_w

from laocoop.errors import ExitStatus, LaocoopError, Place, UsageError
from laocoop.storage.atomic import replace_file
from laocoop.storage.lock import locked
from laocoop.storage.rewrite import failures_told
from laocoop.storage.settings import SETTINGS, Settings, document, read_settings, validated


def write_setting(path: str, key: str, value: str) -> Settings:
    """Sets `key` to `value` in `path` (an empty value takes it away) and gives the result."""
    if key not in SETTINGS:
        raise UsageError("unknown-setting", key=key, known=", ".join(SETTINGS))
    with failures_told(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with locked(os.path.realpath(path)):
            settings = validated(read_settings(path).but(**{key: value}))
            chosen = {name: getattr(settings, name) for name in SETTINGS if getattr(settings, name)}
            others = {name: kept for name, kept in document(path).items() if name not in SETTINGS}
            try:
                written = tomli_w.dumps(chosen | others)
            except (ValueError, RecursionError) as error:  # what nobody could write anew
                raise LaocoopError(
                    "bad-settings", ExitStatus.USAGE, Place(path), reason=str(error)
                ) from None
            replace_file(os.path.realpath(path), written.encode())
    return settings
