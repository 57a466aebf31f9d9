"""What work costs, as a ratio within one run: the machine is noisy, and no test asserts seconds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from laocoop.storage.merge import text

LEAST_SQUARE = 8.0
"""Of four times as much; work that grows with the square takes sixteen times as long."""
_SURELY_NO_SQUARE = 5.0
"""Noise would have to treble what the smaller one costs, in one turn, to make a square look so."""


def ratio_of(
    work: Callable[[Any], object], count: int, made: Callable[[int], Any] = lambda count: count
) -> float:
    """How many times as long `work` takes on what is `made` of four times as much; the making is not counted."""
    return ratio_between(work, made(count), made(4 * count))


def ratio_between(work: Callable[[Any], object], few: Any, many: Any) -> float:
    """How many times as long `work` takes on `many` as on `few`: by one turn where that is surely no square, else by
    the least of three turns each, or of more where it still looks like one.
    """
    work(few)  # loads what does it
    costs = [float("inf"), float("inf")]
    for turn in range(9):
        for at, each in enumerate((few, many)):
            text._kept_apart.cache_clear()  # what was read in the turn before is read again
            begin = _spent()
            work(each)
            costs[at] = min(costs[at], _spent() - begin)
        # On a machine that is busy a turn more tells noise from a square, which stays one.
        if costs[1] / costs[0] < (LEAST_SQUARE if turn >= 2 else _SURELY_NO_SQUARE):
            break
    return costs[1] / costs[0]


def _spent() -> float:
    """The computing of this process, and of those that it has started and seen end."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system
