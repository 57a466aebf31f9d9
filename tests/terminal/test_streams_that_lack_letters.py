"""Streams of old code pages: Vietnamese is read without its marks, of Lao it is told that it cannot be."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED
from laocoop.terminal.lacking import in_signs_of
from laocoop.terminal.wrap import width

PAGES = ["cp1252", "cp1258", "cp437", "cp874", "cp850", "ascii", "latin-1"]


def told(language: str, encoding: str, *command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "laocoop", "--lang", language, "--file", str(SHIPPED), *command],
        env=os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "100"},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", PAGES)
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_each_page_is_written_in_its_own_signs(language: str, encoding: str) -> None:
    done = told(language, encoding, "list", "-f", "table")
    assert done.returncode == 0
    text = done.stdout.decode(encoding)
    assert "MOU-1" in text
    if language == "lo":
        assert done.stderr.decode(encoding).count("has no Lao letters") == 1
        assert "--lang en" in done.stderr.decode(encoding)
    else:
        assert "?" not in text and done.stderr == b""
    assert max(map(width, text.splitlines())) <= 100


SAID = {
    "cp1258": "Việc cần thực hiện, đề nghị Bộ Nội vụ",
    "cp1252": "Viêc cân thuc hiên, dê nghi Bô Nôi vu",
    "ascii": "Viec can thuc hien, de nghi Bo Noi vu",
}


@pytest.mark.parametrize("encoding", SAID)
def test_vietnamese_keeps_the_marks_that_there_are(encoding: str) -> None:
    import unicodedata

    shown = in_signs_of("Việc cần thực hiện, đề nghị Bộ Nội vụ", encoding)
    assert unicodedata.normalize("NFC", shown) == SAID[encoding]
    shown.encode(encoding)


@given(text=st.text(max_size=40), encoding=st.sampled_from(PAGES))
def test_any_text_can_be_written(text: str, encoding: str) -> None:
    in_signs_of(text, encoding).encode(encoding)
