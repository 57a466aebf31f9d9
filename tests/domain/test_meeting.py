"""Records that meet are both kept, the same way on every side and in every order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laocoop.domain import meeting, new_ids
from laocoop.domain.alike import Keys, is_one
from laocoop.domain.meeting import meet
from laocoop.domain.merge import merge
from laocoop.domain.new_ids import RecordsByKey, names_in, renamed
from laocoop.storage.merge.text import NAMES

BASE: RecordsByKey = {("commitment", "MOU-1"): {"id": "MOU-1", "instrument": "MOU"}}
START = datetime(2026, 1, 1, tzinfo=UTC)


def joined(ours: RecordsByKey, theirs: RecordsByKey) -> RecordsByKey:
    met = meet(ours, theirs, BASE, NAMES)
    ours, theirs = renamed(ours, met.ours, NAMES), renamed(theirs, met.theirs, NAMES)
    done = merge(ours, theirs, renamed(BASE, met.base, NAMES))
    assert not done.conflicts, done.conflicts
    return {**ours, **done.replaced, **{key: theirs[key] for key in done.added}}


def as_set(records: RecordsByKey) -> dict[tuple[str, str], str]:
    return {key: repr(sorted(record.items())) for key, record in records.items()}


def stamp(minute: int, step: str) -> dict[str, Any]:
    return {"recorded": START + timedelta(minutes=minute), "by": f"by {step}", "step": step}


@st.composite
def copies(draw: st.DrawFn) -> list[dict[tuple[str, str], Keys]]:
    """Three copies of one ministry: each adds actions under ids that may meet, reports on them, takes
    reports back, and names joint reviews.
    """
    made = []
    for copy in "abc":
        records: dict[tuple[str, str], Keys] = dict(BASE)
        for number in range(1, draw(st.integers(1, 4))):
            ident = f"MOU-1.vn{number}"
            parent = draw(st.sampled_from(["MOU-1", *(f"MOU-1.vn{n}" for n in range(1, number))]))
            records["commitment", ident] = {
                "id": ident,
                "instrument": "MOU",
                "parent": parent,
                "title": {"vi": draw(st.sampled_from("xyz")) + ("" if parent == "MOU-1" else copy)},
                **stamp(draw(st.integers(0, 3)), f"{copy}{number}"),
            }
            for count in range(draw(st.integers(0, 2))):
                name = f"{copy}{number}{count}"
                records["update", name] = {
                    "id": name,
                    "commitment": ident,
                    "note": f"of {copy}'s {ident}",
                    **stamp(9, name),
                }
                if draw(st.booleans()):
                    back = f"{name}r"
                    records["update", back] = {
                        "id": back,
                        "commitment": ident,
                        "retracts": name,
                        **stamp(9, back),
                    }
        if draw(st.booleans()):
            day = draw(st.integers(1, 2))
            event = {"id": "SOM26", "name": {"vi": draw(st.sampled_from("pq"))}, "held": day}
            records["event", "SOM26"] = event | stamp(draw(st.integers(0, 3)), copy)
            records["update", f"{copy}e"] = {
                "id": f"{copy}e",
                "commitment": "MOU-1",
                "event": "SOM26",
                **stamp(9, f"{copy}e"),
            }
        made.append(records)
    return made


@settings(max_examples=120)
@given(copies())
def test_every_order_of_merging_gives_the_same(made: list[dict[tuple[str, str], Keys]]) -> None:
    results = []
    for one, two, three in permutations(made):
        results.append(as_set(joined(joined(one, two), three)))
        results.append(as_set(joined(one, joined(two, three))))
    assert all(result == results[0] for result in results)


@settings(max_examples=100)
@given(copies())
def test_nothing_is_lost_and_reports_stay_with_their_record(
    made: list[dict[tuple[str, str], Keys]],
) -> None:
    one, two, _three = made
    both = joined(one, two)
    for copy, records in zip("ab", (one, two), strict=True):
        for (kind, ident), record in records.items():
            if kind == "commitment" and "title" in record:
                kept = [
                    r
                    for r in both.values()
                    if r.get("title") == record["title"] and ident in (r["id"], r.get("id_was"))
                ]
                assert kept, (copy, ident)
            if kind == "update" and "note" in record:
                about = both["commitment", both["update", ident]["commitment"]]
                old = records["commitment", record["commitment"]]
                assert about["title"] == old["title"]
    assert joined(both, two).keys() == both.keys() == joined(both, one).keys()
    assert as_set(joined(two, both)) == as_set(both)


def test_a_copy_that_reports_under_the_old_id_after_the_merge() -> None:
    """Theirs has given our record its new id; what we wrote meanwhile under the old one goes with it,
    not to the other record that has the old id now; also where git's base still has the old id."""
    first = {"id": "A", "title": "first", **stamp(0, "s1")}
    later = {"id": "A", "title": "later", **stamp(1, "s2")}
    ours: RecordsByKey = {("commitment", "A"): later}
    theirs = joined({("commitment", "A"): first}, ours)
    new = next(r["id"] for r in theirs.values() if r["title"] == "later")
    report = {"id": "u", "commitment": "A", **stamp(2, "u")}
    ours = {**ours, ("update", "u"): report}
    for base in ({}, {("commitment", "A"): later}):
        met = meet(ours, theirs, base, NAMES)
        assert met.ours == {("commitment", "A"): new} and not met.theirs
        mine = renamed(ours, met.ours, NAMES)
        assert mine["update", "u"]["commitment"] == new
        done = merge(mine, theirs, renamed(base, met.base, NAMES))
        assert done.added == [("commitment", "A")] and not done.conflicts and not done.replaced


