"""Days in a sheet that may have been written with the month first, as some settings of Excel do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from laocoop.cli.commands.load.sheet_cells import DAYS
from laocoop.errors import UsageError
from laocoop.minutes.source.sheet import SheetRow, as_headed

_IN_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\s*")
_LAST_MONTH = 12


def refuse_months_first(path: Path, rows: list[SheetRow]) -> None:
    """Raises UsageError where one day of the sheet can only have its month first, and another may be
    either: nobody reads such a sheet rightly without its writer.
    """
    cells = list(_days(rows))
    certain = [name for name, first, second in cells if first <= _LAST_MONTH < second]
    either = [
        name
        for name, first, second in cells
        if first != second and max(first, second) <= _LAST_MONTH
    ]
    if certain and either:
        raise UsageError(
            "months-first", path=path, certain=", ".join(certain), either=", ".join(either)
        )


def _days(rows: list[SheetRow]) -> Iterator[tuple[str, int, int]]:
    """The days that are written in numbers, each with its place in the sheet."""
    for row in rows:
        for column in DAYS:
            match = _IN_NUMBERS.fullmatch(row.cells.get(column, ""))
            if match:
                name = f"{as_headed(row, column)} {row.number}: {match[0].strip()}"
                yield name, int(match[1]), int(match[2])
