"""The index of a large register: its loss, damage or age is never seen in an answer."""

from __future__ import annotations

import os
import random
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOON, SHIPPED, Run, spawn
from laocoop.domain.model import Register
from laocoop.storage import append, read
from laocoop.storage.cache import index, make
from laocoop.storage.cache.columns import Kept, freeze
from laocoop.storage.examine import examine, parse
from laocoop.storage.locate import cache_folder
from laocoop.storage.schema.kinds import records_of

pytestmark = pytest.mark.usefixtures("for_viet_nam")


@pytest.fixture(autouse=True)
def _every_register_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGE", 1)
    monkeypatch.setattr(append, "LARGE", 1)
    monkeypatch.setattr(make, "RECORDS_A_PART", 7)


def read_whole(path: Path) -> Register | None:
    """What the file says, by another way than that which is tested."""
    return examine(path.read_bytes(), str(path), first_only=True).register


def never(*_: object) -> None:
    raise AssertionError("read anew, though the index knew it")


def test_records_survive_being_frozen() -> None:
    for kind, records in records_of(parse(SHIPPED.read_bytes(), "x")).items():
        kept = Kept(kind)
        everything = [*records.values()]
        for some in (everything[:5], everything[5:]):
            if some:
                kept.add(freeze(kind, some))
        assert kept.all() == tuple(everything)
        assert [kept[ident] for ident in records] == everything
        assert [*kept] == [*records]
        assert len(kept) == len(records)
        for key in type(everything[0])._fields if everything else ():
            assert kept.column(key) == [getattr(record, key) for record in everything]


def test_the_index_says_what_the_file_says(register: Path) -> None:
    first, second = read.read(register), read.read(register)
    assert first.register == second.register == read_whole(register)
    assert index.known(str(register)) is not None
    assert first.digest == second.digest == sha256(register.read_bytes()).hexdigest()


