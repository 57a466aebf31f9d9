"""`laocoop git-setup`: lets git merge the register by records, not by lines."""

from __future__ import annotations

from pathlib import Path

from laocoop.cli.options.declare import Command, Options
from laocoop.cli.options.groups import YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.errors import RefusedError, RegisterError
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.git.clone import clone_of
from laocoop.storage.git.driver import set_driver
from laocoop.storage.locate import REGISTER_NAME, Origin
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop git-setup`."""

    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Writes .gitattributes and this clone's settings."""
    location = session.location
    shipped = location.origin is Origin.SHIPPED
    inside = Path(session.folder) if shipped else location.path.parent
    name = REGISTER_NAME if shipped else location.path.name
    clone = clone_of(str(inside))
    if clone is None:
        raise RefusedError("no-repository", path=inside)
    if not shipped:
        _refuse_what_is_no_register(session)
    set_driver(clone, name)
    lines = [
        _("git now merges {name} by records: reports of both sides are kept, always.").format(
            name=name
        ),
        _("Written: {path} (commit it, so that all clones have it),").format(path=clone.attributes),
        _("and the merge driver in this clone's configuration: run git-setup once in every clone."),
    ]
    say(session.stdout, *lines)


def _refuse_what_is_no_register(session: Session) -> None:
    """Raises LaocoopError for what can be no register; one in which git has left its marks is mended with the driver."""
    try:
        parse(read_bytes(session.location.path), session.shown_path)
    except RegisterError as error:
        if error.code != "conflict-marker":
            raise


COMMANDS = {
    "git-setup": Command(
        run,
        Given,
        N_("Let git merge the register by records: once in every clone."),
        (("laocoop git-setup", N_("in a clone that holds the register")),),
    )
}
