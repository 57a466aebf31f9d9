"""What a document seems to undertake, clause by clause; and what was left out, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon, lexicon
from laocoop.minutes.language.markers import LETTER, marker
from laocoop.minutes.language.phrases import any_case, phrase
from laocoop.minutes.language.text import in_capitals
from laocoop.minutes.proposal.doubts import doubts
from laocoop.minutes.proposal.paragraphs import HEADING, LEAD_IN, PREAMBLE, SAID_AGAIN, Paragraphs
from laocoop.minutes.proposal.repeats import THE_SAME, likeness
from laocoop.minutes.reading import HOSTING, OTHER_LANGUAGE, Candidate, Reading, Skipped
from laocoop.minutes.sentence.due import named_days
from laocoop.minutes.sentence.findings import Heard
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.split import sentences
from laocoop.minutes.source.lines import Line, in_force
from laocoop.minutes.structure import zones
from laocoop.minutes.structure.clauses import Clause
from laocoop.minutes.structure.languages import one_language
from laocoop.minutes.structure.levels import is_heading


def read_clauses(
    lines: list[Line],
    themes: frozenset[str],
    earliest: date | None = None,
    own_words: Mapping[str, Path] = MappingProxyType({}),
) -> Reading:
    """The candidates of a document's lines; `themes` are the ids the register knows, `earliest` is
    the day it was signed, before which nothing can be due.
    """
    away = [Skipped("", line.text, line.left_out, line.place) for line in lines if line.left_out]
    every_place = [line.place for line in lines]
    everything = lines
    language, lines, others = one_language(in_force(lines))
    words = lexicon(language, own_words.get(language))
    reader = _Reader(lines, words, themes, earliest or document_day(lines, words), others)
    reading = reader.read()
    away += _in_other_languages(everything, lines, reading)
    reading = reading.with_away(away, every_place)
    return reading.but(doubts=doubts(reading, everything, words))


def _in_other_languages(
    everything: list[Line], read: list[Line], reading: Reading
) -> list[Skipped]:
    """What the document says in its other languages and no candidate took along."""
    kept = {id(line) for line in read}
    told = {text for each in reading.candidates for text in each.text.by_language().values()}
    texts = [(text, line.place) for line in read for text in line.others.values()]
    texts += [
        (line.text, line.place) for line in everything if not line.left_out and id(line) not in kept
    ]
    away = []
    for text, place in texts:
        number = marker(text)
        if text not in told and (number is None or number.rest not in told):
            away.append(Skipped("", text, OTHER_LANGUAGE, place))
    return away


_PLACE_AND_DAY = re.compile(
    rf"^[^,.:;\d]{{2,30}}, {phrase('on_the_day')} ?\d{{1,2}} [^.;,]{{4,22}}\.$|"
    rf"(?:^|\s)[^,.:;\d]{{2,40}}(?:, [^,.:;\d]{{2,40}})?, (?:\d{{1,2}}|{phrase('on_the_day')}) [^.;]{{4,30}}$"
)
"""A line that says no more than where and when, or a title that ends so."""
_SIGNED_ON = any_case(phrase("signed_on"))


def document_day(lines: list[Line], words: Lexicon) -> date | None:
    """The day the document says it was done; none where it does not say. What a side undertakes may speak of another
    document's day: such a line is asked last, and a clause only where nobody does anything in it.
    """
    grammar = Grammar(words, {})
    for asks_all in (False, True):
        for line in reversed(lines):
            says_so = (
                _PLACE_AND_DAY.search(line.text)
                or _SIGNED_ON.match(line.text)
                or zones.speaks_of_itself(compose(line.text))
            )
            if asks_all and zones.is_final_sentence(line.text, words):
                is_clause = marker(line.text) is not None
                says_so = not is_clause or grammar.subject(compose(line.text)) is None
            named = (each.day for each in named_days(line.text))
            days = [day for day in named if (day.month, day.day) != (12, 31)]
            if says_so and days:
                return days[-1]
    return None


_OF_WHOM = re.compile(rf"{phrase('of_whom')}(?:\s+|(?=[\u0e80-\u0eff]))(?:{phrase('the')}\s+)?")
_NOTHING_SAID = any_case(rf"{phrase('addressed')}(?!\w).{{0,80}}$|{phrase('remark')}\s*[:.]")
"""A salutation, or a note under a table."""
_TOPIC = re.compile(rf"{phrase('topic')}\s[^.]{{3,90}}\.?$")
"""What a paragraph is about, said before the words that lead in."""


def _same(one: Candidate, other: Candidate) -> bool:
    return (
        not other.clause
        and one.parties == other.parties
        and likeness(one.title, other.title) >= THE_SAME
    )


class _Reader(Paragraphs):
    def read(self) -> Reading:
        """Goes through all clauses in their order."""
        self._preamble(self._tree)
        openings = [line for line in self._tree.lines if zones.opens_agreement(line, self._words)]
        self._opens_at = self._order[openings[-1].place] if openings else -1
        for clause in self._tree.below:
            is_before = clause.level >= LETTER and self._is_before_opening(clause)
            if is_before or clause.is_person:
                for part in clause.walk():
                    for line in part.lines:
                        self._skipped.append(Skipped("", line.text, PREAMBLE, line.place))
                continue
            self._clause(clause, self._opening)
        self._candidates.sort(key=lambda candidate: self._order.get(candidate.place, 0))
        self._leave_out_said_again()
        skipped = sorted(self._skipped, key=lambda left_out: self._order.get(left_out.place, 0))
        return Reading(self._words.language, tuple(self._candidates), tuple(skipped), self._places)

    def _is_before_opening(self, clause: Clause) -> bool:
        """True for a dash of a preamble, before the words that open what was agreed."""
        return self._order[clause.place] < self._opens_at

    def _leave_out_said_again(self) -> None:
        """Of what a text without numbers says twice, as news does in its opening, the last stays."""
        kept: list[Candidate] = []
        for candidate in reversed(self._candidates):
            if not candidate.clause and any(_same(candidate, later) for later in kept):
                text = candidate.text_in(self._words.language)
                self._skipped.append(Skipped("", text, SAID_AGAIN, candidate.place))
            else:
                kept.append(candidate)
        self._candidates = kept[::-1]

    # -- the parts ---------------------------------------------------------------------------

    def _preamble(self, top: Clause) -> None:
        self._opening = Heard()
        lines = top.lines
        starts = [at for at, line in enumerate(lines) if zones.opens_agreement(line, self._words)]
        if self._numbered:
            if starts and self._listener.grammar.opens(compose(lines[starts[-1]].text)):
                opening = self._listener.lead_in(lines[starts[-1]].text, Heard())
                self._opening = opening.but(due=None)  # a day in it is that of the meeting
            first = min((self._order[clause.place] for clause in top.below), default=0)
            for at, line in enumerate(lines):
                opened = bool(starts) and at > starts[-1] and self._opening.undertakes
                if opened and self._order[line.place] > first:
                    self.paragraph(top, line, self._opening, zones.COMMITMENTS)
                else:
                    self._skipped.append(Skipped("", line.text, PREAMBLE, line.place))
            return
        begin = starts[-1] + 1 if starts else 0
        heard = Heard()
        if starts:
            heard = self._listener.lead_in(lines[begin - 1].text, heard).but(due=None)
        for at, line in enumerate(lines):
            if at < begin:
                self._skipped.append(Skipped("", line.text, PREAMBLE, line.place))
            else:
                follows = bool(self._words.words("follows").match(compose(line.text)))
                zone = zones.COMMITMENTS if starts or follows else zones.PROCEDURAL
                self.paragraph(top, line, heard, zone)

    def _clause(self, clause: Clause, above: Heard) -> None:
        zone = zones.zone(clause, self._words)
        if clause.heading:
            self._skipped.append(Skipped(clause.name, clause.heading, HEADING, clause.place))
        if zone == zones.FINAL:
            for part in clause.walk():
                if part.heading and part is not clause:
                    self._skipped.append(Skipped(part.name, part.heading, HEADING, part.place))
                for line in part.lines:
                    self._final(part, line)
            return
        heard = begin = self._heard_from_headings(clause, above)
        leads: list[tuple[int, Heard]] = []  # each holds for the items that follow it
        for line in clause.lines:
            text = line.text.rstrip()
            if zone == zones.FINAL:
                self._final(clause, line)
            elif clause.below and line is clause.lines[-1] and self._leads_in(text):
                heard = self._listener.lead_in(text, heard)
                leads.append((self._order[line.place], heard))
                first, *_ = self._before_lead_in(text)
                if first and _TOPIC.match(first):
                    self._skipped.append(Skipped(clause.name, first, HEADING, line.place))
                elif first:
                    self.paragraph(clause, line.but(text=first), heard, zone)
                self._skipped.append(Skipped(clause.name, text, LEAD_IN, line.place))
            elif (
                line is clause.lines[0]
                and self._is_title(text)
                and (clause.below or len(clause.lines) > 1)
            ):
                clause.heading = text
                self._skipped.append(Skipped(clause.name, text, HEADING, line.place))
                zone = zones.zone(clause, self._words)
                heard = begin = self._heard_from_headings(clause, heard)
            elif self._says_nothing(line, text):
                self._skipped.append(Skipped(clause.name, text, HEADING, line.place))
            elif text.endswith(":") and line is not clause.lines[-1]:
                heard = self._listener.lead_in(text, heard)
                leads.append((self._order[line.place], heard))
                self._skipped.append(Skipped(clause.name, text, LEAD_IN, line.place))
            else:
                self.paragraph(clause, line, heard, zone)
        if zone == zones.FINAL:
            for below in clause.below:
                self._clause(below, Heard())
            return
        for below in clause.below:
            before = [lead for at, lead in leads if at <= self._order[below.place]]
            self._clause(below, before[-1] if before else begin)

    def _final(self, clause: Clause, line: Line) -> None:
        """A line of what a document says of itself: of that only who hosts the next meeting is undertaken."""
        findings = self._listener.hear(line.text, Heard(), zones.PROCEDURAL)
        if any(finding.taken and finding.reason == HOSTING for finding in findings):
            self.paragraph(clause, line, Heard(), zones.PROCEDURAL)
        else:
            self._skipped.append(Skipped(clause.name, line.text, zones.FINAL, line.place))

    def _heard_from_headings(self, clause: Clause, above: Heard) -> Heard:
        """A heading like "Phía Việt Nam" or "Obligations of the Lao Side" names who is bound."""
        if not clause.heading:
            return above
        low = compose(clause.heading)
        subject = self._listener.grammar.subject(low)
        if subject is None:
            of_whom = _OF_WHOM.search(low)
            subject = self._listener.grammar.subject(low[of_whom.end() :]) if of_whom else None
        if subject is None:
            return above
        kind = zones.kind_of_heading(clause.heading, self._words)
        undertakes = above.undertakes or kind in (zones.COMMITMENTS, zones.UNKNOWN)
        return above.but(parties=subject.parties, undertakes=undertakes)

    def _says_nothing(self, line: Line, text: str) -> bool:
        """True for a heading in a table or in capitals, a salutation, a note."""
        capitals = in_capitals(text) and is_heading(text)
        return line.is_heading or capitals or bool(_NOTHING_SAID.match(text))

    def _leads_in(self, text: str) -> bool:
        return text.endswith(":") or zones.opens_agreement(Line(text), self._words)

    def _before_lead_in(self, text: str) -> list[str]:
        """The sentences before the one that leads in."""
        before = sentences(text)
        return [" ".join(before[:-1])] if len(before) > 1 else [""]

    def _is_title(self, text: str) -> bool:
        low = compose(text)
        return is_heading(text) and not (
            self._listener.grammar.subject(low) and self._words.words("will").search(low)
        )
