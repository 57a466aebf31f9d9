"""A sheet against the register, three ways: as it was given out, as it came back, and as things stand now.

A cell that was not touched changes nothing, however late it comes back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from laocoop.cli.commands.load.sheet_cells import SILENT, Cells
from laocoop.domain.corrections import befores
from laocoop.domain.ids import by_fold
from laocoop.domain.model import Commitment, Register
from laocoop.domain.replay import Standings
from laocoop.domain.search.folding import fold
from laocoop.domain.standing import Standing
from laocoop.domain.status import Status
from laocoop.domain.wording import LANGUAGES, Wording
from laocoop.i18n.catalogue import _
from laocoop.i18n.catalogue import language as in_use
from laocoop.minutes.source.sheet import SheetRow
from laocoop.record import Record
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.given_out import COLUMN, is_as_given_out

_DERIVED = (
    "due_precision",
    "due_named",
    "timeliness",
    "first_due",
    "updated",
    "verification",
    "id",
    COLUMN,
)
_REPORTED = ("status", "due", "lead", "completed_on", "last_note")
"""What the columns begin with that a report may change; the others say what was agreed."""


def is_derived(column: str) -> bool:
    """True for a column that says what the register works out, and nobody writes."""
    return column.startswith(_DERIVED)


def kind_of(column: str) -> str:
    """What a column says: what was "agreed", what was "reported" of it, or what is "derived" of that."""
    if is_derived(column):
        return "derived"
    return "reported" if column.startswith(_REPORTED) else "agreed"


class CellChange(Record):
    """A cell that somebody filled in: what the register says now, and what the sheet says."""

    row: SheetRow
    column: str
    was: str
    becomes: str


class Compared(Record):
    """What a sheet says that the register does not."""

    changes: dict[str, list[CellChange]]
    """By the id of the commitment."""
    conflicts: list[CellChange]
    """Cells that were changed in the sheet, while the register changed too."""
    not_taken: list[CellChange]
    """Cells that were changed, and say what no sheet changes: what was agreed, or nothing any more."""
    taken_back: list[SheetRow]
    """Rows of what was taken back since, or is not known here any more."""
    new: list[SheetRow]
    known: list[CellChange]
    """Cells that were filled in with what the register says by now."""


def compared(
    cells: Cells,
    register: Register,
    standings: Standings,
    rows: list[SheetRow],
    side: str | None = None,
) -> Compared:
    """What has been filled in, by a `side`, or jointly where that is empty. Raises UsageError where a cell cannot be
    read, or rows are mixed up.
    """
    now = _as_given_out_now(register, standings)
    outcome = Compared({}, [], [], [], [], [])
    # A row that was copied to write a new one below stands beside the one it was copied from.
    originals = {
        row.cells[COLUMN]
        for row in rows
        if row.cells.get(COLUMN) and is_as_given_out("id", row.cells["id"], row.cells[COLUMN])
    }
    folded = by_fold(now)
    earlier: dict[str, list[Wording]] = {}
    for record in befores(register).values():
        if isinstance(record, Commitment):
            earlier.setdefault(record.id, []).append(record.title)
    for row in rows:
        ident = (
            row.cells["id"] if row.cells["id"] in now else folded.get(row.cells["id"].casefold())
        )
        given_out = row.cells.get(COLUMN, "")
        own = is_as_given_out("id", row.cells["id"], given_out)
        if ident is None:
            gone = row.cells["id"] in register.commitments
            if given_out and not own and given_out not in originals:
                raise cells.wrong(row, "id", _("the id that this row was given out with"))
            (outcome.taken_back if own or gone else outcome.new).append(row)
            continue
        if given_out and not own:
            raise cells.wrong(row, "id", _("the id that this row was given out with"))
        if _is_another(row, standings[ident], earlier.get(ident, ()), given_out):
            title = standings[ident].commitment.title.in_language(in_use())
            wanted = _("an id of its own, or the title that it has in the register: “{title}”")
            raise cells.wrong(row, "id", wanted.format(title=title))
        for column in row.cells:
            if column not in now[ident] or column in ("id", COLUMN):
                continue
            if not is_derived(column):
                of = standings[ident]
                _compare(cells, row, column, now[ident][column], given_out, outcome, of, side)
            elif given_out and not is_as_given_out(column, row.cells[column], given_out):
                outcome.not_taken.append(CellChange(row, column, "", row.cells[column]))
        if given_out:
            _days_reported_meanwhile(row, standings[ident], outcome)
    return outcome


def _is_another(
    row: SheetRow, standing: Standing, earlier: Sequence[Wording], given_out: str
) -> bool:
    """True for a row under an id which somebody else gave to another commitment: written by hand, or given out
    elsewhere, or before a merge gave the id to the other one. A title that was put right since is its own.
    """
    titles = [
        (f"title_{code}", text)
        for title in (standing.commitment.title, *earlier)
        for code, text in zip(LANGUAGES, title.each(), strict=True)
        if text
    ]
    columns = {f"title_{code}" for code in LANGUAGES}
    told = {fold(text) for column, text in row.cells.items() if column in columns and text.strip()}
    if not told.isdisjoint(fold(text) for _column, text in titles):
        return False
    if given_out:  # its marks tell, whatever somebody made of the title meanwhile
        return not any(is_as_given_out(column, text, given_out) for column, text in titles)
    return bool(told)


def _days_reported_meanwhile(row: SheetRow, standing: Standing, outcome: Compared) -> None:
    """A side that was reported completed since the sheet was given out has its day: another is a conflict."""
    changes = outcome.changes.get(standing.id, [])
    day = next((c for c in changes if c.row is row and c.column == "completed_on"), None)
    if day is None:
        return
    known = {change.column for change in outcome.known if change.row is row}
    for party, side in standing.by_party.items():
        is_told = not known.isdisjoint(("status", f"status_{party}"))
        was = side.since.isoformat() if side.since and side.status is Status.COMPLETED else ""
        if is_told and was not in ("", day.becomes):
            changes.remove(day)
            outcome.conflicts.append(day.but(was=was))
            return


def _as_given_out_now(register: Register, standings: Standings) -> Mapping[str, dict[str, str]]:
    """What a sheet would say that is given out now, by id and column."""
    sheet = COMMITMENT.sheet(standings.values(), tuple(register.parties))
    return {row[0]: dict(zip(sheet.columns, row, strict=True)) for row in sheet.written()}


def _compare(
    cells: Cells,
    row: SheetRow,
    column: str,
    now: str,
    given_out: str,
    outcome: Compared,
    of: Standing,
    side: str | None,
) -> None:
    if given_out and is_as_given_out(column, row.cells[column], given_out):
        return
    now = " ".join(now.split())
    reported = column.startswith(_REPORTED)
    value = cells.plain(row, column) if reported else " ".join(row.cells[column].split())
    if given_out and is_as_given_out(column, value, given_out):
        return
    change = CellChange(row, column, now, value)
    if value == now or (not reported and cells.says_the_same(row, column, now)):
        # What the other side has said meanwhile is no word of this one.
        if given_out and side is not None and not _has_said(of, column, value, side):
            outcome.changes.setdefault(of.id, []).append(change)
        else:
            outcome.known.append(change)
        return
    if value in ("", SILENT):
        # In a sheet that was given out full, an empty cell was emptied by somebody.
        if given_out and now not in ("", SILENT):
            outcome.not_taken.append(change)
    elif not reported:
        outcome.not_taken.append(change)
    # A note is added to what stands; of anything else one of the two would be lost.
    elif given_out and column != "last_note" and not is_as_given_out(column, now, given_out):
        outcome.conflicts.append(change)
    else:
        outcome.changes.setdefault(of.id, []).append(change)


def _has_said(of: Standing, column: str, value: str, side: str) -> bool:
    """True where a side, or both, have said themselves what a cell says that names no side."""
    sides = [side] if side else [*of.by_party]
    if column == "status":
        return all(p not in of.by_party or of.by_party[p].status.value == value for p in sides)
    if column == "due":
        day = of.dates.of_side(side) if side else of.dates.agreed
        return day is not None and day.isoformat() == value
    if column == "last_note":
        return any(
            update.party in ("", side)
            and value in (" ".join(n.split()) for n in update.note.each())
            for update in of.updates
        )
    return True
