"""The answer of `history`: what was written down, by whom, and what was taken back."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.domain.model import Update
from laocoop.domain.moment import known_at, retracted
from laocoop.domain.wording import Wording
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Cell, Document, Rows, RowsMade, cell
from laocoop.reports.fields import correction
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.table import LIST, Field
from laocoop.reports.fields.types import AS_YES
from laocoop.reports.fields.update import CORRECTION, SPEAKER, UPDATE
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


def ledger(view: View, ident: str) -> list[Update]:
    """The entries up to the view's moment, as they were written, the last first; of one record or of all."""
    everything = [*view.file.register.updates, *additions(view)]
    entered = [
        update
        for update in everything
        if view.moment.knows(update.recorded) and ident in ("", update.subject, update.event)
    ]
    return sorted(entered, key=lambda update: (update.recorded, update.id), reverse=True)


def additions(view: View) -> list[Update]:
    """What `laocoop add` and `laocoop event` wrote, as entries: their id is what undo takes back."""
    events = [
        Update(
            id=event.id,
            on=event.recorded.date(),
            recorded=event.recorded,
            by=event.by,
            note=Wording(
                en=_("joint review added: {name}, {day}").format(
                    name=view.say(event.name) or event.id, day=dates.day(event.held)
                )
            ),
            event=event.id,
            id_was=event.id_was,
        )
        for event in view.file.register.events.values()
        if event.recorded
    ]
    return events + [
        Update(
            id=commitment.step or commitment.id,
            commitment=commitment.id,
            on=commitment.recorded.date(),
            recorded=commitment.recorded,
            by=commitment.by,
            note=Wording(
                en=_("added for {parties}: {title}").format(
                    parties=", ".join(commitment.parties), title=view.say(commitment.title)
                )
            ),
            step=commitment.step,
            id_was=commitment.id_was,
        )
        for commitment in view.file.register.commitments.values()
        if commitment.recorded
    ]


def answer(view: View, shown: Sequence[Update], total: int) -> Answer:
    """What `history` answers."""
    gone = retracted(known_at(view.register, view.moment))

    def is_gone(entry: Update) -> bool:
        return entry.id in gone or (entry.commitment in gone and not entry.retracts)

    # What was added is nobody's word.
    speaker = SPEAKER.but(shown=lambda e: entries.whose(e) if e.id in view.updates else "")
    moves = CORRECTION.but(shown=lambda e: "; ".join(correction.lines(view, e)))
    fields = UPDATE.with_rows(
        Field("party", lambda e: e, speaker, heading=N_("Party")),
        Field("corrects", lambda e: e, moves),
        Field("taken_back", is_gone, AS_YES),
        Field(
            "written_down",
            is_gone,
            at=(LIST,),
            heading=N_("Written down"),
            cell=lambda v, e: cell(dates.moment(e.recorded)),
        ),
        Field(
            "of",
            is_gone,
            at=(LIST,),
            heading=N_("Id"),
            cell=lambda v, e: cell(e.subject, role="id"),
        ),
        Field(
            "what",
            is_gone,
            at=(LIST,),
            heading=N_("What"),
            cell=lambda v, e: _what(v, e, is_gone(e)),
            flexible=True,
        ),
        Field(
            "who",
            is_gone,
            at=(LIST,),
            heading=N_("By"),
            cell=lambda v, e: cell(_who(v, e), _("on {day}").format(day=dates.day(e.on))),
        ),
        Field(
            "update",
            is_gone,
            at=(LIST,),
            heading=N_("Update"),
            cell=lambda v, e: cell(e.id, role="muted"),
        ),
    )

    def payload() -> dict[str, Any]:
        return view.envelope("history") | {"total": total, "items": fields.items(shown)}

    def sheet() -> Sheet:
        return fields.sheet(shown)

    def document() -> Document:
        page = view.page()
        page.heading(_("What was reported, the latest first"), 1)
        if not shown:
            page.paragraph(_("None."))
            return page
        page.table(fields.headings(), Rows(RowsMade(shown, lambda e: fields.row(view, e))))
        page.paragraph(
            ngettext("{count} of {total} entry.", "{count} of {total} entries.", total).format(
                count=len(shown), total=total
            ),
            "muted",
        )
        return page

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))


def _who(view: View, entry: Update) -> str:
    """Whose word it is and who wrote it down; who is bound by what was added is no word of theirs."""
    return entries.who(entry) if entry.id in view.updates else entry.by or "—"


def _what(view: View, entry: Update, gone: bool) -> Cell:
    """What an entry says, its note and its evidence, a line each."""
    lines = [_("(taken back)")] if gone else []
    if view.moment.is_ahead(entry.recorded):
        lines.append(entries.ahead(entry.recorded))
    if entry.id_was:
        lines.append(
            _("(was called {id}, until it met another of that id in a merge)").format(
                id=entry.id_was
            )
        )
    if entry.corrects:
        told = correction.lines(view, entry)
        lines += [_("put right: {keys}").format(keys=told[0]), *told[1:]] if told else []
        lines.append(view.read(entry.note))
    else:
        lines += [entries.whole(view, entry), view.read(entry.note)]
    lines += entries.evidence_lines(view.register, entry)
    return cell(*(line for line in lines if line), role="muted" if gone else "")
