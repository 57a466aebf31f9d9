"""What a merge brings in, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from laocoop.clean import clean
from laocoop.domain.changes import changes
from laocoop.domain.meeting import Meeting
from laocoop.domain.merge import Conflict, Merge
from laocoop.domain.model import Register, Update
from laocoop.domain.moment import retracted
from laocoop.domain.replay import corrected, replay
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.reports.fields import correction
from laocoop.reports.fields.update import in_a_line, who
from laocoop.reports.pages.beside import correction_line, review_line
from laocoop.reports.pages.diff import field_name, in_lines
from laocoop.reports.view import View
from laocoop.storage.schema.kinds import records_of

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
_FIELDS = {
    "note": N_("Note"),
    "sources": N_("Sources"),
    "signers": N_("Signers"),
    "also": N_("Other names"),
    "description": N_("Description"),
    "url": N_("Address"),
    "published": N_("Published"),
    "ministry": N_("Ministry"),
}
"""Fields of which it is said that they were edited, and not how."""


def brought(done: Merge, after: Register, other: str, dry_run: bool) -> str:
    """What a merge brought in or would, in one line; `after` is what the register is with it."""
    if done.changes_nothing:
        return _("Nothing new in {other}: every record of it is here.").format(other=other)
    counts = {"update": 0, "commitment": 0, "": 0}
    taken_back = retracted(after.updates)
    retracting = {update.id: update.retracts for update in after.updates if update.retracts}
    added = {ident for _kind, ident in done.added}
    for kind, ident in done.added:
        if ident not in taken_back and ident not in retracting:
            counts[kind if kind in counts else ""] += 1
    updates, commitments, rest = counts.values()
    gone = sum(
        ident in retracting and ident not in taken_back and retracting[ident] not in added
        for ident in added
    )
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
    if gone:
        parts.append(
            ngettext("{count} entry taken back", "{count} entries taken back", gone).format(
                count=gone
            )
        )
    if done.replaced:
        parts.append(_("edits of {names}").format(names=_edited(done)))
    if not parts:
        parts.append(_("nothing that still holds"))
    start = (
        _("Would bring in from {other}: {list}.")
        if dry_run
        else _("Brought in from {other}: {list}.")
    )
    return clean(start.format(other=other, list=", ".join(parts)))


def where(conflict: Conflict) -> str:
    """The record and the field that were changed on both sides, as people call them."""
    key, _dot, part = conflict.key.partition(".")
    name = field_name(key)
    if part:
        name += f" ({labels.language(part)})" if part in labels.LANGUAGE else f" {part}"
    record = conflict.id or _(_KINDS[conflict.kind])
    return f"{record}: {name}"


def what_came(view: View, done: Merge, before: Register) -> list[str]:
    """All that a merge brings in, a line each; the view shows the register with it, `before` is the one without."""
    came = came_of(view, done)
    moved = changes(replay(before, view.moment), view.standings, came)
    return [*in_lines(view, moved), *beside(view, done, before)]


def came_of(view: View, done: Merge) -> list[Update]:
    """The entries of the ledger that come in."""
    return [view.updates[ident] for kind, ident in done.added if kind == "update"]


def _counting_nowhere(view: View, came: Sequence[Update]) -> list[str]:
    """What came on what was taken back, or will only hold on a day to come: it counts nowhere today, and nobody else
    says so.
    """
    gone = retracted(view.register.updates)
    taken_back = {*view.register.commitments} - {*view.standings}
    new = {update.id for update in came}
    lines = []
    for update in came:
        told, sentence = update, ""
        if update.retracts:
            earlier = view.updates.get(update.retracts)
            if earlier is not None and earlier.on > view.moment.as_of and earlier.id not in new:
                told, sentence = earlier, "{id}: " + _("taken back: {what}")
        elif update.id in gone:
            continue
        elif update.verifies in gone:
            sentence = _(
                "{id}: {what}; what it speaks of was taken back, and it shows in history alone"
            )
        elif update.commitment in taken_back:
            sentence = _("{id}: {what}; it was taken back, and the report shows in history alone")
        elif update.on > view.moment.as_of and not update.corrects:
            sentence = _("{id}: {what}; it counts from that day on")
        if sentence:
            lines.append(sentence.format(id=update.commitment, what=in_a_line(view, told)))
    return lines


def beside(view: View, done: Merge, before: Register) -> list[str]:
    """What comes in and moves no commitment today, a line each: reports that count nowhere or not yet, reviews, sources,
    what was put right or edited of instruments and reviews; `before` is the register without it.
    """
    records, lines = records_of(view.register), _counting_nowhere(view, came_of(view, done))
    gone = retracted(view.register.updates)
    for kind, ident in done.added:
        if kind == "event":
            event = view.register.events.get(ident)
            if event is None:
                continue  # added and taken back before it came
            lines.append(review_line(view, event))
        elif kind == "update" and (entry := view.updates[ident]).corrects:
            if entry.commitment or ident in gone:
                continue  # stands with what it makes of the commitment
            lines.append(correction_line(view, entry))
        elif kind not in ("update", "commitment"):
            name = getattr(records[kind][ident], "name", None)
            named = f" ({view.say(name)})" if name else ""
            lines.append(_("{id}: added").format(id=ident + named))
    was, edited = records_of(corrected(before, view.moment)), _("edited")
    for kind, ident in done.replaced:
        if kind == "register":
            lines.append(_("the register itself: {what}").format(what=_of_register(before, view)))
        elif kind == "update":
            entry = view.updates[ident]
            told = _("the report of {day} was edited").format(day=dates.day(entry.on))
            lines.append(f"{entry.subject}: {who(entry)}, {told}")
        elif kind != "commitment":
            old, new = was[kind].get(ident), records[kind].get(ident)
            if old is None or new is None:
                continue  # taken back here or there
            keys = [k for k in new._fields if getattr(old, k) != getattr(new, k)]
            others = [_(_FIELDS[key]) for key in keys if key in _FIELDS]
            told = "; ".join([*correction.between(view, old, new), *others])
            lines.append(f"{ident}: {told or edited}")
    return lines


def _of_register(before: Register, view: View) -> str:
    """What of the register itself, its title and period, is otherwise than before."""
    keys = {
        "title": _("Title"),
        "period": _("Period"),
        "draft_languages": _("drafts in these languages"),
    }
    moved = [
        name
        for key, name in keys.items()
        if getattr(before, key) != getattr(view.file.register, key)
    ]
    return ", ".join(moved) or _("edited")


def renamed(met: Meeting) -> list[str]:
    """Which records are called otherwise from now on."""
    sentence = _("Two different records were called {id}: one of them is now {new}.")
    return [
        sentence.format(id=ident, new=new)
        for (_kind, ident), new in {**met.ours, **met.theirs}.items()
    ]


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