def test_what_says_the_same_of_substance_is_one() -> None:
    clause = {"instrument": "M10", "clause": "2", "parties": ["VN", "LA"], "text": {"vi": "t"}}
    assert is_one("commitment", clause | stamp(0, "a"), clause | stamp(9, "b"))
    vi, lo = clause | {"title": {"vi": "a"}}, clause | {"title": {"lo": "b"}}
    assert is_one("commitment", vi | stamp(0, "a"), lo | stamp(9, "b"))  # one clause, two languages
    assert not is_one("commitment", vi | stamp(0, "a"), vi | {"title": {"vi": "b"}} | stamp(9, "b"))
    assert not is_one("commitment", vi | stamp(0, "a"), lo | {"clause": "3"} | stamp(9, "b"))
    free = {"title": {"vi": "Hội thảo"}, "parent": "MOU-1"}
    other = {"title": {"en": "Course"}, "parent": "MOU-1"}
    assert not is_one("commitment", free | stamp(0, "a"), other | stamp(0, "b"))
    assert is_one("event", {"held": 1, "name": {"vi": "a"}}, {"held": 1, "name": {"lo": "b"}})
    assert not is_one("event", {"held": 1}, {"held": 2})
    assert not is_one("update", {"note": "a"}, {"note": "b"})
    assert is_one("source", {"description": "a"}, {"description": "b"})
    assert not is_one("source", {"url": "a"}, {"url": "b"})
    assert is_one(
        "instrument", {"kind": "minutes", "place": "a"}, {"kind": "minutes", "place": "b"}
    )
    assert not is_one("instrument", {"kind": "minutes", "held": 1}, {"kind": "minutes", "held": 2})


def test_the_same_words_under_two_commitments_get_the_same_ids_in_every_order() -> None:

    def copy(title: str, minute: int, step: str) -> dict[tuple[str, str], Keys]:
        return {
            ("commitment", "A"): {"id": "A", "title": title, **stamp(0, f"{step}a")},
            ("commitment", "B"): {
                "id": "B",
                "parent": "A",
                "title": "child",
                **stamp(minute, f"{step}b"),
            },
        }

    first = {("commitment", "B"): {"id": "B", "title": "own", **stamp(0, "z")}}
    one, two = copy("x", 1, "p"), copy("y", 2, "q")
    left = joined(joined(first, one), two)
    right = joined(joined(first, two), one)
    assert len(left) == len(right) == 5
    assert (
        as_set(left) == as_set(right) == as_set(joined(left, right)) == as_set(joined(right, left))
    )
    titles = ["child", "child", "own", "x", "y"]
    assert sorted(r["title"] for r in left.values()) == titles


def test_one_meeting_named_in_two_languages_and_twice_in_one() -> None:
    """The names of three copies fit in pairs, but not all together: they are one meeting all the same."""
    names = ({"vi": "Họp A"}, {"lo": "ປະຊຸມ"}, {"vi": "Họp C"})
    copies: list[RecordsByKey] = [
        {("event", "SOM26"): {"id": "SOM26", "held": 1, "name": name, **stamp(at, f"s{at}")}}
        for at, name in enumerate(names)
    ]
    for one, two, three in permutations(copies):
        (event,) = joined(joined(one, two), three).values()
        assert event["name"] == {"vi": "Họp A / Họp C", "lo": "ປະຊຸມ"}
        assert event["by"] == copies[0]["event", "SOM26"]["by"]


