from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.search.folding import compose, fold
from laocoop.domain.search.texts import words


def finds(asked: str, text: str) -> bool:
    return all(word.is_in(text) for word in words(asked.split()))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("dao tao", "Đào tạo cán bộ"),
        ("Đào", "đào tạo"),
        ("ĐÀO TẠO", "đào tạo"),
        (unicodedata.normalize("NFD", "đào tạo"), "Đào tạo"),
        ("đào", unicodedata.normalize("NFD", "Đào tạo")),
        ("thoả thuận", "Thỏa thuận"),
        ("thỏa", "thoả thuận"),
        ("hoà", "hòa bình"),
        ("thuý", "Thúy"),
        ("train", "Training of officials"),
        ("ແຮງງານ", "ການຄຸ້ມຄອງແຮງງານເຄື່ອນຍ້າຍ"),
        ("ຄ\u0ecd\u0eb2ໝັ້ນ", "ຄ\u0eb3ໝັ້ນ"),
        ("ນ\u0ecd\u0ec9\u0eb2", "ນ\u0ec9\u0eb3"),
        ("MOU-1", "MOU-1"),
    ],
)
def test_found(asked: str, text: str) -> None:
    assert finds(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Lào", "lao động"),  # with diacritics, only so
        ("đào", "dao"),
        ("rain", "training"),  # in the middle of a word
        ("ແຮງງານ", "ການແຮງດານ"),
        ("ກ່າ", "ກາ"),  # Lao tone marks spell, they are no decoration
    ],
)
def test_not_found(asked: str, text: str) -> None:
    assert not finds(asked, text)


def test_words_in_a_row() -> None:
    (phrase,) = words(["bảo  hiểm"])
    assert phrase.is_in("Bảo hiểm xã hội")
    assert not phrase.is_in("bảo trợ, hiểm")


@given(st.text())
def test_folding_does_not_depend_on_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert compose(unicodedata.normalize("NFD", text)) == compose(
        unicodedata.normalize("NFC", text)
    )


@given(st.text(alphabet="aoueăâêôơưđkhtn ", min_size=1).filter(str.strip))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert finds(text, text)
    assert finds(fold(text), text)
