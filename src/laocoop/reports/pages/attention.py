"""The answer of `next`: what wants attention, the most urgent first, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from laocoop.domain.attention import (
    RANKS,
    Attention,
    Reason,
    awaited,
    due_soon,
    late,
    waiting_since,
)
from laocoop.domain.standing import Standing
from laocoop.domain.status import Agreement, Status, Timeliness, Verdict
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.reports.answer import Answer, Dated, Sheet
from laocoop.reports.document import Cell, Column, Document, Rows, RowsMade, cell
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.due import date_of_side, dates_by_party, due_in_force
from laocoop.reports.fields.in_words import value_fact
from laocoop.reports.fields.types import AS_TEXT, Type
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any

RULE = {
    Reason.OVERDUE: N_(
        "Past the date that binds your side: what has been due longest comes first."
    ),
    Reason.DIFFER: N_("The two sides' reports differ: what has stood so longest comes first."),
    Reason.WAITING_FOR_US: N_(
        "The other side has reported, or named another date, and yours has yet to: the longest wait first."
    ),
    Reason.DUE_SOON: N_("Due within 30 days: the nearest date first."),
    Reason.WAITING_FOR_THEM: N_(
        "Your side has reported, or named another date, and the other has yet to; or the other is late: the longest wait first."
    ),
    Reason.QUIET: N_("Reported on, and nothing was added for 180 days: the longest silence first."),
    Reason.NO_REPORT: N_("Of the period, and nothing was reported yet: the nearest date first."),
}
"""The rule by which it is ranked, a sentence for each rank."""
_SHOWN = {
    Reason.OVERDUE.value: labels.TIMELINESS[Timeliness.OVERDUE],
    Reason.DIFFER.value: labels.AGREEMENT[Agreement.DIFFER],
    Reason.WAITING_FOR_US.value: N_("waiting for us"),
    Reason.DUE_SOON.value: labels.TIMELINESS[Timeliness.DUE_SOON],
    Reason.WAITING_FOR_THEM.value: N_("waiting for the other side"),
    Reason.QUIET.value: N_("nothing new for 180 days"),
    Reason.NO_REPORT.value: labels.STATUS[Status.NO_REPORT],
    "came_in": N_("came in"),
}
RANK = Type(shown=lambda word: _(_SHOWN[word]))
"""The word of a rank, which a person reads in the language in use."""


def answer(view: View, wanting: Sequence[Attention], limit: int) -> Answer:
    """What `next` answers: at most `limit` of what wants attention, all where that is 0."""
    shown = wanting[:limit] if limit else wanting

    def payload() -> dict[str, Any]:
        items = COMMITMENT.items(attention.standing for attention in shown)
        for item, attention in zip(items, shown, strict=True):
            item["reasons"] = [reason.value for reason in attention.reasons]
        return view.envelope("next") | {"total": len(wanting), "items": items}

    def sheet() -> Sheet:
        rows = [
            [a.standing.id, a.reason.value, why(view, a.standing, a.reason), title(view, a)]
            for a in shown
        ]
        columns = ["id", "rank", "reason", "title"]
        types = [AS_TEXT, RANK, AS_TEXT, AS_TEXT]
        return Sheet(columns, rows, types, None, [labels.column(column) for column in columns])

    return Answer(
        lambda: _document(view, shown, len(wanting)),
        sheet,
        payload,
        lambda: plain.tabbed(sheet()),
        dated=lambda: Dated(view, [attention.standing for attention in shown]),
    )


def rule(view: View) -> Answer:
    """What `next --explain` answers: by which rule it is ranked."""
    told = [(reason.value, _(RULE[reason])) for reason in RANKS]

    def document() -> Document:
        page = view.page()
        page.heading(_("What wants attention first"), 1)
        numbered = enumerate(told, start=1)
        page.facts(*((str(number), sentence) for number, (_word, sentence) in numbered))
        page.paragraph(
            _(
                "What has several reasons stands at the first of them. Of equals the register's order is kept."
            ),
            "muted",
        )
        return page

    def payload() -> dict[str, Any]:
        ranks = [{"rank": word, "rule": sentence} for word, sentence in told]
        return view.envelope("next") | {"ranks": ranks}

    def sheet() -> Sheet:
        columns = ["rank", "what"]
        return Sheet(columns, told, headings=[labels.column(column) for column in columns])

    return Answer(
        document,
        sheet,
        payload,
        lambda: plain.lines(document()),
    )


def why(view: View, standing: Standing, reason: Reason) -> str:
    """One line of why a commitment wants attention."""
    if reason is Reason.OVERDUE:
        return _by_its_date(standing, late(standing))
    if reason is Reason.DUE_SOON:
        return _by_its_date(standing, due_soon(standing))
    if reason is Reason.DIFFER:
        return "; ".join(_words_of_the_sides(view, standing))
    if reason in (Reason.WAITING_FOR_US, Reason.WAITING_FOR_THEM):
        others = late(standing) if reason is Reason.WAITING_FOR_THEM else []
        is_others = 0 < len(others) < len(standing.by_party) or (others and not awaited(standing))
        by_date = _by_its_date(standing, others) if is_others else ""
        if not awaited(standing):
            return by_date
        since = waiting_since(standing)
        told = "; ".join(_words_of_the_sides(view, standing))
        if since:
            told = _("{what}, since {day}").format(what=told, day=dates.day(since))
        waiting = "; ".join([told, *_awaited(view, standing)])
        return f"{by_date}; {waiting}" if by_date else waiting
    if reason is Reason.QUIET:
        return _("{status}, nothing new since {day}").format(
            status=labels.status(standing.status), day=dates.day(standing.updated)
        )
    told = labels.status(standing.status)
    if standing.due:
        named = ", ".join(dates_by_party(standing)) or due_in_force(standing)
        told += ", " + _("due {due}").format(due=named)
    return told


def _awaited(view: View, standing: Standing) -> list[str]:
    """Whose word is awaited on the status; and on the date, where that is another side's."""
    silent, on_date = standing.waiting_for, standing.dates_unanswered_by
    told = []
    if silent:
        told.append(_("awaiting {party}").format(party=", ".join(map(view.party, silent))))
    if asked := [party for party in on_date if party not in silent]:
        sentence = _("on the date, awaiting {party}")
        told.append(sentence.format(party=", ".join(map(view.party, asked))))
    return told


