"""A paragraph's sentences: which become candidates, and which are left out."""

from __future__ import annotations

from datetime import date

from laocoop.domain.search.folding import compose
from laocoop.domain.wording import LANGUAGES, Wording
from laocoop.minutes.language.lexicon import Lexicon, lexicon
from laocoop.minutes.language.markers import ARTICLE, SECTION, marker
from laocoop.minutes.language.speakers import named_by_country, named_persons, named_sides
from laocoop.minutes.proposal.titles import short_title, themes_of
from laocoop.minutes.reading import HOSTING, Candidate, Foreign, Skipped
from laocoop.minutes.sentence.findings import Finding, Heard
from laocoop.minutes.sentence.listener import Listener
from laocoop.minutes.sentence.split import sentences, unfinished
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure import letters, zones
from laocoop.minutes.structure.clauses import Clause, clause_tree
from laocoop.minutes.structure.ends import without_ends

PREAMBLE, HEADING, LEAD_IN, SAID_AGAIN = ("preamble", "heading", "lead-in", "said-again")


class Paragraphs:
    """Takes the paragraphs of one document, or leaves them out with the reason."""

    def __init__(
        self,
        lines: list[Line],
        words: Lexicon,
        themes: frozenset[str],
        earliest: date | None,
        others: dict[str, dict[str, str]],
    ) -> None:
        self._words = words
        self._themes = themes
        self._others = others
        self._skipped: list[Skipped] = []
        self._candidates: list[Candidate] = []
        self._places = tuple(dict.fromkeys(line.place for line in lines))
        self._order = {place: number for number, place in enumerate(self._places)}
        lines, away = without_ends(lines, words)
        self._skipped += away
        self._tree = clause_tree(lines, lambda text: bool(zones.kind_of_heading(text, words)))
        numbered = any(clause.level in (SECTION, ARTICLE) for clause in self._tree.walk())
        self._numbered = numbered or any(not clause.is_person for clause in self._tree.below)
        whole = "\n".join(line.text for line in lines)
        low = compose(whole)
        named = named_by_country(low) | named_sides(low, words) | named_persons(whole, words)
        self._listener = Listener(words, named, earliest)
        self._writers = letters.writers(lines, words)
        self._named = named

    def paragraph(self, clause: Clause, line: Line, heard: Heard, zone: str) -> None:
        taken_before = len(self._candidates)
        findings: list[Finding] = []
        self._listener.hear_as(self._named | self._writers.get(line.place, {}))
        if not (line is clause.lines[0] or line.place == clause.place):
            heard = heard.but(item=False, due=None if clause.below else heard.due)
        for number, sentence in enumerate(sentences(line.text)):
            if findings and findings[-1].taken:
                if zone == zones.PROCEDURAL:  # what follows an undertaking in prose goes on with it
                    zone = zones.COMMITMENTS
                if self._listener.grammar.opens_with_pronoun(sentence):
                    heard = heard.but(parties=findings[-1].parties)
            findings_of_sentence = self._listener.hear(sentence, heard, zone)
            for at, finding in enumerate(findings_of_sentence):
                goes_on = findings and findings[-1].taken and not finding.own_subject
                if (
                    number
                    and at == 0
                    and goes_on
                    and not finding.taken
                    and finding.reason == "no-undertaking"
                ) or (
                    number
                    and at == 0
                    and goes_on
                    and finding.taken
                    and finding.reason != HOSTING
                    and self._says_more(sentence)
                ):
                    findings[-1] = self._more(findings[-1], finding)
                else:
                    findings.append(finding)
            if findings and findings[-1].taken and findings[-1].own_subject:
                heard = heard.but(parties=findings[-1].parties) if not heard.undertakes else heard
        if len(findings) > 1 and self._is_title_of(*findings[:2]):
            findings[0] = findings[0].but(taken=False, reason=HEADING)
        for finding in findings:
            if finding.taken:
                self._take(clause, line, finding)
            else:
                self._skipped.append(Skipped(clause.name, finding.text, finding.reason, line.place))
        if len(self._candidates) - taken_before == 1:
            self._add_languages(clause, line)

    def _is_title_of(self, first: Finding, second: Finding) -> bool:
        """True for "Khảo sát lao động. Hai bên cùng làm khảo sát …": the first says what about."""
        opening = " ".join(compose(first.text).split()[:2])
        plain = not (first.own_subject or first.due or second.reason == first.reason)
        return plain and len(first.text) < 90 and second.taken and opening in compose(second.text)

    def _says_more(self, sentence: str) -> bool:
        """True for a sentence that has no subject and no new undertaking of its own."""
        grammar = self._listener.grammar
        return not (grammar.opens_with_verb(sentence) or grammar.opens_with_pronoun(sentence))

    def _more(self, finding: Finding, more: Finding) -> Finding:
        return finding.but(text=f"{finding.text} {more.text}", due=finding.due or more.due)

    def _take(self, clause: Clause, line: Line, finding: Finding) -> None:
        language = self._words.language
        headings = clause.headings()
        title = short_title(finding.text, self._words, row="table" in line.place)
        kept = language in LANGUAGES
        self._candidates.append(
            Candidate(
                clause=clause.name,
                parties=finding.parties,
                due=finding.due,
                themes=themes_of(finding.text, headings, self._words, self._themes),
                soft=finding.soft,
                title=Wording(**{language: title}) if kept else Wording(),
                text=Wording(**{language: finding.text}) if kept else Wording(),
                reason=finding.reason,
                place=line.place,
                context=self._context(clause, line),
                open_ended=unfinished(finding.text),
                foreign=None if kept else Foreign(language, title, finding.text),
            )
        )

    def _context(self, clause: Clause, line: Line) -> str:
        """The clause as it stands: the heading over it, the lead-in it hangs on, its own text."""
        above = clause.above
        lead_in = above.text if above is not None and above.text.endswith(":") else ""
        heading = next(iter(clause.headings()), "")
        return " › ".join(part for part in (heading, lead_in, line.text) if part)

    def _add_languages(self, clause: Clause, line: Line) -> None:
        """The same clause in the document's other languages, where one candidate came of it."""
        if self._candidates[-1].foreign:
            return
        others = dict(line.others) or self._others.get(clause.name, {})
        candidate = self._candidates[-1]
        titles, texts = candidate.title.by_language(), candidate.text.by_language()
        for language, text in others.items():
            number = marker(text)
            text = number.rest if number else text
            titles[language] = short_title(text, lexicon(language))
            texts[language] = text
        self._candidates[-1] = candidate.but(title=Wording(**titles), text=Wording(**texts))
