"""Completion installed from within each shell, shown, and refused where a file would be harmed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer import _completion_shared as shells

from conftest import PYTHON, Run, needs
from laocoop.cli.options.install import BY_HAND

FILES = {
    "bash": ".bashrc",
    "zsh": ".zfunc/_laocoop",
    "fish": ".config/fish/completions/laocoop.fish",
}


def in_shell(shell: str, home: Path, option: str) -> subprocess.CompletedProcess[str]:
    """The option given to a laocoop that `shell` runs."""
    home.mkdir(exist_ok=True)
    last = "exit $status" if shell == "fish" else "exit $?"
    return subprocess.run(
        [shell, "-c", f'"{sys.executable}" -m laocoop {option}; {last}'],
        env={"PATH": os.environ["PATH"], "HOME": str(home), **PYTHON},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.system
@pytest.mark.parametrize("shell", FILES)
def test_it_is_installed_by_the_shell_it_is_asked_in(shell: str, tmp_path: Path) -> None:
    needs(shell)
    home = tmp_path / "a\x1b]0;x\x07b"
    done = in_shell(shell, home, "--install-completion")
    assert done.stdout.startswith(f"{shell} completes laocoop in every terminal"), done.stderr
    assert "\x1b" not in done.stdout and "\x07" not in done.stdout
    assert "laocoop" in (home / FILES[shell]).read_text()


@pytest.mark.system
@pytest.mark.parametrize("shell", FILES)
def test_the_line_to_add_by_hand_gives_the_shell_its_script(shell: str, tmp_path: Path) -> None:
    needs(shell)
    assert "--show-completion" in BY_HAND[shell]
    shown = in_shell(shell, tmp_path / "home", "--show-completion").stdout
    assert "_LAOCOOP_COMPLETE" in shown and f"complete_{shell}" in shown


@pytest.mark.system
@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_cannot_complete_is_told(option: str, tmp_path: Path) -> None:
    done = in_shell("sh", tmp_path / "home", f"--lang vi {option}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bash, zsh, fish" in done.stderr
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_is_not_opened_to_every_script(
    shell: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shells, "_get_shell_name", lambda: shell)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("ran something"))
    result = run("--install-completion")
    assert (result.status, result.out) == (2, "")
    assert BY_HAND[shell] in result.err


@pytest.mark.parametrize(("shell", "file"), [("bash", ".bashrc"), ("zsh", ".zshrc")])
def test_a_file_that_is_no_utf8_stays_as_it_is(
    shell: str, file: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "latin"
    home.mkdir()
    (home / file).write_bytes(b"# caf\xe9\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(shells, "_get_shell_name", lambda: shell)
    result = run("--install-completion")
    assert (result.status, result.out) == (2, "")
    assert BY_HAND[shell] in result.err
    assert (home / file).read_bytes() == b"# caf\xe9\n"
