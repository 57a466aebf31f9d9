"""What is to be written of a candidate, in the plain values that are kept between two sittings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from laocoop.domain.model import Cite, Commitment, Instrument
from laocoop.domain.status import Force, Precision
from laocoop.domain.wording import Wording
from laocoop.minutes.sentence.due import names_the_year
from laocoop.reports.pages.load import Proposal
from laocoop.typed import Any


def as_decision(proposal: Proposal) -> dict[str, Any]:
    """The candidate as it was proposed, in plain values."""
    candidate = proposal.candidate
    return {
        "clause": candidate.clause,
        "title": {k: v for k, v in candidate.title.by_language().items() if v},
        "text": {k: v for k, v in candidate.text.by_language().items() if v},
        "parties": list(candidate.parties),
        "lead": dict(proposal.lead),
        "themes": list(candidate.themes),
        "due": candidate.due.isoformat() if candidate.due else None,
        "due_by_year": names_the_year(candidate.text_in(""), candidate.due),
        "soft": candidate.soft,
        "force": candidate.force.value,
        "place": candidate.place,
        "continues": [],
        "parent": "",
    }


def carrying_on(decision: dict[str, Any], ids: Iterable[str]) -> dict[str, Any]:
    """The same, as carrying on the earlier commitments `ids`."""
    return decision | {"continues": list(ids)}


def named_by(decision: dict[str, Any]) -> list[str]:
    """The commitments that must be there for it to be written: above it, and before it."""
    return [*filter(None, [decision["parent"]]), *decision["continues"]]


def as_commitment(
    decision: dict[str, Any], ident: str, home: Instrument, source: str
) -> Commitment:
    """The commitment that a decision stands for, under the id `ident`."""
    return Commitment(
        id=ident,
        instrument=home.id,
        title=Wording(**decision["title"]),
        text=Wording(**decision["text"]),
        parties=tuple(decision["parties"]),
        lead={
            party: unit
            for party, unit in decision.get("lead", {}).items()
            if party in decision["parties"]
        },
        clause=decision["clause"],
        themes=tuple(decision["themes"]),
        period=None if decision["parent"] else home.period,
        due=date.fromisoformat(decision["due"]) if decision["due"] else None,
        due_precision=Precision.YEAR if decision.get("due_by_year") and decision["due"] else None,
        continues=tuple(decision["continues"]),
        parent=decision["parent"],
        soft=decision["soft"],
        force=Force(decision.get("force", "agreed")),
        cites=(Cite(source, place=decision["place"]),),
    )
