from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.ids import beginning, find, nearest, new_commitment_id, new_update_id
from laocoop.domain.selection import natural

KNOWN = ["M9-1", "M9-2", "MOU-1", "MOU-10", "MM24-1"]


def test_nearest() -> None:
    assert nearest("mou1", KNOWN)[0] == "MOU-1"
    assert "MOU-10" in nearest("MOU-100", KNOWN)
    assert nearest("zzzz", KNOWN) == []


def test_find_minds_no_case() -> None:
    assert find("mou-1", KNOWN) == "MOU-1"
    assert find("MOU", KNOWN) is None


def test_actions_of_two_ministries_never_share_an_id() -> None:
    chance = random.Random(1)
    taken = {"MOU-1"}
    for party in ("VN", "VN", "LA", "VN") * 50:
        taken.add(new_commitment_id(taken, "MOU-1", party, chance.choice))
    assert len(taken) == 201
    assert all(re.fullmatch(r"MOU-1(\.(vn|la)-[2-9a-z]{4})?", ident) for ident in taken)
    assert re.fullmatch(r"M9-la-\w{4}", new_commitment_id(taken, "M9", "LA", chance.choice))


def test_two_copies_of_one_ministry_draw_different_ids() -> None:
    first, second = (
        {
            new_commitment_id((), "MOU-1", "VN", random.Random(seed * 100 + n).choice)
            for n in range(9)
        }
        for seed in (1, 2)
    )
    assert not first & second


def test_a_beginning_that_is_ones_alone() -> None:
    known = ["MOU-1.vn-k7m2", "MOU-1.vn-x2x2", "M9-la-b3c4"]
    assert beginning("MOU-1.vn-k", known) == beginning("mou-1.VN-k7m2", known) == known[0]
    assert beginning("M9", known) == known[2]
    assert beginning("MOU-1.vn", known) is beginning("", known) is beginning("X", known) is None


@given(st.integers())
def test_update_ids_are_new(seed: int) -> None:
    chance = random.Random(seed)
    taken: set[str] = set()
    for _ in range(50):
        ident = new_update_id(taken, chance.choice)
        assert ident not in taken and len(ident) == 8
        taken.add(ident)


def test_natural_order() -> None:
    assert sorted(["M9-10", "M9-2", "M10-1", "MOU-1", "M9-2.vn1"], key=natural) == [
        "M9-2",
        "M9-2.vn1",
        "M9-10",
        "M10-1",
        "MOU-1",
    ]
