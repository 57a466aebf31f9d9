"""Who undertakes something in a sentence: whose name stands where its subject stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import begun, phrase
from laocoop.minutes.language.text import before, pattern
from laocoop.record import Record

BOTH = ("VN", "LA")


_PROVINCE = re.compile(rf"\s*{phrase('province')}?\s*")


class Mention(Record):
    """A party's name in a text, and where it stands."""

    parties: tuple[str, ...]
    start: int
    end: int


MOST_SIDES = 20
"""More names than any document gives its parties; each is looked for in every sentence."""


_THE = rf"(?:{phrase('the')}\s+)?"
_LETTERED = pattern(rf"[(\[]?[^()\[\]\n]{{0,60}}?[\"“'‘(]\s*({phrase('lettered_side')})\s*[\"”'’)]")
_CALLED = pattern(
    rf"{phrase('calls_a_side')}[^\"“()\n]{{0,40}}[\"“]\s*{_THE}([^\"”\n]{{3,40}}?)\s*[\"”]"
)
_PLAINLY_CALLED = pattern(
    rf"{phrase('calls_plainly')}\s+{_THE}({phrase('plainly_lettered_side')})(?!\w)"
)

_NAMING = (
    (_LETTERED, pattern(phrase("lettered_side"))),
    (_CALLED, pattern(phrase("calls_a_side"))),
    (_PLAINLY_CALLED, pattern(phrase("calls_plainly"))),
)
"""The ways in which a preamble names the parties, each with a word that it does not do without: most texts have none."""


