"""What an adversary found in an eighteenth round: bounds, each as its kind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from conftest import SHIPPED, Run, read_register
from costs import LEAST_SQUARE, ratio_of
from laocoop.errors import RefusedError
from laocoop.reports.formats.docx.text import linked
from laocoop.storage.examine import parse
from laocoop.storage.toml.decode import MOST_TABLES

MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, stdin=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000, done.returncode)
sys.stderr.buffer.write(done.stderr)
"""


def peak(*words: str) -> tuple[int, int, str]:
    """The most megabytes that the program takes, its status and what it complains of."""
    command = [sys.executable, "-c", MEASURED, sys.executable, "-m", "laocoop", *words]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"LAOCOOP_LANG": "en"}
    )
    megabytes, status = done.stdout.split()
    return int(megabytes), int(status), done.stderr


def test_a_database_that_somebody_filled_takes_no_memory(run: Run, register: Path) -> None:
    run("export", "e.sqlite", "--name", "vn-la")
    with sqlite3.connect("e.sqlite") as database:
        database.execute(
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 600000) "
            "INSERT INTO taken_back SELECT 'vn-la', 'x' || x FROM c"
        )
    megabytes, status, _told = peak("export", "e.sqlite", "--name", "vn-la")
    assert status == 0 and megabytes < 150
    with sqlite3.connect("e.sqlite") as database:
        assert database.execute("SELECT count(*) FROM taken_back").fetchone() == (0,)


def test_what_an_answer_is_written_over_is_not_read_as_a_register(run: Run, register: Path) -> None:
    tables = ",".join(f"b{n}={{}}" for n in range(500_000))
    Path("report.md").write_text(f"a={{{tables}}}\n")
    megabytes, status, _told = peak("report", "-o", "report.md", "--yes")
    assert status == 0 and megabytes < 200
    for line in ("schema = 1", '"schema" = 2', "[register]", "[[update]]", " [ 'register' ]"):
        Path("r.toml").write_text(f"x = 1\n{line}\n")
        assert run("report", "-o", "r.toml", "-f", "md", "--yes").status == 6, line


def with_tables(count: int) -> bytes:
    """The register that ships with so many tables and lists in all."""
    text = SHIPPED.read_text("utf-8")
    there = text.count("{") + text.count("[") - text.count("[[")
    return text.replace("schema", "zz=[" + "{}," * (count - there - 1) + "]\nschema", 1).encode()


def test_a_register_of_more_tables_than_any_is_refused(run: Run, register: Path) -> None:
    assert len(parse(with_tables(MOST_TABLES), "r").commitments) > 30
    with pytest.raises(RefusedError):
        parse(with_tables(MOST_TABLES + 1), "r")
    Path("theirs.toml").write_bytes(with_tables(5 * MOST_TABLES))
    before = register.read_bytes()
    for words in (
        ["--file", "theirs.toml", "list"],
        ["--file", "theirs.toml", "check"],
        ["diff", "theirs.toml"],
        ["merge", "theirs.toml"],
    ):
        megabytes, status, told = peak(*words)
        assert status == 5 and "500,000 tables" in " ".join(told.split()), told
        assert megabytes < 200 and register.read_bytes() == before


def test_a_head_without_an_end_is_refused_before_it_is_read(run: Run, register: Path) -> None:
    Path("big.toml").write_text("# laocoop send 2\n" + "# by: x\n" * 4_000_000)
    for words in (["receive", "big.toml", "--yes"], ["merge", "big.toml"]):
        megabytes, status, told = peak(*words)
        assert status == 3 and "changed on its way" in " ".join(told.split())
        assert megabytes < 300


def test_links_of_a_paper_are_numbered_in_linear_time() -> None:
    def link(count: int) -> None:
        part = docx.Document().part
        names = {linked(part, f"http://a/{number % 1_000_000}") for number in range(count)}
        assert len(names) == count and linked(part, "http://a/0") in names

    assert ratio_of(link, 1_000) < LEAST_SQUARE


