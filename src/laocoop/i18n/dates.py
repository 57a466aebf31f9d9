"""How days, periods and shares are written in each language.

Three short rules of ours: Babel knows more, and costs more at start-up than all else together.
"""

from __future__ import annotations

from datetime import date, datetime

from laocoop.domain.period import Period
from laocoop.i18n.catalogue import language

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(value: date | None) -> str:
    """31 Dec 2027 in English, 31/12/2027 in Vietnamese and Lao; a dash where there is none."""
    if value is None:
        return "—"
    if language() == "en":
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def year(value: date) -> str:
    """The year of a day, as a date is shown of which only the year was agreed."""
    return {"vi": "năm {}", "lo": "ປີ {}"}.get(language(), "{}").format(value.year)


_PERIODS = {
    "vi": {
        "H1": "6 tháng đầu năm {year}",
        "H2": "6 tháng cuối năm {year}",
        "9M": "9 tháng đầu năm {year}",
        "Q": "quý {number}/{year}",
        "": "tháng {number}/{year}",
    },
    "lo": {
        "H1": "6 ເດືອນຕົ້ນປີ {year}",
        "H2": "6 ເດືອນທ້າຍປີ {year}",
        "9M": "9 ເດືອນຕົ້ນປີ {year}",
        "Q": "ໄຕມາດ {number}/{year}",
        "": "ເດືອນ {number}/{year}",
    },
}


def period(value: Period) -> str:
    """2026-Q4 as an officer writes it: quý 4/2026. In English, and of whole years, it stays as it is."""
    year, _dash, part = value.name.partition("-")
    forms = _PERIODS.get(language(), {})
    if part in forms and part:
        return forms[part].format(year=year)
    if part.startswith("Q") and forms:
        return forms["Q"].format(number=part[1:], year=year)
    if len(part) == 2 and part.isdigit() and forms:
        return forms[""].format(number=int(part), year=year)
    return value.name


_WHOLE = {"vi": ("năm {}", "giai đoạn {}"), "lo": ("ປີ {}", "ໄລຍະ {}")}


def span(value: Period) -> str:
    """The same within a sentence: giai đoạn 2026-2027, năm 2026, quý 4/2026."""
    words = period(value)
    if words != value.name or language() not in _WHOLE:
        return words
    return _WHOLE[language()]["-" in value.name].format(words)


def moment(value: datetime) -> str:
    """A day and the time on it, to the minute, as it stands in the record's own offset."""
    return f"{day(value.date())} {value:%H:%M}"


def percent(share: float | None) -> str:
    """0.1333 as 13.3 %, half a tenth rounded up as one does by hand, with the language's decimal sign; a dash where
    nothing counts.
    """
    if share is None:
        return "—"
    tenths = int(share * 1000 + 0.5 + 1e-9)
    text = f"{tenths // 10}.{tenths % 10}"
    return f"{text if language() == 'en' else text.replace('.', ',')} %"


def number(value: float) -> str:
    """A measured value with the language's decimal sign and no needless zeros."""
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text if language() == "en" else text.replace(".", ",")
