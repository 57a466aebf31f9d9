"""Due dates as minutes name them. A due date is the last day of what is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from laocoop.domain.days import MONTHS, VIETNAMESE_MONTHS
from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import LANGUAGES_READ, tables_of
from laocoop.minutes.language.phrases import each, phrase
from laocoop.minutes.language.text import arabic, before, pattern
from laocoop.record import Record

_DATES = "dates"
"""The table of each language that says how days are named."""


def _said(name: str) -> str:
    return phrase(name, _DATES)


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4} | {
    word: number
    for number, name in enumerate(("first", "second", "third", "fourth"), 1)
    for word in each(name, _DATES)
}
_DAY_WORDS = {
    word: number
    for language in LANGUAGES_READ
    for number, word in enumerate(tables_of(language)[_DATES]["days"], 1)
}
_MONTHS = MONTHS | {
    name: number
    for language in LANGUAGES_READ
    for number, name in enumerate(tables_of(language)[_DATES].get("months", ()), 1)
}
"""Of languages that are read; those of Vietnamese stand behind "tháng"."""
_COUNT = {
    word: number
    for language in LANGUAGES_READ
    for number, words in enumerate(tables_of(language)[_DATES]["numbers"], 1)
    for word in words.split(" / ")
}
_YEAR = r"(20\d\d)(?!\d)"
# What says that a bare year, month or period is a deadline or a time of doing.
_BY = _said("by")
_IN_A_CELL = rf"\({_said('time_label')}[^:()]{{0,20}}:\s*{_said('year_label')}?"
_ALIKE = {
    "<day word>": _longest_first(_DAY_WORDS),
    "<day>": r"(?<!\d)(\d{1,2})",
    "<spelt month>": _longest_first(VIETNAMESE_MONTHS),
    "<month>": _longest_first(_MONTHS),
    "<ordinal>": _longest_first(_ORDINALS),
    "<year>": _YEAR,
}
"""What stands in the patterns of a language for what all write alike."""
_KINDS = (
    *("iso", "months", "dmy", "dMy", "ddMy", "Mdy", "qy", "quarters", "yq", "half", "cell"),
    *("second", "nine", "my", "My", "wordy", "ahead", "span", "year"),
)
"""What is looked for first: a name of more than a year, before the years in it."""
_BY_YEAR = {"ahead", "cell", "second", "span", "year"}
_OF_ALL = (
    r"iso => (?<!\d)(20\d\d)-(\d{2})-(\d{2})(?!\d)",
    r"dmy => <day>\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*<year>",
    r"yq => <year>\s*[-/]?\s*q([1-4])(?!\d)",
    rf"cell => {_IN_A_CELL}(20\d\d)\s*[-–]\s*<year>\s*\)",
    rf"cell => {_IN_A_CELL}<year>\s*\)",
    rf"my => {_IN_A_CELL}(\d{{1,2}})\s*[/.-]\s*<year>\s*\)",
    rf"cell => \({_said('stage_label')}[^:()]{{0,20}}:[^()]{{0,60}}\(\s*(20\d\d)\s*[-–]\s*<year>\s*\)"
    rf"(?!.{{0,300}}\({_said('term_label')}[^:()]{{0,20}}:\s*{_said('every')})",
    rf"cell => \({_said('lead_label')}[^()]{{0,80}}[;,]\s*<year>\s*\)",
    rf"my => {_BY}\s+(\d{{1,2}})\s*/\s*<year>",
    rf"ahead => {_said('ahead_of')}\s*{_said('year_word')}?<year>(?!\s*[-–/])",
    rf"span => {_BY}\s*{_said('year_word')}?(20\d\d)\s*(?:-|–|—|{_said('years_to')})\s*{_said('year_word')}?<year>",
    rf"year => {_BY}\s*{_said('year_word')}?<year>",
)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for told in sorted(
        (*_OF_ALL, *each("named", _DATES)), key=lambda told: _KINDS.index(told.split(" => ")[0])
    ):
        kind, source = told.split(" => ", 1)
        for name, alike in _ALIKE.items():
            source = source.replace(name, alike)
        yield kind, pattern(source)


_PATTERNS = tuple(_patterns())
_NEARLY_OVER = 9
"""From this month on, what is agreed is no longer for the year."""
_WITHIN = r"[^\s,;.()]+"
_GLUED = r"[^\s,;.()]*?"
"""What Lao writes without a space behind a word."""
# A document is "of 2013" or "for the period 2026-2027"; it was signed "in 2013".
_NAMED = pattern(
    rf"{_said('documents')}(?:\s+(?!{_said('no_name')}){_WITHIN}){{0,5}}?\s*\(?\s*{_said('of_when')}"
    rf"\s*{_said('article')}?\s*$"
)
_FOR_ITS_YEARS = pattern(
    rf"{_said('makes_a_plan')}{_GLUED}(?:\s+{_WITHIN}){{0,6}}?\s*{_said('documents')}{_GLUED}"
    rf"(?:\s+(?!{_said('no_name')}){_WITHIN}){{0,6}}?\s*\(?\s*(?:{_said('of_when')}\s*)?"
    rf"{_said('article')}?\s*$"
)
"""Before the years that a plan is for, where it is made, or looked back on: by when is not said."""
_SIGNED = pattern(
    rf"{_said('signed_already')}(?:\s+{_WITHIN}){{0,4}}?\s*(?:{_said('done_when')}|,)?"
    rf"\s*{_said('article')}?\s*$"
)
# A day from which something holds is no day by which it is done.
_FROM = pattern(rf"{_said('from_which')}(?: {_said('day_word')})?\s*$")
_DEADLINE = pattern(rf"{_said('deadline')}(?:\s*(?:{_said('day_word')}|{_said('done_when')}))*\s*$")
"""Before a day by which something is signed, or issued, that is still to come."""
_JOINED = pattern(
    rf"\s*,?\s*{phrase('and')}\s*(?:{_said('day_word')}|{_said('done_when')}|{_said('deadline')}|\s)*"
)
"""Between two days by which something is done: "by 31 March and 30 June"."""
BY_WHEN = pattern(rf"\s*{_said('deadline')}(?!\w)")
"""What follows a side that is told its own day without another verb."""
_FUTURE = pattern(rf"{_said('future')}(?!\w)")
_TERM = pattern(
    rf"(?<![\w-])(\d{{1,3}}|{_longest_first(_COUNT)})\s*(?:\([^)]*\)\s*)?"
    rf"(?:({_said('term_days')})|({_said('term_weeks')})|({_said('term_months')})|({_said('term_years')})),?\s*"
    rf"{_said('term_from')}\s*(?:{_said('term_of')}\s*)*{_said('term_signing')}"
)
"""A term that runs from the signing: "within 30 days of signing", "một năm kể từ ngày ký"."""


def due_dates(text: str, earliest: date | None = None) -> list[date]:
    """The days by which `text` says something is to be done; none before `earliest`, the day of
    signing, from which a term "within 12 months of signing" is counted. Beside a day that is said to be a deadline the
    others tell of something else: a draft that was sent, a plan for later years.
    """
    to_come = [
        each
        for each in named_days(text, earliest)
        if (earliest is None or each.day >= earliest) and not each.is_cited
    ]
    deadlines = [each.day for each in to_come if each.is_deadline]
    named = deadlines or [each.day for each in to_come]
    term = _TERM.search(compose(arabic(text)))
    return [*named, _after(earliest, *term.groups())] if term and earliest else named


def _after(
    day: date, count: str, _days: str, weeks: str | None, months: str | None, years: str | None
) -> date:
    """The last day of a term of so many units that begins on `day`; the unit is the one that was found."""
    number = int(count) if count.isdecimal() else _COUNT[count]
    if months or years:
        later = day.month - 1 + number * (12 if years else 1)
        year, month = day.year + later // 12, later % 12 + 1
        return min(
            day.replace(day=1, month=month, year=year) + timedelta(days=day.day - 1),
            _month_end(year, month),
        )
    return day + timedelta(days=(7 if weeks else 1) * number)


class NamedDay(Record):
    """A day that a text names."""

    day: date
    is_cited: bool
    """True where it belongs to a document's name or to something done."""
    is_deadline: bool
    """True where it is said that something is to be done by it."""


