"""From a record of the domain to the keys under which it is written."""

from __future__ import annotations

from typing import Any

from laocoop.domain.model import Cite, Commitment, Event, Instrument, Source, Update, Wording
from laocoop.record import Record


def as_block(record: Record) -> tuple[str, dict[str, Any]]:
    """The kind of `record`, and the keys under which it is written."""
    if isinstance(record, Update):
        return "update", update_keys(record)
    if isinstance(record, Commitment):
        return "commitment", commitment_keys(record)
    if isinstance(record, Event):
        return "event", event_keys(record)
    if isinstance(record, Instrument):
        return "instrument", instrument_keys(record)
    if isinstance(record, Source):
        return "source", source_keys(record)
    raise TypeError(record)


def update_keys(update: Update) -> dict[str, Any]:
    """The keys under which `update` is written, in the order a person reads them."""
    return _written(
        id=update.id,
        commitment=update.commitment,
        on=update.on,
        recorded=update.recorded,
        by=update.by,
        party=update.party,
        status=update.status.value if update.status else "",
        note=update.note,
        evidence=list(update.evidence),
        due=update.due,
        due_was=update.due_was,
        lead=update.lead,
        value=update.value,
        retracts=update.retracts,
        event=update.event,
        verifies=update.verifies,
        verdict=update.verdict.value if update.verdict else "",
        step=update.step,
    )


def commitment_keys(commitment: Commitment) -> dict[str, Any]:
    """The keys under which an added `commitment` is written."""
    target = commitment.target
    return _written(
        id=commitment.id,
        instrument=commitment.instrument,
        parent=commitment.parent,
        clause=commitment.clause,
        title=_wording(commitment.title),
        text=_wording(commitment.text),
        note=_wording(commitment.note),
        parties=list(commitment.parties),
        themes=list(commitment.themes),
        force=commitment.force.value,
        period=commitment.period.name if commitment.period else "",
        due=commitment.due,
        lead=commitment.lead,
        target=_written(value=target.value, unit=target.unit) if target else None,
        continues=list(commitment.continues),
        soft=True if commitment.soft else None,
        cites=[_cite(cite) for cite in commitment.cites],
        recorded=commitment.recorded,
        by=commitment.by,
        step=commitment.step,
    )


def event_keys(event: Event) -> dict[str, Any]:
    """The keys under which an added `event` is written."""
    return _written(
        id=event.id,
        name=_wording(event.name),
        held=event.held,
        place=event.place,
        recorded=event.recorded,
        by=event.by,
    )


def instrument_keys(instrument: Instrument) -> dict[str, Any]:
    """The keys under which a loaded `instrument` is written."""
    return _written(
        id=instrument.id,
        kind=instrument.kind,
        name=_wording(instrument.name),
        held=instrument.held,
        signed=instrument.signed,
        place=instrument.place,
        period=instrument.period.name if instrument.period else "",
        basis=instrument.basis,
        sources=list(instrument.sources),
    )


def source_keys(source: Source) -> dict[str, Any]:
    """The keys under which the document of a loaded instrument is written."""
    return _written(id=source.id, description=source.description, language=source.language)


def _cite(cite: Cite) -> dict[str, Any]:
    return _written(
        source=cite.source, anchor=cite.anchor, paragraph=cite.paragraph, place=cite.place
    )


def _wording(wording: Wording) -> dict[str, str]:
    return _written(vi=wording.vi, lo=wording.lo, en=wording.en)


def _written(**keys: Any) -> dict[str, Any]:
    """What is worth writing: neither nothing nor an empty text, list or table."""
    return {
        key: value for key, value in keys.items() if value is not None and value not in ("", [], {})
    }
