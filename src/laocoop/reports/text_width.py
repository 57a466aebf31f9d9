"""How many cells of a terminal, or of any type of equal width, a text takes."""

from __future__ import annotations

from functools import lru_cache

_ABOVE_OR_BELOW = ("Mn", "Me", "Mc", "Cf")


class _Cells(dict[str, int]):
    """The cells that a character takes, worked out once."""

    def __missing__(self, char: str) -> int:
        from unicodedata import category, east_asian_width  # plain letters need none of it

        cells = 2 if east_asian_width(char) in "WF" else 1
        if category(char) in _ABOVE_OR_BELOW:
            cells = 0
        self[char] = cells
        return cells


_CELLS = _Cells()


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """The cells that `text` takes: a sign above or below a letter takes none, a wide one two.

    A test holds it to what Rich says of every sign of our languages; Rich itself takes as long to load
    as a list takes to print, and colours are all that is asked of it.
    """
    return len(text) if text.isascii() else sum(map(_CELLS.__getitem__, text))
