"""Merging is a union: it does not depend on who merges whom, how often, or in what order."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.merge import Conflict, RecordsByKey, merge

BASE: RecordsByKey = {
    ("commitment", "A"): {"id": "A", "title": {"vi": "a", "en": "a"}, "due": 1},
    ("commitment", "B"): {"id": "B", "title": {"vi": "b", "en": "b"}},
}

updates = st.dictionaries(
    st.integers(0, 30).map(lambda n: ("update", f"u{n}")), st.none(), max_size=8
).map(lambda keys: {key: {"id": key[1], "note": key[1]} for key in keys})


def joined(ours: RecordsByKey, theirs: RecordsByKey, take: str = "") -> dict[tuple[str, str], Any]:
    done = merge(ours, theirs, BASE, take)
    return {**ours, **done.replaced, **{key: theirs[key] for key in done.added}}


@given(updates, updates)
def test_commutative(a: RecordsByKey, b: RecordsByKey) -> None:
    assert joined(a, b) == joined(b, a)


@given(updates, updates, updates)
def test_associative(a: RecordsByKey, b: RecordsByKey, c: RecordsByKey) -> None:
    assert joined(joined(a, b), c) == joined(a, joined(b, c))


@given(updates, updates)
def test_idempotent(a: RecordsByKey, b: RecordsByKey) -> None:
    once = joined(a, b)
    assert joined(once, b) == once
    assert merge(once, b, BASE).changes_nothing


edits = st.fixed_dictionaries(
    {},
    optional={
        "vi": st.sampled_from("axy"),
        "en": st.sampled_from("axy"),
        "due": st.sampled_from([1, 2, 3]),
        "clause": st.sampled_from("pq"),
    },
)


def edited(edit: dict[str, Any]) -> dict[tuple[str, str], Any]:
    record: dict[str, Any] = {**BASE["commitment", "A"]}
    record["title"] = {k: edit.get(k, v) for k, v in record["title"].items()}
    record |= {key: edit[key] for key in ("due", "clause") if key in edit}
    return {**BASE, ("commitment", "A"): record}


@given(edits, edits)
def test_an_edit_wins_over_the_untouched_and_two_edits_are_told(
    a: dict[str, Any], b: dict[str, Any]
) -> None:
    ours, theirs = edited(a), edited(b)
    done = merge(ours, theirs, BASE)
    assert {c.key for c in done.conflicts} == {
        {"vi": "title.vi", "en": "title.en"}.get(key, key)
        for key in set(a) & set(b)
        if a[key] != b[key] and {"vi": "a", "en": "a", "due": 1}.get(key) not in (a[key], b[key])
    }
    other = merge(theirs, ours, BASE)
    assert {c.key: (c.ours, c.theirs) for c in done.conflicts} == {
        c.key: (c.theirs, c.ours) for c in other.conflicts
    }
    if not done.conflicts:
        assert joined(ours, theirs) == joined(theirs, ours)
    else:
        assert joined(ours, theirs, "ours") == joined(theirs, ours, "theirs")
        assert not merge(ours, theirs, BASE, "ours").conflicts


def test_without_a_base_every_difference_is_a_conflict() -> None:
    ours = {("commitment", "Z"): {"id": "Z", "due": 1}}
    theirs = {("commitment", "Z"): {"id": "Z", "due": 2, "clause": "I"}}
    done = merge(ours, theirs, {})
    assert done.conflicts == [Conflict("commitment", "Z", "due", 1, 2)]
    assert done.replaced["commitment", "Z"] == {"id": "Z", "due": 1, "clause": "I"}


def test_nothing_is_ever_deleted() -> None:
    fewer = {key: record for key, record in BASE.items() if key[1] != "B"}
    assert joined(fewer, BASE) == BASE == {**joined(BASE, fewer)}
