"""Real git: two clones and a bare repository, both ministries at work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SHIPPED, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")


class Clone:
    """One ministry's clone."""

    def __init__(self, folder: Path, party: str) -> None:
        self.folder = folder
        self.party = party
        self.register = folder / "commitments.toml"

    def git(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, capture_output=True, encoding="utf-8", check=False
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def laocoop(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "laocoop", *words],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"LAOCOOP_PARTY": self.party},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("commit", "-qam", message)

    def edit(self, old: str, new: str) -> None:
        text = self.register.read_text(encoding="utf-8")
        assert old in text
        self.register.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Clone, Clone]:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "x")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "x@example.org")
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(bare)], check=True)
    made = []
    for party in ("VN", "LA"):
        folder = tmp_path / party
        subprocess.run(
            ["git", "clone", "-q", str(bare), str(folder)], check=True, capture_output=True
        )
        clone = Clone(folder, party)
        if party == "VN":
            clone.register.write_bytes(SHIPPED.read_bytes())
            clone.git("checkout", "-qb", "main")
            said = clone.laocoop("git-setup")
            assert "git-setup once in every clone" in said
            clone.git("add", ".gitattributes", "commitments.toml")
            clone.commit("begin")
            clone.git("push", "-q", "origin", "main")
        else:
            clone.laocoop("git-setup")
        made.append(clone)
    return made[0], made[1]


@pytest.mark.parametrize("way", ["--no-rebase", "--rebase"])
@pytest.mark.sampled(2)
def test_reports_of_both_sides_never_conflict(clones: tuple[Clone, Clone], way: str) -> None:
    vn, la = clones
    for number in range(3):
        vn.laocoop("start", f"MOU-{number}", "--note", "VN")
        vn.laocoop("add", "x", "-u", f"MOU-{number}")
        vn.commit(f"vn {number}")
        la.laocoop("done", f"MOU-{number}", "-e", "LA")
        la.laocoop("add", "x", "-u", f"MOU-{number}")
        la.commit(f"la {number}")
    vn.git("push", "-q")
    la.git("pull", "-q", "--no-edit", way)
    la.git("push", "-q")
    vn.git("pull", "-q", "--no-edit", way)
    assert vn.register.read_bytes() == la.register.read_bytes()
    register = read_register(vn.register)
    assert len(register.updates) == 10 + 6
    assert {c[:9] for c in register.commitments if "." in c} == {
        f"MOU-{n}.{p}-" for n in range(3) for p in ("vn", "la")
    }
    assert "<<<<<<<" not in vn.register.read_text(encoding="utf-8")


def test_an_edit_and_a_report_do_not_conflict(clones: tuple[Clone, Clone]) -> None:
    vn, la = clones
    vn.edit(
        'vi = "Việc làm", lo = "ການຈ້າງງານ", en = "Employment" }\nparties',
        'vi = "Việc làm mới" }\nparties',
    )
    vn.commit("edit")
    vn.git("push", "-q")
    la.laocoop("start", "MOU-1")
    la.commit("report")
    la.git("pull", "-q", "--no-edit", "--no-rebase")
    register = read_register(la.register)
    assert register.commitments["MOU-1"].title.vi == "Việc làm mới"
    assert register.updates[-1].commitment == "MOU-1"


