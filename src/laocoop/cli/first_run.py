"""What is asked once, the first time that somebody sits before it: their language, for which side they report, and
the name that stands beside what they report.
"""

from __future__ import annotations

from laocoop.clean import clean
from laocoop.cli.kept_settings import keep_settings
from laocoop.cli.options import values
from laocoop.cli.options.as_shown import word_shown
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.domain.wording import LANGUAGES
from laocoop.errors import Notice, UsageError
from laocoop.i18n import catalogue, labels
from laocoop.i18n.catalogue import _
from laocoop.terminal.streams import emit, say


def ask_once(session: Session) -> None:
    """Asks at a terminal for the language, the side and, of who has a side, the name where nothing was ever chosen, and
    keeps them.

    A question that gets no answer, only Enter, keeps what holds already: the language that is spoken, no side, and the
    name on this computer. Nothing is asked of a pipe, nor of who has chosen a language for this run.
    """
    settings = session.settings
    chosen = session.named_language or session.environment.get("LAOCOOP_LANG", "")
    streams = (session.stdin, session.stdout, session.stderr)
    if settings.language or settings.party or chosen or not all(s.isatty() for s in streams):
        return
    language = _language(session)
    if language is None:
        return
    catalogue.use(language)
    session.language = language
    party = _party(session)
    if party is None:
        return
    is_named = settings.by or session.environment.get("LAOCOOP_USER")
    name = settings.by if is_named or not party else _name(session)
    session.settings = settings.but(language=language, party=party, by=name)
    answers = {"language": language, "party": party, "by": name}
    if keep_settings({key: answer for key, answer in answers.items() if answer}):
        say(session.stderr, _("To change it: laocoop config"), "")


def _language(session: Session) -> str | None:
    names = " · ".join(f"{code} {labels.LANGUAGE_OF_ITSELF[code]}" for code in LANGUAGES)
    while True:
        answer = _answer(session, f"Ngôn ngữ · ພາສາ · Language: {names} [{session.language}] ")
        if answer is None:
            return None
        if not answer:
            return session.language
        meant = find(answer, LANGUAGES) or word_shown(answer, labels.LANGUAGE)
        if meant:
            return meant
        for each in LANGUAGES:  # none of them is known to be read
            catalogue.use(each)
            session.tell(Notice("unknown-language-choice", {"language": answer}))
        catalogue.use(session.language)


def _party(session: Session) -> str | None:
    parties = session.file.register.parties
    names = " · ".join(
        f"{ident} {party.name.in_language(session.language)}" for ident, party in parties.items()
    )
    question = _("For which side do you report? {parties}; Enter: for none").format(parties=names)
    while True:
        answer = _answer(session, f"{question} ")
        if answer is None or not answer:
            return answer
        try:
            return values.one_of_register(answer, "--party", parties)
        except UsageError as error:
            session.tell(Notice(error.code, error.params))


def _name(session: Session) -> str:
    """The name that reports are to bear: on paper a login is nobody's."""
    question = _("Your name, as a report is to show it? Enter: {user}").format(user=session.user())
    answer = _answer(session, f"{question} ")
    try:
        return values.text(answer, _("the answer"))
    except UsageError as error:
        session.tell(Notice(error.code, error.params))
        return _name(session)


def _answer(session: Session, question: str) -> str | None:
    """What was typed; None where nobody types any more."""
    emit(session.stderr, clean(question))
    typed = session.stdin.readline()
    if not typed:
        say(session.stderr, "")
    return typed.strip() if typed else None
