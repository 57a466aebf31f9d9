"""What a twentieth round of attacks found: records copied by hand, an earlier register's ids, signs that are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.domain.ids import nearest
from laocoop.reports.document import Branch, Document, Tree
from laocoop.terminal.lines import _going_on
from offices import meet, two

STAMP = 'recorded = 2026-01-02T00:00:00Z\nby = "x"\nstep = "s9"\n'
COPIED = {
    "commitment": 'instrument = "MOU"\ntitle = "x"\nparties = ["VN", "LA"]\nforce = "agreed"\nperiod = "2026-2027"\n',
    "update": 'commitment = "MOU-1"\non = 2026-01-02\nparty = "VN"\nnote = "n"\n',
    "event": 'name = "n"\nheld = 2026-01-02\n',
    "instrument": 'kind = "mou"\nname = "n"\nsigned = 2026-01-02\n',
    "theme": 'name = "n"\n',
    "source": 'title = "n"\n',
}
IDS = {"update": ("k1k1k1k1", "k2k2k2k2", "uuuuuuuu")}


def copies(kind: str, was: str, titles: tuple[str, str] = ("x", "x")) -> str:
    """Two records of one kind by hand, the second copied from the first with all that it says, so also how it was once called."""
    first, second, _earlier = IDS.get(kind, ("MOU-1.k1", "MOU-1.k2", "MOU-1.abcd"))
    stamped = STAMP if kind not in ("theme", "source") else ""
    blocks = [
        f'\n[[{kind}]]\nid = "{ident}"\n{COPIED[kind].replace(chr(34) + "x" + chr(34), chr(34) + title + chr(34))}id_was = "{was}"\n{stamped}'
        for ident, title in zip((first, second), titles, strict=True)
    ]
    return "".join(blocks)


def count(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n[[")


@pytest.mark.parametrize("kind", COPIED)
@pytest.mark.parametrize("titles", [("x", "x"), ("x", "another")])
@pytest.mark.sampled(4)
def test_what_was_copied_by_hand_does_not_grow(
    kind: str, titles: tuple[str, str], run: Run, register: Path
) -> None:
    """Each merge once added one more, and each sync."""
    was = IDS.get(kind, ("", "", "MOU-1.abcd"))[2]
    with register.open("a", encoding="utf-8") as file:
        file.write(copies(kind, was, titles))
    assert run("check").status in (0, 1)
    shutil.copy(register, "copy.toml")
    before = count(register)
    assert run("merge", "copy.toml").status == 0
    after = register.read_bytes()
    for _turn in range(2):
        told = run("merge", "copy.toml")
        assert told.status == 0 and "is now" not in told.out
        assert (register.read_bytes(), count(register)) == (after, before)
    shutil.copy(register, "copy.toml")
    assert run("merge", "copy.toml").status == 0 and register.read_bytes() == after


def test_copied_by_hand_it_meets_others_as_it_is(run: Run, tmp_path: Path) -> None:
    folders = [*two(tmp_path, run)]
    with folders[0].register.open("a", encoding="utf-8") as file:
        file.write(copies("commitment", "MOU-1.abcd"))
    for turn in range(3):
        for folder in folders:
            folder("note", "MOU-2", "--note", f"{folder.party} {turn}")
        meet(folders)
    counts = {count(folder.register) for folder in folders}
    assert counts == {count(SHIPPED) + 2 + 6}


NEW = {
    "theme": ('\n[[theme]]\nid = "th"\nname = "T"\n', "themes", '["th"]'),
    "party": ('\n[[party]]\nid = "TH"\nname = "Thailand"\n', "parties", '["VN", "LA", "TH"]'),
    "instrument": ('\n[[instrument]]\nid = "X9"\nkind = "mou"\nname = "n"\n', "instrument", '"X9"'),
}


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize("form", ["table", "plain", "html", "json"])
def test_what_only_the_earlier_register_has_is_called_by_its_id(
    kind: str, form: str, run: Run, register: Path
) -> None:
    block, field, value = NEW[kind]
    before, head, text = SHIPPED.read_text(encoding="utf-8").partition('id = "MOU-1"\n')
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{field} ="))
    lines[at] = f"{field} = {value}"
    Path("earlier.toml").write_text(before + head + "\n".join(lines) + block, encoding="utf-8")
    for states in (("earlier.toml", str(register)), (str(register), "earlier.toml")):
        told = run("diff", *states, "-f", form)
        assert told.status == 0, told.err
    run("--file", "earlier.toml", "send", "-o", "s.toml")
    shutil.copy(SHIPPED, "earlier.toml")
    assert run("--file", "earlier.toml", "send", "-o", "s2.toml").status == 0


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\ufffd", "\u2028"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_sheet_with_signs_that_are_none_comes_back_untouched(
    sign: str, form: str, run: Run, register: Path
) -> None:
    """XML cannot hold them: they came back as another word, and were written as a report."""
    text = register.read_text(encoding="utf-8")
    note = f'\n[[update]]\nid = "k1k1k1k1"\ncommitment = "MOU-1"\non = 2026-01-02\n{STAMP}party = "VN"\nnote = "a{sign}b"\nlead = "u{sign}"\n'
    register.write_text(text + note, encoding="utf-8")
    before = register.read_bytes()
    assert run("sheet", "-o", f"s.{form}").status == 0
    told = run("load", f"s.{form}", "--yes", "-p", "VN")
    assert told.status == 0 and "No cell was changed" in told.out
    assert register.read_bytes() == before


@given(depths=st.lists(st.integers(0, 6), max_size=30))
def test_rails_of_a_tree(depths: list[int]) -> None:
    """A rail goes on where a branch of its depth follows before the tree steps back out of it."""

    def slowly(number: int, depth: int) -> bool:
        following = next((d for d in depths[number + 1 :] if d <= depth), None)
        return following == depth

    told = [
        [slowly(number, depth) for depth in range(1, own + 1)] for number, own in enumerate(depths)
    ]
    assert _going_on(depths) == told


def test_a_deep_tree_stays_on_the_page() -> None:
    page = Document()
    page.tree([Branch(f"b{depth}", depth) for depth in range(1_000)])
    (tree,) = (part for part in page.parts if isinstance(part, Tree))
    assert max(branch.depth for branch in tree.branches) <= 12


def test_a_long_chain_is_drawn_in_linear_time(run: Run, register: Path) -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")

    def drawn(number: int) -> None:
        one = '\n[[commitment]]\nid = "MOU-1.k{0}"\n' + COPIED["commitment"] + STAMP
        blocks = [
            one.format(at) + f'continues = ["MOU-1.k{at - 1}"]\n' * (at > 0) for at in range(number)
        ]
        register.write_text(shipped + "".join(blocks), encoding="utf-8")
        assert run("lineage", "MOU-1.k0", "-f", "table").status == 0

    assert ratio_of(drawn, 250) < LEAST_SQUARE


def test_long_words_are_compared_with_nothing() -> None:
    assert nearest("a" * 101, ["a" * 100]) == []
    assert nearest("a" * 100, ["a" * 99, "a" * 101]) == ["a" * 99]


@pytest.mark.parametrize("command", ["list", "report", "timeline"])
def test_the_first_moment_of_all_is_in_a_calendar(command: str, run: Run, register: Path) -> None:
    note = '\n[[update]]\nid = "k1k1k1k1"\ncommitment = "M9-6"\non = 2026-01-02\nrecorded = 0001-01-01T00:00:00\nparty = "LA"\ndue = 2027-01-01\n'
    with register.open("a", encoding="utf-8") as file:
        file.write(note)
    told = run(command, "-o", "o.ics")
    assert told.status == 0, told.err


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_sheet_of_parties_with_a_plain_name_is_read_whole(
    language: str, run: Run, register: Path
) -> None:
    text = register.read_text(encoding="utf-8")
    for ident in ("VN", "LA"):
        before, head, rest = text.partition(f'[[party]]\nid = "{ident}"\n')
        name, _end, after = rest.partition("\n")
        assert name.startswith("name = ")
        text = f'{before}{head}name = "{ident}"\n{after}'
    register.write_text(text, encoding="utf-8")
    run("--lang", language, "sheet", "-o", "s.xlsx")
    run("--lang", language, "note", "MOU-1", "x", "-p", "VN")
    told = run("--lang", language, "load", "s.xlsx", "--dry-run", "-p", "VN")
    assert (told.status, told.err) == (0, "")
