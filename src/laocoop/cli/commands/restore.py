"""`laocoop restore`: the backups that were made without asking, and one of them brought back."""

import os
from pathlib import Path
from typing import Annotated

import typer

from laocoop.cli import single_options, values
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.errors import NotFoundError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.append import replace_register
from laocoop.storage.backups import backups, folder_of
from laocoop.storage.read import parse, read_bytes
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import write as print_to


def run(
    ctx: typer.Context,
    day: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help=N_("The backup to bring back."))
    ] = None,
    yes: single_options.Yes = False,
) -> None:
    """Lists the backups, or brings one back; what is there now is kept beside them."""
    session: Session = ctx.obj
    target = Path(os.path.realpath(session.location.path))
    found = backups(target)
    if day is None:
        lines = [
            _("{day}: as it was before that day's first write, {size} bytes").format(
                day=dates.day(backup.day), size=backup.size
            )
            for backup in found
        ]
        lines = lines or [_("No backups: nothing was written to this register yet.")]
        print_to(session.stdout, "\n".join(lines) + "\n")
        return
    wanted = values.day(day, "DATE", session.today)
    chosen = next((backup for backup in found if backup.day == wanted), None)
    if chosen is None:
        known = ", ".join(backup.day.isoformat() for backup in found)
        raise NotFoundError("no-backup", day=dates.day(wanted), known=known)
    data = read_bytes(chosen.path)
    parse(data, str(chosen.path))
    question = _("Put the register back to what it was on {day}?").format(day=dates.day(wanted))
    if not yes and not confirm(question, session.stdin, session.stderr):
        print_to(session.stderr, _("Nothing was changed.") + "\n")
        return
    aside = folder_of(target) / f"before-restore-{session.now:%Y-%m-%d-%H%M%S}.toml"
    replace_register(session.location.path, data, aside)
    print_to(
        session.stdout,
        _(
            "The register is again what it was on {day}; what it was until now is kept in {path}"
        ).format(day=dates.day(wanted), path=aside)
        + "\n",
    )


COMMANDS = {
    "restore": Command(
        run,
        N_("List the backups of the last 30 days, or bring one back."),
        (
            ("laocoop restore", N_("the backups there are")),
            ("laocoop restore 2026-11-20", N_("bring one back, after a question")),
        ),
    )
}
