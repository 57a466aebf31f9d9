"""The commitments of rows whose ids the register does not have."""

from __future__ import annotations

import re
from collections.abc import Callable

from laocoop.cli.commands.load.sheet_cells import SILENT, Cells, one_of
from laocoop.cli.options import values
from laocoop.domain.ids import find, is_id, nearest
from laocoop.domain.ledger import Voice
from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.status import Force, Status
from laocoop.domain.wording import Wording
from laocoop.errors import UsageError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.minutes.source.sheet import SheetRow

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def new_commitment(cells: Cells, register: Register, row: SheetRow, own: str) -> Commitment:
    """The commitment that a row is; an action under another is that of the `own` side, where the row names none.
    Raises UsageError naming row and column.
    """
    get: Callable[[str], str] = lambda name: row.cells.get(name, "")  # noqa: E731
    if not is_id(get("id")):
        raise cells.wrong(row, "id", _("an id"))
    if _DATE.fullmatch(get("clause")):
        raise cells.wrong(row, "clause", _("the number of a clause, which a sheet made a date of"))
    if get("id").casefold() in cells.ids_taken:
        raise cells.wrong(row, "id", _("an id of its own: another record has this one"))
    parent = get("parent") and (find(get("parent"), register.commitments) or get("parent"))
    home = get("instrument")
    if parent in register.commitments and not home:
        home = register.commitments[parent].instrument
    instrument = find(home, register.instruments)
    if instrument is None and not any(get(f"title_{code}") for code in ("vi", "lo", "en")):
        near = nearest(get("id"), register.commitments)
        known = ", ".join(near) or "—"
        raise cells.wrong(
            row, "id", _("an id that the register has; nearest: {nearest}").format(nearest=known)
        )
    if instrument is None:
        raise cells.wrong(row, "instrument", one_of(register.instruments))
    title = Wording(get("title_vi"), get("title_lo"), get("title_en"))
    if not title:
        raise cells.wrong(row, "title_en", _("a title in any language"))
    parties = cells.ids(row, "parties", register.parties) or ((own,) if parent and own else ())
    if not parties:  # who is bound is not guessed: that would be an agreement nobody made
        raise cells.wrong(row, "parties", one_of(register.parties))
    for party in register.parties:
        if get(f"lead_{party}") and party not in parties:
            wanted = _("a side that is bound: only {bound}").format(bound=", ".join(parties))
            raise cells.wrong(row, f"lead_{party}", wanted)
    for column in ("continues", "parent"):
        for ident in (parent if column == "parent" else get(column)).split():
            if ident not in cells.commitments:
                raise cells.wrong(row, column, _("an id"))
    # One side's own action is no agreement.
    usual = Force.PLANNED if parent and len(parties) == 1 else Force.AGREED
    force = cells.one_of(row, "force", labels.FORCE_WORDS) if get("force") else usual
    try:
        when = values.period_to_write(get("period"), cells.today)
    except UsageError:
        raise cells.wrong(row, "period", "2026-2027") from None
    above = register.commitments[parent] if parent else None
    added = Commitment(
        id=get("id"),
        instrument=instrument,
        title=title,
        parties=parties,
        clause=get("clause"),
        themes=cells.ids(row, "themes", register.themes) or (above.themes if above else ()),
        force=Force(force),
        period=when or (None if above else cells.usual_period(instrument)),
        due=cells.due(row, None) if get("due") else None,
        due_precision=cells.precision(row) if get("due") else None,
        lead={
            party: cells.lead(row, party, get(f"lead_{party}"))
            for party in parties
            if get(f"lead_{party}")
        },
        parent=parent,
        continues=tuple(get("continues").split()),
    )
    if added.due:
        cells.due(row, added)
    return added


def reported_with(
    cells: Cells, register: Register, row: SheetRow, added: Commitment, voice: Voice | None
) -> list[Update]:
    """What a new row reports of the commitment that it adds: of each side its status, and the joint status and the
    note as the word of the `voice`. Raises UsageError naming row and column.
    """
    plain = Update(id="", commitment=added.id, on=cells.today, recorded=cells.now)
    updates: dict[str, Update] = {}
    for party in register.parties:
        written = cells.plain(row, f"status_{party}") if row.cells.get(f"status_{party}") else ""
        if not written or written == SILENT:
            continue
        if party not in added.parties:
            wanted = _("a side that is bound: only {bound}")
            raise cells.wrong(row, f"status_{party}", wanted.format(bound=", ".join(added.parties)))
        updates[party] = plain.but(party=party, status=Status(written))
    own = voice.party if voice else ""
    joint = cells.plain(row, "status") if row.cells.get("status") else ""
    note = row.cells.get("last_note", "").strip()
    says_joint = joint not in ("", SILENT) and not updates
    if note or says_joint:
        if own and own not in added.parties:
            column = "last_note" if note else "status"
            raise cells.wrong(row, column, _("what your side may say: it is not bound here"))
        word = updates.get(own, plain.but(party=own))
        status = Status(joint) if says_joint else word.status
        updates[own] = word.but(note=Wording(en=note), status=status)
    return _on_its_day(cells, row, [*updates.values()])


def _on_its_day(cells: Cells, row: SheetRow, updates: list[Update]) -> list[Update]:
    """The reports with the day on which it was completed, where the row names one."""
    if not row.cells.get("completed_on", "").strip():
        return updates
    on = cells.day(row, "completed_on")
    if on > cells.today:
        raise cells.wrong(row, "completed_on", _("a day that has come"))
    if not any(update.status is Status.COMPLETED for update in updates):
        raise cells.wrong(row, "completed_on", _("empty where nothing is completed"))
    return [u.but(on=on) if u.status is Status.COMPLETED else u for u in updates]