def named_days(text: str, signed: date | None = None) -> list[NamedDay]:
    """The days that `text` names, in order; what is to be signed after the day on which this was `signed` is not done."""
    text = compose(arabic(text))
    spans: list[tuple[int, int, date | None, bool]] = []  # no day: what is named does not exist
    taken = bytearray(len(text))
    for kind, found_by in _PATTERNS:
        for match in found_by.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"x" * (end - start)
            nearly_over = kind == "span" and signed and _is_nearly_over(match.groups(), signed)
            day = None if nearly_over else _last_day(kind, match.groups())
            spans.append((start, end, day, kind == "span"))
    named: list[NamedDay] = []
    last_deadline = 0
    for start, end, day, is_span in sorted(spans, key=lambda span: span[0]):
        joined = last_deadline and _JOINED.fullmatch(text[last_deadline:start])
        is_deadline = bool(joined or _DEADLINE.search(before(text, start)))
        last_deadline = end if is_deadline else 0
        if day is not None:
            is_to_come = signed is not None and day > signed
            is_cited = not joined and _is_cited(text, start, is_to_come, is_span)
            named.append(NamedDay(day, is_cited, is_deadline))
    return named


def _is_nearly_over(years: tuple[str, ...], signed: date) -> bool:
    """True for the years of a plan that ends with the year of signing: what was left of it is carried on."""
    return int(years[0]) < int(years[-1]) == signed.year and signed.month >= _NEARLY_OVER


