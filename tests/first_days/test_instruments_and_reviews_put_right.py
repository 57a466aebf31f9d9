"""What is put right of an instrument or a joint review is told as what is put right of a commitment; and what a side may
do about an entry of the other.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import Run, read_register


@pytest.fixture(autouse=True)
def _an_officer_of_viet_nam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    monkeypatch.setenv("LAOCOOP_LANG", "vi")
    monkeypatch.setenv("LAOCOOP_USER", "Hoa")


def of_laos(run: Run, *words: str, file: str = "la.toml") -> None:
    done = run("--file", file, *words, "--party", "LA", "--by", "Bounmy")
    assert done.status == 0, done.err


CORRECTIONS = [
    (("M9", "--place"), "Luang Prabang", "Hoa Lư"),
    (("M9", "--name-vi"), "Biên bản L", "Biên bản V"),
    (("SOM25", "--place"), "Luang Prabang", "Hoa Lư"),
    (("SOM25", "--held"), "10/11/2025", "12/11/2025"),
    (("MOU-1", "--title-vi"), "Việc làm L", "Việc làm V"),
]


@pytest.mark.parametrize(("what", "theirs", "ours"), CORRECTIONS)
def test_what_does_not_hold_is_told_as_such(
    what: tuple[str, ...], theirs: str, ours: str, register: Path, run: Run
) -> None:
    shutil.copy(register, "la.toml")
    of_laos(run, "edit", *what, theirs)
    run("edit", *what, ours)
    for command in ("diff", "merge"):
        told = run(command, "la.toml")
        assert told.status == 0 and theirs in " ".join(told.out.split())
        assert "lần sửa sau có hiệu lực" in " ".join(told.out.split())


@pytest.mark.parametrize(("what", "theirs", "ours"), CORRECTIONS)
def test_what_holds_is_told_without(
    what: tuple[str, ...], theirs: str, ours: str, register: Path, run: Run
) -> None:
    shutil.copy(register, "la.toml")
    run("edit", *what, ours)
    of_laos(run, "edit", *what, theirs)
    told = " ".join(run("merge", "la.toml").out.split())
    assert theirs in told and "lần sửa sau có hiệu lực" not in told


@pytest.mark.parametrize(("what", "theirs", "ours"), CORRECTIONS)
def test_diff_of_two_days_tells_it_too(
    what: tuple[str, ...], theirs: str, ours: str, register: Path, run: Run
) -> None:
    assert run("edit", *what, ours).status == 0
    told = run("diff", "--since", "21/11/2026")
    assert "Không có gì thay đổi" not in told.out and ours in " ".join(told.out.split())
    if what[0].startswith(("M9", "SOM")):
        beside = json.loads(run("diff", "--since", "21/11/2026", "-f", "json").out)["beside"]
        assert any(ours in line for line in beside)
    run("undo", "--yes")
    assert "Không có gì thay đổi" in run("diff", "--since", "21/11/2026").out


def test_diff_of_two_days_tells_of_a_new_review(register: Path, run: Run) -> None:
    run("event", "SOM26", "Họp", "--on", "20/11/2026")
    told = run("diff", "--since", "21/11/2026").out
    assert "SOM26 Họp: cuộc rà soát chung" in told and "Không có gì" not in told


@pytest.mark.parametrize(
    ("theirs", "advice"),
    [
        (("edit", "M9", "--place", "X"), "laocoop edit M9"),
        (("edit", "SOM25", "--place", "X"), "laocoop edit SOM25"),
        (("edit", "MOU-1", "--title-en", "X"), "laocoop edit MOU-1"),
        (("note", "MOU-1", "ghi chú"), ""),
        (("confirm", "MOU-2"), ""),
        (("update", "MOU-1", "--lead", "ກົມຈັດຫາງານ"), ""),
        (("done", "MOU-1"), "laocoop dispute MOU-1"),
        (("update", "MOU-1", "--due", "30/6/2027"), "laocoop dispute MOU-1"),
    ],
)
def test_what_is_advised_about_an_entry_of_the_other_side_works(
    theirs: tuple[str, ...], advice: str, register: Path, run: Run
) -> None:
    run("done", "MOU-2", "--evidence", "https://a.vn")
    of_laos(run, *theirs, file=str(register))
    written = read_register(register).updates[-1]
    told = run("undo", written.id, "--yes")
    assert told.status == 5 and "—" not in told.err and "Bounmy" in told.err
    advised = re.findall(r"laocoop (?:edit|dispute) \S+", told.err)
    assert advised == ([advice] if advice else [])
    if advice:
        _laocoop, command, ident = advice.split()
        more = ("--note", "x") if command == "dispute" else ("--place", "Y")
        more = ("--title-en", "Y") if ident == "MOU-1" and command == "edit" else more
        assert run(command, ident, *more).status == 0


def test_a_row_that_binds_both_says_that_both_have_agreed(register: Path, run: Run) -> None:
    row = "id,instrument,title_vi,parties,force\nM9-7,M9,Hội thảo chung,VN LA,{}\n"
    before = register.read_bytes()
    Path("r.csv").write_text(row.format(""), encoding="utf-8")
    told = run("load", "r.csv", "--yes")
    assert told.status == 7 and "M9-7" in told.err and register.read_bytes() == before
    assert run("load", "r.csv", "--dry-run").status == 0 and register.read_bytes() == before
    Path("r.csv").write_text(row.format("hai bên thống nhất"), encoding="utf-8")
    assert run("load", "r.csv", "--yes").status == 0
    run("undo", "--yes")
    Path("r.csv").write_text(row.format("").replace("M9-7", "M9-8"), encoding="utf-8")
    assert run("load", "r.csv", "--yes", "--party", "all").status == 0
    assert read_register(register).commitments["M9-8"].parties == ("VN", "LA")


@pytest.mark.parametrize(
    ("session", "name", "language"),
    [
        ("lo", "Hội nghị quan chức cấp cao", "vi"),
        ("vi", "ກອງປະຊຸມເຈົ້າໜ້າທີ່ອາວຸໂສ", "lo"),
        ("vi", "SOM", "vi"),
    ],
)
def test_a_review_is_called_in_the_language_of_its_name(
    session: str, name: str, language: str, register: Path, run: Run
) -> None:
    run("--lang", session, "event", "SOM27", name, "--on", "21/11/2026")
    assert read_register(register).events["SOM27"].name.by_language()[language] == name


@pytest.mark.parametrize(
    ("what", "values", "said"),
    [
        (
            ("MOU-3", "--title-vi"),
            ("BBB", "CCC"),
            ("“BBB” → “CCC”", "“Quản lý lao động di cư” → “BBB”"),
        ),
        (
            ("M9", "--place"),
            ("Hà Nội", "Hoa Lư"),
            ("“Hà Nội” → “Hoa Lư”", "“Ninh Bình” → “Hà Nội”"),
        ),
    ],
)
def test_history_says_what_stood_there_when_it_was_put_right(
    what: tuple[str, ...],
    values: tuple[str, ...],
    said: tuple[str, ...],
    register: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for value in values:
        run("edit", *what, value)
    before = " ".join(run("history", what[0], "-f", "table").out.split())
    assert all(each in before for each in said), before
    for _turn in values:
        assert run("undo", "--yes").status == 0
        after = " ".join(run("history", what[0], "-f", "table").out.split())
        assert all(each in after for each in said), after
    run("edit", *what, "DDD")
    after = " ".join(run("history", what[0], "-f", "table").out.split())
    first = said[1].partition(" → ")[0]
    assert f"{first} → “DDD”" in after


def test_a_year_alone_is_no_name_of_an_instrument(register: Path, run: Run) -> None:
    for year in ("2013", "2021", "2024", "2025"):
        for command in ("report", "diff"):
            told = run(command, "--since", year)
            assert told.status == 2 and f"01/01/{year}" in told.err, told.err
        assert run("list", "-i", year).status == 2
    assert run("report", "--since", "Bản ghi nhớ 2025").status == 0


@pytest.mark.parametrize("months", ["3", "6", "9", "12"])
def test_so_many_months_of_a_year_are_no_day_in_may(months: str, register: Path, run: Run) -> None:
    typed = f"{months} tháng năm 2027"
    for words in (
        ("update", "MOU-1", "--due", typed),
        ("list", "--due", typed),
        ("diff", typed),
        ("start", "MOU-1", "--on", typed),
    ):
        told = run(*words)
        assert told.status == 2 and "Hoàn tác" not in told.out, (words, told)
    day = f"ngày {months} tháng năm năm 2027"
    assert run("update", "MOU-1", "--due", day).status == 0
    assert f"{int(months):02d}/05/2027" in run("show", "MOU-1").out
