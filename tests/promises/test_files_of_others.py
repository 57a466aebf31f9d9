"""Files that are not ours are never touched, and ours never by accident."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import NOON, SHIPPED, Run, needs, read_register, spawn
from laocoop.cli.app import main
from laocoop.storage import append, atomic, create, output, write_settings
from laocoop.storage import system as system_room
from laocoop.storage.locate import as_named

pytestmark = pytest.mark.usefixtures("for_viet_nam")

PRECIOUS = "precious\n"


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    path = tmp_path / "precious.txt"
    path.write_text(PRECIOUS)
    return path


# --- links


@pytest.mark.parametrize("name", [".commitments.toml.lock", ".commitments.toml.holder"])
@pytest.mark.parametrize("kind", ["symbolic", "hard", "folder", "pipe", "dangling"])
def test_no_write_goes_through_a_link(
    name: str, kind: str, register: Path, precious: Path, run: Run
) -> None:
    before = register.read_bytes()
    planted = register.with_name(name)
    if kind == "symbolic":
        planted.symlink_to(precious)
    elif kind == "dangling":
        planted.symlink_to(precious.with_name("made"))
    elif kind == "hard":
        os.link(precious, planted)
    elif kind == "folder":
        planted.mkdir()
    else:
        os.mkfifo(planted)
    result = run("note", "MOU-1", "x")
    assert precious.read_text() == PRECIOUS and not precious.with_name("made").exists()
    if name.endswith(".lock"):
        assert result.status == 6 and "no plain file" in result.err
        assert register.read_bytes() == before
        planted.rmdir() if kind == "folder" else planted.unlink()  # the advice, followed
        assert run("note", "MOU-1", "x").status == 0
    else:
        assert result.status == 0, result.err


@pytest.mark.parametrize("command", ["list", "report", "progress", "history", "show MOU-1"])
def test_output_goes_through_no_link(
    command: str, register: Path, precious: Path, run: Run
) -> None:
    Path("out.md").symlink_to(precious)
    result = run(*command.split(), "-o", "out.md")
    assert result.status == 6 and str(precious) in result.err
    assert precious.read_text() == PRECIOUS
    Path("loop").symlink_to("loop")
    assert run(*command.split(), "-o", "loop").status == 6


def test_a_link_planted_at_the_last_moment_is_replaced_not_followed(
    register: Path, precious: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = output.replace_file

    def planted(file: str, data: bytes) -> bool:
        Path(file).symlink_to(precious)
        return real(file, data)

    monkeypatch.setattr(output, "replace_file", planted)
    assert run("list", "-o", "out.txt").status == 0
    assert precious.read_text() == PRECIOUS and not Path("out.txt").is_symlink()


def test_gitattributes_that_is_a_link_is_left_alone(
    register: Path, precious: Path, run: Run
) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitattributes").symlink_to(precious)
    assert run("git-setup").status == 6
    assert precious.read_text() == PRECIOUS


# --- the register under other names


@pytest.mark.parametrize("way", ["link", "hard link", "dots", "another", "its lock", "a copy"])
def test_output_never_goes_over_a_register(way: str, register: Path, run: Run) -> None:
    run("note", "MOU-1", "x")
    names = {
        "link": Path("link.csv"),
        "hard link": Path("hard.csv"),
        "dots": Path(f"../{register.parent.name}/./commitments.toml"),
        "another": Path("from-laos.toml"),
        "its lock": Path(".commitments.toml.lock"),
        "a copy": Path("copy.csv"),
    }
    target = names[way]
    if way == "link":
        target.symlink_to(register)
    elif way == "hard link":
        os.link(register, target)
    elif way in ("another", "a copy"):
        target.write_bytes(b"\xef\xbb\xbf# a remark\r\n" + SHIPPED.read_bytes())
    before = target.read_bytes()
    result = run("list", "-f", "csv", "-o", str(target))
    assert result.status == 6, result.err
    assert target.read_bytes() == before and read_register(register)


def test_output_never_goes_over_a_register_however_it_is_written(register: Path, run: Run) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    spaced = text.replace("schema = 2", '"schema" = 1', 1).replace("[register]", "[ register ]", 1)
    for kind in ("commitment", "update"):
        spaced = spaced.replace(f"[[{kind}]]", f"[[ {kind} ]]")
    quoted = re.sub(r"^(\[+)(\w+)(\]+)$", r'\1"\2"\3', text, flags=re.MULTILINE)
    damaged = '["register"]\ntitle = { en = "Ours"\n'
    for written in ("# a remark\n" * 9000 + text, spaced, quoted, damaged):
        Path("other.toml").write_text(written, encoding="utf-8")
        assert run("--file", "other.toml", "check").status == (3 if written == damaged else 0)
        assert run("list", "-f", "csv", "-o", "other.toml").status == 6
        assert Path("other.toml").read_text(encoding="utf-8") == written


def test_output_never_goes_over_what_is_kept(run: Run, register: Path, tmp_path: Path) -> None:
    run("note", "MOU-1", "x")
    (kept,) = tmp_path.rglob("backups/*/of")
    before = kept.read_bytes()
    result = run("list", "-f", "csv", "-o", str(kept))
    assert result.status == 6 and "keeps of its own" in result.err
    assert kept.read_bytes() == before


def test_settings_are_not_written_over_and_keep_what_is_not_ours(run: Run, tmp_path: Path) -> None:
    run("config", "party", "VN")
    settings = tmp_path / "home" / "config" / "laocoop" / "config.toml"
    settings.write_text(settings.read_text() + 'colour = "blue"\n')
    assert run("list", "-f", "csv", "-o", str(settings)).status == 6
    assert run("config", "by", "Hoa").status == 0
    assert 'colour = "blue"' in settings.read_text() and 'party = "VN"' in settings.read_text()


def test_a_backup_of_a_clock_that_goes_wrong_is_kept(register: Path, run: Run) -> None:
    for day in range(31):
        run("note", "MOU-1", "x", now=NOON + timedelta(days=day))
    run("note", "MOU-1", "x", now=NOON - timedelta(days=900))
    assert "2024" in run("restore").out


def test_output_over_a_register_that_the_system_calls_otherwise(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a system ignores capitals or accents, another text names the same file."""
    other = register.with_name("COMMITMENTS.TOML")
    other.write_text("as if it were the register")
    real = os.path.samefile

    def ignoring_capitals(one: str, two: str) -> bool:
        return str(one).casefold() == str(two).casefold() or real(one, two)

    monkeypatch.setattr(os.path, "samefile", ignoring_capitals)
    assert run("list", "-f", "csv", "-o", str(other)).status == 6
    assert run("list", "-f", "csv", "-o", "other.csv").status == 0


