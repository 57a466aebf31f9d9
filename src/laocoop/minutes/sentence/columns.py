"""The row of a plan whose columns are each of one side."""

from __future__ import annotations

from laocoop.minutes.language.phrases import CELLS, NOTHING, OF_A_SIDE
from laocoop.minutes.language.speakers import BOTH
from laocoop.minutes.sentence.grammar import Grammar


def sides_of_columns(grammar: Grammar, low: str) -> tuple[str, ...]:
    """The parties in whose columns something stands: "(Phía Lào: x)"; a dash is nothing."""
    sides: set[str] = set()
    for label, cell in CELLS.findall(low):
        named = [each for each in grammar.mentions(label) if len(each.parties) == 1]
        if len(named) != 1:
            continue
        rest = f"{label[: named[0].start]} {label[named[0].end :]}"
        if OF_A_SIDE.fullmatch(rest) and not NOTHING.fullmatch(cell):
            sides |= {*named[0].parties}
    return tuple(party for party in BOTH if party in sides)
