"""`laocoop init`: a register of one's own."""

from __future__ import annotations

from pathlib import Path

from laocoop.clean import for_a_shell
from laocoop.cli.options.declare import Command, Options, flag, optional_argument
from laocoop.cli.options.groups import YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.domain.moment import retracted
from laocoop.errors import LaocoopError, Notice
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.create import create, without_commitments
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import (
    REGISTER_NAME,
    file_named,
    own_register,
    shipped_register,
)
from laocoop.storage.system import is_same_file
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop init`."""

    place = optional_argument(
        "[PLACE]",
        help=N_("A folder, or a file to be made; else what --file names, else this folder."),
    )
    own = flag("--own", help=N_("Make it in your own data folder, used from everywhere."))
    empty = flag("--empty", help=N_("With parties, themes and instruments, but no commitments."))
    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Makes the file; never over another."""
    place = given.place or session.named_file or session.environment.get("LAOCOOP_FILE", "")
    path = Path(own_register()) if given.own else Path(session.folder) / file_named(place or ".")
    if path.is_dir() or place.endswith(("/", "\\")):
        path = path / REGISTER_NAME
    data = read_bytes(shipped_register())
    if given.empty:
        data = without_commitments(data)
    register = parse(data, str(path))
    create(path, data)
    _tell_of_own_copy(session, path)
    sentence = _("Made {path}, with {count} commitments. See them with: {command}")
    is_found = is_same_file(session.location.file, str(path))
    command = "laocoop list" if is_found else f"laocoop --file {for_a_shell(str(path))} list"
    count = len(register.commitments)
    say(session.stdout, sentence.format(path=path, command=command, count=count))


def _tell_of_own_copy(session: Session, path: Path) -> None:
    """Reports in the user's own copy would be looked for in vain in the new register."""
    try:
        own = Path(own_register())
        if own.samefile(path):
            return
        updates = parse(read_bytes(own), str(own)).updates
        gone = retracted(updates)
        reports = [u for u in updates if u.step and not u.retracts and u.id not in gone]
    except (OSError, LaocoopError):
        return
    if reports:
        session.tell(Notice("own-copy-has-reports", {"path": own, "count": len(reports)}))


COMMANDS = {
    "init": Command(
        run,
        Given,
        N_("Make a register: a copy of the one that ships, to work on."),
        (
            ("laocoop init", N_("commitments.toml in this folder")),
            ("laocoop init --own", N_("your own, used from every folder")),
            ("laocoop init --empty new.toml", N_("one without commitments")),
        ),
    )
}
