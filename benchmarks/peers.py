"""The same commitments as other tools keep them, and the commands that do the same with them.

    python benchmarks/peers.py REGISTER FOLDER

prints them as JSON, `{mark}` standing for the number of one that is still open. Each peer is used as its manual says,
with no setting but those that keep it quiet and its files in FOLDER. One that is not installed is
left out. A process of its own: the one that measures must stay small, for what it holds in memory
would count as its children's.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

WORDS = "di cư"


@dataclass
class Peer:
    """A tool, made ready for one register, and what each task is called in it."""

    name: str
    commands: dict[str, list[str]]
    """By task; `{mark}` is the number of one that no run before has marked done."""
    environment: dict[str, str] = field(default_factory=dict)


def peers(commitments: list[dict[str, Any]], folder: Path) -> list[Peer]:
    """All peers that are installed, each with its own copy in `folder`."""
    found = []
    for make in (_taskwarrior, _todo_txt, _hledger, _todoman, _topydo):
        peer = make(commitments, folder)
        if peer is not None:
            found.append(peer)
    return found


def _program(name: str) -> str | None:
    return shutil.which(name, path=os.environ.get("PEERS", "") + os.pathsep + os.environ["PATH"])


def _title(commitment: dict[str, Any]) -> str:
    return " / ".join(commitment["title"].values())


def _taskwarrior(commitments: list[dict[str, Any]], folder: Path) -> Peer | None:
    program = _program("task")
    if program is None:
        return None
    home = folder / "taskwarrior"
    home.mkdir()
    rc = home / "rc"
    rc.write_text(f"data.location={home}\nverbose=nothing\nconfirmation=off\ngc=off\n")
    tasks = [
        {
            "uuid": str(uuid5(NAMESPACE_URL, found["id"])),
            "description": _title(found),
            "project": found["instrument"],
            "tags": [found["themes"][0].replace("-", "")],
            "status": "pending",
            "entry": "20260101T000000Z",
            **({"due": f"{found['due']:%Y%m%d}T000000Z"} if "due" in found else {}),
        }
        for found in commitments
    ]
    environment = {"TASKRC": str(rc), "TASKDATA": str(home)}
    subprocess.run(
        [program, "import"],
        input=json.dumps(tasks).encode(),
        env=os.environ | environment,
        capture_output=True,
        check=True,
    )
    commands = {
        "list": [program, "list"],
        "filter": [program, "+employment", "list"],
        "search": [program, f"/{WORDS}/", "list"],
        "show": [program, "7", "info"],
        "done": [program, "{mark}", "done"],
    }
    return Peer("Taskwarrior", commands, environment)


def _todo_txt_lines(commitments: list[dict[str, Any]]) -> str:
    return "".join(
        f"2026-01-01 {_title(found)} +{found['instrument']} @{found['themes'][0]}"
        + (f" due:{found['due']}" if "due" in found else "")
        + "\n"
        for found in commitments
    )


def _todo_txt(commitments: list[dict[str, Any]], folder: Path) -> Peer | None:
    program = _program("todo-txt")
    if program is None:
        return None
    home = folder / "todo-txt"
    home.mkdir()
    (home / "todo.txt").write_text(_todo_txt_lines(commitments), encoding="utf-8")
    config = home / "config"
    config.write_text(
        f'export TODO_DIR="{home}"\nexport TODO_FILE="{home}/todo.txt"\n'
        f'export DONE_FILE="{home}/done.txt"\nexport REPORT_FILE="{home}/report.txt"\n'
    )
    base = [program, "-p", "-f", "-d", str(config)]
    commands = {
        "list": [*base, "ls"],
        "filter": [*base, "ls", "@employment"],
        "search": [*base, "ls", WORDS],
        "done": [*base, "-a", "do", "{mark}"],
    }
    return Peer("todo.txt-cli", commands)


def _hledger(commitments: list[dict[str, Any]], folder: Path) -> Peer | None:
    program = _program("hledger")
    if program is None:
        return None
    journal = folder / "hledger.journal"
    journal.write_text(
        "".join(
            f"2026-01-01 {_title(found)}\n    open:{found['themes'][0]}  1\n"
            f"    instrument:{found['instrument']}\n\n"
            for found in commitments
        ),
        encoding="utf-8",
    )
    base = [program, "-f", str(journal)]
    commands = {
        "list": [*base, "register", "open"],
        "filter": [*base, "register", "open:employment"],
        "search": [*base, "register", f"desc:{WORDS}", "open"],
        "progress": [*base, "balance", "open"],
    }
    return Peer("hledger", commands)


def _todoman(commitments: list[dict[str, Any]], folder: Path) -> Peer | None:
    program = _program("todo")
    if program is None or len(commitments) > 10_000:
        return None  # one file a commitment: making 100,000 takes longer than all else here
    home = folder / "todoman"
    calendar = home / "kept"
    calendar.mkdir(parents=True)
    for found in commitments:
        ident = uuid5(NAMESPACE_URL, found["id"])
        due = f"DUE;VALUE=DATE:{found['due']:%Y%m%d}\r\n" if "due" in found else ""
        (calendar / f"{ident}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\n"
            f"UID:{ident}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{_title(found)}\r\n"
            f"CATEGORIES:{found['themes'][0]}\r\n{due}END:VTODO\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )
    config = home / "config.py"
    config.write_text(
        f'path = "{home}/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
        f'default_list = "kept"\ncache_path = "{home}/cache.sqlite3"\n'
    )
    base = [program, "--config", str(config), "--porcelain"]
    commands = {
        "list": [*base, "list"],
        "filter": [*base, "list", "--category", "employment"],
        "search": [*base, "list", "--grep", WORDS],
        "show": [*base, "show", "7"],
        "done": [*base, "done", "{mark}"],
    }
    return Peer("todoman", commands)


def _topydo(commitments: list[dict[str, Any]], folder: Path) -> Peer | None:
    program = _program("topydo")
    if program is None or len(commitments) > 10_000:
        return None  # it crashes at 100,000
    home = folder / "topydo"
    home.mkdir()
    (home / "todo.txt").write_text(_todo_txt_lines(commitments), encoding="utf-8")
    base = [program, "-c", os.devnull, "-t", str(home / "todo.txt"), "-d", str(home / "done.txt")]
    commands = {
        "list": [*base, "ls"],
        "filter": [*base, "ls", "@employment"],
        "search": [*base, "ls", WORDS],
        "done": [*base, "do", "{mark}"],
    }
    return Peer("topydo", commands)


if __name__ == "__main__":
    import tomli

    register = tomli.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps([asdict(peer) for peer in peers(register["commitment"], Path(sys.argv[2]))]))