def test_what_is_written_goes_into_the_index(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    with monkeypatch.context() as patch:
        patch.setattr(make, "read_and_keep", never)
        patch.setattr(append, "parse", never)
        for words in (
            "done MOU-1 --evidence https://example.org/report",
            "update MOU-2 MOU-3 --status in_progress --note Bắt-đầu --due 2027-06-30",
            "add Lớp-học --under MOU-3 --party VN",
            "event SOM26 Họp --on 2026-11-20",
            "confirm MOU-1 --party LA",
            "undo --yes",
            "undo --yes",
        ):
            result = run(*words.split())
            assert result.status == 0, result.err
            found = index.known(str(register))
            assert found is not None and not found.tail
            assert found.register == read_whole(register)


def test_what_others_appended_is_read_alone(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    ours = register.read_bytes()
    run("done", "MOU-1", "--evidence", "S1")
    theirs = register.read_bytes()
    register.write_bytes(ours)
    shutil.rmtree(cache_folder())
    run("list")
    register.write_bytes(theirs)  # as git pull would
    monkeypatch.setattr(make, "read_and_keep", never)
    assert '"completed"' in run("show", "MOU-1", "-f", "json").out
    assert read.read(register).register == read_whole(register)


def test_a_change_of_equal_length_and_time_is_seen(register: Path, run: Run) -> None:
    before = run("show", "MOU-1", "-f", "json").out
    times = register.stat()
    data = register.read_bytes().replace(b"MOU-2", b"MOU-9").replace(b"MOU-1", b"MOU-2")
    register.write_bytes(data.replace(b"MOU-9", b"MOU-1"))
    os.utime(register, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = run("show", "MOU-1", "-f", "json").out
    assert before != after
    assert read.read(register).register == read_whole(register)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damage_is_never_seen_in_an_answer(register: Path, seed: int) -> None:
    chance = random.Random(seed)
    read.read(register)
    path = Path(index.path_of(str(register)))
    data = bytearray(path.read_bytes())
    kind = chance.choice(["flip", "cut", "grow", "drop", "twice", "swap"])
    at = chance.randrange(len(data))
    if kind == "flip":
        data[at] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del data[at:]
    elif kind == "grow":
        data += chance.randbytes(chance.randint(1, 200))
    elif kind == "drop":
        del data[at : at + chance.randint(1, 2000)]
    elif kind == "twice":
        data[at:at] = data[at : at + 500]
    else:
        data[:200], data[200:400] = data[200:400], data[:200]
    path.write_bytes(data)
    assert read.read(register).register == read_whole(register)
    assert index.known(str(register)) is not None, "it was not made again"


def test_a_part_that_is_missing_as_a_whole_is_noticed(register: Path) -> None:
    read.read(register)
    path = Path(index.path_of(str(register)))
    with path.open("rb") as file:
        ends = [file.tell() for _ in index._parts(file)]
    for end in ends[:-1]:
        path.write_bytes(path.read_bytes()[:end])
        assert index.known(str(register)) is None
        read.read(register)


def test_two_who_add_the_same_tail_do_no_harm(register: Path, run: Run) -> None:
    run("list")
    run("done", "MOU-1", "--evidence", "S1")
    path = Path(index.path_of(str(register)))
    with path.open("rb") as file:
        ends = [len(index.HEAD), *(file.tell() for _ in index._parts(file))]
    data = path.read_bytes()
    path.write_bytes(data + data[ends[-2] :])
    assert read.read(register).register == read_whole(register)


def test_no_index_can_be_kept_and_all_works(register: Path, run: Run) -> None:
    Path(cache_folder()).parent.mkdir(parents=True)
    Path(cache_folder()).write_text("a file where the folder should be")
    assert run("list").status == 0
    assert run("done", "MOU-1", "-e", "S1").status == 0
    assert read.read(register).register == read_whole(register)


def test_registers_that_are_no_plain_blocks_keep_no_index(register: Path, run: Run) -> None:
    text = register.read_text(encoding="utf-8")
    start = text.index("[[event]]")
    inline = (text[:start] + text[text.index("[[commitment]]") :]).replace(
        "schema = 2\n", 'schema = 2\nevent = [{ id = "E1", name = "Họp" }]\n'
    )
    register.write_text(inline, encoding="utf-8")
    assert run("done", "MOU-1", "-e", "S1").status == 0
    assert not Path(index.path_of(str(register))).exists()
    assert run("check").status == 0


def test_after_many_additions_it_is_made_anew(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST_TAILS", 3)
    sizes = []
    for number in range(8):
        run("note", "MOU-1", "--note", f"{number}")
        read.read(register)
        with Path(index.path_of(str(register))).open("rb") as file:
            parts = list(index._parts(file))
        sizes.append(sum(part.before != part.digest for part in parts) - 1)
    assert max(sizes) == 3
    assert sizes.count(0) >= 1
    assert read.read(register).register == read_whole(register)


def test_deleted_at_any_moment_from_another_process(register: Path) -> None:
    first = spawn("list", "-f", "json").stdout
    shutil.rmtree(cache_folder(), ignore_errors=True)
    assert spawn("list", "-f", "json").stdout == first


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--all"),
        ("list", "--theme", "employment", "--status", "open", "-f", "json"),
        ("list", "--party", "LA", "--force", "agreed", "--overdue"),
        ("list", "--loose-ends"),
        ("list", "--as-of", "2024-01-31"),
        ("search", "đào tạo"),
        ("search", "bao hiem", "--party", "VN"),
        ("search", "MOU"),
        ("show", "MOU-1", "M9-6"),
        ("show", "MOU-3", "-f", "json"),
        ("progress", "--by", "theme"),
        ("report",),
        ("history", "-f", "json"),
        ("list", "--all", "-f", "csv"),
    ],
)
def test_every_answer_is_the_same_with_an_index_and_without(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    run("done", "MOU-1", "--evidence", "S1", "--note", "Đào tạo xong")
    run("add", "Lớp học", "--under", "MOU-3", "--party", "VN")
    assert index.known(str(register)) is not None
    kept = run(*words, now=NOON)
    monkeypatch.setattr(read, "LARGE", 1 << 40)
    anew = run(*words, now=NOON)
    assert kept.status == 0
    assert (kept.status, kept.out, kept.err) == (anew.status, anew.out, anew.err)
