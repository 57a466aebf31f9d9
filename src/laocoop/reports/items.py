"""Commitments, updates and instruments as plain values, for JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from laocoop.domain.model import Instrument, Register, Update
from laocoop.domain.replay import Standing
from laocoop.domain.wording import Wording
from laocoop.reports.answer import Sheet

if TYPE_CHECKING:
    from laocoop.domain.progress import Tally


def commitment(standing: Standing) -> dict[str, Any]:
    """The keys of one commitment in JSON; dates are ISO 8601, what is unknown is null."""
    it = standing.commitment
    return {
        "id": it.id,
        "instrument": it.instrument,
        "clause": it.clause,
        "title": wording(it.title),
        "parties": list(it.parties),
        "themes": list(it.themes),
        "force": it.force.value,
        "period": it.period.name if it.period else None,
        "status": standing.status.value,
        "party_status": {party: said.status.value for party, said in standing.by_party.items()},
        "verification": {
            party: {"verdict": said.verdict.value, "by": said.verified_by}
            for party, said in standing.by_party.items()
            if said.verdict
        },
        "timeliness": standing.timeliness.value,
        "completed_on": iso(standing.completed_on),
        "due": iso(standing.due),
        "first_due": iso(standing.first_due),
        "lead": dict(standing.lead),
        "parent": it.parent or None,
        "continues": list(it.continues),
        "updated": iso(standing.updated),
    }


def detail(register: Register, standing: Standing) -> dict[str, Any]:
    """All that is known of one commitment: its keys, and text, notes, cites and updates."""
    it = standing.commitment
    target = {"value": it.target.value, "unit": it.target.unit} if it.target else None
    return commitment(standing) | {
        "text": wording(it.text),
        "note": wording(it.note),
        "target": target,
        "value": standing.value,
        "cites": [
            {
                "source": cite.source,
                "paragraph": cite.paragraph,
                "place": cite.place or None,
                "anchor": cite.anchor,
                "url": register.sources[cite.source].url or None,
            }
            for cite in it.cites
        ],
        "updates": [update(entry) for entry in standing.updates],
    }


def update(entry: Update) -> dict[str, Any]:
    """The keys of one update in JSON."""
    return {
        "id": entry.id,
        "commitment": entry.commitment,
        "on": entry.on.isoformat(),
        "recorded": entry.recorded.isoformat(),
        "by": entry.by or None,
        "party": entry.party or None,
        "status": entry.status.value if entry.status else None,
        "note": entry.note or None,
        "evidence": list(entry.evidence),
        "due": iso(entry.due),
        "due_was": iso(entry.due_was),
        "lead": entry.lead or None,
        "value": entry.value,
        "retracts": entry.retracts or None,
        "event": entry.event or None,
        "verifies": entry.verifies or None,
        "verdict": entry.verdict.value if entry.verdict else None,
        "step": entry.step or None,
    }


def instrument(it: Instrument) -> dict[str, Any]:
    """The keys of one instrument in JSON."""
    return {
        "id": it.id,
        "kind": it.kind,
        "name": wording(it.name),
        "held": iso(it.held),
        "signed": iso(it.signed),
        "place": it.place or None,
        "signers": list(it.signers),
        "period": it.period.name if it.period else None,
        "follows": list(it.follows),
        "basis": it.basis or None,
        "sources": list(it.sources),
        "note": wording(it.note),
    }


def tally(counted: Tally) -> dict[str, Any]:
    """Counts per status, and the share with its numerator and denominator."""
    return {
        "total": counted.total,
        "counts": {status.value: count for status, count in counted.counts.items()},
        "overdue": counted.overdue,
        "completed": counted.completed,
        "counted": counted.counted,
        "share": round(counted.share, 4) if counted.share is not None else None,
    }


def wording(words: Wording) -> dict[str, str]:
    """The languages that have words."""
    found = {"vi": words.vi, "lo": words.lo, "en": words.en}
    return {language: text for language, text in found.items() if text}


def iso(day: date | None) -> str | None:
    """The day as 2026-06-30."""
    return day.isoformat() if day else None


def sheet(register: Register, standings: Iterable[Standing]) -> Sheet:
    """One row a commitment, one column a value; per party where parties differ."""
    parties = list(register.parties)
    columns = [
        *[
            "id",
            "instrument",
            "clause",
            "parent",
            "title_vi",
            "title_lo",
            "title_en",
            "parties",
            "themes",
            "force",
            "period",
        ],
        "status",
        *(f"status_{party}" for party in parties),
        *(f"verification_{party}" for party in parties),
        *["timeliness", "completed_on", "due", "first_due"],
        *(f"lead_{party}" for party in parties),
        *["continues", "updated", "last_note"],
    ]

    def row(standing: Standing) -> list[str]:
        it = standing.commitment
        said = {party: found.status.value for party, found in standing.by_party.items()}
        verdicts = {p: f.verdict.value for p, f in standing.by_party.items() if f.verdict}
        return [
            it.id,
            it.instrument,
            it.clause,
            it.parent,
            it.title.vi,
            it.title.lo,
            it.title.en,
            " ".join(it.parties),
            " ".join(it.themes),
            it.force.value,
            it.period.name if it.period else "",
            standing.status.value,
            *(said.get(party, "") for party in parties),
            *(verdicts.get(party, "") for party in parties),
            standing.timeliness.value,
            iso(standing.completed_on) or "",
            iso(standing.due) or "",
            iso(standing.first_due) or "",
            *(standing.lead.get(party, "") for party in parties),
            " ".join(it.continues),
            iso(standing.updated) or "",
            next((entry.note for entry in reversed(standing.updates) if entry.note), ""),
        ]

    return Sheet(columns, map(row, standings))
