"""Questions to the person at the terminal."""

from __future__ import annotations

from laocoop.clean import clean
from laocoop.errors import NeedsAnswerError
from laocoop.i18n.catalogue import N_, _
from laocoop.terminal.streams import emit
from laocoop.typed import TextIO

YES_WORDS = N_("y yes")
"""The words, in lower case, that a translator wants taken for yes."""


QUIT_WORDS = N_("q quit")
"""The words, in lower case, that a translator wants taken for the end of a long list."""


def go_on(answers: TextIO, questions: TextIO) -> bool:
    """True if the person wants to see the next screenful."""
    emit(questions, _("Enter: more · q: stop") + " ")
    reply = answers.readline()
    return bool(reply) and reply.strip().casefold() not in {
        *_(QUIT_WORDS).split(),
        *QUIT_WORDS.split(),
    }


def confirm(question: str, answers: TextIO, questions: TextIO) -> bool:
    """True if the person agrees. Raises NeedsAnswerError where there is no terminal to ask in."""
    if not (answers.isatty() and questions.isatty()):
        raise NeedsAnswerError("needs-answer", question=question)
    choice = _("y/N")
    emit(questions, f"{clean(question)} [{choice}] ")
    reply = answers.readline()
    return reply.strip().casefold() in {*_(YES_WORDS).split(), *YES_WORDS.split()}
