"""Lines that are exactly right are read without Typer, and mean what Typer says they mean."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOON, ROOT, Run
from laocoop.cli.options import completion, long_way
from laocoop.cli.options.declare import Option, Options
from laocoop.cli.options.short_way import in_front, read_line
from laocoop.cli.registry import COMMAND_NAMES, command
from laocoop.errors import LaocoopError, UsageError

_PLAIN = st.sampled_from(["MOU-1", "VN", "30/6/2026", "dao tao", "ແຮງງານ", "a=b", "5", "0", "1.5"])
_ODD = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["", "-", "--", "-1", "-x", "--all", "1e3", "nan", "1_000", "٣", " 7", "="]),
)
_WORDS = st.one_of(_PLAIN, _PLAIN, _PLAIN, _ODD)
"""Mostly what the short way takes, so that much of it is compared."""


class _Read(Exception):  # noqa: N818 - a way out, not an error
    """What Typer gave to the command."""

    def __init__(self, name: str, options: Options) -> None:
        super().__init__(name)
        self.name = name
        self.values = vars(options)


def as_typer_reads(words: list[str]) -> tuple[str, dict[str, Any]] | None:
    """The command and what it is given; None where Typer refuses, or prints help."""
    real = long_way.command

    def seen(name: str) -> Any:
        called = real(name)

        def run(_session: object, options: Options) -> None:
            raise _Read(name, options)

        return called.but(run=run)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_way, "command", seen)
        try:
            long_way.run_line(words, _Session())  # type: ignore[arg-type]
        except _Read as read:
            return read.name, read.values
        except (LaocoopError, SystemExit, typer.Exit):
            pass
    return None


class _Session:
    """As much of a session as the root of the command line looks at."""

    named_file: Path | None = None
    stdout = open("/dev/null", "w")  # noqa: SIM115, PTH123


def words_for(option: Option) -> st.SearchStrategy[list[str]]:
    """An option as it may be typed, rightly or not."""
    if not option.names:
        return st.lists(_WORDS, max_size=2)
    name = st.sampled_from([*option.names * 4, option.names[-1][:-1]])
    if option.value is bool:
        return st.builds(lambda n: [n], name)
    separate = st.builds(lambda n, w: [n, w], name, _WORDS)
    joined = st.builds(lambda n, w: [f"{n}={w}"], name, _WORDS)
    twice = st.builds(list.__add__, separate, separate)
    return st.one_of(separate, joined, twice if option.several else separate)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    before = draw(st.sampled_from([[], [], ["--lang", "vi"], ["--lang=lo"], ["--file", "x.toml"]]))
    name = draw(st.sampled_from(COMMAND_NAMES))
    declared = list(command(name).given.declared().values())
    loose = [draw(words_for(option)) for option in declared if not option.names]
    named = [option for option in declared if option.names]
    parts = draw(st.lists(st.sampled_from(named).flatmap(words_for), max_size=3))
    return [*before, name, *(word for part in [*parts, *loose] for word in part)]


@settings(max_examples=400, deadline=None)
@given(lines())
def test_what_is_read_here_typer_reads_alike(words: list[str]) -> None:
    try:
        line = read_line(words)
    except UsageError as error:  # Typer would take the last one, and drop the first unseen
        assert error.code == "given-twice"
        return
    if line is None:
        return
    typer_read = as_typer_reads(words)
    assert typer_read is not None, "Typer refuses it"
    name, values = typer_read
    assert command(name).given is line.command.given
    assert values == vars(line.command.given(**line.given))
    assert {key: type(value) for key, value in values.items()} == {
        key: type(value) for key, value in vars(line.command.given(**line.given)).items()
    }


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["lst"],
        ["list", "--nope"],
        ["list", "--al"],
        ["list", "-fjson"],
        ["list", "--limit", "-1"],
        ["list", "--limit", "x"],
        ["list", "--", "x"],
        ["list", "--all=yes"],
        ["show"],
        ["undo", "a", "b"],
        ["list", "--file", "x.toml"],
        ["--lang", "fr", "list"],
        ["--version", "list"],
    ],
)
def test_what_is_not_plain_is_typers(words: list[str]) -> None:
    assert read_line(words) is None


@pytest.mark.parametrize("words", [[], ["--lang", "vi"], ["--file=x.toml", "--lang=lo"]])
def test_without_a_command_the_line_is_that_of_today(words: list[str]) -> None:
    alone, named = read_line(words), read_line([*words, "today"])
    assert alone is not None and named is not None
    assert alone.command is named.command and vars(alone.before) == vars(named.before)


def test_while_a_shell_asks_the_line_is_typers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_LAOCOOP_COMPLETE", "complete_bash")
    assert read_line(["list"]) is None


def lines_of_the_docs() -> list[list[str]]:
    """Every command line that stands in the pages and in the examples of the commands."""
    found = []
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for line in re.findall(
            r"^(?:\$ | {2})?laocoop( [^\n]*)", page.read_text("utf-8"), re.MULTILINE
        ):
            text = re.split(r"\s{2,}|\s#\s|\s>\s|\s\|\s", line.strip())[0]
            try:
                words = shlex.split(text)
            except ValueError:
                continue
            if any(word in COMMAND_NAMES for word in words):
                found.append(words)
    return found


def test_nine_in_ten_right_lines_of_the_docs_take_the_short_way() -> None:
    found = lines_of_the_docs()
    right = [words for words in found if as_typer_reads(words) is not None]
    short = [words for words in right if read_line(words) is not None]
    assert len(right) >= 60
    assert len(short) >= 0.9 * len(right), [words for words in right if words not in short]


def test_every_option_offers_something_that_is_there() -> None:
    for name in COMMAND_NAMES:
        for option in command(name).given.declared().values():
            assert not option.offers or callable(getattr(completion, option.offers))


def test_no_two_options_of_a_command_have_one_name() -> None:
    for name in COMMAND_NAMES:
        declared = command(name).given.declared().values()
        names = [spelled for option in declared for spelled in option.names]
        assert len(names) == len(set(names)), name


def test_a_right_line_loads_no_typer() -> None:
    code = "import sys; from laocoop.cli.app import main; main(['list']); print('typer' in sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == "False\n"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (["list", "--lang", "vi"], ["--lang", "vi", "list"]),
        (["list", "--lang=vi", "--all"], ["--lang=vi", "list", "--all"]),
        (["show", "MOU-1", "--lang", "lo"], ["--lang", "lo", "show", "MOU-1"]),
        (["list", "--file", "commitments.toml"], ["--file", "commitments.toml", "list"]),
        (
            ["--lang", "vi", "list", "--file", "commitments.toml"],
            ["--lang", "vi", "--file", "commitments.toml", "list"],
        ),
    ],
)
def test_the_programs_own_options_may_stand_behind(
    typed: list[str], same: list[str], run: Run, register: Path
) -> None:
    assert in_front(typed) == same
    first, second = run(*typed, now=NOON), run(*same, now=NOON)
    assert first == second and first.status == 0


@pytest.mark.parametrize(
    "typed",
    [
        ["note", "MOU-1", "--note", "--lang", "-p", "VN"],
        ["note", "MOU-1", "--", "--lang", "vi"],
        ["list"],
        ["--lang", "vi"],
        [],
        ["no-such", "--lang", "vi"],
    ],
)
def test_what_is_the_value_of_another_option_stays(typed: list[str]) -> None:
    assert in_front(typed) == typed
