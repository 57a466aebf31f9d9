"""Where one sentence holds several: at semicolons, and where another party's turn begins."""

from __future__ import annotations

from itertools import pairwise

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.phrases import ASSIGNS, TIME, phrase
from laocoop.minutes.language.text import FAR, before, pattern
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.split import parts

_AT_THE_SAME_TIME = pattern(rf",\s*{phrase('at_the_same_time')}\s+")
_AND_SHALL = pattern(rf",?\s+{phrase('and')}\s+(?={phrase('shall_again')}(?!\w))")
_COMMA = pattern(rf",\s*{phrase('turns_after_a_comma')}?\s*")
_THE = rf"(?:{phrase('the')}\s+)?"
NEXT_TURN = pattern(
    rf"(?:[,;]\s*{phrase('turns_after_a_comma')}?|(?<!\w){phrase('turns')})\s*(?:{TIME}\s+)?{_THE}"
    rf"(?:{phrase('units_of')}[^,;.]{{0,80}}?\s{phrase('of')}\s*{_THE})?$"
)
_TOGETHER_WITH = pattern(rf"\s*{phrase('together_with')}[^,;.]{{0,80}}[,\s]*")
"""What begins a sentence and has no turn of its own: "cùng với phía Lào, phía Việt Nam …"."""
_JOINS = pattern(rf"^[,;\s]*{phrase('turns_after_a_comma')}?\s+")


def divided(sentence: str, grammar: Grammar) -> list[str]:
    """The sentence in parts: at semicolons, and where another party's turn begins."""
    turns: list[str] = []
    for part in _with_answers(parts(sentence), grammar):
        for turn in _turns(part, grammar):
            for agents in _agents_turns(turn, grammar):
                turns.extend(_at_the_same_time(agents, grammar))
    return turns


def _with_answers(between: list[str], grammar: Grammar) -> list[str]:
    """The parts, "B agrees" with what A asked for before it."""
    told: list[str] = []
    for part in between:
        low = compose(part).rstrip(" .")
        answers = any(
            not low[: each.start].strip() and grammar.agrees_alone(low, each.end)
            for each in grammar.mentions(low[:FAR])[:1]
        )
        if told and answers:
            told[-1] = f"{told[-1]}, {part}"
        else:
            told.append(part)
    return told


def _at_the_same_time(part: str, grammar: Grammar) -> list[str]:
    """ "… , đồng thời xem xét …": one thing firmly, and softly one thing more."""
    cut = _AT_THE_SAME_TIME.search(part)
    if cut and grammar.opens_with_verb(part[cut.end() :]):
        first, second = part[: cut.start()], part[cut.end() :]
        softly = [grammar.is_soft(compose(text), None) for text in (first, second)]
        if softly[0] != softly[1]:
            return [first, second]
    return [part]


def _agents_turns(part: str, grammar: Grammar) -> list[str]:
    """ "… shall be drawn up by A and shall be approved by B", "the fares are A's to pay, the lodging B's": two turns."""
    low = compose(part)
    doers = [one for one in grammar.agents(low) if grammar.act_at(low, one.end)]
    for one, other in pairwise(doers):
        comma = _COMMA.search(low, one.end, other.start)
        if comma and len(one.parties) == len(other.parties) == 1 and one.parties != other.parties:
            return [part[: comma.start()], part[comma.end() :]]
    cut = _AND_SHALL.search(low)
    if cut:
        first, second = (
            grammar.agent(low[: cut.start()]),
            grammar.agent(low[cut.end() :]),
        )
        if first and second and first != second:
            return [part[: cut.start()].rstrip(), part[cut.end() :]]
    return [part]


def _has_a_turn(low: str, start: int, cut: int, grammar: Grammar, told: dict[int, bool]) -> bool:
    """True where somebody does something between the last cut and the next; it is `told` once of each start, as soon as
    what stands there is long enough.
    """
    if start in told:
        return told[start]
    begun = low[start : min(cut, start + FAR)]
    has_one = bool(grammar.subject(begun)) or grammar.opens_with_verb(begun)
    if has_one or cut - start >= FAR:
        told[start] = has_one
    return has_one


def _depth(text: str) -> int:
    """How many brackets more it opens than it closes."""
    return text.count("(") - text.count(")")


def _turns(part: str, grammar: Grammar) -> list[str]:
    low = compose(part)
    mentioned = grammar.mentions(low)
    cuts: list[int] = []
    told: dict[int, bool] = {}
    last = mentioned[0].parties if mentioned else ()
    seen = depth = 0
    last_closed = low.rfind(")")
    for before_it, mention in pairwise(mentioned):
        opening = NEXT_TURN.search(near := before(low, mention.start))
        if not opening or mention.parties == last or grammar.leads_beside(low, before_it, mention):
            continue
        cut = mention.start - len(near) + opening.start()
        depth += _depth(low[seen:cut])
        seen = cut
        if depth > 0 and cut < last_closed:  # who leads and who helps, in a cell of a plan
            continue
        after = mention.end
        gives = ASSIGNS.match(low[after:].lstrip()) is not None
        if (grammar.is_given_together(low, cut) and not gives) or _TOGETHER_WITH.fullmatch(
            low[cuts[-1] if cuts else 0 : cut]
        ):
            continue
        bare = grammar.lexicon.has_bare_verbs and (gives or grammar.act_at(low, after))
        if grammar.modal_at(low, after) or (
            len(mention.parties) == 1 and (bare or grammar.present_at(low, after))
        ):
            earlier = before(low, cut, FAR)
            verbs = any(grammar.first(earlier, key) for key in ("will", "act", "agree"))
            verbs = verbs or ASSIGNS.search(earlier) is not None
            verbs = verbs or grammar.present_at(low, mentioned[0].end)
            # "Với sự hỗ trợ của phía Việt Nam, phía Lào sẽ …" has no turn before it.
            if verbs and _has_a_turn(low, cuts[-1] if cuts else 0, cut, grammar, told):
                cuts.append(cut)
                last = mention.parties
    pieces, start = [], 0
    for cut in [*cuts, len(part)]:
        piece = _JOINS.sub("", part[start:cut]) if start else part[start:cut]
        pieces.append(piece.strip(" ,;"))
        start = cut
    if pieces and part.rstrip()[-1:] in ".;…":
        pieces[-1] = pieces[-1].rstrip(".;…") + part.rstrip()[-1]
    return [piece for piece in pieces if piece]
