"""What a clone's git has been told about the register."""

from __future__ import annotations

import os
import re

_DRIVER = re.compile(r"^\s*driver\s*=(?P<how>.*laocoop merge --driver.*)$", re.MULTILINE)


def has_open_driver(folder: str) -> bool:
    """True in a clone whose merge driver an earlier version set up: git would start it so that Python
    looks for modules in the work tree first.
    """
    folder, above = os.path.realpath(folder), ""
    while folder != above:
        try:
            with open(os.path.join(folder, ".git", "config"), encoding="utf-8") as file:
                match = _DRIVER.search(file.read())
        except (OSError, ValueError):
            above, folder = folder, os.path.dirname(folder)
            continue
        return (
            match is not None
            and re.search(r" -[IP] ", match["how"]) is None
            and (" -m " in match["how"])
        )
    return False
