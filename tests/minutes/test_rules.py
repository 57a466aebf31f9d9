"""Every rule that decides what a sentence undertakes, on the examples of the languages' corpora."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli

from conftest import ROOT
from laocoop.errors import LaocoopError
from laocoop.minutes.language.lexicon import (
    HERE,
    LANGUAGES_READ,
    lexicon,
    refuse_incomplete,
    tables_of,
)
from laocoop.minutes.proposal.titles import short_title
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.sentence.findings import Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.part import Part
from laocoop.minutes.sentence.rules import RULES, decided
from laocoop.minutes.sentence.turns import divided
from laocoop.minutes.structure import zones

SIGNED = date(2027, 1, 1)


def corpus(language: str, table: str = "example") -> list[dict[str, Any]]:
    path = HERE / language / "corpus.toml"
    return list(tomli.loads(path.read_text(encoding="utf-8")).get(table, []))


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


def bound(language: str, sentence: str) -> list[tuple[str, ...]]:
    """Who is bound by each part of a sentence under "The two sides agreed as follows"."""
    grammar, heard = Grammar(lexicon(language), {}), Heard(("VN", "LA"), undertakes=True)
    parts = divided(sentence, grammar)
    return [
        decided(Part(part, heard, zones.COMMITMENTS, grammar, SIGNED))[1].parties for part in parts
    ]


@pytest.mark.parametrize(
    ("language", "parties", "sentence"),
    [
        (language, tuple(row["parties"]), sentence)
        for language in LANGUAGES_READ
        for row in corpus(language, "bound")
        for sentence in row["sentences"]
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_who_is_bound(language: str, parties: tuple[str, ...], sentence: str) -> None:
    assert bound(language, sentence) == [parties]
    title = short_title(sentence, lexicon(language))
    assert title[0].isalpha() and title[:4].lower() != "and ", title


@pytest.mark.parametrize(
    ("language", "does"),
    [("en", "shall exchange data."), ("vi", "sẽ trao đổi dữ liệu."), ("lo", "ຈະແລກປ່ຽນຂໍ້ມູນ.")],
)
def test_two_sides_named_together_are_both_bound_by_any_name(language: str, does: str) -> None:
    """Every name of the one side with one of the other, in both orders, by every word that joins them."""
    named = tables_of(language)["parties"]
    pairs = [(vn, named["LA"][0]) for vn in named["VN"]]
    pairs += [(named["VN"][0], la) for la in named["LA"]]
    wrong = [
        sentence
        for joins in tables_of(language)["phrases"]["and_of_sides"]
        for pair in pairs
        for first, second in (pair, pair[::-1])
        for sentence in [f"{first} {joins} {second} {does}"]
        if bound(language, sentence) != [("VN", "LA")]
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_rule_has_examples_of_both_kinds(language: str) -> None:
    examples = {example["rule"]: example for example in corpus(language)}
    assert examples.keys() == {rule.__name__ for rule in RULES}
    assert all(example["yes"] and example["no"] for example in examples.values())


@pytest.mark.parametrize("language", LANGUAGES_READ)
def test_a_lexicon_that_lacks_a_table_is_refused(language: str) -> None:
    tables = tables_of(language)
    refuse_incomplete(language, tables)
    for name, key in (
        ("words", "will"),
        ("headings", "final"),
        ("places", "LA"),
        ("marks", "signature"),
        ("phrases", "adverbs"),
        ("dates", "named"),
        ("grammar", "unspaced"),
    ):
        fewer = {
            n: {k: v for k, v in t.items() if (n, k) != (name, key)} for n, t in tables.items()
        }
        with pytest.raises(LaocoopError) as refused:
            refuse_incomplete(language, fewer)
        assert f"[{name}] {key}" in str(refused.value)


ADDED = """
from laocoop.minutes.language.lexicon import LANGUAGES_READ, lexicon
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.sentence.findings import Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.part import Part
from laocoop.minutes.sentence.rules import decided
from laocoop.minutes.structure import languages
print(LANGUAGES_READ, due_dates("inden den 15. maj 2027"), "da" in languages._LATIN)
for text in ("De to parter er enige om at træne inspektører", "Parterne skal udveksle lister"):
    name, finding = decided(Part(text, Heard(), "", Grammar(lexicon("da"), {}), None))
    print(name, finding.parties)
