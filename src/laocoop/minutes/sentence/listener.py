"""Which clauses undertake something: rules over words, each of which can say why it took one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import (
    COSTS,
    DONE_BY,
)
from laocoop.minutes.language.speakers import BOTH
from laocoop.minutes.reading import (
    FOCUS,
    OF_OTHERS,
    QUOTATION,
)
from laocoop.minutes.sentence.cooperation import named_fields
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.sentence.findings import Finding, Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.part import Part
from laocoop.minutes.sentence.rules import decided
from laocoop.minutes.sentence.split import is_quotation, sentences
from laocoop.minutes.sentence.turns import divided
from laocoop.minutes.structure import zones

_LONGEST_LABEL = 90
"""A lead-in without a verb that says only whose turn it is has fewer signs."""


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
        parties = subject.parties if subject else above.parties
        if not (subject or agrees) and len(low) < _LONGEST_LABEL:
            parties = self.grammar.named_in(low) or parties  # "Obligations of Viet Nam:"
        return Heard(
            parties,
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
        _rule, finding = decided(Part(text, heard, zone, self.grammar, self._earliest))
        return finding
