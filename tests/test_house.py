"""The house keeps its order: counted over all of `src` from the syntax trees, not from what is loaded."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT
from fuzz.break_it import BREAKS, Break
from laocoop.cli.registry import COMMAND_NAMES, place_of
from laocoop.domain import model
from laocoop.record import Record
from laocoop.reports.fields.commitment import COMMITMENT, NOT_SHOWN
from laocoop.reports.fields.instrument import INSTRUMENT
from laocoop.reports.fields.table import CSV, DETAIL, JSON, LIST, SHOW, Fields
from laocoop.reports.fields.update import UPDATE
from laocoop.storage.schema.kinds import KINDS

SOURCE = ROOT / "src"
MOST_IMPORTS_INSIDE = 52
"""Own imports inside functions: for what a command may not load, and no more."""
LONGEST_FILE = 300
SAYS_NOTHING = {"found", "made", "said", "it"}
MOST_FILES_OF_A_FIELD = 7


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of every module, by its dotted name."""
    return {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(
            ".__init__"
        ): ast.parse(path.read_text(encoding="utf-8"))
        for path in SOURCE.rglob("*.py")
    }


def imported(node: ast.AST) -> Iterator[str]:
    """The modules of ours that an import names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in trees())
    if isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            if inner in trees() or node.module in trees():
                yield inner if inner in trees() else node.module


def by_name(module: str, node: ast.AST) -> Iterator[str]:
    """The modules that are loaded by a text that names them: commands, and the rows of formats."""
    if module == "laocoop.cli.registry" and isinstance(node, ast.Module):
        yield from (place_of(name) for name in COMMAND_NAMES)
    if isinstance(node, ast.Constant) and node.value in trees() and node.value != "laocoop":
        yield str(node.value)


def only_for_types(tree: ast.Module) -> set[ast.AST]:
    """The imports that nothing runs."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }


@cache
def arrows() -> dict[str, set[str]]:
    """Which module loads which, at once or later, by import or by name."""
    found: dict[str, set[str]] = {module: set() for module in trees()}
    for module, tree in trees().items():
        unused = only_for_types(tree)
        for node in ast.walk(tree):
            if node not in unused:
                found[module].update([*imported(node), *by_name(module, node)])
        found[module].discard(module)
    return found


def circles() -> list[list[str]]:
    """Modules that load each other, directly or through others."""
    done: set[str] = set()
    found = []

    def visit(module: str, path: list[str]) -> None:
        if module in path:
            found.append(path[path.index(module) :])
        if module in done or module in path:
            return
        for other in sorted(arrows()[module]):
            visit(other, [*path, module])
        done.add(module)

    for module in arrows():
        visit(module, [])
    return found


def test_no_module_loads_itself_through_others() -> None:
    assert circles() == []


def test_a_circle_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(arrows(), "laocoop.record", {"laocoop.cli.app"})
    assert circles()


def test_few_imports_stand_inside_functions() -> None:
    inside = [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in function.body
        for node in ast.walk(node)
        if isinstance(node, ast.Import | ast.ImportFrom) and any(imported(node))
    ]
    assert len(set(inside)) <= MOST_IMPORTS_INSIDE, sorted(set(inside))


def test_names_say_what_a_value_is_for() -> None:
    """A value called `found` or `it` has a role, and the role has a name."""
    unsaid = [
        f"{module}:{node.lineno} {name}"
        for module, tree in trees().items()
        for node in ast.walk(tree)
        for name in [getattr(node, "id", None) or getattr(node, "arg", None)]
        if name in SAYS_NOTHING and isinstance(node, ast.Name | ast.arg)
    ]
    assert unsaid == []


def test_files_are_short() -> None:
    for path in SOURCE.rglob("*.py"):
        assert path.stem not in ("utils", "helpers", "common", "manager", "misc"), path
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, path


def test_a_command_is_in_the_file_or_folder_of_its_name() -> None:
    """Families stand in the file of one of them, and the registry says so."""
    commands = SOURCE / "laocoop" / "cli" / "commands"
    families = {"done": "update", "start": "update", "suspend": "update", "withdraw": "update"}
    families |= {"note": "update", "dispute": "confirm"}
    for name in COMMAND_NAMES:
        own = families.get(name, name.replace("-", "_"))
        assert (commands / f"{own}.py").is_file() != (commands / own).is_dir()
        assert place_of(name).removeprefix("laocoop.cli.commands.").split(".")[0] == own
    files = {path.stem for path in commands.iterdir() if not path.name.startswith("__")}
    assert files == {families.get(name, name.replace("-", "_")) for name in COMMAND_NAMES}


