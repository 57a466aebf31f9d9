"""Signs that Word writes as the number of a place in a font of signs."""

from __future__ import annotations

from laocoop.domain.search.folding import LOOK_ALIKE

_SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB0: "°",
    0xB9: "≠",
    0xBB: "≈",
    0xA5: "∞",
    0xAE: "→",
    0xAC: "←",
    0xD7: "·",
    0xB7: "•",
    0x2D: "−",
    0x2B: "+",
    0x3D: "=",
    0x3C: "<",
    0x3E: ">",
    0x25: "%",
}
"""Of the font Symbol, as its maker has set it (Adobe Symbol encoding)."""


def symbol(code: str, font: str) -> str:
    """The sign at a place of a font, given in hexadecimal digits; □ for one that is not known, so that it
    is seen that there was one.
    """
    try:
        at = int(code, 16)
    except ValueError:
        return "□"
    if font.lower() == "symbol" and at & 0xFF in _SYMBOL:
        return _SYMBOL[at & 0xFF]
    if at in LOOK_ALIKE:
        return LOOK_ALIKE[at]
    is_letter = 0x20 <= at < 0xD800 or 0xF900 <= at <= 0x10FFFF
    return chr(at) if is_letter else "□"
