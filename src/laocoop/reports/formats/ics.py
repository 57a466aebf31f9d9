"""An answer as a calendar (iCalendar, RFC 5545): a whole day for each date, and reminders before it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from laocoop.clean import clean
from laocoop.errors import RefusedError
from laocoop.reports.answer import Answer
from laocoop.reports.calendar import Day, days
from laocoop.reports.formats import library, refuse_more
from laocoop.typed import Any, BinaryIO

MOST_DAYS = 20_000
"""A calendar of so many takes 400 MB of memory to be made."""
_REMINDED = (30, 7)
"""So many days before, at nine in the morning."""


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format. The same answer is the same bytes: no clock goes into it.

    A day keeps its UID, and its SEQUENCE grows with what is reported: taken in a second time, it is put right.
    Raises LaocoopError where the library is missing, RefusedError for an answer that has no dates.
    """
    if answer.dated is None:
        raise RefusedError("no-days")
    drawn = days(answer.dated())
    if not drawn:
        raise RefusedError("nothing-dated")
    refuse_more(len(drawn), MOST_DAYS, ".ics")
    icalendar = library("icalendar", "no-calendar-library")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//laocoop//")
    calendar.add("version", "2.0")
    for day in drawn:
        calendar.add_component(_drawn(icalendar, day))
    stream.write(calendar.to_ical())


def _in_utc(moment: datetime) -> datetime:
    """The same moment; one that lies before the first year there has its own hour."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _drawn(icalendar: Any, day: Day) -> Any:
    drawn = icalendar.Event()
    drawn.add("uid", f"{clean(day.id)}@laocoop")
    changed = _in_utc(day.changed or datetime.combine(day.on, time(), UTC))
    drawn.add("dtstamp", changed)
    drawn.add("last-modified", changed)
    drawn.add("sequence", day.changes)
    drawn.add("dtstart", day.on)
    drawn.add("dtend", day.on + timedelta(days=1))
    drawn.add("transp", "TRANSPARENT")  # nobody is busy for it
    drawn.add("status", "CANCELLED" if day.is_called_off else "CONFIRMED")
    name = clean(day.name)
    drawn.add("summary", name)
    drawn.add("description", "\n".join(map(clean, day.about)))
    if day.place:
        drawn.add("location", clean(day.place))
    for before in _REMINDED if day.reminds else ():
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", name)
        alarm.add("trigger", timedelta(days=-before, hours=9))
        drawn.add_component(alarm)
    return drawn
