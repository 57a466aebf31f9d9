"""What is made beside a register is for the same people, whatever umask, group and file system say."""

from __future__ import annotations

import os
import shlex
import stat
import struct
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from conftest import PYTHON, SHIPPED, Run, needs, read_register
from laocoop.storage import rights
from laocoop.storage.rights import Rights, give, rights_of

pytestmark = pytest.mark.usefixtures("for_viet_nam")

GROUP, FIRST, SECOND = 4242, 5001, 5002


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("wanted", [0o600, 0o640, 0o644, 0o660, 0o664, 0o666])
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_all_that_is_made_has_the_registers_rights(
    wanted: int, mask: int, register: Path, run: Run, tmp_path: Path
) -> None:
    Path("m.txt").write_text(
        "1. The two sides agreed to exchange experts on labour inspection in 2027.\n"
    )
    register.chmod(wanted)
    before = os.umask(mask)
    try:
        assert run("note", "MOU-1", "x").status == 0
        assert run("restore", "2026-11-22", "--yes").status == 0
        assert run("load", "m.txt", "-i", "M10", "--yes").status == 0
        assert run("list").status == 0
    finally:
        os.umask(before)
    made = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    kinds = {path.parent.name for path in made}
    assert {"loads", "laocoop"} <= kinds and len(made) >= 5
    for path in [register, register.with_name(".commitments.toml.lock"), *made]:
        assert mode(path) == wanted, path


def _shared(tmp_path: Path) -> Path:
    """A folder that other users reach."""
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)
    shared = tmp_path / "shared"
    shared.mkdir()
    return shared


def _register(tmp_path: Path, folder: int, owner: int, group: int, mode: int) -> Path:
    """The shipped register in such a folder, of that owner and group."""
    shared = _shared(tmp_path)
    register = shared / "commitments.toml"
    register.write_bytes(SHIPPED.read_bytes())
    os.chown(register, owner, group)
    register.chmod(mode)
    shared.chmod(folder)
    return register


