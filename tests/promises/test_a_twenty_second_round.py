"""What a twenty-second round of attacks found, and what earlier ones had left."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from conftest import Run, read_register
from laocoop.storage.git.refusals import code_of, line_of
from laocoop.storage.toml.positions import Positions
from offices import Folder, alone, meet, retitle, two


@pytest.fixture
def no_place_for_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the user's own folder should be."""
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", os.fspath(blocked))


@pytest.mark.usefixtures("for_viet_nam", "no_place_for_copies")
def test_what_was_sent_and_could_not_be_kept_is_told(run: Run, register: Path) -> None:
    """The next one would tell of changes since an earlier one, as if that were the last."""
    sent = run("send", "-o", "s.toml")
    assert (sent.status, Path("s.toml").exists()) == (0, True)
    assert "could not be kept here as well: Not a directory" in sent.err


@pytest.mark.usefixtures("for_viet_nam", "no_place_for_copies")
def test_a_notice_is_told_once(run: Run, register: Path) -> None:
    """A merge keeps two copies; that neither could be kept was told in the same words twice."""
    theirs = Path("theirs.toml")
    theirs.write_bytes(register.read_bytes())
    assert run("--file", "theirs.toml", "note", "MOU-1", "x").status == 0
    merged = run("merge", "theirs.toml", "--yes")
    assert merged.status == 0
    assert merged.err.count("could not be kept") == 1


@pytest.mark.usefixtures("for_viet_nam")
@pytest.mark.parametrize("head", ["comment", "Ý kiến Vụ", "x"])
@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#DIV/0!"])
def test_what_came_to_nothing_where_nothing_is_read_stops_no_sheet(
    head: str, cell: str, run: Run, register: Path
) -> None:
    """A user's own column of sums, half of it errors, blocked the whole sheet."""
    sheet = Path("s.csv")
    sheet.write_text(f"id,last_note,{head}\nMOU-1,x,{cell}\nMOU-2,y,2\n", encoding="utf-8")
    loaded = run("load", "s.csv", "--yes")
    assert (loaded.status, f"not read: {head}" in loaded.err) == (0, True)
    assert [each.note.en for each in read_register(register).updates[-2:]] == ["x", "y"]
    sheet.write_text(f"id,last_note,{head}\nMOU-1,{cell},z\n", encoding="utf-8")
    refused = run("load", "s.csv", "--yes")
    assert (refused.status, f"“{cell}” is not a value" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fatal: git upload-pack: not our ref " + 40 * "0", "sync-broken"),
        (" ! [remote rejected] HEAD -> main (unpacker error)", "sync-broken"),
        (" ! [remote rejected] HEAD -> main (hook declined)", "sync-hub-refuses"),
        (
            "error: remote unpack failed: insufficient permission\n ! [remote rejected] (unpacker error)",
            "sync-no-right",
        ),
        ("fatal: mismatched algorithms: client sha1; server sha256", "sync-other-form"),
        ("error: failed to write new configuration file x/config.lock", "sync-not-written"),
    ],
)
def test_a_damaged_hub_is_told_as_one(words: str, code: str) -> None:
    assert code_of(words) == code


def test_what_git_says_ends_once() -> None:
    assert line_of("fatal: Could not read from remote repository.") == (
        "fatal: Could not read from remote repository"
    )


def test_what_may_not_be_read_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git takes a folder whose HEAD it may not read for none that it works in, and so did we."""
    here, _there = two(tmp_path, run)
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, how: not str(path).endswith("HEAD") and real(path, how)
    )
    done = here("sync")
    assert (done.status, "HEAD: Permission denied" in done.err) == (6, True)


def test_a_hub_of_another_form_is_told(run: Run, tmp_path: Path) -> None:
    """git's own last words were that somebody hung up."""
    office = alone(tmp_path, run)
    hub = tmp_path / "hub256"
    office.git("init", "-q", "--bare", "--object-format=sha256", os.fspath(hub))
    met = office("sync", "--setup", os.fspath(hub))
    assert met.status == 6
    assert "keeps its history there in another form" in met.err


# --- what git keeps


def _links(objects: Path, foreign: Path) -> None:
    for number in range(256):
        if not (objects / f"{number:02x}").exists():
            (objects / f"{number:02x}").symlink_to(foreign)


@pytest.mark.parametrize("where", ["clone", "hub"])
@pytest.mark.parametrize(
    "planted",
    ["xx", "info/alternates", "info/commit-graph", "pack/multi-pack-index", "info/http-alternates"],
)
@pytest.mark.sampled(4)
def test_no_object_of_git_lies_elsewhere_and_none_is_waited_for(
    where: str, planted: str, run: Run, tmp_path: Path
) -> None:
    """What is named by its contents was thought to be safe: a link in its place was written through, a pipe waited for,
    and an endless list of other places read.
    """
    here, there = two(tmp_path, run)
    top = here.path / ".git" if where == "clone" else tmp_path / "hub" / "laocoop.git"
    objects, foreign = top / "objects", tmp_path / "foreign"
    foreign.mkdir()
    if planted == "xx":
        _links(objects, foreign)
    elif planted == "info/http-alternates":
        (objects / "info").mkdir(exist_ok=True)
        (objects / planted).write_text("/dev/zero\n")
    else:
        (objects / planted).parent.mkdir(exist_ok=True)
        os.mkfifo(objects / planted)
    assert here("note", "MOU-1", "x").status == 0
    done = here("sync")
    assert (done.status, "leads elsewhere" in done.err) == (5, True)
    assert not list(foreign.iterdir())
    assert there("sync").status == (0 if where == "clone" else 5)


