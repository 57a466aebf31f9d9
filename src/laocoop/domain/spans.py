"""A month, a quarter, a half or a year as an officer of either ministry writes it, in the three languages."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from laocoop.domain.days import BUDDHIST, LAO_DIGITS, MONTHS, VIETNAMESE_MONTHS, NoSuchDay
from laocoop.domain.period import FIRST_YEAR, LAST_YEAR, Period, month_end, parse_period
from laocoop.domain.search.folding import compose, fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {"một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}


def parse_span(text: str, today: date, is_to_come: bool = False) -> Period | None:
    """The period that `text` names, or None if it names none.

    Without a year it is the latest one that has begun; with `is_to_come`, the next that is not over. Raises
    NoSuchDay where the year is outside 1945 to 2100, naming the year that a Buddhist one may mean.
    """
    plain = " ".join(fold(text).translate(LAO_DIGITS).replace("–", "-").split())
    if (near := _relative(" ".join(compose(text).split()), today)) is not None:
        return near
    for years in re.findall(r"\d{4}", plain):
        _in_range(int(years), plain)
    canonical = parse_period(re.sub("^(giai doan|period|ໄລຍະ) ", "", plain).replace(" ", ""))
    if canonical is not None:
        return canonical
    for pattern, form in _patterns():
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        number = _number(parts.get("number") or "")
        years = [int(parts["year"])] if parts.get("year") else _near(today, is_to_come)
        for year in years:
            span = _span(form, year, number)
            if parts.get("year") or span is None:
                return span
            if span.last >= today if is_to_come else span.first <= today:
                return span
    return None


_END_OF = (
    "(?:(?:đến|den|until) )?(?:(?:ngày|ngay) )?(?:hết|het|cuối|cuoi|(?:the )?end of(?: the)?|ທ້າຍ) ?"
)


def parse_end(text: str, today: date, is_to_come: bool = False) -> date | None:
    """The last day of the period of which `text` names the end: hết quý 2 năm 2027, cuối năm, end of June. None if
    it names none. Raises NoSuchDay as `parse_span` does.
    """
    words = " ".join(compose(text).split())
    end = re.match(compose(_END_OF), words)
    if end is None:
        return None
    of = words[end.end() :]
    try:
        span = parse_span(of, today, is_to_come) or _relative(f"{of} {compose('này')}", today)
    except NoSuchDay as error:
        raise NoSuchDay(error.meant and f"{end[0]}{error.meant}") from None
    return span.last if span else None


_UNITS = {
    **dict.fromkeys(("tháng", "month", "ເດືອນ"), 12),
    **dict.fromkeys(("quý", "quarter", "ໄຕມາດ"), 4),
    **dict.fromkeys(("năm", "year", "ປີ"), 1),
}
"""How many there are in a year."""
_STEPS = {
    **dict.fromkeys(("này", "nay", "this", "ນີ້"), 0),
    **dict.fromkeys(("sau", "tới", "next", "ໜ້າ", "ຕໍ່ໄປ"), 1),
    **dict.fromkeys(("trước", "ngoái", "last", "ແລ້ວ", "ກ່ອນ", "ກາຍ"), -1),
}


def _relative(text: str, today: date) -> Period | None:
    """This month, next quarter, last year. Raises NoSuchDay for "thang sau", which may be June too."""
    if re.fullmatch("thang sau", text):
        raise NoSuchDay(f"tháng 6/{today.year}")
    units, steps = ({compose(word): n for word, n in each.items()} for each in (_UNITS, _STEPS))
    of_year, step = 0, None
    for unit, count in units.items():
        for which, how_far in steps.items():
            if text in (f"{unit} {which}", f"{which} {unit}", f"{unit}{which}"):
                of_year, step = count, how_far
    if step is None:
        return None
    at = today.year * of_year + (today.month - 1) * of_year // 12 + step
    year, number = at // of_year, at % of_year + 1
    if of_year == 12:
        return _span("M", year, number)
    return parse_period(str(year) if of_year == 1 else f"{year}-Q{number}")


def _near(today: date, is_to_come: bool) -> list[int]:
    return [today.year, today.year + (1 if is_to_come else -1)]


def _in_range(year: int, text: str) -> None:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return
    earlier = year - BUDDHIST
    meant = text.replace(str(year), str(earlier)) if FIRST_YEAR <= earlier <= LAST_YEAR else ""
    raise NoSuchDay(meant)


def _span(form: str, year: int, number: int) -> Period | None:
    if form != "M":
        return parse_period(f"{year}-{form.format(number)}" if form else str(year))
    if not 1 <= number <= 12:
        return None
    return Period(f"{year}-{number:02d}", date(year, number, 1), month_end(year, number))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _numbers().get(text, 0)


@cache
def _numbers() -> dict[str, int]:
    return {fold(name): at for name, at in (MONTHS | VIETNAMESE_MONTHS | _WORDS | _ROMAN).items()}


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """What is written, and the form of the period: M is a month."""
    names = "|".join(sorted(map(fold, MONTHS), key=len, reverse=True))
    words = "|".join(sorted(map(fold, VIETNAMESE_MONTHS), key=len, reverse=True))
    quarters = "|".join(sorted(map(fold, _WORDS | _ROMAN), key=len, reverse=True))
    year = r"(?:(?:,? ?(?:nam|of|ປີ) ?| ?[/.-] ?| ?)(?P<year>\d{4}))"
    month, quarter = r"(?P<number>\d{1,2})", rf"(?P<number>[1-4]|{quarters})"
    of_year = r"(?: ?(?:nam|of|ປີ)? ?(?P<year>\d{4}))?"
    forms = {
        rf"(?P<year>\d{{4}}) ?[-/.] ?{month}": "M",
        rf"{month} ?[-/.] ?(?P<year>\d{{4}})": "M",
        rf"(?:thang|month|ເດືອນ) ?{month}{year}?": "M",
        rf"thang (?P<number>{words}){year}?": "M",
        rf"(?:ເດືອນ ?)?(?P<number>{names})\.?{year}?": "M",
        rf"(?:quy|q|quarter|ໄຕມາດ|ງວດ)(?: ?ທີ)? ?{quarter}{year}?": "Q{}",
        rf"(?P<year>\d{{4}}) ?[-/ ]? ?(?:quy|q) ?{quarter}": "Q{}",
        rf"(?:6|sau|ຫົກ|6 ?ເດືອນ|ຫົກເດືອນ)(?: ?thang)? ?(?:dau|ຕົ້ນ)(?: ?nam)?{of_year}": "H1",
        rf"(?:6|sau|ຫົກ|6 ?ເດືອນ|ຫົກເດືອນ)(?: ?thang)? ?(?:cuoi|ທ້າຍ)(?: ?nam)?{of_year}": "H2",
        rf"(?:nua dau(?: nam)?|h1|first half){of_year}": "H1",
        rf"(?:nua cuoi(?: nam)?|h2|second half){of_year}": "H2",
        rf"(?:9|chin|ເກົ້າ|9 ?ເດືອນ|ເກົ້າເດືອນ)(?: ?thang)? ?(?:dau|ຕົ້ນ)(?: ?nam)?{of_year}": "9M",
        r"(?:nam|year|ປີ) ?(?P<year>\d{4})": "",
    }
    return [(re.compile(pattern), form) for pattern, form in forms.items()]