def _as_user(
    user: int, folder: Path, *words: str, mask: str = "022"
) -> subprocess.CompletedProcess[str]:
    home = folder.parent / f"home{user}"
    home.mkdir(exist_ok=True)
    os.chown(home, user, user)
    # To read the interpreter below /root is all that this user may beyond their own rights.
    reads = ["--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"]
    who = ["--reuid", str(user), "--regid", str(user), "--groups", str(GROUP)]
    if words[0] == "laocoop":
        words = (sys.executable, "-m", *words)
    return subprocess.run(
        ["setpriv", *who, *reads, "sh", "-c", f'umask {mask}; exec "$@"', "sh", *words],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LAOCOOP_PARTY": "VN",
            **PYTHON,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.system
@pytest.mark.parametrize(
    ("mask", "setgid", "old_lock"), [*product(("022", "077", "002"), (True, False), (False, True))]
)
@pytest.mark.sampled(5)
def test_two_users_of_a_group_write_to_one_register(
    mask: str, setgid: bool, old_lock: bool, tmp_path: Path
) -> None:
    needs("root", "setpriv")
    shared = _shared(tmp_path)
    os.chown(shared, 0, GROUP)
    shared.chmod(0o2770 if setgid else 0o770)
    register = shared / "commitments.toml"
    register.write_bytes(SHIPPED.read_bytes())
    os.chown(register, 0, GROUP)
    register.chmod(0o660)

    if old_lock:  # of a version that gave it no rights: its owner mends it by writing once
        lock = shared / ".commitments.toml.lock"
        lock.touch()
        os.chown(lock, FIRST, FIRST)
        lock.chmod(0o644)
    for number, user in enumerate((FIRST, SECOND, FIRST, SECOND)):
        done = _as_user(user, shared, "laocoop", "note", "MOU-1", f"note {number}", mask=mask)
        assert (done.returncode, done.stderr) == (0, "")
    assert [u.note.en for u in read_register(register).updates[-4:]] == [
        f"note {number}" for number in range(4)
    ]
    status = register.stat()
    assert (status.st_gid, stat.S_IMODE(status.st_mode)) == (GROUP, 0o660)


@pytest.mark.system
def test_a_lock_of_anothers_names_the_remedy_and_the_remedy_works(tmp_path: Path) -> None:
    needs("root", "setpriv")
    register = _register(tmp_path, folder=0o777, owner=0, group=0, mode=0o666)
    shared = register.parent
    lock = shared / ".commitments.toml.lock"
    lock.touch()
    lock.chmod(0o600)

    def note() -> subprocess.CompletedProcess[str]:
        return _as_user(FIRST, shared, "laocoop", "note", "MOU-1", "x")

    refused = note()
    assert refused.returncode == 6 and str(lock) in refused.stderr
    lock.unlink()
    assert note().returncode == 0


@pytest.mark.system
def test_access_lists_are_kept(register: Path, run: Run) -> None:
    needs("setfacl")
    done = subprocess.run(["setfacl", "-m", "u:5001:rw,g:4242:r", str(register)], check=False)
    if done.returncode:
        pytest.skip("no access lists on this file system")
    before = os.getxattr(register, "system.posix_acl_access")
    assert run("note", "MOU-1", "x").status == 0
    lock = register.with_name(".commitments.toml.lock")
    for path in (register, lock):
        assert os.getxattr(path, "system.posix_acl_access") == before
    subprocess.run(["setfacl", "-b", str(register)], check=True)
    subprocess.run(["setfacl", "-d", "-m", "u:5001:rw", str(register.parent)], check=True)
    assert run("note", "MOU-1", "y").status == 0  # what the folder hands down is not let in
    assert "system.posix_acl_access" not in os.listxattr(register)


@pytest.mark.system
def test_who_owned_it_is_not_shut_out_unseen_and_the_remedy_lets_them_in(tmp_path: Path) -> None:
    needs("root", "setpriv", "setfacl")
    register = _register(tmp_path, folder=0o777, owner=FIRST, group=FIRST, mode=0o600)
    shared = register.parent
    subprocess.run(["setfacl", "-m", f"u:{SECOND}:rw", str(register)], check=True)

    def note(user: int) -> str:
        done = _as_user(user, shared, "laocoop", "note", "MOU-1", "x")
        assert done.returncode == 0, done.stderr
        return done.stderr

    told = note(SECOND)
    assert f"{FIRST}, whose it was, may not write to it any more" in told
    remedy = shlex.split(told.partition("Let them in again: ")[2])
    assert remedy[0] == "setfacl"
    assert _as_user(SECOND, shared, *remedy).returncode == 0
    assert [note(user) for user in (FIRST, SECOND, FIRST)] == ["", "", ""]
    assert len(read_register(register).updates) == len(read_register(SHIPPED).updates) + 4


def _list_of(*entries: tuple[int, int, int]) -> bytes:
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


@pytest.mark.parametrize(
    ("mode", "group", "acl", "lets"),
    [
        (0o600, 7, b"", False),
        (0o666, 7, b"", True),
        (0o664, 7, b"", False),
        (0o660, 42, b"", True),
        (0o606, 42, b"", False),  # the group's part binds its members
        (0o660, 7, _list_of((1, 6, 0), (2, 6, 5001), (4, 0, 0), (16, 6, 0), (32, 0, 0)), True),
        (0o640, 7, _list_of((1, 6, 0), (2, 6, 5001), (4, 0, 0), (16, 4, 0), (32, 0, 0)), False),
        (0o666, 7, _list_of((1, 6, 0), (2, 4, 5001), (4, 6, 0), (16, 6, 0), (32, 6, 0)), False),
        (0o660, 7, _list_of((1, 6, 0), (4, 0, 0), (8, 6, 42), (16, 6, 0), (32, 0, 0)), True),
        (0o660, 42, _list_of((1, 6, 0), (4, 0, 0), (8, 6, 43), (16, 6, 0), (32, 6, 0)), False),
    ],
)
def test_whom_rights_let(
    mode: int, group: int, acl: bytes, lets: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "_groups_of", lambda _user: [42])
    assert Rights(mode, 5002, group, acl).lets(5001) == lets
    assert Rights(mode, 5001, group, acl).lets(5001)


def test_of_a_user_whom_the_system_does_not_know_the_best_is_thought() -> None:
    nobody = 7_654_321
    assert Rights(0o660, 5002, 42).lets(nobody)
    assert not Rights(0o600, 5002, 42).lets(nobody)
    assert not Rights(0o640, 5002, 42).lets(nobody)


@pytest.mark.parametrize("error", [PermissionError(1, "no"), OSError(22, "no"), OSError(5, "no")])
@pytest.mark.parametrize("refused", ["fchmod", "fchown", "both"])
def test_a_file_system_that_refuses_rights_stops_no_write(
    error: OSError, refused: str, register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    for name in ("fchmod", "fchown") if refused == "both" else (refused,):
        monkeypatch.setattr(os, name, refuse)
    for mode_before in (0o644, 0o600):
        register.chmod(mode_before)
        result = run("note", "MOU-1", "x")
        assert result.status == 0
        assert ("Not the same people" in result.err) == (mode(register) != mode_before)
        assert read_register(register).updates[-1].note.en == "x"


def test_what_is_right_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.touch(0o600)
    before = rights_of(str(path))
    assert before is not None
    for name in ("fchmod", "fchown"):
        monkeypatch.setattr(os, name, lambda *_: pytest.fail("was asked for"))
    descriptor = os.open(path, os.O_RDWR)
    give(descriptor, before, owner=True)
    os.close(descriptor)


def test_a_group_that_cannot_be_given_gets_what_everybody_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchown", refuse)
    for wanted, given in ((0o660, 0o600), (0o664, 0o644), (0o666, 0o666), (0o640, 0o600)):
        path = tmp_path / f"{wanted:o}"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        give(descriptor, Rights(wanted, os.geteuid(), os.getegid() + 1))
        os.close(descriptor)
        assert mode(path) == given


@pytest.mark.system
def test_a_register_that_was_for_reading_alone_can_be_written_again(tmp_path: Path) -> None:
    needs("root", "setpriv")
    register = _register(tmp_path, folder=0o755, owner=FIRST, group=FIRST, mode=0o444)
    shared = register.parent
    os.chown(shared, FIRST, FIRST)
    lock = shared / ".commitments.toml.lock"
    for has_lock in (False, True):
        register.chmod(0o444)
        refused = _as_user(FIRST, shared, "laocoop", "note", "MOU-1", "x")
        assert refused.returncode == 6 and "no permission" in refused.stderr
        assert not lock.exists() or has_lock
        lock.touch(0o444)  # as an earlier version left it
        os.chown(lock, FIRST, FIRST)
        lock.chmod(0o444)
        register.chmod(0o644)
        done = _as_user(FIRST, shared, "laocoop", "note", "MOU-1", "x")
        assert (done.returncode, done.stderr) == (0, "")
        assert mode(lock) == 0o644


@pytest.mark.system
@pytest.mark.parametrize("wanted", [0o600, 0o644])
def test_a_write_of_root_leaves_the_owner_the_lock(wanted: int, tmp_path: Path) -> None:
    needs("root", "setpriv")
    register = _register(tmp_path, folder=0o755, owner=FIRST, group=FIRST, mode=wanted)
    shared = register.parent
    os.chown(shared, FIRST, FIRST)
    for user in (0, FIRST, 0, FIRST):
        done = _as_user(user, shared, "laocoop", "note", "MOU-1", "x")
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("text", ["precious", " a list of things\n", "x" * 5000])
def test_a_plain_file_in_the_locks_place_is_not_overwritten(
    text: str, register: Path, run: Run
) -> None:
    lock = register.with_name(".commitments.toml.lock")
    lock.write_text(text)
    before = register.read_bytes()
    result = run("note", "MOU-1", "x")
    assert result.status == 6 and str(lock) in result.err
    assert (lock.read_text(), register.read_bytes()) == (text, before)
    lock.write_text(" old-machine, process 12345")  # of one that died
    assert run("note", "MOU-1", "x").status == 0


def test_a_lock_that_cannot_be_closed_well_is_no_failure_of_the_write(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = os.close

    def fails(descriptor: int) -> None:
        try:
            is_lock = Path(f"/proc/self/fd/{descriptor}").readlink().suffix == ".lock"
        except OSError:
            is_lock = False
        close(descriptor)
        if is_lock:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "close", fails)
    assert run("note", "MOU-1", "x").status == 0


@pytest.mark.system
def test_a_list_lets_no_other_group_in(tmp_path: Path) -> None:
    """Who writes cannot give the register's group: the group it gets then may what everybody may."""
    needs("root", "setpriv", "setfacl")
    register = _register(tmp_path, folder=0o777, owner=FIRST, group=4343, mode=0o660)
    shared = register.parent
    subprocess.run(["setfacl", "-m", f"u:{SECOND}:rw", str(register)], check=True)
    assert _as_user(SECOND, shared, "laocoop", "note", "MOU-1", "x").returncode == 0
    home = tmp_path / f"home{SECOND}"
    made = [path for path in home.rglob("*") if path.is_file()]
    assert len(made) >= 3
    for path in [register, shared / ".commitments.toml.lock", *made]:
        given = rights.rights_of(str(path))
        assert given is not None and given.group == SECOND
        assert rights._groups_part(given.mode, given.acl) & 6 == 0, path
        assert not given.lets(5003)


@pytest.mark.parametrize("mode", [0o600, 0o660, 0o644])
def test_a_register_that_is_gone_comes_back_for_the_same_people(
    mode: int, register: Path, run: Run
) -> None:
    needs("root")
    register.chmod(mode)
    os.chown(register, -1, GROUP)
    assert run("note", "MOU-1", "x").status == 0
    register.unlink()
    assert run("--file", str(register), "restore", "2026-11-22", "--yes").status == 0
    for path in (register, register.with_name(".commitments.toml.lock")):
        held = path.stat()
        assert (held.st_mode & 0o777, held.st_gid) == (mode, GROUP), path


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o666, 0o640), (0o600, 0o644)])
def test_what_was_made_earlier_gets_the_rights_of_now(
    before: int, after: int, register: Path, run: Run, tmp_path: Path
) -> None:
    register.chmod(before)
    assert run("list").status == 0
    assert run("note", "MOU-1", "x").status == 0
    assert run("restore", "2026-11-22", "--yes").status == 0
    register.chmod(after)
    assert run("note", "MOU-1", "secret").status == 0
    data = tmp_path / "home"
    made = [path for path in data.rglob("*") if path.is_file() and "config" not in path.parts]
    assert len(made) >= 4
    for path in [register.with_name(".commitments.toml.lock"), *made]:
        assert mode(path) == after, path


