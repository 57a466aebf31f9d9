"""Lao in lines that break between words, where ICU's dictionary is installed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, Run, needs, read_register
from laocoop.reports.text_width import width
from laocoop.terminal import wrap as wrapping
from laocoop.terminal.wrap import pieces, words, wrap

pytestmark = pytest.mark.system
BY_DICTIONARY = wrapping._dictionary
LAO = [each.title.lo for each in read_register(SHIPPED).commitments.values()]


@pytest.fixture(autouse=True)
def _a_dictionary(_own_home: None, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("icu4py")
    monkeypatch.setattr(wrapping, "_dictionary", BY_DICTIONARY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ສືບຕໍ່ປະຕິບັດເນື້ອໃນຂອງກອງປະຊຸມ", "ສືບຕໍ່ ປະຕິບັດ ເນື້ອໃນ ຂອງ ກອງ ປະຊຸມ"),
        ("ປະຊຸມ, ຄວາມຮັບຜິດຊອບ", "ປະຊຸມ, ຄວາມຮັບຜິດຊອບ"),
        ("(ກອງປະຊຸມ)", "(ກອງ ປະຊຸມ)"),
    ],
)
def test_words(text: str, found: str) -> None:
    assert [word.strip() for word in words(text)] == found.split()


@pytest.mark.parametrize("title", LAO)
def test_a_line_breaks_between_words(title: str) -> None:
    """Never within one that would fit a line."""
    for limit in (20, 40, 60):
        lines = wrap(title, limit)
        assert max(map(width, lines)) <= limit
        ends = {len("".join("".join(lines[:at]).split())) for at in range(1, len(lines))}
        at, between = 0, set()
        for word in title.split():
            for part in words(word):
                at += len(part)
                between.add(at)
        assert ends <= between


def test_a_word_longer_than_the_line_breaks_between_syllables() -> None:
    assert wrap("ຄວາມຮັບຜິດຊອບ", 5) == ["ຄວາມ", "ຮັບຜິດ", "ຊອບ"]


@given(text=st.sampled_from(LAO), limit=st.integers(4, 60))
def test_nothing_is_lost(text: str, limit: int) -> None:
    longest = max(map(width, pieces(text)))
    lines = wrap(text, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(width, lines)) <= max(limit, longest)


def test_a_list_shows_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    by_words = run("--lang", "lo", "list", "--all", "-f", "table").out
    monkeypatch.setattr(wrapping, "_dictionary", lambda: None)
    by_syllables = run("--lang", "lo", "list", "--all", "-f", "table").out
    assert by_words != by_syllables
    assert "".join(by_words.split()).count("MOU-") == "".join(by_syllables.split()).count("MOU-")