def test_a_register_keeps_its_name_where_capitals_do_not_count(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written to in other capitals it was called so from then on, and git saw another file. For real ones of such file
    systems see test_on_a_stick.py.
    """
    real = os.path.lexists

    def there(path: str) -> bool:
        folder, name = os.path.split(path)
        names = Path(folder or ".").iterdir() if Path(folder or ".").is_dir() else ()
        return real(path) or name.casefold() in (each.name.casefold() for each in names)

    monkeypatch.setattr(os.path, "lexists", there)
    assert as_named("COMMITMENTS.TOML") == "commitments.toml"
    assert run("--file", "COMMITMENTS.TOML", "note", "MOU-1", "x").status == 0
    assert [each.name for each in Path().glob("[!.]*")] == ["commitments.toml"]


def test_a_name_is_left_as_it_is_where_capitals_count(tmp_path: Path) -> None:
    for name in ("a.toml", "A.toml", "ố.toml", "1"):
        Path(name).write_bytes(b"")
    for name in ("a.toml", "A.toml", "A.TOML", "ố.toml", "1", "", ".", "/", "b\0"):
        assert as_named(name) == name


@pytest.mark.system
def test_output_over_a_register_that_is_mounted_elsewhere(register: Path, tmp_path: Path) -> None:
    needs("root", "mount", "unshare")
    (tmp_path / "alias").mkdir()
    before = register.read_bytes()
    laocoop = f"{sys.executable} -m laocoop"
    script = (
        f"mount --bind {register.parent} {tmp_path}/alias && cd {register.parent} && "
        f"{laocoop} list -f csv -o {tmp_path}/alias/commitments.toml; echo status $?; "
        f"{laocoop} note MOU-1 x && cd {tmp_path}/alias && {laocoop} restore"
    )
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert "status 6" in done.stdout, done.stderr
    assert "before that day's first write" in done.stdout  # its backups, by the other name
    assert register.read_bytes().startswith(before)


def test_backups_are_found_under_another_name(register: Path, run: Run, tmp_path: Path) -> None:
    run("note", "MOU-1", "x")
    (tmp_path / "moved").symlink_to(register.parent)
    assert "before that day's first write" in run("restore").out
    os.chdir(tmp_path / "moved")
    assert "before that day's first write" in run("restore").out


# --- set aside, first writes, saves in between


def test_copies_set_aside_never_take_each_others_names(register: Path, run: Run) -> None:
    run("note", "MOU-1", "precious note", now=NOON)
    kept = []
    for _ in range(3):
        result = run("restore", "2026-11-22", "--yes", now=NOON)
        assert result.status == 0, result.err
        kept.append(Path(result.out.rsplit("kept in ", 1)[1].strip()))
    assert len(set(kept)) == 3 and "precious note" in kept[0].read_text(encoding="utf-8")
    assert all("precious note" not in path.read_text(encoding="utf-8") for path in kept[1:])


def test_two_first_writes_at_once_both_succeed(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The other's comes between the look and the making."""
    real = create.make_unless_there

    def slow(path: str, data: bytes) -> bool:
        monkeypatch.setattr(create, "make_unless_there", real)
        done = spawn("note", "MOU-2", "theirs")
        assert done.returncode == 0, done.stderr
        return real(path, data)

    monkeypatch.setattr(create, "make_unless_there", slow)
    result = run("note", "MOU-1", "ours")
    assert result.status == 0, result.err
    own = tmp_path / "home" / "data" / "laocoop" / "commitments.toml"
    assert {u.note.en for u in read_register(own).updates[-2:]} == {"ours", "theirs"}


def test_twelve_first_writes_at_once(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "laocoop", "note", f"MOU-{number % 9}", f"note {number}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for number in range(12)
    ]
    assert [process.wait(timeout=60) for process in processes] == [0] * 12
    own = tmp_path / "home" / "data" / "laocoop" / "commitments.toml"
    notes = {u.note.en for u in read_register(own).updates}
    assert {f"note {number}" for number in range(12)} <= notes


@pytest.mark.parametrize("how", ["replaced", "in place"])
@pytest.mark.parametrize("command", [["note", "MOU-1", "ours"], ["merge", "theirs.toml"]])
def test_an_editors_save_in_between_is_taken_in(
    how: str,
    command: list[str],
    register: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    shutil.copy(register, "theirs.toml")
    assert spawn("--file", "theirs.toml", "note", "MOU-1", "ours").returncode == 0
    real, saves = atomic.sync_file, []

    def saved_meanwhile(descriptor: int) -> None:
        if not saves:
            saves.append(1)
            edited = register.read_text(encoding="utf-8").replace("# ", "# edited ", 1)
            if how == "replaced":
                other = tmp_path / "editor"
                other.write_text(edited, encoding="utf-8")
                other.replace(register)
            else:
                register.write_text(edited, encoding="utf-8")
        real(descriptor)

    monkeypatch.setattr(atomic, "sync_file", saved_meanwhile)
    result = run(*command)
    assert result.status == 0, result.err
    text = register.read_text(encoding="utf-8")
    assert text.startswith("# edited ") and saves
    assert [u.note.en for u in read_register(register).updates][-1] == "ours"
    assert len(read_register(register).updates) == 11
    assert not list(register.parent.glob(".*.new"))


def test_a_file_that_is_never_still_is_left_alone(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = atomic.sync_file

    def saved_again(descriptor: int) -> None:
        register.write_bytes(register.read_bytes() + b"# edited\n")
        real(descriptor)

    monkeypatch.setattr(atomic, "sync_file", saved_again)
    result = run("note", "MOU-1", "x")
    assert result.status == 6 and "keeps saving" in result.err
    assert "MOU-1" not in register.read_text(encoding="utf-8").rpartition("[[update]]")[2]


# --- where Windows is otherwise, by its answers


def test_a_replacement_waits_while_another_program_holds_the_file(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_room, "WINDOWS", True)
    monkeypatch.setattr(system_room, "try_lock", lambda _: True)
    monkeypatch.setattr("laocoop.storage.lock.try_lock", lambda _: True)
    monkeypatch.setattr("laocoop.storage.lock.unlock", lambda _: None)
    monkeypatch.setattr("laocoop.storage.lock.hide", lambda _: None)
    real, refusals = os.replace, []

    def held(new: str, target: str) -> None:
        if target.endswith("commitments.toml") and len(refusals) < 3:
            refusals.append(1)
            raise PermissionError(13, "The process cannot access the file", target)
        real(new, target)

    monkeypatch.setattr(os, "replace", held)
    assert run("note", "MOU-1", "x").status == 0 and len(refusals) == 3
    before = register.read_bytes()
    refusals.clear()
    monkeypatch.setattr(system_room, "REPLACE_SECONDS", 0.0)
    result = run("note", "MOU-1", "y")
    assert result.status == 6 and "another program" in result.err.lower()
    assert register.read_bytes() == before and not list(register.parent.glob(".*.new"))


def test_a_closed_pipe_is_one_there_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says EINVAL of it."""

    class Refusing(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    for windows, status in ((True, 141), (False, 6)):
        monkeypatch.setattr(system_room, "WINDOWS", windows)
        out = Refusing()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr("laocoop.cli.app.forget", lambda _stream: None)
            assert main(["list"]) == status


def test_programs_are_found_outside_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (Path.cwd(), tmp_path):
        (folder / "git").write_text("#!/bin/sh\n")
        (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(Path.cwd()), "bin", str(tmp_path)]))
    assert system_room.find_program("git") == str(tmp_path / "git")
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(Path.cwd())]))
    assert system_room.find_program("git") is None


# --- what could not be kept


def test_a_backup_that_cannot_be_kept_is_told(register: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "home" / "data").write_text("no folder")
    result = run("note", "MOU-1", "x")
    assert result.status == 0 and "could not be kept" in result.err
    assert read_register(register).updates[-1].note.en == "x"


def test_an_index_that_cannot_be_kept_is_told(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    monkeypatch.setattr(append.cache, "extend", lambda *_: False)
    result = run("note", "MOU-1", "x")
    assert result.status == 0 and "not in its index" in result.err
    assert (
        json.loads(run("show", "MOU-1", "-f", "json").out)["items"][0]["updates"][-1]["note"] == "x"
    )


def test_a_second_name_is_told_before_the_write(register: Path, run: Run) -> None:
    os.link(register, "second.toml")
    old = register.read_bytes()
    result = run("note", "MOU-1", "x")
    assert result.status == 0 and "second name" in result.err
    assert Path("second.toml").read_bytes() == old != register.read_bytes()
    assert "second name" not in run("note", "MOU-1", "y").err


def test_ids_make_no_paths(register: Path, run: Run, tmp_path: Path) -> None:
    for ident in ("../../../evil/M", "/x", "a:b", "CON", "M[1]", "*", "x" * 300, "~", "đ ơ"):
        with register.open("a", encoding="utf-8") as file:
            file.write(f'\n[[instrument]]\nid = "{ident}"\nkind = "minutes"\nheld = 2026-01-01\n')
        Path("m.txt").write_text(
            f"{len(ident)}. The two sides agreed to exchange experts on {ident[:9]} in 2027.\n"
        )
        result = run("load", "m.txt", "-i", ident, "--yes")
        assert result.status == 0, result.err
        assert run("coverage", ident).status == 0, ident
    loads = tmp_path / "home" / "data" / "laocoop" / "loads"
    assert len(list(loads.iterdir())) == 9 and not (tmp_path / "evil").exists()
    top = {path.name for path in tmp_path.iterdir()}
    assert top == {"home", "work"}


@pytest.mark.parametrize(
    "shape",
    [
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: (
            text.replace("[[", "[[ ").replace("[r", "[ r").replace("]", " ]").encode()
            + b"broken =\n"
        ),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: ("\n" * 300_000_000 + text).encode(),
    ],
    ids=["UTF-16", "UTF-16 without a mark", "spaced and broken", "CR alone", "too large"],
)
def test_output_goes_over_no_register_that_cannot_be_read(
    shape: Callable[[str], bytes], register: Path, run: Run
) -> None:
    data = shape(register.read_text(encoding="utf-8"))
    Path("theirs.toml").write_bytes(data)
    result = run("list", "-f", "csv", "-o", "theirs.toml")
    assert result.status == 6
    assert Path("theirs.toml").read_bytes() == data


def test_two_registers_of_one_short_name_have_backups_of_their_own(
    register: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laocoop.storage.backups.crc32", lambda _path: 1)
    other = tmp_path / "other"
    other.mkdir()
    theirs = b"# theirs\n" + SHIPPED.read_bytes()
    (other / "commitments.toml").write_bytes(theirs)
    assert run("--file", str(other / "commitments.toml"), "note", "MOU-1", "x").status == 0
    mine = register.read_bytes()
    assert run("note", "MOU-1", "y").status == 0
    assert run("restore", "2026-11-22", "--yes").status == 0
    assert register.read_bytes() == mine
    assert (
        run("--file", str(other / "commitments.toml"), "restore", "2026-11-22", "--yes").status == 0
    )
    assert (other / "commitments.toml").read_bytes() == theirs


def test_a_setting_that_another_sets_in_between_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading and replacing another begins: it waits, and then both are there."""
    replace, others = write_settings.replace_file, []

    def with_another(*arguments: Any) -> bool:
        others.append(
            subprocess.Popen([sys.executable, "-m", "laocoop", "config", "language", "vi"])
        )
        with suppress(subprocess.TimeoutExpired):
            others[0].wait(timeout=2)
        return replace(*arguments)

    monkeypatch.setattr(write_settings, "replace_file", with_another)
    assert run("config", "by", "Hoa").status == 0
    assert others[0].wait(timeout=30) == 0
    shown = spawn("config").stdout
    assert "by = Hoa" in shown and "language = vi" in shown


def test_a_copy_that_was_only_half_set_aside_does_not_stay(
    register: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("note", "MOU-1", "x").status == 0
    before = register.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("laocoop.storage.backups.sync_file", full)
    assert run("restore", "2026-11-22", "--yes").status == 6
    assert register.read_bytes() == before
    assert not list((tmp_path / "home").rglob("before-restore*"))


@pytest.mark.parametrize("text", ["", " a-machine, process 12"])
@pytest.mark.parametrize("how", ["link", "second name"])
def test_what_looks_like_a_lock_and_is_anothers_file_is_not_opened(
    how: str, text: str, register: Path, run: Run, tmp_path: Path
) -> None:
    """Its content says nothing then: the link, or the second name, does."""
    own = tmp_path / "own"
    own.write_text(text)
    own.chmod(0o600)
    lock = register.with_name(".commitments.toml.lock")
    if how == "link":
        lock.symlink_to(own)
    else:
        os.link(own, lock)
    before = register.read_bytes()
    assert run("note", "MOU-1", "x").status == 6
    assert (own.read_text(), own.stat().st_mode & 0o777) == (text, 0o600)
    assert register.read_bytes() == before


@pytest.mark.parametrize("what", ["link", "loop"])
def test_a_register_that_cannot_be_reached_is_told_and_no_other_written(
    what: str, run: Run, tmp_path: Path
) -> None:
    """A drive that is not mounted: what is written meanwhile must not go elsewhere."""
    path = Path("commitments.toml")
    path.symlink_to("gone/real.toml" if what == "link" else "commitments.toml")
    for command in (["note", "MOU-1", "x", "-p", "VN"], ["done", "MOU-1", "-p", "VN"]):
        result = run(*command)
        assert result.status in (3, 4, 6) and "commitments.toml" in result.err
    assert not list((tmp_path / "home").rglob("commitments*.toml"))


def test_a_backup_is_brought_back_where_the_register_is_gone(register: Path, run: Run) -> None:
    before = register.read_bytes()
    run("note", "MOU-1", "x", "-p", "VN")
    register.unlink()
    restored = run("--file", str(register), "restore", "2026-11-22", "--yes")
    assert restored.status == 0 and "is there again" in restored.out
    assert register.read_bytes() == before


def test_a_file_in_the_locks_place_keeps_its_rights(register: Path, run: Run) -> None:
    lock = register.with_name(".commitments.toml.lock")
    lock.write_text("somebody's notes")
    lock.chmod(0o600)
    register.chmod(0o666)
    assert run("note", "MOU-1", "x").status == 6
    assert lock.read_text() == "somebody's notes" and lock.stat().st_mode & 0o777 == 0o600


def test_a_line_that_only_looks_like_the_schemas_is_a_text(register: Path, run: Run) -> None:
    text = register.read_text("utf-8").replace("schema = 2\n", '"sch\\u0065ma" = 1\n', 1)
    hidden = '[[source]]\nid = "X"\ntitle = """a\nschema = 1\nb"""\n\n'
    register.write_text(text.replace("[[source]]\n", hidden + "[[source]]\n", 1), "utf-8")
    before = register.read_bytes()
    told = run("edit", "MOU-1", "--title-lo", "x", "-p", "VN", "--yes")
    assert told.status in (0, 6), told
    if told.status:
        assert register.read_bytes() == before
    assert 'title = """a\nschema = 1\nb"""' in register.read_text("utf-8")


def test_a_name_with_a_line_end_forges_no_line(register: Path, run: Run) -> None:
    name = "their\nlaocoop: press y.toml"
    Path(name).write_bytes(register.read_bytes())
    run("--file", name, "note", "MOU-1", "x", "-p", "LA")
    assert run("merge", name).status == 0
    told = run("undo", "--dry-run")
    assert told.status == 0 and not any(
        line.startswith("laocoop:") for line in told.out.split("\n")
    )


def test_the_own_register_that_is_gone_comes_back(run: Run, tmp_path: Path) -> None:
    assert run("note", "MOU-1", "x", "-p", "VN").status == 0
    assert run("note", "MOU-2", "y", "-p", "VN").status == 0
    own = next((tmp_path / "home").rglob("commitments.toml"))
    own.unlink()
    assert "as it was before" in run("restore").out
    assert run("restore", "2026-11-22", "--yes").status == 0 and own.exists()


def test_what_is_not_there_is_told_by_undo(run: Run) -> None:
    told = run("--file", "nowhere.toml", "undo")
    assert told.status == 4 and "nowhere.toml" in told.err
