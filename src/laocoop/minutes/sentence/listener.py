"""Which clauses undertake something: rules over words, each of which can say why it took one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import (
    AFFIRMS,
    ANSWER,
    COSTS,
    DETAILS,
    DONE,
    DONE_BY,
    IF,
    LED_BY,
    NOT_AGREEING,
    STATES,
    THIRD_PARTY,
    WEAK_OPINION,
)
from laocoop.minutes.language.speakers import BOTH
from laocoop.minutes.reading import (
    AGREED,
    BARE_VERB,
    ENDING,
    FOCUS,
    HOSTING,
    LOOKS_AHEAD,
    NO_UNDERTAKING,
    OF_OTHERS,
    OPINION,
    QUOTATION,
    REQUEST,
    RESULT,
    SUBJECT_AND_VERB,
    UNDER_LEAD_IN,
    WILL,
)
from laocoop.minutes.sentence.cooperation import named_fields
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.sentence.findings import Finding, Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.split import is_quotation, sentences
from laocoop.minutes.sentence.turns import divided
from laocoop.minutes.structure import zones

_MAY = re.compile(r"\s+(?:được|có quyền|may|can|are entitled|is entitled|ມີສິດ)(?!\w)")


def _are_costs_of_the_same(one: Finding, other: Finding) -> bool:
    """True for "the guests pay their way; the hosts pay the stay": one rule on costs."""
    if not (one.taken and other.taken and one.parties == other.parties):
        return False
    return bool(COSTS.search(compose(other.text)) and COSTS.search(compose(one.text)))


class Listener:
    """Reads sentences of one document, whose language and names of the parties it knows."""

    def __init__(
        self, lexicon: Lexicon, named: Mapping[str, tuple[str, ...]], earliest: date | None
    ) -> None:
        self._lexicon = lexicon
        self._named = named
        self.grammar = Grammar(lexicon, named)
        self._earliest = earliest

    def hear_as(self, named: Mapping[str, tuple[str, ...]]) -> None:
        """From now on the parties have these names too."""
        if named != self._named:
            self._named = named
            self.grammar = Grammar(self._lexicon, named)

    def lead_in(self, text: str, above: Heard) -> Heard:
        """What the items under a lead-in inherit."""
        low = compose(text)
        subject = self.grammar.subject(low)
        agrees = (
            self.grammar.first(low, "agree")
            or self.grammar.first(low, "will")
            or self.grammar.first(low, "act")
        )
        opinion = self.grammar.opinion(low, subject)
        dates = due_dates(text, self._earliest)
        return Heard(
            subject.parties if subject else above.parties,
            (bool(agrees) and not opinion) or (above.undertakes and not opinion),
            above.soft or self.grammar.is_soft(low, subject),
            dates[-1] if dates else above.due,
        )

    def hear(self, sentence: str, heard: Heard, zone: str) -> list[Finding]:
        """The findings of one sentence: one for each party or part that undertakes by itself."""
        if is_quotation(sentence):
            if not self._reports_agreement(sentence):
                return [Finding(sentence, False, QUOTATION)]
            return self._hear_quoted(sentence.strip(' “”"«»'), heard, zone)
        findings: list[Finding] = []
        fields = named_fields(sentence, self._lexicon)
        if fields is not None:
            general, each = fields
            findings = self.hear(general, heard, zone)
            if findings and findings[-1].taken:
                findings[-1] = findings[-1].but(text=sentence)
                return findings + [
                    findings[-1].but(text=field, reason=FOCUS, soft=False) for field in each
                ]
            findings = []
        parties = heard.parties
        for part in divided(sentence, self.grammar):
            first = not findings
            inherited = (
                heard
                if first or not findings[-1].taken
                else heard.but(
                    parties=findings[-1].parties or parties, undertakes=True, soft=heard.soft
                )
            )
            # A list in one sentence shares its subject and its "agreed to" wherever it stands.
            goes_on = not first and findings[-1].taken and self.grammar.opens_with_verb(part)
            result = self._judge(part, inherited, zones.COMMITMENTS if goes_on else zone)
            more = not self.grammar.opens_with_verb(part) or self._is_a_date_of_it(part)
            same = not first and _are_costs_of_the_same(findings[-1], result)
            if same or (
                not first and not result.own_subject and (more or findings[-1].reason == OF_OTHERS)
            ):
                findings[-1] = self._with_more(findings[-1], part)
                continue
            findings.append(result)
        return findings

    def _is_a_date_of_it(self, part: str) -> bool:
        """True for "bàn giao trong quý IV năm 2018": no more than when it will be done."""
        return bool(DONE_BY.match(compose(part))) and len(part) < 60 and bool(due_dates(part))

    def _hear_quoted(self, text: str, heard: Heard, zone: str) -> list[Finding]:
        findings: list[Finding] = []
        for sentence in sentences(text):
            if findings and findings[-1].taken:
                heard = heard.but(parties=findings[-1].parties, undertakes=True)
                zone = zones.COMMITMENTS
            findings += self.hear(sentence, heard, zone)
        return findings

    def _reports_agreement(self, sentence: str) -> bool:
        """True where somebody is quoted who tells what both sides have agreed."""
        low = compose(sentence)
        subject = self.grammar.subject(low)
        return (
            subject is not None
            and set(subject.parties) == set(BOTH)
            and self.grammar.modal_at(low, subject.end, "agree")
        )

    def _with_more(self, finding: Finding, part: str) -> Finding:
        dates = due_dates(part, self._earliest)
        due = finding.due or (dates[-1] if dates else None)
        return finding.but(text=f"{finding.text.rstrip(';')}; {part}", due=due)

    def _judge(self, text: str, heard: Heard, zone: str) -> Finding:
        low = self._lexicon.plainly(compose(text))
        if condition := IF.match(low):
            low = " " * condition.end() + low[condition.end() :]
        if DETAILS.match(low):
            return Finding(text, False, NO_UNDERTAKING)
        answer = ANSWER.search(low)
        if answer and self.grammar.subject(low[answer.end() :]):
            low = " " * answer.end() + low[answer.end() :]
        subject = self.grammar.subject(low)
        led = LED_BY.search(low)
        if led and subject and (subject.start >= led.start() or self.grammar.named_in(led[1])):
            subject = None  # a table's cell names who leads, whoever the action speaks of
        final = zones.is_final_sentence(text, self._lexicon) and subject is None
        if final or zones.speaks_of_itself(low):
            return Finding(text, False, ENDING)
        at = subject.end if subject else 0
        affirms = AFFIRMS.match(low, self.grammar.after_adverbs(low, at))
        if subject and affirms:
            at = affirms.end()
        agree, will = self.grammar.first(low, "agree"), self.grammar.first(low, "will")
        if agree and re.match(
            rf"\s*(?:{self._lexicon.words('agreed_opinion').pattern.pattern})", low[agree.end() :]
        ):
            return Finding(text, False, OPINION, own_subject=bool(subject))
        if (
            agree
            and not self.grammar.modal_at(low, at, "agree")
            and NOT_AGREEING.search(low[: agree.start()])
        ):
            agree = None
        third = None if subject else THIRD_PARTY.match(low)
        if third and (_MAY.match(low, third.end()) or self.grammar.is_duty_of(low, third.end())):
            return Finding(text, False, OF_OTHERS)
        if DONE.search(low):
            return Finding(text, False, RESULT)
        strict = zone in (zones.RESULTS, zones.PROCEDURAL) and not led
        hosting = self.grammar.hosting(low, strict)
        last = agree.end() if agree else 0
        alone = last and len(low[at:last]) < 20 and len(low[last:].strip(" .;,")) < 4
        if alone:  # "… and the other side agreed."
            return Finding(text, False, NO_UNDERTAKING, own_subject=bool(subject))
        request = self._lexicon.words("request").match(low, self.grammar.after_adverbs(low, at))
        if request and THIRD_PARTY.match(low[request.end() :].lstrip()):
            request = None  # a ministry that asks its own country's enterprises undertakes to ask
        if request and not (agree and agree.start() < request.start()) and subject:
            granted = self.grammar.granted_by(low, request.end())
            if granted is not None:
                soft = self.grammar.is_soft(low, granted)
                dates = due_dates(text, self._earliest)
                due = dates[-1] if dates else heard.due
                parties = tuple(sorted(granted.parties, reverse=True))
                return Finding(text, True, AGREED, parties, soft, due, True)
            if not self.grammar.first(low[request.end() :], "will"):
                return Finding(text, False, REQUEST, own_subject=True)
        if self.grammar.is_speech(low, subject, strict):
            return Finding(text, False, OPINION, own_subject=bool(subject))
        opinion = self.grammar.opinion(low, subject)
        past = self.grammar.past(low, subject)
        verdicts = [verb.start() for verb in (agree, will) if verb]
        undertakes_first = min(verdicts, default=len(low))
        judged = opinion is not None and opinion < undertakes_first
        if judged and heard.undertakes and heard.item and WEAK_OPINION.match(low, opinion or 0):
            judged = strict  # under "will do the following" to assess is something to do
        if judged and not (verdicts and self.grammar.goes_on_to_undertake(low, opinion or 0)):
            return Finding(text, False, OPINION, own_subject=bool(subject))
        softly = subject and self.grammar.soft_at(low, at)
        if past is not None and past < undertakes_first and not ((agree and subject) or softly):
            return Finding(text, False, RESULT, own_subject=bool(subject))
        if subject and not agree and not will and STATES.match(low, subject.end):
            return Finding(text, False, NO_UNDERTAKING, own_subject=True)
        reason = ""
        if hosting:
            reason = HOSTING
        elif agree and (subject or heard.parties or not strict):
            reason = AGREED
        elif will and (subject or not strict):
            reason = WILL
        elif subject and self.grammar.act_at(low, at) and not strict:
            reason = SUBJECT_AND_VERB
        elif (
            heard.undertakes
            and not strict
            and (heard.item or subject or self.grammar.opens_with_verb(text))
        ) or (not strict and led):
            reason = UNDER_LEAD_IN
        elif not strict and zone == zones.COMMITMENTS and self.grammar.opens_with_verb(text):
            reason = BARE_VERB
        elif subject and self.grammar.soft_at(low, at) and not strict:
            reason = SUBJECT_AND_VERB
        ahead = (
            self.grammar.looks_ahead(low)
            if not (reason or subject) and zone != zones.RESULTS
            else None
        )
        if ahead:
            return Finding(text, True, LOOKS_AHEAD, ahead.parties, True, None, True)
        if not reason:
            return Finding(text, False, NO_UNDERTAKING, own_subject=bool(subject))
        told_first = past is not None and not (will and will.start() < past)
        if reason in (HOSTING, AGREED, WILL) and strict and told_first and not agree:
            return Finding(text, False, RESULT, own_subject=bool(subject))
        implied = (  # by the lead-in over it
            heard.parties and self.grammar.opens_with_verb(low) and not COSTS.match(low)
        )
        agent = () if subject or implied else self.grammar.agent(low)
        if led and not subject:
            agent = self.grammar.named_in(led[1]) or self.grammar.partner_of(low) or agent
        parties = (subject.parties if subject else ()) or agent or heard.parties
        if hosting:
            parties = hosting
        elif agree and subject:
            parties = self.grammar.doer_after(low, agree.end()) or parties
        if not subject:
            parties = self.grammar.assigned(low) or parties
        if not parties:
            parties = BOTH
        dates = due_dates(text, self._earliest)
        due = dates[-1] if dates else heard.due
        soft = heard.soft or self.grammar.is_soft(low, subject)
        return Finding(
            text, True, reason, tuple(sorted(parties, reverse=True)), soft, due, bool(subject)
        )
