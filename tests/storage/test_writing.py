"""A write keeps every earlier byte of the file, and its mode, symlink and line endings."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run, read_register
from laocoop.errors import WriteError
from laocoop.storage import atomic
from laocoop.storage.create import create
from laocoop.storage.toml.blocks import block

pytestmark = pytest.mark.usefixtures("for_viet_nam")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
values = st.recursive(
    texts
    | st.integers(-(2**53), 2**53)
    | st.booleans()
    | st.dates(date(1900, 1, 1))
    | st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    )
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(texts, values, max_size=5), st.dictionaries(texts, values, max_size=5))
def test_blocks_read_back_as_toml_1_0(first: dict[str, object], second: dict[str, object]) -> None:
    text = "schema = 1\n" + block("update", first) + block("update", second)
    assert tomllib.loads(text)["update"] == [first, second]


COMMANDS = [
    ["start", "MOU-1", "--note", 'Họp "nhóm" \\ kỹ thuật\nlần 1'],
    ["done", "MOU-2", "--evidence", "https://example.org/a b"],
    ["note", "M9-1", "ກອງປະຊຸມ"],
    ["update", "M9-6", "-p", "LA", "--due", "2028-03-31", "--lead", "ກົມແຜນການ"],
    ["add", "Họp kỹ thuật", "--under", "MOU-1", "--party", "VN", "--target", "50 cán bộ"],
    ["update", "-i", "MOU", "--status", "not_started", "--yes"],
    ["undo"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
@pytest.mark.parametrize("shape", ["plain", "crlf", "mark", "no last line end", "remark at end"])
def test_every_earlier_byte_stays(command: list[str], shape: str, register: Path, run: Run) -> None:
    data = register.read_bytes()
    shapes = {
        "plain": data,
        "crlf": data.replace(b"\n", b"\r\n"),
        "mark": b"\xef\xbb\xbf" + data,
        "no last line end": data.rstrip(b"\n"),
        "remark at end": data + b"# the end, without a line end",
    }
    register.write_bytes(shapes[shape])
    register.chmod(0o664)
    run("start", "MOU-3")
    before = register.read_bytes()
    result = run(*command)
    after = register.read_bytes()
    assert result.status == 0, result.err
    assert after.startswith(before) and len(after) > len(before)
    assert stat.S_IMODE(register.stat().st_mode) == 0o664
    if shape == "crlf":
        assert after.count(b"\n") == after.count(b"\r\n")
    else:
        assert b"\r" not in after
    tomllib.loads(after.decode("utf-8-sig"))
    assert read_register(register)


def test_a_symlink_stays_one(register: Path, tmp_path: Path, run: Run) -> None:
    real = tmp_path / "shared" / "real.toml"
    real.parent.mkdir()
    register.rename(real)
    register.symlink_to(real)
    assert run("start", "MOU-1").status == 0
    assert register.is_symlink()
    assert read_register(real).updates[-1].commitment == "MOU-1"


def test_dry_run_writes_nothing_and_shows_what_would_stand(register: Path, run: Run) -> None:
    before = register.read_bytes()
    for command in COMMANDS[:-1]:
        result = run(*command, "--dry-run")
        assert result.status == 0, result.err
        assert register.read_bytes() == before
        tomllib.loads(before.decode() + "\n" + result.out)
    assert sorted(os.listdir(register.parent)) == ["commitments.toml"]  # noqa: PTH208


def test_first_write_makes_the_users_own_copy(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "home" / "data" / "laocoop" / "commitments.toml"
    assert run("list").status == 0 and not own.exists()
    result = run("start", "MOU-1")
    assert result.status == 0 and str(own) in result.out
    assert read_register(own).updates[-1].status is not None
    second = run("start", "MOU-2")
    assert str(own) not in second.out
    assert len(read_register(own).updates) == 12


def test_a_refused_first_write_makes_no_copy(run: Run, tmp_path: Path) -> None:
    assert run("done", "MOU-99").status == 4
    assert run("done", "M9-6", "--party", "VN").status == 5
    assert not (tmp_path / "home" / "data").exists()


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
def test_a_full_disk_changes_nothing(
    step: str, register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = register.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    elif step == "replace":
        monkeypatch.setattr(os, "replace", full)
    else:
        monkeypatch.setattr(atomic, "new_beside", full)
    result = run("start", "MOU-1")
    assert (result.status, result.out) == (6, "")
    assert "No space left on device. Nothing was changed." in result.err
    monkeypatch.undo()
    assert register.read_bytes() == before
    assert not list(register.parent.glob(".*.new"))


def test_a_disk_that_is_really_full(register: Path) -> None:
    """The system lets no file grow beyond what the register has now."""
    resource = pytest.importorskip("resource")
    before = register.read_bytes()
    limit = len(before) - 1000

    def no_more() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-m", "laocoop", "start", "MOU-1"],
        capture_output=True,
        encoding="utf-8",
        preexec_fn=no_more,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (6, "")
    assert "Nothing was changed." in done.stderr
    assert register.read_bytes() == before
    assert not list(register.parent.glob(".*.new"))


def test_a_register_that_cannot_be_appended_to_is_left_alone(register: Path, run: Run) -> None:
    head = register.read_text(encoding="utf-8").split("[[update]]")[0]
    inline = head.replace("schema = 2\n", "schema = 2\nupdate = []\n", 1)
    register.write_text(inline, encoding="utf-8")
    assert run("list").status == 0
    result = run("start", "MOU-1")
    assert result.status == 6 and "[[update]]" in result.err
    assert register.read_text(encoding="utf-8") == inline


def test_output_never_goes_over_the_register(register: Path, run: Run) -> None:
    before = register.read_bytes()
    result = run("list", "--output", "commitments.toml")
    assert result.status == 6 and register.read_bytes() == before


def test_create_never_goes_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("mine")
    with pytest.raises(WriteError):
        create(path, b"schema = 1")
    assert path.read_text() == "mine"
