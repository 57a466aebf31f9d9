"""A day as an officer of either ministry writes it, in any of the three languages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from laocoop.domain.period import FIRST_YEAR, LAST_YEAR
from laocoop.domain.search.folding import compose, fold

_EN = "january february march april may june july august september october november december"
_LO = "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ"
_VI = "một,hai,ba,tư,năm,sáu,bảy,tám,chín,mười,mười một,mười hai"
MONTHS = {
    **{name: number for number, name in enumerate(_EN.split(), 1)},
    **{name[:3]: number for number, name in enumerate(_EN.split(), 1)},
    "sept": 9,
    **{name: number for number, name in enumerate(_LO.split(), 1)},
}
"""Names of months in English and Lao."""
VIETNAMESE_MONTHS = {name: number for number, name in enumerate(_VI.split(","), 1)} | {
    "giêng": 1,
    "chạp": 12,
}
"""What stands after “tháng” in place of a number."""

NEAR = {
    -2: ("the day before yesterday", "hôm kia", "ມື້ກ່ອນວານ"),
    -1: ("yesterday", "hôm qua", "ngày hôm qua", "ມື້ວານ", "ມື້ວານນີ້"),
    0: ("today", "hôm nay", "ngày hôm nay", "ມື້ນີ້"),
    1: ("tomorrow", "ngày mai", "ມື້ອື່ນ"),
}
"""By the number of days from today: what that day is called."""
BUDDHIST = 543
"""So many years the calendar of Lao temples and Thai papers is ahead."""

_LONGEST = 100
"""No day takes more signs, whatever stands before it."""
LAO_DIGITS = str.maketrans("໐໑໒໓໔໕໖໗໘໙", "0123456789")


class NoSuchDay(ValueError):  # noqa: N818 - told as an error of the option it was typed for
    """What was typed is no day; `meant` is what it may have been meant for, where that is likely."""

    def __init__(self, meant: str = "") -> None:
        super().__init__(meant)
        self.meant = meant


def parse_day(text: str, today: date, is_to_come: bool = False) -> date:
    """The day that `text` names.

    Without a year it is the latest such day that is not to come; with `is_to_come`, the next one.
    Days stand before months, as both countries write them. Raises NoSuchDay.
    """
    if len(text) > _LONGEST:
        raise NoSuchDay
    folded = " ".join(fold(text).translate(LAO_DIGITS).split())
    if relative := _NEXT_MONTH.search(compose(text)):
        return _in_next_month(compose(text), relative.start(), today)
    if is_to_come and (until := _UNTIL.match(folded)):
        day = parse_day(folded[until.end() :], today, is_to_come)
        if until[1]:  # that day, or the one before it
            raise NoSuchDay(f"{day:%d/%m/%Y}")
        return day
    for step, names in NEAR.items():
        if folded in map(fold, names):
            return today + timedelta(days=step)
    if weekday := _WEEKDAY.match(folded):
        day = parse_day(folded[weekday.end() :], today, is_to_come)
        if day.weekday() + 1 != weekday.lastindex:
            raise NoSuchDay(f"{day:%d/%m/%Y}")
        return day
    folded = _EARLY.sub("", folded).translate(_DASHES)
    if months := _MONTHS_OF_A_YEAR.fullmatch(folded):
        raise NoSuchDay(f"{int(months[1]):02d}/05/{months[2]}")
    for pattern in _patterns():
        match = pattern.fullmatch(folded)
        if match:
            parts = match.groupdict()
            year = parts.get("year")
            return _day(_year(year), _month(parts["month"]), int(parts["day"]), today, is_to_come)
    raise NoSuchDay


_UNTIL = re.compile(
    fold(
        "(?:(trước|before|ກ່ອນ)|đến|(?:chậm|muộn) nhất(?: là)?|hạn(?: chót)?(?: là)?|by|until"
        "|not? later than|ບໍ່ເກີນ|ຮອດ) "
    )
)
"""What stands before the day by which something is to be done; a Vietnamese who says trước may mean the day too."""
_WEEKDAYS = (
    "thu hai|thu 2|t2|monday|mon|ວັນຈັນ",
    "thu ba|thu 3|t3|tuesday|tue|ວັນອັງຄານ",
    "thu tu|thu 4|t4|wednesday|wed|ວັນພຸດ",
    "thu nam|thu 5|t5|thursday|ວັນພະຫັດ",
    "thu sau|thu 6|t6|friday|fri|ວັນສຸກ",
    "thu bay|thu 7|t7|saturday|sat|ວັນເສົາ",
    "chu nhat|cn|sunday|sun|ວັນອາທິດ",
)
_WEEKDAY = re.compile(
    f"(?:{'|'.join(f'({fold(names)})' for names in _WEEKDAYS)})(?:, ?| )(?=.*\\d)"
)


_DASHES = str.maketrans("–—", "--")  # what Word makes of a hyphen
_MONTHS_OF_A_YEAR = re.compile(r"(3|6|9|12) thang nam (\d{4})")
"""The first so many months of a year, as offices write them, or a day in May: năm is five, and a year."""
_EARLY = re.compile("^(?:ngay )?m[uo]ng (?=(?:[1-9]|10)(?!\\d))")
"""What Vietnamese puts before the first ten days of a month: mùng 2/9, ngày mồng 2 tháng 9."""
_NEXT_MONTH = re.compile(r"th[áa]ng\s+sau(?!\w)")
"""Next month; without its signs "thang sau" may be June (tháng sáu) too."""


def _in_next_month(text: str, at: int, today: date) -> date:
    number = re.fullmatch(r"(?:ngày\s+)?(\d{1,2})\s+", text[:at])
    if not number or not text.endswith("sau"):
        raise NoSuchDay
    if text[at:].startswith("thang"):
        raise NoSuchDay(f"{number[1]} tháng 6")
    return _checked(today.year + today.month // 12, today.month % 12 + 1, int(number[1]))


@cache
def _patterns() -> list[re.Pattern[str]]:
    names = "|".join(sorted(map(fold, MONTHS), key=len, reverse=True))
    words = "|".join(sorted(map(fold, VIETNAMESE_MONTHS), key=len, reverse=True))
    day, year, any_year = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})", r"(?P<year>\d{4}|\d\d)"
    return [
        re.compile(rf"{year}[-/.](?P<month>\d{{1,2}})[-/.]{day}"),
        re.compile(
            rf"(?:ngay |ວັນທີ ?)?{day} ?[-/.] ?(?P<month>\d{{1,2}})(?: ?[-/.] ?{any_year})?\.?"
        ),
        re.compile(
            rf"(?:ngay )?{day} (?:thang|thg\.?) (?P<month>\d{{1,2}}|{words})(?:,? (?:nam )?{any_year})?"
        ),
        re.compile(
            rf"(?:ວັນທີ ?)?{day}(?:st|nd|rd|th)? ?(?:of )?(?:ເດືອນ ?)?(?P<month>{names})\.?,?(?: ?(?:ປີ ?)?{any_year})?"
        ),
        re.compile(rf"(?P<month>{names})\.? {day}(?:st|nd|rd|th)?(?:,? {year})?"),
        re.compile(rf"(?:ວັນທີ ?)?{day} ?ເດືອນ ?(?P<month>\d{{1,2}})(?: ?ປີ ?{year})?"),
    ]


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _numbers()[text]


@cache
def _numbers() -> dict[str, int]:
    return {fold(name): number for name, number in (MONTHS | VIETNAMESE_MONTHS).items()}


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int | None, month: int, day: int, today: date, is_to_come: bool) -> date:
    if year is not None:
        if FIRST_YEAR <= year <= LAST_YEAR:
            return _checked(year, month, day)
        earlier = year - BUDDHIST
        if FIRST_YEAR <= earlier <= LAST_YEAR:
            raise NoSuchDay(f"{day:02d}/{month:02d}/{earlier}")
        raise NoSuchDay
    # The 29th of February comes in four years, or, around 2100, in eight.
    for step in range(9):
        try:
            named = date(today.year + (step if is_to_come else -step), month, day)
        except ValueError:
            continue
        if named >= today if is_to_come else named <= today:
            return named
    raise NoSuchDay


def _checked(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if month > 12 >= day:  # the month first, as in the United States
            raise NoSuchDay(f"{month:02d}/{day:02d}/{year}") from None
        raise NoSuchDay from None
