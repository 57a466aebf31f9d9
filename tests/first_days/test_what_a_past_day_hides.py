"""What `--as-of` leaves out for having been written down later is counted, reports and corrections alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run

COMMANDS = (["list"], ["report"], ["progress"], ["show", "MOU-1"])
KINDS = ("report", "new commitment", "correction")


def hidden(run: Run, *command: str) -> dict[str, int]:
    """How many of each kind a day hides, by what is said of it."""
    done = run(*command, "--as-of", "20/11/2026")
    assert done.status == 0
    counts = {kind: re.search(rf"(\d+) {kind}s?\b", done.err) for kind in KINDS}
    return {kind: int(count[1]) if count else 0 for kind, count in counts.items()}


def more(run: Run, before: dict[str, int], *command: str) -> tuple[int, ...]:
    """How many more of each kind."""
    return tuple(hidden(run, *command)[kind] - before[kind] for kind in KINDS)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_report_whose_meeting_was_put_on_an_earlier_day(
    command: list[str], run: Run, register: Path
) -> None:
    before = hidden(run, *command)
    run("event", "SOM26", "SOM", "--on", "21/11/2026")
    run("done", "MOU-1", "--party", "all", "--event", "SOM26")
    assert more(run, before, *command) == (0, 0, 0)
    run("edit", "SOM26", "--held", "18/11/2026", "-p", "VN")
    # The meeting itself was written down later as well, and is no correction of what was there.
    assert more(run, before, *command) == (1, 0, 0)


def test_a_report_whose_meeting_was_put_on_a_later_day(run: Run, register: Path) -> None:
    before = hidden(run, "list")
    run("event", "SOM26", "SOM", "--on", "18/11/2026")
    run("done", "MOU-1", "--party", "all", "--event", "SOM26")
    run("start", "MOU-3", "--party", "VN", "--on", "15/11/2026")
    assert more(run, before, "list") == (2, 0, 0)
    run("edit", "SOM26", "--held", "21/11/2026", "-p", "VN")
    assert more(run, before, "list") == (1, 0, 0)
    run("edit", "M9", "--held", "20/11/2025", "-p", "VN", "--yes")
    assert more(run, before, "list") == (1, 0, 1)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_correction_is_counted(command: list[str], run: Run, register: Path) -> None:
    before = hidden(run, *command)
    run("edit", "MOU-1", "--period", "2028-2029", "--party", "all", "--yes")
    assert more(run, before, *command) == (0, 0, 1)
    run("undo", "--yes")
    assert more(run, before, *command) == (0, 0, 0)
    run("edit", "MOU-3", "--period", "2028-2029", "--party", "all", "--yes")
    assert more(run, before, *command) == (0, 0, 0 if command[0] == "show" else 1)


def test_what_was_added_later_and_put_right_is_added_alone(run: Run, register: Path) -> None:
    before = hidden(run, "list")
    run("add", "Hội thảo", "--under", "MOU-1", "-p", "VN", "--id", "MOU-1.x")
    run("edit", "MOU-1.x", "--title-vi", "Hội nghị", "--yes", "-p", "VN")
    assert more(run, before, "list") == (0, 1, 0)
