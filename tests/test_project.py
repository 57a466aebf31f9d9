"""What the repository promises of itself."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, Run
from laocoop.cli.reference import reference
from laocoop.cli.registry import COMMAND_NAMES
from laocoop.domain.rules.rule import RULES
from laocoop.errors import ExitStatus
from laocoop.i18n.errors.sentences import CODES
from laocoop.storage import check as _rules_are_loaded  # noqa: F401

README = (ROOT / "README.md").read_text(encoding="utf-8")
_COMMAND = re.compile(r"^(?:\$ )?(laocoop(?: [^#\n]*)?)", re.MULTILINE)


def blocks(text: str, language: str = "sh") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_ci_runs_exactly_the_test_line_of_the_readme() -> None:
    run_line, test_line = (block.strip() for block in blocks(README)[:2])
    assert run_line.endswith("laocoop list") and test_line.endswith("pytest -q -n auto")
    assert "\n" not in run_line and "\n" not in test_line
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_command_reference_is_the_programs_own() -> None:
    """If this fails: python -m laocoop.cli.reference > docs/commands.md"""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize(
    "page", ["README.md", *sorted(p.name for p in (ROOT / "docs").glob("*.md"))]
)
def test_commands_of_the_pages_exist(page: str, run: Run, register: Path) -> None:
    """Every laocoop line in a block of a page is accepted by the program."""
    path = ROOT / page if page == "README.md" else ROOT / "docs" / page
    for block in blocks(path.read_text(encoding="utf-8")) + blocks(
        path.read_text(encoding="utf-8"), "console"
    ):
        for line in _COMMAND.findall(block):
            words = [w for w in line.split()[1:] if not w.startswith("-")]
            if words and words[0] in COMMAND_NAMES:
                assert run(words[0], "--help").status == 0
                page_text = run(words[0], "--help").out + run("--help").out
                for option in re.findall(r"(?<=\s)--?[a-z][a-z-]*", line):
                    assert re.search(rf"(?<![\w-]){option}(?![\w-])", page_text), (line, option)


def test_every_exit_status_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    for status in ExitStatus:
        assert f"| {int(status)} |" in text


def test_every_rule_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert set(RULES) <= CODES
    for rule in RULES:
        assert f"`{rule}`" in text, rule


def modules_after(code: str) -> set[str]:
    """The modules that are loaded when `code` has run."""
    code += "\nimport sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


MAY_BE_LOADED = {
    *("_bisect", "_sha2", "_sha256", "bisect", "unicodedata"),
    *("_json", "json", "json.decoder", "json.encoder", "json.scanner"),
    "typer._click.decorators",
}
"""What `laocoop list --format json` may load besides its own modules and what Typer and tomli load.
A new name here is a decision: no Rich, no pydantic, no tomli-w, no Office library, nothing heavy."""
OWN_MODULES = 73
"""So many of our own modules it takes to list and make an index: each costs a third of a millisecond."""


def test_what_list_in_a_pipe_loads() -> None:
    bare = modules_after("import typer, tomli")
    ours = modules_after("from laocoop.cli.app import main; main(['list', '--format', 'json'])")
    new = {
        name for name in ours - bare if not name.startswith(("laocoop", "_sysconfig", "encodings"))
    }
    new = {name for name in new if "__mypyc" not in name}
    assert new <= MAY_BE_LOADED
    assert sum(name.split(".")[0] == "laocoop" for name in ours) <= OWN_MODULES


def test_the_wheel_carries_the_register_and_the_catalogues(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)],
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        shipped = (ROOT / "data" / "commitments.toml").read_bytes()
        assert archive.read("laocoop/data/commitments.toml") == shipped
    for language in ("vi", "lo"):
        assert f"laocoop/i18n/locale/{language}/LC_MESSAGES/laocoop.mo" in names
    # Without the checkout around it, the program finds both.
    target = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from laocoop.cli.app import main; main(['--lang', 'vi', 'list', '-f', 'table'])",
        ],
        env={"PYTHONPATH": str(target), "HOME": str(tmp_path), "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Việc đang phải làm" in done.stdout and "MOU-8" in done.stdout


def test_no_module_has_a_name_that_says_nothing() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        assert path.stem not in ("utils", "helpers", "common", "manager", "misc"), path
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 350, path
