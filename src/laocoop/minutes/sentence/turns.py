"""Where one sentence holds several: at semicolons, and where another party's turn begins."""

from __future__ import annotations

import re

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.text import FAR, before
from laocoop.minutes.sentence.grammar import Grammar
from laocoop.minutes.sentence.split import parts


def divided(sentence: str, grammar: Grammar) -> list[str]:
    """The sentence in parts: at semicolons, and where another party's turn begins."""
    turns: list[str] = []
    for part in parts(sentence):
        for turn in _turns(part, grammar):
            for agents in _agents_turns(turn, grammar):
                turns.extend(_at_the_same_time(agents, grammar))
    return turns


def _at_the_same_time(part: str, grammar: Grammar) -> list[str]:
    """ "… , đồng thời xem xét …": one thing firmly, and softly one thing more."""
    cut = re.search(r",\s*(?:đồng thời|and at the same time|at the same time)\s+", part)
    if cut and grammar.opens_with_verb(part[cut.end() :]):
        first, second = part[: cut.start()], part[cut.end() :]
        softly = [grammar.is_soft(compose(text), None) for text in (first, second)]
        if softly[0] != softly[1]:
            return [first, second]
    return [part]


def _agents_turns(part: str, grammar: Grammar) -> list[str]:
    """ "… shall be drawn up by A and shall be approved by B": two turns."""
    low = compose(part)
    cut = re.search(r",?\s+(?:and|và|ແລະ)\s+(?=(?:shall|will|sẽ|ຈະ)(?!\w))", low)
    if cut and len(low) == len(part):
        first, second = (
            grammar.agent(low[: cut.start()]),
            grammar.agent(low[cut.end() :]),
        )
        if first and second and first != second:
            return [part[: cut.start()].rstrip(), part[cut.end() :]]
    return [part]


def _turns(part: str, grammar: Grammar) -> list[str]:
    low = compose(part)
    if len(low) != len(part):
        return [part]
    mentioned = grammar.mentions(low)
    cuts: list[int] = []
    last = mentioned[0].parties if mentioned else ()
    for mention in mentioned[1:]:
        opening = re.search(
            r"(?:[,;]\s*(?:và|còn|trong khi|đồng thời|and|while|whereas|ແລະ|ສ່ວນ)?|"
            r"(?<!\w)(?:và|còn|trong khi|while|whereas|and|ສ່ວນ|ແລະ))\s*(?:the\s+)?"
            r"(?:(?:cục|vụ|sở|phòng|trung tâm|department of|ກົມ)[^,;.]{0,80}?\s(?:của|of|ຂອງ)\s*(?:the\s+)?)?$",
            near := before(low, mention.start),
        )
        if not opening or mention.parties == last:
            continue
        cut = mention.start - len(near) + opening.start()
        after = mention.end
        if grammar.modal_at(low, after) or (
            len(mention.parties) == 1 and grammar.act_at(low, after) and grammar.language != "en"
        ):
            earlier = before(low, cut, FAR)
            if any(grammar.first(earlier, key) for key in ("will", "act", "agree")):
                cuts.append(cut)
                last = mention.parties
    pieces, start = [], 0
    for cut in [*cuts, len(part)]:
        piece = (
            re.sub(
                r"^[,;\s]*(?:và|còn|trong khi|đồng thời|and|while|whereas|ແລະ|ສ່ວນ)?\s+",
                "",
                part[start:cut],
            )
            if start
            else part[start:cut]
        )
        pieces.append(piece.strip(" ,;"))
        start = cut
    if pieces and part.rstrip()[-1:] in ".;…":
        pieces[-1] = pieces[-1].rstrip(".;…") + part.rstrip()[-1]
    return [piece for piece in pieces if piece]