def test_one_by_hand_and_one_added_that_say_nothing_in_common_are_two() -> None:
    by_hand = {"id": "A", "instrument": "M", "title": {"vi": "Hội thảo thanh tra"}}
    added = {"id": "A", "instrument": "M", "title": {"lo": "ຝຶກອົບຮົມ"}, **stamp(0, "s")}
    both = joined({("commitment", "A"): by_hand}, {("commitment", "A"): added})
    assert sorted(str(record["title"]) for record in both.values()) == sorted(
        str(record["title"]) for record in (by_hand, added)
    )


def _minutes(name: str, text: str, at: int) -> RecordsByKey:
    clause = {"id": "M10-1", "instrument": "M10", "clause": "1", "title": {"en": text[:9]}}
    return {
        ("instrument", "M10"): {"id": "M10", "kind": "minutes", "held": 1, "name": {"en": name}},
        ("commitment", "M10-1"): {**clause, "text": {"en": text}, **stamp(at, f"s{at}")},
    }


def test_two_minutes_of_one_day_are_two_and_one_under_two_names_is_one() -> None:
    ours = _minutes("Minutes on labour", "exchange experts", 0)
    theirs = _minutes("Minutes on welfare", "build a centre", 1)
    for one, other in ((ours, theirs), (theirs, ours)):
        both = joined(one, other)
        kept = {ident for kind, ident in both if kind == "instrument"}
        assert len(kept) == 2 and "M10" in kept
        of = {
            r["text"]["en"]: r["instrument"]
            for (kind, _id), r in both.items()
            if kind != "instrument"
        }
        assert len(set(of.values())) == 2
    same = _minutes("The minutes", "exchange experts", 1)
    met = meet(ours, same, {}, NAMES)
    assert not met.ours and not met.theirs


def test_two_themes_of_one_id_are_two() -> None:
    ours: RecordsByKey = {("theme", "t1"): {"id": "t1", "name": {"en": "Tourism"}}}
    theirs: RecordsByKey = {
        ("theme", "t1"): {"id": "t1", "name": {"en": "Trade"}},
        ("commitment", "M-7"): {"id": "M-7", "instrument": "M", "themes": ["t1"]},
    }
    for one, other in ((ours, theirs), (theirs, ours)):
        both = joined(one, other)
        names = {r["id"]: r["name"]["en"] for (kind, _id), r in both.items() if kind == "theme"}
        assert sorted(names.values()) == ["Tourism", "Trade"]
        (theme,) = both["commitment", "M-7"]["themes"]
        assert names[theme] == "Trade"


def test_who_wrote_the_same_at_the_same_moment_comes_out_alike() -> None:
    records = [
        {"id": "A", "instrument": "M", "title": {"vi": "x"}, "recorded": START, "by": by}
        for by in ("x", "y")
    ]
    one, other = ({("commitment", "A"): record} for record in records)
    assert as_set(joined(one, other)) == as_set(joined(other, one))