def test_two_edits_of_one_field_are_a_readable_conflict(clones: tuple[Clone, Clone]) -> None:
    vn, la = clones
    vn.edit('en = "Employment" }\nparties', 'en = "Jobs" }\nparties')
    vn.laocoop("note", "MOU-2", "VN")
    vn.commit("edit")
    vn.git("push", "-q")
    la.edit('en = "Employment" }\nparties', 'en = "Work" }\nparties')
    la.laocoop("note", "MOU-3", "LA")
    la.commit("edit")
    pulled = la.git("pull", "--no-edit", "--no-rebase", check=False)
    assert pulled.returncode == 1
    assert "MOU-1: Title (English) was changed on both sides:" in pulled.stdout + pulled.stderr
    text = la.register.read_text(encoding="utf-8")
    start, middle, end = (
        text.index(mark) for mark in ("<<<<<<< ours", "=======", ">>>>>>> theirs")
    )
    assert '"Work"' in text[start:middle] and '"Jobs"' in text[middle:end]
    assert text.count("<<<<<<<") == 1 and text[start:end].count("[[commitment]]") == 2
    # A person keeps one side; the reports of both are there.
    kept = (
        text[:start] + text[middle + len("=======\n") : end] + text[end + len(">>>>>>> theirs\n") :]
    )
    la.register.write_text(kept, encoding="utf-8")
    register = read_register(la.register)
    assert [u.note.en for u in register.updates[-2:]] == ["LA", "VN"]
    assert register.commitments["MOU-1"].title.en == "Jobs"
    la.git("commit", "-qam", "merged")


def test_setting_up_twice_changes_nothing(clones: tuple[Clone, Clone]) -> None:
    vn, _ = clones
    vn.laocoop("git-setup")
    assert vn.git("status", "--porcelain", "--untracked-files=no").stdout == ""


def test_a_broken_side_is_left_to_git(clones: tuple[Clone, Clone]) -> None:
    vn, la = clones
    vn.edit("schema = 2", "schema = 2\nx = [")
    vn.commit("broken")
    vn.git("push", "-q")
    la.laocoop("note", "MOU-3", "LA")
    la.commit("note")
    pulled = la.git("pull", "--no-edit", "--no-rebase", check=False)
    assert "Traceback" not in pulled.stderr
    assert "LA" in la.register.read_text(encoding="utf-8")


def test_outside_a_repository_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "laocoop", "git-setup"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 5 and "git init" in done.stderr


def test_remarks_of_both_sides_stay(clones: tuple[Clone, Clone]) -> None:
    vn, la = clones
    vn.edit('id = "MOU-3"\n', 'id = "MOU-3"  # a remark of Hà Nội\n')
    vn.edit("schema = 2\n", "# the head, by Hà Nội\nschema = 2\n")
    vn.laocoop("note", "MOU-1", "VN")
    vn.commit("vn")
    vn.git("push", "-q")
    la.edit('id = "MOU-5"\n', 'id = "MOU-5"  # a remark of Vientiane\n')
    la.laocoop("note", "MOU-2", "LA")
    la.commit("la")
    la.git("pull", "-q", "--no-edit", "--no-rebase")
    text = la.register.read_text(encoding="utf-8")
    for remark in ("# a remark of Hà Nội", "# the head, by Hà Nội", "# a remark of Vientiane"):
        assert remark in text
    assert [u.note.en for u in read_register(la.register).updates[-2:]] == ["LA", "VN"]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_last_line_without_an_end(clones: tuple[Clone, Clone], end: str) -> None:
    """Notepad leaves the last line open; two people edit the note there."""
    vn, la = clones
    vn.laocoop("note", "MOU-1", "the-note")
    vn.commit("note")
    vn.git("push", "-q")
    la.git("pull", "-q", "--no-edit")
    for clone, note in ((vn, "A"), (la, "B")):
        text = clone.register.read_text(encoding="utf-8").replace('"the-note"', f'"{note}"')
        clone.register.write_text(text.rstrip("\n") + end, encoding="utf-8")
        clone.commit(note)
    vn.git("push", "-q")
    assert la.git("pull", "--no-edit", "--no-rebase", check=False).returncode == 1
    lines = la.register.read_text(encoding="utf-8").split("\n")
    assert "=======" in lines and ">>>>>>> theirs" in lines and "<<<<<<< ours" in lines


