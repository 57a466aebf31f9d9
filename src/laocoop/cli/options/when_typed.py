"""Days and periods as officers write them, or an error that says what may have been meant."""

from __future__ import annotations

from datetime import date

from laocoop.cli.options.as_shown import record_shown
from laocoop.domain.days import NoSuchDay, parse_day
from laocoop.domain.ids import find
from laocoop.domain.model import Register
from laocoop.domain.period import Period
from laocoop.domain.spans import parse_end, parse_span
from laocoop.errors import UsageError


def day(text: str, option: str, today: date, is_to_come: bool) -> date:
    """A day; without a year the next one where it `is_to_come`, else the last one."""
    try:
        return parse_end(text, today, is_to_come) or parse_day(text, today, is_to_come)
    except NoSuchDay as error:
        code = "doubtful-date" if error.meant else "bad-due-date" if is_to_come else "bad-date"
        if span := _span(text, today, is_to_come):
            one_of = {"first": span.first, "last": span.last}
            raise UsageError("period-not-day", value=text, option=option, **one_of) from None
        raise UsageError(code, value=text, option=option, meant=error.meant) from None


def nearest_day(text: str, option: str, today: date) -> date:
    """A day; without a year the one that is nearer, past or to come: of a meeting nothing tells which."""
    days = [day(text, option, today, is_to_come) for is_to_come in (False, True)]
    return min(days, key=lambda each: abs(each - today))


def since(text: str, register: Register, today: date) -> date:
    """The day that `--since` names, itself or by the joint review or the instrument of that day: what both are
    called is asked of both, so that "the 9th conference" is not taken for the review before it.
    """
    met = met_on(register)
    named = {**register.instruments, **register.events}
    ident = find(text, met) or record_shown(text, {ident: named[ident] for ident in met})
    try:
        since = met[ident] if ident else day(text, "--since", today, is_to_come=False)
    except UsageError as error:
        if error.code != "bad-date":
            raise
        raise UsageError("bad-since", value=text, known=", ".join(met) or "—") from None
    if since > today:
        raise UsageError("moved-since-ahead", day=since)
    return since


def met_on(register: Register) -> dict[str, date]:
    """By id of an instrument or a joint review: when the two sides met."""
    days = {ident: each.day for ident, each in register.instruments.items()}
    days |= {ident: each.held for ident, each in register.events.items()}
    return {ident: each for ident, each in days.items() if each}


def _span(text: str, today: date, is_to_come: bool) -> Period | None:
    try:
        return parse_span(text, today, is_to_come)
    except NoSuchDay:
        return None


def period(text: str, today: date, is_to_come: bool) -> Period:
    """A period: 2026-Q4, quý 4, tháng 6/2026."""
    try:
        parsed = parse_span(text, today, is_to_come)
    except NoSuchDay as error:
        if error.meant:
            raise UsageError("doubtful-period", value=text, meant=error.meant) from None
        parsed = None
    if parsed is None:
        raise UsageError("bad-period-option", value=text)
    return parsed
