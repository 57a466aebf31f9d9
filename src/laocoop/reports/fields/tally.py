"""Counts as JSON has them."""

from __future__ import annotations

from laocoop.domain.progress import Tally
from laocoop.typed import Any


def tally_item(counted: Tally) -> dict[str, Any]:
    """Counts per status, and the share with its numerator and denominator."""
    return {
        "total": counted.total,
        "counts": {status.value: count for status, count in counted.counts.items()},
        "overdue": counted.overdue,
        "completed": counted.completed,
        "counted": counted.counted,
        "share": round(counted.share, 4) if counted.share is not None else None,
    }