"""


def test_a_language_is_added_by_its_folder_alone(tmp_path: Path) -> None:
    """Danish, as far as a few words go, made of what Swedish has."""
    program = tmp_path / "laocoop"
    shutil.copytree(ROOT / "src" / "laocoop", program, ignore=shutil.ignore_patterns("__pycache__"))
    folder = program / "minutes" / "language"
    shutil.copytree(folder / "sv", folder / "da")
    words = (folder / "da" / "words.toml").read_text("utf-8")
    words = words.replace("both = [", 'both = ["de to parter", "parterne", ')
    words = words.replace("agree = [", 'agree = ["er enige om at", ')
    words = words.replace("will = [", 'will = ["skal", ').replace(
        "act = [", 'act = ["udveksle", "træne", '
    )
    (folder / "da" / "words.toml").write_text(words, encoding="utf-8")
    dates = (folder / "da" / "dates.toml").read_text("utf-8")
    dates = dates.replace("by = [", "by = ['inden', ").replace("months = [", "months = ['januar', ")
    dates = dates.replace("named = []", "named = ['dMy => <day>\\. (<month>) <year>']")
    (folder / "da" / "dates.toml").write_text(dates, encoding="utf-8")
    asked = [sys.executable, "-c", ADDED]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    told = subprocess.run(asked, env=environment, capture_output=True, encoding="utf-8")
    assert told.returncode == 0, told.stderr
    first, *others = told.stdout.splitlines()
    assert first == "('vi', 'lo', 'en', 'da', 'sv') [datetime.date(2027, 5, 15)] True"
    assert [line.split(" ", 1)[1] for line in others] == ["('VN', 'LA')"] * 2, others
    (folder / "da" / "phrases.toml").write_text("[phrases]\n[grammar]\nunspaced = []\n")
    told = subprocess.run(asked, env=environment, capture_output=True, encoding="utf-8")
    assert told.returncode and "bad-lexicon" in told.stderr + told.stdout


_LETTERS_ARE_MEANT = {
    "text",
    "syllables",
    "markers",
    "old_fonts",
    "capitals",
    "split",
    "ends",
    "levels",
}
"""Modules that know letters and how they are written, and no words."""


def test_no_words_of_a_language_stand_outside_its_folder() -> None:
    for path in (ROOT / "src" / "laocoop" / "minutes").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        told = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        } | {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in told
            ):
                foreign = re.search(
                    "[\u0e80-\u0eff]{2}|[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]",
                    node.value,
                )
                assert foreign is None or path.stem in _LETTERS_ARE_MEANT, (path, node.value)


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
        ("ký bản ghi nhớ trước 31/12/2027", date(2027, 12, 31)),
        ("ban hành kế hoạch chậm nhất ngày 30/6/2028", date(2028, 6, 30)),
        ("have the plan approved by 30 June 2028", date(2028, 6, 30)),
        ("open a centre before 2028", date(2027, 12, 31)),
        ("thành lập trung tâm trước năm 2028", date(2027, 12, 31)),
        ("ສ້າງສູນ ກ່ອນ ປີ 2028", date(2027, 12, 31)),
        ("trước tháng 6 năm 2028", date(2028, 6, 30)),
        ("ເຊັນບົດບັນທຶກ ກ່ອນ ວັນທີ 31/12/2027", date(2027, 12, 31)),
    ],
)
def test_days_by_which_something_is_due(text: str, day: date) -> None:
    assert due_dates(text, SIGNED)[-1] == day
