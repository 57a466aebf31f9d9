"""Whose word a report is, where a side says that it never said so: of a joint word, or of what the press tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.domain.model import Update
from laocoop.domain.status import Verdict


def owned(updates: Sequence[Update], parties: Sequence[str]) -> Sequence[Update]:
    """The entries, a joint word as that of the sides who do not dispute it, without those that nobody owns to. What one
    side says of itself stays its word, whatever another says of it.
    """
    denied: dict[str, set[str]] = {}
    for update in updates:
        if update.verdict is Verdict.DISPUTED:
            denied.setdefault(update.verifies, set()).add(update.party)
    if not denied:
        return updates
    words = []
    for update in updates:
        who = denied.get(update.id, set())
        if update.party:
            left = [update.party] if update.party not in who else []
        else:
            left = [party for party in parties if party not in who]
        if update.party or len(left) == len(parties):
            words += [update] * len(left)
        elif left:
            words += [update.but(party=party) for party in left]
    return words
