"""The answer of `diff`: what moved between two states, in words and in a table."""

from __future__ import annotations

from laocoop.domain.changes import Change, counts
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.answer import Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell
from laocoop.reports.fields.types import AS_DAY, in_json, wording_in_json, written
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


def answer(
    view: View, changes: list[Change], states: tuple[str, str], names: tuple[str, str]
) -> Answer:
    """What `diff` answers; `states` are the two as a program knows them (files, ISO 8601 days),
    `names` as a person does.
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
            "items": [_item(change) for change in changes],
        }

    def sheet() -> Sheet:
        columns = ["id", "what", "party", "before", "after"]
        return Sheet(columns, [row for change in changes for row in _rows(change)])

    def document() -> Document:
        page = Document()
        page.heading(_("What moved from {before} to {after}").format(before=before, after=after), 1)
        page.paragraph(" ".join(sentences(changes)))
        if changes:
            rows = tuple(
                (
                    cell(change.id, role="id"),
                    cell(view.say(change.commitment.title)),
                    cell(*words(change)),
                )
                for change in changes
            )
            columns = [
                Column(_("Id")),
                Column(_("Commitment"), flexible=True),
                Column(_("What moved"), flexible=True),
            ]
            page.table(columns, Rows(rows))
        return page

    return Answer(document, sheet, payload, lambda: plain.lines(document()))


def sentences(changes: list[Change]) -> list[str]:
    """What moved, counted."""
    if not changes:
        return [_("Nothing moved.")]
    lines = [
        ngettext("{count} commitment moved.", "{count} commitments moved.", len(changes)).format(
            count=len(changes)
        )
    ]
    moves = [
        f"{labels.status(old)} → {labels.status(new)}: {count}"
        for (old, new), count in counts(changes).items()
    ]
    if moves:
        lines.append("; ".join(moves) + ".")
    return lines


def words(change: Change) -> list[str]:
    """What moved on one commitment, a line each."""
    lines = []
    if change.added:
        lines.append(_("added"))
    if change.removed:
        lines.append(_("no longer there"))
    for status in change.statuses:
        who = f"{status.party}: " if status.party else ""
        lines.append(f"{who}{labels.status(status.before)} → {labels.status(status.after)}")
    if change.due:
        old, new = change.due
        lines.append(_("due {due} (was {was})").format(due=dates.day(new), was=dates.day(old)))
    for party, _was, unit in change.lead:
        lines.append(f"{party}: " + _("led by {unit}").format(unit=unit or "—"))
    if change.disputed:
        lines.append(_("now disputed") if change.disputed[1] else _("no longer disputed"))
    if change.edited:
        lines.append(_("wording edited: {keys}").format(keys=", ".join(change.edited)))
    if change.value:
        reached = change.value[1]
        shown = "—" if reached is None else dates.number(reached)
        lines.append(_("measured: {value}").format(value=shown))
    if change.entries:
        count = change.entries
        lines.append(
            ngettext("{count} new entry", "{count} new entries", count).format(count=count)
        )
    if change.gone:
        count = change.gone
        lines.append(
            ngettext("{count} entry taken back", "{count} entries taken back", count).format(
                count=count
            )
        )
    return lines


def _item(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "title": wording_in_json(change.commitment.title),
        "added": change.added,
        "removed": change.removed,
        "statuses": [
            {"party": s.party or None, "from": s.before.value, "to": s.after.value}
            for s in change.statuses
        ],
        "due": [in_json(AS_DAY, day) for day in change.due] if change.due else None,
        "lead": [{"party": p, "from": a or None, "to": b or None} for p, a, b in change.lead],
        "disputed": change.disputed[1] if change.disputed else None,
        "edited": list(change.edited),
        "value": list(change.value) if change.value else None,
        "entries": change.entries,
        "taken_back": change.gone,
    }


def _rows(change: Change) -> list[list[str]]:
    rows = []
    if change.added or change.removed:
        rows.append([change.id, "added" if change.added else "removed", "", "", ""])
    for status in change.statuses:
        rows.append([change.id, "status", status.party, status.before.value, status.after.value])
    if change.due:
        old, new = (written(AS_DAY, day) for day in change.due)
        rows.append([change.id, "due", "", old, new])
    rows += [[change.id, "lead", party, old, new] for party, old, new in change.lead]
    if change.disputed:
        old, new = ("disputed" if disputed else "" for disputed in change.disputed)
        rows.append([change.id, "verification", "", old, new])
    rows += [[change.id, "edited", "", key, key] for key in change.edited]
    if change.entries:
        rows.append([change.id, "entries", "", "", str(change.entries)])
    if change.gone:
        rows.append([change.id, "taken back", "", str(change.gone), ""])
    return rows