@pytest.mark.system
@pytest.mark.parametrize("mask", ["022", "077"])
def test_a_folder_that_hands_down_a_list_works_for_its_group(mask: str, tmp_path: Path) -> None:
    needs("root", "setpriv", "setfacl")
    shared = _shared(tmp_path)
    shared.chmod(0o770)
    hands_down = f"d:g:{GROUP}:rwx,g:{GROUP}:rwx"
    subprocess.run(["setfacl", "-m", hands_down, str(shared)], check=True)
    assert _as_user(FIRST, shared, "laocoop", "init", mask=mask).returncode == 0
    for number, user in enumerate((SECOND, FIRST, SECOND)):
        done = _as_user(user, shared, "laocoop", "note", "MOU-1", "x", mask=mask)
        assert done.returncode == 0
        assert bool(done.stderr) == (number == 0)  # the first user's own group, which is not kept


@pytest.mark.system
def test_nothing_is_told_of_a_write_that_fails(tmp_path: Path) -> None:
    """Where everybody may make files, but nobody replace another's: who owns it is not shut out."""
    needs("root", "setpriv", "setfacl")
    register = _register(tmp_path, folder=0o1777, owner=FIRST, group=FIRST, mode=0o600)
    subprocess.run(["setfacl", "-m", f"u:{SECOND}:rw", str(register)], check=True)
    before = register.read_bytes()
    done = _as_user(SECOND, register.parent, "laocoop", "note", "MOU-1", "x")
    assert done.returncode == 6 and "Nothing was changed" in done.stderr
    assert "yours from now on" not in done.stderr
    assert register.read_bytes() == before