def names_the_year(text: str, due: date | None) -> bool:
    """True where `text` says no more of the day by which something is due than its year."""
    low = compose(arabic(text))
    kinds = {
        kind
        for kind, found_by in _PATTERNS
        for match in found_by.finditer(low)
        if due is not None and _last_day(kind, match.groups()) == due
    }
    return bool(kinds) and kinds <= _BY_YEAR


def _is_cited(text: str, start: int, is_to_come: bool, is_span: bool) -> bool:
    """True if the date names a document or a past event rather than a deadline."""
    if _FROM.search(before(text, start)):
        return True
    if _DEADLINE.search(before(text, start)):
        return False
    cited = re.split(r"[;:]|\.\s", before(text, start, 90))[-1]
    if not is_to_come and _SIGNED.search(cited) and not _FUTURE.search(cited):
        return True
    if is_span and _FOR_ITS_YEARS.search(cited):
        return True
    return bool(_NAMED.search(cited)) and not _FUTURE.search(cited)


def _last_day(kind: str, groups: tuple[str, ...]) -> date | None:
    try:
        return next(_days(kind, groups), None)
    except ValueError:
        return None


def _days(kind: str, groups: tuple[str, ...]) -> Iterator[date]:
    if kind == "iso":
        yield date(int(groups[0]), int(groups[1]), int(groups[2]))
    elif kind == "dmy":
        yield date(int(groups[2]), int(groups[1]), int(groups[0]))
    elif kind == "ddMy":
        yield date(int(groups[2]), _MONTHS[groups[1]], _DAY_WORDS[groups[0]])
    elif kind == "dMy":
        yield date(int(groups[2]), _MONTHS[groups[1]], int(groups[0]))
    elif kind == "Mdy":
        yield date(int(groups[2]), _MONTHS[groups[0]], int(groups[1]))
    elif kind in ("qy", "quarters", "yq"):
        quarter, year = groups[::-1] if kind == "yq" else groups
        yield _month_end(int(year), 3 * _ORDINALS[quarter])
    elif kind in ("my", "months"):
        yield _month_end(int(groups[1]), int(groups[0]))
    elif kind == "My":
        yield _month_end(int(groups[1]), _MONTHS[groups[0]])
    elif kind == "wordy":
        yield _month_end(int(groups[1]), VIETNAMESE_MONTHS[groups[0]])
    elif kind == "ahead":
        yield date(int(groups[0]) - 1, 12, 31)
    elif kind == "half":
        yield date(int(groups[0]), 6, 30)
    elif kind == "nine":
        yield date(int(groups[0]), 9, 30)
    elif len(groups) == 1 or int(groups[0]) <= int(groups[1]):
        yield date(int(groups[-1]), 12, 31)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
