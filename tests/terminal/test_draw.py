"""What a terminal shows, at its width, in colour and without, on streams that lack signs."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.terminal.draw import show
from laocoop.terminal.symbols import bar
from laocoop.terminal.wrap import width


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
@pytest.mark.parametrize(
    "command", ["list --all", "report", "show MOU-3", "progress --matrix", "history"]
)
def test_no_line_is_wider_than_the_terminal(
    command: str, language: str, columns: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run("--lang", language, *command.split(), "--format", "table")
    assert result.status == 0
    for line in result.out.splitlines():
        assert width(line) <= columns, line


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_titles_wrap_and_are_never_cut(
    columns: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for language in ("vi", "lo", "en"):
        out = run("--lang", language, "list", "--columns", "id,title", "--format", "table").out
        squeezed = re.sub(r"\s", "", out)
        from conftest import SHIPPED, read_register

        for ident in ("M9-4", "MOU-8", "M5-2", "MM24-2"):
            title = getattr(read_register(SHIPPED).commitments[ident].title, language)
            assert re.sub(r"\s", "", title) in squeezed, (ident, language)


def test_a_status_is_told_by_word_and_sign(run: Run) -> None:
    out = run("list", "--all", "--format", "table").out
    assert "● completed" in out and "· no report" in out
    assert "\x1b" not in out


def test_a_stream_without_the_signs_gets_plain_ones() -> None:
    made = Document()
    made.heading("A · b", 1)
    made.table(
        [Column("x"), Column("y")],
        Rows(((cell("done", role="status:completed"), cell("1/2", bar=(1, 2))),)),
    )
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "cp1252", errors="strict")
    show(made, stream, 80)
    stream.flush()
    text = raw.getvalue().decode("cp1252")
    assert "A - b" in text and "# done" in text and "#####..... 1/2" in text


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(2, 40))
def test_bars_are_honest(numerator: int, denominator: int, cells: int) -> None:
    numerator = min(numerator, denominator)
    full, empty = bar(numerator, denominator, cells, plain=False)
    assert len(full) + len(empty) == cells
    assert (len(full) == 0) == (numerator == 0)
    assert (len(empty) == 0) == (numerator == denominator > 0)


@given(
    st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1, max_size=5),
    st.integers(20, 120),
)
def test_any_text_can_be_drawn(rows: list[tuple[str, str, str]], columns: int) -> None:
    made = Document()
    made.heading(rows[0][0])
    made.paragraph(rows[0][1])
    made.facts((rows[0][0], rows[0][2]))
    made.table(
        [Column("a"), Column("b", flexible=True), Column("c")],
        Rows(tuple(tuple(cell(text) for text in row) for row in rows), "[/x]"),
    )
    stream = io.StringIO()
    show(made, stream, columns, colour=False)
    assert "\x1b" not in stream.getvalue()