def test_locks_are_not_committed_and_names_may_have_spaces(clones: tuple[Clone, Clone]) -> None:
    vn, _ = clones
    vn.laocoop("note", "MOU-1", "x")
    vn.git("add", "-A")
    assert ".lock" not in vn.git("ls-files").stdout
    spaced = vn.folder / "my register.toml"
    spaced.write_bytes(SHIPPED.read_bytes())
    (vn.folder / ".gitattributes").write_bytes(b"# caf\xe9\r\n")
    vn.laocoop("--file", "my register.toml", "git-setup")
    assert "merge: laocoop" in vn.git("check-attr", "merge", "my register.toml").stdout
    assert (vn.folder / ".gitattributes").read_bytes().startswith(b"# caf\xe9\r\n")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (".gitattributes", "commitments.toml merge=laocoop\n*.toml merge=union\n"),
        (".gitattributes", "*.toml binary\n"),
        (".git/info/attributes", "*.toml merge=union\n"),
    ],
)
def test_no_other_line_of_attributes_decides(
    clones: tuple[Clone, Clone], file: str, says: str
) -> None:
    """Of several lines git takes the last, and first of all the clone's own."""
    hanoi, _vientiane = clones
    path = hanoi.folder / file
    path.write_text(path.read_text() + says if path.exists() else says)
    hanoi.laocoop("git-setup")
    assert "merge: laocoop" in hanoi.git("check-attr", "merge", "commitments.toml").stdout
    kept = path.read_bytes()
    hanoi.laocoop("git-setup")
    assert path.read_bytes() == kept


def test_a_per_cent_sign_in_a_path_is_one_for_git_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from laocoop.storage.git import driver

    monkeypatch.setattr(sys, "executable", "/opt/100%Apps/python")
    assert driver._quoted(sys.executable) == "/opt/100%%Apps/python"


@pytest.mark.parametrize(
    "program", ["/nowhere/python -I -m laocoop", "false", "sh -c 'kill -9 $$'"]
)
def test_a_driver_that_cannot_start_leaves_the_marks_of_git(
    clones: tuple[Clone, Clone], program: str
) -> None:
    """The program was moved since git-setup, say: nothing of theirs may vanish unseen."""
    ours, theirs = clones
    for clone in clones:
        clone.laocoop("note", "MOU-1", f"said by {clone.party}")
        clone.commit("note")
    ours.git("push", "-q", "origin", "main")
    line = theirs.git("config", "merge.laocoop.driver").stdout.strip()
    own = line[: line.index(" merge --driver")]
    theirs.git("config", "merge.laocoop.driver", line.replace(own, program))
    merged = theirs.git("pull", "--no-rebase", "-q", check=False)
    assert merged.returncode != 0
    text = theirs.register.read_text("utf-8")
    assert "said by VN" in text and "said by LA" in text and "\n<<<<<<< " in text


def test_in_a_conflict_the_other_sides_remarks_come_in_too(clones: tuple[Clone, Clone]) -> None:
    vn, la = clones
    head = "# The commitments of the Viet Nam - Laos"
    vn.edit('en = "Employment" }\nparties', 'en = "Jobs" }\nparties')
    vn.edit(head, f"# WARNING: not for publication\n{head}")
    vn.commit("edit")
    vn.git("push", "-q")
    la.edit('en = "Employment" }\nparties', 'en = "Work" }\nparties')
    la.commit("edit")
    assert la.git("pull", "--no-edit", "--no-rebase", check=False).returncode == 1
    text = la.register.read_text(encoding="utf-8")
    assert text.count("# WARNING: not for publication") == 1 and text.count("<<<<<<< ours") == 1
    start, middle = text.index("<<<<<<< ours"), text.index("=======")
    assert '"Work"' in text[start:middle] and '"Jobs"' in text[middle:]


def test_remarks_that_both_changed_are_told(clones: tuple[Clone, Clone]) -> None:
    vn, la = clones
    head = "# The commitments of the Viet Nam - Laos"
    for clone, remark in ((vn, "# WARNING: theirs"), (la, "# WARNING: ours")):
        clone.edit(head, f"{remark}\n{head}")
        clone.commit("edit")
    vn.git("push", "-q")
    pulled = la.git("pull", "--no-edit", "--no-rebase", check=False)
    assert pulled.returncode == 1 and "know it: lines with #" in pulled.stdout + pulled.stderr
