"""A merge taken back: the right one, whatever the clock said, and nothing comes to mean something else."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOON, Run, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")

OURS = "1. The two sides agreed to exchange experts on labour inspection in 2027.\n"
THEIRS = "1. The two sides shall hold a training course on occupational safety in 2026.\n"


@pytest.mark.parametrize("hours", [0, 24, -24])
def test_of_two_merges_the_last_one_is_taken_back(hours: int, run: Run, register: Path) -> None:
    """In one second, or the clock of the first one a day ahead."""
    for name in ("A", "B"):
        shutil.copy(register, f"{name}.toml")
        run("--file", f"{name}.toml", "note", "MOU-1", f"from {name}", "-p", "LA", "--by", name)
    assert run("merge", "A.toml", now=NOON + timedelta(hours=hours)).status == 0
    between = register.read_bytes()
    assert run("merge", "B.toml", now=NOON).status == 0
    result = run("undo", "--yes", now=NOON + timedelta(days=2))
    assert "the merge of B.toml" in result.out and register.read_bytes() == between
    assert "the merge of A.toml" in run("undo", "--yes", now=NOON + timedelta(days=2)).out


@pytest.fixture
def met(run: Run, register: Path) -> Path:
    """Two copies have each loaded other minutes as M10; ours takes theirs in."""
    shutil.copy(register, "theirs.toml")
    Path("m1.txt").write_text(OURS)
    Path("m2.txt").write_text(THEIRS)
    load = ["-i", "M10", "--signed", "12/11/2027", "--kind", "minutes", "--yes"]
    now = NOON + timedelta(days=400)
    theirs = run("--file", "theirs.toml", "load", "m2.txt", *load, "-p", "LA", now=now)
    assert theirs.status == 0, theirs.err
    ours = run("load", "m1.txt", *load, now=now + timedelta(minutes=5))
    assert ours.status == 0, ours.err
    merged = run("merge", "theirs.toml", now=now + timedelta(minutes=9))
    assert merged.status == 0 and "is now M10" in merged.out, merged.out + merged.err
    return register


def test_a_report_on_what_came_stays_with_it(met: Path, run: Run) -> None:
    """Written by hand since: without the merge, its id would be another commitment's."""
    with met.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[update]]\nid = "hhhhhhhh"\ncommitment = "M10-1"\non = 2028-01-20\n'
            'recorded = 2028-01-20T00:00:00+07:00\nparty = "VN"\nstatus = "completed"\n'
        )
    before = met.read_bytes()
    result = run("undo", "--yes", now=NOON + timedelta(days=500))
    assert result.status == 5 and "theirs.toml" in result.err
    assert met.read_bytes() == before


def test_what_was_decided_on_a_document_comes_back_with_it(met: Path, run: Run) -> None:
    """Of the two documents one is called otherwise since the merge; so are the decisions on it."""
    now = NOON + timedelta(days=402)
    assert run("undo", "--yes", now=now).status == 0
    theirs = ("--file", "theirs.toml")
    assert run(*theirs, "merge", str(met), now=now).status == 0
    (new,) = (i for i in read_register(Path("theirs.toml")).instruments if i.startswith("M10-"))
    told = {i: run(*theirs, "coverage", i, now=now).out for i in ("M10", new)}
    assert "training" in told[new] and "training" not in told["M10"]
    assert run(*theirs, "undo", "--yes", now=now).status == 0
    assert run(*theirs, "coverage", "M10", now=now).out == told[new]


def test_two_sources_that_are_named_otherwise_are_two(run: Run, register: Path) -> None:
    shutil.copy(register, "theirs.toml")
    blocks = {
        register: '[[source]]\nid = "S30"\ndescription = "Letter 12 of Ha Noi"\npublisher = "A"\n',
        Path("theirs.toml"): '[[source]]\nid = "S30"\ntitle = "Report"\npublisher = "B"\n',
    }
    for path, block in blocks.items():
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + block)
    result = run("merge", "theirs.toml")
    assert result.status == 0, result.err
    sources = read_register(register).sources
    assert {s.publisher for ident, s in sources.items() if ident.startswith("S30")} == {"A", "B"}


def test_our_remarks_stay_where_a_record_is_written_anew(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")
    ours = (
        '\n[[event]]\nid = "X1"\nheld = 2026-01-05 # the day, see letter 12\n'
        '# a remark of importance\n[event.name]\nvi = "cũ" # checked by Hoa\nen = "old # no remark"\n'
    )
    Path("base.toml").write_text(text + ours, "utf-8")
    register.write_text(text + ours, "utf-8")
    Path("theirs.toml").write_text(text + ours.replace('"cũ"', '"mới"'), "utf-8")
    assert run("merge", "theirs.toml", "--base", "base.toml").status == 0
    after = register.read_text("utf-8")
    assert read_register(register).events["X1"].name.vi == "mới"
    for remark in ("# the day, see letter 12", "# a remark of importance", "# checked by Hoa"):
        assert after.count(remark) == 1
