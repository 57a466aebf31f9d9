"""From the keys of one record to the record of the domain it stands for, and back to keys."""

from __future__ import annotations

from typing import Any

from laocoop.domain.model import (
    Cite,
    Commitment,
    Event,
    FormerName,
    Instrument,
    Party,
    Source,
    Target,
    Theme,
    Update,
    Wording,
)
from laocoop.domain.period import Period
from laocoop.domain.status import REPORTABLE, Force, Verdict
from laocoop.storage.fields import Fault, Fields

KNOWN_KEYS = {
    "register": frozenset({"title", "period", "draft_languages"}),
    "party": frozenset(Party._fields),
    "theme": frozenset(Theme._fields),
    "source": frozenset(Source._fields),
    "instrument": frozenset(Instrument._fields),
    "event": frozenset(Event._fields),
    "commitment": frozenset(Commitment._fields),
    "update": frozenset(Update._fields),
}
"""A record's keys are called as the fields they become."""


def register_head(fields: Fields) -> tuple[Wording, Period, tuple[str, ...]]:
    """Title, period and draft languages of the `[register]` table."""
    period = fields.period("period")
    if period is None:
        raise Fault("missing-key", "period", key="period")
    return fields.wording("title"), period, fields.texts("draft_languages")


def _party(fields: Fields) -> Party:
    formerly = []
    for former in fields.tables("formerly"):
        until = former.whole("until")
        if until is None:
            raise Fault("missing-key", "formerly", key="until")
        formerly.append(FormerName(until, former.wording("name")))
    return Party(
        fields.required("id"), fields.wording("name"), fields.wording("ministry"), tuple(formerly)
    )


def _theme(fields: Fields) -> Theme:
    return Theme(
        fields.required("id"), fields.wording("name"), fields.texts("ilo"), fields.texts("sdg")
    )


def _source(fields: Fields) -> Source:
    return Source(
        id=fields.required("id"),
        title=fields.text("title"),
        description=fields.text("description"),
        publisher=fields.text("publisher"),
        published=fields.day("published"),
        language=fields.text("language"),
        url=fields.text("url"),
    )


def _instrument(fields: Fields) -> Instrument:
    return Instrument(
        id=fields.required("id"),
        kind=fields.required("kind"),
        name=fields.wording("name"),
        held=fields.day("held"),
        signed=fields.day("signed"),
        place=fields.text("place"),
        signers=fields.texts("signers"),
        period=fields.period("period"),
        follows=fields.texts("follows"),
        basis=fields.text("basis"),
        sources=fields.texts("sources"),
        note=fields.wording("note"),
    )


def _event(fields: Fields) -> Event:
    return Event(
        id=fields.required("id"),
        name=fields.wording("name"),
        held=fields.day("held"),
        place=fields.text("place"),
        recorded=fields.moment("recorded"),
        by=fields.text("by"),
    )


def _commitment(fields: Fields) -> Commitment:
    title = fields.wording("title")
    if not title:
        raise Fault("missing-key", "title", key="title")
    parties = fields.texts("parties")
    if not parties:
        raise Fault("missing-key", "parties", key="parties")
    force = fields.one_of("force", Force) or Force.AGREED
    target = fields.table("target")
    return Commitment(
        id=fields.required("id"),
        instrument=fields.required("instrument"),
        clause=fields.text("clause"),
        title=title,
        text=fields.wording("text"),
        note=fields.wording("note"),
        parties=parties,
        themes=fields.texts("themes"),
        force=force,
        period=fields.period("period"),
        due=fields.day("due"),
        lead=fields.units("lead"),
        parent=fields.text("parent"),
        continues=fields.texts("continues"),
        target=_target(target) if target else None,
        cites=tuple(_cite(cite) for cite in fields.tables("cites")),
        recorded=fields.moment("recorded"),
        by=fields.text("by"),
        step=fields.text("step"),
    )


def _target(fields: Fields) -> Target:
    value = fields.number("value")
    if value is None:
        raise Fault("missing-key", "target", key="target.value")
    return Target(value, fields.text("unit"))


def _cite(fields: Fields) -> Cite:
    source = fields.text("source")
    if not source:
        raise Fault("missing-key", "cites", key="cites.source")
    return Cite(source, fields.text("anchor"), fields.whole("paragraph"), fields.text("place"))


def _update(fields: Fields) -> Update:
    on, recorded = fields.day("on"), fields.moment("recorded")
    if on is None or recorded is None:
        raise Fault("missing-key", "", key="on" if on is None else "recorded")
    if bool(fields.text("verifies")) != bool(fields.text("verdict")):
        raise Fault("missing-key", "", key="verdict" if fields.text("verifies") else "verifies")
    return Update(
        id=fields.required("id"),
        commitment=fields.required("commitment"),
        on=on,
        recorded=recorded,
        by=fields.text("by"),
        party=fields.text("party"),
        status=fields.one_of("status", REPORTABLE),
        note=fields.text("note"),
        evidence=fields.texts("evidence"),
        due=fields.day("due"),
        due_was=fields.day("due_was"),
        lead=fields.text("lead"),
        value=fields.number("value"),
        retracts=fields.text("retracts"),
        event=fields.text("event"),
        verifies=fields.text("verifies"),
        verdict=fields.one_of("verdict", Verdict),
        step=fields.text("step"),
    )


MAKERS: dict[str, Any] = {
    "party": _party,
    "theme": _theme,
    "source": _source,
    "instrument": _instrument,
    "event": _event,
    "commitment": _commitment,
    "update": _update,
}


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
        note=_wording(commitment.note),
        parties=list(commitment.parties),
        themes=list(commitment.themes),
        force=commitment.force.value,
        period=commitment.period.name if commitment.period else "",
        due=commitment.due,
        lead=commitment.lead,
        target=_written(value=target.value, unit=target.unit) if target else None,
        continues=list(commitment.continues),
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


def _wording(wording: Wording) -> dict[str, str]:
    return _written(vi=wording.vi, lo=wording.lo, en=wording.en)


def _written(**keys: Any) -> dict[str, Any]:
    """What is worth writing: neither nothing nor an empty text, list or table."""
    return {
        key: value for key, value in keys.items() if value is not None and value not in ("", [], {})
    }