def _by_its_date(standing: Standing, sides: Sequence[str]) -> str:
    """How far the date is away that binds those sides; which they are, where it does not bind all."""
    days = {party: day for party in sides if (day := standing.dates.binding(party))}
    if len({*days.values()}) > 1:  # each has named its own
        return "; ".join(f"{p}: {_by_a_date(standing, day)}" for p, day in days.items())
    day = min(days.values())
    told = _by_a_date(standing, day)
    return told if len(sides) == len(standing.by_party) else f"{', '.join(sides)}: {told}"


def _by_a_date(standing: Standing, day: date) -> str:
    named = next((p for p, d in standing.dates.named.items() if d == day), "")
    due = due_in_force(standing) if day == standing.due else date_of_side(standing, day, named)
    if due == dates.year(day):
        due = _("the end of {year}").format(year=due)
    days = (day - standing.as_of).days
    if days < 0:
        told = ngettext(
            "{days} day past its date, {due}", "{days} days past its date, {due}", -days
        )
        return told.format(days=-days, due=due)
    if not days:
        return _("due today, {due}").format(due=due)
    return ngettext("due in {days} day, {due}", "due in {days} days, {due}", days).format(
        days=days, due=due
    )


def _words_of_the_sides(view: View, standing: Standing) -> list[str]:
    """What each side says: its status, where one is awaited or they differ; else the dates that they name."""
    told = []
    if standing.disputed:
        disputing = dict.fromkeys(
            side.verified_by
            for side in standing.by_party.values()
            if side.verdict is Verdict.DISPUTED
        )
        told.append(_("disputed by {party}").format(party=", ".join(disputing)))
    if standing.dates.denied_by:
        denying = ", ".join(sorted(standing.dates.denied_by))
        told += [*dates_by_party(standing), _("disputed by {party}").format(party=denying)]
    if standing.differs or standing.waiting_for:
        silent = dict.fromkeys(standing.waiting_for)
        told += [
            f"{party}: {labels.status(side.status)}"
            for party, side in standing.by_party.items()
            if party not in silent
        ]
    if standing.values_differ:
        told.append(_("measured: {value}").format(value=value_fact(view, standing)))
    return told or dates_by_party(standing)


def _document(view: View, shown: Sequence[Attention], total: int) -> Document:
    page = view.page()
    page.heading(_("What wants attention first") + f" · {view.as_of_words}", 1)
    if not shown:
        page.paragraph(_("Nothing wants attention."), "", _("All of it: laocoop list"))
        return page
    page.table(columns(), Rows(RowsMade(shown, lambda a: row(view, a.standing, a.reason))))
    told = _("{count} of {total}").format(count=len(shown), total=total) + "."
    hints = [_("Why in this order: laocoop next --explain")]
    if len(shown) < total:
        hints.insert(0, _("All of them: laocoop next --limit 0."))
    page.paragraph(told, "muted", " ".join(hints))
    return page


def columns() -> list[Column]:
    """The columns of what wants attention."""
    return [*COMMITMENT.headings(("id", "title")), Column(_("Why"), flexible=True)]


def row(view: View, standing: Standing, reason: Reason) -> tuple[Cell, ...]:
    """One commitment, and why it wants attention."""
    role = f"timeliness:{standing.timeliness.value}" if reason in _DATED else ""
    told = cell(why(view, standing, reason), role=role)
    return (*COMMITMENT.row(view, standing, ("id", "title")), told)


_DATED = (Reason.OVERDUE, Reason.DUE_SOON)


def title(view: View, attention: Attention) -> str:
    """Its title, in the language of the view or another that it has."""
    return view.say(attention.standing.commitment.title)
