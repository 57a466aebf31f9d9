"""Read piece by piece a register is the same as read whole, and nothing wrong gets through."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import SHIPPED
from fuzz.mutate import damaged
from laocoop.domain.model import Register
from laocoop.errors import RegisterError
from laocoop.storage.cache.pieces import PIECE, NotSimple, register_from, with_tail
from laocoop.storage.examine import examine
from laocoop.storage.read import read
from laocoop.storage.toml.positions import Positions

GOOD = SHIPPED.read_bytes()
UPDATE = (
    b'\n[[update]]\nid = "aaaaaaaa"\ncommitment = "MOU-1"\non = 2026-06-30\n'
    b'recorded = 2026-11-22T10:00:00+07:00\nnote = "x"\n'
)


def register_of(data: bytes) -> Register:
    """The register that `data` holds, cut into bytes."""
    return register_from(data[at : at + 1] for at in range(len(data)))


def whole(data: bytes) -> object:
    try:
        return examine(data, "x", first_only=True).register
    except RegisterError:
        return None


def agree(data: bytes) -> bool:
    """True if it was read piece by piece; then the whole must be a register, and the same."""
    try:
        found = register_of(data)
    except NotSimple:
        return False
    assert found == whole(data)
    return True


def test_the_shipped_register_is_read_piece_by_piece() -> None:
    assert agree(GOOD)
    assert agree(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_damaged_registers_are_read_the_same_or_not_at_all(seed: int) -> None:
    agree(damaged(GOOD, random.Random(seed)))


@pytest.mark.parametrize(
    "text",
    [
        # A block that stands inside a text, inside a list, under another name, twice, by a dot.
        GOOD.replace(b'note = "From', b'note = """\n[[update]]\nid = "q"\n"""\nx = "From', 1),
        GOOD.replace(b"schema = 1", b"schema = 1\nx = [\n[[1]],\n[[2]]]", 1),
        GOOD.replace(b"schema = 1", b"schema = 1\nupdate = []", 1),
        GOOD.replace(b"schema = 1", b"schema = true", 1),
        GOOD.replace(b"schema = 1", b"schema = 1.0", 1),
        GOOD + b'\n[[updates]]\nid = "q"\n',
        GOOD + b"\n[register]\n",
        GOOD + b"\n[update]\n",
        GOOD + b"\n[update.x]\ny = 1\n",
        GOOD + b"\n[[update.x]]\ny = 1\n",
        GOOD + UPDATE + UPDATE,
        GOOD + UPDATE + b'\n[commitment.x]\ny = "1"\n',
        GOOD + UPDATE.replace(b'"MOU-1"', b'"MOU-99"'),
        GOOD + UPDATE + b"x = '''\n[[update]]\n",
    ],
)
def test_what_is_not_simple_is_left_to_the_whole(text: bytes) -> None:
    agree(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
@example(0)
def test_a_damaged_tail_is_read_the_same_or_not_at_all(seed: int) -> None:
    tail = damaged(UPDATE * 2, random.Random(seed)) if seed else UPDATE
    register = register_of(GOOD)
    try:
        found, added = with_tail(register, tail)
    except NotSimple:
        assert seed, "a sound tail was refused"
        return
    assert found == whole(GOOD + tail)
    assert sum(map(len, added.values())) == len(found.updates) - len(register.updates) or seed


@pytest.mark.parametrize(
    "tail",
    [
        b' # goes on\n[[update]]\nid = "q"',
        b'note = "x"\n' + UPDATE,
        b'\nparty = [{ id = "X" }]\n' + UPDATE,
        b'\n"party" = []\n' + UPDATE,
        b"\n[register]\n" + UPDATE,
        b"\n[update]\n",
        b"\n[update.z]\ny = 1\n",
        b"\n[[ theme ]]\nid = 'MOU'\nname = 'x'\n[theme]\n",
    ],
)
def test_a_tail_that_changes_what_stands_before_it_is_refused(tail: bytes) -> None:
    with pytest.raises(NotSimple):
        with_tail(register_of(GOOD), tail)


@pytest.mark.parametrize("begin", [b"", GOOD])
def test_what_never_comes_to_a_block_is_given_up_early(begin: bytes) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        yield begin
        while True:
            taken += PIECE
            yield b"#" * PIECE

    with pytest.raises(NotSimple):
        register_from(endless())
    assert taken < 5_000_000


def test_a_block_longer_than_any_honest_one_is_read_all_the_same(register: Path) -> None:
    long = "words of a line\n" * 300_000
    with register.open("a", encoding="utf-8") as file:
        file.write(
            "\n[[commitment]]\nid = 'X-1'\ninstrument = 'MOU'\ntitle = 'x'\nparties = ['LA']\n"
            f"words_of_a_newer_program = '''\n{long}'''\n"
        )
    assert read(register).register.commitments["X-1"].parties == ("LA",)


def test_remarks_after_a_record_are_passed_over_in_one_go() -> None:
    def takes(count: int) -> float:
        text = GOOD.decode() + "\n" + "# a remark\n" * count
        positions = Positions("x", text)
        positions.span("update", 0)  # takes the text apart
        begin = time.process_time()
        positions.span("update", len(read_whole().updates) - 1)
        return time.process_time() - begin

    assert takes(16_000) / takes(4_000) < 8


def read_whole() -> Register:
    register = whole(GOOD)
    assert isinstance(register, Register)
    return register
