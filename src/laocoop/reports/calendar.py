"""What of an answer stands in a calendar: the dates by which things are due, and the joint reviews."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from operator import attrgetter

from laocoop.domain.standing import Standing
from laocoop.domain.status import Status
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.reports.answer import Dated
from laocoop.reports.fields.due import due_fact
from laocoop.reports.view import View


class Day(Record):
    """What stands on one day of a calendar."""

    id: str
    """The same for the same thing whatever is reported of it."""
    on: date
    name: str
    about: tuple[str, ...] = ()
    changes: int = 0
    """How often something was written down about it."""
    changed: datetime | None = None
    """When that was last done."""
    place: str = ""
    reminds: bool = False
    """True where one wants to be told before."""
    is_called_off: bool = False


def days(dated: Dated) -> list[Day]:
    """A day for each date that holds, in the order of the answer, then one for each review that has a day.

    The number of changes grows with every entry about it, also with one that is taken back later: whoever takes the
    file in a second time has the newer one stand.
    """
    view = dated.view
    updates = view.file.register.updates
    changes = Counter(update.subject for update in updates)
    last: dict[str, datetime] = {}
    for update in sorted(updates, key=attrgetter("recorded")):  # a merge appends what is older
        last[update.subject] = update.recorded
    told = []
    for standing in dated.standings:
        for ident, day in _days_of(standing).items():
            commitment = standing.commitment
            told.append(
                Day(
                    ident,
                    day,
                    _("Due: {id} · {title}").format(
                        id=standing.id, title=view.say(commitment.title)
                    ),
                    _about(view, standing),
                    changes[standing.id],
                    last.get(standing.id, commitment.recorded),
                    reminds=standing.status.is_open and day in standing.days_due,
                    is_called_off=standing.status is Status.WITHDRAWN,
                )
            )
    for event in dated.events:
        if event.held is not None:
            name = view.say(event.name)
            told.append(
                Day(
                    event.id,
                    event.held,
                    f"{event.id} · {name}" if name else event.id,
                    tuple(filter(None, (_("Joint review"), view.read(event.note)))),
                    changes[event.id],
                    last.get(event.id, event.recorded),
                    place=event.place,
                )
            )
    return told


def _days_of(standing: Standing) -> dict[str, date]:
    """By the name that it keeps in a calendar: the date that holds, and what else binds a side that has not finished."""
    named = {f"{standing.id}.due": standing.due} if standing.due else {}
    for party, side in standing.by_party.items():
        day = standing.dates.binding(party)
        if standing.status.is_open and side.status.is_open and day and day != standing.due:
            named[f"{standing.id}.{party}.due"] = day
    return named


def _about(view: View, standing: Standing) -> tuple[str, ...]:
    """What one wants to know on that day, a line each."""
    parties = ", ".join(map(view.party, standing.commitment.parties))
    led = ", ".join(f"{party}: {view.unit(unit)}" for party, unit in standing.lead.items())
    pairs = (
        (_("Parties"), parties),
        (_("Status"), labels.status(standing.status)),
        (_("Due"), due_fact(view, standing)),
        (_("Leading unit"), led),
        (_("Undertaken in"), view.instrument(standing.commitment.instrument)),
    )
    return tuple(f"{name}: {value}" for name, value in pairs if value)
