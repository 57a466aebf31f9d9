"""Word's automatic numbers, which stand nowhere in the text: computed from their definitions.

ECMA-376 part 1, 17.9: a paragraph names a list (`numId`) and a level; the list's abstract definition
gives each level a format, a start and a text like "%1.%2"; a level's count begins anew when a higher
one goes on.
"""

from __future__ import annotations

from laocoop.minutes.source.bounds import BEFORE, MOST, NUMBER, TooMuch, within
from laocoop.minutes.source.word_parts import W
from laocoop.record import Record
from laocoop.typed import Any


class _Level(Record):
    format: str = "decimal"
    text: str = ""
    start: int = 1
    is_legal: bool = False
    """True where all numbers stand as 1, 2, 3, whatever the levels above say."""


class WordNumbers:
    """Counts through a document's paragraphs, in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._own_levels: dict[str, dict[int, _Level]] = {}
        """Levels that one list defines anew for itself."""
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._styles = _style_numbers(styles) if styles is not None else {}
        if numbering is not None:
            self._read(numbering)

    def of(self, paragraph: Any) -> str:
        """The number that Word shows before `paragraph` (its XML element); empty for none."""
        num, level = self._list_of(paragraph)
        if not num or num == "0" or num not in self._abstract or level > _DEEPEST:
            return ""
        abstract = self._abstract[num]
        levels = self._levels.get(abstract, {})
        if own := self._own_levels.get(num):
            levels = {**levels, **own}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        override = self._overrides.get((num, level))
        if override is not None and (num, level) not in self._started:
            counts[level] = override - 1
            self._started.add((num, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]
        text = levels[level].text
        if levels[level].format == "bullet":
            return "-"
        if levels[level].format == "none":
            return ""
        for above in range(9):
            if f"%{above + 1}" in text:
                depth = levels.get(above, _Level())
                form = "decimal" if levels[level].is_legal else depth.format
                shown = _written(counts.setdefault(above, depth.start), form)
                text = text.replace(f"%{above + 1}", shown)
                within(BEFORE, len(text))
        return text

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        num, level = "", 0
        if properties is not None:
            style = properties.find(f"{W}pStyle")
            if style is not None:
                num, level = self._styles.get(style.get(f"{W}val", ""), ("", 0))
            numbers = properties.find(f"{W}numPr")
            if numbers is not None:
                number = numbers.find(f"{W}numId")
                depth = numbers.find(f"{W}ilvl")
                num = number.get(f"{W}val", "") if number is not None else num
                level = _whole(depth.get(f"{W}val", "0")) if depth is not None else level
        return num, level

    def _read(self, numbering: Any) -> None:
        """ECMA-376 part 1, 17.9.21 and 17.9.27: a list may have its levels from a style, and that from another."""
        of_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in numbering.iterchildren(f"{W}abstractNum"):
            ident = abstract.get(f"{W}abstractNumId", "")
            levels = [self._level(level) for level in abstract.iterchildren(f"{W}lvl")]
            self._levels[ident] = {at: level for at, level in levels if at <= _DEEPEST}
            for name, known in (("styleLink", of_style), ("numStyleLink", linked)):
                link = abstract.find(f"{W}{name}")
                if link is not None:
                    style = link.get(f"{W}val", "")
                    known[style if name == "styleLink" else ident] = (
                        ident if name == "styleLink" else style
                    )
        for ident, style in linked.items():
            if style in of_style:
                self._levels[ident] = self._levels[ident] or self._levels[of_style[style]]
        for num in numbering.iterchildren(f"{W}num"):
            ident = num.get(f"{W}numId", "")
            link = num.find(f"{W}abstractNumId")
            if link is not None:
                self._abstract[ident] = link.get(f"{W}val", "")
            for override in num.iterchildren(f"{W}lvlOverride"):
                depth = _whole(override.get(f"{W}ilvl", "0"))
                start = override.find(f"{W}startOverride")
                if start is not None and start.get(f"{W}val", "").isdecimal():
                    self._overrides[ident, depth] = _whole(start.get(f"{W}val"))
                level = override.find(f"{W}lvl")
                if level is not None and depth <= _DEEPEST:
                    self._own_levels.setdefault(ident, {})[depth] = self._level(level)[1]

    def _level(self, level: Any) -> tuple[int, _Level]:
        values = {
            name: element.get(f"{W}val", "")
            for name in ("numFmt", "lvlText", "start")
            if (element := level.find(f"{W}{name}")) is not None
        }
        start = values.get("start", "1")
        within(BEFORE, len(values.get("lvlText", "")))
        legal = level.find(f"{W}isLgl")
        return _whole(level.get(f"{W}ilvl", "0")), _Level(
            values.get("numFmt", "decimal"),
            values.get("lvlText", ""),
            _whole(start) if start.isdecimal() else 1,
            legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off"),
        )


_DEEPEST = 8
"""Word's lists have nine levels, counted from 0."""


def _style_numbers(styles: Any) -> dict[str, tuple[str, int]]:
    """The list that each paragraph style brings, its own or that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        ident = style.get(f"{W}styleId", "")
        above = style.find(f"{W}basedOn")
        if above is not None:
            based[ident] = above.get(f"{W}val", "")
        numbers = style.find(f"{W}pPr/{W}numPr")
        if numbers is not None:
            num, level = numbers.find(f"{W}numId"), numbers.find(f"{W}ilvl")
            if num is not None:
                depth = _whole(level.get(f"{W}val", "0")) if level is not None else 0
                own[ident] = (num.get(f"{W}val", ""), depth)
    by_style: dict[str, tuple[str, int] | None] = dict(own)
    for ident in {*own, *based}:
        at, passed = ident, []
        while at and at not in by_style:
            by_style[at] = None  # known once the style it is based on is; a circle ends here
            passed.append(at)
            at = based.get(at, "")
        for style in passed:
            by_style[style] = by_style.get(at)
    return {ident: numbers for ident, numbers in by_style.items() if numbers is not None}


def _whole(text: str) -> int:
    """A number of a list. Raises TooMuch where no list counts so far, ValueError where it is none."""
    digits = text.lstrip("+0") or "0"
    if len(digits) > len(str(MOST[NUMBER])):
        raise TooMuch(NUMBER, int(digits[:18]))
    number = int(digits)
    within(NUMBER, number)
    return number


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while count >= value:
            text, count = text + letters, count - value
    return text