def test_a_broken_register_is_told_with_its_line_in_a_sitting(register: Path) -> None:
    from cli.test_review import Review

    sitting = Review("-i", "MOU", "--party", "all")
    sitting.asked(r"> $")
    register.write_bytes(register.read_bytes() + b"\n[[oops\n")
    sitting.child.sendline("1")
    sitting.says("x", "", "")
    told = sitting.asked(r"> $")
    line = register.read_bytes().count(b"\n")
    assert f"commitments.toml:{line}:" in " ".join(told.split()).replace(" ", ""), told
    sitting.child.sendline("q")


def test_a_pipe_under_the_registers_name_is_no_register(run: Run) -> None:
    os.mkfifo("commitments.toml")
    told = run("list")
    assert told.status == 3 and "commitments.toml" in told.err


def test_the_settings_are_not_said_to_be_a_register(run: Run, register: Path) -> None:
    run("config", "party", "VN")
    settings = Path(os.environ["XDG_CONFIG_HOME"], "laocoop", "config.toml")
    before = settings.read_bytes()
    told = run("list", "-f", "csv", "-o", str(settings), "--yes")
    assert told.status == 6 and "is a register" not in told.err and settings.read_bytes() == before


ADDED = """
[[commitment]]
id = "MOU-1.vn1"
instrument = "MOU"
parent = "MOU-1"
title = {{ vi = "{title}" }}
parties = ["VN"]
force = "planned"
recorded = 2026-03-0{day}T09:00:00+07:00
by = "{by}"
step = "step{by}"
"""
EVENT = """
[[event]]
id = "SOM26"
name = {{ vi = "{title}" }}
held = 2026-11-0{day}
recorded = 2026-03-0{day}T09:00:00+07:00
by = "{by}"
"""
TAKEN_BACK = """
[[update]]
id = "gone0001"
{about}
on = 2026-03-05
recorded = 2026-03-05T09:00:00+07:00
by = "binh"
retracts = "{ident}"
step = "gone0001"
"""


@pytest.mark.parametrize("ours_is_first", [True, False])
@pytest.mark.parametrize("commitment", ["MOU-1", "MOU-2", "itself"])
@pytest.mark.parametrize(("added", "ident"), [(ADDED, "MOU-1.vn1"), (EVENT, "SOM26")])
@pytest.mark.sampled(4)
def test_what_was_taken_back_stays_so_whoever_it_meets(
    run: Run, register: Path, added: str, ident: str, commitment: str, ours_is_first: bool
) -> None:
    """Also where an entry by hand does not name what it takes back a second time."""
    text = register.read_text("utf-8")
    days = (1, 2) if ours_is_first else (2, 1)
    kind = "event" if added is EVENT else "commitment"
    about = f'{kind} = "{ident}"' if commitment == "itself" else f'commitment = "{commitment}"'
    register.write_text(text + added.format(title="Workshop A", day=days[0], by="an"), "utf-8")
    theirs = text + added.format(title="Course B", day=days[1], by="binh")
    theirs += TAKEN_BACK.format(about=about, ident=ident)
    Path("theirs.toml").write_text(theirs, "utf-8")
    Path("ours.toml").write_bytes(register.read_bytes())
    assert run("merge", "theirs.toml").status == 0
    listed = run("list", "--all", "-f", "csv").out + run("event", "-f", "csv").out
    assert "Workshop A" in listed
    assert "Course B" not in listed or (added is EVENT and commitment != "itself")
    before = register.read_bytes()
    assert run("merge", "theirs.toml").status == 0 and register.read_bytes() == before
    assert run("--file", "theirs.toml", "merge", "ours.toml").status == 0
    ids = [
        {c.id for c in read_register(Path(name)).commitments.values()}
        | {e.id for e in read_register(Path(name)).events.values()}
        for name in ("commitments.toml", "theirs.toml")
    ]
    assert ids[0] == ids[1]