def test_the_work_grows_with_what_meets_however_deep_and_however_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Counted: records rewritten, and records asked what they name, at n and at 4 n."""
    asked = 0

    def counting(value: Any) -> list[str]:
        nonlocal asked
        asked += 1
        return names_in(value)

    monkeypatch.setattr(meeting, "names_in", counting)
    monkeypatch.setattr(new_ids, "names_in", counting)

    def work(depth: int) -> int:
        nonlocal asked
        asked = 0
        sides: list[dict[tuple[str, str], Keys]] = []
        for side in "ab":
            sides.append(records := dict(BASE))
            for level in range(depth):
                ident = f"MOU-1.vn{level}"
                parent = f"MOU-1.vn{level - 1}" if level else "MOU-1"
                records["commitment", ident] = {
                    "id": ident,
                    "instrument": "MOU",
                    "parent": parent,
                    "title": {"vi": f"{side}{level}"},
                    **stamp(0, f"{side}{level}"),
                }
        met = meet(sides[0], sides[1], BASE, NAMES)
        assert len(met.ours) + len(met.theirs) == depth
        return asked

    assert work(100) * 4.5 > work(400)


def test_what_said_the_same_and_now_names_two_is_looked_at_too() -> None:
    """An action written by hand, the same on both sides, under a commitment that turned out to be two."""
    sides = []
    for side in "ab":
        parent = {"id": "MOU-1.x", "instrument": "MOU", "parent": "MOU-1", "title": {"vi": side}}
        child = {"id": "MOU-1.y", "parent": "MOU-1.x", "title": {"vi": "y"}}
        sides.append(
            {
                **BASE,
                ("commitment", "MOU-1.x"): {**parent, **stamp(0, side)},
                ("commitment", "MOU-1.y"): child,
            }
        )
    one, other = joined(sides[0], sides[1]), joined(sides[1], sides[0])
    assert as_set(one) == as_set(other)
    parents = {record["parent"] for key, record in one.items() if key[1].startswith("MOU-1.y")}
    assert len(parents) == 2 and parents <= {key[1] for key in one}


@pytest.mark.parametrize("kind", ["theme", "source", "instrument", "commitment"])
def test_records_by_hand_settle_and_meet_no_second_time(kind: str) -> None:
    """Written into the file by hand on both sides, under one id, without a moment."""
    says: dict[str, list[Keys]] = {
        "theme": [{"name": {"en": "Schools"}}, {"name": {"en": "Vocational training"}}],
        "source": [{"url": "https://a/"}, {"url": "https://b/"}],
        "instrument": [
            {"kind": "minutes", "signed": 1, "name": {"en": "A"}},
            {"kind": "minutes", "signed": 2, "name": {"en": "B"}},
        ],
        "commitment": [
            {"instrument": "MOU", "title": {"en": "A school"}},
            {"instrument": "MOU", "title": {"en": "Exchange of inspectors"}},
        ],
    }
    one, other = ({**BASE, (kind, "x"): {"id": "x", **said}} for said in says[kind])
    here, there = joined(one, other), joined(other, one)
    assert as_set(here) == as_set(there) and len(here) == 3
    for copy in (one, other, here, there):  # as it was sent, and as it came back
        assert as_set(joined(here, copy)) == as_set(here)
        assert as_set(joined(copy, here)) == as_set(here)


@pytest.mark.parametrize("have_sources", [False, True])
def test_three_documents_under_one_id_get_the_same_ids_in_every_order(have_sources: bool) -> None:
    """Their clauses have the same numbers, and their instruments, or sources, other ids in each copy."""
    copies: list[RecordsByKey] = []
    for at, (kind, title) in enumerate((("minutes", "x"), ("mou", "y"), ("agreement", "z"))):
        records: dict[tuple[str, str], Keys] = dict(BASE)
        cited: dict[str, Any] = {}
        if have_sources:
            records["source", "T"] = {"id": "T", "title": f"document {title}"}
            cited = {"cites": [{"source": "T"}]}
        day = datetime(2026, 3, at + 1, tzinfo=UTC).date()
        records["instrument", "M10"] = {"id": "M10", "kind": kind, "signed": day, "name": title}
        if have_sources:
            records["instrument", "M10"] |= {"sources": ["T"]}
        records["commitment", "M10-1"] = {
            "id": "M10-1",
            "instrument": "M10",
            "clause": "1",
            "title": title,
            "text": title,
            **cited,
            **stamp(at, f"s{at}"),
        }
        copies.append(records)
    results = [as_set(joined(joined(one, two), three)) for one, two, three in permutations(copies)]
    assert all(result == results[0] for result in results)
    assert len([key for key in results[0] if key[0] == "commitment"]) == 4


def test_three_wordings_of_one_clause_get_the_same_ids_in_every_order() -> None:
    copies: list[RecordsByKey] = [
        {
            **BASE,
            ("commitment", "MOU-9"): {
                "id": "MOU-9",
                "instrument": "MOU",
                "clause": "9",
                "title": {"vi": title},
                "text": {"vi": "t"},
                **stamp(at, title),
            },
        }
        for at, title in enumerate("xyz")
    ]
    results = [as_set(joined(joined(one, two), three)) for one, two, three in permutations(copies)]
    assert all(result == results[0] for result in results)


def test_like_words_under_a_parent_and_under_none_get_the_same_ids_in_every_order() -> None:
    def copy(at: int, more: dict[str, Any]) -> RecordsByKey:
        record = {"id": "X", "instrument": "MOU", "title": "same", **more, **stamp(at, f"s{at}")}
        return {**BASE, ("commitment", "X"): record}

    copies = [copy(0, {"title": "other"}), copy(1, {}), copy(2, {"parent": "MOU-1"})]
    results = [as_set(joined(joined(one, two), three)) for one, two, three in permutations(copies)]
    assert all(result == results[0] for result in results)


def test_what_was_there_by_hand_keeps_its_id_where_one_like_it_was_renamed_before() -> None:
    """Two reviews by hand of two days, and one that was named by the command on the day of the first."""
    reviews: list[Keys] = [
        {"id": "E", "name": "a", "held": 1},
        {"id": "E", "name": "b", "held": 2},
        {"id": "E", "name": "c", "held": 1, **stamp(0, "c")},
    ]
    copies: list[RecordsByKey] = [{**BASE, ("event", "E"): review} for review in reviews]
    results = [as_set(joined(joined(one, two), three)) for one, two, three in permutations(copies)]
    assert all(result == results[0] for result in results)
