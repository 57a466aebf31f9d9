"""How laocoop does at 60, 500, 10,000 and 100,000 commitments: beside a floor, and beside others.

    python benchmarks/scale.py [SIZE…] [TASK…]

For every task all programs run by turns, so that a noisy machine disturbs all alike: a ratio is the
median of the ratios of the rounds, each between two runs that stand side by side. The floor is a Typer program that reads the same file with the same TOML library and prints
as many lines (floor_plain.py); `parse` only reads the file with tomli. Peers: see peers.py; PEERS may
name a folder that has more of them. The first run of laocoop, which makes the index, is told apart.
"""

from __future__ import annotations

import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from peers import WORDS

HERE = Path(__file__).resolve().parent
LAOCOOP = str(Path(sys.executable).with_name("laocoop"))
PARSE = "import sys, tomli; tomli.loads(open(sys.argv[1], 'rb').read().decode())"
ROUNDS = {60: 31, 500: 31, 10_000: 15, 100_000: 5}
MOST_DONE = 15
"""Rounds of marking one done: some peers' lists become shorter by it."""
TASKS = ("list", "filter", "search", "show", "done", "progress", "report")


class Cost(NamedTuple):
    """What one run took: seconds of wall and processor time, megabytes at most."""

    wall: float
    cpu: float
    memory: float
    lines: int


def once(command: list[str], environment: dict[str, str]) -> Cost:
    """Runs `command` with its output in a file."""
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = status
        if status != 0:
            raise SystemExit(f"failed: {shlex.join(command)}")
        out.seek(0)
        lines = out.read().count(b"\n")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, lines)


def numbered(command: list[str], run: int) -> list[str]:
    """The command of the run of that number: each run marks another one done."""
    mark = {"K2-{run}": f"K2-{run % 19 + 1}", "{mark}": f"{20 + run}"}
    return [mark.get(word, word) for word in command]


def medians(runs: list[Cost]) -> Cost:
    """The median of each figure."""
    wall, cpu, memory, _ = (statistics.median(values) for values in zip(*runs, strict=True))
    return Cost(wall, cpu, memory, runs[0].lines)


def measure(size: int, tasks: list[str], folder: Path, base: dict[str, str]) -> None:
    """Prints a table for each of the tasks at one size."""
    path = folder / f"{size}.toml"
    with path.open("wb") as file:
        subprocess.run([sys.executable, str(HERE / "made.py"), str(size)], stdout=file, check=True)
    megabytes = path.stat().st_size / 2**20
    make_peers = [sys.executable, str(HERE / "peers.py"), str(path), str(folder)]
    others: list[dict[str, Any]] = json.loads(subprocess.check_output(make_peers))
    laocoop = [LAOCOOP, "--file", str(path)]
    cold = once([*laocoop, "list", "--status", "open"], base)
    print(f"\n== {size} commitments, {megabytes:.2f} MB; first run {cold.wall * 1000:.0f} ms,")
    print(f"   {cold.memory:.0f} MB ({cold.memory / megabytes:.1f} x the file)")
    commands = {
        "list": [*laocoop, "list", "--status", "open"],
        "filter": [*laocoop, "list", "--status", "open", "--theme", "employment"],
        "search": [*laocoop, "search", WORDS],
        "show": [*laocoop, "show", "K1-7"],
        "done": [*laocoop, "done", "K2-{run}", "--evidence", "S1"],
        "progress": [*laocoop, "progress", "--by", "theme"],
        "report": [*laocoop, "report"],
    }
    for task in tasks:
        compare(task, commands[task], path, others, base, megabytes)


def compare(
    task: str,
    command: list[str],
    path: Path,
    others: list[dict[str, Any]],
    base: dict[str, str],
    megabytes: float,
) -> None:
    """Runs one task with every program by turns, and prints what each took."""
    size = int(path.stem)
    lines = once(numbered(command, 0), base).lines
    floor = [sys.executable, str(HERE / "floor_plain.py"), "list", "--file", str(path)]
    parse = [sys.executable, "-c", PARSE, str(path)]
    programs: dict[str, tuple[list[str], dict[str, str]]] = {
        "laocoop": (command, base),
        "floor": ([*floor, "--lines", str(lines)], base),
        "parse": (parse, base),
    }
    for peer in others:
        if task in peer["commands"]:
            programs[peer["name"]] = (peer["commands"][task], base | peer["environment"])
    runs: dict[str, list[Cost]] = {name: [] for name in programs}
    rounds = ROUNDS.get(size, 5)
    for number in range((min(rounds, MOST_DONE) if task == "done" else rounds) + 1):
        for name, (words, environment) in programs.items():
            cost = once(numbered(words, number), environment)
            if number:  # the first warms the caches
                runs[name].append(cost)
    found = {name: medians(taken) for name, taken in runs.items()}
    print(f"\n{task} ({lines} lines)")
    for name, cost in found.items():
        pairs = zip(runs["laocoop"], runs[name], strict=True)
        middle = statistics.median(ours.wall / other.wall for ours, other in pairs)
        ratio = "" if name == "laocoop" else f"laocoop is {middle:5.2f} x this"
        print(
            f"  {name:13} {cost.wall * 1000:8.0f} ms wall {cost.cpu * 1000:8.0f} ms cpu"
            f" {cost.memory:7.1f} MB ({cost.memory / megabytes:6.1f} x file)  {ratio}"
        )
    for name, (words, _) in programs.items():
        print(f"    {name}: {shlex.join(numbered(words, 1))}")


def main() -> None:
    """Measures at every size asked for."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or list(ROUNDS)
    tasks = [word for word in sys.argv[1:] if word in TASKS] or list(TASKS)
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "LAOCOOP_FILE")
    base = {name: value for name, value in os.environ.items() if name not in left_out}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            home = {f"XDG_{kind}_HOME": folder for kind in ("CACHE", "DATA", "CONFIG")}
            measure(size, tasks, Path(folder), base | home | {"LAOCOOP_LANG": "en"})


if __name__ == "__main__":
    main()
