"""The answer of `diff`: what moved between two states, in words and in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from laocoop.domain.changes import Change, counts
from laocoop.domain.corrections import with_correction
from laocoop.domain.model import Commitment, Update
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Document, Rows, RowsMade, cell
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.correction import LABELS, between
from laocoop.reports.fields.correction import lines as lines_of
from laocoop.reports.fields.table import JSON, LIST, Field, Fields
from laocoop.reports.fields.types import (
    AS_ANY,
    AS_DAY,
    AS_IT_IS,
    AS_NAMES,
    AS_TEXT,
    AS_WORDING,
    Type,
    in_json,
    shown,
)
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any

_HEADINGS = {
    field.key: field.heading for field in COMMITMENT.rows.values() if field.heading
} | LABELS
"""What the fields are called that can be put right."""


def answer(
    view: View,
    changes: list[Change],
    states: tuple[str, str],
    names: tuple[str, str],
    heading: str = "",
    beside: Sequence[str] = (),
) -> Answer:
    """What `diff` answers; `states` are the two as a program knows them (files, ISO 8601 days),
    `names` as a person does; `heading` where it is not what moved from one to the other; `beside` what
    comes beside commitments and reports on them.
    """
    before, after = names

    def payload() -> dict[str, Any]:
        return view.envelope("diff") | {
            "before": states[0],
            "after": states[1],
            "counts": [
                {"from": old.value, "to": new.value, "count": count}
                for (old, new), count in counts(changes).items()
            ],
            "items": FIELDS.items(changes),
            "beside": list(beside),
        }

    def sheet() -> Sheet:
        columns = ["id", "what", "party", "before", "after"]
        types = [AS_TEXT, _AS_MOVED, AS_TEXT, _AS_FOUND, _AS_FOUND]
        return Sheet(columns, [row for change in changes for row in _rows(change)], types)

    def document() -> Document:
        page = view.page()
        usual = _("What moved from {before} to {after}").format(before=before, after=after)
        page.heading(heading or usual, 1)
        if changes or not beside:
            page.paragraph(" ".join(sentences(changes)))
        if changes:
            rows = RowsMade(changes, lambda change: FIELDS.row(view, change))
            page.table(FIELDS.headings(), Rows(rows))
        for line in beside:
            page.paragraph(line)
        return page

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def sentences(changes: list[Change]) -> list[str]:
    """What moved, counted."""
    if not changes:
        return [_("Nothing moved.")]
    sentence = ngettext("{count} commitment moved.", "{count} commitments moved.", len(changes))
    if any(change.commitment.parent for change in changes):
        sentence = ngettext(
            "{count} commitment or action moved.",
            "{count} commitments and actions moved.",
            len(changes),
        )
    lines = [sentence.format(count=len(changes))]
    moves = [
        f"{labels.status(old)} → {labels.status(new)}: {count}"
        for (old, new), count in counts(changes).items()
    ]
    if moves:
        moved = "; ".join(moves)
        lines.append(f"{labels.opening(moved)}.")
    return lines


def in_lines(view: View, changes: Iterable[Change]) -> list[str]:
    """What moved, a line for each commitment: its id and title, and all that moved on it."""
    return [
        f"{change.id} {view.title(change.commitment.title)}: {'; '.join(words(view, change))}"
        for change in changes
    ]


def words(view: View, change: Change) -> list[str]:
    """What moved on one commitment, a line each."""
    lines = []
    held = [u for u in change.corrected if _holds(change, u)]
    by = "; ".join(f"{entries.who(update)}, {dates.day(update.on)}" for update in held)
    by = f" ({by})" if by else ""
    if change.added:
        lines.append(_added(change.commitment))
    if change.removed:
        who = "; ".join(f"{update.by}, {dates.day(update.on)}" for update in change.taken_back)
        lines.append(_("no longer there") + (f" ({who})" if who else ""))
    for status in change.statuses:
        who = f"{status.party}: " if status.party else ""
        lines.append(f"{who}{labels.status(status.before)} → {labels.status(status.after)}")
    if change.due and change.due_agreed:
        old, new = change.due
        put_right = any(update.corrects and update.corrects.due for update in held)
        moved = any(
            update.due or update.verdict for update in change.new
        )  # by a word, or a yes to one
        sentence = _("due {due} (was {was})")
        if put_right or not moved:
            sentence = _("due date put right: {due} (was {was})") + by
        lines.append(sentence.format(due=view.due(change.id, new), was=view.due(change.id, old)))
    for party, _was, unit in change.lead:
        lines.append(f"{party}: " + _("led by {unit}").format(unit=view.unit(unit) or "—"))
    if change.disputed:
        lines.append(_("now disputed") if change.disputed[1] else _("no longer disputed"))
    if edits := _edits(view, change):
        lines.append(_("put right: {keys}").format(keys="; ".join(edits)) + by)
    for update in () if change.removed else change.corrected:  # of what is gone nothing holds
        if update not in held and (told := lines_of(view, update)):
            sentence = _("{who}, {day}: {what}; what was put right later holds")
            day = dates.day(update.on)
            lines.append(sentence.format(who=entries.who(update), day=day, what="; ".join(told)))
    if change.value:
        reached = change.value[1]
        of_sides = (f"{party}: {dates.number(each)}" for party, each in change.figures.items())
        value = ", ".join(of_sides) or ("—" if reached is None else dates.number(reached))
        lines.append(_("measured: {value}").format(value=value))
    lines += [entries.in_a_line(view, update) for update in change.new]
    taken_back = _("taken back: {what}")
    lines += [taken_back.format(what=entries.in_a_line(view, update)) for update in change.gone]
    return lines


def _holds(change: Change, update: Update) -> bool:
    """True for a correction whose words are there in the end."""
    assert update.corrects is not None
    return with_correction(change.commitment, update.corrects) == change.commitment


def _added(commitment: Commitment) -> str:
    """Who is bound, which is no word of theirs; and who wrote it down."""
    told = _("added for {parties}").format(parties=", ".join(commitment.parties))
    if not commitment.recorded:
        return told
    day = dates.day(commitment.recorded.date())
    return f"{told} ({', '.join(filter(None, (commitment.by, day)))})"


def _edits(view: View, change: Change) -> list[str]:
    """The agreed text that differs: short fields with what stood there, of the others the name."""
    told = []
    if change.was is not None:
        # What moved in force was told; what was agreed may have been put right under it.
        moved = [key for key in ("due", "lead") if getattr(change, key)]
        told = between(view, change.was, change.commitment, but=tuple(moved))
    return told + [field_name(key) for key in change.edited if key not in LABELS]


def field_name(key: str) -> str:
    """A field of a record as people call it."""
    return _(_HEADINGS[key]) if key in _HEADINGS else labels.column(key)


def _statuses(change: Change) -> list[dict[str, Any]]:
    return [
        {"party": moved.party or None, "from": moved.before.value, "to": moved.after.value}
        for moved in change.statuses
    ]


def _leads(change: Change) -> list[dict[str, Any]]:
    return [
        {"party": party, "from": old or None, "to": new or None} for party, old, new in change.lead
    ]


FIELDS = Fields(
    Field(
        "id",
        attrgetter("id"),
        at=(JSON, LIST),
        heading=N_("Id"),
        cell=lambda v, c: cell(c.id, role="id"),
    ),
    Field(
        "title",
        attrgetter("commitment.title"),
        AS_WORDING,
        at=(JSON, LIST),
        heading=N_("Commitment"),
        cell=lambda v, c: cell(v.title(c.commitment.title)),
        flexible=True,
    ),
    Field(
        "moved",
        attrgetter("entries"),
        at=(LIST,),
        heading=N_("What moved"),
        cell=lambda v, c: cell(*words(v, c)),
        flexible=True,
    ),
    Field("added", attrgetter("added"), AS_IT_IS, at=(JSON,)),
    Field("removed", attrgetter("removed"), AS_IT_IS, at=(JSON,)),
    Field("statuses", _statuses, AS_IT_IS, at=(JSON,)),
    Field(
        "due",
        attrgetter("due"),
        Type(json=lambda days: [in_json(AS_DAY, d) for d in days]),
        at=(JSON,),
    ),
    Field("lead", _leads, AS_IT_IS, at=(JSON,)),
    Field("disputed", lambda c: c.disputed[1] if c.disputed else None, AS_IT_IS, at=(JSON,)),
    Field("edited", attrgetter("edited"), AS_NAMES, at=(JSON,)),
    Field("value", attrgetter("value"), AS_NAMES, at=(JSON,)),
    Field("entries", attrgetter("entries"), AS_IT_IS, at=(JSON,)),
    Field("taken_back", lambda change: len(change.gone), AS_IT_IS, at=(JSON,)),
)
"""What moved on one commitment. A sheet has a row for each thing that moved instead."""


_MOVED = {
    "added": N_("added"),
    "removed": N_("no longer there"),
    "status": N_("Status"),
    "due": N_("Due"),
    "lead": N_("Leading unit"),
    "verification": N_("Seen by the other side"),
    "edited": N_("put right"),
    "entries": N_("Reports"),
    "taken back": N_("Taken back"),
}
_AS_MOVED = Type(shown=lambda what: _(_MOVED[what]))


class _FieldName(str):
    """The key of a field that was put right, which people call otherwise."""

    __slots__ = ()


def _found(value: Any) -> str:
    return field_name(value) if isinstance(value, _FieldName) else shown(AS_ANY, value)


_AS_FOUND = AS_ANY.but(shown=_found)


def _rows(change: Change) -> list[list[Any]]:
    rows: list[list[Any]] = []
    if change.added or change.removed:
        rows.append([change.id, "added" if change.added else "removed", "", None, None])
    rows += [[change.id, "status", s.party, s.before, s.after] for s in change.statuses]
    if change.due:
        rows.append([change.id, "due", "", *change.due])
    rows += [[change.id, "lead", party, old, new] for party, old, new in change.lead]
    if change.disputed:
        old, new = ("disputed" if disputed else "" for disputed in change.disputed)
        rows.append([change.id, "verification", "", old, new])
    rows += [[change.id, "edited", "", *[_FieldName(key)] * 2] for key in change.edited]
    if change.entries:
        rows.append([change.id, "entries", "", None, change.entries])
    if change.gone:
        rows.append([change.id, "taken back", "", len(change.gone), None])
    return rows
