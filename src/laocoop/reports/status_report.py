"""What the status report for the senior officials' meeting has to say, before any words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from laocoop.domain.chains import loose_ends
from laocoop.domain.model import PRESS, Update
from laocoop.domain.moment import known_at, retracted
from laocoop.domain.progress import Group, Tally, group_by, of_period, tally
from laocoop.domain.standing import Standing
from laocoop.domain.status import Agreement, Status, Timeliness
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.reports.view import View

DUE_NEXT = timedelta(days=180)
"""How far ahead the report looks for what falls due next."""


class StatusReport(Record):
    """What the report says, before any words."""

    standings: list[Standing]
    total: Tally
    actions: Tally
    by_party: list[Group]
    by_instrument: list[Group]
    by_theme: list[Group]
    done: list[Standing]
    """Those of the period, actions too, of which anything was reported."""
    overdue: list[Standing]
    due_next: list[Standing]
    differing: list[Standing]
    waiting: list[Standing]
    since: date
    changes: list[Update]
    loose_ends: list[Standing]
    unreported: list[Standing]


def compute(view: View, since: date | None) -> StatusReport:
    """What there is to say; `since` is the last instrument's day unless it is given."""
    standings = of_period(view.register, view.standings, view.period)
    everything = of_period(view.register, view.standings, view.period, actions=True)
    day = view.moment.as_of
    horizon = day + DUE_NEXT if day <= date.max - DUE_NEXT else date.max
    since = since or last_meeting(view)
    by_date = sorted(everything, key=lambda s: s.due or date.max)
    due_next = {
        s.id: day
        for s in everything
        if s.status.is_open
        for day in reversed(s.days_due)
        if view.moment.as_of <= day <= horizon
    }
    return StatusReport(
        standings=standings,
        total=tally(standings),
        actions=tally(s for s in everything if s.commitment.parent),
        by_party=group_by(view.register, standings, "party"),
        by_instrument=group_by(view.register, standings, "instrument"),
        by_theme=group_by(view.register, standings, "theme"),
        done=[s for s in everything if any(map(says_what_was_done, s.updates))],
        overdue=[s for s in by_date if s.timeliness is Timeliness.OVERDUE],
        due_next=[view.standings[ident] for ident in sorted(due_next, key=due_next.__getitem__)],
        differing=[s for s in everything if s.agreement is Agreement.DIFFER],
        waiting=[s for s in everything if s.agreement is Agreement.WAITING],
        since=since,
        changes=written_since(view, since),
        loose_ends=loose_ends(view.register, view.standings, view.period),
        unreported=[
            s
            for s in everything
            if all(party.status is Status.NO_REPORT for party in s.by_party.values())
        ],
    )


def written_since(view: View, since: date) -> list[Update]:
    """What took effect and was written down after `since`, in replay order; nothing that was taken back, and
    nothing that the press says: that is no report.
    """
    known = known_at(view.register, view.moment)
    gone = retracted(known)
    taken_back = gone & set(view.register.commitments)
    return sorted(
        (
            update
            for update in known
            if update.recorded.date() > since < update.on <= view.moment.as_of
            and not (update.retracts or update.corrects or update.verifies in gone)
            and update.by != PRESS
            and update.id not in gone
            and update.commitment not in taken_back
        ),
        key=lambda update: update.order,
    )


def says_what_was_done(update: Update) -> bool:
    """True for an entry that says more than a new date or another unit, and why."""
    if update.status or update.evidence or update.verdict or update.value is not None:
        return True
    return bool(update.note) and not (update.due or update.lead)


def last_meeting(view: View) -> date:
    """The day of the latest instrument or joint review before the view's moment."""
    days = [instrument.day for instrument in view.instruments.values()]
    days += [event.held for event in view.events.values()]
    past = [day for day in days if day and day <= view.moment.as_of]
    return max(past, default=view.period.first)


def whose_words(view: View, standings: Sequence[Standing]) -> str:
    """Whose words the lines of the sides count, in a sentence or two."""
    told = _("Each party's line counts what that party itself reported.")
    reports = (
        view.updates.get(side.report)
        for s in standings
        for side in s.by_party.values()
        if side.report
    )
    if any(report is not None and report.by == PRESS for report in reports):
        told += " " + _(
            "What the press tells of a side counts too, as long as that side has said nothing itself."
        )
    return told
