"""A unit's morning: `laocoop` alone, what came in, what is first, and what is asked once."""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from pathlib import Path

import pexpect
import pytest

from conftest import Run
from laocoop.storage.locate import settings_file
from laocoop.storage.looked import last_look


def morning(*arguments: str, answers: tuple[str, ...] = (), **env: str) -> str:
    """What `laocoop` says at a terminal, after these answers."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", *arguments],
        env=os.environ | {"TERM": "xterm", "NO_COLOR": "1"} | env,
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 120),
    )
    shown = ""
    for answer in answers:
        child.expect([r"\] $", r"Enter: [^\r]* $"])
        shown += str(child.before) + str(child.after)
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.wait()
    return re.sub(r"\x1b\[[0-9;?]*[a-z]", "", shown + str(child.before))


def settings() -> dict[str, object]:
    path = Path(settings_file())
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


@pytest.mark.usefixtures("register")
def test_alone_is_today_and_every_way_to_write_it_is_the_same(run: Run, register: Path) -> None:
    alone = run().out
    assert alone == run("today").out and alone.startswith("Today, ")
    elsewhere = register.rename(register.with_name("other.toml"))
    assert run("--file", str(elsewhere)).out == alone
    vietnamese = run("--lang", "vi", "--file", str(elsewhere)).out
    assert vietnamese == run("--lang", "vi", "--file", str(elsewhere), "today").out != alone
    assert "Usage:" in run("--help").out


@pytest.mark.usefixtures("register")
def test_counts_are_those_of_the_list(run: Run) -> None:
    run("update", "MOU-1", "MOU-2", "--party", "all", "--due", "1/2/2026", "--yes")
    run("update", "MOU-3", "--party", "all", "--due", "12/12/2026", "--yes")
    run("start", "MOU-4", "--party", "LA", "--by", "Kham")
    today = json.loads(run("today", "-f", "json").out)["sections"]
    for section, option in (("overdue", "--overdue"), ("due_soon", "--due-soon")):
        listed = json.loads(run("list", option, "-f", "json").out)["items"]
        assert sorted(i["id"] for i in today[section]) == sorted(i["id"] for i in listed) != []
    text = run("today").out
    assert "Past its date (2)" in text and "days past its date, 1 Feb 2026" in text
    assert "Reported by one side, and not yet by the other (1)" in text
    run("config", "party", "VN")
    text = run("today").out
    assert "Waiting for us (Viet Nam) (1)" in text and "None: Waiting for Laos;" in text


@pytest.mark.usefixtures("register")
def test_what_is_first_has_its_reason_and_the_rule_is_told(run: Run) -> None:
    run("update", "MOU-1", "--party", "all", "--due", "1/1/2026", "--yes")
    assert run("next").out.splitlines()[1].startswith("MOU-1\toverdue\t")
    assert len(run("next").out.splitlines()) == 11  # with the names of the columns
    everything = json.loads(run("next", "--limit", "0", "-f", "json").out)
    assert everything["total"] == len(everything["items"]) > 10
    assert everything["items"][0]["reasons"] == ["overdue", "no_report"]
    assert len(json.loads(run("next", "--explain", "-f", "json").out)["ranks"]) == 7
    for language, first in (
        ("vi", "1: Bên mình quá hạn"),
        ("en", "1: Past the date"),
        ("lo", "1: ຝ່າຍຂອງທ່ານ"),
    ):
        assert f"\n{first}" in run("--lang", language, "next", "--explain").out


def test_what_others_wrote_came_in_since_the_last_look(run: Run, register: Path) -> None:
    known = {"LAOCOOP_LANG": "en", "LAOCOOP_USER": "Hoa"}
    assert "Came in" not in morning(**known)  # nobody has looked before
    assert last_look(str(register)) is not None
    assert "None: " in morning(**known) and "Came in since you last looked" in morning(**known)
    run("start", "MOU-1", "--party", "VN", "--by", "Hoa")
    run("start", "MOU-2", "--party", "LA", "--by", "Kham", "--note", "ເລີ່ມແລ້ວ")
    run("add", "Train 50 officials", "--under", "MOU-2", "--party", "LA", "--by", "Kham")
    assert json.loads(run("today", "-f", "json").out)["last_looked"]  # a pipe is no look
    shown = morning(**known)
    came_in = shown.partition("Came in since you last looked")[2]
    assert "(2)" in came_in.splitlines()[0]
    assert "MOU-2" in came_in and "LA · Kham: in progress" in came_in and "ເລີ່ມແລ້ວ" in came_in
    assert "added for LA: Train 50 officials" in came_in and "Hoa" not in came_in
    assert "None: " in (again := morning(**known)) and "Kham" not in again
    assert "Kham" not in morning(LAOCOOP_LANG="en", LAOCOOP_USER="Hoa")


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"moment": "x", "seen": []}', '{"seen": 3}'])
def test_a_look_that_cannot_be_read_is_none(run: Run, register: Path, spoiled: str) -> None:
    morning(LAOCOOP_LANG="en")
    (kept,) = register.parent.parent.rglob("looked.json")
    kept.write_text(spoiled)
    assert "Came in" not in run("today").out
    assert "Came in" not in morning(LAOCOOP_LANG="en")
    assert "Came in" in morning(LAOCOOP_LANG="en")


@pytest.mark.usefixtures("register")
def test_language_and_side_are_asked_once() -> None:
    first = morning(answers=("xx", "tiếng việt", "Nga", "lào", "Trần Thị Hoa"), LAOCOOP_USER="")
    assert "Bạn báo cáo cho bên nào?" in first and "Hôm nay" in first and "xx" in first
    assert "Tên bạn" in first
    assert settings() == {"language": "vi", "party": "LA", "by": "Trần Thị Hoa"}
    assert "Hôm nay" in morning() and "?" not in morning().partition("Hôm nay")[0]


@pytest.mark.usefixtures("register")
def test_who_has_a_name_or_no_side_is_asked_for_none() -> None:
    assert "Your name" not in morning(answers=("en", "VN"), LAOCOOP_USER="Hoa")
    assert settings() == {"language": "en", "party": "VN"}


@pytest.mark.usefixtures("register")
def test_enter_keeps_the_name_on_this_computer() -> None:
    assert "Your name" in morning(answers=("en", "VN", ""), LAOCOOP_USER="")
    assert settings() == {"language": "en", "party": "VN"}


@pytest.mark.usefixtures("register")
def test_enter_keeps_what_holds_and_is_not_asked_again() -> None:
    assert "Today" in morning(answers=("", ""))
    assert settings() == {"language": "en"}
    assert "Language" not in morning()


@pytest.mark.usefixtures("register")
def test_nothing_is_asked_without_a_terminal_or_of_who_has_chosen(run: Run) -> None:
    assert "Today" in run().out and not settings()
    assert "Language" not in morning(LAOCOOP_LANG="vi")
    assert "Language" not in morning("--lang", "vi")
    assert not settings()


def test_the_shipped_register_is_looked_at_and_nothing_is_kept(tmp_path: Path) -> None:
    assert "Today" in morning(LAOCOOP_LANG="en")
    assert not list(tmp_path.rglob("looked.json"))
