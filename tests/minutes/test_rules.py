"""Every rule that decides what a sentence undertakes, on the examples of the languages' corpora."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import tomli

from laocoop.errors import LaocoopError
from laocoop.minutes.language.lexicon import (
    HERE,
    LANGUAGES_READ,
    lexicon,
    read_lexicon,
    refuse_incomplete,
)
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.sentence.findings import Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.part import Part
from laocoop.minutes.sentence.rules import RULES, decided

SIGNED = date(2027, 1, 1)


def corpus(language: str) -> list[dict[str, Any]]:
    path = HERE / language / "corpus.toml"
    return list(tomli.loads(path.read_text(encoding="utf-8"))["example"])


EXAMPLES = [
    (language, example["rule"], is_one, example, text)
    for language in LANGUAGES_READ
    for example in corpus(language)
    for is_one in (True, False)
    for text in example["yes" if is_one else "no"]
]


@pytest.mark.parametrize(
    ("language", "rule", "is_one", "example", "text"),
    EXAMPLES,
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_each_rule_decides_its_own(
    language: str, rule: str, is_one: bool, example: dict[str, Any], text: str
) -> None:
    under = tuple(example.get("under", ()))
    heard = Heard(under, undertakes=bool(under))
    part = Part(text, heard, example.get("zone", ""), Grammar(lexicon(language), {}), SIGNED)
    name, _finding = decided(part)
    assert (name == rule) is is_one, name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_rule_has_examples_of_both_kinds(language: str) -> None:
    examples = {example["rule"]: example for example in corpus(language)}
    assert examples.keys() == {rule.__name__ for rule in RULES}
    assert all(example["yes"] and example["no"] for example in examples.values())


@pytest.mark.parametrize("language", LANGUAGES_READ)
def test_a_lexicon_that_lacks_a_table_is_refused(language: str) -> None:
    tables = read_lexicon(HERE / language / "words.toml")
    refuse_incomplete(language, tables)
    for name, key in (
        ("words", "will"),
        ("headings", "final"),
        ("places", "LA"),
        ("marks", "signature"),
    ):
        fewer = {
            n: {k: v for k, v in t.items() if (n, k) != (name, key)} for n, t in tables.items()
        }
        with pytest.raises(LaocoopError) as refused:
            refuse_incomplete(language, fewer)
        assert f"[{name}] {key}" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("senast den 15 maj 2027", date(2027, 5, 15)),
        ("före utgången av oktober 2028", date(2028, 10, 31)),
        ("ພາຍໃນເດືອນມີນາ 2030", date(2030, 3, 31)),
        ("(Thời hạn: Năm 2028 - 2030)", date(2030, 12, 31)),
        ("(Giai đoạn: Triển khai (2028 - 2029))", date(2029, 12, 31)),
        ("(Lead: both sides; 2030)", date(2030, 12, 31)),
        ("trong vòng 90 ngày kể từ ngày ra Thông cáo này", date(2027, 4, 1)),
        ("within seventy-five (75) days of the signing", date(2027, 3, 17)),
        ("within seventy-five days of the signing", date(2027, 3, 17)),
        ("trong vòng bốn mươi lăm ngày kể từ ngày ký", date(2027, 2, 15)),
        ("(Hoàn thành: 2029 - 2030)", date(2030, 12, 31)),
    ],
)
def test_days_by_which_something_is_due(text: str, day: date) -> None:
    assert due_dates(text, SIGNED)[-1] == day
