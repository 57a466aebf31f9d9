"""The user's settings: a small TOML file in the platform's folder."""

from __future__ import annotations

import errno
import os

from laocoop.errors import ExitStatus, LaocoopError, Place
from laocoop.record import Record
from laocoop.typed import Any


class Settings(Record):
    """What the user has chosen for good; an empty string is no choice."""

    language: str = ""
    party: str = ""
    by: str = ""


SETTINGS = Settings._fields
_MOST_SIGNS = 100_000


def read_settings(path: str) -> Settings:
    """The settings in `path`; none where there is no such file. The language may be one that there is none of."""
    chosen = {key: value for key, value in document(path).items() if key in SETTINGS}
    for key, value in chosen.items():
        if not isinstance(value, str):
            raise LaocoopError(
                "bad-setting",
                ExitStatus.USAGE,
                Place(path),
                key=key,
                known=", ".join(SETTINGS),
            )
    settings = Settings(**chosen)
    return settings.but(language=settings.language.lower(), party=settings.party.upper())


def document(path: str) -> dict[str, Any]:
    """All that the file at `path` holds."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(_MOST_SIGNS + 1)
        if len(text) > _MOST_SIGNS:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        import tomli  # an index of a large register needs none

        return tomli.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (
        OSError,
        ValueError,
        RecursionError,
    ) as error:  # TOMLDecodeError and bad bytes are ValueErrors
        place = Place(path, getattr(error, "lineno", 0), getattr(error, "colno", 0))
        reason = getattr(error, "msg", None) or str(error)
        raise LaocoopError("bad-settings", ExitStatus.USAGE, place, reason=reason) from None
