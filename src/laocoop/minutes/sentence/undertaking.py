"""A part that undertakes something: who is bound by it."""

from __future__ import annotations

from laocoop.minutes.language.phrases import BY, COSTS
from laocoop.minutes.language.speakers import BOTH
from laocoop.minutes.language.text import before
from laocoop.minutes.reading import AGREED, HOSTING, RESULT, WILL
from laocoop.minutes.sentence.columns import sides_of_columns
from laocoop.minutes.sentence.findings import Finding
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.part import Part
from laocoop.minutes.sentence.units import APART, units_of


def undertaking(part: Part, reason: str) -> Finding:
    """The part taken, with whoever is bound; where the past is told, only what that does not tell."""
    told_first = part.past is not None and not (part.will and part.will.start() < part.past)
    if reason in (HOSTING, AGREED, WILL) and part.strict and told_first and not part.agree:
        return part.left_out(RESULT)
    soft = part.heard.soft or part.grammar.is_soft(part.low, part.subject)
    return part.taken(reason, _bound(part), soft, bool(part.subject))


def _bound(part: Part) -> tuple[str, ...]:
    """Who is bound: those in whose columns of a plan something stands; the host, who was agreed to do it, the subject,
    who leads, who was given it, or who was named in the lead-in; else both.
    """
    grammar, low, subject = part.grammar, part.low, part.subject
    columns = sides_of_columns(grammar, low)
    if columns and not (subject and subject.start < low.find("(")):
        return columns
    implied = part.heard.parties and grammar.opens_with_verb(low) and not COSTS.match(low)
    agent = () if subject or implied else grammar.agent(low)
    if part.led and not subject:
        agent = _leading_in(part.led[1], grammar) or grammar.partner_of(low) or agent
    parties = (subject.parties if subject else ()) or agent or part.heard.parties
    if subject and (BY.search(before(low, subject.start)) or grammar.is_done_to(low, subject)):
        parties = grammar.agent(low) or parties
    if subject and (
        grammar.shares_with_another(low, subject) or grammar.leads_with_another(low, subject)
    ):
        parties = BOTH
    if part.hosting:
        parties = part.hosting
    elif part.agree and subject:
        rest = low[part.agree.end() :].lstrip()
        parties = grammar.doer_after(low, part.agree.end()) or grammar.assigned(rest) or parties
    if not subject:
        parties = grammar.assigned(low) or parties
    return tuple(parties) or BOTH


def _leading_in(cell: str, grammar: Grammar) -> tuple[str, ...]:
    """All parties whose units a cell names as leading: of two that stand together the one without its country is of the
    other one.
    """
    sides = [grammar.named_in(part) for part in APART.split(cell) if units_of(part)]
    named = grammar.named_in(cell)
    return BOTH if len(named) == 1 and len(sides) > 1 and () in sides else named
