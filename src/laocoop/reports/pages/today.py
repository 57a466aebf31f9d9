"""The answer of `laocoop` alone: in one screen what a morning begins with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from laocoop.domain.attention import Attention, Reason, having
from laocoop.domain.model import Update
from laocoop.domain.moment import known_at, retracted
from laocoop.domain.progress import Tally
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.record import Record
from laocoop.reports.answer import Answer, Dated, Sheet
from laocoop.reports.document import Cell, Document, Rows, RowsMade, cell
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.types import AS_TEXT
from laocoop.reports.fields.update import UPDATE
from laocoop.reports.formats import plain
from laocoop.reports.headline import counted
from laocoop.reports.pages import attention as next_page
from laocoop.reports.pages.history import ledger
from laocoop.reports.view import View
from laocoop.typed import Any

ROWS = 8
"""So many rows the kinds share between them, each at least one: with their headings that is one screen."""


class Today(Record):
    """What a morning begins with."""

    side: str
    """For whom; empty for somebody who speaks for no side."""
    total: Tally
    wanting: Sequence[Attention]
    looked: datetime | None
    """When the user last looked; None where that is not known, and nothing is told to be new."""
    came_in: Sequence[Update]
    """What others wrote since, the last first."""
    rows: int = ROWS
    whole: bool = False
    """True for a file, which has all of it; a screen has the first of each kind."""


def came_in(view: View, seen: Collection[str], by: str) -> list[Update]:
    """The entries that are not among the `seen`, and were written by others than the user; nothing that was taken back
    before anybody saw it.
    """
    gone = retracted(known_at(view.register, view.moment))
    return [
        entry
        for entry in ledger(view, "")
        if entry.by != by
        and (entry.id if entry.id in view.updates else entry.subject) not in seen
        and not {entry.id, entry.commitment} & gone - {entry.retracts}
        and (not entry.retracts or entry.retracts in seen)
    ]


def ids(view: View) -> set[str]:
    """The ids of all records that may come in."""
    register = view.file.register
    return {*view.updates, *register.commitments, *register.events}


def answer(view: View, today: Today) -> Answer:
    """What `laocoop` alone answers."""
    kinds = {reason: having(today.wanting, reason) for reason in _sections(today.side)}

    def payload() -> dict[str, Any]:
        sections: dict[str, Any] = {
            reason.value: COMMITMENT.items(a.standing for a in those)
            for reason, those in kinds.items()
        }
        sections["came_in"] = UPDATE.items(today.came_in)
        looked = today.looked.isoformat() if today.looked else None
        return view.envelope("today") | {
            "party": today.side or None,
            "last_looked": looked,
            "sections": sections,
        }

    def sheet() -> Sheet:
        rows = [
            [
                reason.value,
                a.standing.id,
                next_page.why(view, a.standing, reason),
                next_page.title(view, a),
            ]
            for reason, those in kinds.items()
            for a in those
        ]
        rows += [["came_in", e.subject, _told(view, e), _title_of(view, e)] for e in today.came_in]
        columns = ["part", "id", "reason", "title"]
        types = [next_page.RANK, AS_TEXT, AS_TEXT, AS_TEXT]
        return Sheet(columns, rows, types, None, [labels.column(column) for column in columns])

    standings = [a.standing for those in kinds.values() for a in those]
    return Answer(
        lambda: _document(view, today, kinds),
        sheet,
        payload,
        lambda: plain.lines(_document(view, today, kinds)),
        dated=lambda: Dated(view, list({s.id: s for s in standings}.values())),
    )


HEADINGS = {
    Reason.OVERDUE: N_("Past its date"),
    Reason.DUE_SOON: N_("Due within 30 days"),
    Reason.WAITING_FOR_THEM: N_("Reported by one side, and not yet by the other"),
    Reason.DIFFER: N_("Where the two sides' reports differ"),
}


def _sections(side: str) -> list[Reason]:
    """The kinds in their order; who speaks for no side is not waited for."""
    waiting = [Reason.WAITING_FOR_US] if side else []
    return [
        Reason.OVERDUE,
        Reason.DUE_SOON,
        *waiting,
        Reason.WAITING_FOR_THEM,
        Reason.DIFFER,
    ]


def _document(view: View, today: Today, kinds: dict[Reason, list[Attention]]) -> Document:
    page = view.page()
    for_whom = f" · {view.party(today.side)}" if today.side else ""
    page.heading(_("Today, {day}").format(day=dates.day(view.moment.as_of)) + for_whom, 1)
    sections = {
        _heading(view, reason, today.side): RowsMade(those, _row_of(view, reason))
        for reason, those in kinds.items()
    }
    if today.looked:
        heading = _("Came in since you last looked, {when}")
        sections[heading.format(when=dates.moment(today.looked))] = RowsMade(
            today.came_in, lambda entry: _news(view, entry)
        )
    some = {heading: rows for heading, rows in sections.items() if rows}
    none = [heading for heading in sections if heading not in some]
    most = max(today.rows // max(len(some), 1), 1)
    if today.whole:
        most = max(map(len, some.values()), default=0)
    groups = [
        Rows(rows[:most], _with_count(heading, min(most, len(rows)), len(rows)))
        for heading, rows in some.items()
    ]
    if groups:
        page.table(next_page.columns(), *groups)
    if none:
        page.paragraph(_("None: {kinds}.").format(kinds="; ".join(none)), "muted")
    hint = _(
        "What first, and why: laocoop next. All of it: laocoop list. All commands: laocoop --help"
    )
    if len(today.came_in) > most:
        hint = _("All that came in: laocoop history.") + " " + hint
    page.paragraph(" ".join(counted(view, today.total)), "muted", hint)
    return page


def _heading(view: View, reason: Reason, side: str) -> str:
    if reason is Reason.WAITING_FOR_US:
        return _("Waiting for us ({party})").format(party=view.party(side))
    if reason is Reason.WAITING_FOR_THEM and side:
        others = [view.party(party) for party in view.register.parties if party != side]
        return _("Waiting for {party}").format(party=", ".join(others))
    return _(HEADINGS[reason])


def _with_count(heading: str, shown: int, total: int) -> str:
    counted = str(total)
    if shown < total:
        counted = _("{count} of {total}").format(count=shown, total=total)
    return f"{heading} ({counted})"


def _row_of(view: View, reason: Reason) -> Callable[[Attention], tuple[Cell, ...]]:
    return lambda attention: next_page.row(view, attention.standing, reason)


def _news(view: View, entry: Update) -> tuple[Cell, ...]:
    title, told = _title_of(view, entry), _told(view, entry)
    return cell(entry.subject, role="id"), cell(title), cell(told)


def _told(view: View, entry: Update) -> str:
    """Whose word it is, what it says, and its note."""
    who = entries.who(entry) if entry.id in view.updates else entry.by or "—"
    told = ", ".join(filter(None, (entries.whole(view, entry), view.read(entry.note))))
    return f"{who}: {told}"


def _title_of(view: View, entry: Update) -> str:
    standing = view.standings.get(entry.commitment)
    return view.say(standing.commitment.title) if standing else ""
