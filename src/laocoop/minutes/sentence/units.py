"""The units that a cell of a plan names as leading, one after the other."""

from __future__ import annotations

from laocoop.minutes.language.phrases import BODY, EMBASSY, HELPS, phrase
from laocoop.minutes.language.text import pattern

_AND_A_BODY = rf"\s{phrase('and')}\s+(?={phrase('bodies')})"
APART = pattern(rf"[;\n]|{_AND_A_BODY}")
"""Between units of their own: a comma may stand before the ministry of one."""
_BETWEEN = pattern(rf"[,;/\n]|\s[-–—]\s|{_AND_A_BODY}")


def units_of(cell: str) -> list[str]:
    """The units that a cell names, each with what is said of its country; an embassy is none, nor is who only helps."""
    units: list[str] = []
    for part in _BETWEEN.split(HELPS.sub("", EMBASSY.sub("", cell))):
        if BODY.match(part.rpartition(":")[2].strip()):
            units.append(part.strip())
        elif units:
            units[-1] += f" {part.strip()}"
    return units
