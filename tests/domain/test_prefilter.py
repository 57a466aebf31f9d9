"""The first look for a word never misses what the careful one finds."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import SHIPPED
from laocoop.domain.moment import Moment
from laocoop.domain.records import APART
from laocoop.domain.replay import replay
from laocoop.domain.search.folding import compose, fold
from laocoop.domain.search.texts import Word, having, speaking, speaks_of, words
from laocoop.storage.examine import parse

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
LAO = "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮະາຳິີຶືຸູັົຽໍເແໂໃໄ່້໊໋ໜໝ"
OTHERS = " \n\t-.,()0159ßſK\u200b\u00ad\ufeff\u0301\u0323ǰẖŉﬁİıẞéñç"
LETTERS = st.sampled_from(VIETNAMESE + LAO + OTHERS)
FORMS = ["NFC", "NFD"]
REGISTER = parse(SHIPPED.read_bytes(), "x")
WORDS_SEEN = sorted(
    {
        word
        for it in REGISTER.commitments.values()
        for text in (*it.title.each(), it.id, *(cite.anchor for cite in it.cites))
        for word in (text, *text.split())
        if word
    }
    | {word for theme in REGISTER.themes.values() for word in theme.name.each()}
    | {it.place for it in REGISTER.instruments.values() if it.place}
)


def carefully(word: Word, text: str) -> bool:
    return bool(word.pattern.search(compose(text) if word.exact else fold(text)))


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
            assert word.is_in(text) == carefully(word, text), (word.text, text)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(("di", "cư", "đi", "Di\u200b", "cứu", "\u0301", "ê", "мир"))),
        max_size=8,
    ),
    st.sets(st.integers(0, 7)),
    st.sampled_from(("di cư", "di cu", "di", "ư", "ê", "мир")),
)
def test_texts_that_run_on_are_told_apart(
    texts: list[list[str]], known: set[int], asked: str
) -> None:
    (word,) = words([asked])
    said = [" ".join(parts) for parts in texts]
    ids = [str(number) for number in range(len(said))]
    passed_over = {str(number) for number in known}
    wanted = [i for i, text in zip(ids, said, strict=True) if carefully(word, text)]
    found = having(word, ids, APART.join(said), passed_over)
    assert found == [ident for ident in wanted if ident not in passed_over]


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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS_SEEN), min_size=1, max_size=3), st.booleans())
def test_what_is_told_at_once_is_what_is_told_one_by_one(asked: list[str], folded: bool) -> None:
    """`speaking` says of many, quickly, what `speaks_of` says of each with its reports."""
    looked_for = words([fold(text) if folded else text for text in asked])
    standings = replay(REGISTER, Moment.at(date.max))
    units = REGISTER.names_of_units()
    found = {ident for ident, it in standings.items() if speaks_of(REGISTER, units, it, looked_for)}
    told = speaking(REGISTER, standings.commitments, looked_for)
    assert told.certain <= found <= told.possible
    silent = {ident for ident, it in standings.items() if not it.updates and not it.lead}
    assert found & silent == told.certain & silent
