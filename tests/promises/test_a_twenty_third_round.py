"""What a twenty-third round of attacks found: what git tries and reads of its own, and old copies in another writing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.storage.merge.reverted import without_reverted
from offices import Folder, two

pytestmark = pytest.mark.usefixtures("for_viet_nam")


def _of_git(where: str, here: Folder, tmp_path: Path) -> Path:
    return here.path / ".git" if where == "clone" else tmp_path / "hub" / "laocoop.git"


@pytest.mark.parametrize("where", ["clone", "hub"])
@pytest.mark.parametrize("kind", ["pipe", "link"])
@pytest.mark.parametrize(
    "name",
    ["worktrees/x/gitdir", "worktrees/x/HEAD", "config.worktree", "modules/x/HEAD", "ORIG_HEAD"],
)
@pytest.mark.sampled(5)
def test_none_of_gits_own_files_is_anything_else(
    where: str, kind: str, name: str, run: Run, tmp_path: Path
) -> None:
    """Those that were looked at were written out one by one, and git reads more of them."""
    here, _there = two(tmp_path, run)
    planted = _of_git(where, here, tmp_path) / name
    planted.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(planted)
    else:
        planted.symlink_to("/dev/zero")
    done = here("sync")
    assert (done.status, "leads elsewhere" in done.err) == (5, True)


@pytest.mark.parametrize("variant", ["an empty .git", "a .git of its own", "beside what is gone"])
def test_the_folder_that_git_takes_is_the_one_that_was_looked_at(
    variant: str, run: Run, tmp_path: Path
) -> None:
    """git tries four folders for a place, and takes the first that it holds for a repository."""
    here, _there = two(tmp_path, run)
    hub, foreign = tmp_path / "hub" / "laocoop.git", tmp_path / "foreign"
    foreign.mkdir()
    objects = hub / "objects"
    if variant == "an empty .git":
        (hub / ".git").mkdir()
    elif variant == "a .git of its own":
        (hub / ".git" / "objects").mkdir(parents=True)
        objects = hub / ".git" / "objects"
    else:
        hub.rename(f"{hub}.git")
        objects = Path(f"{hub}.git") / "objects"
    for number in range(256):
        if not (objects / f"{number:02x}").exists():
            (objects / f"{number:02x}").symlink_to(foreign)
    assert here("note", "MOU-1", "x").status == 0
    assert here("sync").status == 5
    assert not list(foreign.iterdir())


@pytest.mark.parametrize("where", ["clone", "hub"])
@pytest.mark.parametrize(
    "lines",
    [
        "[core] [include] path = {}\n",
        "[include]\n\tpath = {}\n",
        "[core]\r\n\tbare = false\r\n[include]\r\n\tpath = {}\r\n",
        "[extensions]\n\tworktreeConfig = true\n",
    ],
)
@pytest.mark.sampled(3)
def test_settings_are_read_without_following_them(
    where: str, lines: str, run: Run, tmp_path: Path
) -> None:
    """git asked about a clone's settings followed what they include first: a pipe was waited for, and this is no text of
    settings at all.
    """
    here, _there = two(tmp_path, run)
    included = tmp_path / "included"
    included.write_text("[\n")
    with (_of_git(where, here, tmp_path) / "config").open("a", newline="") as settings:
        settings.write(lines.format(included))
    assert here("sync").status == 5


# --- old copies


def _written(title: str, way: str, extra: str = "") -> bytes:
    """A register of one record, in one of several writings that say the same."""
    fields = {
        "inline": f'title = {{ en = "{title}" }}\n',
        "spaced": f'title   =   {{  en   =  "{title}"  }}   # as a formatter writes it\n',
        "dotted": f'title.en = "{title}"\n',
        "table": f'clause = "1"\n[commitment.title]\nen = "{title}"\n',
        "quoted": f"'title' = {{ en = '{title}' }}\n",
    }[way]
    clause = "" if way == "table" else 'clause = "1"\n'
    return f'schema = 2\n\n[[commitment]]\nid = "MOU-1"\n{clause}{extra}{fields}'.encode()


WAYS = ["inline", "spaced", "dotted", "table", "quoted"]


@pytest.mark.parametrize("before", WAYS)
@pytest.mark.parametrize("now", WAYS)
def test_what_stood_so_is_known_in_whatever_writing(before: str, now: str) -> None:
    base = _written("Put right", "inline")
    states = [_written(f"Another {number}", before) for number in range(100)]
    states.append(_written("First", before))
    cleared = without_reverted(base, _written("First", now), states)
    assert b"Put right" not in cleared and b'clause = "1"' in cleared
    assert without_reverted(base, _written("Quite new", now), states) == base


def test_a_field_that_came_since_and_is_gone_again_went_back() -> None:
    note = 'note = { en = "since" }\n'
    base = _written("First", "inline", note)
    states = [_written("First", "inline", note)] * 100 + [_written("First", "inline")]
    assert b"since" not in without_reverted(base, _written("First", "inline"), states)
    assert without_reverted(base, _written("First", "inline"), states[:100]) == base


@pytest.mark.parametrize("looks", ['id = "MOU-1"\n', 'see "MOU-1" '])
def test_what_looks_like_an_id_is_passed_once(looks: str) -> None:
    """Many lines, or one that names it many times."""
    base, ours = _written("Put right", "inline"), _written("New", "inline")

    def work(count: int) -> None:
        note = f"\n[[update]]\nid = \"aaaaaaaa\"\nnote = '''\n{looks * count}'''\n".encode()
        state = _written("First", "inline").replace(b"\n[[commitment]]", note + b"\n[[commitment]]")
        assert without_reverted(base, ours, [state]) == base

    assert ratio_of(work, 1_000) < LEAST_SQUARE
