"""What every test may use: the shipped register in a folder of its own, and the program."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pexpect
import pytest
from hypothesis import settings

import like_windows
from laocoop.cli.app import main
from laocoop.domain.model import Register
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.storage.examine import parse

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "commitments.toml"
PYTHON = {name: value for name, value in os.environ.items() if name == "PYTHONPATH"}
"""What another user's process needs to find the program that is tested."""
LOOSE_ENDS = [
    "M5-2",
    "M6-1",
    "M6-2",
    "M6-3",
    "M6-5",
    "M6-6",
    "M6-7",
    "M7-1",
    "M7-4",
    "M7-5",
    "M7-6",
    "M7-7",
    "SP22-1",
    "SP22-2",
    "M8-1",
    "MM24-1",
    "MM24-2",
]
"""Of the register that ships: what earlier conferences left, in its order."""
settings.register_profile("laocoop", deadline=None)  # no test asserts seconds
settings.load_profile("laocoop")

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=VIENTIANE_AND_HANOI)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--like-windows", action="store_true", help="as far as it can be shown here")
    parser.addoption("--every-case", action="store_true", help="try what is `sampled` whole")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a family with the mark `sampled(n)` every n-th case is tried; all of them with `--every-case`."""
    if config.getoption("--every-case"):
        return
    members: Counter[str] = Counter()
    tried: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        mark = item.get_closest_marker("sampled")
        every = mark.args[0] if mark and mark.args else 1
        family = item.nodeid.partition("[")[0]
        (left if members[family] % every else tried).append(item)
        members[family] += 1
    items[:] = tried
    config.hook.pytest_deselected(items=left)


def needs(*programs: str) -> None:
    """Skips a test of the mark `system` where a program is not there, "root" where we are not, a "lao-font", the
    "playwright" that drives a browser, or ICU's dictionary.

    Where TESTS_HAVE names it, it fails instead: CI has seen to it that it is there.
    """
    for program in programs:
        if not _is_there(program):
            promised = os.environ.get("TESTS_HAVE", "").split()
            if program in promised:
                pytest.fail(f"{program} is not here")
            pytest.skip(f"needs {program}")


def _is_there(program: str) -> bool:
    if program == "root":
        return os.geteuid() == 0
    if program == "lao-font":
        import typst

        return any("Lao" in family or "Phetsarath" in family for family in typst.Fonts().families())
    if program in ("playwright", "icu4py"):
        return find_spec(program) is not None
    return shutil.which(program) is not None


@dataclass(frozen=True)
class Result:
    """What a run of the program left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _like_windows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test does in this process is done as on Windows, where that is asked for."""
    if request.config.getoption("--like-windows"):
        like_windows.set_up(monkeypatch)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings, files or language of whoever runs it."""
    for name in list(os.environ):
        if name.startswith(("LAOCOOP_", "LC_", "LANG", "XDG_", "COLUMNS", "FORCE_COLOR")):
            monkeypatch.delenv(name)
    # Lao breaks between syllables, whether a dictionary is installed or not: tests/terminal/test_lao_words.py has it.
    monkeypatch.setattr("laocoop.terminal.wrap._dictionary", lambda: None)
    home = tmp_path / "home"
    home.mkdir()
    for name, folder in {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
    }.items():
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("LAOCOOP_USER", "Hoa")
    monkeypatch.setenv("PAGER", "cat")
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


@pytest.fixture
def for_viet_nam(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the program reports for Viet Nam, as after `laocoop config party VN`."""
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A copy of the shipped register, in the folder the test runs in."""
    path = tmp_path / "work" / "commitments.toml"
    path.write_bytes(SHIPPED.read_bytes())
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in this process. Each run is a minute later than the one before."""
    minutes = 0

    def run_it(*arguments: str, now: datetime | None = None) -> Result:
        nonlocal minutes
        moment = now or NOON + timedelta(minutes=minutes)
        minutes += 1
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.StringIO())
            status = main(arguments, clock=lambda: moment)
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        return Result(status, *texts)

    return run_it


def spawn(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs the program as a process of its own."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "laocoop", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        **options,
    )


def at_a_terminal(*words: str, size: tuple[int, int] = (24, 80)) -> pexpect.spawn[str]:
    """The program with a person before it, in a terminal of so many lines and columns."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", *words],
        env=os.environ | {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
        encoding="utf-8",
        timeout=30,
        dimensions=size,
    )


def last_added(path: Path) -> str:
    """The id of the commitment that was added last."""
    return list(read_register(path).commitments)[-1]


def read_register(path: Path) -> Register:
    """The register in a file."""
    return parse(path.read_bytes(), str(path))
