"""Wrong input, help, languages, completion: what a person meets at the prompt."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import Run
from laocoop.cli.registry import COMMAND_NAMES, command

ERRORS = [
    ("shwo", 2, "Did you mean: show?"),
    ("show MOU-33", 4, "Nearest: MOU-3"),
    ("show", 2, "ID is missing."),
    ("list --stauts x", 2, "Did you mean: --status"),
    ("list --status done", 2, "completed"),
    ("list --limit x", 2, "wants a whole number"),
    ("list --limit", 2, "--limit needs a value."),
    ("list --format odt", 2, "table, plain, csv, json, markdown"),
    ("list --theme employmnt", 2, "Nearest: employment"),
    ("list --party VT", 2, "VN (Viet Nam); LA (Laos)"),
    ("list --sort size", 2, "register (order of the register), id (Id), due"),
    ("list --columns id,size", 2, "“size”"),
    ("progress 2026-H3", 2, "2026-9M"),
    ("progress --by colour", 2, "quarter"),
    ("update MOU-1 --value x", 2, "is not a number"),
    ("report 2026 2027", 2, "Too many words: 2027"),
    ("show M9-1 --as-of 1/1/2020", 4, "until then it is not in force"),
    ("--lang fr list", 2, "Use vi, lo or en."),
    ("--file nowhere.toml list", 4, "laocoop init"),
    ("start", 2, "Which commitment?"),
]


@pytest.mark.parametrize(("line", "status", "part"), ERRORS, ids=[e[0] for e in ERRORS])
def test_errors(line: str, status: int, part: str, run: Run) -> None:
    result = run(*line.split())
    assert (result.status, result.out) == (status, "")
    assert result.err.startswith("laocoop: ") and part in result.err
    assert result.err.count("\n") == 2 and "What to do:" in result.err


@pytest.mark.parametrize(("line", "status", "_part"), ERRORS, ids=[e[0] for e in ERRORS])
@pytest.mark.parametrize("language", ["vi", "lo"])
def test_errors_in_other_languages(
    language: str, line: str, status: int, _part: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_LANG", language)
    if line.startswith("--lang"):
        return
    result = run(*line.split())
    assert result.status == status
    assert {"vi": "Cách xử lý:", "lo": "ສິ່ງທີ່ຄວນເຮັດ:"}[language] in result.err


@pytest.mark.parametrize("name", COMMAND_NAMES)
@pytest.mark.parametrize("language", ["en", "vi", "lo"])
def test_every_command_has_a_page_with_an_example(name: str, language: str, run: Run) -> None:
    result = run("--lang", language, name, "--help")
    assert result.status == 0
    found = command(name)
    assert found.examples and all(line.startswith("laocoop ") for line, _ in found.examples)
    for line, _ in found.examples:
        assert line in result.out
    if language == "en":
        assert found.help.split(":")[0].split(",")[0] in result.out.replace("\n", " ")
        lines = [line for line in result.out.splitlines() if not line.startswith("  laocoop")]
        assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"]])
def test_the_first_page(arguments: list[str], run: Run) -> None:
    result = run(*arguments)
    assert result.status == 0
    places = [result.out.index(f"\n  {name} ") for name in COMMAND_NAMES]
    assert places == sorted(places)
    assert "See where things stand" in result.out and "Take back what" in result.out


def test_every_page_is_translated(run: Run) -> None:
    """No English sentence of ours is left on a Vietnamese or Lao page."""
    for name in COMMAND_NAMES:
        english = run("--lang", "en", name, "--help").out
        sentences = [
            line.strip()
            for line in english.splitlines()
            if line.startswith("  ") and line.endswith(".")
        ]
        for language in ("vi", "lo"):
            page = run("--lang", language, name, "--help").out
            assert not [
                s for s in sentences if s in page and len(s.split()) > 4 and "," not in s
            ], (name, language)


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("laocoop 0.")


@pytest.mark.parametrize(
    ("environment", "arguments", "word"),
    [
        ({"LANG": "vi_VN.UTF-8"}, [], "Việc cần thực hiện trong kỳ"),
        ({"LANG": "lo_LA.UTF-8"}, [], "ວຽກທີ່ຕ້ອງເຮັດ"),
        ({"LANG": "de_DE.UTF-8"}, [], "On our plate"),
        ({"LANG": "lo_LA.UTF-8", "LC_ALL": "vi_VN"}, [], "Việc cần thực hiện trong kỳ"),
        ({"LANG": "en_US", "LAOCOOP_LANG": "vi"}, [], "Việc cần thực hiện trong kỳ"),
        ({"LAOCOOP_LANG": "vi"}, ["--lang", "lo"], "ວຽກທີ່ຕ້ອງເຮັດ"),
        ({"LAOCOOP_LANG": "vi"}, ["--lang=en"], "On our plate"),
    ],
)
def test_choice_of_language(
    environment: dict[str, str],
    arguments: list[str],
    word: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert word in run(*arguments, "list", "--format", "table").out


def complete(words: str) -> list[str]:
    """What bash is offered for the last word of `words`."""
    parts = words.split(" ")
    result = subprocess.run(
        [sys.executable, "-m", "laocoop"],
        env=os.environ
        | {
            "_LAOCOOP_COMPLETE": "complete_zsh",
            "_TYPER_COMPLETE_ARGS": words,
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(parts) - 1),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert "Traceback" not in result.stderr
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("laocoop show MOU-", ["MOU-3", "Management of migrant workers"]),
        ("laocoop done MM24", ["MM24-1", "Raise the number"]),
        ("laocoop list --theme e", ["employment", "Employment"]),
        ("laocoop list --instrument M", ["MOU", "2025 MoU"]),
        ("laocoop update MOU-1 --status in", ["in_progress", "in progress"]),
        ("laocoop list --status o", ["open"]),
        ("laocoop progress --by q", ["quarter"]),
        ("laocoop pro", ["progress", "Count progress"]),
        ("laocoop list --columns id,le", ["id,lead"]),
        ("laocoop update MOU-1 --lead vn-e", ["vn-employment", "Department of Employment"]),
        ("laocoop undo SOM", ["SOM25"]),
        ("laocoop config p", ["party"]),
    ],
)
def test_completion(words: str, offers: list[str]) -> None:
    found = "\n".join(complete(words))
    for offer in offers:
        assert offer in found, found
