"""Which of the register's units lead, as the cell of a plan's table names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from laocoop.domain.model import Unit
from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.language.phrases import HELPS, LED_BY
from laocoop.minutes.sentence.grammar import Grammar

_PLACE = re.compile(r"\s*\([^()]*\)$")
"""What the register sets behind the name of a unit that another country has too: "Cục Việc làm (Lào)"."""
_NEXT = re.compile(r"[,;/\n]|\s[-–—]\s")
"""What stands between two units in one cell."""


class Units:
    """The units of a register, to be looked for by all their names."""

    def __init__(self, units: Iterable[Unit], language: str) -> None:
        self._grammar = Grammar(lexicon(language), {})
        self._by_name: dict[str, list[Unit]] = {}
        for unit in units:
            for name in {_PLACE.sub("", compose(name)) for name in unit.name.each() if name}:
                self._by_name.setdefault(name, []).append(unit)

    def leading(self, text: str, parties: tuple[str, ...]) -> Mapping[str, str]:
        """By party the unit that `text` names as leading, as it calls itself at home. Nothing of a party for which it
        names two, or none that the register knows: a person says which.
        """
        low = compose(text)
        named: dict[str, set[str]] = {}
        for cell in LED_BY.finditer(low):
            of_head = self._sides(low[cell.start() : cell.start(1)])
            for part in _NEXT.split(HELPS.sub("", cell[1])):
                for unit in self._units_in(part, of_head or parties):
                    named.setdefault(unit.party, set()).add(unit.name_at_home)
        return {
            party: units.pop()
            for party, units in sorted(named.items())
            if len(units) == 1 and party in parties
        }

    def _units_in(self, part: str, sides: tuple[str, ...]) -> list[Unit]:
        """The unit of a part of a cell: of two countries' that are called alike the one whose country stands behind
        the name, else the one of the side that the column or the row is of.
        """
        names = [name for name in self._by_name if re.search(rf"(?<!\w){re.escape(name)}", part)]
        if not names:
            return []
        name = max(names, key=len)
        rest = part[part.index(name) + len(name) :].strip(" .")
        goes_on = rest.partition("(")[0].strip()
        if goes_on and not self._sides(goes_on):
            return []  # a longer name, of another unit
        place = self._sides(rest) or (sides if len(sides) == 1 else ())
        units = self._by_name[name]
        here = [unit for unit in units if unit.party in place] if place else units
        return here if len(here) == 1 else []

    def _sides(self, words: str) -> tuple[str, ...]:
        """The sides that words name; a word for whoever leads, "cơ quan chủ trì", names none."""
        one = {each.parties for each in self._grammar.mentions(words) if len(each.parties) == 1}
        return tuple(party for (party,) in sorted(one)) or self._grammar.named_in(words)
