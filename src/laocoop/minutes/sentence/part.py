"""One part of a sentence, read once: what its words are, who it speaks of, which verbs stand where.

A rule asks it; nothing is looked for before a rule asks, and nothing twice.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.phrases import (
    AFFIRMS,
    ANSWER,
    IF,
    LED_BY,
    NAME,
    NOT_AGREEING,
    REFUSES,
    STANDS_FOR,
    THIRD_PARTY,
    TWO,
    YET,
    each,
)
from laocoop.minutes.language.speakers import Mention
from laocoop.minutes.language.text import before
from laocoop.minutes.sentence.due import BY_WHEN, due_dates
from laocoop.minutes.sentence.findings import Finding, Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.turns import NEXT_TURN
from laocoop.minutes.structure import zones

Match = re.Match[str]
WHICH = tuple(
    f"{word} {the}" for word in each("which") for the in ("", *(f"{t} " for t in each("the")))
)


class Part:
    """A sentence, or the part of one in which one party's turn is told, under what was heard before it."""

    def __init__(
        self, text: str, heard: Heard, zone: str, grammar: Grammar, earliest: date | None
    ) -> None:
        self.text = text
        """As the document has it."""
        self.heard = heard
        self.zone = zone
        self.grammar = grammar
        self._earliest = earliest
        low = grammar.lexicon.plainly(compose(text))
        self.low = _without(low, IF.match(low))
        """As rules look at it: in small letters, turns of prose said plainly, a condition blanked out."""
        answer = ANSWER.search(self.low)
        if answer and grammar.subject(self.low[answer.end() :]):
            self.low = _without(self.low, answer)

    # -- who ---------------------------------------------------------------------------------

    @cached_property
    def led(self) -> Match | None:
        """The cell of a plan that names who leads."""
        return LED_BY.search(self.low)

    @cached_property
    def subject(self) -> Mention | None:
        """The party that does it; none where a cell names who leads, whoever the action speaks of."""
        subject, led = self.grammar.subject(self.low), self.led
        if led and subject and (subject.start >= led.start() or self.grammar.named_in(led[1])):
            return None
        return subject

    @cached_property
    def refusal(self) -> Match | None:
        """What says that somebody does not do it, or that it was not agreed."""
        of_a_side = REFUSES.match(self.low, self.subject.end) if self.subject else None
        return of_a_side or REFUSES.match(self.low)

    @cached_property
    def at(self) -> int:
        """Where the verb may stand: after the subject, and after "affirmed (that)"."""
        at = self.subject.end if self.subject else 0
        affirms = AFFIRMS.match(self.low, self.grammar.after_adverbs(self.low, at))
        return affirms.end() if self.subject and affirms else at

    # -- verbs -------------------------------------------------------------------------------

    @cached_property
    def agree_said(self) -> Match | None:
        """The first "agreed", whatever it says."""
        return self.grammar.first(self.low, "agree")

    @cached_property
    def agree(self) -> Match | None:
        """The same where it agrees to something: "the contents agreed" does not."""
        agree = self.agree_said
        is_verb = agree and self.grammar.modal_at(self.low, self.at, "agree")
        if agree and not is_verb and NOT_AGREEING.search(self.low[: agree.start()]):
            return None
        return agree

    @cached_property
    def will(self) -> Match | None:
        """The first "shall"; "had to be put off" is none."""
        will = self.grammar.first(self.low, "will")
        told = will and self.grammar.lexicon.words("past").match(self.low, will.start())
        return None if told and will and told.end() > will.end() else will

    @cached_property
    def undertakes_first(self) -> int:
        """Where the first of both stands; at the end where none does."""
        return min(
            (verb.start() for verb in (self.agree, self.will) if verb), default=len(self.low)
        )

    @cached_property
    def opinion(self) -> int | None:
        """Where an assessment stands in the verb's place."""
        return self.grammar.opinion(self.low, self.subject)

    @cached_property
    def past(self) -> int | None:
        """Where a word says that it is done."""
        return self.grammar.past(self.low, self.subject)

    @cached_property
    def request(self) -> Match | None:
        """A request by the subject; a ministry that asks its own country's enterprises undertakes to ask. What a person
        asks for is no undertaking of whoever is asked.
        """
        if by_a_person := _asked_by_a_person(self.low, self.grammar):
            return by_a_person
        words = self.grammar.lexicon.words("request")
        request = words.match(self.low, self.grammar.after_adverbs(self.low, self.at))
        if request and THIRD_PARTY.match(self.low[request.end() :].lstrip()):
            return None
        if request and self.agree and self.agree.start() < request.start():
            return None
        return request if self.subject else None

    # -- where it stands ---------------------------------------------------------------------

    @cached_property
    def strict(self) -> bool:
        """True where the past is told: there a verb of doing alone undertakes nothing."""
        return self.zone in (zones.RESULTS, zones.PROCEDURAL) and not self.led

    @cached_property
    def hosting(self) -> tuple[str, ...]:
        """The party that is to host a next meeting."""
        to_come = bool(self._earliest and due_dates(self.text, self._earliest))
        return self.grammar.hosting(self.low, self.strict, to_come)

    # -- findings ----------------------------------------------------------------------------

    def left_out(self, reason: str, own_subject: bool | None = None) -> Finding:
        """The part as none that undertakes anything."""
        own = bool(self.subject) if own_subject is None else own_subject
        return Finding(self.text, False, reason, own_subject=own)

    def _others_turn(self, parties: tuple[str, ...]) -> int | None:
        """Where the other side's turn begins without a verb of its own: "A sends it by 1 March and B by 1 April", or in a clause of its
        own: "…, to which B shall reply by 1 May".
        """
        low = compose(self.text)
        if len(parties) != 1 or len(low) != len(self.text):
            return None
        for mention in self.grammar.mentions(low):
            if len(mention.parties) != 1 or mention.parties == parties:
                continue
            opens = NEXT_TURN.search(near := before(low, mention.start)) or near.endswith(WHICH)
            does = self.grammar.modal_at(low, mention.end) or BY_WHEN.match(low, mention.end)
            if opens and does:
                return mention.start
        return None

    def taken(
        self, reason: str, parties: tuple[str, ...], soft: bool, own_subject: bool
    ) -> Finding:
        """The part as an undertaking of `parties`, with the day by which it is due."""
        # What is refused has days of its own.
        yet = YET.search(self.low, self.refusal.end()) if self.refusal else None
        begin = yet.end() if yet and len(self.low) == len(self.text) else 0
        before_others = due_dates(self.text[begin : self._others_turn(parties)], self._earliest)
        dates = before_others or due_dates(self.text[begin:], self._earliest)
        due = dates[-1] if dates else self.heard.due
        ordered = tuple(sorted(parties, reverse=True))
        return Finding(self.text, True, reason, ordered, soft, due, own_subject)


def _asked_by_a_person(low: str, grammar: Grammar) -> Match | None:
    """What a person is said to have asked for: "Bộ trưởng … đề nghị phía Lào …"; nobody has agreed to it."""
    opening = len(low) - len(low.lstrip(" -–—\"“'(+•"))
    speaker = grammar.lexicon.words("speaker").match(low, opening) or STANDS_FOR.match(low, opening)
    if speaker is None:
        return None
    request = grammar.lexicon.words("request").search(low, speaker.end())
    name = low[speaker.end() : request.start()] if request else ""
    does = any(grammar.first(name, key) for key in ("will", "agree", "act", "past"))
    if len(name) > NAME or does or any(sign in name for sign in ":;"):
        return None
    of_both = any(
        len(each.parties) > 1
        for each in grammar.mentions(low[speaker.start() : speaker.end() + len(name)])
    )
    return None if of_both or TWO.search(name) else request


def _without(low: str, match: Match | None) -> str:
    """The text with blanks for what was matched at its beginning: places stay what they are."""
    return " " * match.end() + low[match.end() :] if match else low
