"""Three languages are equal: every message exists in each, with the same placeholders."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from conftest import ROOT
from laocoop.i18n import metavars
from laocoop.i18n.catalogue import DRAFTS, LOCALE_FOLDER
from laocoop.i18n.errors import sentences

SOURCES = sorted((ROOT / "src").rglob("*.py"))
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def po(language: str) -> Path:
    return ROOT / "src/laocoop/i18n/locale" / language / "LC_MESSAGES" / "laocoop.po"


def catalogue(language: str) -> Catalog:
    with po(language).open("rb") as file:
        return read_po(file)


def marked() -> set[str]:
    """Every message that stands in the code as an argument of _, N_ or ngettext."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "_",
                "N_",
                "ngettext",
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


def ids(found: Catalog) -> dict[str, object]:
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in found if m.id}


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    known = ids(catalogue(language))
    assert marked() - set(known) == set(), "in the code, not in the catalogue"
    assert set(known) - marked() == set(), "in the catalogue, not in the code"
    for message in known.values():
        assert all([message.string] if isinstance(message.string, str) else message.string)  # type: ignore[attr-defined]
        assert not message.fuzzy  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_placeholders_are_the_same(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        many = message.id if isinstance(message.id, str) else message.id[1]
        texts = [message.string] if isinstance(message.string, str) else message.string
        for text in texts:
            assert set(_PLACEHOLDER.findall(text)) == set(_PLACEHOLDER.findall(many)), message.id


@pytest.mark.parametrize("language", DRAFTS)
def test_drafts_say_so(language: str) -> None:
    text = po(language).read_text(encoding="utf-8")
    assert "await" in text.split("msgid")[0]
    assert all("draft" in m.user_comments for m in catalogue(language) if m.id)


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_compiled_catalogues_are_of_today(language: str) -> None:
    """If this fails: pip install -e . compiles them anew."""
    compiled = Path(LOCALE_FOLDER) / language / "LC_MESSAGES" / "laocoop.mo"
    with compiled.open("rb") as file:
        found = read_mo(file)
    for message in catalogue(language):
        if message.id:
            assert list(found[message.id].string) == list(message.string)


def test_no_sentence_is_left_that_nothing_raises() -> None:
    table = ROOT / "src/laocoop/i18n/errors/sentences.py"
    outside: set[object] = set()
    for path in SOURCES:
        if path != table:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            outside |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    assert sentences.CODES - outside == set()


def test_every_code_that_is_raised_has_its_sentences() -> None:
    errors = re.compile(r"(Usage|Register|NotFound|Refused|Write|NeedsAnswer|Laocoop)Error|Fault")
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and errors.fullmatch(getattr(node.func, "id", "")):
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    assert code.value in sentences.CODES, (path, code.value)


def test_no_message_hides_in_an_f_string() -> None:
    """Tools that collect messages do not look inside f-strings."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                calls = [n for n in ast.walk(node) if isinstance(n, ast.Call)]
                assert not [c for c in calls if getattr(c.func, "id", "") in ("_", "ngettext")], (
                    path
                )


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_what_stands_for_a_value_is_a_word_of_the_language(language: str) -> None:
    """A sentence advised `laocoop update ID …` where the usage line has the language's own word."""
    english = re.compile(rf"(?<![\w-])(?:{'|'.join(metavars._WORDS)})(?!\w)")
    told = [
        str(text)
        for message in catalogue(language)
        if message.id
        for text in ([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert [text for text in told if english.search(text)] == []
