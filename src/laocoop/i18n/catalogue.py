"""The language of the moment: gettext catalogues, chosen once when a command begins."""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Mapping
from pathlib import Path

from laocoop.domain.wording import LANGUAGES

DOMAIN = "laocoop"
LOCALE_FOLDER = Path(__file__).resolve().parent / "locale"
DRAFTS = ("lo",)
"""Catalogues that await a native reader; the .po files say so too."""

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Makes `language` (vi, lo or en) the language of all messages that follow."""
    global _active, _language  # one process speaks one language at a time
    _language = language
    _active = _gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=True)


def language() -> str:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """`message` in the language in use."""
    return _active.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that goes with `count`."""
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
