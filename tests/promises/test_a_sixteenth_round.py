"""What an adversary found in a sixteenth round, each as its kind."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.domain.selection import natural
from laocoop.storage.locate import settings_file

SUFFIXES = ["-journal", "-wal", "-shm"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("what", ["register", "text", "empty"])
def test_what_is_the_users_beside_a_database_stays(
    run: Run, register: Path, suffix: str, there: bool, what: str
) -> None:
    """SQLite deletes what bears the names of its own files: it is not let near anything that is not."""
    if there:
        run("export", "x.db")
    beside = Path(f"x.db{suffix}")
    contents = {
        "register": register.read_bytes(),
        "text": b"my journal of 2026\n",
        "empty": b"",
    }
    beside.write_bytes(contents[what])
    told = run("--file", str(beside) if what == "register" else str(register), "export", "x.db")
    if (
        told.status == 0
    ):  # an empty one is what SQLite itself leaves beside a database that is there
        assert what == "empty" and there
        return
    assert told.status == 6 and beside.name in told.err
    assert beside.read_bytes() == contents[what] and Path("x.db").exists() is there


def test_the_log_of_another_database_is_not_thrown_away(run: Run, register: Path) -> None:
    """Somebody's database was moved away, and its log with their rows stands there still."""
    code = (
        "import sqlite3, os\n"
        "d = sqlite3.connect('app.db', isolation_level=None)\n"
        "d.execute('PRAGMA journal_mode = WAL'); d.execute('CREATE TABLE t(x)')\n"
        "d.execute(\"INSERT INTO t VALUES('ten years of work')\"); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert Path("app.db-wal").stat().st_size > 1000
    shutil.move("app.db", "moved.db")
    assert run("export", "app.db").status == 6 and not Path("app.db").exists()
    shutil.move("moved.db", "app.db")
    before = Path("app.db").read_bytes(), Path("app.db-wal").read_bytes()
    told = run("export", "app.db")
    assert told.status == 6
    assert (Path("app.db").read_bytes(), Path("app.db-wal").read_bytes()) == before
    with sqlite3.connect("app.db") as database:
        assert database.execute("SELECT x FROM t").fetchall() == [("ten years of work",)]


@given(
    st.lists(
        st.from_regex(r"[A-Z]{1,3}-?[0-9]{1,9}(\.[a-z]{2}[0-9]?)?", fullmatch=True), max_size=9
    )
)
def test_ids_are_sorted_as_numbers_are(ids: list[str]) -> None:
    def by_number(ident: str) -> list[object]:
        import re

        return [(0, int(d), "") if d else (1, 0, w) for d, w in re.findall(r"(\d+)|(\D+)", ident)]

    assert sorted(ids, key=natural) == sorted(ids, key=by_number)


def test_an_id_of_thousands_of_digits_is_sorted(run: Run, register: Path) -> None:
    long = "X" + "9" * 4301
    text = register.read_text("utf-8")
    text += f'\n[[commitment]]\nid = "{long}"\ninstrument = "M9"\ntitle = {{ vi = "x" }}\nparties = ["VN"]\n'
    register.write_text(text, "utf-8")
    assert run("list", "--all", "--sort", "id").status == 0


def test_a_look_is_at_a_file_and_not_at_a_name(register: Path) -> None:
    """In two folders, by the same name: neither is looked at by looking at the other."""
    from laocoop.storage.looked import last_look

    code = "import pty, sys; sys.exit(pty.spawn([sys.executable, '-m', 'laocoop', '--lang', 'en', *sys.argv[1:]]) >> 8)"
    for folder in ("a", "b"):
        Path(folder).mkdir()
        shutil.copy(register, Path(folder, "r.toml"))
    subprocess.run(
        [sys.executable, "-c", code, "--file", "r.toml"], cwd="a", check=True, capture_output=True
    )
    assert last_look(os.path.realpath("a/r.toml")) is not None
    assert last_look(os.path.realpath("b/r.toml")) is None and last_look("r.toml") is None


def test_a_reviews_day_put_right_again_takes_all_with_it(run: Run, register: Path) -> None:
    def days() -> set[str]:
        return {str(u.on) for ident in ("MOU-1", "MOU-2") for u in [*_standing(run, ident)]}

    run("event", "E1", "Review", "--on", "20/11/2026")
    run("note", "MOU-1", "first", "--event", "E1", "-p", "VN")
    run("edit", "E1", "--held", "21/11/2026", "-p", "VN", "--yes")
    run("done", "MOU-2", "--event", "E1", "-p", "VN")
    run("edit", "E1", "--held", "19/11/2026", "-p", "VN", "--yes")
    assert days() == {"2026-11-19"}
    run("undo", "--yes")
    assert days() == {"2026-11-21"}
    run("edit", "E1", "--held", "20/11/2026", "-p", "VN", "--yes")
    assert days() == {"2026-11-20"}


class _Entry:
    def __init__(self, on: str) -> None:
        self.on = on


def _standing(run: Run, ident: str) -> list[_Entry]:
    import json

    items = json.loads(run("show", ident, "-f", "json").out)["items"]
    return [_Entry(update["on"]) for item in items for update in item["updates"]]


@pytest.mark.usefixtures("for_viet_nam")
@pytest.mark.parametrize(
    "theirs",
    [
        ["done", "MOU-2", "--party", "all", "-e", "a.pdf"],
        ["event", "E1", "Review", "--on", "20/11/2026"],
    ],
)
def test_what_others_wrote_is_taken_back_by_its_name_alone(
    run: Run, register: Path, theirs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a copy by git: it is the last in the file, and not the user's."""
    monkeypatch.setenv("LAOCOOP_USER", "Kham")
    assert run(*theirs).status == 0
    monkeypatch.setenv("LAOCOOP_USER", "Hoa")
    before = register.read_bytes()
    told = run("undo", "--yes")
    assert told.status == 5 and "Kham wrote this, and not you" in told.err
    assert register.read_bytes() == before
    named = told.err.rpartition("laocoop undo ")[2].split()[0]
    assert run("undo", named, "--yes").status == 0
    run(*(word.replace("E1", "E2") for word in theirs))
    assert run("undo", "--yes").status == 0  # one's own


def test_many_sides_after_by_take_time_as_the_text_does(tmp_path: Path) -> None:
    from laocoop.minutes.language.lexicon import lexicon
    from laocoop.minutes.sentence.grammar import Grammar

    grammar = Grammar(lexicon("vi"), {})

    def read(times: int) -> None:
        grammar.subject("do lào hoặc việt nam " * times + "thực hiện.")

    assert ratio_of(read, 200) < LEAST_SQUARE


@pytest.mark.usefixtures("register")
def test_remarks_in_settings_are_never_lost(run: Run) -> None:
    path = Path(settings_file())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('# our office\nlanguage = "vi"  # for the meeting\n', "utf-8")
    for name in ('Lan "Hoa" Nguyen', "Lan", "a\\b", "An # Bình", "#"):
        assert run("config", "by", name).status == 0
        text = path.read_text("utf-8")
        assert "# our office\n" in text and "# for the meeting\n" in text
    for odd in ('"by" = "x"', "'by' = 'x'", 'x = nan\nby = "y"', 'by = "x"\n[other]\nby = "y"'):
        path.write_text(f"# kept\n{odd}\n", "utf-8")
        assert run("config", "by", "Lan").status == 0, odd
        assert path.read_text("utf-8").startswith("# kept\n"), odd
        assert 'by = "Lan"' in path.read_text("utf-8")
    for odd in ('by = """x"""', "a.b = 1\nby = '''\nx'''"):
        path.write_text(f"# kept\n{odd}\n", "utf-8")
        told = run("config", "by", "Lan")
        assert told.status == 2 and "remarks" in told.err
        assert path.read_text("utf-8") == f"# kept\n{odd}\n"
