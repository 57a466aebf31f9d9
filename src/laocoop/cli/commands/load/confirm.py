"""Comparing the signed text with what the press said of the same instrument."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from laocoop.cli.commands.load.given import Given
from laocoop.cli.commands.load.propose import in_a_language_kept, propose, refuse_badly_read
from laocoop.cli.options import values
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.cli.speaking import voice
from laocoop.cli.writing import agrees, pick, schema_allows, write
from laocoop.domain.ids import new_update_id
from laocoop.domain.model import Commitment, Correction, Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.replay import existing
from laocoop.domain.search.folding import fold
from laocoop.errors import RefusedError
from laocoop.i18n.catalogue import _, ngettext
from laocoop.minutes.proposal.by_hand import ByHand
from laocoop.minutes.proposal.repeats import by_number, says_the_same
from laocoop.minutes.reading import Candidate, Reading
from laocoop.minutes.source.bounds import in_time
from laocoop.minutes.source.lines import Line
from laocoop.record import Record
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.fields.types import wording_in_json
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


class Match(Record):
    """A commitment of the press, and the clause of the signed text that says the same."""

    commitment: Commitment
    candidate: Any
    score: float


def confirm_with(
    session: Session, ident: str, path: Path, read: Callable[[], list[Line]], given: Given
) -> None:
    """Says which commitments of the press the document confirms, and records their clauses."""
    register = session.file.register
    known = existing(register, Moment.present(session.now)).values()
    here = [
        commitment
        for commitment in known
        if commitment.instrument == ident
        and not (commitment.parent or commitment.recorded)  # what was loaded is in the text
    ]
    if not here:
        raise RefusedError("confirm-nothing", id=ident)
    reading, proposals = propose(session, register.instruments[ident], path, read())
    in_a_language_kept(reading, path)
    refuse_badly_read(session, path, reading, given)
    candidates = [proposal.candidate for proposal in proposals]
    with in_time(path):
        matches = matched(here, [*candidates, *_left_out(session, reading)])
    view = session.view()
    give(session, as_answer(view, ident, here, candidates, matches), given)
    clauses = {
        match.commitment.id: Correction(clause=match.candidate.clause)
        for match in matches
        if match.candidate.clause and match.candidate.clause != match.commitment.clause
    }
    # The press is the source of what is not in the text: then the instrument is still to be compared.
    signed = view.register.instruments[ident].basis != "signed" and len(matches) == len(here)
    if given.dry_run or not (clauses or signed):
        return
    if not given.yes:
        question = ngettext(
            "Record {count} clause number?", "Record {count} clause numbers?", len(clauses)
        ).format(count=len(clauses))
        if not agrees(session, question):
            return
    if not schema_allows(session, given.yes):
        return
    by = values.text(session.user(given.by or ""), "--by")
    side = voice(session, given.party).party

    def plan(fresh: Register) -> list[Update]:
        taken = {update.id for update in fresh.updates}
        step = new_update_id(taken, pick)
        moment = session.next_moment(fresh)
        first = Update(id=step, on=session.today, recorded=moment, by=by, party=side, step=step)
        updates = [first.but(commitment=i, corrects=each) for i, each in clauses.items()]
        if signed:
            updates.append(first.but(instrument=ident, corrects=Correction(basis="signed")))
        for place, update in enumerate(updates[1:], 1):
            taken.add(updates[place - 1].id)
            updates[place] = update.but(id=new_update_id(taken, pick))
        return updates

    told = [
        ngettext(
            "{count} clause number recorded.", "{count} clause numbers recorded.", len(clauses)
        ).format(count=len(clauses))
    ]
    if signed:
        told.append(_("{id} now counts as taken from the signed text.").format(id=ident))
    elif missing := len(here) - len(matches):
        sentence = ngettext(
            "{count} commitment was not found in the text, so {id} still counts as taken from the press.",
            "{count} commitments were not found in the text, so {id} still counts as taken from the press.",
            missing,
        )
        told.append(sentence.format(count=missing, id=ident))
    write(session, plan, " ".join([*told, _("Take it back: laocoop undo")]))


def _left_out(session: Session, reading: Reading) -> list[Candidate]:
    """What the rules take for no undertaking may still be what the press told of."""
    by_hand = ByHand(reading, frozenset(session.file.register.themes), None)
    return [by_hand.candidate(part) for part in reading.left_out if part.clause]


def matched(here: list[Commitment], candidates: list[Any]) -> list[Match]:
    """The pairs that say the same, each side once: by a number that somebody gave, then the likeliest first."""
    numbered = by_number(here, candidates)
    given = [
        Match(numbered[candidate.clause], candidate, 100.0)
        for candidate in candidates
        if candidate.clause in numbered
    ]
    alike = sorted(
        (
            Match(commitment, candidate, _likeness(commitment, candidate))
            for commitment in here
            for candidate in candidates
            if says_the_same(commitment.title, candidate.text)
        ),
        key=lambda match: -match.score,
    )
    matches: list[Match] = []
    taken: set[str] = set()
    used: set[int] = set()
    for match in (*given, *alike):
        if match.commitment.id not in taken and id(match.candidate) not in used:
            matches.append(match)
            taken.add(match.commitment.id)
            used.add(id(match.candidate))
    order = {commitment.id: number for number, commitment in enumerate(here)}
    return sorted(matches, key=lambda match: order[match.commitment.id])


def _likeness(commitment: Commitment, candidate: Any) -> float:
    from rapidfuzz.fuzz import partial_token_sort_ratio, token_set_ratio

    words = max(
        (
            (token_set_ratio(fold(a), fold(b)) + partial_token_sort_ratio(fold(a), fold(b))) / 2
            for a, b in zip(commitment.title.each(), candidate.text.each(), strict=True)
            if a and b
        ),
        default=0.0,
    )
    themes = 12 if set(commitment.themes) & set(candidate.themes) else -8
    parties = 5 if set(commitment.parties) == set(candidate.parties) else -5
    return float(words + themes + parties) * 0.9


def as_answer(
    view: View, ident: str, here: list[Commitment], candidates: list[Any], matches: list[Match]
) -> Answer:
    """Which are confirmed, not contained, and new."""
    confirmed = {match.commitment.id: match for match in matches}
    used = {id(match.candidate) for match in matches}
    missing = [commitment for commitment in here if commitment.id not in confirmed]
    new = [candidate for candidate in candidates if id(candidate) not in used]

    def payload() -> dict[str, Any]:
        return view.envelope("load") | {
            "instrument": ident,
            "confirmed": [
                {"id": m.commitment.id, "clause": m.candidate.clause, "score": round(m.score, 1)}
                for m in matches
            ],
            "not_contained": [commitment.id for commitment in missing],
            "new": [
                {"clause": c.clause, "title": wording_in_json(c.title), "parties": list(c.parties)}
                for c in new
            ],
        }

    def sheet() -> Sheet:
        rows = [["confirmed", m.commitment.id, m.candidate.clause] for m in matches]
        rows += [["not_contained", commitment.id, ""] for commitment in missing]
        rows += [["new", "", candidate.clause] for candidate in new]
        return Sheet(("finding", "id", "clause"), rows)

    def document() -> Document:
        page = view.page()
        page.heading(_("{id}: the press and the signed text").format(id=ident), 1)
        for title, rows in (
            (
                _("Confirmed by the signed text"),
                [
                    (
                        m.commitment.id,
                        view.say(m.commitment.title),
                        m.candidate.clause,
                        f"“{m.candidate.text_in(view.language)}”",
                    )
                    for m in matches
                ],
            ),
            (
                _("Said by the press, not found in the signed text"),
                [(c.id, view.say(c.title), "", "") for c in missing],
            ),
            (
                _("In the signed text, not said by the press"),
                [("", view.say(c.title), c.clause, "") for c in new],
            ),
        ):
            page.heading(title)
            if rows:
                page.table(*_table(rows))
            else:
                page.paragraph(_("None."))
        return page

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def _table(rows: Sequence[tuple[str, ...]]) -> tuple[list[Column], Rows]:
    """The columns of which any row says something."""
    columns = [
        Column(_("Id")),
        Column(_("Commitment"), flexible=True),
        Column(_("Clause")),
        Column(_("In the signed text"), flexible=True),
    ]
    told = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    shown = [
        tuple(cell(row[place] or "—", role="id" if place == 0 else "") for place in told)
        for row in rows
    ]
    return [columns[place] for place in told], Rows(tuple(shown))
