"""What a twenty-fifth round of attacks found."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Run, read_register
from laocoop.domain.alike import when_of
from offices import two

ADDED = """
[[commitment]]
id = "Q-1"
instrument = "M9"
title = {{ en = "{title}", vi = "{title}", lo = "{title}" }}
parties = ["LA"]
recorded = {recorded}
by = "{by}"
"""


@pytest.mark.parametrize("ours", [True, False])
def test_the_later_is_the_later_moment_whatever_its_offset(
    ours: bool, run: Run, register: Path
) -> None:
    """03:00Z is 10:00 in Vientiane, and was taken for earlier than 09:00 there."""
    texts = [
        register.read_text(encoding="utf-8") + ADDED.format(title=title, recorded=recorded, by="x")
        for title, recorded in (
            ("First", "2026-11-20T09:00:00+07:00"),
            ("Second", "2026-11-20T03:00:00Z"),
        )
    ]
    register.write_text(texts[not ours], encoding="utf-8")
    Path("theirs.toml").write_text(texts[ours], encoding="utf-8")
    assert run("merge", "theirs.toml", "--yes").status == 0
    titles = {c.title.en: ident for ident, c in read_register(register).commitments.items()}
    assert titles["First"] == "Q-1" and titles["Second"].startswith("Q-1-")


def test_moments_at_the_ends_of_time_are_compared_too() -> None:
    from datetime import UTC, datetime, timedelta, timezone

    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=12)))
    last = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))
    now = datetime(2026, 11, 20, tzinfo=UTC)
    assert when_of({"recorded": first}) < when_of({"recorded": now}) < when_of({"recorded": last})
    assert when_of({}) == "" < when_of({"recorded": first})


def test_a_place_where_nobody_else_puts_anything_is_damaged(run: Run, tmp_path: Path) -> None:
    """It was told for ever that others put something there again and again."""
    vn, _la = two(tmp_path, run)
    hub = tmp_path / "hub" / "laocoop.git"
    blob = subprocess.run(
        ["git", "-C", str(hub), "hash-object", "-w", "--stdin"],
        input=b"hi\n",
        capture_output=True,
        check=True,
    ).stdout
    (hub / "refs/heads/main").write_bytes(blob)
    vn("note", "MOU-1", "x")
    done = vn("sync")
    assert done.status == 6 and "A git folder is damaged" in done.err
    (tmp_path / "hub2").mkdir()  # as it advises
    assert vn("sync", "--setup", "../hub2").status == 0


STRAY = {"desktop.ini": b"", "note": b"zzz", ".DS_Store": b"\0\1", "main (1)": None, "main (conflicted copy)": None}  # fmt: skip
"""By its name what a program that copies folders leaves; None for a copy of the branch."""


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("name", STRAY)
def test_a_file_that_another_program_left_is_named(
    name: str, there: bool, run: Run, tmp_path: Path
) -> None:
    """The hub was said to refuse, or to be damaged, and to meet elsewhere split two sides and mended nothing."""
    vn, la = two(tmp_path, run)
    refs = (tmp_path / "hub/laocoop.git" if there else vn.path / ".git") / "refs/heads"
    data = STRAY[name]
    (refs / name).write_bytes((refs / "main").read_bytes() if data is None else data)
    vn("note", "MOU-1", "x")
    done = vn("sync")
    assert done.status == 6 and str(refs / name) in done.err
    (refs / name).rename(tmp_path / "elsewhere")  # as it advises
    assert vn("sync").status == 0 and la("sync").status == 0
    assert "x" in la.notes()


def test_a_branch_that_is_being_written_is_no_stray_file(run: Run, tmp_path: Path) -> None:
    vn, _la = two(tmp_path, run)
    vn.git("tag", "mine")
    vn.git("branch", "feature/one")
    vn("note", "MOU-1", "x")
    assert vn("sync").status == 0


def test_no_output_goes_over_a_register_however_its_keys_are_written(
    run: Run, register: Path
) -> None:
    text = register.read_text(encoding="utf-8")
    for key, written in (
        ("schema = ", '"sch\\u0065ma" = '),
        ("[register]", '["r\\u0065gister"]'),
        ("[[commitment]]", '[["commitm\\u0065nt"]]'),
        ("[[update]]", '[["updat\\U00000065"]]'),
    ):
        text = re.sub(rf"(?m)^{re.escape(key)}", lambda _found: written, text)  # noqa: B023
    Path("escaped.toml").write_text(text, encoding="utf-8")
    assert run("--file", "escaped.toml", "check").status == 0
    shutil.copy("escaped.toml", "before.toml")
    done = run("list", "-o", "escaped.toml", "-f", "csv", "--yes")
    assert done.status == 6 and "is a register" in done.err
    assert Path("escaped.toml").read_bytes() == Path("before.toml").read_bytes()


LARGE = "\n[our_telephone]\nnumber = 85620123456789012345\n"


@pytest.mark.usefixtures("for_viet_nam")
def test_what_nobody_could_take_in_is_not_sent(run: Run, register: Path) -> None:
    """The sender was told to mail it, and `receive` refused it there."""
    with register.open("a", encoding="utf-8") as file:
        file.write(LARGE)
    done = run("send", "-o", "s.toml")
    assert done.status == 3 and "more than 64 bits" in done.err, done.err
    assert "commitments.toml:" in done.err and not Path("s.toml").exists()


def test_a_register_that_goes_nowhere_is_named(run: Run, tmp_path: Path) -> None:
    vn, _la = two(tmp_path, run)
    with vn.register.open("a", encoding="utf-8") as file:
        file.write(LARGE)
    assert "commitments.toml:" in vn("sync").err


def test_a_text_of_another_program_is_no_register(run: Run, register: Path) -> None:
    """JSON has letters by number, too, and at the beginning of a line."""
    Path("words.json").write_text('[\n  "Vi\\u1ec7c l\\u00e0m",\n  "a"\n]\n', encoding="utf-8")
    assert run("list", "-o", "words.json", "-f", "json", "--yes").status == 0
