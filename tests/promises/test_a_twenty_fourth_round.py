"""What a twenty-fourth round of attacks found."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Run
from laocoop.reports.formats import pdf
from offices import Folder, alone, bare, two

ENTRY = """
[[update]]
id = "u{number:07}"
commitment = "MOU-1"
on = 2026-02-01
recorded = 2026-02-01T00:00:00Z
by = "x"
{more}
"""


# -- what came and went is told, item by item --------------------------------------------------------


@pytest.mark.usefixtures("for_viet_nam")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["event", "SOM27", "SOM 27", "--on", "20/11/2026"], "SOM27 SOM 27: joint review"),
        (["edit", "M9", "--place", "Elsewhere", "--yes"], "“Ninh Bình” → “Elsewhere”"),
        (["start", "MOU-2", "--on", "1/1/2030", "-n", "f"], "MOU-2: VN, 1 Jan 2030"),
    ],
)
def test_what_is_sent_is_counted_whole(
    command: list[str], told: str, run: Run, register: Path
) -> None:
    """Only what moved a commitment today was a change to `send`, and stood in the head of the file."""
    run("send", "-o", "first.toml")
    assert run(*command).status == 0
    sent = run("send", "-o", "second.toml")
    assert "1 change since what was sent" in sent.out and told in sent.out
    assert told in Path("second.toml").read_text(encoding="utf-8").partition("# ---")[0]


def test_a_report_that_counts_later_is_told_where_it_goes(run: Run, tmp_path: Path) -> None:
    """It went out and came in unnamed: "Nothing of ours is new there."."""
    vn, la = two(tmp_path, run)
    vn("start", "MOU-2", "--on", "1/1/2030", "-n", "f")
    told = "MOU-2: VN, 1 Jan 2030: in progress “f”; it counts from that day on"
    assert told in vn("sync").out
    shutil.copy(vn.register, tmp_path / "theirs.toml")
    assert told in " ".join(la("diff", "../theirs.toml").out.split())
    assert told in la("sync", "--dry-run").out
    assert told in la("sync").out
    vn("undo", "--yes")
    gone = "MOU-2: taken back: VN, 1 Jan 2030: in progress “f”"
    assert gone in vn("sync").out and gone in la("sync").out


# -- what is no register, and what is somebody else's -------------------------------------------------


@pytest.mark.parametrize("words", [("sync", "--setup", "../hub"), ("git-setup",)])
@pytest.mark.parametrize("what", ["folder", "text"])
def test_what_is_no_register_meets_nobody(
    words: tuple[str, ...], what: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository was made around it, and a hub, before anybody looked."""
    (tmp_path / "hub").mkdir()
    here = tmp_path / "here"
    (here / "folder").mkdir(parents=True)
    (here / "text").write_text("hello\n")
    if words == ("git-setup",):
        subprocess.run(["git", "init", "-q", str(here)], check=True)
    before = sorted(path.name for path in here.iterdir())
    monkeypatch.chdir(here)
    assert run("--file", what, *words).status == 3
    assert sorted(path.name for path in here.iterdir()) == before
    assert not list((tmp_path / "hub").iterdir())


@pytest.mark.parametrize("relative", [False, True])
def test_the_address_that_a_clone_had_stays_its_own(
    relative: bool, run: Run, tmp_path: Path
) -> None:
    """`git pull` and `git push` went to where laocoop meets others, and the address was kept nowhere."""
    (tmp_path / "hub").mkdir()
    bare(tmp_path / "mine.git")
    vn = alone(tmp_path, run)
    mine = "../mine.git" if relative else str(tmp_path / "mine.git")
    vn.git("add", "commitments.toml")
    vn.git("-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "1")
    vn.git("remote", "add", "origin", mine)
    vn.git("push", "-q", "-u", "origin", "main")
    told = vn("sync", "--setup", "../hub")
    assert told.status == 0, told.err
    assert vn.git("config", "remote.origin.url").strip() == mine
    assert vn.git("config", "branch.main.remote").strip() == "origin"
    la = Folder(tmp_path / "la", run)
    la.path.mkdir()
    assert la("sync", "--setup", "../hub").status == 0
    vn("note", "MOU-1", "from vn")
    assert vn("sync").status == 0 and la("sync").status == 0
    assert "from vn" in la.notes()
    (tmp_path / "another").mkdir()
    assert vn("sync", "--setup", "../another").status == 0
    assert vn.git("config", "remote.origin.url").strip() == mine
    assert str(tmp_path / "another") in vn.git("config", "laocoop.url")


def test_no_advice_puts_a_repositorys_address_into_all(run: Run, tmp_path: Path) -> None:
    """What was advised, followed, sent every other clone to that address too."""
    (tmp_path / "hub").mkdir()
    vn = alone(tmp_path, run)
    vn.git("config", "core.fsmonitor", "x")
    told = vn("sync", "--setup", "../hub")
    assert told.status == 5 and "core.fsmonitor" in told.err
    assert "--global" not in told.err and "a folder of its own" in told.err


# -- advice that is refused ---------------------------------------------------------------------------


@pytest.mark.usefixtures("for_viet_nam")
def test_nobody_is_sent_to_take_back_the_other_sides_word(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "x", "--under", "MOU-2", "--party", "all", "--id", "MOU-2.q")
    shutil.copy(register, "theirs.toml")
    with monkeypatch.context() as there:
        there.setenv("LAOCOOP_PARTY", "LA")
        there.setenv("LAOCOOP_USER", "Boun")
        run("--file", "theirs.toml", "note", "MOU-2.q", "v")
    assert run("merge", "theirs.toml", "--yes").status == 0
    told = run("undo", "MOU-2.q", "--yes")
    assert told.status == 5
    assert "a word of Laos, stands on it" in told.err
    assert "Ask Laos to take that back first" in told.err
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace('"v"', '"w"'), encoding="utf-8")
    told = run("undo", "--yes")
    assert told.status == 5 and "ask Laos to take its word back" in told.err


# -- bounds -------------------------------------------------------------------------------------------


def test_what_takes_back_what_takes_back_has_no_end(run: Run, register: Path) -> None:
    """A chain of a few hundred ended in a fault of the program."""
    with register.open("a", encoding="utf-8") as file:
        file.write(ENTRY.format(number=0, more='note = "a"'))
        for number in range(1, 1200):
            file.write(ENTRY.format(number=number, more=f'retracts = "u{number - 1:07}"'))
    assert run("check").status in (0, 1)
    for words in (["history"], ["history", "MOU-1"], ["history", "-f", "html", "-o", "h.html"]):
        assert run(*words).status == 0


@pytest.mark.parametrize("most", ["MOST_SIGNS", "MOST_ADDRESSES"])
def test_a_pdf_has_a_bound(
    most: str, run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long note, or a list of addresses, took a gigabyte and minutes."""
    addresses = ", ".join(f'"https://x/{number}"' for number in range(50))
    with register.open("a", encoding="utf-8") as file:
        file.write(ENTRY.format(number=0, more=f'party = "VN"\nevidence = [{addresses}]'))
    assert run("annex", "-o", "before.pdf").status == 0
    monkeypatch.setattr(pdf, most, {"MOST_SIGNS": 10_000, "MOST_ADDRESSES": 49}[most])
    told = run("annex", "-o", "x.pdf")
    assert told.status == 5 and "too much for one PDF" in told.err
    assert not Path("x.pdf").exists()
    assert run("annex", "-o", "x.docx").status == 0
