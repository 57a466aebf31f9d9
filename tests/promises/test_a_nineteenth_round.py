"""What a nineteenth round of attacks found: a clone or a hub from somebody else, and a merge that was taken back."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SHIPPED, Run
from laocoop.storage.merge.combine import holds_all
from laocoop.storage.merge.reverted import without_reverted
from offices import USUAL, Folder, agree, alone, bare, git_in, meet, refused, retitle, two

# Whose files they are


def commondir(git: Path, _away: Path) -> None:
    (git / "commondir").write_text("real\n")


def log(git: Path, away: Path) -> None:
    (git / "logs").mkdir()
    (git / "logs" / "HEAD").symlink_to(away)


def branch(git: Path, away: Path) -> None:
    (git / "logs" / "refs" / "heads").mkdir(parents=True)
    (git / "logs" / "refs" / "heads" / "main").symlink_to(away)


def index(git: Path, away: Path) -> None:
    (git / "index").unlink(missing_ok=True)
    (git / "index").symlink_to(away)


def alternates(git: Path, away: Path) -> None:
    (git / "objects" / "info").mkdir(exist_ok=True)
    (git / "objects" / "info" / "alternates").write_text(f"{away}\n")


LEADS = (commondir, log, branch, index, alternates)


@pytest.mark.parametrize("lead", LEADS)
def test_a_clone_that_leads_elsewhere_is_not_followed(
    lead: Callable[[Path, Path], None], run: Run, tmp_path: Path
) -> None:
    folder, away = alone(tmp_path, run), tmp_path / "away"
    away.write_text("precious\n")
    (tmp_path / "hub").mkdir()
    lead(folder.path / ".git", away)
    refused(folder("sync", "--setup", "../hub"), "leads elsewhere")
    assert away.read_text() == "precious\n"
    assert list((tmp_path / "hub").iterdir()) == []


@pytest.mark.parametrize("lead", LEADS[:-1])
def test_a_hub_that_leads_elsewhere_is_not_written_to(
    lead: Callable[[Path, Path], None], run: Run, tmp_path: Path
) -> None:
    """Before it is set up, and where the link was put there afterwards."""
    away = tmp_path / "away"
    away.write_text("precious\n")
    folder, other = two(tmp_path, run)
    lead(tmp_path / "hub" / "laocoop.git", away)
    folder("note", "MOU-1", "one more")
    refused(folder("sync"), "leads elsewhere")
    refused(other("sync", "--setup", "../hub"), "leads elsewhere")
    assert away.read_text() == "precious\n"


def test_a_worktree_is_not_taken_for_a_clone(run: Run, tmp_path: Path) -> None:
    folder = alone(tmp_path, run)
    folder.git("add", USUAL)
    folder.git("-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "-m", "x")
    folder.git("worktree", "add", "--quiet", "../la", "-b", "other")
    (tmp_path / "hub").mkdir()
    refused(Folder(tmp_path / "la", run)("sync", "--setup", "../hub"), "part of another repository")


@pytest.mark.parametrize(
    "place", ["--upload-pack=touch {ran};", "file://{hub}", "../hub", "ext::sh"]
)
def test_where_it_meets_is_an_address_or_a_folder(place: str, run: Run, tmp_path: Path) -> None:
    """What came with the clone is never an option of git, nor what git would look for by itself."""
    folder, ran = alone(tmp_path, run), tmp_path / "ran"
    hub = bare(tmp_path / "hub")
    hook = hub / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\necho ran > {shlex.quote(str(ran))}\n")
    hook.chmod(0o755)
    folder.git("config", "remote.origin.url", place.format(ran=ran, hub=hub))
    refused(folder("sync"), "remote.origin.url")
    assert not ran.exists()


# What a hub holds


@pytest.mark.parametrize("mode", ["120000", "160000"])
def test_what_is_no_plain_file_there_is_no_register(mode: str, run: Run, tmp_path: Path) -> None:
    """It once went in beside it under the same name, and each side was told that all is well."""
    hub, folder = bare(tmp_path / "hub" / "laocoop.git"), Folder(tmp_path / "vn", run)
    target = git_in(hub, "hash-object", "-w", "--stdin", data=b"/etc/passwd")
    kind, target = ("blob", target) if mode == "120000" else ("commit", "12" * 20)
    tree = git_in(hub, "mktree", "--missing", data=f"{mode} {kind} {target}\t{USUAL}\n".encode())
    commit = git_in(hub, "commit-tree", tree, "-m", "x")
    git_in(hub, "update-ref", "refs/heads/main", commit)
    folder.path.mkdir()
    shutil.copy(SHIPPED, folder.register)
    refused(folder("sync", "--setup", "../hub"), "no plain file")
    assert git_in(hub, "rev-parse", "main") == commit


def test_a_list_of_files_without_end_is_not_read(run: Run, tmp_path: Path) -> None:
    """Ten million names in a few hundred bytes."""
    hub, folder = bare(tmp_path / "hub" / "laocoop.git"), Folder(tmp_path / "vn", run)
    one = git_in(hub, "hash-object", "-w", "--stdin", data=b"x\n")
    listed = "".join(f"100644 blob {one}\tf{n}\n" for n in range(10))
    for _ in range(6):
        tree = git_in(hub, "mktree", data=listed.encode())
        listed = "".join(f"040000 tree {tree}\td{n}\n" for n in range(10))
    git_in(hub, "update-ref", "refs/heads/main", git_in(hub, "commit-tree", tree, "-m", "x"))
    folder.path.mkdir()
    shutil.copy(SHIPPED, folder.register)
    refused(folder("sync", "--setup", "../hub"), "larger than any register")


def test_under_two_names_it_is_one_register(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    one, other = Folder(tmp_path / "vn", run), Folder(tmp_path / "la", run)
    for folder in (one, other):
        folder.path.mkdir()
    shutil.copy(SHIPPED, one.path / "reg.toml")
    shutil.copy(SHIPPED, other.register)
    assert one("sync", "--file", "reg.toml", "--setup", "../hub").status == 0
    (tmp_path / "another").mkdir()
    for place in ("../another", "../hub"):  # where it was under its own name before
        assert other("sync", "--setup", place).status == 0
    other("note", "MOU-1", "from there")
    one("note", "MOU-1", "from here", "--file", "reg.toml")
    for _ in range(2):
        assert other("sync").status == 0
        assert one("sync", "--file", "reg.toml").status == 0
    assert {"from here", "from there"} <= other.notes()
    assert (one.path / "reg.toml").read_bytes() == other.register.read_bytes()
    hub = tmp_path / "hub" / "laocoop.git"
    names = git_in(hub, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert len([name for name in names if name.endswith(".toml")]) == 1


# Taken back


def title(folder: Folder) -> str:
    return folder.holds().commitments["MOU-2"].title.en


@pytest.mark.parametrize("back", [("undo", "--yes"), ("restore", "today", "--yes")])
@pytest.mark.sampled(2)
def test_what_was_taken_back_here_is_not_taken_back_there(
    back: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    """An edit that came in and was undone here is no edit of ours: both are named, and somebody decides."""
    here, there = two(tmp_path, run)
    there("note", "MOU-1", "before")  # so that there is a state to go back to
    meet([here, there])
    retitle(here, "Edited in Ha Noi")
    meet([here, there])
    assert there(*back).status == 0
    assert title(there) != "Edited in Ha Noi"
    done = there("sync")
    assert done.status == 8
    assert "MOU-2" in done.err
    assert "Edited in Ha Noi" in done.err
    assert "en “Occupational safety and health”" in done.err  # no Python
    assert here("sync").status == 0
    assert title(here) == "Edited in Ha Noi"
    assert there("sync", "--take", "theirs").status == 0
    meet([here, there])
    agree([here, there])
    assert title(there) == "Edited in Ha Noi"


def test_only_what_went_back_is_asked_for() -> None:
    ident = '[[instrument]]\nid = "MOU-2"\n'
    first = f'schema = 1\n{ident}title = "One"\nkind = "mou"\n'.encode()
    second = f'schema = 1\n{ident}title = "Two"\nkind = "mou"\n'.encode()
    third = f'schema = 1\n{ident}title = "Three"\nkind = "mou"\n'.encode()
    assert without_reverted(second, first, [first]).decode() == f'schema = 1\n{ident}kind = "mou"\n'
    assert without_reverted(second, third, [first]) == second
    assert without_reverted(second, second, [first]) == second


# Remarks


def test_a_remark_behind_a_value_stays(run: Run, tmp_path: Path) -> None:
    here, there = two(tmp_path, run)
    text = there.register.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("title"))
    there.register.write_text(text.replace(line, f"{line} # ask the minister", 1), encoding="utf-8")
    here("note", "MOU-1", "news")
    meet([here, there])
    assert "# ask the minister" in there.register.read_text(encoding="utf-8")
    assert "news" in there.notes()


def test_the_same_remark_twice_is_two() -> None:
    once, twice = b"schema = 1\n# a\nx = 1\n", b"schema = 1\n# a\nx = 1\n# a\n"
    assert not holds_all(once, twice)
    assert holds_all(twice, once)


# Who may read it, and several at once


@pytest.mark.skipif(os.name == "nt", reason="rights are Unix's")
def test_what_only_its_owner_may_read_stays_so_in_the_history(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir(mode=0o700)
    folder = Folder(tmp_path / "vn", run)
    folder.path.mkdir(mode=0o755)
    shutil.copy(SHIPPED, folder.register)
    folder.register.chmod(0o600)
    assert folder("sync", "--setup", "../hub").status == 0
    objects = [path for path in (folder.path / ".git" / "objects").rglob("*") if path.is_file()]
    assert objects
    assert [path for path in objects if path.stat().st_mode & 0o077] == []


def test_five_may_set_it_up_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    folder = Folder(tmp_path / "vn", run)
    folder.path.mkdir()
    shutil.copy(SHIPPED, folder.register)
    started = [folder.start("sync", "--setup", "../hub") for _ in range(5)]
    told = [(each.communicate(timeout=120), each.returncode) for each in started]
    assert [code for _words, code in told] == [0] * 5, told
    left = {path.name for path in folder.path.iterdir()} - {USUAL, ".git", ".gitattributes"}
    assert not {name for name in left if name.startswith(".laocoop")}
    assert folder("sync").status == 0
    folder.git("fsck", "--strict")


def test_a_branch_whose_name_is_no_utf_8(run: Run, tmp_path: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("names of files are text here")
    folder = alone(tmp_path, run)
    (folder.path / ".git" / "HEAD").write_bytes(b"ref: refs/heads/caf\xe9\n")
    folder.git("add", USUAL)
    folder.git("-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "-m", "x")
    (tmp_path / "hub").mkdir()
    for words in (("sync", "--setup", "../hub"), ("sync",)):
        done = folder(*words)
        assert done.status not in (1, 70), done.err
        assert "Traceback" not in done.err


def test_what_no_commitment_tells_of_goes_out_by_name(run: Run, tmp_path: Path) -> None:
    here, _there = two(tmp_path, run)
    assert here("event", "SOM26", "Officials", "--on", "20/11/2026").status == 0
    done = here("sync")
    assert "Went out: 1 change" in done.out
    assert "SOM26" in done.out


@pytest.mark.parametrize("line", ["x{n}{dots} = 1", "[x{n}{dots}]"])
@pytest.mark.sampled(2)
def test_dots_make_tables_too(line: str, run: Run, tmp_path: Path) -> None:
    """Three megabytes of keys were a gigabyte and a half of tables."""
    path, dots = tmp_path / USUAL, ".a" * 90
    lines = "\n".join(line.format(n=n, dots=dots) for n in range(6_000))
    path.write_text(f"schema = 1\n{lines}\n")
    refused(run("list", "--file", str(path)), "500,000")


@pytest.mark.parametrize("above", ["", "# " + "ຂໍສົ່ງທະບຽນ" * 80 + "\n"])
def test_a_sent_file_that_was_changed_is_no_copy_to_merge(
    above: str, run: Run, tmp_path: Path
) -> None:
    """Whatever stands above it, in letters of three bytes too."""
    here, there = two(tmp_path, run)
    here("note", "MOU-1", "five workshops were held")
    assert here("send", "-o", "sent.toml").status == 0
    text = (here.path / "sent.toml").read_text(encoding="utf-8")
    changed = text.replace("five workshops", "nine workshops")
    (there.path / "sent.toml").write_text(above + changed, encoding="utf-8")
    done = there("merge", "sent.toml")
    assert done.status not in (0, 1)
    assert "nine workshops were held" not in there.notes()


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("# laocoop send 2\n", ""), ("# laocoop", "#\u00a0laocoop"), ("", "# Forwarded\n" * 300)],
)
def test_the_first_line_of_a_sent_file_may_be_damaged_too(
    was: str, becomes: str, run: Run, tmp_path: Path
) -> None:
    here, there = two(tmp_path, run)
    assert here("send", "-o", "sent.toml").status == 0
    text = (here.path / "sent.toml").read_text(encoding="utf-8")
    (there.path / "sent.toml").write_text(text.replace(was, becomes, 1), encoding="utf-8")
    for command in ("merge", "receive"):
        assert "is not what was sent" in there(command, "sent.toml").err