def named_sides(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What a preamble calls the parties ("Bên A", "Party B"), by the name it gives them."""
    sides: dict[str, tuple[str, ...]] = {}
    for match in (m for way, word in _NAMING if word.search(text) for m in way.finditer(text)):
        if lexicon.parties["both"].search(f"the {match[1]} the {match[1]}s"):
            continue
        before = text[max(0, match.start() - 250) : match.start(1)]
        last: tuple[int, str] | None = None
        for party in BOTH:
            for mention in lexicon.parties[party].pattern.finditer(before):
                if last is None or mention.start() > last[0]:
                    last = (mention.start(), party)
        if last is not None and len(sides) < MOST_SIDES:
            sides.setdefault(match[1], (last[1],))
    for letter, other in (("a", "b"), ("b", "a")):
        for name in list(sides):
            if name.endswith(letter) and name[:-1] + other not in sides:
                rest = tuple(party for party in BOTH if party not in sides[name])
                sides[name[:-1] + other] = rest
    return sides


_UNIT = phrase("units_named")
_OF_COUNTRY = re.compile(
    rf"({_UNIT}(?: (?!{phrase('and')} {_THE}{_UNIT}(?!\w))[\w'&-]+){{1,8}}?)\s*"
    rf"\((?:({phrase('country_VN')})|{phrase('country_LA')})\)"
)
_ITS_COUNTRY = rf"(?:\s*\((?:{phrase('country_VN')}|{phrase('country_LA')})\))?"


def named_by_country(text: str) -> dict[str, tuple[str, ...]]:
    """Units whose country stands behind them where they are first named, "the Department of Employment (Lao PDR)",
    and the letters by which they are called.
    """
    named: dict[str, tuple[str, ...]] = {}
    of_both = set()
    for match in _OF_COUNTRY.finditer(text):
        party = ("VN",) if match[2] else ("LA",)
        if named.get(match[1], party) != party:
            of_both.add(match[1])
        elif len(named) < MOST_SIDES:
            named[match[1]] = party
    for name in of_both:  # both states have a unit of that name
        del named[name]
    for name, parties in list(named.items()):
        letters = re.search(rf"{re.escape(name)}\s*\(([a-z]{{3,8}})\)", text)
        if letters:
            named.setdefault(letters[1], parties)
    return named


MOST_PERSONS = 50
"""More ministers than any document names; each is looked for in every sentence."""
_NAME = re.compile(r" ((?:[\w-]+ ?){2,6})")
_TITLE = re.compile(rf"{phrase('minister')}\s+{_THE}(?:$|(?={phrase('ministry')}))")


def named_persons(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The ministers that a preamble names, by their names: "Bộ trưởng Bộ Nội vụ … Lê Hoài Phương"."""
    persons: dict[str, tuple[str, ...]] = {}
    low = compose(text)
    for mention in mentions(low, lexicon, {}):
        after = _NAME.match(text, mention.end)
        titled = _TITLE.search(before(low, mention.start)) or _TITLE.match(low, mention.start)
        if after and len(mention.parties) == 1 and titled:
            name = list(takewhile(lambda word: word[0].isupper(), after[1].split()))
            if 2 <= len(name) <= 4 and len(persons) < MOST_PERSONS:
                persons.setdefault(compose(" ".join(name)), mention.parties)
    return persons


_JOINED = pattern(
    rf"\s*\({phrase('calls_plainly')}[^\"“()\n]{{0,40}}[\"“]\s*{_THE}|[\s,]*(?:\([^)]*\)\s*)?{phrase('of')}?\s*{phrase('state')}?{phrase('state_VN')}?[\s,]*"
)
_OF_THE_SECOND = rf"\s*(?:{phrase('of')}\s+)?{_THE}(?:{phrase('units_listed')}[^;.]{{0,90}})?"
_LISTED, _OPENING_LIST, _LISTED_TOO = (
    pattern(
        rf"[\"”]?\)?(?:\s*\([^)]*\))?,?\s*(?:{phrase('and_of_sides')}|&{signs}){_OF_THE_SECOND}"
    )
    for signs in ("", "|,|-|–|—", "|,|/|;|-")
)
"""What stands between two sides that are named together: in a sentence, where one begins, and in a cell."""
_TOGETHER = rf"\s*,?\s*{phrase('together_with')}{_OF_THE_SECOND}"
_BEFORE_A_LIST = pattern(
    rf"[^\w]*(?:(?:{phrase('both_of')}|{phrase('together_with')})\s*)?{_THE}(?:{phrase('units_listed')}[^;.,]{{0,90}})?"
)
_SIDE = pattern(begun("sides"))
_ABROAD = pattern(rf"\s*{phrase('abroad')}\s*{_THE}")
"""Between a body's country and the one in which it is: "Đại sứ quán Việt Nam tại Lào"."""


def mentions(text: str, lexicon: Lexicon, named: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    """The parties that `text` (as `compose` leaves it) names, in order; longer names win."""
    mentioned: list[Mention] = []
    for name, parties in named.items():
        mentioned += [
            Mention(parties, m.start(), m.end())
            for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w){_ITS_COUNTRY}", text)
        ]
    for key, words in lexicon.parties.items():
        parties = BOTH if key == "both" else (key,)
        mentioned += [Mention(parties, m.start(), m.end()) for m in words.pattern.finditer(text)]
    mentioned += [Mention(BOTH, m.start(), m.end()) for m in lexicon.of_both.finditer(text)]
    for party, organisations in lexicon.organisations.items():
        mentioned += [
            Mention((party,), m.start(), m.end())
            for m in organisations.finditer(text)
            if not _names_another(m[0], party, lexicon)
        ]
    mentioned.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in mentioned:
        if kept and mention.start < kept[-1].end:
            continue
        if kept and _ABROAD.fullmatch(text[kept[-1].end : mention.start]):
            kept[-1] = kept[-1].but(end=mention.end)
            continue
        joined = kept and _JOINED.fullmatch(text[kept[-1].end : mention.start])
        if (
            joined
            and "," in text[kept[-1].end : mention.start]
            and _SIDE.match(text, mention.start)
        ):
            kept.append(mention)  # "sang Việt Nam, phía Việt Nam …": another begins to speak
        elif joined and len(mention.parties) == 1 and mention.parties == kept[-1].parties:
            kept[-1] = Mention(mention.parties, kept[-1].start, mention.end)  # Bộ Nội vụ Việt Nam
        elif (
            joined
            and "," not in text[kept[-1].end : mention.start]  # "Việt Nam, Lào" are two
            and len(kept[-1].parties) == len(mention.parties) == 1
        ):
            kept[-1] = Mention(mention.parties, kept[-1].start, mention.end)  # its country decides
        else:
            kept.append(mention)
    return named_together([_with_place(mention, text, lexicon) for mention in kept], text, lexicon)


def _names_another(name: str, party: str, lexicon: Lexicon) -> bool:
    """True where what looks like the name of one country's body has another party in it: "Viet Nam and Laos"."""
    others = [key for key in BOTH if key != party]
    return any(
        lexicon.parties[other].search(name) or lexicon.phrase(f"adjective_{other}").search(name)
        for other in others
    )


def _with_place(mention: Mention, text: str, lexicon: Lexicon) -> Mention:
    """The name with the province after it: "Sở Nội vụ tỉnh Hà Tĩnh"."""
    after = _PROVINCE.match(text, mention.end)
    start = after.end() if after else mention.end
    for places in lexicon.places.values():
        place_name = places.match(text, start)
        if place_name:
            return mention.but(end=place_name.end())
    return mention


def named_together(mentioned: list[Mention], text: str, lexicon: Lexicon) -> list[Mention]:
    """One mention of "A and B", "A as well as B", "A shall, together with B," where both name one party each; where
    a sentence begins, of "A, B" too.
    """
    kept: list[Mention] = []
    will = lexicon.words("will").pattern.pattern
    together = re.compile(rf"\s*,?\s*{will}{_TOGETHER}")
    for mention in mentioned:
        if kept and set(kept[-1].parties) != set(mention.parties) and len(mention.parties) == 1:
            between = text[kept[-1].end : mention.start]
            listed = _LISTED
            if text[mention.end :].lstrip()[:1] in ("", ")"):
                listed = _LISTED_TOO
            elif _BEFORE_A_LIST.fullmatch(text[: kept[-1].start]):
                listed = _OPENING_LIST
            does = lexicon.words("will").search(between)
            if together.fullmatch(between) or (not does and listed.fullmatch(between)):
                kept[-1] = Mention(BOTH, kept[-1].start, mention.end)
                continue
        kept.append(mention)
    return kept
