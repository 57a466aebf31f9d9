"""FIRST DAYS, A10 and A12: what comes in is told item by item, and a merge is taken back as a whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Run, last_added, read_register
from laocoop.domain.status import Status

THEIRS = "theirs.toml"


def of_laos(run: Run, *words: str) -> None:
    assert run("--file", THEIRS, *words, "-p", "LA", "--by", "Kham").status == 0


@pytest.fixture
def theirs(run: Run, register: Path) -> Path:
    """Their copy, in which Laos has reported and added something."""
    shutil.copy(register, THEIRS)
    of_laos(run, "done", "MOU-7", "-e", "a.pdf", "--on", "30/6/2026", "-n", "ສຳເລັດແລ້ວ")
    of_laos(run, "add", "ຝຶກອົບຮົມ", "--under", "MOU-3")
    run("--file", THEIRS, "event", "SOM26", "SOM 2026", "--on", "20/11/2026")
    return Path(THEIRS)


def test_diff_of_their_copy_says_what_would_come(run: Run, register: Path, theirs: Path) -> None:
    run("start", "MOU-5", "-p", "VN")
    before = register.read_bytes()
    shown = run("--lang", "vi", "diff", THEIRS).out
    assert "Nội dung theirs.toml sẽ đưa vào" in shown
    assert "LA: chưa báo cáo → hoàn thành" in shown
    assert "LA, 30/06/2026: hoàn thành “ສຳເລັດແລ້ວ” [tiếng Lào]" in shown
    assert "đã thêm, LA thực hiện (Kham, 22/11/2026)" in shown
    assert "MOU-5" not in shown and "không còn nữa" not in shown
    moved = {i["id"]: i for i in json.loads(run("diff", THEIRS, "-f", "json").out)["items"]}
    assert moved["MOU-7"]["statuses"][-1] == {
        "party": "LA",
        "from": "no_report",
        "to": "completed",
    }
    assert moved[last_added(theirs)]["added"] is True
    assert register.read_bytes() == before


@pytest.mark.parametrize("dry", [True, False])
def test_merge_says_item_by_item_what_comes_in(
    dry: bool, run: Run, register: Path, theirs: Path
) -> None:
    lines = run("merge", THEIRS, *(["--dry-run"] if dry else [])).out.splitlines()
    assert "1 update, 1 commitment, 1 record" in lines[0]
    (line,) = [line for line in lines if line.startswith("  MOU-7 ")]
    assert "LA, 30 Jun 2026: completed “ສຳເລັດແລ້ວ” [Lao]" in line
    (line,) = [line for line in lines if line.startswith(f"  {last_added(theirs)} ")]
    assert line.endswith("ຝຶກອົບຮົມ [Lao]: added for LA (Kham, 22 Nov 2026)")
    assert "  SOM26 SOM 2026: joint review, 20 Nov 2026" in lines
    assert (lines[-1] == "Take it back, in this copy alone: laocoop undo") is not dry


def test_undo_takes_back_a_merge_as_a_whole_and_merging_brings_it_again(
    run: Run, register: Path, theirs: Path, tmp_path: Path
) -> None:
    run("start", "MOU-5", "-p", "VN")
    before = register.read_bytes()
    run("merge", THEIRS)
    merged = register.read_bytes()
    asked = run("undo")
    assert asked.status == 7 and register.read_bytes() == merged
    assert "in this copy alone" in run("undo", "--dry-run").out
    taken = run("undo", "--yes")
    assert taken.status == 0 and "the merge of theirs.toml" in taken.out
    assert register.read_bytes() == before
    (kept,) = (tmp_path / "home").rglob("before-undo-*.toml")
    assert kept.read_bytes() == merged and str(kept) in taken.out
    # Nothing was retracted: there and back, the other side's word stands.
    assert run("--file", THEIRS, "merge", str(register)).status == 0
    standing = read_register(theirs)
    assert not any(update.retracts for update in standing.updates)
    run("merge", THEIRS)
    assert read_register(register).commitments.keys() == standing.commitments.keys()
    assert {u.id for u in read_register(register).updates} == {u.id for u in standing.updates}
    run("undo", "--yes")
    assert register.read_bytes() == before
    assert "MOU-5: in progress" in run("undo", "--yes").out  # what came before it is next


def test_what_was_written_since_the_merge_stays(run: Run, register: Path, theirs: Path) -> None:
    run("merge", THEIRS)
    run("done", "MOU-2", "-p", "VN", "-e", "S1")
    assert "MOU-2: completed" in run("undo").out  # the last command first
    run("suspend", "MOU-2", "-p", "VN", "-n", "x")
    run("undo")
    assert run("note", "MOU-2", "x", "-p", "VN").status == 0
    run("undo")
    run("start", "M9-1", "-p", "VN")
    assert "M9-1" in run("undo").out
    assert run("undo", "--yes").status == 0
    after = read_register(register)
    assert "SOM26" not in after.events and last_added(theirs) not in after.commitments
    assert [u.status for u in after.updates if u.commitment == "MOU-2" and u.status] == [
        Status.COMPLETED,
        Status.SUSPENDED,
    ]


def test_what_stands_on_the_merge_is_named(run: Run, register: Path, theirs: Path) -> None:
    run("merge", THEIRS)
    by_hand = (
        f'\n[[update]]\nid = "aaaaaaac"\ncommitment = "{last_added(theirs)}"\non = 2026-11-20\n'
    )
    by_hand += 'recorded = 2026-11-22T13:00:00+07:00\nnote = "x"\n'
    with register.open("a", encoding="utf-8") as file:
        file.write(by_hand)
    before = register.read_bytes()
    refused = run("undo", "--yes")
    assert refused.status == 5 and "stands on what it brought in" in refused.err
    assert register.read_bytes() == before


def test_two_merges_are_taken_back_one_after_the_other(
    run: Run, register: Path, theirs: Path
) -> None:
    before = register.read_bytes()
    run("merge", THEIRS)
    once = register.read_bytes()
    of_laos(run, "start", "MOU-8")
    run("merge", THEIRS)
    run("undo", "--yes")
    assert register.read_bytes() == once
    run("undo", "--yes")
    assert register.read_bytes() == before


def test_after_an_edit_by_hand_only_restore_brings_it_back(
    run: Run, register: Path, theirs: Path
) -> None:
    run("merge", THEIRS)
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("Hiện thực hóa", "Thực hiện", 1), encoding="utf-8")
    asked = run("undo")
    assert asked.status == 5 and "was changed before its end since" in asked.err
    assert "laocoop restore" in asked.err


def test_what_was_set_aside_is_listed_and_can_be_brought_back(
    run: Run, register: Path, theirs: Path
) -> None:
    run("merge", THEIRS)
    merged = register.read_bytes()
    run("undo", "--yes")
    (line,) = [line for line in run("restore").out.splitlines() if "before-undo-" in line]
    name = line.partition(":")[0]
    restored = run("restore", name, "--yes")
    assert restored.status == 0 and name in restored.out, restored.err
    assert register.read_bytes() == merged


def test_the_other_sides_word_is_not_taken_back_here(
    run: Run, register: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A retraction would travel, and unsay it in their own copy."""
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    run("merge", THEIRS)
    word = next(u for u in read_register(register).updates if u.commitment == "MOU-7")
    before = register.read_bytes()
    for command in (["undo", word.id, "--yes"], ["undo", word.id]):
        refused = run(*command)
        assert refused.status == 5 and "laocoop dispute MOU-7" in refused.err
    assert register.read_bytes() == before
    assert run("dispute", "MOU-7", "--note", "x").status == 0  # as advised


