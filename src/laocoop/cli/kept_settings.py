"""Keeping what a person at the terminal was asked once."""

from __future__ import annotations

from collections.abc import Mapping

from laocoop.errors import WriteError
from laocoop.storage.locate import settings_file


def keep_settings(chosen: Mapping[str, str]) -> bool:
    """True where the settings now hold what was `chosen`; where they cannot be written, it is asked again next time."""
    from laocoop.storage.write_settings import write_setting  # hardly ever needed

    try:
        for key, value in chosen.items():
            write_setting(settings_file(), key, value)
    except (WriteError, OSError):
        return False
    return True
