"""Who undertakes something in a sentence: whose name stands where its subject stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.text import before
from laocoop.record import Record

BOTH = ("VN", "LA")


_ORGANISATION = re.compile(
    r"(?<!\w)(?:the\s+)?(lao|viet ?nam|vietnamese)\s(?:[a-z&'-]+\s){1,6}?(?=(?:shall|will|must|undertakes?)(?!\w))"
)
"""A body of one country, by its name: "the Lao Social Security Organization shall"."""


_PROVINCE = re.compile(r"\s*(?:tỉnh|thành phố|thủ đô|of|ແຂວງ)?\s*")


class Mention(Record):
    """A party's name in a text, and where it stands."""

    parties: tuple[str, ...]
    start: int
    end: int


MOST_SIDES = 20
"""More names than any document gives its parties; each is looked for in every sentence."""


def named_sides(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What a preamble calls the parties ("Bên A", "Party B"), by the name it gives them."""
    sides: dict[str, tuple[str, ...]] = {}
    letters = r"[(\[]?[^()\[\]\n]{0,60}?[\"“'‘(]\s*(bên [ab]|party [ab]|ຝ່າຍ [abກຂ])\s*[\"”'’)]"
    called = (
        r"(?:hereinafter|hereafter|gọi tắt là|gọi là|ຕໍ່ໄປນີ້ເອີ້ນວ່າ|ເອີ້ນວ່າ)[^\"“()\n]{0,40}"
        r"[\"“]\s*(?:the\s+)?([^\"”\n]{3,40}?)\s*[\"”]"
    )
    plain = r"(?:gọi(?: tắt)? là|hereinafter(?: referred to as)?|hereafter)\s+(?:the\s+)?(bên [ab]|party [ab])(?!\w)"
    for match in (
        *re.finditer(letters, text),
        *re.finditer(called, text),
        *re.finditer(plain, text),
    ):
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


_OF_COUNTRY = re.compile(
    r"((?:department|division|bureau|office|agency|institute|institution|centre|center|college|authority|"
    r"cục|vụ|viện|trung tâm|trường|sở|tổng cục|ban|ກົມ|ພະແນກ)(?: [\w'&-]+){1,8}?)\s*"
    r"\((?:(viet ?nam|việt nam|ຫວຽດນາມ)|lao(?: pdr|s)?|lào|ສປປ ລາວ|ລາວ)\)"
)


_ITS_COUNTRY = r"(?:\s*\((?:viet ?nam|việt nam|ຫວຽດນາມ|lao(?: pdr|s)?|lào|ສປປ ລາວ|ລາວ)\))?"


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
_TITLE = re.compile(r"(?:bộ trưởng|thứ trưởng|minister(?: of)?)\s+(?:the\s+)?(?:$|(?=bộ ))")


def named_persons(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The ministers that a preamble names, by their names: "Bộ trưởng Bộ Nội vụ … Lê Hoài Phương"."""
    persons: dict[str, tuple[str, ...]] = {}
    low = compose(text)
    if len(low) != len(text):
        return persons
    for mention in mentions(low, lexicon, {}):
        after = _NAME.match(text, mention.end)
        titled = _TITLE.search(before(low, mention.start)) or _TITLE.match(low, mention.start)
        if after and len(mention.parties) == 1 and titled:
            name = list(takewhile(lambda word: word[0].isupper(), after[1].split()))
            if 2 <= len(name) <= 4 and len(persons) < MOST_PERSONS:
                persons.setdefault(compose(" ".join(name)), mention.parties)
    return persons


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
    if lexicon.language == "en":
        mentioned += [
            Mention(("LA",) if m[1] == "lao" else ("VN",), m.start(), m.end())
            for m in _ORGANISATION.finditer(text)
        ]
    mentioned.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in mentioned:
        if kept and mention.start < kept[-1].end:
            continue
        joined = kept and re.fullmatch(
            r"[\s,]*(?:\([^)]*\)\s*)?(?:của|of|ຂອງ)?\s*(?:nước\s+)?"
            r"(?:cộng hòa xã hội chủ nghĩa\s+|chxhcn\s+|the socialist republic of\s+)?[\s,]*",
            text[kept[-1].end : mention.start],
        )
        if joined and len(mention.parties) == 1 and mention.parties == kept[-1].parties:
            kept[-1] = Mention(mention.parties, kept[-1].start, mention.end)  # Bộ Nội vụ Việt Nam
        elif (
            joined
            and "," not in text[kept[-1].end : mention.start]  # "Việt Nam, Lào" are two
            and len(kept[-1].parties) == len(mention.parties) == 1
        ):
            kept[-1] = Mention(mention.parties, kept[-1].start, mention.end)  # its country decides
        else:
            kept.append(mention)
    return _joined_by_and([_with_place(mention, text, lexicon) for mention in kept], text)


def _with_place(mention: Mention, text: str, lexicon: Lexicon) -> Mention:
    """The name with the province after it: "Sở Nội vụ tỉnh Hà Tĩnh"."""
    after = _PROVINCE.match(text, mention.end)
    start = after.end() if after else mention.end
    for places in lexicon.places.values():
        place_name = places.match(text, start)
        if place_name:
            return mention.but(end=place_name.end())
    return mention


def _joined_by_and(mentioned: list[Mention], text: str) -> list[Mention]:
    """One mention of "A and B" where both name one party each."""
    kept: list[Mention] = []
    for mention in mentioned:
        listed = (
            r",|/|;|-" if text[mention.end :].lstrip()[:1] in ("", ")") else "(?!)"
        )  # in a cell
        if (
            kept
            and set(kept[-1].parties) != set(mention.parties)
            and len(mention.parties) == len(kept[-1].parties) == 1
            and re.fullmatch(
                rf"\)?(?:\s*\([^)]*\))?\s*(?:và|cùng|cùng với|and|and the|ແລະ|&|{listed})\s*(?:the\s+)?"
                r"(?:(?:(?:vụ|cục|sở|phòng|ban|quỹ|trung tâm|viện|department|unit|office|division)\s|ກົມ|ພະແນກ)"
                r"[^;.]{0,90})?",
                text[kept[-1].end : mention.start],
            )
        ):
            kept[-1] = Mention(BOTH, kept[-1].start, mention.end)
        else:
            kept.append(mention)
    return kept
