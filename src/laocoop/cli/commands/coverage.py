"""`laocoop coverage`: what became of each clause of a loaded document."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, argument
from laocoop.cli.options.groups import Answering, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.model import Commitment
from laocoop.domain.standing import Standing
from laocoop.errors import NotFoundError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_
from laocoop.minutes.proposal.repeats import taken_from
from laocoop.reports.pages import coverage as coverage_page
from laocoop.reports.pages.coverage import Covered
from laocoop.storage.decisions import loads_of
from laocoop.typed import Any


class Given(Replaying, Answering):
    """What may be given to `laocoop coverage`."""

    instrument = argument("ID", help=N_("The instrument, like M10."), offers="instruments")


def run(session: Session, given: Given) -> None:
    """Prints the clauses."""
    register = session.file.register
    ident = values.one_of_register(given.instrument, "ID", register.instruments)
    view = values.replayed(session, given)
    day = view.register.instruments[ident].day
    if (
        day and day > session.today and not given.as_of
    ):  # a document of a day to come is compared all the same
        view = session.view(None, day)
    here = [s for s in view.standings.values() if s.commitment.instrument == ident]
    loads = loads_of(session.location.write_to, ident)
    if not here or not (loads or any(standing.commitment.clause for standing in here)):
        raise NotFoundError("not-loaded", id=ident)
    clauses: list[Covered] = []
    told: set[str] = set()
    of_number: dict[str, list[Standing]] = {}
    of_words: dict[str, list[Standing]] = {}
    of_place: dict[str, list[Standing]] = {}
    for standing in here:
        of_number.setdefault(standing.commitment.clause, []).append(standing)
        for words in {*standing.commitment.text.each()}:
            of_words.setdefault(words, []).append(standing)
        for place in {cite.place for cite in standing.commitment.cites}:
            of_place.setdefault(place, []).append(standing)
    for clause in loads[0]["clauses"] if loads else ():
        numbered = of_number.get(clause["clause"], [])
        # Of several with one number only those of the same place or words may have come of it.
        near = numbered if len(numbered) == 1 else of_place.get(clause.get("place", ""), [])
        likely = {s.id: s for s in (*near, *of_words.get(clause["text"], ()))}
        same = [
            s
            for s in likely.values()
            if not clause["reason"] and _came_of(s.commitment, clause, len(numbered))
        ]
        told.update(standing.id for standing in same)
        why = clause["reason"] if not same else ""
        clauses.append(
            Covered(
                clause["clause"],
                clause["text"],
                tuple(standing.id for standing in same),
                why or ("" if same else "gone"),
                tuple(labels.status(standing.status) for standing in same),
            )
        )
    for standing in here:
        # Without the document, only what has its number is known to stand in it.
        if standing.id not in told and (loads or standing.commitment.clause):
            text = view.say(standing.commitment.text) or view.say(standing.commitment.title)
            status = labels.status(standing.status)
            clauses.append(Covered(standing.commitment.clause, text, (standing.id,), "", (status,)))
    document = loads[0]["document"] if loads else ""
    give(session, coverage_page.answer(view, ident, document, clauses), given)


def _came_of(commitment: Commitment, clause: dict[str, Any], numbered: int) -> bool:
    """True where the commitment came of a clause: it has its words, and its number or its place, since either may have
    been put right; or its number, which so many have, where it has no words of its own or no other has that number.
    """
    is_numbered = commitment.clause == clause["clause"]
    place = clause.get("place", "")
    if clause["text"] in commitment.text.each():
        return is_numbered or any(cite.place == place for cite in commitment.cites)
    return is_numbered and (numbered == 1 or taken_from(commitment, place))


COMMANDS = {
    "coverage": Command(
        run,
        Given,
        N_("List the clauses of a loaded document, and what became of each."),
        (("laocoop coverage M10", N_("clause by clause")),),
    )
}
