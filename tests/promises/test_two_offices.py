"""Two offices write, take back and merge at random: both ways round the same, nothing lost, every page answers."""

from __future__ import annotations

import os
import random
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOON, SHIPPED, Run, read_register
from laocoop.domain.model import Register

LIVES = int(os.environ.get("LIVES", "12"))
"""So many pairs of copies are tried; with LIVES=500 in the environment, more."""
STEPS = 14
COPIES = ("a.toml", "b.toml")
NEW = ("M10", "SOM26", "SOM27")
MINUTES = {
    "a.toml": "1. Hai bên thống nhất trao đổi chuyên gia trong năm 2027.\n",
    "b.toml": "1. Hai bên sẽ tổ chức khóa đào tạo về an toàn lao động trong năm 2026.\n",
    "same": "1. The two sides agreed to exchange experts on labour inspection in 2027.\n",
}
_OF_ITS_OWN = r"\b[ab]\.toml\b|sha256 \w+"
"""What a page says of the file."""
SAME = ["list --all", "progress", "progress --by theme", "report", "instruments", "event"]
"""Pages that say the same in both copies, in whatever order."""
READING = [
    *SAME,
    "show MOU-1",
    "show MOU-3",
    "history",
    "history MOU-1",
    "diff 2026-01-01",
    "search hội",
]


class Office:
    """One copy and who writes into it."""

    def __init__(self, name: str, run: Run, chance: random.Random) -> None:
        self.name = name
        self.party = {"a.toml": "VN", "b.toml": "LA"}[name]
        self._run = run
        self._chance = chance
        self.texts: list[str] = []

    def __call__(self, *words: str, seconds: int) -> str:
        now = NOON + timedelta(seconds=seconds)
        told = self._run("--file", self.name, *words, now=now)
        assert told.status < 70, (self.name, words, told.err)
        return told.out

    def act(self, second: int) -> None:
        """Does one thing, of those that an office does."""
        own, chance = ["-p", self.party, "--by", self.name], self._chance
        register = read_register(Path(self.name))
        added = [c.id for c in register.commitments.values() if c.recorded] or ["MOU-1"]
        reports = [u.id for u in register.updates if u.status and u.party != self.party]
        text = f"{self.name} {second}"
        event = chance.choice(["SOM26", "SOM27"])
        ident = chance.choice([*added, "MOU-1", "MOU-2"])
        day = f"{chance.randint(10, 12)}/11/2026"
        minutes = chance.choice([self.name, "same"])
        Path("m.txt").write_text(MINUTES[minutes], encoding="utf-8")
        acts = [
            ["note", ident, text, *own],
            ["done", ident, "-e", text, *own],
            ["update", ident, "--due", f"{chance.randint(1, 28)}/6/2027", "-n", text, *own],
            ["add", chance.choice([text, "Hội thảo"]), "-u", ident, "-p", self.party],
            ["event", event, chance.choice([text, "Họp"]), "--on", day],
            ["note", "MOU-3", text, "--event", event, *own],
            ["done", "MOU-3", "-e", text, "--event", event, "-p", "all"],
            ["edit", event, "--place", text, *own],
            ["edit", event, "--held", day, *own],
            ["edit", ident, "--title-lo", text, *own],
            ["edit", "M9", "--name-en", text, *own],
            ["edit", "M10", "--period", "2027", *own, "--yes"],
            ["load", "m.txt", "-i", "M10", "--signed", "1/10/2026", "--yes"],
            ["confirm", chance.choice(reports or ["x"]), *own],
            ["dispute", chance.choice(reports or ["x"]), "-n", text, *own],
            ["undo", "--yes"],
            ["undo", "--yes"],
        ]
        self(*chance.choice(acts), seconds=second)


def records(path: str) -> Register:
    return read_register(Path(path))


def substance(register: Register) -> dict[str, object]:
    """All that a copy holds, whatever its order."""
    return {
        "commitments": {c.id: c for c in register.commitments.values()},
        "events": register.events,
        "instruments": register.instruments,
        "sources": register.sources,
        "updates": {u.id: u for u in register.updates},
    }


@pytest.mark.parametrize("life", range(LIVES))
@pytest.mark.sampled(4)
def test_two_offices_come_to_hold_the_same(life: int, run: Run) -> None:
    chance = random.Random(life)
    offices = []
    for name in COPIES:
        shutil.copy(SHIPPED, name)
        offices.append(Office(name, run, chance))
    for step in range(STEPS):
        office = chance.choice(offices)
        if chance.random() < 0.1:
            other = next(each for each in COPIES if each != office.name)
            office("merge", other, seconds=step * 60)
        else:
            office.act(step * 60 + chance.randint(0, 3))
    before = [substance(records(name)) for name in COPIES]
    shutil.copy("b.toml", "b-before.toml")
    merged = [
        run("--file", "b.toml", "merge", "a.toml", now=NOON + timedelta(hours=1)),
        run("--file", "a.toml", "merge", "b-before.toml", now=NOON + timedelta(hours=1)),
    ]
    if any(each.status == 8 for each in merged):  # both edited one thing, and are told so
        assert all(each.status == 8 for each in merged)
        return
    assert [each.status for each in merged] == [0, 0], [each.err for each in merged]
    ours, theirs = (substance(records(name)) for name in COPIES)
    assert ours == theirs
    for kind in ("updates", "commitments", "events"):
        assert len(ours[kind]) >= max(len(each[kind]) for each in before)  # type: ignore[arg-type]
    notes = {u.note.en for each in before for u in each["updates"].values()}  # type: ignore[attr-defined]
    assert notes <= {u.note.en for u in ours["updates"].values()}  # type: ignore[attr-defined]
    again = run("--file", "a.toml", "merge", "b.toml", now=NOON + timedelta(hours=1))
    assert again.status == 0 and substance(records("a.toml")) == ours
    for line in READING:
        told = [
            run("--file", name, *line.split(), now=NOON + timedelta(hours=2)) for name in COPIES
        ]
        assert {each.status for each in told} == {0}, (line, told)
        if line in SAME:
            first, second = (sorted(re.sub(_OF_ITS_OWN, "", t.out).split("\n")) for t in told)
            assert first == second, line
    assert run("--file", "a.toml", "check").status in (0, 1)
