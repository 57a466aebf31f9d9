"""The signs beside the words, and plain ones for streams that cannot write them."""

from __future__ import annotations

from laocoop.domain.status import Status

_SIGNS = {
    "status:completed": ("●", "#"),
    "status:in_progress": ("◐", "~"),
    "status:not_started": ("○", "o"),
    "status:suspended": ("‖", "="),
    "status:withdrawn": ("×", "x"),
    "status:no_report": ("·", "."),
    "timeliness:overdue": ("!", "!"),
    "severity:error": ("×", "x"),
    "severity:warning": ("!", "!"),
    "severity:note": ("·", "."),
}

STYLES = {
    "status:completed": "green",
    "status:in_progress": "cyan",
    "status:not_started": "",
    "status:suspended": "yellow",
    "status:withdrawn": "dim",
    "status:no_report": "dim",
    "timeliness:overdue": "bold red",
    "timeliness:due_soon": "yellow",
    "timeliness:completed_late": "yellow",
    "severity:error": "bold red",
    "severity:warning": "yellow",
    "severity:note": "dim",
    "id": "bold",
    "strong": "bold",
    "muted": "dim",
    "notice": "yellow",
}

_REPLACEMENTS = str.maketrans(
    {"·": "-", "—": "-", "–": "-", "→": "->", "↳": ">", "“": '"', "”": '"', "…": "...", "×": "x"}
)


def can_write(encoding: str) -> bool:
    """True if a stream of `encoding` can write the signs, bars and lines."""
    try:
        "●◐○‖×·█░─└—…↳".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def sign(role: str, plain: bool) -> str:
    """The sign of a role, or nothing."""
    signs = _SIGNS.get(role)
    return signs[plain] if signs else ""


def plainer(text: str) -> str:
    """`text` with typographic signs in ASCII."""
    return text.translate(_REPLACEMENTS)


def bar(numerator: int, denominator: int, cells: int, plain: bool) -> tuple[str, str]:
    """A share as the filled and the empty part of a bar of `cells`.

    Something done never looks like nothing, and not all never looks like all.
    """
    filled = round(cells * numerator / denominator) if denominator else 0
    if 0 < numerator < denominator:
        filled = min(max(filled, 1), cells - 1)
    full, empty = ("#", ".") if plain else ("█", "░")
    return full * filled, empty * (cells - filled)


assert all(f"status:{status.value}" in _SIGNS for status in Status)
