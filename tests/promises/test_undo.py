"""Undo of any command restores every derived value."""

from __future__ import annotations

import io
import tempfile
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOON, SHIPPED, Run, read_register
from laocoop.cli.app import main
from laocoop.domain.moment import Moment
from laocoop.domain.replay import replay

IDS = ["MOU-1", "MOU-2", "M9-6"]
commands = st.one_of(
    st.tuples(
        st.sampled_from(["done", "start", "suspend", "withdraw"]),
        st.sampled_from(IDS),
        st.sampled_from([["--party", "LA"], ["--party", "all", "--on", "2026-05-01"]]),
    ).map(lambda parts: [parts[0], parts[1], *parts[2]]),
    st.tuples(st.sampled_from(IDS), st.sampled_from(["2027-01-31", "2026-06-30"])).map(
        lambda parts: ["update", parts[0], "--due", parts[1], "--lead", "Vụ", "--party", "LA"]
    ),
    st.sampled_from(IDS).map(lambda ident: ["add", "x", "-u", ident, "-p", "LA"]),
    st.sampled_from(IDS).map(lambda ident: ["note", ident, "words", "--party", "all"]),
    st.just(["start", *IDS, "--party", "all"]),
    st.just(["dispute", "M7-8", "--party", "VN", "--note", "x"]),
    st.just(["confirm", "M7-8", "--party", "VN"]),
    st.just(["update", "-i", "MOU", "--value", "3", "--yes", "--party", "all"]),
)


def derived(path: Path) -> object:
    return replay(read_register(path), Moment(date.max, date.max))


@settings(max_examples=15, deadline=None)
@given(st.lists(commands, min_size=1, max_size=4))
def test_undo_restores_every_derived_value(story: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "commitments.toml"
        path.write_bytes(SHIPPED.read_bytes())

        def run(*words: str) -> None:
            with redirect_stdout(io.StringIO()):
                assert main(["--file", str(path), *words], clock=lambda: NOON) == 0

        states = [derived(path)]
        for command in story:
            run(*command)
            states.append(derived(path))
        for state in reversed(states[:-1]):
            run("undo", "--yes")
            assert derived(path) == state


def test_the_other_sides_word_is_asked_about_though_one_person_wrote_it(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two officers may have one login name."""
    monkeypatch.setenv("LAOCOOP_PARTY", "LA")
    run("done", "MOU-1", "-e", "x")
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    before = register.read_bytes()
    assert run("undo").status == 7 and register.read_bytes() == before
    monkeypatch.setenv("LAOCOOP_PARTY", "LA")
    assert run("undo").status == 0
