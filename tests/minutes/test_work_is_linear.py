"""Work grows with a text, not with its square: by counting the time of one run against another's.

What is repeated comes from the rules themselves: the words of the lexicons and the literal parts of every
pattern. Each is tried a thousand and four thousand signs long; the ratio is the measure, never the time.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import random
import re
import re._parser as syntax  # type: ignore[import-not-found]
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import laocoop.minutes
from costs import ratio_between, ratio_of
from laocoop.domain.model import Commitment
from laocoop.domain.wording import Wording
from laocoop.errors import LaocoopError
from laocoop.minutes.language.lexicon import LANGUAGES_READ, lexicon
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.proposal.repeats import Known
from laocoop.minutes.source import word_numbers
from laocoop.minutes.source.document import read_lines

GROWTH = 8.0
"""Of four times the text; work that grows with the square takes sixteen times as long."""
SAMPLE, LARGER_SAMPLE = 15, 300
"""So many of three thousand parts are tried in every run, and with --every-case."""

SENTENCES = {
    "en": "1. The two sides agreed to exchange {0} experts in 2027.\n",
    "vi": "1. Hai bên thống nhất trao đổi {0} chuyên gia trong năm 2027.\n",
    "lo": "1. ສອງຝ່າຍເຫັນດີແລກປ່ຽນຊ່ຽວຊານ {0} ໃນປີ 2027.\n",
}


def read(text: str) -> None:
    with suppress(LaocoopError):  # over a bound, which is soon said
        read_clauses(read_lines(Path("m.txt"), text.encode()), frozenset(), None, {})


def parts_of(tree: Any, into: set[str]) -> None:
    """The literal parts of a pattern, and one sign of each class."""
    literal = ""
    for operation, argument in tree:
        name = str(operation)
        if name == "LITERAL":
            literal += chr(argument)
            continue
        into.add(literal)
        literal = ""
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            parts_of(argument[2], into)
        elif name == "SUBPATTERN":
            parts_of(argument[3], into)
        elif name == "BRANCH":
            for branch in argument[1]:
                parts_of(branch, into)
        elif name in ("ASSERT", "ASSERT_NOT"):
            parts_of(argument[1], into)
        elif name == "IN":
            into.update(chr(value) for kind, value in argument if str(kind) == "LITERAL")
    into.add(literal)


def all_parts() -> list[str]:
    for module in pkgutil.walk_packages(laocoop.minutes.__path__, "laocoop.minutes."):
        importlib.import_module(module.name)
    for language in LANGUAGES_READ:
        lexicon(language)
    for sentence in SENTENCES.values():
        read(sentence)
    parts: set[str] = set()
    for pattern in [each for each in gc.get_objects() if isinstance(each, re.Pattern)]:
        if isinstance(pattern.pattern, str):
            parts_of(syntax.parse(pattern.pattern, pattern.flags), parts)
    return sorted(part for part in parts if part.strip("\n"))


def worst_growth(part: str) -> float:
    """The growth from a thousand repeated signs to four thousand, where it takes any time."""
    grown = 0.0
    for sentence in SENTENCES.values():
        few, many = (sentence.format(part * (n // len(part))) for n in (1000, 4000))
        grown = max(grown, ratio_between(read, few, many))
    return grown


@pytest.mark.sampled
def test_a_line_of_repeats_takes_as_long_as_it_is_long(request: pytest.FixtureRequest) -> None:
    parts = all_parts()
    assert len(parts) > 1000
    every = request.config.getoption("--every-case")
    step = len(parts) // (LARGER_SAMPLE if every else SAMPLE)
    slow = {part: growth for part in parts[::step] if (growth := worst_growth(part)) > GROWTH}
    assert not slow


UNITS = ["A. ", "Mr. ", "hai bên ", "the two sides ", "will ", "sẽ ", "ສອງຝ່າຍ", "Phía Việt Nam "]
UNITS += [
    "before 30 June 2027 ",
    "“",
    '"',
    "((",
    "— ",
    "|(",
    "tổchứcđàotạo",
    "ạ",
    "x",
    " ",
    "1",
    "V",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("end", ["", " ", "("])
@pytest.mark.sampled(4)
def test_what_was_slow_once(unit: str, end: str) -> None:
    assert worst_growth(unit + end) <= GROWTH


LINES = [
    "{n}. The two sides agreed to exchange experts on labour inspection in 2027.\n",
    "{n}. Hai bên thống nhất trao đổi chuyên gia trong năm 2027.\n",
    "PHẦN {n}\nHai bên thống nhất.\n",
    "| {n} | Phía Việt Nam sẽ cung cấp {n} học bổng | 2027 |\n",
    "Bộ trưởng Bộ Nội vụ Việt Nam Nguyễn Văn An{n} sẽ thăm Lào.\n",
    "a) exchange experts\n",
    "short\n",
    "\n",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.sampled(4)
def test_a_document_takes_as_long_as_it_is_long(line: str) -> None:
    few, many = ("".join(line.format(n=n) for n in range(1, count)) for count in (100, 400))
    end = "1. The two sides agreed to exchange experts in 2027.\n"
    assert ratio_between(read, few + end, many + end) <= GROWTH


DOCUMENTS = {
    "names before signatures": ("Đại diện Bộ Nội vụ nước\n\n", "1. Hai bên nhất trí.\n"),
    "headings in capitals": ("HỢP TÁC VỀ LAO ĐỘNG\n", "Điều 1.\n"),
    "headings, then clauses": (
        "Chương I.\nHỢP TÁC VỀ LAO ĐỘNG\n",
        "Điều 1. Trao đổi chuyên gia.\n",
    ),
    "openings, then dashes": ("Hai bên thống nhất:\n", "- trao đổi chuyên gia\n"),
    "names of parties": (
        "Bộ Nội vụ Việt Nam (gọi tắt là “Ban {n}”).\n",
        "{n}. Ban {n} trao đổi chuyên gia.\n",
    ),
    "names of parties, in English": (
        "The Ministry of Home Affairs of Viet Nam (hereinafter “Board {n}”).\n",
        "{n}. Board {n} will exchange experts.\n",
    ),
}


@pytest.mark.parametrize("what", DOCUMENTS)
@pytest.mark.sampled(3)
def test_two_kinds_of_lines_do_not_multiply(what: str) -> None:
    def document(count: int) -> str:
        return "".join(
            "".join(line.format(n=n) for n in range(1, count)) for line in DOCUMENTS[what]
        )

    assert ratio_of(read, 150, document) <= GROWTH


def test_a_line_of_numbers_is_soon_refused() -> None:
    assert ratio_of(read, 10_000, lambda n: "1. Hai bên nhất trí " + "1." * n) <= GROWTH


def test_styles_that_stand_on_each_other() -> None:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def styles(count: int) -> Any:
        top = etree.Element(f"{word}styles")
        for number in range(count):
            style = etree.SubElement(top, f"{word}style", {f"{word}styleId": str(number)})
            etree.SubElement(style, f"{word}basedOn", {f"{word}val": str(number + 1)})
        return top

    assert ratio_of(word_numbers._style_numbers, 2000, styles) <= GROWTH


def test_looking_for_repeats_takes_as_long_as_there_is_to_look_for() -> None:
    """A document of as many clauses as the register has commitments."""
    words = [
        "labour",
        "inspection",
        "safety",
        "training",
        "insurance",
        "wages",
        "statistics",
        "migration",
        "pension",
        "experts",
    ]
    chance = random.Random(1)

    def made(count: int) -> tuple[Known, list[Wording]]:
        titles = [
            Wording(en=f"Hold {' '.join(chance.choices(words, k=6))} in district {chance.random()}")
            for _title in range(count)
        ]
        parts = [Commitment(str(at), "M", title, ("VN",)) for at, title in enumerate(titles)]
        return Known(parts), titles

    def look(there: tuple[Known, list[Wording]]) -> None:
        known, titles = there
        for title in titles:
            known.repeats(title)

    assert ratio_of(look, 400, made) < GROWTH
