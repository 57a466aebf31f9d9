"""Sheets that came back: the columns of `list -f csv`, filled in by a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from laocoop.clean import clean
from laocoop.cli.commands.load.given import Given
from laocoop.cli.commands.load.sheet_cells import SILENT, Cells, Heads
from laocoop.cli.commands.load.sheet_compared import CellChange, Compared, compared
from laocoop.cli.commands.load.sheet_dates import with_days_read
from laocoop.cli.commands.load.sheet_left_out import tell_left_out, tell_not_read
from laocoop.cli.commands.load.sheet_new import new_commitment, reported_with
from laocoop.cli.commands.load.sheet_reports import Reports
from laocoop.cli.not_counted import not_counted
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.cli.speaking import voice
from laocoop.cli.writing import agrees, pick, write
from laocoop.domain.ids import new_update_id
from laocoop.domain.ledger import Voice
from laocoop.domain.model import Commitment, Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.replay import Standings, replay
from laocoop.domain.status import Status
from laocoop.errors import ConflictError, NeedsAnswerError, Notice
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.minutes.source.sheet import SheetRow, as_headed, read_sheet
from laocoop.record import Record
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.due import agreed_date
from laocoop.reports.given_out import COLUMN
from laocoop.storage.append import Written
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import say


def load_sheet(session: Session, path: Path, data: bytes, given: Given) -> None:
    """Turns what was filled in since the sheet was given out into updates, unknown ids into commitments.

    Raises ConflictError where a cell was changed here and there, and nothing is written.
    """
    register = session.file.register
    heads = Heads(register)
    read = read_sheet(path, data, heads.column, heads.columns, heads.says_nothing)
    rows = with_days_read(Cells(session, register, path), path, read.rows)
    is_whole = not tell_not_read(session, read, heads)
    sheet = _Sheet(session, path, rows, values.text(session.user(given.by or ""), "--by"))
    if given.party or session.own_party:  # else it is asked where anything is filled in
        sheet.voice = voice(session, given.party)
    outcome = sheet.compared(register)
    tell_left_out(session, outcome)
    if not (outcome.changes or outcome.new):
        says = _("The sheet says what the register says.")
        if any(row.cells.get(COLUMN) for row in rows):
            says = _("No cell was changed since the sheet was given out. Nothing was written.")
            if outcome.known:
                says = _("What was filled in is in the register already. Nothing was written.")
        is_whole = is_whole and not (outcome.not_taken or outcome.taken_back)
        say(session.stdout, says if is_whole else _("Nothing was changed."))
        return
    if given.party or outcome.changes or any(map(_reports, outcome.new)):
        sheet.voice = voice(session, given.party)
    turning = [c for each in outcome.changes.values() for c in each if c.was not in ("", SILENT)]
    if turning and not any(row.cells.get(COLUMN) for row in rows):
        session.tell(Notice("sheet-undated", {}))
    records = sheet.plan(register)
    say(session.stderr, *sheet.lines(register, records))
    if given.dry_run:
        write(session, lambda _register: records, dry=True)
        return
    if not given.yes:
        question = _("Write {what}?").format(what=_counted(records))
        if not agrees(session, question):
            return
    if (both := sheet.bound_unasked(outcome, records)) and not _are_agreed(session, both, given):
        say(session.stderr, _("Nothing was changed."))
        return
    others = sheet.words_of_others(records)
    if others and not _may_speak_for(session, register, others, sheet.own, given):
        sheet.own_words_only = True
        if not sheet.plan(register):
            say(session.stderr, _("Nothing was changed."))
            return
    write(session, sheet.plan, lambda written: _sentence(written, path))


class _Sheet:
    """The rows of a sheet, and who loads it."""

    def __init__(self, session: Session, path: Path, rows: list[SheetRow], by: str) -> None:
        self._session = session
        self._path = path
        self._rows = rows
        self._by = by
        self.voice: Voice | None = None
        self.own_words_only = False

    @property
    def _speaking(self) -> str | None:
        """The side whose word the cells are that name none, empty for both; None where that is not known yet."""
        return self.voice.party if self.voice else None

    @property
    def own(self) -> str:
        """The side of whoever loads the sheet."""
        return (self.voice.party if self.voice else "") or self._session.own_party

    def compared(self, register: Register) -> Compared:
        """The sheet against `register`. Raises ConflictError where both changed the same."""
        standings = self._standings(register)
        cells = Cells(self._session, register, self._path)
        outcome = compared(cells, register, standings, self._rows, self._speaking)
        if outcome.conflicts:
            clashes = "; ".join(_clash(change) for change in outcome.conflicts)
            raise ConflictError("sheet-conflicts", path=self._path, cells=clashes)
        return outcome

    def plan(self, register: Register) -> list[Commitment | Update]:
        """What is to be written."""
        outcome = self.compared(register)
        cells = Cells(self._session, register, self._path)
        taken = {update.id for update in register.updates}
        step = new_update_id(taken, pick)
        stamp = {"recorded": self._session.next_moment(register), "by": self._by, "step": step}
        added = [(row, new_commitment(cells, register, row, self.own)) for row in outcome.new]
        if self.own_words_only:
            others = self.words_of_others([each for _row, each in added])
            ids = {each.id for each in others}
            added = [(row, each) for row, each in added if each.id not in ids]
        records: list[Commitment | Update] = [each.but(**stamp) for _row, each in added]
        taken.add(step)
        reports = self._reports(register, outcome)
        for row, commitment in added:
            reports += reported_with(cells, register, row, commitment, self.voice)
        left = {*self.words_of_others(reports)} if self.own_words_only else set()
        for update in [report for report in reports if report not in left]:
            number = new_update_id(taken, pick)
            taken.add(number)
            records.append(update.but(id=number, **stamp))
        return records

    def words_of_others(self, records: Sequence[Commitment | Update]) -> list[Commitment | Update]:
        """The reports that are another side's word than that of whoever loads the sheet, and the
        actions that are another side's alone. A joint word is nobody else's.
        """
        own = self.own
        if not own:
            return []
        return [
            record
            for record in records
            if own
            not in (record.parties if isinstance(record, Commitment) else (record.party or own,))
        ]

    def bound_unasked(self, outcome: Compared, records: Sequence[Record]) -> list[str]:
        """The ids of new commitments that would bind both sides, as agreed, though nobody says that they are: neither
        the sheet nor who loads it, as the word of both.
        """
        if self.voice is not None and not self.voice.party:
            return []
        unsaid = {row.cells["id"] for row in outcome.new if not row.cells.get("force", "").strip()}
        return [
            each.id
            for each in records
            if isinstance(each, Commitment) and len(each.parties) > 1 and each.id in unsaid
        ]

    def lines(self, register: Register, records: Sequence[Commitment | Update]) -> list[str]:
        """Row by row: whose word, what the register says, and what it will say; then what will not come to count."""
        standings, view = self._standings(register), self._session.view()
        lines = []
        for record in records:
            if isinstance(record, Commitment):
                title = record.title.in_language(self._session.language)
                told = [", ".join(record.parties), labels.force(record.force)]
                told += [_("due {due}").format(due=agreed_date(record))] if record.due else []
                added = _("{id}: added").format(id=record.id)
                lines.append(f"{added} · {title} ({'; '.join(told)})")
                continue
            now = standings.get(record.commitment)
            what = entries.what(view, record.but(status=None))
            if record.status:
                was = Status.NO_REPORT  # of what the sheet adds
                if now is not None:
                    was = now.by_party[record.party].status if record.party else now.status
                change = f"{labels.status(was)} → {labels.status(record.status)}"
                what = ", ".join(part for part in (change, what) if part)
            led = now.lead.get(record.party, "") if now else ""
            if record.lead and led and led != record.lead:
                what += _(" (was {was})").format(was=view.unit(led))
            if record.on != self._session.today:
                what += ", " + _("on {day}").format(day=dates.day(record.on))
            if record.note:
                note = f"“{record.note.in_language(self._session.language)}”"
                what = f"{what} {note}" if what else note
            whose = record.party or _("both, jointly")
            lines.append(f"{record.commitment} · {whose}: {what}")
        known = [u for u in records if isinstance(u, Update) and u.commitment in standings]
        after = register.but(updates=(*register.updates, *known))
        lines += not_counted(self._session, Written(register, after, tuple(known)))
        return [clean(f"  {line}") for line in lines]

    def _reports(self, register: Register, outcome: Compared) -> list[Update]:
        standings = self._standings(register)
        reports = Reports(Cells(self._session, register, self._path), register, self._session)
        return [
            update
            for ident, changes in outcome.changes.items()
            for update in reports.of_row(standings[ident], changes, self.voice)
        ]

    def _standings(self, register: Register) -> Standings:
        return replay(register, Moment.present(self._session.now))


def _reports(row: SheetRow) -> bool:
    """True for a new row that says more than what is to be done."""
    return any(
        text.strip() and column.startswith(("status", "last_note", "completed_on"))
        for column, text in row.cells.items()
    )


def _clash(change: CellChange) -> str:
    return _("{id} {column} (row {row}): “{theirs}” in the sheet, “{ours}” in the register").format(
        id=change.row.cells["id"],
        column=as_headed(change.row, change.column),
        row=change.row.number,
        theirs=_shown(change.column, change.becomes),
        ours=_shown(change.column, change.was) or "—",
    )


def _shown(column: str, value: str) -> str:
    """A cell's value as a person reads it."""
    if column.startswith("status") and value in labels.STATUS_WORDS:
        return _(labels.STATUS_WORDS[value])
    if column in ("due", "completed_on") and value:
        return dates.day(date.fromisoformat(value))
    return value


