"""The answers of `load` and `coverage`: what a document seems to undertake, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.minutes.proposal.repeats import Repeat
from laocoop.minutes.reading import Candidate, Reading
from laocoop.record import Record
from laocoop.reports import items
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.formats import plain
from laocoop.reports.view import View

REASONS = {
    "will": N_("says that it will be done"),
    "agreed": N_("says that it was agreed"),
    "subject-and-verb": N_("names who does what"),
    "under-lead-in": N_("stands under a lead-in that undertakes"),
    "bare-verb": N_("begins with a verb in a part on what is to be done"),
    "hosting": N_("says where the next meeting will be held"),
    "looks-ahead": N_("says what is to be done in the time to come"),
    "said-again": N_("is said again further on"),
    "focus": N_("is a field that the work is to focus on"),
    "no-undertaking": N_("nobody undertakes anything"),
    "result": N_("is a result"),
    "opinion": N_("is an assessment or a courtesy"),
    "request": N_("is a request or a proposal"),
    "quotation": N_("is somebody's speech"),
    "of-others": N_("is the duty of others: workers, enterprises"),
    "ending": N_("speaks of the document itself"),
    "final": N_("effect, term, changes, language or disputes"),
    "preamble": N_("stands before what was agreed"),
    "letterhead": N_("is letterhead"),
    "signature": N_("is a signature"),
    "distribution": N_("is in the list of copies"),
    "heading": N_("is a heading"),
    "lead-in": N_("leads in to the items under it"),
    "by-hand": N_("was left out by a person"),
    "gone": N_("is not in the register, or was taken back"),
    "soft": N_("is put softly; --yes takes firm ones only"),
    "present": N_("is in the register already"),
}


class Proposal(Record):
    """A candidate, what earlier commitments it may carry on, and the one that is there already."""

    candidate: Candidate
    repeats: tuple[Repeat, ...] = ()
    present: str = ""


def reason(word: str) -> str:
    """Why a clause was taken or not, in the user's language."""
    return _(REASONS[word]) if word in REASONS else word


def answer(
    view: View, reading: Reading, proposals: Sequence[Proposal], instrument: dict[str, Any]
) -> Answer:
    """What `load --dry-run` answers."""

    def payload() -> dict[str, Any]:
        return view.envelope("load") | {
            "instrument": instrument,
            "language": reading.language,
            "items": [_item(proposal) for proposal in proposals],
            "skipped": [
                {"clause": s.clause, "text": s.text, "reason": s.reason, "place": s.place}
                for s in reading.skipped
            ],
        }

    def sheet() -> Sheet:
        columns = (
            "clause",
            "parties",
            "due",
            "themes",
            "soft",
            "title",
            "text",
            "reason",
            "present",
        )
        rows = (
            [
                p.candidate.clause,
                " ".join(p.candidate.parties),
                items.iso(p.candidate.due) or "",
                " ".join(p.candidate.themes),
                "soft" if p.candidate.soft else "",
                p.candidate.title_in(view.language),
                p.candidate.text_in(view.language),
                p.candidate.reason,
                p.present,
            ]
            for p in proposals
        )
        return Sheet(columns, rows)

    def document() -> Document:
        made = Document()
        made.heading(_("What the document seems to undertake"), 1)
        if proposals:
            made.table(
                [
                    Column(_("Clause")),
                    Column(_("Commitment"), flexible=True),
                    Column(_("Parties")),
                    Column(_("Due")),
                    Column(_("Why"), flexible=True),
                ],
                Rows(tuple(_row(view, proposal) for proposal in proposals)),
            )
        else:
            made.paragraph(_("None."))
        made.heading(_("Left out"))
        rows = tuple(
            (cell(s.clause or "—"), cell(s.text), cell(reason(s.reason))) for s in reading.skipped
        )
        made.table(
            [
                Column(_("Clause")),
                Column(_("Text"), flexible=True),
                Column(_("Why"), flexible=True),
            ],
            Rows(rows),
        )
        made.paragraph(closing(len(proposals), len(reading.skipped)), "muted")
        return made

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def closing(taken: int, left: int) -> str:
    """How many were found, and how many parts of the document were left out."""
    found = ngettext("{count} candidate", "{count} candidates", taken).format(count=taken)
    parts = ngettext("{count} part left out", "{count} parts left out", left).format(count=left)
    return f"{found}; {parts}."


def _item(proposal: Proposal) -> dict[str, Any]:
    found = proposal.candidate
    said = found.foreign
    return {
        "clause": found.clause,
        "parties": list(found.parties),
        "due": items.iso(found.due),
        "themes": list(found.themes),
        "soft": found.soft,
        "title": {said.language: said.title} if said else items.wording(found.title),
        "text": {said.language: said.text} if said else items.wording(found.text),
        "force": found.force.value,
        "reason": found.reason,
        "place": found.place,
        "open_ended": found.open_ended,
        "continues_likely": [{"id": r.id, "score": r.score} for r in proposal.repeats],
        "present": proposal.present or None,
    }


def _row(view: View, proposal: Proposal) -> tuple[Any, ...]:
    found = proposal.candidate
    why = [reason(found.reason)]
    if found.soft:
        why.append(_("soft"))
    if found.open_ended:
        why.append(_("stops or stays open at its end"))
    if proposal.repeats:
        why.append(_("like {ids}").format(ids=", ".join(r.id for r in proposal.repeats)))
    if proposal.present:
        why.append(_("there already: {id}").format(id=proposal.present))
    return (
        cell(found.clause or "—", role="id"),
        cell(found.title_in(view.language)),
        cell(" ".join(found.parties)),
        cell(dates.day(found.due) if found.due else "—"),
        cell(*why, role="muted"),
    )


class Covered(Record):
    """One clause of a loaded document, and the commitments that came of it or the reason why none."""

    clause: str
    text: str
    commitments: tuple[str, ...]
    reason: str
    statuses: tuple[str, ...] = ()


def coverage(view: View, instrument: str, document_name: str, clauses: Sequence[Covered]) -> Answer:
    """What `coverage` answers."""

    def payload() -> dict[str, Any]:
        return view.envelope("coverage") | {
            "instrument": instrument,
            "document": document_name,
            "items": [
                {
                    "clause": c.clause,
                    "text": c.text,
                    "commitments": list(c.commitments),
                    "reason": c.reason or None,
                    "statuses": list(c.statuses),
                }
                for c in clauses
            ],
        }

    def sheet() -> Sheet:
        rows = ([c.clause, c.text, " ".join(c.commitments), c.reason] for c in clauses)
        return Sheet(("clause", "text", "commitments", "reason"), rows)

    def document() -> Document:
        made = Document()
        title = _("Clauses of {id} and what became of them").format(id=instrument)
        made.heading(f"{title} · {view.as_of_words}", 1)
        if document_name:
            made.paragraph(_("Loaded from {name}.").format(name=document_name), "muted")
        rows = tuple(
            (
                cell(c.clause or "—", role="id"),
                cell(c.text),
                cell(
                    *(
                        f"{ident}: {status}"
                        for ident, status in zip(c.commitments, c.statuses, strict=True)
                    )
                )
                if c.commitments
                else cell(reason(c.reason), role="muted"),
            )
            for c in clauses
        )
        made.table(
            [
                Column(_("Clause")),
                Column(_("Text"), flexible=True),
                Column(_("Became"), flexible=True),
            ],
            Rows(rows),
        )
        taken = sum(bool(c.commitments) for c in clauses)
        made.paragraph(closing(taken, len(clauses) - taken), "muted")
        return made

    return Answer(document, sheet, payload, lambda: plain.tabbed(sheet()))
