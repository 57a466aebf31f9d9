"""Which records are the same: the same addition, or two that say the same of substance."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.domain.wording import surely_in
from laocoop.typed import Any

Keys = Mapping[str, Any]
"""A record as it stands in a file."""
_APART = " / "
"""Between two names of one thing."""
_SPEAKS_OF = ("commitment", "instrument", "event")
WHO_AND_WHEN = ("recorded", "by", "step")


def is_one(kind: str, one: Keys, other: Keys) -> bool:
    """True if both are the same record: the same addition, or two that say the same of substance."""
    if one == other or _is_same_addition(one, other) or substance(one) == substance(other):
        return True
    if kind == "update":
        return False
    if kind in ("theme", "unit"):
        return not contradict(one, other, ("name",))
    if kind == "source":
        named = [{key for key in ("url", "title") if each.get(key)} for each in (one, other)]
        same_way = bool(named[0] & named[1]) or not (named[0] or named[1])
        return same_way and not contradict(one, other, ("url", "title"))
    if kind == "instrument":
        if not contradict(one, other, ("kind", "held", "signed")):
            return True
        # One field was mended by hand here or there; two documents differ in more.
        both = {*one} & {*other} - {"id", "kind"}
        alike = sum(one[field] == other[field] for field in both)
        return alike > 0 and sum(contradict(one, other, (field,)) for field in both) == 1
    if kind == "event":
        # One meeting of one day, however each side names it; so alike for three sides and any order.
        return one.get("held") == other.get("held")
    if kind == "commitment":
        # Loaded on both sides, each perhaps in its own language.
        same_clause = bool(one.get("clause") and one.get("text") and other.get("text")) and all(
            one.get(field) == other.get(field) for field in ("clause", "parent", "instrument")
        )
        by_hand = not (one.get("recorded") and other.get("recorded"))
        if by_hand:  # the same one, edited here or there, unless they have nothing in common
            apart = contradict(one, other, ("instrument", "parent", "clause"))
            return not apart and (same_clause or _agree(one, other, "title"))
        return same_clause and not contradict(
            substance(one), substance(other), but=("cites", "themes")
        )
    return True


def settled(kind: str, one: Keys, other: Keys) -> tuple[Keys, Keys]:
    """Both without a quarrel about who wrote the same thing down, and when: the earliest did."""
    first = min(one, other, key=order)
    who: dict[str, Any] = {key: first[key] for key in WHO_AND_WHEN if key in first}
    if kind == "commitment" and one.get("themes") and other.get("themes"):
        who["themes"] = first["themes"]  # taken from the words of either language
    if kind == "commitment" and one.get("cites") and other.get("cites"):
        both = [*first["cites"], *(other if first is one else one)["cites"]]
        once: dict[str, Any] = {}
        for cite in both:
            once.setdefault(json.dumps(cite, sort_keys=True, default=str), cite)
        who["cites"] = [*once.values()]
    if kind == "source" and one.get("description") and other.get("description"):
        who["description"] = _all_of_each(one["description"], other["description"], "; ")
    places = [str(each.get("place", "")) for each in (one, other)]
    in_lao = {surely_in(place) == "lo" for place in places}
    if kind == "instrument" and all(places) and len(in_lao) > 1:
        who["place"] = first["place"]  # the same document, loaded in either language
    if kind == "event":  # the same for every copy, whoever merges whom first
        for key in ("name", "place", "note"):
            who[key] = _all_of_each(one.get(key), other.get(key))
        who = {key: value for key, value in who.items() if value}
    mine, yours = (
        {
            key: who.get(key, value)
            for key, value in each.items()
            if key in who or key not in WHO_AND_WHEN
        }
        | {key: value for key, value in who.items() if key not in each}
        for each in (one, other)
    )
    return mine, yours


def _all_of_each(one: Any, other: Any, apart: str = _APART) -> Any:
    """What both say, language by language; where they say it otherwise, both: nothing is lost of either."""
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        # A plain text counts as English.
        mine, yours = (
            each if isinstance(each, Mapping) else {"en": each} if each else {}
            for each in (one, other)
        )
        return {
            language: _all_of_each(mine.get(language), yours.get(language), apart)
            for language in sorted(mine.keys() | yours.keys())
        }
    parts = {part for each in (one, other) if each for part in str(each).split(apart)}
    return apart.join(sorted(parts)) or None


def _is_same_addition(one: Keys, other: Keys) -> bool:
    if not one.get("recorded") or one["recorded"] != other.get("recorded"):
        return False
    if one.get("step") or one.get("by"):
        return one.get("step") == other.get("step") and bool(
            one.get("step") or one.get("by") == other.get("by")
        )
    # Written by hand: a moment alone is no name, and two that speak of different things are two.
    return not (
        other.get("step") or other.get("by") or contradict(one, other, ("party", *_SPEAKS_OF, "on"))
    )


def substance(record: Keys) -> Keys:
    """What it says, without its id, and who wrote it down when."""
    left_out = {"id", "id_was", *WHO_AND_WHEN}
    return {key: value for key, value in record.items() if key not in left_out}


def _agree(one: Keys, other: Keys, field: str) -> bool:
    """True if both say the same of a field; of wordings, in a language, and nothing else in another."""
    mine, yours = one.get(field), other.get(field)
    if not (isinstance(mine, Mapping) and isinstance(yours, Mapping)):
        return mine == yours
    both = mine.keys() & yours.keys()
    return bool(both) and all(mine[language] == yours[language] for language in both)


def contradict(
    one: Keys, other: Keys, fields: tuple[str, ...] = (), but: tuple[str, ...] = ()
) -> bool:
    """True if both say something of a field, and not the same; of wordings, in a language."""
    for field in fields or {*one, *other}:
        if field in but or not (one.get(field) and other.get(field)):
            continue
        mine, yours = one[field], other[field]
        if isinstance(mine, Mapping) and isinstance(yours, Mapping):
            if contradict(mine, yours):
                return True
        elif mine != yours:
            return True
    return False


def order(record: Keys) -> tuple[str, str, str, str, str]:
    """By when it was recorded; what bears no moment was there before. Last by how that is written: one moment may be
    written in two ways, and all copies take the same.
    """
    return (
        when_of(record),
        str(record.get("step", "")),
        canonical(record),
        str(record.get("by", "")),
        str(record.get("recorded")),
    )


def when_of(record: Keys) -> str:
    """When it was recorded, to be compared as a text: in one time, whatever offset it was written with; one without any is
    of both capitals. Empty where it bears no moment.
    """
    recorded = record.get("recorded")
    if not isinstance(recorded, datetime):
        return str(recorded or "")
    aware = recorded if recorded.tzinfo else recorded.replace(tzinfo=VIENTIANE_AND_HANOI)
    try:
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:  # on the first day or the last that there is
        return aware.isoformat()


def canonical(record: Keys) -> str:
    """What it says, as one text."""
    return json.dumps(substance(record), sort_keys=True, ensure_ascii=False, default=str)
