"""The time that both capitals keep."""

from __future__ import annotations

from datetime import timedelta, timezone

VIENTIANE_AND_HANOI = timezone(timedelta(hours=7))
"""Seven hours before UTC, all year; a moment written without an offset is in it."""
