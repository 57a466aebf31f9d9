"""The pages for those who use the program, which come with it, in three languages."""

from __future__ import annotations

import os

from laocoop.storage.files import read_bytes
from laocoop.storage.locate import shipped_register

TOPICS = {
    "card": "card",
    "begin": "begin",
    "day": "every-day",
    "meeting": "senior-officials-meeting",
    "exchange": "exchange-files",
    "minutes": "load-minutes",
    "sheets": "sheets",
}
"""By the word that is typed, the page."""


def manual_page(topic: str, language: str) -> str:
    """The page on a topic in a language, as it is written; English where it has none in that."""
    name = f"{TOPICS[topic]}.md"
    folder = os.path.join(os.path.dirname(os.path.dirname(shipped_register())), "docs")
    own = os.path.join(folder, language, name)
    path = own if language != "en" and os.path.isfile(own) else os.path.join(folder, name)
    return read_bytes(path).decode("utf-8")
