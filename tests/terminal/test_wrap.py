from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import SHIPPED, read_register
from laocoop.reports.text_width import width
from laocoop.terminal.wrap import pieces, wrap

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


OUR_SCRIPTS = [(0x20, 0x7E), (0xA0, 0x36F), (0xE80, 0xEFF), (0x1E00, 0x1EFF), (0x2010, 0x2027)]
AND_SIGNS = [
    (0x2030, 0x205E),
    (0x2190, 0x21FF),
    (0x2500, 0x25FF),
    (0x3000, 0x30FF),
    (0x4E00, 0x9FFF),
]


def test_every_sign_of_our_scripts_is_as_wide_as_rich_says() -> None:
    """The soft hyphen is shown where a line breaks, and nowhere else."""
    for first, last in OUR_SCRIPTS + AND_SIGNS:
        for sign in map(chr, range(first, last + 1)):
            if unicodedata.category(sign) != "Cn" and sign != "\u00ad":
                assert width(f"a{sign}b") == cell_len(f"a{sign}b"), hex(ord(sign))


@given(texts)
def test_a_text_is_as_wide_as_rich_says(text: str) -> None:
    assert width(text) == cell_len(text)


@pytest.mark.parametrize("limit", range(8, 40))
def test_a_number_stays_with_its_sign(limit: int) -> None:
    lines = wrap("Đã hoàn thành 0 trên 15 (0,0 %), còn 13,3 % chưa báo cáo 50 %", limit)
    assert all(not line.startswith("%") and width(line) <= limit for line in lines)
    assert " ".join(lines).count(" %") == 3
