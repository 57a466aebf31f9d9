"""Vietnamese before Unicode: what is converted reads as it was meant, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.minutes.source.document import decoded
from laocoop.minutes.source.old_fonts import _TCVN3, _VNI, code_of, from_tcvn3, from_vni, in_unicode

TEXT = "Hai Bên sẽ phối hợp đào tạo cán bộ ngành lao động và cử chuyên gia trước ngày 30 tháng 6 năm 2027."
TO_TCVN3 = str.maketrans({letter: old for old, letter in _TCVN3.items()})
TO_VNI = {letter: old for old, letter in reversed(_VNI.items())}


def in_vni(text: str) -> str:
    return "".join(TO_VNI.get(char, char) for char in text)


@pytest.mark.parametrize(
    ("old", "code"), [(TEXT.translate(TO_TCVN3), "TCVN3"), (in_vni(TEXT), "VNI")]
)
def test_the_code_is_told_by_how_the_text_reads(old: str, code: str) -> None:
    assert code_of(old) == code and in_unicode(old, code) == TEXT
    assert decoded(old.encode("latin-1")) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "The two Sides agreed to cooperate on training.",
        "Parterna enades om att stärka samarbetet på arbetsmarknaden före den 15 maj 2027.",
        "Les deux Parties sont convenues de coopérer dans le domaine de la santé.",
        "ສອງຝ່າຍຕົກລົງຮ່ວມມືກັນ.",
        "",
        "123 456",
    ],
)
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert code_of(text) == "" and in_unicode(text, code_of(text)) == text


@given(st.text(alphabet=[*_TCVN3.values(), *"bcdghklmnpqrstvx "], max_size=60))
def test_each_letter_comes_back(text: str) -> None:
    assert from_tcvn3(text.translate(TO_TCVN3)) == text


@given(st.lists(st.sampled_from([*_VNI.values(), " "]), max_size=30))
def test_each_letter_of_vni_comes_back(letters: list[str]) -> None:
    text = " ".join(letters)  # a letter and a mark of the next would be another letter
    assert from_vni(in_vni(text)) == text


def test_a_file_of_bytes_is_read(tmp_path: Path) -> None:
    assert decoded(TEXT.encode()) == TEXT
