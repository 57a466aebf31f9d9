"""Sheets that came back: the columns of `list -f csv`, filled in by a colleague."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from laocoop.cli.commands.load.given import Given
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees, pick, write
from laocoop.domain.ids import find, is_id, new_update_id
from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.replay import Standing, Standings, replay
from laocoop.domain.status import REPORTABLE, Force, Status
from laocoop.domain.wording import Wording
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import _, ngettext
from laocoop.minutes.source.sheet import SheetRow, rows_of, wrong
from laocoop.record import Record
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.table import CSV, Fields
from laocoop.storage.append import Written
from laocoop.terminal.streams import emit
from laocoop.typed import Any

_REPORTED = {"id", "due", "lead"}
"""Fields of a commitment that a row is found by, or that a report may change."""


def _agreed_columns() -> list[str]:
    """The columns that say what was agreed, which a sheet does not change."""
    agreed = [
        field
        for field in COMMITMENT.shown_at(CSV)
        if field.key in Commitment._fields and field.key not in _REPORTED
    ]
    return list(Fields(*agreed).sheet(()).columns)


def load_sheet(session: Session, path: Path, data: bytes, given: Given) -> None:
    """Turns what differs from the register into updates, and unknown ids into commitments."""
    rows = rows_of(path, data)
    moment = Moment.present(session.now)
    register = session.file.register
    written_by = values.text(session.user(given.by or ""), "--by")

    def plan(fresh: Register) -> list[Commitment | Update]:
        standings = replay(fresh, moment)
        now = _as_given_out(fresh, standings)
        step = new_update_id({update.id for update in fresh.updates}, pick)
        recorded = session.next_moment(fresh)
        records: list[Commitment | Update] = []
        taken = {update.id for update in fresh.updates} | {step}
        for row in rows:
            ident = find(row.cells["id"], now)
            if ident is None:
                commitment = _new(session, fresh, path, row)
                records.append(commitment.but(recorded=recorded, by=written_by, step=step))
                continue
            for update in _updates(session, fresh, path, row, now[ident], standings[ident]):
                number = new_update_id(taken, pick)
                taken.add(number)
                records.append(update.but(id=number, recorded=recorded, by=written_by, step=step))
        return records

    records = plan(register)
    _tell_not_taken(session, register, rows)
    if given.dry_run:
        write(session, lambda _register: records, dry=True)
        return
    if not records:
        emit(session.stdout, _("The sheet says what the register says.") + "\n")
        return
    if not given.yes:
        updates, added = _counts(records)
        question = _("Write {updates} reports and {added} new commitments?").format(
            updates=updates, added=added
        )
        if not agrees(session, question):
            return
    write(session, plan, lambda written: _sentence(written, path))


def _as_given_out(register: Register, standings: Standings) -> dict[str, dict[str, str]]:
    """What a sheet says that is given out now, by id and column."""
    sheet = COMMITMENT.sheet(standings.values(), tuple(register.parties))
    return {row[0]: dict(zip(sheet.columns, row, strict=True)) for row in sheet.written()}


def _counts(records: Sequence[Record]) -> tuple[int, int]:
    """How many reports, and how many new commitments."""
    updates = sum(isinstance(record, Update) for record in records)
    return updates, len(records) - updates


def _sentence(written: Written, path: Path) -> str:
    updates, added = _counts(written.records)
    sentence = ngettext(
        "{updates} report and {added} new commitments written from {path}.",
        "{updates} reports and {added} new commitments written from {path}.",
        updates,
    ).format(updates=updates, added=added, path=path.name)
    return sentence + " " + _("Take it back: laocoop undo")


def _tell_not_taken(session: Session, register: Register, rows: list[SheetRow]) -> None:
    """Names the cells that differ and are not taken in: a sheet does not change what was agreed."""
    now = _as_given_out(register, replay(register, Moment.present(session.now)))
    agreed = _agreed_columns()
    cells = [
        f"{row.cells['id']} {column} (row {row.number})"
        for row in rows
        for column in agreed
        if row.cells["id"] in now
        and row.cells.get(column)
        and row.cells[column].split() != now[row.cells["id"]][column].split()
    ]
    if cells:
        sentence = _("Not taken in, because a sheet does not change what was agreed: {cells}")
        emit(session.stderr, sentence.format(cells="; ".join(cells)) + "\n")


def _updates(
    session: Session,
    register: Register,
    path: Path,
    row: SheetRow,
    now: dict[str, str],
    standing: Standing,
) -> list[Update]:
    """What the row reports that the register does not say yet."""
    plain_cells = {name: _plainly(session, path, row, name) for name in row.cells if name in now}
    changed = {
        name: value
        for name, value in plain_cells.items()
        if value not in ("", "no_report", " ".join(now[name].split()))
    }
    due = _day(session, path, row, "due", changed["due"]) if changed.get("due") else None
    note = changed.get("last_note", "")
    base = Update(
        id="",
        commitment=standing.id,
        on=session.today,
        recorded=session.now,
        note=note,
        due=due,
        due_was=standing.due if due else None,
    )
    updates: list[Update] = []
    for party in register.parties:
        status, lead = changed.get(f"status_{party}", ""), changed.get(f"lead_{party}", "")
        if (status or lead) and party not in standing.commitment.parties:
            column = f"status_{party}" if status else f"lead_{party}"
            raise wrong(path, row, column, _("a party that is bound"))
        if status or lead:
            word = _status(path, row, f"status_{party}", status) if status else None
            updates.append(base.but(party=party, status=word, lead=lead))
            base = base.but(note="", due=None, due_was=None)
    if not updates and "status" in changed:
        updates.append(base.but(status=_status(path, row, "status", changed["status"])))
    elif not updates and (note or due):
        updates.append(base)
    if changed.get("completed_on"):
        on = _day(session, path, row, "completed_on", changed["completed_on"])
        if on > session.today:
            raise wrong(path, row, "completed_on", _("a day that has come"))
        if not any(update.status for update in updates):
            if plain_cells.get("status") != Status.COMPLETED.value:
                raise wrong(path, row, "completed_on", _("empty where nothing is completed"))
            updates = [*updates, base.but(status=Status.COMPLETED, note="", due=None, due_was=None)]
        updates = [update.but(on=on) if update.status else update for update in updates]
    return updates


def _new(session: Session, register: Register, path: Path, row: SheetRow) -> Commitment:
    """The commitment of a row whose id the register does not have."""
    get: Callable[[str], str] = lambda name: row.cells.get(name, "")  # noqa: E731
    if not is_id(get("id")):
        raise wrong(path, row, "id", _("an id"))
    for column, known in (("instrument", register.instruments), ("themes", register.themes)):
        for name in get(column).split():
            if find(name, known) is None:
                raise wrong(path, row, column, _one_of(known))
    if find(get("instrument"), register.instruments) is None:
        raise wrong(path, row, "instrument", _one_of(register.instruments))
    parties = tuple(get("parties").split()) or tuple(register.parties)
    for party in parties:
        if party not in register.parties:
            raise wrong(path, row, "parties", _one_of(register.parties))
    title = Wording(get("title_vi"), get("title_lo"), get("title_en"))
    if not title:
        raise wrong(path, row, "title_en", _("a title in any language"))
    force = get("force") or "agreed"
    if force not in [member.value for member in Force]:
        raise wrong(path, row, "force", _one_of(member.value for member in Force))
    for ident in get("continues").split():
        if ident not in register.commitments:
            raise wrong(path, row, "continues", _("an id"))
    if get("parent") and get("parent") not in register.commitments:
        raise wrong(path, row, "parent", _("an id"))
    lead = {party: get(f"lead_{party}") for party in parties if get(f"lead_{party}")}
    try:
        when = values.period(get("period"))
    except UsageError:
        raise wrong(path, row, "period", "2026-2027") from None
    return Commitment(
        id=get("id"),
        instrument=find(get("instrument"), register.instruments) or "",
        title=title,
        parties=parties,
        clause=get("clause"),
        themes=tuple(find(name, register.themes) or name for name in get("themes").split()),
        force=Force(force),
        period=when,
        due=_day(session, path, row, "due", get("due")) if get("due") else None,
        lead=lead,
        parent=get("parent"),
        continues=tuple(get("continues").split()),
    )


def _plainly(session: Session, path: Path, row: SheetRow, column: str) -> str:
    """A cell as our own sheets write it: dates as 2026-06-30, statuses as words of the file."""
    value = " ".join(row.cells[column].split())
    if value and column in ("due", "completed_on"):
        return _day(session, path, row, column, value).isoformat()
    if value and column.startswith("status") and value != "no_report":
        return str(_status(path, row, column, value).value)
    return value


def _status(path: Path, row: SheetRow, column: str, value: str) -> Any:
    words = {status.value: status for status in REPORTABLE}
    key = value.strip().lower().replace(" ", "_").replace("-", "_")
    if key not in words:
        raise wrong(path, row, column, _one_of(words))
    return words[key]


def _day(session: Session, path: Path, row: SheetRow, column: str, value: str) -> date:
    try:
        day = values.optional_day(value, column, session.today)
    except UsageError:
        day = None
    if day is None:
        raise wrong(path, row, column, _("a date, like 2026-06-30"))
    return day


def _one_of(words: Iterable[str]) -> str:
    return _("one of: {words}").format(words=", ".join(words))
