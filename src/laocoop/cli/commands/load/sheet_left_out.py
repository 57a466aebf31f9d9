"""What of a sheet is not taken in, each with its reason: nothing is left out unseen."""

from __future__ import annotations

from laocoop.cli.commands.load.sheet_cells import Heads
from laocoop.cli.commands.load.sheet_compared import Compared, kind_of
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import _
from laocoop.minutes.source.sheet import Sheet, SheetRow, as_headed
from laocoop.reports.given_out import COLUMN
from laocoop.terminal.streams import say


def tell_not_read(session: Session, read: Sheet, heads: Heads) -> bool:
    """Names all of the file that is in none of the rows; True if there is any of it."""
    rows = read.rows
    unknown = [name for name in (rows[0].cells if rows else ()) if name not in heads.columns]
    shown = [name for name in read.left if name not in read.hidden]
    not_read = (
        (_("Columns that are not read: {names}"), unknown),
        (_("Not read, because it stands above the heads: {names}"), heads.not_ours(read.above)),
        (_("Not read, because it stands under no head: {names}"), read.headless),
        (_("Sheets that are not read: {names}. One at a time: leave the others out."), shown),
        (_("Hidden sheets that are not read: {names}"), read.hidden),
    )
    for sentence, names in not_read:
        if names:
            say(session.stderr, sentence.format(names=", ".join(names)))
    return any(names for _sentence, names in not_read)


def tell_left_out(session: Session, outcome: Compared) -> None:
    """Names the cells and rows that are not taken in, each with its reason."""
    for sentence, kind in (
        (
            _(
                "Not taken in, because a sheet changes no wording, date or side, and empties no cell: {cells}. Put them right with: laocoop edit ID"
            ),
            "agreed",
        ),
        (
            _(
                "Not taken in, because a sheet takes no report back: {cells}. Take it back with laocoop undo; its id: laocoop history"
            ),
            "reported",
        ),
        (
            _("Not taken in, because the register works it out of what is reported: {cells}."),
            "derived",
        ),
    ):
        cells = [
            f"{change.row.cells['id']} {as_headed(change.row, change.column)} ({_row(change.row)})"
            for change in outcome.not_taken
            if kind_of(change.column) == kind
        ]
        if cells:
            say(session.stderr, sentence.format(cells="; ".join(cells)))
    for row in outcome.taken_back:
        if row.cells.get(COLUMN):
            sentence = _(
                "{row}: {id} was taken back since the sheet was given out; the row is skipped."
            )
        else:
            sentence = _(
                "{row}: {id} was taken back; the row is skipped. To have it again, give it another id."
            )
        say(session.stderr, sentence.format(row=_row(row), id=row.cells["id"]))


def _row(row: SheetRow) -> str:
    return _("row {row}").format(row=row.number)
