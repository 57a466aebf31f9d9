"""How days, periods and shares are written in each language.

Three short rules of ours: Babel knows more, and costs more at start-up than all else together.
"""

from __future__ import annotations

from datetime import date, datetime

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


def moment(value: datetime) -> str:
    """A day and the time on it, to the minute, as it stands in the record's own offset."""
    return f"{day(value.date())} {value:%H:%M}"


def percent(share: float | None) -> str:
    """0.1333 as 13.3 %, with the language's decimal sign; a dash where nothing counts."""
    if share is None:
        return "—"
    text = f"{share * 100:.1f}"
    return f"{text if language() == 'en' else text.replace('.', ',')} %"


def number(value: float) -> str:
    """A measured value with the language's decimal sign and no needless zeros."""
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text if language() == "en" else text.replace(".", ",")