@pytest.mark.parametrize("word", [["confirm", "MOU-7"], ["dispute", "MOU-7", "-n", "x"]])
def test_a_word_that_was_taken_back_does_not_hold_a_merge(
    word: list[str], run: Run, register: Path, theirs: Path
) -> None:
    before = register.read_bytes()
    run("merge", THEIRS)
    run(*word, "-p", "VN")
    run("start", "MOU-5", "-p", "VN")
    run("undo")
    run("undo")
    taken = run("undo", "--yes")
    assert taken.status == 0, taken.err
    # What had nothing to do with what came stays, taken back as it was.
    *others, start, back = read_register(register).updates
    assert tuple(others) == read_register(theirs).updates[:10]
    assert start.commitment == "MOU-5" and back.retracts == start.id
    assert register.read_bytes().startswith(before)


def test_what_one_side_undid_or_added_is_not_said_by_both(run: Run, register: Path) -> None:
    run("start", "MOU-1", "-p", "VN")
    run("undo")
    run("add", "Việc A", "--under", "MOU-1", "-p", "VN")
    page = run("--lang", "vi", "history", "MOU-1", "-f", "markdown").out
    page += run("--lang", "vi", "history", last_added(register), "-f", "markdown").out
    assert "hai bên cùng báo cáo" not in page and "VN · Hoa" in page