@pytest.mark.parametrize(
    "lines",
    [
        '[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n',
        "[include]\n\tpath = /tmp/settings\n",
        '[includeIf "gitdir:/"]\n\tpath = /tmp/settings\n',
    ],
)
def test_a_hub_that_fetches_or_follows_is_none(lines: str, run: Run, tmp_path: Path) -> None:
    here, _there = two(tmp_path, run)
    with (tmp_path / "hub" / "laocoop.git" / "config").open("a") as settings:
        settings.write(lines)
    assert here("sync").status == 5


# --- an old copy put back


def _put_right(folder: Folder, old: str, new: str) -> None:
    text = folder.register.read_text(encoding="utf-8")
    assert old in text
    folder.register.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("between", [0, 70])
@pytest.mark.sampled(3)
def test_an_old_copy_undoes_nothing_whatever_else_was_edited_and_however_old(
    beside: bool, between: int, run: Run, tmp_path: Path
) -> None:
    """A record with one other field put right was taken for an edit as a whole, and so was what is older than sixty
    states: the other side's correction was gone in every copy.
    """
    here, there = two(tmp_path, run)
    old = there.register.read_bytes()
    first = here.holds().commitments["MOU-2"].title
    retitle(here, "Put right")
    meet([here, there])
    for number in range(between):  # by git itself, which is quicker
        with there.register.open("ab") as file:
            file.write(f"# {number}\n".encode())
        there.git("-c", "user.name=x", "-c", "user.email=x", "commit", "-qam", "x")
    assert not between or there("sync").status == 0
    there.register.write_bytes(old)
    if beside:
        text = old.decode()
        at = text.index('clause = ""', text.rindex("[[commitment]]", 0, text.index('id = "MOU-2"')))
        there.register.write_text(f'{text[:at]}clause = "II.4"{text[at + 11 :]}', encoding="utf-8")
    asked = there("sync")
    assert (asked.status, "Put right" in asked.err) == (8, True)
    assert str(first.en) in asked.err
    assert here("sync").status == 0
    assert here.holds().commitments["MOU-2"].title.en == "Put right"
    assert there("sync", "--take", "theirs").status == 0
    meet([here, there])
    made = there.holds().commitments["MOU-2"]
    assert (made.title.en, made.clause) == ("Put right", "II.4" if beside else "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('period = "2026-2027"', 'period = "2026-2030"', "the register itself: Period"),
        ('draft_languages = ["lo"]', "draft_languages = []", "drafts in these languages"),
        ('by = "press"', 'by = "Hoa"', "the report of 28 Mar 2019 was edited"),
    ],
)
def test_whatever_goes_out_is_told(old: str, new: str, told: str, run: Run, tmp_path: Path) -> None:
    """The period, which all reports cover, went out while it was said that nothing did."""
    here, there = two(tmp_path, run)
    _put_right(here, old, new)
    would = here("sync", "--dry-run")
    went = here("sync")
    assert told in would.out and told in went.out
    assert "Nothing of ours" not in would.out + went.out
    assert told in there("sync").out


# --- memory


@pytest.mark.parametrize("sign", ["x", "é", "\\\\", "'"])
@pytest.mark.parametrize("mark", ['"', '"""'])
def test_a_long_text_takes_memory_in_keeping(
    sign: str, mark: str, run: Run, register: Path
) -> None:
    """A hundred bytes for each of its own: by a file that is read, the memory of the machine."""
    text = register.read_text(encoding="utf-8")
    long = sign * (2_000_000 // len(sign))
    text += f'\n[[theme]]\nid = "long"\nname = {{ vi = "x" }}\nnotes = {mark}{long}{mark}\n'
    register.write_text(text, encoding="utf-8")
    tracemalloc.start()
    positions = Positions("r.toml", text)
    places = [positions.of_record("theme", 0), positions.of_record("theme", 1)]
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all(place.line for place in places)
    assert peak < 4 * len(text.encode())


def test_what_takes_more_than_the_system_gives_is_told(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_given: object, **_named: object) -> None:
        raise MemoryError

    monkeypatch.setattr("laocoop.cli.commands.list.run", too_much)
    monkeypatch.setattr("laocoop.cli.session.read", too_much)
    told = run("list")
    assert told.status == 6
    assert "more memory than the system gives" in told.err
