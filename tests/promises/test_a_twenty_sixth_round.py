"""What a twenty-sixth round of attacks found: merging by the square, papers without a bound, commands to be pasted."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Run
from costs import LEAST_SQUARE, ratio_of
from laocoop import clean
from laocoop.domain.new_ids import Key, Side, renamed
from laocoop.errors import LaocoopError, RefusedError
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.formats import docx, html, ics, xlsx
from laocoop.storage.examine import parse
from laocoop.storage.merge.combine import combine
from laocoop.storage.merge.text import NAMES
from laocoop.storage.schema.kinds import MOST_PARTIES
from laocoop.typed import Any

HEAD = """schema = 2
[register]
title = { en = "t" }
period = "2026-2027"
[[party]]
id = "VN"
[[party]]
id = "LA"
[[instrument]]
id = "M1"
kind = "minutes"
signed = 2026-01-10
"""


def commitment(ident: str, title: str, more: str = "", instrument: str = "M1") -> str:
    return (
        f'[[commitment]]\nid = "{ident}"\ninstrument = "{instrument}"\ntitle = {{ en = "{title}" }}\n'
        f'parties = ["VN"]\n{more}'
    )


def listed(words: list[str]) -> str:
    return "[" + ", ".join(words) + "]"


def cites(count: int, side: int) -> str:
    """One commitment on both sides, with other citations on each."""
    each = [f'{{ source = "S", paragraph = {2 * at + side} }}' for at in range(1, count + 1)]
    stamp = 'recorded = 2026-01-10T09:00:00+07:00\nby = "a"\nstep = "ssssssss"\n'
    source = '[[source]]\nid = "S"\ntitle = "t"\n'
    return source + commitment("C0", "T", f"{stamp}cites = {listed(each)}\n")


def star(count: int, side: int) -> str:
    """One commitment that names all those that meet others of their id."""
    each = "".join(commitment(f"C{at}", f"{'TU'[side]} {at}") for at in range(count))
    named = listed([f'"C{at}"' for at in range(count)])
    return each + commitment("Z", "Z", f"continues = {named}\n")


def hub(count: int, side: int) -> str:
    """One report whose evidence names all the sources that meet others of their id."""
    word = "TU"[side]
    each = [f'[[source]]\nid = "S{at}"\ntitle = "{word} {at}"\n' for at in range(count)]
    named = listed([f'"S{at}"' for at in range(count)])
    report = (
        '[[update]]\nid = "uuuuuuuu"\ncommitment = "C"\non = 2026-02-01\nby = "a"\nparty = "VN"\n'
        'recorded = 2026-02-01T09:00:00+07:00\nstatus = "in_progress"\nstep = "uuuuuuuu"\n'
        f"evidence = {named}\n"
    )
    return "".join(each) + commitment("C", "T") + report


def instruments(count: int, side: int) -> str:
    """Instruments that met under one id, each with commitments of its own."""
    name = "AB"[side]
    homes = [
        f'[[instrument]]\nid = "{name}{at}"\nkind = "minutes"\nname = {{ en = "{name} {at}" }}\nid_was = "Q"\n'
        for at in range(50 if side == 0 else count)
    ]
    taken = [
        commitment(f"C{k}-{at}", name, f'clause = "{name}"\n', f"{name}{k if side == 0 else at}")
        for at in range(count)
        for k in range(50)
    ]
    return "".join(homes + taken)


@pytest.mark.parametrize(
    ("made", "count"), [(cites, 800), (star, 250), (hub, 250), (instruments, 20)]
)
def test_a_merge_takes_as_long_as_what_meets(made: Callable[[int, int], str], count: int) -> None:
    def sides(size: int) -> list[bytes]:
        return [(HEAD + made(size, side)).encode() for side in (0, 1)]

    def work(both: list[bytes]) -> None:
        combine(*both, b"", "r.toml", "th.toml")

    assert ratio_of(work, count, sides) < LEAST_SQUARE


def test_citations_of_both_sides_are_kept_once_in_their_order() -> None:
    ours, theirs = ((HEAD + cites(3, side)).encode() for side in (0, 1))
    theirs = theirs.replace(b"paragraph = 5", b"paragraph = 4")
    both = parse(combine(ours, theirs, b"", "r", "th").data, "r")
    assert [cite.paragraph for cite in both.commitments["C0"].cites] == [2, 4, 6, 3, 7]


def called(kind: str) -> st.SearchStrategy[str]:
    """Ids of one kind: no other kind has them."""
    return st.sampled_from([f"{kind[0]}{letter}" for letter in "abcd"])


texts = st.one_of(*map(called, ("commitment", "update", "source")))


@st.composite
def copies(draw: st.DrawFn) -> dict[Key, dict[str, Any]]:
    """A few records of several kinds that name each other, themselves, and what is not there."""
    records: dict[Key, dict[str, Any]] = {}
    commitments, sources = called("commitment"), called("source")
    for ident in draw(st.sets(commitments)):
        records["commitment", ident] = {
            "id": ident,
            "title": draw(texts),
            "instrument": draw(called("instrument")),
            "continues": draw(st.lists(commitments, max_size=3)),
            "parent": draw(commitments),
            "cites": [
                {"source": each, "text": each} for each in draw(st.lists(sources, max_size=2))
            ],
        } | ({"id_was": draw(commitments)} if draw(st.booleans()) else {})
    for ident in draw(st.sets(called("update"))):
        records["update", ident] = {
            "id": ident,
            "commitment": draw(commitments),
            "retracts": draw(texts),
            "event": draw(called("event")),
            "evidence": draw(st.lists(sources, max_size=2)),
            "corrects": {
                "themes": draw(st.lists(called("theme"), max_size=2)),
                "clause": draw(texts),
            },
        }
    for kind in ("source", "event", "theme"):
        for ident in draw(st.sets(called(kind))):
            records[kind, ident] = {"id": ident}
    return records


@given(copies(), st.data())
def test_ids_written_one_by_one_stand_where_those_written_at_once_do(
    records: dict[Key, dict[str, Any]], data: st.DataObject
) -> None:
    """Also where one's new id is another's old one."""
    before = repr(records)
    side, whole = Side(records, NAMES), dict(records)
    kinds = st.sampled_from(["source", "event", "commitment", "update"])
    for kind in data.draw(st.lists(kinds, min_size=1, max_size=6)):
        of_kind = sorted(ident for k, ident in whole if k == kind)
        if not of_kind:
            continue
        others = {f"{kind[0]}x", f"{kind[0]}y"} - {*of_kind}
        new = data.draw(st.permutations([*of_kind, *sorted(others)]))
        chosen = data.draw(st.integers(0, len(of_kind)))
        new_ids = {(kind, old): to for old, to in zip(of_kind[:chosen], new, strict=False)}
        left = {(kind, ident) for ident in of_kind[chosen:]}
        if left & {(kind, to) for to in new_ids.values()}:
            continue  # no two records are ever called alike
        naming = side.rename(new_ids)
        after = renamed(whole, new_ids, NAMES)
        own = {(kind, to) for to in new_ids.values()}
        changed = {key for key, record in after.items() if record != whole.get(key)}
        assert changed - own <= set(naming)
        whole = dict(after)
        assert side.records == whole
    assert repr(records) == before


# -- bounds -----------------------------------------------------------------------------------------


def test_a_register_has_no_more_parties_than_any_agreement(register: Path, run: Run) -> None:
    text = register.read_text(encoding="utf-8")
    there = text.count("[[party]]")
    more = [f'\n[[party]]\nid = "P{at}"\n' for at in range(MOST_PARTIES - there + 1)]
    register.write_text(text + "".join(more[:-1]), encoding="utf-8")
    assert run("list", "--all").status == 0
    register.write_text(text + "".join(more), encoding="utf-8")
    for words in (("list", "--all"), ("check",), ("sheet", "-o", "s.csv")):
        told = run(*words)
        assert told.status == 5 and f"more than {MOST_PARTIES} parties" in told.err
    with pytest.raises(RefusedError):
        parse(register.read_bytes(), "r")


def of_rows(count: int) -> Answer:
    def document() -> Document:
        page = Document()
        page.table([Column("Id")], *(Rows(((cell("x"),),)) for _row in range(count)))
        return page

    def sheet() -> Sheet:
        return Sheet(("id",), [("x",)] * count)

    return Answer(document, sheet, dict, lambda: ())


@pytest.mark.parametrize(
    ("module", "name", "suffix"),
    [(docx, "MOST_ROWS", ".docx"), (html, "MOST_ROWS", ".html"), (xlsx, "MOST_CELLS", ".xlsx")],
)
def test_a_paper_has_no_more_rows_than_memory_bears(
    module: Any, name: str, suffix: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, name, 12)
    with (tmp_path / "o").open("wb") as stream:
        module.draw(of_rows(12), stream)
    with (tmp_path / "p").open("wb") as stream, pytest.raises(LaocoopError) as told:
        module.draw(of_rows(13), stream)
    assert told.value.code == "paper-too-large" and told.value.params["suffix"] == suffix


def test_a_calendar_has_no_more_days(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("update", "MOU-1", "MOU-2", "--due", "30/6/2027", "-p", "all")
    assert run("list", "--due", "2027-Q2", "-o", "d.ics").status == 0
    monkeypatch.setattr(ics, "MOST_DAYS", 1)
    told = run("list", "--due", "2027-Q2", "-o", "e.ics")
    assert told.status == 5 and "more than 1 rows" in told.err and not Path("e.ics").exists()


# -- what is pasted ---------------------------------------------------------------------------------

HOSTILE = "A;touch MADE"


@pytest.fixture
def hostile(register: Path) -> Path:
    text = register.read_text(encoding="utf-8")
    text += (
        f'\n[[instrument]]\nid = "{HOSTILE} 2"\nkind = "minutes"\nname = {{ en = "Q" }}\nsigned = 2026-01-10\n'
        f'\n[[commitment]]\nid = "{HOSTILE}"\ninstrument = "MOU"\ntitle = {{ en = "Thing" }}\nparties = ["VN", "LA"]\n'
        f'\n[[update]]\nid = "hhhhhhhh"\ncommitment = "{HOSTILE}"\non = 2026-02-01\nrecorded = 2026-02-01T09:00:00+07:00\n'
        'by = "Kham"\nparty = "LA"\nstatus = "in_progress"\n'
    )
    register.write_text(text, encoding="utf-8")
    return register


@pytest.mark.parametrize(
    "words",
    [
        ("confirm", HOSTILE, "--party", "VN"),
        ("load", "m.txt", "-i", f"{HOSTILE} 2", "--yes"),
        ("load", "m.txt", "-i", f"{HOSTILE} 2", "--period", "2031", "--yes"),
        ("list", "MOU-1", HOSTILE),
        ("send", "-o", "a;touch MADE.toml"),
    ],
)
def test_a_command_that_is_printed_runs_nothing_else(
    words: tuple[str, ...], hostile: Path, run: Run
) -> None:
    Path("m.txt").write_text("BIÊN BẢN\n1. Hai Bên sẽ mở lớp đào tạo nghề.\n", encoding="utf-8")
    told = run(*words)
    printed = told.out + told.err
    for command in re.findall(r"laocoop (?:[a-z-]+ )?[^\n]*touch[^\n]*", printed):
        assert "'" in command.partition(";touch")[0], printed
    assert "touch" in printed and "laocoop " in printed


def test_no_sentence_puts_a_value_into_a_command_by_itself() -> None:
    """What names a command and a value in it goes through `filled`, which knows what a shell acts on."""
    loose = []
    for path in (ROOT / "src").rglob("*.py"):
        if "errors" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            named = {
                target.id
                for node in ast.walk(function)
                if isinstance(node, ast.Assign) and _is_command(node.value)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(function):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                of = node.func.value
                is_one = _is_command(of) or (isinstance(of, ast.Name) and of.id in named)
                if node.func.attr == "format" and is_one:
                    loose.append(f"{path.name}:{node.lineno}")
    assert loose == []


def _is_command(node: ast.expr) -> bool:
    words = node.args[:1] if isinstance(node, ast.Call) else []
    return any(
        isinstance(word, ast.Constant) and re.search(r"laocoop [a-z-]+ \{", str(word.value))
        for word in words
    )


def test_on_windows_quotation_marks_are_those_that_both_shells_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clean, "_WINDOWS", True)
    assert clean.for_a_shell("MOU-1") == "MOU-1"
    assert clean.for_a_shell("A & calc") == '"A & calc"'
    assert clean.for_a_shell('A" & calc %PATH% $(x) `y`') == '"A? & calc ?PATH? ?(x) ?y?"'


def test_a_place_whose_name_is_no_text_is_refused_before_it_is_made(
    register: Path, run: Run
) -> None:
    folder = Path("usb\udcff")
    folder.mkdir()
    told = run("sync", "--setup", str(folder))
    assert told.status == 2 and "--setup" in told.err and not any(folder.iterdir())
