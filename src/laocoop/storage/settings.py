"""The user's settings: a small TOML file in the platform's folder."""

from __future__ import annotations

import os

from laocoop.domain.wording import LANGUAGES
from laocoop.errors import ExitStatus, LaocoopError, Place, UsageError, WriteError
from laocoop.record import Record
from laocoop.typed import Any


class Settings(Record):
    """What the user has chosen for good; an empty string is no choice."""

    language: str = ""
    party: str = ""
    by: str = ""


SETTINGS = Settings._fields


def read_settings(path: str) -> Settings:
    """The settings in `path`; none where there is no such file."""
    chosen = {key: value for key, value in _document(path).items() if key in SETTINGS}
    for key, value in chosen.items():
        if not isinstance(value, str):
            raise LaocoopError(
                "bad-setting",
                ExitStatus.USAGE,
                Place(path),
                key=key,
                known=", ".join(SETTINGS),
            )
    return validated(Settings(**chosen))


def _document(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        import tomli  # an index of a large register needs none

        return tomli.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:  # TOMLDecodeError and bad bytes are ValueErrors
        place = Place(path, getattr(error, "lineno", 0), getattr(error, "colno", 0))
        reason = getattr(error, "msg", None) or str(error)
        raise LaocoopError("bad-settings", ExitStatus.USAGE, place, reason=reason) from None


def write_setting(path: str, key: str, value: str) -> Settings:
    """Sets `key` to `value` in `path` (an empty value takes it away) and gives the result."""
    if key not in SETTINGS:
        raise UsageError("unknown-setting", key=key, known=", ".join(SETTINGS))
    # Settings are read on every start, and hardly ever written.
    import tomli_w

    from laocoop.storage.atomic import replace_file

    settings = validated(read_settings(path).but(**{key: value}))
    chosen = {name: getattr(settings, name) for name in SETTINGS if getattr(settings, name)}
    chosen |= {name: value for name, value in _document(path).items() if name not in SETTINGS}
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        replace_file(os.path.realpath(path), tomli_w.dumps(chosen).encode())
    except OSError as error:
        raise WriteError("cannot-write", path=path, reason=error.strerror or str(error)) from None
    return settings


def validated(settings: Settings) -> Settings:
    """`settings`, with a language that exists and the party in capitals."""
    settings = settings.but(language=settings.language.lower())
    if settings.language and settings.language not in LANGUAGES:
        raise UsageError("unknown-language-choice", language=settings.language)
    return settings.but(party=settings.party.upper())