def test_one_field_stands_in_few_files() -> None:
    """`continues` is the field that is asked for most: outside comments it has seven homes."""
    files = []
    for module, tree in trees().items():
        docstrings = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node)
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if node in docstrings:
                continue
            names = [getattr(node, key, None) for key in ("id", "attr", "arg", "value", "name")]
            if "continues" in names:
                files.append(module)
                break
    assert len(files) <= MOST_FILES_OF_A_FIELD, files


# -- a field that is added and forgotten --------------------------------------------------------

SHOWN: dict[type[Record], tuple[Fields, set[str]]] = {
    model.Commitment: (COMMITMENT, {"cites", *NOT_SHOWN}),
    model.Update: (UPDATE, set()),
    model.Instrument: (INSTRUMENT, set()),
}
"""The rows by which each record is shown, and the fields that have none: `show` writes cites itself."""


@pytest.mark.parametrize("record", SHOWN, ids=lambda record: record.__name__)
def test_every_field_has_a_row_in_json_and_in_csv(record: type[Record]) -> None:
    fields, without = SHOWN[record]
    in_json = {row.key for place in (JSON, DETAIL) for row in fields.shown_at(place)}
    in_csv = {row.key for row in fields.shown_at(CSV)} | {
        row.key for row in fields.shown_at(DETAIL)
    }
    for key in record._fields:
        if key not in without:
            assert key in in_json, f"{key} has no row for JSON in reports/fields"
            assert key in in_csv or key == "note", f"{key} has no row for CSV in reports/fields"


def test_every_field_is_in_the_file() -> None:
    """And a kind whose table lacks a field of its record cannot be loaded at all."""
    for kind in KINDS.values():
        assert set(kind.fields) == set(kind.record._fields)


@pytest.mark.parametrize("name", KINDS)
def test_every_key_of_the_file_is_explained(name: str) -> None:
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| `\[\[{name}\]\]` \|.*$", page, re.MULTILINE)
    if row.endswith("see below |"):
        row = page[page.index(f"\n[[{name}]]\n") :].split("\n## ")[0]
    for key in KINDS[name].fields:
        explained = re.search(rf"`{key}(?: = [^`]*)?`|^{key} = ", row, re.MULTILINE)
        assert explained, f"docs/file-format.md does not explain {key} of [[{name}]]"


def test_a_row_is_shown_somewhere_and_can_be_drawn() -> None:
    for fields, _ in SHOWN.values():
        for row in fields.rows.values():
            assert row.at, row.key
            assert row.heading or not {LIST, SHOW} & set(row.at), row.key
            assert row.fact or SHOW not in row.at, row.key


def test_rooms_have_a_map() -> None:
    for init in Path(SOURCE / "laocoop").rglob("__init__.py"):
        assert ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))), init


def paths_named(page: str) -> Iterator[str]:
    """The files and folders that a page names, without those that a reader is to make."""
    for named in re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|md|toml))(?::\w+)?`", page):
        if not {"NAME", "CODE"} & set(re.split(r"[/.]", named)):
            yield named


def test_every_file_that_the_map_and_the_recipes_name_is_there() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    named = list(paths_named(page))
    assert len(named) >= 60
    for path in named:
        beside = ROOT / path if path.split("/")[0] in ("tests", "docs", "benchmarks") else None
        assert (beside or SOURCE / "laocoop" / path).exists() or (ROOT / path).exists(), path


def test_the_map_names_every_room() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rooms = page[page.index("## The rooms") : page.index("## Five ways")]
    for path in (SOURCE / "laocoop").iterdir():
        if not path.name.startswith("__"):
            name = f"{path.name}/" if path.is_dir() else path.name
            assert f"`{name}`" in rooms, name
    for word in ("command", "format", "rule", "field", "language"):
        assert re.search(rf"^### A {word}", page, re.MULTILINE)


@pytest.mark.parametrize("guard", BREAKS, ids=lambda guard: guard.what)
def test_what_break_it_takes_away_is_still_there(guard: Break) -> None:
    for file, old, _new in ((guard.file, guard.old, guard.new), *guard.elsewhere):
        assert old in (SOURCE / "laocoop" / file).read_text(encoding="utf-8"), file
