"""The answer of `load --dry-run`: what a document seems to undertake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType

from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.minutes.proposal.repeats import Repeat
from laocoop.minutes.reading import Candidate, Reading, Skipped
from laocoop.record import Record
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Cell, Column, Document, Rows, RowsMade, cell
from laocoop.reports.fields.in_words import place
from laocoop.reports.fields.table import CSV, JSON, LIST, Field, Fields
from laocoop.reports.fields.types import (
    AS_DAY,
    AS_NAMES,
    AS_TEXT_BY_PARTY,
    AS_TEXT_OR_NULL,
    AS_WORD,
    Type,
    wording_in_json,
)
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any

REASONS = {
    "will": N_("says that it will be done"),
    "agreed": N_("says that it was agreed"),
    "subject-and-verb": N_("names who does what"),
    "under-lead-in": N_("stands under a lead-in that undertakes"),
    "bare-verb": N_("begins with a verb in a part on what is to be done"),
    "hosting": N_("says where the next meeting will be held"),
    "by-a-person": N_("was taken by a person"),
    "looks-ahead": N_("says what is to be done in the time to come"),
    "said-again": N_("is said again further on"),
    "focus": N_("is a field that the work is to focus on"),
    "no-undertaking": N_("no undertaking was recognised"),
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
    "struck-out": N_("is struck out"),
    "deleted": N_("is a change that was taken out"),
    "hidden": N_("is hidden"),
    "contents": N_("is in the table of contents"),
    "comment": N_("is a comment"),
    "running-line": N_("stands at the head or foot of each page"),
    "other-part": N_("stands in another part of the file"),
    "other-format": N_("is a part of another format"),
    "table-heads": N_("are the heads of a table, said with each of its cells"),
    "other-language": N_("is in another language of the document"),
    "no-text": N_("is a page without text: a picture"),
    "by-hand": N_("was left out by a person"),
    "gone": N_("is not in the register, or was taken back"),
    "soft": N_("is put softly; --yes takes firm ones only"),
    "present": N_("is in the register already"),
}


DOUBTS = {
    "pages-without-text": N_("pages have no text, but a picture"),
    "part-not-read": N_("a part of another format was not read"),
    "letters-lost": N_("letters are lost"),
    "unknown-syllables": N_("many words are no Vietnamese: letters and marks stand apart"),
    "columns-run-together": N_("lines begin in one language and end in another"),
    "nothing-found": N_("no commitment was found"),
    "few-found": N_("few commitments were found in a long text"),
    "many-left": N_("many left-out sentences name a party and an undertaking"),
}
"""Why a document was probably not read well."""


class Proposal(Record):
    """A candidate, what earlier commitments it may carry on, and the one that is there already."""

    candidate: Candidate
    repeats: tuple[Repeat, ...] = ()
    present: str = ""
    lead: Mapping[str, str] = MappingProxyType({})
    """By party the unit that the document names as leading, where the register knows it."""


def reason(word: str) -> str:
    """Why a clause was taken or not, in the user's language."""
    return _(REASONS[word]) if word in REASONS else word


def why_doubtful(doubts: Sequence[str]) -> str:
    """Why a document was probably not read well, in the user's language."""
    return "; ".join(_(DOUBTS[code]) for code in doubts)


def _words(proposal: Proposal, key: str) -> dict[str, str]:
    """A wording of the candidate; in the document's own language where no register keeps it."""
    foreign = proposal.candidate.foreign
    if foreign:
        return {foreign.language: getattr(foreign, key)}
    return wording_in_json(getattr(proposal.candidate, key))


def _why(view: View, proposal: Proposal) -> Cell:
    candidate = proposal.candidate
    why = [reason(candidate.reason)]
    why += [_("led by {unit}").format(unit=view.unit(unit)) for unit in proposal.lead.values()]
    if candidate.soft:
        why.append(_("soft"))
    if candidate.open_ended:
        why.append(_("stops or stays open at its end"))
    if proposal.repeats:
        why.append(_("like {ids}").format(ids=", ".join(r.id for r in proposal.repeats)))
    if proposal.present:
        why.append(_("there already: {id}").format(id=proposal.present))
    return cell(*why, role="muted")


