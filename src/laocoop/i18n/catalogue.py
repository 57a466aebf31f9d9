"""The language of the moment: gettext catalogues, chosen once when a command begins."""

from __future__ import annotations

import os
from collections.abc import Mapping

from laocoop.domain.wording import LANGUAGES
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

DOMAIN = "laocoop"
LOCALE_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
DRAFTS = ("lo",)
"""Catalogues that await a native reader; the .po files say so too."""

_active: gettext.GNUTranslations | None = None
_language = "en"
_catalogues: dict[str, gettext.GNUTranslations | None] = {}
"""Those that were read: one takes longer than most of what is done with it."""


def use(language: str) -> None:
    """Makes `language` (vi, lo or en) the language of all messages that follow."""
    global _active, _language  # one process speaks one language at a time
    if language != _language:
        _language, _active = language, _read(language)


def _read(language: str) -> gettext.GNUTranslations | None:
    """The catalogue of a language; None for English, and where there is none."""
    if language not in _catalogues:
        _catalogues[language] = _read_anew(language)
    return _catalogues[language]


def _read_anew(language: str) -> gettext.GNUTranslations | None:
    # gettext's own way to its files loads `locale`, to no end where the file is known.
    path = os.path.join(LOCALE_FOLDER, language, "LC_MESSAGES", f"{DOMAIN}.mo")
    if language == "en" or not os.path.isfile(path):
        return None
    from gettext import GNUTranslations

    with open(path, "rb") as file:
        return GNUTranslations(file)


def language() -> str:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """`message` in the language in use."""
    return message if _active is None else _active.gettext(message)


def in_each_language(message: str) -> list[str]:
    """`message` in English, Vietnamese and Lao, whichever is in use."""
    catalogues = [_read(language) for language in LANGUAGES]
    return [message, *(catalogue.gettext(message) for catalogue in catalogues if catalogue)]


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that goes with `count`."""
    if _active is None:
        return one if count == 1 else many
    return _active.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Marks `message` for the catalogues where it is written; it is translated where shown."""
    return message


def choose(wanted: str, environment: Mapping[str, str], configured: str) -> str:
    """The language to use: asked for, LAOCOOP_LANG, configured, the locale's, then English."""
    for candidate in (wanted, environment.get("LAOCOOP_LANG", ""), configured):
        if candidate[:2].lower() in LANGUAGES:
            return candidate[:2].lower()
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            return value[:2].lower() if value[:2].lower() in LANGUAGES else "en"
    if os.name == "nt":
        import locale

        spoken = (locale.getlocale()[0] or "").lower()
        for start, code in {"vi": "vi", "lo": "lo", "lao": "lo"}.items():
            if spoken.startswith(start):
                return code
    return "en"
