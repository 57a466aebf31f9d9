from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, read_register
from laocoop.reports.formats.plain import width as plain_width
from laocoop.terminal.wrap import pieces, width, wrap

LAO = [c.title.lo for c in read_register(SHIPPED).commitments.values()]
LEADING = tuple("ເແໂໃໄ")
LEANING = tuple("ະາຳຽໆັິີຶືຸູົຼ່້໊໋໌ໍ")

texts = st.text(alphabet="ກຂຄງຈສຊຍດຕຖທນບປຜພຟມຢຣລວຫອຮໜໝເແໂໃໄະາຳຽັິີຶືຸູົຼ່້໊໋ໍໆ abc,()đếễ 12-" + "字ｗ")


@given(texts, st.integers(4, 60))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, limit: int) -> None:
    lines = wrap(text, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest_piece = max([width(piece) for piece in pieces(text)], default=0)
    assert max(map(width, lines)) <= max(limit, longest_piece)


@given(st.sampled_from(LAO), st.integers(12, 60))
def test_lao_lines_break_between_syllables(text: str, limit: int) -> None:
    for line in wrap(text, limit):
        assert not line.startswith(LEANING) and not line.endswith(LEADING)


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("ການຄຸ້ມຄອງແຮງງານເຄື່ອນຍ້າຍ", "ການ ຄຸ້ມ ຄອງ ແຮງ ງານ ເຄື່ອນ ຍ້າຍ"),
        ("ຫວຽດນາມ", "ຫວຽດ ນາມ"),
        ("ຄວາມຮັບຜິດຊອບ", "ຄວາມ ຮັບ ຜິດ ຊອບ"),
        ("ຮ່ວມມືດ້ານການສະໜອງ", "ຮ່ວມ ມື ດ້ານ ການ ສະ ໜອງ"),
        ("ກຳນົດຂົງເຂດບູລິມະສິດ", "ກຳ ນົດ ຂົງ ເຂດ ບູ ລິ ມະ ສິດ"),
    ],
)
def test_syllables(text: str, syllables: str) -> None:
    assert pieces(text) == syllables.split()


def test_words_are_kept_whole_where_they_fit() -> None:
    assert wrap("Quản lý lao động di cư", 10) == ["Quản lý", "lao động", "di cư"]


def test_an_address_is_broken_but_not_cut() -> None:
    address = "https://example.org/" + "a-long-path/" * 10
    assert "".join(wrap(address, 40)) == address


@given(st.text(alphabet=st.characters(categories=["L", "Mn", "N", "P", "Zs"]), max_size=30))
def test_plain_text_measures_like_the_terminal_for_our_scripts(text: str) -> None:
    ours = re.sub("[^\u0020-\u024f\u0300-\u036f\u0e80-\u0eff\u1e00-\u1eff]", "", text)
    # SARA AM takes a cell in some terminals and tables of widths, none in others.
    ours = ours.replace("\u0eb3", "")
    assert plain_width(ours) == width(ours)
