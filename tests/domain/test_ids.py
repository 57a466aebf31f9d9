from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.ids import find, nearest, new_commitment_id, new_update_id
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
    taken = {"MOU-1"}
    for party in ("VN", "VN", "LA", "VN"):
        taken.add(new_commitment_id(taken, "MOU-1", party))
    assert taken == {"MOU-1", "MOU-1.vn1", "MOU-1.vn2", "MOU-1.vn3", "MOU-1.la1"}
    assert new_commitment_id(taken, "M9", "LA") == "M9-la1"


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
