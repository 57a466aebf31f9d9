"""Sentences as a person sees them in a terminal: broken between words, what is copied whole."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.reports.text_width import width
from laocoop.terminal.streams import say


class Terminal(io.StringIO):
    """A stream at which a person looks."""

    def isatty(self) -> bool:
        return True


def said(*sentences: str, columns: int = 80) -> list[str]:
    stream = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        say(stream, *sentences)
    return stream.getvalue().splitlines()


WORDS = st.lists(
    st.text("abcxyzđàếộgເສືອ.,", min_size=1, max_size=12).filter(lambda text: text.isprintable()),
    min_size=1,
    max_size=40,
).map(" ".join)


@given(text=WORDS, columns=st.integers(40, 130))
def test_no_line_is_wider_than_the_terminal_and_no_sign_is_lost(text: str, columns: int) -> None:
    lines = said(text, columns=columns)
    assert all(width(line) < columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole() -> None:
    sentence = "Đã ghi cho MOU-1: đang thực hiện, hạn 31/3/2028. Rút lại: laocoop undo. " * 3
    lines = said(sentence)
    assert len(lines) > 1
    assert {word for line in lines for word in line.split()} == set(sentence.split())


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_command_and_a_path_can_be_copied(columns: int) -> None:
    path = "/srv/chung/" + "van-phong-" * 9 + "/commitments.2026-11-20.toml"
    lines = said(
        f"/srv/a.toml lại như ngày 30/11/2026; bản đến nay giữ tại {path} từ nay. Rút lại: laocoop undo",
        columns=columns,
    )
    assert any(path in line for line in lines)
    assert lines[0].startswith("/srv/a.toml lại như ngày 30/11/2026; bản")
    assert any("laocoop undo" in line for line in lines)


def test_further_lines_stand_under_the_first() -> None:
    first, *rest = said("  - " + "cam kết " * 30, columns=60)
    assert first.startswith("  - ")
    assert rest and all(line.startswith("    ") for line in rest)


def test_what_nobody_looks_at_is_one_line() -> None:
    stream = io.StringIO()
    say(stream, "word " * 50, "  next")
    assert stream.getvalue() == "word " * 50 + "\n  next\n"
