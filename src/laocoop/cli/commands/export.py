"""`laocoop export`: the register in a database file, for whoever asks questions in SQL."""

from __future__ import annotations

import os

from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, argument, option
from laocoop.cli.options.groups import YES_TO_NOTHING, Replaying
from laocoop.cli.session import Session
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.storage.database import export
from laocoop.storage.output import output_named
from laocoop.terminal.streams import say

SUFFIXES = (".sqlite", ".sqlite3", ".db")


class Given(Replaying):
    """What may be given to `laocoop export`."""

    database = argument("FILE", help=N_("The database: made, or put right where it is there."))
    name = option(
        "--name",
        metavar="NAME",
        help=N_("What the register is called in it, like vn-la; otherwise its path."),
    )
    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Writes the register's records and where they stand."""
    suffix = os.path.splitext(given.database)[1].lower()
    if suffix not in SUFFIXES:
        raise UsageError("no-database", file=given.database, suffixes=", ".join(SUFFIXES))
    file, register = output_named(given.database), session.location.file
    name = values.text(given.name, "--name") or os.fsencode(os.path.realpath(register)).decode(
        "utf-8", "replace"
    )
    view = values.replayed(session, given, None)
    about = (view.moment.as_of.isoformat(), view.sha256)
    held = export(file, register, name, view.standings, about)
    counted = [
        ngettext(
            "{count} commitment or action", "{count} commitments and actions", held.commitments
        ).format(count=held.commitments),
        ngettext("{count} update", "{count} updates", held.updates).format(count=held.updates),
    ]
    told = _("{file} has {counted}, under {name}.").format(
        file=file, counted=", ".join(counted), name=name
    )
    say(session.stdout, told)
    if session.beside:
        say(session.stderr, session.beside)


COMMANDS = {
    "export": Command(
        run,
        Given,
        N_("Write the register into a database file (SQLite) for questions in SQL."),
        (
            ("laocoop export laocoop.sqlite", N_("made, or put right where it is there")),
            ("laocoop export all.sqlite --name vn-la", N_("one register of several")),
        ),
    )
}
