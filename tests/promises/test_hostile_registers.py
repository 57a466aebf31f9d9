"""A register that somebody made to hang the program: the work grows with the file, not with its square."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.storage.merge.text import leaning_on
from laocoop.storage.toml.positions import Positions


def with_keys(text: str, count: int, value: str) -> str:
    keys = "".join(f'k{number} = "{value}"\n' for number in range(count))
    return f'{text}\n[[event]]\nid = "x"\nheld = 2026-01-05\nname = {{ en = "A day" }}\n{keys}'


def test_unknown_keys_are_found_in_one_pass(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        register.write_text(with_keys(text, count, "v"), "utf-8")
        assert f"k{count - 1}" in run("check").out

    assert ratio_of(work, 4_000) < LEAST_SQUARE


def test_keys_that_differ_are_settled_in_one_pass(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        register.write_text(with_keys(text, count, "ours"), "utf-8")
        Path("base.toml").write_text(with_keys(text, count, "was"), "utf-8")
        Path("theirs.toml").write_text(with_keys(text, count, "theirs"), "utf-8")
        result = run("merge", "theirs.toml", "--base", "base.toml", "--take", "theirs", "--yes")
        assert result.status == 0, result.err
        assert register.read_text("utf-8").count('"theirs"') == count

    assert ratio_of(work, 1_000) < LEAST_SQUARE


@pytest.mark.parametrize("command", ["list", "progress", "check", "report"])
def test_actions_under_actions_are_followed_once(command: str, run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        blocks = (
            f'\n[[commitment]]\nid = "C-{number}"\ninstrument = "MOU"\ntitle = "x"\nparties = ["LA"]\n'
            + (f'parent = "C-{number - 1}"\n' if number else "")
            for number in range(count)
        )
        register.write_text(text + "".join(blocks), "utf-8")
        assert run(command).status in (0, 1)

    assert ratio_of(work, 600) < LEAST_SQUARE


def test_where_things_stand_takes_few_times_the_file() -> None:
    text = "#\n" * 500_000
    tracemalloc.start()
    assert Positions("f", text).is_remark(2, 4)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * len(text)


def test_tables_in_a_record_are_passed_once(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        tables = '\n[[event.cites]]\nsource = "S"\n' * count
        register.write_text(with_keys(text, count, "v") + tables, "utf-8")
        assert run("check").status in (0, 1)

    assert ratio_of(work, 2_000) < LEAST_SQUARE


@settings(max_examples=200)
@given(st.text("ab\n#", max_size=60), st.sampled_from([1, 3, 7, 64]))
def test_a_place_is_the_same_however_far_lines_are_counted(text: str, stride: int) -> None:
    with patch("laocoop.storage.toml.positions._STRIDE", stride):
        positions = Positions("f", text)
        for offset in range(len(text) + 1):
            start = text.rfind("\n", 0, offset) + 1
            place = positions.at_offset(offset)
            line, column = text.count("\n", 0, offset) + 1, offset - start + 1
            assert (place.line, place.column) == (line, column)
            assert positions.at_line(line, 1).text == text[start:].split("\n")[0]


def test_ids_in_small_letters_are_looked_up_and_not_looked_for(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        blocks = (
            f'\n[[commitment]]\nid = "S-{number}"\ninstrument = "MOU"\ntitle = "x"\nparties = ["LA"]\n'
            for number in range(count)
        )
        register.write_text(text + "".join(blocks), "utf-8")
        rows = "".join(f"s-{number},x\n" for number in range(count))
        Path("sheet.csv").write_text("id,last_note\n" + rows, "utf-8")
        assert run("load", "sheet.csv", "--party", "LA", "--dry-run").status == 0

    assert ratio_of(work, 1_000) < LEAST_SQUARE


def update(number: int, more: str) -> str:
    stamp = f"2026-03-02T09:{number // 60 % 60:02}:{number % 60:02}+07:00"
    return (
        f'\n[[update]]\nid = "u{number}"\ncommitment = "M9-6"\non = 2026-03-01\n'
        f'recorded = {stamp}\nby = "x"\nparty = "LA"\n{more}'
    )


SHAPES: dict[str, tuple[list[str], int, Callable[[str, int], str]]] = {
    "corrections of one record": (
        ["show", "M9-6"],
        300,
        lambda text, count: (
            text
            + "".join(
                update(n, f'corrects = {{ title = {{ en = "x{n}" }} }}\n') for n in range(count)
            )
        ),
    ),
    "dates of one commitment": (
        ["check"],
        1_500,
        lambda text, count: (
            text
            + "".join(
                update(n, f"due = 20{30 + n % 60}-01-01\ndue_was = 2027-12-31\n")
                for n in range(count)
            )
        ),
    ),
    "names that lead nowhere": (
        ["check"],
        500,
        lambda text, count: (
            text
            + "".join(
                f'\n[[commitment]]\nid = "Z-{n}"\ninstrument = "M9"\ntitle = "x"\nparties = ["LA"]\n'
                f'continues = ["Q-{n}"]\n'
                for n in range(count)
            )
        ),
    ),
    "records in one line": (
        ["check"],
        4_000,
        lambda _text, count: f"schema = 1\n#{'a' * 4 * count}\ncommitment = [{'{},' * count}]\n",
    ),
    "blanks in a header": (
        ["check"],
        10_000,
        lambda text, count: f"{text}\n[zzz{' ' * count}.y]\na = 1\n",
    ),
    "lines before the schema": (
        ["edit", "M9-6", "--clause", "7", "-p", "LA", "--yes"],
        10_000,
        lambda text, count: (
            "# a\n" + "\n" * count + "# b\n" + text.replace("schema = 2", "schema = 1", 1)
        ),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.sampled(3)
def test_many_of_one_kind_are_passed_once(shape: str, run: Run, register: Path) -> None:
    line, count, made = SHAPES[shape]
    text = register.read_text("utf-8")
    text = text[text.index("schema") :]

    def work(count: int) -> None:
        register.write_text(made(text, count), "utf-8")
        assert run(*line).status in (0, 1, 3)

    assert ratio_of(work, count) < LEAST_SQUARE


def test_records_of_one_earlier_id_meet_in_one_pass(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")
    Path("theirs.toml").write_text(text, "utf-8")
    run("--file", "theirs.toml", "note", "M9-6", "x", "-p", "LA")

    def work(count: int) -> None:
        blocks = (
            f'\n[[commitment]]\nid = "Z-{n}"\nid_was = "Z"\ninstrument = "M9"\ntitle = "t{n}"\n'
            f'parties = ["VN"]\nforce = "planned"\nrecorded = 2026-03-02T09:00:00+07:00\nby = "h"\n'
            f'step = "s{n:07}"\n'
            for n in range(count)
        )
        register.write_text(text + "".join(blocks), "utf-8")
        told = run("merge", "theirs.toml", "--dry-run")
        assert told.status == 0, told.err

    assert ratio_of(work, 1_000) < LEAST_SQUARE


def test_what_git_was_told_is_read_in_one_pass(run: Run, register: Path) -> None:
    folder = register.parent / ".git"
    folder.mkdir()
    (folder / "HEAD").write_text("ref: refs/heads/main\n")

    def work(count: int) -> None:
        (folder / "config").write_text("[core]\n" + "\n" * count + "x")
        assert run("check").status == 0

    assert ratio_of(work, 20_000) < LEAST_SQUARE


def test_the_first_slips_are_told_with_the_nearest_name(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")
    blocks = (
        f'\n[[commitment]]\nid = "Z-{n}"\ninstrument = "M9x"\ntitle = "x"\nparties = ["LA"]\n'
        for n in range(30)
    )
    register.write_text(text + "".join(blocks), "utf-8")
    told = run("check").out
    assert told.count("[unknown-reference]") == 30 and told.count("Nearest: M9") == 20


@pytest.mark.parametrize("line", ["annex", "progress --by lead -o x.html --yes"])
def test_rows_of_a_page_are_asked_for_once(line: str, run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        blocks = (
            f'\n[[unit]]\nid = "u{number}"\nparty = "LA"\nname = {{ en = "Unit {number}" }}\n'
            f'\n[[commitment]]\nid = "C-{number}"\ninstrument = "MOU"\ntitle = "x"\nparties = ["LA"]\n'
            f'period = "2026-2027"\nlead = {{ LA = "u{number}" }}\n'
            for number in range(count)
        )
        register.write_text(text + "".join(blocks), "utf-8")
        assert run(*line.split()).status == 0

    assert ratio_of(work, 400) < LEAST_SQUARE


@pytest.mark.parametrize("typed", ["9223372036854775807", "9007199254740993", "1000000000000001"])
def test_amounts_that_no_file_holds_exactly_are_refused(
    typed: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    for line in (
        ["update", "MOU-1", "--value", typed, "-p", "VN"],
        ["add", "Big", "--under", "MOU-1", "--target", f"{typed} officials", "-p", "VN"],
    ):
        result = run(*line)
        assert result.status == 2 and f"{typed}” is too large" in result.err.replace(
            " officials", ""
        )
        assert register.read_bytes() == before
    text = register.read_text("utf-8")
    block = f'\n[[update]]\nid = "u1"\ncommitment = "MOU-1"\non = 2026-03-01\nvalue = {typed}\n'
    register.write_text(text + block, "utf-8")
    result = run("check")
    assert result.status == 3 and "15 digits" in result.out
    register.write_text(text, "utf-8")
    run("update", "MOU-1", "--value", "999999999999999", "-p", "VN")
    assert "999999999999999\n" in register.read_text("utf-8") and run("check").status == 0


def test_what_leans_on_a_merge_is_followed_in_one_pass(run: Run, register: Path) -> None:
    """Entries that each stand on the one before, the first of them on what came by a merge."""

    def text(count: int) -> bytes:
        return b"".join(
            f'\n[[update]]\nid = "n{at}"\ncommitment = "MOU-1"\non = 2026-03-01\nparty = "LA"\n'
            f'verifies = "{f"n{at - 1}" if at else "came"}"\nverdict = "confirmed"\n'.encode()
            for at in range(count)
        )

    before = register.read_bytes()
    came = b'\n[[update]]\nid = "came"\ncommitment = "MOU-1"\non = 2026-03-01\nstatus = "completed"\nparty = "VN"\n'

    def work(count: int) -> None:
        back = b'\n[[update]]\nid = "b"\non = 2026-03-01\nretracts = "n0"\n'
        data = before + came + text(count) + back
        assert leaning_on(before + came, data, before, "f") is None  # not all was taken back

    assert ratio_of(work, 500) < LEAST_SQUARE
