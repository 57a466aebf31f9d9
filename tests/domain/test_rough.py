"""The first look for a word never misses what the careful one finds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laocoop.domain.folding import compose, fold
from laocoop.domain.search import Word, words

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
LAO = "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮະາຳິີຶືຸູັົຽໍເແໂໃໄ່້໊໋ໜໝ"
OTHERS = " \n\t-.,()0159ßſK\u200b\u00ad\ufeff\u0301\u0323ǰẖŉﬁİıẞéñç"
LETTERS = st.sampled_from(VIETNAMESE + LAO + OTHERS)
FORMS = ["NFC", "NFD"]


def carefully(word: Word, text: str) -> bool:
    return word.is_in(compose(text), fold(text))


@settings(max_examples=1000, deadline=None)
@given(
    st.text(LETTERS, min_size=1, max_size=6),
    st.text(LETTERS, max_size=10),
    st.text(LETTERS, max_size=10),
    st.sampled_from(FORMS),
    st.sampled_from(FORMS),
    st.booleans(),
)
@example("hoà", "", "", "NFC", "NFD", True)
@example("ນໍ່າ", "", "", "NFC", "NFC", False)
def test_nothing_is_missed(
    asked: str, before: str, after: str, one: str, other: str, upper: bool
) -> None:
    form: dict[str, str] = {"query": one, "text": other}
    text = f"{before} {asked.upper() if upper else asked}{after}"
    text = unicodedata.normalize(form["text"], text)  # type: ignore[arg-type]
    for typed in (asked, fold(asked)):
        for word in words([unicodedata.normalize(form["query"], typed)]):  # type: ignore[arg-type]
            if carefully(word, text):
                assert not word.certainly_not_in(text), (word.text, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [("dao tao", "Đào  tạo"), ("hòa bình", "hoà bình"), ("ນໍ້າ", "ນ້ຳ"), ("strasse", "Straße")],
)
def test_other_spellings_are_found(asked: str, text: str) -> None:
    (word,) = words([asked])
    assert carefully(word, text)
    assert not word.certainly_not_in(text)


def test_it_spares_most_of_the_folding() -> None:
    (word,) = words(["dao tao"])
    assert word.certainly_not_in("Bảo hiểm xã hội · ປະກັນສັງຄົມ · social insurance")
