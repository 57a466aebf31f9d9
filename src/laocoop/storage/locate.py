"""Which register a command is about, and where the user's own files are.

Paths are texts here: every start asks, and `pathlib` takes a third as long to load as Python to start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import Enum
from errno import ENOENT

from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.record import Record
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REGISTER_NAME = "commitments.toml"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Origin(Enum):
    """How a register was found."""

    NAMED = "named"  # --file
    ENVIRONMENT = "environment"  # LAOCOOP_FILE
    FOLDER = "folder"  # this folder or one above it
    OWN = "own"  # the user's own copy
    SHIPPED = "shipped"  # what comes with the program; never written to


class Location(Record):
    """The file of a register, and how it was found."""

    file: str
    origin: Origin

    @property
    def path(self) -> Path:
        """The file as a path."""
        from pathlib import Path

        return Path(self.file)

    @property
    def write_to(self) -> str:
        """The file that a writing command changes: a first write makes the user's own copy."""
        try:
            return own_register() if self.origin is Origin.SHIPPED else self.file
        except NoHomeError:
            return self.file


def locate(named: str | None, environment: Mapping[str, str], folder: str) -> Location:
    """The register to use: named, then LAOCOOP_FILE, then the folder's or the nearest above it,
    then the user's own copy, then the one that ships with the program.
    """
    if named is not None:
        return Location(as_named(file_named(named)), Origin.NAMED)
    if environment.get("LAOCOOP_FILE"):
        named = environment["LAOCOOP_FILE"]
        return Location(as_named(file_named(named)), Origin.ENVIRONMENT)
    above = ""
    while above != folder:
        for file in (_join(folder, REGISTER_NAME), _join(folder, "data", REGISTER_NAME)):
            if _is_file(file):
                if os.path.exists(file) and not os.path.isfile(file):  # a pipe would be waited for
                    raise LaocoopError("is-no-file", ExitStatus.INVALID_REGISTER, Place(file))
                return Location(file, Origin.FOLDER)
        above, folder = folder, os.path.dirname(folder)
    try:
        own = own_register()
    except NoHomeError:
        own = ""
    if own and _is_file(own):
        return Location(own, Origin.OWN)
    return Location(shipped_register(), Origin.SHIPPED)


def shipped_register() -> str:
    """The register that ships inside the package, or beside it in a checkout."""
    inside = _join(_PACKAGE, "data", REGISTER_NAME)
    if _is_file(inside):
        return inside
    beside = os.path.dirname(os.path.dirname(_PACKAGE))
    return _join(beside, "data", REGISTER_NAME)


class NoHomeError(OSError):
    """The user has no home folder, or the system does not tell which: nothing can be kept there."""

    def __init__(self) -> None:
        super().__init__(ENOENT, "no home folder")


def own_register() -> str:
    """Where the user's own copy is kept. Raises NoHomeError, as all below do."""
    return _join(data_folder(), REGISTER_NAME)


BACKUPS, LOADS = KEPT = ("backups", "loads")
"""The folders in the user's data folder that hold what the program keeps of its own."""


def data_folder() -> str:
    """The platform's folder for the user's data."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def settings_file() -> str:
    """Where the user's settings are kept."""
    return _join(_folder("config", "XDG_CONFIG_HOME", ".config"), "config.toml")


def settings_file_if_any() -> str:
    """The same; empty, which is no file, where there is no home for it."""
    try:
        return settings_file()
    except NoHomeError:
        return ""


def cache_folder() -> str:
    """Where what can be made again is kept."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def _folder(kind: str, variable: str, usual: str) -> str:
    """What platformdirs says. Every start asks, and loading it takes a tenth of the start: its rule
    for Linux stands here too, and a test holds it to that.
    """
    if sys.platform == "linux":
        chosen = os.environ.get(variable, "").strip()
        if not chosen:
            home = os.path.expanduser("~")
            if not home.startswith("/"):
                raise NoHomeError
            chosen = _join(home, usual)
        return _join(chosen, "laocoop")
    import platformdirs

    try:
        folder: str = getattr(platformdirs, f"user_{kind}_dir")("laocoop", appauthor=False)
    except (OSError, RuntimeError, KeyError):
        raise NoHomeError from None
    return folder


def file_named(text: str) -> str:
    """The file that `text` names, as a person typed it: a tilde alone or before a slash is their home.

    Any other tilde is a sign like others: `~$minutes.docx` is what Word calls its own lock.
    """
    if text == "~" or text.startswith(("~/", "~" + os.sep)):
        text = os.path.expanduser(text)
    plain = text and os.sep == "/" and not text.startswith("./") and not text.endswith(("/", "."))
    if plain and "//" not in text and "/./" not in text:
        return text
    from pathlib import Path

    return str(Path(text))


def as_named(path: str) -> str:
    """The path with the file's name as its folder has it, where a system takes other capitals for the same name: what
    is put in its place would be called as it was typed, and git would see another file.
    """
    folder, name = os.path.split(path)
    turned = name.swapcase()
    try:
        if turned == name or not all(
            os.path.lexists(os.path.join(folder, n)) for n in (turned, name)
        ):
            return path
        names = os.listdir(folder or os.curdir)
    except (OSError, ValueError):
        return path
    alike = [each for each in names if each.casefold() == name.casefold()]
    return path if name in alike or not alike else os.path.join(folder, alike[0])


def _is_file(file: str) -> bool:
    """True for a file, and for a link whose target is away, on a drive that is not mounted: it is the register all the
    same, and what is written must not go elsewhere meanwhile. Of a pipe under its name it is told that it is no file.
    """
    return os.path.lexists(file) and (os.path.islink(file) or not os.path.isdir(file))


_join = os.path.join
