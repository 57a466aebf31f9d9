"""Days as officers write them; what can mean two things is refused with what it may mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.days import MONTHS, VIETNAMESE_MONTHS, NoSuchDay, parse_day

TODAY = date(2026, 11, 22)
JUNE_30 = date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-30",
        "2026/6/30",
        "30/6/2026",
        "30/06/2026",
        "30.6.2026",
        "30.06.2026",
        "30-6-2026",
        "30-06-2026",
        "30/6/26",
        "30.06.26\n    ",
        "30 tháng 6 năm 2026",
        "ngày 30 tháng 6 năm 2026",
        "Ngày 30 tháng 06 năm 2026",
        "30 thang 6 nam 2026\n    ",
        "ngày 30 tháng sáu năm 2026",
        "ngày 30/6/2026",
        "ngay 30/6/2026",
        "30 June 2026",
        "30 june 2026",
        "30 Jun 2026\n    ",
        "30th of June 2026",
        "June 30, 2026",
        "Jun 30 2026",
        "30 ມິຖຸນາ 2026",
        "ວັນທີ 30 ມິຖຸນາ 2026",
        "ວັນທີ 30 ເດືອນ 6 ປີ 2026\n    ",
        "ວັນທີ ໓໐ ເດືອນ ໖ ປີ ໒໐໒໖",
        "30 / 6 / 2026",
        "30/6",
        "30.6",
        "30.6.",
        "ngày 30/6",
        "30 tháng 6",
        "30 June",
        "30 ມິຖຸນາ",
        "ວັນທີ 30 ມິຖຸນາ",
    ],
)
def test_forms(text: str) -> None:
    assert parse_day(text.strip(), TODAY) == JUNE_30


@pytest.mark.parametrize("text", ["today", "hôm nay", "hom nay", "HÔM NAY", "ມື້ນີ້"])
def test_today(text: str) -> None:
    assert parse_day(text, TODAY) == TODAY


@pytest.mark.parametrize("text", ["yesterday", "Hôm qua", "hom qua", "ມື້ວານ"])
def test_yesterday(text: str) -> None:
    assert parse_day(text, TODAY) == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "last", "coming"),
    [
        ("22/11", TODAY, TODAY),
        ("23/11", date(2025, 11, 23), date(2026, 11, 23)),
        ("30/6", JUNE_30, date(2027, 6, 30)),
        ("29/2", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_without_a_year(text: str, last: date, coming: date) -> None:
    assert parse_day(text, TODAY) == last
    assert parse_day(text, TODAY, is_to_come=True) == coming


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30/6/2569", "30/06/2026"),
        ("ວັນທີ 30 ມິຖຸນາ 2569", "30/06/2026"),
        ("06/30/2026", "30/06/2026"),
        ("31/6", ""),
        ("31/6/2026", ""),
        ("30/13/2026", ""),
        ("1/1/1800", ""),
        ("1/1/2101", ""),
        ("1/1/99999", ""),
        ("tomorrow", ""),
        ("", ""),
        ("tháng 6 năm 2026", ""),
        ("30 tháng mười ba năm 2026", ""),
    ],
)
def test_what_is_none(text: str, meant: str) -> None:
    with pytest.raises(NoSuchDay) as error:
        parse_day(text, TODAY)
    assert error.value.meant == meant


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
def test_every_day_in_every_form(day: date) -> None:
    vietnamese = next(name for name, number in VIETNAMESE_MONTHS.items() if number == day.month)
    names = [name for name, number in MONTHS.items() if number == day.month]
    forms = [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} tháng {day.month} năm {day.year}",
        f"ngày {day.day} tháng {vietnamese} năm {day.year}",
        *(f"{day.day} {name} {day.year}" for name in names),
    ]
    assert {parse_day(form, TODAY) for form in forms} == {day}
