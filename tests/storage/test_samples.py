"""One sample file per rule, with the message it must give."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import NOON, ROOT, Run
from laocoop.domain.ids import nearest
from laocoop.domain.rules.rule import ERRORS, RULES, Severity
from laocoop.errors import LaocoopError
from laocoop.i18n import catalogue
from laocoop.i18n.errors.explained import WHY
from laocoop.i18n.errors.sentences import CODES
from laocoop.storage.check import check
from laocoop.storage.read import read

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = sorted(SAMPLES.glob("*.toml"))
DAY = NOON
RAISING = ("Fault", "RegisterError", "Problem")


@pytest.mark.parametrize("sample", FILES, ids=lambda path: path.stem)
def test_message(sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)
    result = run("--file", sample.name, "check")
    assert result.out == sample.with_suffix(".txt").read_text(encoding="utf-8")
    if sample.stem == "sound":
        assert result.status == 0
    else:
        assert f"[{sample.stem}]" in result.out
        severity = RULES[sample.stem].severity
        assert result.status == {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 3}[severity]


@pytest.mark.parametrize("sample", FILES, ids=lambda path: path.stem)
def test_what_check_calls_an_error_stops_every_command(sample: Path, run: Run) -> None:
    found = check(sample.read_bytes(), sample.name, DAY)
    is_error = any(finding.severity is Severity.ERROR for finding in found)
    result = run("--file", str(sample), "list", "--all", "--format", "json")
    if is_error:
        assert result.status == 3 and result.out == ""
        assert f"{sample}:{found[0].place.line}:{found[0].place.column}: " in result.err
        assert "What to do:" in result.err
    else:
        assert result.status == 0 and result.err == ""


@pytest.mark.parametrize("sample", FILES, ids=lambda path: path.stem)
def test_why_it_matters_is_told_once(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the rules that are broken; where none is, of all."""
    monkeypatch.chdir(SAMPLES)
    before = run("--file", sample.name, "check")
    for language in ("en", "vi", "lo"):
        told = run("--lang", language, "--file", sample.name, "check", "--explain")
        assert told.status == before.status
        catalogue.use(language)
        reasons = [
            catalogue._(WHY[rule]) for rule in (RULES if sample.stem == "sound" else [sample.stem])
        ]
        catalogue.use("en")
        assert all(told.out.count(reason) == 1 for reason in reasons)
    assert before.out in run("--file", sample.name, "check", "--explain").out


def test_every_rule_has_a_sample() -> None:
    assert set(RULES) == set(WHY)
    assert set(RULES) == {path.stem for path in FILES} - {"sound"}
    assert set(RULES) <= CODES


def test_every_error_that_reading_raises_is_in_the_table() -> None:
    """And every error in the table is raised somewhere."""
    storage = ROOT / "src" / "laocoop" / "storage"
    readers = [storage / "examine.py", storage / "toml" / "decode.py"]
    raised = {
        node.args[0].value
        for path in [*readers, *(storage / "schema").glob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISING
        if isinstance(node.args[0], ast.Constant)
    }
    assert raised == set(ERRORS)


def test_all_problems_are_listed_not_the_first_only() -> None:
    two = (
        (SAMPLES / "unknown-word.toml")
        .read_text(encoding="utf-8")
        .replace('themes = ["employment"]', 'themes = ["employmnet"]')
    )
    found = check(two.replace("finished", "completed").encode(), "x.toml", DAY)
    assert [finding.rule for finding in found] == ["unknown-reference"]
    text = two + '\n[[commitment]]\nid = "M9-9"\n\n[[commitment]]\nid = "M9-10"\ntitle = 3\n'
    found = check(text.encode(), "x.toml", DAY)
    rules = [finding.rule for finding in found]
    assert rules.count("missing-key") == 1 and "wrong-type" in rules and "unknown-word" in rules


def test_place_points_into_the_right_record(tmp_path: Path) -> None:
    """Brackets and quotes inside strings and remarks are not taken for records."""
    text = (SAMPLES / "sound.toml").read_text(encoding="utf-8")
    text = text.replace('note = "Begun"', 'note = """\n[[update]]\n\\"""\nid = 3 # " \'\n"""')
    text += "# [[update]] '''\n\n  [[ update ]] # here\nid = 'bbbbbbbb'\non = 2026-01-01\nrecorded = 2026-01-01\ncommitment = 7\n"
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LaocoopError) as raised:
        read(path)
    place = raised.value.place
    assert place is not None
    assert place.text == "commitment = 7"
    assert text.split("\n")[place.line - 1] == "commitment = 7"


def test_nearest_of_an_unknown_name_is_named() -> None:
    found = check((SAMPLES / "unknown-reference.toml").read_bytes(), "x", DAY)
    assert found[0].params["nearest"] == nearest("employmnet", ["employment"])[0]
