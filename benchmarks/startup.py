"""How long `laocoop list` takes, as a ratio to the floor (benchmarks/floor.py), in one run.

    python benchmarks/startup.py [PAIRS]

Runs both by turns, so that a noisy machine disturbs both alike, and compares the medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REGISTER = HERE.parent / "data" / "commitments.toml"
LAOCOOP = Path(sys.executable).with_name("laocoop")

COMMANDS = {
    "floor, a Rich table of 21 rows": [
        sys.executable,
        str(HERE / "floor.py"),
        "list",
        "--file",
        str(REGISTER),
    ],
    "laocoop list, as a table": [str(LAOCOOP), "--file", str(REGISTER), "list", "-f", "table"],
    "laocoop list, in a pipe": [str(LAOCOOP), "--file", str(REGISTER), "list"],
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The wall time of one run."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begin


def main() -> None:
    """Prints the medians and the ratios."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    } | {"COLUMNS": "100", "LAOCOOP_LANG": "en"}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(pairs + 2):
        for name, command in COMMANDS.items():
            taken = seconds(command, environment)
            if number >= 2:  # the first two fill the caches
                times[name].append(taken)
    floor = statistics.median(next(iter(times.values())))
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{median * 1000:7.1f} ms  {median / floor:5.2f} x floor  {name}")
    for name, command in COMMANDS.items():
        print(f"  {name}: {' '.join(command)}")


if __name__ == "__main__":
    main()
