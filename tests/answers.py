"""Answers of many kinds, to be drawn on paper and read back."""

from __future__ import annotations

from typing import Any

ANSWERS = {
    "report": "report",
    "list": "list --all",
    "progress": "progress --by theme --matrix",
    "show": "show MOU-6 M9-6",
    "history": "history",
    "annex": "annex",
    "timeline": "timeline",
    "lineage": "lineage M8-1",
    "diff": "diff 30/6/2026",
    "search": "search lao",
    "instruments": "instruments",
    "themes": "themes",
    "event": "event",
}
"""By name, the command that is answered so."""


def ids_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*map(ids_in, value.values())) if value else own
    if isinstance(value, list):
        return set().union(*map(ids_in, value)) if value else set()
    return set()
