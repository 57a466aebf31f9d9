"""What the repository promises of itself."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, Run
from laocoop.cli.reference.__main__ import pages
from laocoop.cli.registry import COMMAND_NAMES
from laocoop.domain.rules.rule import RULES
from laocoop.errors import ExitStatus
from laocoop.i18n.errors.sentences import CODES
from laocoop.storage import check as _rules_are_loaded  # noqa: F401
from laocoop.storage.schema.kinds import EDITION

README = (ROOT / "README.md").read_text(encoding="utf-8")
_COMMAND = re.compile(r"^(?:\$ )?(laocoop(?: [^#\n]*)?)", re.MULTILINE)


def blocks(text: str, language: str = "sh") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_ci_runs_exactly_the_test_line_of_the_readme() -> None:
    run_line, test_line = (block.strip() for block in blocks(README)[:2])
    assert run_line.endswith("laocoop list") and test_line.endswith("pytest -q -n auto")
    assert "\n" not in run_line and "\n" not in test_line
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", pages())
def test_a_page_made_from_the_program_is_the_programs_own(name: str) -> None:
    """If this fails: python -m laocoop.cli.reference docs"""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages()[name]


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


MOST_MODULES = 90
"""So many modules it takes to list, beside those that Python starts with: each costs a third of a millisecond, and on office
machines every file that is opened is looked at by a virus scanner."""
NOT_LOADED = {
    *("typer", "rich", "pydantic", "click", "tomli", "tomli_w", "docx", "openpyxl", "pypdf"),
    "prompt_toolkit",
    *("typing", "inspect", "ast", "dataclasses", "pathlib", "urllib.parse", "ipaddress", "hashlib"),
    *(
        "_hashlib",
        "gettext",
        "locale",
        "difflib",
        "re",
        "contextlib",
        "signal",
        "importlib",
        "logging",
        "threading",
        "subprocess",
        "platform",
    ),
}
"""What a right line that reads, of a register whose index is there, has no need of."""


@pytest.mark.parametrize("line", ["list", "list --all", "list -f table", "show MOU-1"])
def test_what_a_right_line_loads(line: str, register: Path) -> None:
    code = f"from laocoop.cli.app import main; main({line.split()!r})"
    modules_after(code)  # makes the index
    loaded = modules_after(code)
    assert not loaded & NOT_LOADED
    assert len(loaded - modules_after("pass")) <= MOST_MODULES


@pytest.mark.parametrize("line", ["report", "diff", "event", "progress", "history"])
def test_what_reads_days_is_loaded_where_one_was_typed(line: str, register: Path) -> None:
    loaded = modules_after(f"from laocoop.cli.app import main; main([{line!r}])")
    assert "laocoop.cli.options.when_typed" not in loaded


def test_a_right_line_that_writes_reads_no_catalogue(register: Path) -> None:
    """A party's id is what it is in every language."""
    line = ["note", "MOU-1", "Seen", "--party", "VN"]
    assert "gettext" not in modules_after(f"from laocoop.cli.app import main; main({line!r})")


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
        assert {f"laocoop/data/earlier/{number}.toml" for number in range(1, EDITION)} <= {*names}
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
    assert "Việc cần thực hiện trong kỳ" in done.stdout and "MOU-8" in done.stdout
