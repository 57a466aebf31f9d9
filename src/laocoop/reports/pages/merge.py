"""What a merge brings in, in words."""

from __future__ import annotations

from collections import Counter

from laocoop.clean import clean
from laocoop.domain.merge import Merge
from laocoop.i18n.catalogue import N_, _, ngettext

_FEW = 5
_KINDS = {
    "register": N_("the register itself"),
    "party": N_("parties"),
    "theme": N_("themes"),
    "unit": N_("units"),
    "source": N_("sources"),
    "instrument": N_("instruments"),
    "event": N_("joint reviews"),
    "commitment": N_("commitments"),
    "update": N_("updates"),
}


def brought(done: Merge, other: str, dry_run: bool) -> str:
    """What a merge brought in or would, in one line."""
    if done.changes_nothing:
        return _("Nothing new in {other}: every record of it is here.").format(other=other)
    counts = {"update": 0, "commitment": 0, "": 0}
    for kind, _ident in done.added:
        counts[kind if kind in counts else ""] += 1
    updates, commitments, rest = counts.values()
    parts = []
    if updates:
        parts.append(ngettext("{count} update", "{count} updates", updates).format(count=updates))
    if commitments:
        parts.append(
            ngettext("{count} commitment", "{count} commitments", commitments).format(
                count=commitments
            )
        )
    if rest:
        parts.append(ngettext("{count} record", "{count} records", rest).format(count=rest))
    if done.replaced:
        parts.append(_("edits of {names}").format(names=_edited(done)))
    start = (
        _("Would bring in from {other}: {list}.")
        if dry_run
        else _("Brought in from {other}: {list}.")
    )
    return clean(start.format(other=other, list=", ".join(parts)))


def _edited(done: Merge) -> str:
    """What is edited: a few by their ids, many by their kinds."""
    if len(done.replaced) <= _FEW:
        return ", ".join(ident or _(_KINDS[kind]) for kind, ident in done.replaced)
    counts = Counter(kind for kind, _ident in done.replaced)
    names = [
        _(_KINDS[kind]) + (f": {count}" if kind != "register" else "")
        for kind, count in counts.items()
    ]
    return "; ".join(names)
