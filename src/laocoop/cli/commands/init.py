"""`laocoop init`: a register of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from laocoop.cli import single_options
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.append import create
from laocoop.storage.locate import NAME, own_register, shipped_register
from laocoop.storage.read import parse, read_bytes
from laocoop.storage.starting import without_commitments


def run(
    ctx: typer.Context,
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLACE]", help=N_("A folder, or a file to be made; else this folder.")
        ),
    ] = None,
    own: Annotated[
        bool,
        typer.Option("--own", help=N_("Make it in your own data folder, used from everywhere.")),
    ] = False,
    empty: Annotated[
        bool,
        typer.Option(
            "--empty", help=N_("With parties, themes and instruments, but no commitments.")
        ),
    ] = False,
    yes: single_options.YesToNothing = False,
) -> None:
    """Makes the file; never over another."""
    session: Session = ctx.obj
    path = own_register() if own else session.folder / Path(place or ".").expanduser()
    if path.is_dir() or (place or "").endswith(("/", "\\")):
        path = path / NAME
    data = read_bytes(shipped_register())
    if empty:
        data = without_commitments(data)
    register = parse(data, str(path))
    create(path, data)
    session.stdout.write(
        _(
            "Made {path}, with {count} commitments. See them with: laocoop --file {path} list"
        ).format(path=path, count=len(register.commitments))
        + "\n"
    )


COMMANDS = {
    "init": Command(
        run,
        N_("Make a register: a copy of the one that ships, to work on."),
        (
            ("laocoop init", N_("commitments.toml in this folder")),
            ("laocoop init --own", N_("your own, used from every folder")),
            ("laocoop init --empty new.toml", N_("one without commitments")),
        ),
    )
}
