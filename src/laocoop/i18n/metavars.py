"""What stands for a value in usage lines and help, in the user's language."""

from __future__ import annotations

import re

from laocoop.i18n.catalogue import N_, _

_WORDS = (
    *(N_("COMMAND"), N_("DATE"), N_("DOC"), N_("DOCUMENT"), N_("FILE"), N_("FORCE")),
    *(
        N_("FORMAT"),
        N_("GROUP"),
        N_("ID"),
        N_("KEY"),
        N_("KIND"),
        N_("LANG"),
        N_("LANGS"),
        N_("NAME"),
    ),
    *(N_("NAMES"), N_("NUMBER"), N_("OLD"), N_("OTHER"), N_("PARTY"), N_("PERIOD")),
    *(N_("PLACE"), N_("SIDE"), N_("STATE"), N_("STATUS"), N_("TEXT"), N_("THEME")),
    *(N_("TITLE"), N_("TOPIC"), N_("UNIT"), N_("UPDATE"), N_("VALUE"), N_("WORDS")),
)


def in_words(metavar: str) -> str:
    """The metavar with its words as the user calls them: [ID]… stays as it is but for its word."""
    return re.sub(r"[A-Z]{2,}", lambda m: _(m[0]) if m[0] in _WORDS else m[0], metavar)
