"""How long the daily commands take, as ratios to two floors, in one run.

    python benchmarks/startup.py [PAIRS]

The first floor is the interpreter alone (`python -c pass`), the second a Typer program that prints as
large a Rich table (floor.py). All run by turns, so that a noisy machine disturbs all alike; a ratio is
the median of the ratios of the rounds. Then: how many modules each command loads.
"""

from __future__ import annotations

import operator
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REGISTER = HERE.parent / "data" / "commitments.toml"
LAOCOOP = str(Path(sys.executable).with_name("laocoop"))
NOTHING = "python -c pass"
FLOOR = "floor, a Rich table of 21 rows"
COUNT = "import sys; from laocoop.cli.app import main; main(sys.argv[1:]); print(len(sys.modules), file=sys.stderr)"

LINES = {
    "list, as a table": ["list", "-f", "table"],
    "list, in a pipe": ["list"],
    "show": ["show", "MOU-1"],
    "done": ["done", "MOU-2", "--party", "VN", "--evidence", "S1"],
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The wall time of one run."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begin


def main() -> None:
    """Prints the medians and the ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "commitments.toml"
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
        } | {"COLUMNS": "100", "LAOCOOP_LANG": "en", "HOME": folder, "LAOCOOP_USER": "benchmark"}
        commands = {
            NOTHING: [sys.executable, "-c", "pass"],
            FLOOR: [sys.executable, str(HERE / "floor.py"), "list", "--file", str(register)],
        }
        commands |= {
            name: [LAOCOOP, "--file", str(register), *line] for name, line in LINES.items()
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + 2):
            shutil.copy(REGISTER, register)
            subprocess.run(commands["show"], check=True, stdout=subprocess.DEVNULL, env=environment)
            for name, command in commands.items():
                taken = seconds(command, environment)
                if number >= 2:  # the first two fill the caches
                    times[name].append(taken)
        for name, taken in times.items():
            ratios = [
                statistics.median(map(operator.truediv, taken, times[floor]))
                for floor in (NOTHING, FLOOR)
            ]
            median = statistics.median(taken) * 1000
            print(
                f"{median:7.1f} ms  {ratios[0]:5.2f} x {NOTHING}  {ratios[1]:5.2f} x floor  {name}"
            )
        for name, line in LINES.items():
            shutil.copy(REGISTER, register)
            subprocess.run(commands["show"], check=True, stdout=subprocess.DEVNULL, env=environment)
            command = [sys.executable, "-c", COUNT, "--file", str(register), *line]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
            print(f"{done.stderr.split()[-1]:>7} modules  {name}")


if __name__ == "__main__":
    main()
