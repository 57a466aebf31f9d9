"""Readers that are no Python, in a process of their own: what makes one take all memory, hang or break ends that
process alone.

The process is given the file on stdin and the bounds as an argument, and answers on stdout, in JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.minutes.source.bounds import MOST, MOST_MEMORY, SECONDS, TooMuch, unreadable
from laocoop.storage.system import in_memory_of
from laocoop.typed import Any

_STOPPED = (-24, -9)
"""SIGXCPU and SIGKILL: it computed too long."""
Reader = Callable[[bytes], Mapping[str, Any]]


def answer_of(module: str, reader: Reader, path: Path, data: bytes) -> dict[str, Any]:
    """What `reader`, which is `read` of a module, answers to the data. Raises TooMuch and LaocoopError."""
    if getattr(sys, "frozen", False):  # a program in one file is no Python that could be asked
        return _checked(dict(reader(data)), path)
    code = f"from {module} import read; from {__name__} import serve; serve(read)"
    command = [sys.executable, "-P", "-c", code, json.dumps(MOST)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, check=False, timeout=4 * MOST[SECONDS]
        )
    except subprocess.TimeoutExpired:
        raise TooMuch(SECONDS, 4 * MOST[SECONDS]) from None
    if done.returncode == 0:
        return _checked(json.loads(done.stdout), path)
    if done.returncode in _STOPPED:
        raise TooMuch(SECONDS, MOST[SECONDS] + 1)
    # A library that gets no memory ends its process, each in its own way.
    if done.returncode == -6 or b"MemoryError" in done.stderr or b"allocation" in done.stderr:
        raise LaocoopError(
            "too-much-memory", ExitStatus.REFUSED, Place(str(path)), most=f"{MOST_MEMORY:,}"
        )
    raise unreadable("broken-document", path, reason="—")


def _checked(answer: dict[str, Any], path: Path) -> dict[str, Any]:
    if "over" in answer:
        raise TooMuch(*answer["over"])
    if "error" in answer:
        reason = str(answer.get("reason", ""))[:80]
        raise unreadable(answer["error"], path, reason=reason)
    return answer


def serve(reader: Reader) -> None:
    """In the process of its own: reads stdin, answers on stdout."""
    MOST.update(json.loads(sys.argv[1]))
    _in_seconds(MOST[SECONDS])
    data = sys.stdin.buffer.read()
    with in_memory_of(MOST_MEMORY):
        try:
            answer = reader(data)
        except TooMuch as over:
            answer = {"over": [over.what, over.count, over.place]}
    json.dump(answer, sys.stdout)


def _in_seconds(most: int) -> None:
    """Ends this process where it computes longer; where the system knows no such bound, the parent waits."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    except (ImportError, ValueError, OSError):
        return
