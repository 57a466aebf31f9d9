"""The unit that leads: as the register calls it, and of the side whose word it is."""

from __future__ import annotations

from laocoop.cli.options.as_shown import one_shown
from laocoop.cli.options.values import text
from laocoop.domain.ids import find, nearest
from laocoop.domain.model import Register, Unit
from laocoop.errors import Notice, RefusedError, Tell

_A_SLIP = 0.85
"""So alike are two names of which one is a slip."""


def leading_unit(written: str | None, register: Register) -> str:
    """A unit as it is written down: of one that the register has, by its id or any of its names, the name
    in its own country's language; else as it was typed.
    """
    typed = text(written, "--lead")
    unit = _known(typed, register) if typed else None
    return unit.name_at_home if unit is not None else typed


def refuse_unit_of_others(unit: str, side: str, register: Register, tell: Tell) -> None:
    """Raises RefusedError where a unit of the other side would lead for `side`; tells what looks like a slip of one
    of its own.
    """
    if not unit or not side:
        return
    known = _known(unit, register)
    if known is not None and known.party != side:
        raise RefusedError("unit-of-others", unit=unit, party=side, other=known.party)
    own = [each.name.each() for each in register.units.values() if each.party == side]
    names = [name for each in own for name in each if name]
    if known is None and (near := nearest(unit, names, limit=1, least=_A_SLIP)):
        tell(Notice("unit-not-known", {"unit": unit, "nearest": near[0]}))


def _known(typed: str, register: Register) -> Unit | None:
    """The register's unit of that id or name; whole names alone: other units begin alike."""
    ident = find(typed, register.units)
    if not ident and register.units:
        names = {ident: unit.name.each() for ident, unit in register.units.items()}
        ident = one_shown(typed, names, least=len(typed) + 1)
    return register.units[ident] if ident else None
