"""What a reading command answers, in the three shapes that every format is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from laocoop.record import Record
from laocoop.reports.document import Document

SCHEMA_VERSION = 1


class Sheet(Record):
    """Rows of plain values under the names of their columns, for CSV and for pipes."""

    columns: Sequence[str]
    rows: Iterable[Sequence[str]]


class Answer(Record):
    """One answer. Each shape is made only when a format asks for it."""

    document: Callable[[], Document]
    sheet: Callable[[], Sheet]
    payload: Callable[[], dict[str, Any]]
    plain: Callable[[], Iterable[str]]
    """Lines for a pipe: rows with tabs for tools, or text where that serves better."""
