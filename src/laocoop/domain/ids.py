"""Names of records: the nearest to a mistyped one, and new ones that cannot collide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from laocoop.domain.model import Register

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, 1, i, l and o, which are misread on paper."""

UPDATE_ID_LENGTH = 8
ADDITION_ID_LENGTH = 4


def is_id(text: str) -> bool:
    """True if `text` can name a record: letters, digits, dots and hyphens."""
    import re  # where an id was typed

    return bool(re.fullmatch(r"\w+([.-]\w+)*", text, re.ASCII))


_LONGEST_NEAR = 100
"""Longer words nobody types: to see which of them look alike would take for ever."""


def nearest(text: str, known: Iterable[str], limit: int = 3, least: float = 0.5) -> list[str]:
    """Up to `limit` of the `known` words that look most like `text`, best first; `least` is how much they
    must, from 0 to 1.
    """
    from difflib import get_close_matches  # loaded for a slip alone

    if len(text) > _LONGEST_NEAR:
        return []
    by_fold = {word.casefold(): word for word in known if len(word) <= _LONGEST_NEAR}
    wanted = text.casefold().replace("_", "-")
    close = get_close_matches(wanted, by_fold, limit, least)
    starting = [word for word in by_fold if wanted and word.startswith(wanted)]
    return [by_fold[word] for word in dict.fromkeys([*starting, *close])][:limit]


def find(text: str, known: Collection[str]) -> str | None:
    """The known word that `text` means, whatever its case; None if there is none."""
    if text in known:
        return text
    return by_fold(known).get(text.casefold())


def by_fold(known: Iterable[str]) -> dict[str, str]:
    """The known words by what they are without capitals, of several the first: for who asks for many."""
    words: dict[str, str] = {}
    for word in known:
        words.setdefault(word.casefold(), word)
    return words


def taken_in(register: Register) -> set[str]:
    """The ids that stand for a record of their own wherever one is named: no new record may have one."""
    reports = (update.id for update in register.updates)
    return {*register.commitments, *register.instruments, *register.events, *reports}


def beginning(text: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that begins with `text`, whatever its case; None if none or several do."""
    folded = text.casefold()
    starting = [word for word in known if folded and word.casefold().startswith(folded)]
    return starting[0] if len(starting) == 1 else None


def new_update_id(taken: Collection[str], choose: Callable[[str], str]) -> str:
    """An id of 8 characters (39 bits); `choose` draws one of the characters it is given."""
    while True:
        ident = "".join(choose(ALPHABET) for _ in range(UPDATE_ID_LENGTH))
        if ident not in taken:
            return ident


def new_commitment_id(
    taken: Collection[str], under: str, party: str, choose: Callable[[str], str]
) -> str:
    """`under` with the letters of the party that adds it and four drawn by chance: MOU-1.vn-k7m2; without
    a party, where both add it jointly, those four alone.

    Whoever adds at the same time, even for the same ministry on another copy, draws others. An added
    commitment of an instrument itself reads M9-vn-k7m2.
    """
    separator = "." if "-" in under else "-"
    while True:
        drawn = "".join(choose(ALPHABET) for _ in range(ADDITION_ID_LENGTH))
        ident = under + separator + (f"{party.lower()}-{drawn}" if party else drawn)
        if ident not in taken:
            return ident
