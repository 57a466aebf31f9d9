"""Which of the register's units lead, as the cell of a plan's table names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from laocoop.domain.model import Unit
from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.language.phrases import LED_BY
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.units import units_of

_PLACE = re.compile(r"\s*\([^()]*\)$")
"""What the register sets behind the name of a unit that another country has too: "Cục Việc làm (Lào)"."""


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
        named: dict[str, set[Unit | None]] = {}
        for cell in LED_BY.finditer(low):
            units = units_of(cell[1])
            # Of several the one without its country is not known by that of another.
            column = self._sides(low[cell.start() : cell.start(1)])
            one_side = parties if len(units) == 1 else ()
            fallback = column if len(column) == 1 else one_side
            for words in units:
                sides = self._sides(words) or fallback
                unit = self._unit(words, sides)
                for party in [unit.party] if unit else sides or parties:
                    named.setdefault(party, set()).add(unit)
        return {
            party: unit.name_at_home
            for party, units in sorted(named.items())
            for unit in units
            if unit is not None and len(units) == 1 and party in parties
        }

    def _unit(self, words: str, sides: tuple[str, ...]) -> Unit | None:
        """The unit that words name: of two countries' that are called alike the one of the only side."""
        words = words.rpartition(":")[2].strip()
        names = [name for name in self._by_name if re.match(rf"{re.escape(name)}(?!\w)", words)]
        if not names:
            return None
        name = max(names, key=len)
        rest = words[len(name) :].strip(" .")
        goes_on = rest.partition("(")[0].strip()
        if goes_on and not self._sides(goes_on):
            return None  # a longer name, of another unit
        units = self._by_name[name]
        here = [unit for unit in units if unit.party in sides] if len(sides) == 1 else units
        return here[0] if len(here) == 1 else None

    def _sides(self, words: str) -> tuple[str, ...]:
        """The sides that words name; a word for whoever leads, "cơ quan chủ trì", names none."""
        one = {each.parties for each in self._grammar.mentions(words) if len(each.parties) == 1}
        return tuple(party for (party,) in sorted(one)) or self._grammar.named_in(words)
