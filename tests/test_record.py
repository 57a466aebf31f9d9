"""Records are tuples with names: what the rest of the program takes for granted of them."""

import copy
import pickle

import pytest

from laocoop.record import Record


class Pair(Record):
    first: str
    second: int = 2

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


def test_values_by_place_and_by_name() -> None:
    pair = Pair("a")
    assert (pair.first, pair.second, pair.both) == ("a", 2, "a2")
    assert Pair("a", 2) == Pair(second=2, first="a") == Pair.of(["a", 2]) == ("a", 2)
    first, second = pair
    assert (first, second) == pair
    assert len({pair, Pair("a", 2)}) == 1
    assert repr(pair) == "Pair(first='a', second=2)"


def test_changed_copies_leave_the_record_as_it_is() -> None:
    pair = Pair("a")
    assert pair.but(second=3) == Pair("a", 3)
    assert pair.second == 2
    with pytest.raises(AttributeError):
        pair.second = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        pair.third = 3  # type: ignore[attr-defined]


def test_copies_are_records() -> None:
    for made in (
        copy.copy(Pair("a")),
        copy.deepcopy(Pair("a")),
        pickle.loads(pickle.dumps(Pair("a"))),
    ):
        assert type(made) is Pair
        assert made == Pair("a")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        (("a", 1, 2), {}),
        (("a",), {"first": "b"}),
        (("a",), {"third": 1}),
        ((), {"second": 1}),
    ],
)
def test_wrong_values_are_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Pair(*values, **named)  # type: ignore[arg-type]
