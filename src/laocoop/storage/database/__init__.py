"""A register in a database file, for programs that ask questions in SQL: several registers may stand in one.

It is fed from the register and never the other way round. Ids stay what they are, so that what is written again
is put right where it stands. All of a register goes in as one transaction of SQLite, or nothing of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from laocoop.domain.moment import EVER, known_at, retracted
from laocoop.domain.replay import Standings
from laocoop.domain.standing import Standing
from laocoop.domain.status import Timeliness
from laocoop.errors import WriteError
from laocoop.record import Record
from laocoop.storage.database.beside import APPLICATION, MAGIC, SECONDS, refuse_what_stands_beside
from laocoop.storage.database.tables import TABLES, Table, rows_of
from laocoop.storage.files import MOST_BYTES
from laocoop.storage.output import refuse_unwritable
from laocoop.storage.rewrite import failures_told
from laocoop.storage.rights import give, rights_of
from laocoop.storage.schema.kinds import records_of
from laocoop.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 2
"""Of the tables and views; a file that says another is not written to."""
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_VIEWS = Path(__file__).with_name("views.sql")


class Exported(Record):
    """How much of a register stands in a database now: what counts, not what was taken back."""

    commitments: int
    updates: int


def export(
    file: str, register: str, name: str, standings: Standings, about: tuple[Any, ...]
) -> Exported:
    """Writes the register at the path `register`, as it stands, into the database `file` under `name`: what is
    there already under that name is put right, other registers stay. `about` are the day of the standings and the
    register's digest. Raises WriteError.
    """
    import sqlite3  # nothing else asks for it

    file = os.path.abspath(file)  # what begins with "file:" is no address to be opened
    with failures_told(file):
        refuse_what_stands_beside(file)
        is_new = _made(file, register)
    try:
        with closing(sqlite3.connect(file, timeout=SECONDS, isolation_level=None)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)  # no register has more
            # With SQLite's own lock: who else has it open waits, or is waited for, and nothing that they keep is lost.
            database.execute("BEGIN IMMEDIATE")
            _prepare(database, file)
            for table in TABLES:
                _write(database, table, name, _rows(table, name, standings, about))
            database.execute("COMMIT")
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second of names that are damaged
        raise _told(getattr(error, "sqlite_errorcode", 0) & 0xFF, str(error), file) from None
    finally:
        with suppress(OSError):
            if is_new and not os.path.getsize(file):
                os.unlink(file)  # as if nothing had been asked for
    in_force = sum(len(standing.updates) for standing in standings.values())
    return Exported(len(standings), in_force)


def _made(file: str, register: str) -> bool:
    """True where there was no file and an empty one stands there now, for those who may read the register. Raises
    WriteError for any file but a database.
    """
    try:
        # In one step: of two that make it at once one does, and both write into it.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        rights = rights_of(register)
        if rights:  # its maker writes to it, whoever may write to the register
            give(descriptor, rights.but(mode=rights.mode | 0o600), owner=False)
        os.close(descriptor)
        return True
    if os.path.islink(file) or not os.path.isfile(file):
        refuse_unwritable(file, [register])
    with open(file, "rb") as held:
        if held.read(len(MAGIC)) not in (b"", MAGIC):
            raise WriteError("not-our-database", path=file)
    if not os.access(file, os.W_OK):
        raise WriteError("may-not-write-output", path=file)
    return False


def _told(code: int, reason: str, file: str) -> WriteError:
    """What SQLite says of a failed write, as an error a user can read."""
    import sqlite3

    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return WriteError("database-in-use", path=file)
    folder = os.path.dirname(os.path.realpath(file))
    refused = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
    if code in refused and not os.access(folder, os.W_OK):
        # A journal is put beside it while it is written.
        return WriteError("may-not-replace", path=file, folder=folder)
    if code in (*refused, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        return WriteError("cannot-write", path=file, reason=reason)
    return WriteError("not-our-database", path=file)


def _prepare(database: sqlite3.Connection, file: str) -> None:
    """Makes the tables and views of a new file. Raises WriteError for a file of another program or layout, and for
    one in which something was put on our tables that would run when they are written to.
    """
    held = {*database.execute(_SCHEMA)}
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (layout,) = database.execute("PRAGMA user_version").fetchone()
    if not held and application in (0, APPLICATION):
        _make(database)
        return
    ours = _schema()
    names = {name for _type, name, _table, _sql in ours}
    # A trigger or an index counts by the table that it is on: what is on tables of the user's own never runs here.
    on_ours = {row for row in held if row[1] in names or row[2] in names}
    if (application, layout) != (APPLICATION, LAYOUT) or on_ours != ours:
        raise WriteError("not-our-database", path=file)


def _make(database: sqlite3.Connection) -> None:
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {LAYOUT}")
    for table in TABLES:
        for statement in table.made_by():
            database.execute(statement)
    # Not as a script: that would end the transaction.
    for view in _VIEWS.read_text(encoding="utf-8").split(";\n"):
        database.execute(view)


def _schema() -> set[tuple[str, ...]]:
    """All that stands in a database of this layout."""
    import sqlite3

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        _make(fresh)
        return {*fresh.execute(_SCHEMA)}


def _write(
    database: sqlite3.Connection, table: Table, name: str, rows: Iterable[Sequence[Any]]
) -> None:
    """Puts the rows of one register in place of those that are there; a row that is there as it is stays. What is there
    is gone through row by row: whoever may write to the database may have put any number of them in it.
    """
    missing = {(name, *row) for row in rows}
    for row in database.execute(table.select(), (name,)):
        if row in missing:
            missing.remove(row)
        else:  # SQLite lets a row be deleted that it has given already
            database.execute(table.delete(), row[: table.keys])
    # In an order of their own, so that the same register makes the same bytes.
    database.executemany(table.insert(), sorted(missing, key=repr))


def _rows(
    table: Table, name: str, standings: Standings, about: tuple[Any, ...]
) -> Iterable[Sequence[Any]]:
    """What a table has of the register."""
    register = standings.register
    if table.name == "registers":
        title = register.title
        return [(*about, title.vi, title.lo, title.en, register.period.name)]
    if table.name == "states":
        return [_state(standing) for standing in standings.values()]
    if table.name == "party_states":
        return [row for standing in standings.values() for row in _by_party(standing)]
    if table.name == "taken_back":
        return [(ident,) for ident in sorted(retracted(known_at(register, EVER)))]
    return rows_of(table, records_of(register)[table.kind].values())


def _state(standing: Standing) -> tuple[Any, ...]:
    days = (standing.due, standing.first_due, standing.completed_on, standing.updated)
    return (
        standing.id,
        standing.as_of.isoformat(),
        standing.status.value,
        standing.agreement.value if standing.agreement else None,
        standing.timeliness.value,
        *map(_iso, days),
        int(standing.status.is_open),
        int(standing.timeliness is Timeliness.OVERDUE),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _by_party(standing: Standing) -> list[tuple[Any, ...]]:
    return [
        (
            standing.id,
            party,
            each.status.value,
            _iso(each.since),
            each.verdict.value if each.verdict else None,
            each.verified_by or None,
            standing.lead.get(party),
            _iso(standing.dates.binding(party)),
            _iso(standing.dates.named.get(party)),
            int(standing.is_overdue_for(party)),
        )
        for party, each in standing.by_party.items()
    ]
