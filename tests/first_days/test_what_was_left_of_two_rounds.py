"""What an officer found awkward in the twelfth and thirteenth round, and waited longest."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from conftest import Run
from documents.test_word import words
from laocoop.domain.wording import surely_in

pytestmark = pytest.mark.usefixtures("register")

HEADS = {"vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "lo": "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ"}
OWN = {"vi": "VN", "lo": "LA"}


@pytest.mark.parametrize("party", ["", "VN", "LA"])
@pytest.mark.parametrize("language", ["vi", "lo"])
def test_no_ministry_writes_in_the_name_of_the_other(
    run: Run, party: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", party)
    assert run("--lang", language, "report", "-o", "x.docx").status == 0
    assert (HEADS[language] in words("x.docx")) is (party in ("", OWN[language]))
    with zipfile.ZipFile("x.docx") as paper:
        author = b"<dc:creator>" in paper.read("docProps/core.xml")
        named = ("Bộ" if language == "vi" else "ກະຊວງ").encode() in paper.read("docProps/core.xml")
    assert author and named is (party in ("", OWN[language]))
    assert run("--lang", language, "report", "-o", "x.html").status == 0
    page = Path("x.html").read_text("utf-8")
    assert ('class="ministry"' in page) is (party in ("", OWN[language]))


@pytest.mark.parametrize("party", ["", "VN", "LA"])
def test_a_joint_paper_bears_both_heads(
    run: Run, party: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_PARTY", party)
    run("annex", "-o", "x.docx", "--bilingual", "vi,lo")
    assert all(head in words("x.docx") for head in HEADS.values())


def test_what_was_measured_is_told_with_what_was_to_be_reached(run: Run) -> None:
    run("add", "Own", "--under", "MOU-1", "-p", "VN", "--id", "MOU-1.e", "--target", "50 officials")
    assert run("update", "MOU-1.e", "-p", "VN", "--value", "20").status == 0
    for words_of in (["report"], ["show", "MOU-1.e"], ["history", "-f", "table"]):
        assert "20 of 50 officials" in " ".join(run(*words_of).out.split()), words_of
    run("update", "MOU-2", "-p", "VN", "--value", "3")
    assert "measured: 3" in run("show", "MOU-2").out


def test_a_side_that_has_denied_is_not_said_to_be_silent(run: Run) -> None:
    run("done", "MOU-2", "-p", "all")
    run("dispute", "MOU-2", "-p", "LA", "-n", "three of five")
    told = run("show", "MOU-2").out
    assert "Laos has not reported yet" not in told
    assert "Laos sees it otherwise, and has not said yet how it stands." in told
    run("start", "MOU-3", "-p", "VN")
    assert "Laos has not reported yet." in run("show", "MOU-3").out


def test_two_waits_are_told_apart(run: Run) -> None:
    run("update", "MOU-4", "-p", "all", "--due", "20/12/2027")
    run("update", "MOU-4", "-p", "VN", "--due", "31/12/2027")
    run("done", "MOU-4", "-p", "LA", "--on", "20/11/2026")
    told = " ".join(run("next", "-f", "table").out.split())
    assert "awaiting Viet Nam; on the date, awaiting Laos" in told
    assert "awaiting Viet Nam, Laos" not in told


def test_nothing_vanishes_from_the_timeline(run: Run) -> None:
    """What its side has put off until after the period."""
    run("update", "M9-6", "-p", "LA", "--due", "30/6/2028")
    told = run("timeline", "-f", "table").out
    assert "1 commitment of the period is due outside of it: M9-6 (30 Jun 2028)." in told
    answer = json.loads(run("timeline", "-f", "json").out)
    ids = [i for quarter in answer["quarters"] for i in quarter["due"]]
    listed = json.loads(run("list", "--period", "2026-2027", "--all", "-f", "json").out)["items"]
    assert sorted([*ids, *answer["undated"], *answer["outside"]]) == sorted(i["id"] for i in listed)
    run("report", "-o", "x.html")
    assert "M9-6 (30 Jun 2028)" in Path("x.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2027-12-11", "due in 20 days, the end of 2027"),
        ("2027-12-31", "due today, the end of 2027"),
        ("2028-01-05", "5 days past its date, the end of 2027"),
    ],
)
def test_a_year_is_due_at_its_end(run: Run, today: str, told: str) -> None:
    now = datetime.fromisoformat(f"{today}T09:00:00+07:00")
    assert told in " ".join(run("next", "-f", "table", now=now).out.split())


@pytest.mark.parametrize(
    ("note", "language"),
    [
        ("Không còn phù hợp", "vi"),
        ("Rà soát chung", "vi"),
        ("Đã ký", "vi"),
        ("HT 2", ""),
        ("Meeting in Hà Nội", ""),
        ("Hà Nội meeting", ""),
        ("The meeting in Bắc Ninh and Đà Nẵng is put off", ""),
        ("résumé", ""),
        ("the café", ""),
        ("", ""),
        ("ຮ່ວມ", "lo"),
    ],
)
def test_a_short_note_betrays_its_language(note: str, language: str) -> None:
    assert surely_in(note) == language


def test_both_copies_list_actions_in_one_order(run: Run, register: Path) -> None:
    shutil.copy(register, "theirs.toml")
    run("add", "First", "--under", "MOU-1", "-p", "VN", "--id", "MOU-1.z")
    run("--file", "theirs.toml", "add", "Second", "--under", "MOU-1", "-p", "LA", "--id", "MOU-1.a")
    run("add", "Third", "--under", "MOU-1", "-p", "VN", "--id", "MOU-1.m")
    shutil.copy("theirs.toml", "before.toml")
    assert run("--file", "theirs.toml", "merge", str(register)).status == 0
    assert run("merge", "before.toml").status == 0
    for command in (["list", "-f", "csv"], ["annex", "-f", "csv"], ["report", "-f", "md"]):
        ours = run(*command).out.splitlines()
        theirs = run("--file", "theirs.toml", *command).out.splitlines()
        assert [line for line in ours if "sha256" not in line] == [
            line for line in theirs if "sha256" not in line
        ], command


def test_a_merge_tells_of_a_word_on_what_was_taken_back(run: Run, register: Path) -> None:
    run("done", "MOU-2", "-p", "all")
    shutil.copy(register, "theirs.toml")
    assert run("--file", "theirs.toml", "dispute", "MOU-2", "-p", "LA", "-n", "no").status == 0
    run("undo", "--yes")
    told = " ".join(run("merge", "theirs.toml").out.split())
    assert "MOU-2: LA" in told and "what it speaks of was taken back" in told


def test_an_annex_without_a_next_conference_names_none(run: Run, register: Path) -> None:
    """It was for "—"."""
    assert "For the next conference: " in run("annex").out
    told = run("annex", "--as-of", "1/1/2020").out
    assert "next conference: " not in told
    assert "As of " in told
