"""Setting it up, once: the folder becomes a repository, or gets the register from where copies meet."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from laocoop.cli.session import Session
from laocoop.errors import NotFoundError, RefusedError
from laocoop.i18n.catalogue import _
from laocoop.storage.create import create
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.git.ask import Git, settings, shown
from laocoop.storage.git.clone import Clone, clone_of
from laocoop.storage.git.driver import set_driver
from laocoop.storage.git.history import History, path_in, refuse_name
from laocoop.storage.git.hub import Hub, hub_at, keep
from laocoop.storage.locate import REGISTER_NAME, Location, Origin
from laocoop.storage.rights import give_to_group
from laocoop.terminal.streams import say

_PUT_BY_SERVERS = re.compile(r"(?i)(?:readme|license|licence)(?:\.\w+)?|\.gitignore")


def set_up(session: Session, place: str, author: str) -> None:
    """Makes the register's folder a repository that meets others at `place`; without a register, brings it from there.

    Raises NotFoundError where there is neither, RefusedError where git keeps other files in that folder.
    """
    file = Path(os.path.realpath(_register(session)))
    refuse_name(str(file))
    is_new = not file.exists()
    if not is_new:
        parse(read_bytes(file), str(file))  # what is no register meets nobody
    clone = clone_of(str(file.parent)) if file.parent.is_dir() else None
    if clone is not None:
        settings(clone, Git(clone.folder, author))  # before anything is asked of it
    hub = hub_at(place, Git("", author))
    if is_new and hub.is_empty:
        raise NotFoundError("sync-nothing-there", path=file, hub=shown(hub.place))
    was_none = clone is None
    clone = clone or _new(file.parent, author, file)
    try:
        history = History(clone, Git(clone.folder, author), path_in(clone, str(file)))
        refuse_others(clone, history, author)
        history.work_on(hub.branch)
        commit = "" if hub.is_empty else history.fetch(hub.place, hub.branch)
        refuse_hub(history, commit, hub.place)
        if is_new:
            count = _bring(history, hub, commit, file)
        set_driver(clone, file.name)
        keep(clone, hub, history.branch(), settings(clone, Git(clone.folder, author)))
    except (NotFoundError, RefusedError):
        if was_none:  # there is nothing, and so there is nobody who uses it
            shutil.rmtree(clone.folder, ignore_errors=True)
        raise
    session.__dict__["location"] = Location(str(file), Origin.NAMED)
    session.__dict__.pop("file", None)
    say(session.stdout, _("{path} meets others at {hub}.").format(path=file, hub=shown(hub.place)))
    if is_new:
        brought = _("The register was brought from there, with its commitments: {count}.")
        say(session.stdout, brought.format(count=count))


def refuse_others(clone: Clone, history: History, author: str) -> None:
    """Raises RefusedError where git keeps more here than the register: whoever has that, uses git itself."""
    known = settings(clone, Git(clone.folder, author))
    head = history.head()
    others = history.others(head) if head and known.get("laocoop.sync") != "true" else []
    if others:
        raise RefusedError("sync-other-files", path=clone.top, names=_few(others))


def refuse_hub(history: History, commit: str, place: str) -> None:
    """Raises RefusedError where what stands there is something else than a register: somebody's programs, say. What a
    server puts into a new repository is none of that.
    """
    if not commit or history.register_of(commit) is not None:
        return
    others = [path for path in history.others(commit) if not _PUT_BY_SERVERS.fullmatch(path)]
    if others:
        raise RefusedError("sync-other-files-there", path=shown(place), names=_few(others))


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _register(session: Session) -> Path:
    """The register to meet others with: the one in use, but in an empty folder one of its own, to be brought."""
    here = Path(session.folder)
    location = session.location
    named = location.origin in (Origin.NAMED, Origin.ENVIRONMENT)
    own = (here / REGISTER_NAME, here / "data" / REGISTER_NAME)
    if named or any(path.exists() for path in own):
        return location.path.absolute()
    if location.origin is Origin.SHIPPED or not any(here.iterdir()):
        return own[0]
    return location.path.absolute()


def _new(folder: Path, author: str, file: Path | None = None) -> Clone:
    folder.mkdir(parents=True, exist_ok=True)
    # For whom the register is, or the folder in which it will be.
    register = folder / REGISTER_NAME if file is None or not file.exists() else file
    status = (register if register.exists() else folder).stat()
    new = Path(tempfile.mkdtemp(prefix=".laocoop-", dir=folder))
    try:
        Git("", author).make(str(new), f"0{status.st_mode & 0o666 | 0o600:o}")
        if status.st_mode & 0o020:
            give_to_group(str(new / ".git"), status.st_gid)
        with suppress(OSError):  # another makes it at once
            (new / ".git").rename(folder / ".git")
    finally:
        shutil.rmtree(new, ignore_errors=True)
    clone = clone_of(str(folder))
    if clone is None:
        raise RefusedError("no-repository", path=folder)
    return clone


def _bring(history: History, hub: Hub, commit: str, file: Path) -> int:
    """Brings the register from where copies meet; how many commitments it has. Raises NotFoundError where there is none."""
    held = history.register_of(commit) if commit else None
    if held is None:
        raise NotFoundError("sync-nothing-there", path=file, hub=shown(hub.place))
    register = parse(held.data, str(file))
    create(file, held.data)
    history.advance(commit, history.head())
    return len(register.commitments)
