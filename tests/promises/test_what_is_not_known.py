"""What another program, or somebody, wrote into a copy that laocoop does not know: kept, told, and no trap."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from costs import LEAST_SQUARE, ratio_of
from laocoop.terminal.wrap import wrap, wrap_sentence

CONTACTS = '\n[[contact]]\nid = "a"\nname = "first"\n\n[[contact]]\nid = "a"\nname = "second"\n'
REPORT = (
    '\n[[update]]\nid = "aaaa2222"\ncommitment = "MOU-1"\non = 2026-11-01\n'
    'recorded = 2026-11-01T10:00:00+07:00\nby = "x"\nparty = "VN"\nstatus = "in_progress"\n'
)


def their_copy(register: Path, more: str) -> str:
    Path("theirs.toml").write_text(register.read_text("utf-8") + more, "utf-8")
    return "theirs.toml"


@pytest.mark.parametrize("block", [CONTACTS, '\n[["a b"]]\nid = "a"\n', "\n[[contact]]\nx = 1\n"])
def test_a_kind_that_is_not_known_is_named_and_left_where_it_is(
    block: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    theirs = their_copy(register, block)
    assert run("diff", theirs).status == 0
    for words in (("--dry-run",), ()):
        merged = run("merge", theirs, *words)
        assert merged.status == 0 and "does not know it: " in merged.out
    assert register.read_bytes() == before
    theirs = their_copy(register, block + REPORT)
    assert run("merge", theirs).status == 0 and "aaaa2222" in register.read_text("utf-8")


def test_ours_of_a_kind_that_is_not_known_stays(run: Run, register: Path) -> None:
    theirs = their_copy(register, '\n[[contact]]\nid = "b"\n' + REPORT)
    register.write_text(register.read_text("utf-8") + CONTACTS, "utf-8")
    assert run("merge", theirs).status == 0
    after = register.read_text("utf-8")
    assert CONTACTS in after and 'id = "b"' not in after and "aaaa2222" in after


@pytest.mark.parametrize("line", ["recorded = [1]", "step = { a = 1 }", "by = 5", "cites = 5"])
@pytest.mark.parametrize("kind", ["source", "theme", "unit", "instrument"])
@pytest.mark.sampled(4)
def test_keys_of_other_kinds_may_hold_anything(
    kind: str, line: str, run: Run, register: Path
) -> None:
    head = f"[[{kind}]]\n"
    their_copy(register, "")
    theirs = Path("theirs.toml")
    theirs.write_text(theirs.read_text("utf-8").replace(head, f"{head}{line}\n", 1), "utf-8")
    assert run("merge", "theirs.toml").status in (0, 8)
    assert run("diff", "theirs.toml").status == 0


def test_two_texts_under_a_key_of_another_kind_are_not_made_one_list(
    run: Run, register: Path
) -> None:
    head = "[[source]]\n"
    text = register.read_text("utf-8")
    Path("theirs.toml").write_text(text.replace(head, f'{head}cites = "xyz"\n', 1), "utf-8")
    register.write_text(text.replace(head, f'{head}cites = "abc"\n', 1), "utf-8")
    before = register.read_bytes()
    assert run("merge", "theirs.toml").status == 8 and register.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "told"),
    [(f"x = 0x{'f' * 5000}", "64 bits"), (f"x{'.a' * 300} = 1", "too deeply")],
)
def test_what_nobody_could_write_anew_is_refused_with_its_place(
    line: str, told: str, run: Run, register: Path
) -> None:
    before = register.read_bytes()
    theirs = their_copy(register, f"{REPORT}{line}\n")
    for result in (run("merge", theirs), run("diff", theirs), run("--file", theirs, "check")):
        assert result.status == 3 and told in result.err + result.out
        assert f"theirs.toml:{len(before.splitlines()) + 2}:" in result.err + result.out
    assert register.read_bytes() == before
    their_copy(register, f"{REPORT}x{'.a' * 90} = {2**63 - 1}\n")
    assert run("merge", "theirs.toml").status == 0


def test_nan_does_not_differ_from_itself(run: Run, register: Path) -> None:
    theirs = their_copy(register, f"{REPORT}x = nan\n")
    register.write_text(Path(theirs).read_text("utf-8"), "utf-8")
    assert run("merge", theirs).status == 0


def test_a_moment_is_kept_to_its_last_digit(run: Run, register: Path) -> None:
    def action(title: str, recorded: str) -> str:
        return (
            '\n[[commitment]]\nid = "MOU-1.vn1"\ninstrument = "MOU"\nparent = "MOU-1"\nparties = ["VN"]\n'
            f'force = "planned"\nrecorded = {recorded}\nby = "An"\n[commitment.title]\nen = "{title}"\n'
        )

    exact = "2026-11-01T10:00:00.123456+07:00"
    theirs = their_copy(register, action("A", exact))
    ours = action("Workshop", "2026-11-01T09:00:00+07:00")
    register.write_text(register.read_text("utf-8") + ours, "utf-8")
    assert run("merge", theirs).status == 0
    assert exact in register.read_text("utf-8")


def test_settings_that_nobody_could_write_are_told(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "home" / "config" / "laocoop" / "config.toml"
    config.parent.mkdir(parents=True)
    for text in (f"x = 0x{'f' * 5000}\n", "x = " + "[" * 3000 + "]" * 3000 + "\n"):
        config.write_text(text)
        result = run("config", "by", "An")
        if result.status == 0:  # one line is added, and the others stay
            assert config.read_text() == f'by = "An"\n{text}'
            continue
        assert result.status == 2 and "config.toml" in result.err
        assert config.read_text() == text


@pytest.mark.parametrize("sign", ["a", "(", ")", "/", "漢", "ກ"])
@pytest.mark.parametrize("broken", [wrap, wrap_sentence])
def test_a_word_without_a_blank_is_broken_in_linear_time(sign: str, broken: object) -> None:
    assert callable(broken)
    assert ratio_of(lambda word: broken(word, 80), 5_000, lambda n: sign * n) < LEAST_SQUARE


def test_new_rows_of_a_sheet_look_through_the_register_once(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")

    def work(count: int) -> None:
        more = (
            f'\n[[commitment]]\nid = "M9-x{n}"\ninstrument = "M9"\nparties = ["VN"]\ntitle = "x {n}"\n'
            for n in range(count)
        )
        register.write_text(text + "".join(more), "utf-8")
        rows = (f"M9-y{n},M9,Việc mới {n},VN\n" for n in range(count))
        Path("s.csv").write_text("id,instrument,title_vi,parties\n" + "".join(rows), "utf-8")
        assert run("load", "s.csv", "--party", "VN", "--dry-run").status == 0

    assert ratio_of(work, 600) < LEAST_SQUARE
