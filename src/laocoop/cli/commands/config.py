"""`laocoop config`: what you chose for good."""

from typing import Annotated

import typer

from laocoop.cli import single_options, values
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.errors import LaocoopError
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.locate import settings_file
from laocoop.storage.settings import KEYS, read_settings, write_setting


def run(
    ctx: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help=N_("language, party or by."))
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help=N_("What to set it to."))
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help=N_("Forget the setting."))] = False,
    yes: single_options.YesToNothing = False,
) -> None:
    """Shows the settings, or sets one."""
    session: Session = ctx.obj
    path = settings_file()
    if key and (value is not None or clear):
        wanted = "" if clear else values.text(value, key)
        if key == "party" and wanted:
            wanted = _party(session, wanted)
        write_setting(path, key, wanted)
    settings = read_settings(path)
    shown = (values.word(key, "config", KEYS),) if key else KEYS
    for name in shown:
        session.stdout.write(f"{name} = {getattr(settings, name) or '—'}\n")
    session.stdout.write(_("(kept in {path})").format(path=path) + "\n")


def _party(session: Session, wanted: str) -> str:
    """The party's id where the register at hand has it; without a register, as it was typed."""
    try:
        parties = session.file.register.parties
    except LaocoopError:
        return wanted
    return find(wanted, parties) or values.of_register([wanted], "party", parties)[0]


COMMANDS = {
    "config": Command(
        run,
        N_("Show or set what holds for you: language, party, and your name (by)."),
        (
            ("laocoop config", N_("what is set")),
            ("laocoop config party VN", N_("you report for Viet Nam")),
            ("laocoop config language vi", N_("you read Vietnamese")),
            ('laocoop config by "Nguyễn Thị Hoa"', N_("your name on what you report")),
        ),
    )
}
