"""Days as officers write them; what can mean two things is refused with what it may mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.days import MONTHS, VIETNAMESE_MONTHS, NoSuchDay, parse_day
from laocoop.domain.spans import parse_end

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
        "30–6–2026",
        "30 thg 6 2026",
        "30 thg. 6 năm 2026",
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
        ("someday", ""),
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mùng 2/9", date(2026, 9, 2)),
        ("ngày mồng 2 tháng 9 năm 2027", date(2027, 9, 2)),
        ("mung 10/3/2026", date(2026, 3, 10)),
        ("hôm kia", date(2026, 11, 20)),
        ("ngày hôm qua", date(2026, 11, 21)),
        ("ngay mai", date(2026, 11, 23)),
        ("ມື້ອື່ນ", date(2026, 11, 23)),
        ("thứ hai 23/11/2026", date(2026, 11, 23)),
        ("Thứ Hai, ngày 23 tháng 11 năm 2026", date(2026, 11, 23)),
        ("T2 16/11/2026", date(2026, 11, 16)),
        ("chủ nhật 22/11", date(2026, 11, 22)),
        ("Monday, 23 November 2026", date(2026, 11, 23)),
        ("Mon 23 Nov 26", date(2026, 11, 23)),
        ("ວັນຈັນ ວັນທີ 23/11/2026", date(2026, 11, 23)),
        ("30 Jun 27", date(2027, 6, 30)),
        ("30 tháng 6 năm 27", date(2027, 6, 30)),
    ],
)
def test_days_that_are_called_by_a_name(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("đến 30/6", date(2027, 6, 30)),
        ("den ngay 30/6/2027", date(2027, 6, 30)),
        ("chậm nhất là ngày 30/6/2027", date(2027, 6, 30)),
        ("by 30 June 2027", date(2027, 6, 30)),
        ("ບໍ່ເກີນ 30/6/2027", date(2027, 6, 30)),
        ("hạn thứ hai 23/11", date(2026, 11, 23)),
    ],
)
def test_the_day_by_which_something_is_to_be_done(text: str, day: date) -> None:
    assert parse_day(text, TODAY, is_to_come=True) == day
    with pytest.raises(NoSuchDay):  # of the past nothing is done by a day
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("trước 30/6", "30/06/2027"),  # that day may count, or not
        ("before 30 June 2027", "30/06/2027"),
        ("thứ ba 23/11/2026", "23/11/2026"),  # a Monday
        ("t2 " * 5000 + "23/11", ""),
        ("before t2 " * 9 + "23/11", "23/11/2026"),
    ],
)
def test_days_that_are_not_sure(text: str, meant: str) -> None:
    with pytest.raises(NoSuchDay) as told:
        parse_day(text, TODAY, is_to_come=True)
    assert told.value.meant == meant


@pytest.mark.parametrize("text", ["mùng 11/3", "mùng", "mùng 0/3", "mai"])
def test_names_that_are_of_no_day(text: str) -> None:
    with pytest.raises(NoSuchDay):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("hết quý 2 năm 2027", date(2027, 6, 30)),
        ("Đến hết Quý II/2027", date(2027, 6, 30)),
        ("cuối năm", date(2026, 12, 31)),
        ("cuoi nam 2027", date(2027, 12, 31)),
        ("hết 6 tháng đầu năm 2027", date(2027, 6, 30)),
        ("cuối tháng này", date(2026, 11, 30)),
        ("ngày cuối tháng 2", date(2027, 2, 28)),
        ("the end of June", date(2027, 6, 30)),
        ("end of the year", date(2026, 12, 31)),
        ("ທ້າຍປີ 2027", date(2027, 12, 31)),
    ],
)
def test_the_end_of_a_period(text: str, last: date) -> None:
    assert parse_end(text, TODAY, is_to_come=True) == last


@pytest.mark.parametrize("text", ["hết", "cuối cùng", "30/6/2026", "quý 2", "cuối 30/6"])
def test_what_is_the_end_of_nothing(text: str) -> None:
    assert parse_end(text, TODAY) is None


def test_an_end_that_may_be_two_is_told_with_what_it_may_be() -> None:
    with pytest.raises(NoSuchDay) as told:
        parse_end("hết năm 2570", TODAY)
    assert told.value.meant == "hết nam 2027"
    with pytest.raises(NoSuchDay):
        parse_end("cuoi thang sau", TODAY)
