"""The unit that leads: as the register calls it, and of the side whose word it is."""

from __future__ import annotations

from laocoop.cli.options.as_shown import one_shown
from laocoop.cli.options.values import text
from laocoop.domain.ids import find, nearest
from laocoop.domain.model import Register, Unit
from laocoop.errors import Notice, RefusedError, Tell

_A_SLIP = 0.85
"""So alike are two names of which one is a slip."""


def leading_unit(written: str | None, register: Register, tell: Tell) -> str:
    """A unit as it is written down: of one that the register has, by its id or any of its names, the name
    in its own country's language; else as it was typed, and told where it looks like a slip.
    """
    typed = text(written, "--lead")
    if not typed:
        return ""
    unit = _known(typed, register)
    if unit is not None:
        return unit.name_at_home
    names = [name for unit in register.units.values() for name in unit.name.each() if name]
    if near := nearest(typed, names, limit=1, least=_A_SLIP):
        tell(Notice("unit-not-known", {"unit": typed, "nearest": near[0]}))
    return typed


def refuse_unit_of_others(unit: str, side: str, register: Register) -> None:
    """Raises RefusedError where a unit of the other side would lead for `side`."""
    known = _known(unit, register) if unit and side else None
    if known is not None and known.party != side:
        raise RefusedError("unit-of-others", unit=unit, party=side, other=known.party)


def _known(typed: str, register: Register) -> Unit | None:
    """The register's unit of that id or name; whole names alone: other units begin alike."""
    ident = find(typed, register.units)
    if not ident and register.units:
        names = {ident: unit.name.each() for ident, unit in register.units.items()}
        ident = one_shown(typed, names, least=len(typed) + 1)
    return register.units[ident] if ident else None
