"""What reaches a terminal, a sheet or a page is clean, wherever the sign came from."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pexpect
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SHIPPED, Run, spawn
from laocoop.clean import ACTING, clean, escaped, with_formulas, without_controls, without_formulas
from laocoop.reports.answer import Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.formats.csv import lines
from laocoop.storage.toml.blocks import block
from laocoop.terminal.draw import show
from laocoop.terminal.streams import emit

pytestmark = pytest.mark.usefixtures("for_viet_nam")

HOSTILE = "\x1b]52;c;eA==\x07\x1b[2J\x9b31m\u202eE\u2066\u200f\u2028\u2029\x85\x7f\u061c"
RAW = re.compile(f"[{ACTING}]")


def poisoned(value: Any) -> Any:
    """Every text that is no id or word of a list, with what would act on a terminal."""
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, list):
        return [poisoned(each) for each in value]
    if isinstance(value, dict):
        return {key: poisoned(each) for key, each in value.items()}
    return value


KEPT = {"id", "kind", "instrument", "parties", "themes", "force", "period", "parent", "continues",
        "status", "commitment", "party", "follows", "basis", "sources", "source", "language",
        "retracts", "verifies", "verdict", "event", "draft_languages", "step", "title_of", "due_precision"}  # fmt: skip


def poison(document: dict[str, Any]) -> dict[str, Any]:
    for records in document.values():
        for record in records if isinstance(records, list) else [records]:
            if isinstance(record, dict):
                for key in set(record) - KEPT - {"cites"}:
                    record[key] = poisoned(record[key])
                for cite in record.get("cites", ()):
                    cite["anchor"] = HOSTILE
    document["schema"] = 1
    return document


@pytest.fixture
def hostile(run: Run) -> str:
    """The name of a register that is hostile in every text, and in its own name."""
    document = poison(tomllib.loads(SHIPPED.read_text(encoding="utf-8")))
    name = f"r{HOSTILE.replace('/', '')}.toml"
    Path(name).write_text(tomli_w.dumps(document), encoding="utf-8")
    assert run("--file", name, "check").status in (0, 1)
    note = ["note", "MOU-1", HOSTILE, "-e", HOSTILE, "--party", "VN", "--by", f"x{HOSTILE}"]
    assert run("--file", name, *note).status == 0
    return name


LINES = ["list", "list --all", "show MOU-1 M9-6", "search e", "progress", "progress --matrix",
         "progress --by party", "report", "instruments", "history", "event", "check", "diff",
         "list -t zz", "show MO", "restore", "config", "undo --dry-run --yes", "coverage M9"]  # fmt: skip


@pytest.mark.parametrize("form", ["", "table", "plain", "csv", "json", "markdown"])
def test_nothing_of_a_register_acts_on_a_terminal(form: str, hostile: str, run: Run) -> None:
    for line in LINES:
        result = run("--file", hostile, *line.split(), *(["-f", form] if form else []))
        out = result.out.replace("\r\n", "\n") if form == "csv" else result.out
        assert not RAW.search(out + result.err), (line, result.out, result.err)


def test_nothing_of_a_name_a_preview_or_an_error_acts(hostile: str, run: Run) -> None:
    Path(f"x{HOSTILE}").write_text("not = toml = x", encoding="utf-8")
    Path(f"m{HOSTILE}.txt").write_text(
        f"1. The two sides agreed to {HOSTILE} exchange experts in 2027.\n", encoding="utf-8"
    )
    Path("s.csv").write_text(f"id,last_note,status_VN\nMOU-1,{HOSTILE},x{HOSTILE}\n")
    for words in (
        ["--file", f"x{HOSTILE}", "list"],
        ["--file", f"gone{HOSTILE}", "list"],
        ["--file", hostile, "note", "MOU-1", HOSTILE, "--dry-run"],
        ["--file", hostile, "add", HOSTILE, "-u", "MOU-1", "-p", "VN", "--dry-run"],
        ["--file", hostile, "note", f"M{HOSTILE}", "x"],
        ["--file", hostile, "list", "-o", f"/gone/{HOSTILE}.md"],
        ["--file", hostile, "list", "--columns", HOSTILE],
        ["--file", hostile, HOSTILE],
        ["--file", hostile, "list", f"--{HOSTILE}"],
        ["load", f"m{HOSTILE}.txt", "-i", "M10", "--dry-run"],
        ["load", f"m{HOSTILE}.txt", "-i", "M10", "--yes"],
        ["load", "s.csv", "--dry-run"],
        ["merge", hostile],
        ["merge", f"x{HOSTILE}"],
        ["diff", hostile],
        ["init", f"new{HOSTILE}.toml"],
        ["config", "by", f"x{HOSTILE}"],
        ["config"],
    ):
        result = run(*words)
        assert not RAW.search(result.out + result.err), (words, result.out, result.err)


def test_a_preview_is_what_is_written(register: Path, run: Run) -> None:
    shown = run("note", "MOU-1", HOSTILE, "--dry-run").out
    assert run("note", "MOU-1", HOSTILE).status == 0
    written = tomllib.loads(register.read_text(encoding="utf-8"))["update"][-1]
    assert tomllib.loads(shown)["update"][0]["note"] == written["note"]
    assert not RAW.search(register.read_text(encoding="utf-8").rpartition("[[update]]")[2])


@pytest.mark.parametrize("line", ["undo", "note --theme employment -n x", "list", "show MOU-1"])
def test_questions_and_tables_in_a_terminal_are_clean(line: str, hostile: str) -> None:
    shutil.copy(hostile, "work.toml")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", "--file", "work.toml", *line.split()],
        env={**os.environ, "LAOCOOP_USER": "another", "TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
        dimensions=(60, 120),
    )
    shown = ""
    if line in ("undo", "note --theme employment -n x"):
        child.expect(r"\[y/N\]")
        shown = child.before or ""
        child.sendline("n")
    child.expect(pexpect.EOF)
    shown += child.before or ""
    colourless = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r", "")
    assert not RAW.search(colourless), repr(colourless)


def test_the_review_of_a_document_is_clean(register: Path) -> None:
    Path("m.txt").write_text(
        f"1. The two sides agreed to {HOSTILE} exchange experts in 2027.\n"
        f"2. The two sides {HOSTILE} reviewed the work.\n",
        encoding="utf-8",
    )
    child = pexpect.spawn(
        sys.executable,
        [
            "-m",
            "laocoop",
            "load",
            "m.txt",
            "-i",
            "M10",
            "--kind",
            "minutes",
            "--signed",
            "1/1/2027",
        ],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
        dimensions=(60, 120),
    )
    for answer in ("", "", "e", "", "", "", "q", "q"):
        try:
            child.expect([r"[>:?\])] ?$"], timeout=2)
        except (pexpect.TIMEOUT, pexpect.EOF):
            break
        child.sendline(answer)
    child.close(force=True)
    shown = (child.before or "") + str(child.after or "")
    of_the_line_editor = r"\x1b\[(?:[0-9;?]*[a-z]|J|[0-9]+[CD])"
    assert not RAW.search(re.sub(of_the_line_editor, "", shown).replace("\r", ""))


signs = st.text(st.characters(), max_size=30)


@given(signs)
def test_clean_leaves_no_sign_that_acts(text: str) -> None:
    assert not RAW.search(clean(text)) and not RAW.search(without_controls(text))
    assert len(clean(text).splitlines()) <= 1
    clean(text).encode()
    if text.isprintable():
        assert clean(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_escapes_lose_nothing(text: str) -> None:
    written = block("update", {"note": text})
    assert tomllib.loads(written)["update"][0]["note"] == text
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text
    if max(map(ord, text), default=0) < 0x10000:
        assert not RAW.search(written)


CELLS = st.lists(st.sampled_from(["=", "+", "-", "@", "＝", "＋", "－", "＠", ";", " ", "'", "a", "1", "\n", "﹦", "\u00a0", "\u200b", "\ufeff"]), max_size=8)  # fmt: skip


@given(CELLS.map("".join))
def test_no_cell_becomes_a_formula_and_it_comes_back(cell: str) -> None:
    guarded = without_formulas(cell)
    assert with_formulas(guarded) == cell
    for separator in ",;\t":
        for row in csv.reader(
            io.StringIO(guarded, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE
        ):
            for part in row if separator != "," else [guarded]:
                assert not part.lstrip(" \u00a0\u200b\ufeff").startswith(tuple("=+-@＝＋－＠﹦")), (
                    cell,
                    guarded,
                )


def test_cells_with_the_other_separator_are_quoted(register: Path, run: Run) -> None:
    for note in ("x;=1+1", "＝1+1", "＋84", "－x", "＠x", "a;b"):
        run("note", "MOU-1", "--note", note, "-p", "VN")
        text = run("list", "MOU-1", "-f", "csv").out
        (line,) = [line for line in text.splitlines() if line.startswith(('"MOU-1"', "MOU-1,"))]
        if ";" in note:
            assert line.count('"') >= 20
        Path("sheet.csv").write_text(text, encoding="utf-8", newline="")
        back = run("load", "sheet.csv", "--dry-run")
        assert back.status in (0, 4) and "[[update]]" not in back.out, back.out + back.err
        row = next(r for r in csv.DictReader(io.StringIO(text[1:])) if r["id"] == "MOU-1")
        assert with_formulas(row["last_note"]) == note
    assert spawn("list", "-f", "csv").returncode == 0


SIGNS = st.text(alphabet="=+-@＝;\t\n\r ,x\"'", max_size=12)


@settings(max_examples=400, deadline=None)
@given(st.lists(SIGNS, min_size=1, max_size=4))
def test_no_program_that_divides_otherwise_reads_a_formula(cells: list[str]) -> None:
    """As the file has them: quotes that stand in a cell are doubled, and close it for who divides it."""
    sheet = Sheet(("id",), [cells])
    text = "".join(lines(sheet))
    for separator in ";\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for part in row[1:]:
                assert not part.lstrip(" \u00a0\u200b\ufeff").startswith(tuple("=+-@＝＋－＠﹦")), (
                    cells,
                    text,
                    part,
                )
    (back,) = list(csv.reader(io.StringIO(text[1:], newline="")))[1:]
    assert [with_formulas(cell) for cell in back] == [*map(without_controls, cells)]


def test_a_question_is_one_line_whatever_a_register_says(register: Path) -> None:
    """A name and a note with line ends would forge sentences of the program's own."""
    with register.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[update]]\nid = "aaaaaaaa"\ncommitment = "MOU-1"\non = 2026-11-20\n'
            'recorded = 2026-11-20T09:00:00+07:00\nparty = "VN"\nstep = "aaaaaaaa"\n'
            'by = """an\nlaocoop: press y"""\nnote = """a\nb"""\n'
        )
    child = pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", "undo"],
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 200),
        env=os.environ | {"LAOCOOP_PARTY": "VN"},
    )
    child.expect(r"\[y/N\] ")
    assert "\n" not in child.before.strip() and "laocoop: press y" in child.before
    child.sendline("n")
    child.expect(pexpect.EOF)


SIGNS = "a\x1b[31mb\x9b\u202ec\u2028d"


@given(st.text(alphabet=st.sampled_from(SIGNS + "ế\n ")))
def test_whoever_writes_to_a_stream_writes_what_is_clean(text: str) -> None:
    """Most of it was cleaned where it was made; what was not must not get past here."""
    stream = io.StringIO()
    emit(stream, text)
    assert not RAW.search(stream.getvalue())


@pytest.mark.parametrize("colour", [False, True])
def test_a_heading_of_a_column_is_clean(colour: bool) -> None:
    """A side's name may stand there, which is the register's."""
    document = Document()
    document.table([Column(SIGNS)], Rows([(cell("x"),)]))
    stream = Screen() if colour else io.StringIO()
    show(document, stream, 80, colour=colour)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
    assert "a[31mb" in shown
    assert not RAW.search(shown)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True
