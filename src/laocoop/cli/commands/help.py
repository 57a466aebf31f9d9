"""`laocoop help TOPIC`: the pages of the manual, where one works."""

from __future__ import annotations

from laocoop.cli.options.declare import Command, arguments
from laocoop.cli.options.groups import Answering
from laocoop.cli.options.values import word
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.search.folding import fold
from laocoop.i18n.catalogue import N_, in_each_language
from laocoop.reports.pages import manual as manual_page
from laocoop.storage import manual

_NAMES = {
    "card": N_("card"),
    "begin": N_("begin"),
    "day": N_("day"),
    "meeting": N_("a meeting"),
    "exchange": N_("exchange"),
    "minutes": N_("minutes"),
    "sheets": N_("sheets"),
}
"""What a topic is called in the reader's language, which may be typed too."""


class Given(Answering):
    """What may be given to `laocoop help`."""

    topic = arguments(
        "[TOPIC]…",
        help=N_("What to read about; without one, what there is. Or a command."),
        offers="topics",
    )


def run(session: Session, given: Given) -> None:
    """Prints the page."""
    if not given.topic:
        pages = {topic: manual.manual_page(topic, session.language) for topic in manual.TOPICS}
        titles = {topic: manual_page.title_of(text) for topic, text in pages.items()}
        give(session, manual_page.topics(titles), given)
        return
    topic = _topic(" ".join(given.topic))
    give(session, manual_page.answer(topic, manual.manual_page(topic, session.language)), given)


def _topic(typed: str) -> str:
    """The topic that is typed, or the only one whose name is among the words: "before a meeting"."""
    among = {
        topic
        for topic, name in _NAMES.items()
        if any(fold(each) in fold(typed) for each in in_each_language(name))
    }
    return among.pop() if len(among) == 1 else word(typed, "TOPIC", list(manual.TOPICS), _NAMES)


COMMANDS = {
    "help": Command(
        run,
        Given,
        N_("Read a page of the manual here: how to begin, every day, before a meeting."),
        (
            ("laocoop help", N_("the commands")),
            ("laocoop help day", N_("a page")),
            ("laocoop help card -o card.pdf", N_("a card to lay beside the screen")),
        ),
    )
}
