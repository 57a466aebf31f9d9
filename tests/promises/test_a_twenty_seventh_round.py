"""What a twenty-seventh round of attacks found: work by the square where much is said of one thing, texts without an end,
and ids that act as options.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import NOON, SHIPPED, Run, read_register
from costs import LEAST_SQUARE, ratio_of
from laocoop.domain.rules.rule import Checked
from laocoop.storage.examine import parse
from laocoop.storage.locate import cache_folder
from laocoop.storage.schema.codec import MOST_IN_ONE

STAMP = 'by = "a"\nstep = "s{at:07}"\n'


def update(at: int, commitment: str, more: str, day: str = "2026-02-02", party: str = "VN") -> str:
    whose = f'party = "{party}"\n' if party else ""
    return (
        f'\n[[update]]\nid = "u{at:07}"\ncommitment = "{commitment}"\non = {day}\n'
        f"recorded = {day}T09:00:00+07:00\n{whose}{more}\n{STAMP.format(at=at)}"
    )


def verdicts(count: int) -> str:
    """Many words of one side on one report of the other."""
    first = update(0, "MOU-1", 'status = "completed"')
    on_it = 'verifies = "u0000000"\nverdict = "disputed"'
    return first + "".join(
        update(at, "MOU-1", on_it, "2026-02-03", "LA") for at in range(1, count + 1)
    )


def planned(count: int) -> str:
    """Many actions that were written down after the day that is asked for, each with a report."""
    return "".join(
        f'\n[[commitment]]\nid = "MOU-1.a{at}"\ninstrument = "MOU"\nparent = "MOU-1"\n'
        f'title = {{ en = "Action {at}" }}\nparties = ["VN"]\nforce = "planned"\n'
        f"recorded = 2026-09-01T09:00:00+07:00\n{STAMP.format(at=at)}"
        + update(at, f"MOU-1.a{at}", 'status = "in_progress"', "2026-09-02")
        for at in range(count)
    )


def suspended(count: int) -> str:
    """Many suspensions of one side, and as many notes of the other."""
    return "".join(
        update(2 * at, "MOU-1", 'status = "suspended"')
        + update(2 * at + 1, "MOU-1", 'note = "x"', "2026-02-03", "LA")
        for at in range(count)
    )


def jointly(count: int) -> str:
    """Many joint words without a note, each on a commitment of its own."""
    return "".join(
        f'\n[[commitment]]\nid = "M9-{at + 50}"\ninstrument = "M9"\ntitle = {{ en = "Thing {at}" }}\n'
        'parties = ["VN", "LA"]\n' + update(at, f"M9-{at + 50}", 'status = "suspended"', party="")
        for at in range(count)
    )


def removed(count: int) -> str:
    """Many actions that were there on a day, and were taken back since."""
    return "".join(
        f'\n[[commitment]]\nid = "MOU-1.a{at}"\ninstrument = "MOU"\nparent = "MOU-1"\n'
        f'title = {{ en = "Action {at}" }}\nparties = ["VN"]\nforce = "planned"\n'
        f"recorded = 2026-01-02T09:00:00+07:00\n{STAMP.format(at=at)}"
        f'\n[[update]]\nid = "r{at:07}"\ncommitment = "MOU-1.a{at}"\nretracts = "MOU-1.a{at}"\n'
        f"on = 2026-03-03\nrecorded = 2026-03-03T09:00:00+07:00\n{STAMP.format(at=at)}"
        for at in range(count)
    )


@pytest.mark.parametrize(
    ("made", "count", "words"),
    [
        (verdicts, 3000, ("list",)),
        (planned, 3000, ("report", "2026-H1")),
        (suspended, 1500, ("check",)),
        (removed, 2500, ("diff", "1/2/2026")),
    ],
)
def test_much_that_is_said_takes_as_long_as_it_is_long(
    made: Callable[[int], str], count: int, words: tuple[str, ...], register: Path, run: Run
) -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")

    def work(text: str) -> None:
        shutil.rmtree(cache_folder(), ignore_errors=True)  # what an index knows costs nothing
        register.write_text(text, encoding="utf-8")
        assert run(*words).status in (0, 1)

    assert ratio_of(work, count, lambda size: shipped + made(size)) < LEAST_SQUARE


def test_whose_a_joint_word_is_takes_as_long_as_there_are_words() -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")

    def made(count: int) -> Checked:
        return Checked(parse((shipped + jointly(count)).encode(), "r"), NOON)

    def work(checked: Checked) -> None:
        fresh = Checked(checked.register, NOON)
        assert "all" in {fresh.voice(update) for _number, update in fresh.updates}

    assert ratio_of(work, 600, made) < LEAST_SQUARE


def test_coverage_takes_as_long_as_a_document(register: Path, run: Run) -> None:
    shipped = register.read_bytes()

    def loaded(count: int) -> str:
        lines = [
            f"{at % 9 + 1}. The two sides will cooperate on programme number {at} in province {at * 7} by 2027."
            for at in range(1, count + 1)
        ]
        text = "MINUTES\n\nThe two sides agreed as follows:\n" + "\n".join(lines) + "\n"
        Path("m.txt").write_text(text, encoding="utf-8")
        register.write_bytes(shipped)
        ident = f"X{count}"
        options = ("--kind", "minutes", "--signed", "1/11/2026", "--period", "2026-2027", "--yes")
        assert run("load", "m.txt", "-i", ident, *options).status == 0
        Path(f"{ident}.toml").write_bytes(register.read_bytes())
        return ident

    def work(ident: str) -> None:
        shutil.rmtree(cache_folder(), ignore_errors=True)
        register.write_bytes(Path(f"{ident}.toml").read_bytes())
        told = run("coverage", ident)
        assert told.status == 0 and "programme number 9" in told.out

    assert ratio_of(work, 400, loaded) < LEAST_SQUARE


@pytest.mark.parametrize(
    "long",
    [
        'note = "{}"',
        'note = {{ vi = "{}" }}',
        'evidence = ["{}"]',
        'by = "{}"',
    ],
)
def test_a_text_has_no_more_signs_than_a_cell(long: str, register: Path, run: Run) -> None:
    shipped = register.read_text(encoding="utf-8")
    for size, status in ((MOST_IN_ONE, 0), (MOST_IN_ONE + 1, 3)):
        text = update(1, "MOU-1", long.format("x" * size))
        if long.startswith("by"):
            text = text.replace('by = "a"\n', "")
        register.write_text(shipped + text, encoding="utf-8")
        told = run("list")
        assert told.status == status, told.err
    assert "100,000" in told.err and "commitments.toml:" in told.err
    many = ", ".join(['"x"'] * (MOST_IN_ONE + 1))
    text = update(1, "MOU-1", f"evidence = [{many}]")
    register.write_text(shipped + text, encoding="utf-8")
    assert run("list").status == 3


def test_an_id_that_acts_as_an_option_comes_in_nowhere(register: Path, run: Run) -> None:
    shipped = register.read_text(encoding="utf-8")
    hostile = update(1, "MOU-1", 'status = "completed"').replace("u0000001", "--yes")
    Path("theirs.toml").write_text(shipped + hostile, encoding="utf-8")
    before = register.read_bytes()
    for command in ("merge", "diff"):
        told = run(command, "theirs.toml")
        assert told.status == 3 and "theirs.toml:" in told.err and "--yes" in told.err
    assert register.read_bytes() == before
    assert "id-like-an-option" in run("--file", "theirs.toml", "check").out


@pytest.mark.parametrize(
    "ident", ["M9-6\u200b", "m9-6", "\u041c9-6", "\u043c9-6", "\u039c9-6", "\uff2d9-6"]
)
def test_ids_that_the_eye_does_not_tell_apart_are_named(
    ident: str, register: Path, run: Run
) -> None:
    twin = f'\n[[commitment]]\nid = "{ident}"\ninstrument = "M9"\ntitle = "x"\nparties = ["LA"]\n'
    with register.open("a", encoding="utf-8") as file:
        file.write(twin)
    assert "ids-alike" in run("check").out
    assert "M9-6" in read_register(register).commitments