FIELDS = Fields(
    Field(
        "clause",
        attrgetter("candidate.clause"),
        at=(JSON, CSV, LIST),
        heading=N_("Clause"),
        cell=lambda v, p: cell(p.candidate.clause or "—", role="id"),
    ),
    Field(
        "parties",
        attrgetter("candidate.parties"),
        AS_NAMES,
        at=(JSON, CSV, LIST),
        heading=N_("Parties"),
        cell=lambda v, p: cell(" ".join(p.candidate.parties)),
    ),
    Field(
        "due",
        attrgetter("candidate.due"),
        AS_DAY,
        at=(JSON, CSV, LIST),
        heading=N_("Due"),
        cell=lambda v, p: cell(dates.day(p.candidate.due)),
    ),
    Field("lead", attrgetter("lead"), AS_TEXT_BY_PARTY, at=(JSON,)),
    Field("themes", attrgetter("candidate.themes"), AS_NAMES),
    Field("soft", attrgetter("candidate.soft"), Type(text=lambda soft: "soft" if soft else "")),
    Field(
        "title",
        lambda p: _words(p, "title"),
        at=(JSON, LIST),
        heading=N_("Commitment"),
        cell=lambda v, p: cell(p.candidate.title_in(v.language)),
        flexible=True,
    ),
    Field("text", lambda p: _words(p, "text"), at=(JSON,)),
    Field("force", attrgetter("candidate.force"), AS_WORD, at=(JSON,)),
    Field("reason", attrgetter("candidate.reason")),
    Field("place", attrgetter("candidate.place"), at=(JSON,)),
    Field("open_ended", attrgetter("candidate.open_ended"), at=(JSON,)),
    Field(
        "continues_likely",
        lambda p: [{"id": r.id, "score": r.score} for r in p.repeats],
        at=(JSON,),
    ),
    Field("present", attrgetter("present"), AS_TEXT_OR_NULL),
    Field(
        "why",
        attrgetter("candidate.reason"),
        at=(LIST,),
        heading=N_("Why"),
        cell=_why,
        flexible=True,
    ),
    list="clause title parties due why",
)
"""What is proposed of a document."""


def answer(
    view: View, reading: Reading, proposals: Sequence[Proposal], instrument: dict[str, Any]
) -> Answer:
    """What `load --dry-run` answers."""

    fields = FIELDS.with_rows(
        Field(
            "title_shown",
            lambda p: p.candidate.title_in(view.language),
            at=(CSV,),
            csv_key="title",
        ),
        Field(
            "text_shown", lambda p: p.candidate.text_in(view.language), at=(CSV,), csv_key="text"
        ),
        csv="clause parties due themes soft title_shown text_shown reason present",
    )

    def payload() -> dict[str, Any]:
        return view.envelope("load") | {
            "instrument": instrument,
            "language": reading.language,
            "doubts": list(reading.doubts),
            "items": fields.items(proposals),
            "skipped": [
                {"clause": s.clause, "text": s.text, "reason": s.reason, "place": s.place}
                for s in reading.skipped
            ],
        }

    def sheet() -> Sheet:
        return fields.sheet(proposals)

    def document() -> Document:
        page = view.page()
        page.heading(_("What the document seems to undertake"), 1)
        if proposals:
            rows = RowsMade(proposals, lambda p: fields.row(view, p))
            page.table(fields.headings(), Rows(rows))
        else:
            page.paragraph(_("None."))
        page.heading(_("Left out"))
        page.table(*_left_out(reading.left_out))
        if reading.not_read:
            page.heading(_("Not in force, or not read"))
            page.table(*_left_out(reading.not_read))
        page.paragraph(counted(reading, len(proposals)), "muted")
        return page

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def _left_out(skipped: Sequence[Skipped]) -> tuple[list[Column], Rows]:
    """A table of what is none of the candidates, each with its reason."""
    rows = tuple(
        (cell(s.clause or "—"), cell(s.text or place(s.place)), cell(reason(s.reason)))
        for s in skipped
    )
    columns = [
        Column(_("Clause")),
        Column(_("Text"), flexible=True),
        Column(_("Why"), flexible=True),
    ]
    return columns, Rows(rows)


def counted(reading: Reading, taken: int) -> str:
    """All parts of the document, and what became of them."""
    left, unread = len(reading.left_out), len(reading.not_read)
    parts = [_("{count} proposed").format(count=taken), _("{count} left out").format(count=left)]
    if unread:
        parts.append(_("{count} not in force or not read").format(count=unread))
    total = taken + left + unread
    whole = ngettext("{count} part of the document", "{count} parts of the document", total)
    return f"{whole.format(count=total)}: {', '.join(parts)}."


def closing(taken: int, left: int) -> str:
    """How many were found, and how many parts of the document were left out."""
    candidates = ngettext("{count} candidate", "{count} candidates", taken).format(count=taken)
    parts = ngettext("{count} part left out", "{count} parts left out", left).format(count=left)
    return f"{candidates}; {parts}."
