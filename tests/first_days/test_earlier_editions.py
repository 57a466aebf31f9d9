"""A copy of an earlier edition of the register that ships is told, and takes the mended records in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, SHIPPED, Run, read_register
from laocoop.storage.editions import common_base
from laocoop.storage.merge.text import take_apart
from laocoop.storage.schema.kinds import EDITION

pytestmark = pytest.mark.usefixtures("for_viet_nam")
EARLIER = [ROOT / "data" / "earlier" / f"{number}.toml" for number in range(1, EDITION)]


@pytest.fixture(params=EARLIER, ids=lambda path: path.stem)
def copy(request: pytest.FixtureRequest) -> Path:
    """A copy made from an earlier edition, on which Viet Nam has reported."""
    shutil.copy(request.param, "commitments.toml")
    return Path("commitments.toml")


def test_every_edition_is_kept_and_the_last_one_says_its_number() -> None:
    assert read_register(SHIPPED).edition == EDITION
    for path in EARLIER:
        assert common_base(path.read_bytes()) == path.read_bytes()
    assert common_base(SHIPPED.read_bytes()) == SHIPPED.read_bytes()


def test_an_earlier_one_is_told_and_mended_by_one_command(copy: Path, run: Run) -> None:
    assert "laocoop merge --shipped" in run("list", "-f", "md").out
    assert "laocoop merge --shipped" in run("--lang", "vi", "check").err
    assert run("done", "MOU-1", "-e", "a.pdf").status == 0
    text = copy.read_text("utf-8")
    assert '"Cùng nghiên cứu, trao đổi bài học' in text  # the same in all editions
    copy.write_text(text.replace('"Cùng nghiên cứu, trao đổi bài học', '"SỬA TAY', 1), "utf-8")
    dry = run("merge", "--shipped", "--dry-run")
    assert dry.status == 0 and "Would bring in from the register that ships" in dry.out
    result = run("merge", "--shipped")
    assert result.status == 0, result.err
    ours, ships = (take_apart(p.read_bytes(), "").records for p in (copy, SHIPPED))
    for key, record in ships.items():
        if key != ("commitment", "M9-2"):
            assert ours[key] == record, key
    assert ours["commitment", "M9-2"]["title"]["vi"].startswith("SỬA TAY")
    assert len(ours) == len(ships) + 1  # what Viet Nam reported
    assert "merge --shipped" not in run("list", "-f", "md").out + run("check").err
    assert "Nothing new in the register that ships" in run("merge", "--shipped").out
    assert run("undo", "--yes").status == 0 and "SỬA TAY" in copy.read_text("utf-8")
    assert "laocoop merge --shipped" in run("check").err


NOTE = 'note = { en = "ours" } # '


def copy_is_of(text: str, edition: int) -> bool:
    return f"edition = {edition}" in text


def test_what_both_changed_is_named_and_settled(copy: Path, run: Run) -> None:
    text = copy.read_text("utf-8")
    edited = {3: "M6-5", 4: "SOM25", 5: "M9"}
    ident = next((i for number, i in edited.items() if copy_is_of(text, number)), "press004")
    start = text.index(f'id = "{ident}"')
    changed = text[:start] + text[start:].replace("note = ", NOTE, 1)
    copy.write_text(changed, "utf-8")
    before = copy.read_bytes()
    result = run("merge", "--shipped")
    assert result.status == 8 and ": Note" in result.err, result.err
    assert "laocoop merge --shipped --take" in result.err and copy.read_bytes() == before
    assert run("merge", "--shipped", "--take", "ours").status == 0
    after = read_register(copy)
    notes = {update.id: update.note.en for update in after.updates}
    others = [after.commitments["M6-5"], after.events["SOM25"], after.instruments["M9"]]
    assert "ours" in (notes["press004"], *(each.note.en for each in others))


@pytest.mark.parametrize("here_first", [True, False])
def test_a_partners_earlier_copy_takes_nothing_back(here_first: bool, copy: Path, run: Run) -> None:
    """Whoever merges whom: what was put right stays put right, and what either side wrote is there."""
    shutil.copy(copy, "theirs.toml")
    shutil.copy(SHIPPED, "ours.toml")
    run("--file", "theirs.toml", "start", "MOU-2", "-p", "LA")
    run("--file", "ours.toml", "start", "MOU-2")
    into, other = ("ours.toml", "theirs.toml") if here_first else ("theirs.toml", "ours.toml")
    result = run("--file", into, "merge", other)
    assert result.status == 0, result.err
    both, ships = (take_apart(Path(p).read_bytes(), "").records for p in (into, SHIPPED))
    assert all(both[key] == record for key, record in ships.items())
    assert len(both) == len(ships) + 2


def test_a_register_of_another_origin_is_not_told(run: Run) -> None:
    text = (ROOT / "tests" / "samples" / "sound.toml").read_text("utf-8")
    Path("commitments.toml").write_text(text, "utf-8")
    assert "--shipped" not in run("list", "-f", "md").out + run("check").err
