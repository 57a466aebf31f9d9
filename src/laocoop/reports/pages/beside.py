"""What comes beside commitments and reports on them: joint reviews, and what was put right of those and of instruments."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.domain.corrections import with_correction
from laocoop.domain.model import Event, Update
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _
from laocoop.reports.fields import correction
from laocoop.reports.fields.update import who
from laocoop.reports.view import View


def review_line(view: View, event: Event) -> str:
    """A joint review that was added, and its day."""
    day = dates.day(event.held) if event.held else "—"
    review = _("joint review, {day}").format(day=day)
    return f"{event.id} {view.title(event.name)}: {review}"


def correction_line(view: View, entry: Update) -> str:
    """What an entry puts right of an instrument or a joint review, by whom and when; where another was written down
    later, that this one holds no more.
    """
    told = "; ".join(correction.lines(view, entry))
    register, day = view.register, dates.day(entry.on)
    record = register.instruments.get(entry.instrument) or register.events.get(entry.event)
    sentence = "{who}, {day}: {what}"
    if record and entry.corrects and with_correction(record, entry.corrects) != record:
        sentence = _("{who}, {day}: {what}; what was put right later holds")
    return f"{entry.subject}: " + sentence.format(who=who(entry), day=day, what=told)


def lines_beside(view: View, events: Iterable[Event], entries: Iterable[Update]) -> list[str]:
    """The reviews that were added, and what the entries put right of instruments and reviews, a line each."""
    told = [review_line(view, event) for event in events]
    about = (entry for entry in entries if entry.corrects and not entry.commitment)
    return told + [correction_line(view, entry) for entry in about]