@pytest.mark.system
def test_where_no_list_can_be_kept_the_group_gets_no_more_than_it_had(
    register: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a list, the group's part of the mode is a bound, and no right of the group."""
    needs("setfacl")
    register.chmod(0o600)
    done = subprocess.run(["setfacl", "-m", "u:5001:rw", str(register)], check=False)
    if done.returncode:
        pytest.skip("no access lists on this file system")

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    result = run("note", "MOU-1", "x")
    assert result.status == 0 and "Not the same people" in result.err
    made = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    for path in [register, register.with_name(".commitments.toml.lock"), *made]:
        assert mode(path) & 0o077 == 0, path


def test_an_index_that_cannot_be_made_is_told(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert register.stat().st_size > 32 * 1024
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nothing")
    result = run("note", "MOU-1", "x")
    assert result.status == 0 and "index" in result.err


def test_decisions_on_documents_become_as_private_as_the_register(
    register: Path, run: Run, tmp_path: Path
) -> None:
    Path("m.txt").write_text("1. The two sides agreed to exchange experts in 2027.\n")
    register.chmod(0o644)
    load = ["-i", "M10", "--signed", "12/11/2025", "--yes", "-p", "VN"]
    assert run("load", "m.txt", *load).status == 0
    (kept,) = tmp_path.rglob("loads/*.json")
    register.chmod(0o600)
    assert run("note", "MOU-1", "x", "-p", "VN").status == 0
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.system
@pytest.mark.parametrize(("mask", "setgid"), [*product(("022", "027", "077"), (True, False))])
@pytest.mark.parametrize("has_register", [True, False])
@pytest.mark.sampled(5)
def test_two_users_of_a_group_let_copies_meet(
    mask: str, setgid: bool, has_register: bool, tmp_path: Path
) -> None:
    """What git makes has the maker's own group, and what names the driver had the umask's rights: the second user could
    report, and never send it out.
    """
    needs("root", "setpriv", "git")
    shared = _shared(tmp_path)
    hub = tmp_path / "hub"
    hub.mkdir()
    for folder in (shared, hub):
        os.chown(folder, 0, GROUP)
        folder.chmod(0o2770 if setgid else 0o770)
    register = shared / "commitments.toml"
    if has_register:
        register.write_bytes(SHIPPED.read_bytes())
        os.chown(register, 0, GROUP)
        register.chmod(0o660)
    else:
        assert _as_user(FIRST, shared, "laocoop", "init", mask=mask).returncode == 0
    words = ("laocoop", "sync", "--setup", str(hub))
    assert _as_user(FIRST, shared, *words, mask=mask).returncode == 0
    for number, user in enumerate((SECOND, FIRST, SECOND)):
        done = _as_user(user, shared, "laocoop", "note", "MOU-1", f"note {number}", mask=mask)
        assert (done.returncode, done.stderr) == (0, "")
        for line in ("sync", "git-setup"):
            done = _as_user(user, shared, "laocoop", line, mask=mask)
            assert done.returncode == 0, done.stderr
    for path in [*shared.rglob("*"), *hub.rglob("*")]:
        assert path.stat().st_gid == GROUP, path


@pytest.mark.system
@pytest.mark.parametrize(("owner", "mode"), [(FIRST, 0o444), (SECOND, 0o440)])
def test_a_register_for_reading_only_is_exported(owner: int, mode: int, tmp_path: Path) -> None:
    """The database had the register's rights before anything stood in it, so that nobody could write to it."""
    needs("root", "setpriv")
    register = _register(tmp_path, 0o777, owner, GROUP, mode)
    done = _as_user(FIRST, register.parent, "laocoop", "export", "x.sqlite")
    assert done.returncode == 0, done.stderr
    assert (register.parent / "x.sqlite").stat().st_mode & 0o777 == mode | 0o600
