"""Which register a command is about, and where the user's own files are."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from laocoop.record import Record

REGISTER_NAME = "commitments.toml"


class Origin(Enum):
    """How a register was found."""

    NAMED = "named"  # --file
    ENVIRONMENT = "environment"  # LAOCOOP_FILE
    FOLDER = "folder"  # this folder or one above it
    OWN = "own"  # the user's own copy
    SHIPPED = "shipped"  # what comes with the program; never written to


class Location(Record):
    """The file of a register; `write_to` is where a first write makes the user's own copy."""

    path: Path
    origin: Origin

    @property
    def write_to(self) -> Path:
        """The file that a writing command changes."""
        return own_register() if self.origin is Origin.SHIPPED else self.path


def locate(named: Path | None, environment: Mapping[str, str], folder: Path) -> Location:
    """The register to use: named, then LAOCOOP_FILE, then the folder's or the nearest above it,
    then the user's own copy, then the one that ships with the program.
    """
    if named is not None:
        return Location(named, Origin.NAMED)
    if environment.get("LAOCOOP_FILE"):
        return Location(Path(environment["LAOCOOP_FILE"]).expanduser(), Origin.ENVIRONMENT)
    for candidate in (folder, *folder.parents):
        for path in (candidate / REGISTER_NAME, candidate / "data" / REGISTER_NAME):
            if path.is_file():
                return Location(path, Origin.FOLDER)
    own = own_register()
    if own.is_file():
        return Location(own, Origin.OWN)
    return Location(shipped_register(), Origin.SHIPPED)


def shipped_register() -> Path:
    """The register that ships inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data" / REGISTER_NAME
    return inside if inside.is_file() else package.parent.parent / "data" / REGISTER_NAME


def own_register() -> Path:
    """Where the user's own copy is kept."""
    return data_folder() / REGISTER_NAME


def data_folder() -> Path:
    """The platform's folder for the user's data."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def settings_file() -> Path:
    """Where the user's settings are kept."""
    return _folder("config", "XDG_CONFIG_HOME", ".config") / "config.toml"


def cache_folder() -> Path:
    """Where what can be made again is kept."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def _folder(kind: str, variable: str, usual: str) -> Path:
    """What platformdirs says. Every start asks, and loading it takes a tenth of the start: its rule
    for Linux stands here too, and a test holds it to that.
    """
    if sys.platform == "linux":
        chosen = os.environ.get(variable, "").strip()
        return (Path(chosen) if chosen else Path.home() / usual) / "laocoop"
    import platformdirs

    folder: Path = getattr(platformdirs, f"user_{kind}_path")("laocoop", appauthor=False)
    return folder