def _are_agreed(session: Session, idents: Sequence[str], given: Given) -> bool:
    """True if both sides have agreed on what would bind both. Raises NeedsAnswerError where nobody can say."""
    ids = ", ".join(idents)
    if given.yes:
        raise NeedsAnswerError("agreed-by-nobody", ids=ids)
    question = _("In it both sides are bound by {ids}. Have both agreed on it?")
    return confirm(clean(question.format(ids=ids)), session.stdin, session.stderr)


def _may_speak_for(
    session: Session, register: Register, others: list[Commitment | Update], own: str, given: Given
) -> bool:
    """True if words of another side are to be written as its own. Raises where nobody can say."""
    by_id = {r.id if isinstance(r, Commitment) else r.commitment: r for r in others}
    first = others[0]
    party = first.parties[0] if isinstance(first, Commitment) else first.party
    name = register.parties[party].name.in_language(session.language) or party
    ids = ", ".join(by_id)
    if given.yes:
        own = session.view().party(own) if own else "—"
        raise NeedsAnswerError("words-of-others", party=name, ids=ids, own=own)
    question = _("In it {party} reports on {ids}. Write that as the word of {party}?")
    return confirm(clean(question.format(party=name, ids=ids)), session.stdin, session.stderr)


def _counted(records: Sequence[Record]) -> str:
    """How many reports, and how many new commitments, of what there is any."""
    updates = sum(isinstance(record, Update) for record in records)
    added = len(records) - updates
    told = [
        ngettext("{count} report", "{count} reports", updates).format(count=updates),
        ngettext("{count} new commitment", "{count} new commitments", added).format(count=added),
    ]
    return ", ".join(words for words, count in zip(told, (updates, added), strict=True) if count)


def _sentence(written: Written, path: Path) -> str:
    if not written.records:
        return _("What was filled in is in the register already. Nothing was written.")
    sentence = _("Written from {path}: {what}.")
    sentence = sentence.format(path=path.name, what=_counted(written.records))
    return " ".join([sentence, _("Take it back: laocoop undo")])
