"""Whose word a report is: nobody speaks for the other side by accident."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from laocoop.clean import clean
from laocoop.cli.kept_settings import keep_settings
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.domain.ledger import Voice
from laocoop.domain.search.folding import begins_with
from laocoop.errors import Notice, UsageError
from laocoop.i18n.catalogue import N_, _, in_each_language
from laocoop.terminal.streams import emit, say

JOINTLY = N_("all, both, both jointly")
"""The words, in lower case, that a translator wants taken for: both sides, jointly."""


def voice(session: Session, named: str | None) -> Voice:
    """For whom the report speaks: who was named, else the user's own party.

    Where neither is known, a person at a terminal is asked once, and the answer is kept in the
    settings. Raises UsageError where there is nobody to ask.
    """
    if named:
        parties = session.file.register.parties
        if is_jointly(named, parties):
            return Voice()
        return Voice(_side(named, parties))
    own = session.own_party
    if own:
        return Voice(own, is_own=True)
    return _asked(session)


def _side(named: str, parties: Mapping[str, object]) -> str:
    """The party that is meant. Raises UsageError that names the word for both too."""
    try:
        return values.one_of_register(named, "--party", parties)
    except UsageError as error:
        jointly = _("both, jointly")
        known = f"{error.params['known']}; all ({jointly})"
        raise UsageError(error.code, **(error.params | {"known": known})) from None


def held_event(session: Session, text: str | None) -> str:
    """The joint review at which something was said: one that is to come is refused."""
    if not text:
        return ""
    register, today = session.view().register, session.today  # its day may have been put right
    ident = values.one_or_none(text, "--event", register.events)
    held = register.events[ident].held if ident else None
    if held and held > today:
        raise UsageError("event-to-come", event=ident, day=held)
    return ident


def is_jointly(word: str, parties: Collection[str]) -> bool:
    """True for the words that mean both sides, jointly, in any of the three languages.

    For the id of one of the `parties`, which is what is mostly typed, no catalogue is read.
    """
    wanted = " ".join(word.replace(",", " ").split())
    if find(wanted, parties):
        return False
    return any(
        len(name) == len(wanted) and begins_with(name, wanted)
        for words in in_each_language(JOINTLY)
        for name in words.split(", ")
    )


def _asked(session: Session) -> Voice:
    if not session.can_ask:
        raise UsageError("whose-word")
    parties = session.file.register.parties
    names = " · ".join(
        f"{ident} {party.name.in_language(session.language)}" for ident, party in parties.items()
    )
    question = _("Whose word is it? {parties}; or: all, both jointly").format(parties=names)
    while True:
        emit(session.stderr, clean(question) + ": ")
        answer = session.stdin.readline().strip()
        if not answer:
            raise UsageError("whose-word")
        if is_jointly(answer, parties):
            return Voice()
        try:
            own = _side(answer, parties)
        except UsageError as error:  # asked again: what was typed is not thrown away for a slip
            session.tell(Notice(error.code, error.params))
            continue
        break
    _keep(session, own)
    return Voice(own, is_own=True)


def _keep(session: Session, party: str) -> None:
    if not keep_settings({"party": party}):
        return
    other = next((each for each in session.file.register.parties if each != party), party)
    sentence = _(
        "From now on you report for {party}. For the other side: laocoop config party {other}"
    )
    say(session.stderr, sentence.format(party=party, other=other))
