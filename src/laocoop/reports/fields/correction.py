"""A correction in words: what a record said, and what it should have said."""

from __future__ import annotations

from laocoop.domain.corrections import with_correction
from laocoop.domain.model import Correction, Corrigible, Update
from laocoop.domain.status import Precision
from laocoop.domain.wording import Wording
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.view import View
from laocoop.typed import Any

LABELS = {
    "title": N_("Title"),
    "parties": N_("Who is bound"),
    "themes": N_("Themes"),
    "clause": N_("Clause"),
    "lead": N_("Leading unit"),
    "due": N_("Due"),
    "period": N_("Period"),
    "name": N_("Name"),
    "kind": N_("Kind"),
    "signed": N_("Signed"),
    "held": N_("Held"),
    "place": N_("Place"),
    "basis": N_("Where it is known from"),
}
"""The fields that can be put right."""


def lines(view: View, update: Update) -> list[str]:
    """What an entry puts right, a line for each field."""
    record = view.befores.get(update.id)
    if record is None or update.corrects is None:
        return []
    return moves(view, record, update.corrects)


def moves(view: View, record: Corrigible, correction: Correction) -> list[str]:
    """What `correction` makes of the record: each field with what stood there and what stands there now."""
    return between(view, record, with_correction(record, correction))


def between(
    view: View, record: Corrigible, after: Corrigible, but: tuple[str, ...] = ()
) -> list[str]:
    """The fields in which two readings of a record differ, `but` some: what stood there, and what stands
    there now.
    """
    told = []
    for key, label in LABELS.items():
        if key not in record._fields or key in but:
            continue
        old, new = getattr(record, key), getattr(after, key)
        exact = key == "due" and _by_year(record) != _by_year(after)
        if old == new and not exact:
            continue
        if isinstance(old, Wording):
            for language, words in new.by_language().items():
                if words != getattr(old, language):
                    name = " ".join([_(label), f"({labels.language(language)})"])
                    told.append(_move(name, getattr(old, language), words))
        else:
            told.append(_move(_(label), _shown(view, key, record), _shown(view, key, after)))
    return told


def _move(name: str, old: str, new: str) -> str:
    was, becomes = (f"“{text}”" if text else "—" for text in (old, new))
    return f"{name} {was} → {becomes}"


def _by_year(record: Corrigible) -> bool:
    return getattr(record, "due_precision", None) is Precision.YEAR


def _shown(view: View, key: str, record: Corrigible) -> str:
    value: Any = getattr(record, key)
    if not value:
        return ""
    if key == "due" and _by_year(record):
        return dates.year(value)
    if key == "period":
        return dates.period(value)
    if key in ("due", "signed", "held"):
        return dates.day(value)
    if key == "parties":
        return ", ".join(map(view.party, value))
    if key == "themes":
        return ", ".join(map(view.theme, value))
    if key == "lead":
        return "; ".join(f"{party}: {view.unit(unit)}" for party, unit in value.items())
    if key == "kind":
        return labels.kind(value)
    if key == "basis":
        return labels.basis(value)
    return str(value)
