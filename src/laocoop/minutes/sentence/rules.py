"""Which parts of sentences undertake something: an ordered table of rules, the first that knows decides.

Each rule has examples beside it, of what it decides and of what it leaves to others: `corpus.toml` in the folder
of each language, which one test runs.
"""

from __future__ import annotations

from collections.abc import Callable

from laocoop.minutes.language.phrases import (
    DETAILS,
    DONE,
    STATES,
    THIRD_PARTY,
    WEAK_OPINION,
    phrase,
    word,
)
from laocoop.minutes.language.text import pattern
from laocoop.minutes.reading import (
    AGREED,
    BARE_VERB,
    ENDING,
    HOSTING,
    LOOKS_AHEAD,
    NO_UNDERTAKING,
    OF_OTHERS,
    OPINION,
    REQUEST,
    RESULT,
    SUBJECT_AND_VERB,
    UNDER_LEAD_IN,
    WILL,
)
from laocoop.minutes.sentence.findings import Finding
from laocoop.minutes.sentence.part import Part
from laocoop.minutes.sentence.undertaking import undertaking
from laocoop.minutes.structure import zones

Rule = Callable[[Part], Finding | None]
_MAY = pattern(rf"\s+{phrase('may')}(?!\w)")
_REQUIRED = pattern(word("required"))
_STOP = pattern(rf"[,:;.]|{word('stops')}")
_ANNOUNCES = pattern(rf"{phrase('announces')}\s*\.?$")
_TO = pattern(rf"\s+{phrase('to_do')}")
_OVER = pattern(rf"{phrase('meeting_over')}")
_ALONE = 20
"""Between a subject and an "agreed" that says no more there stand fewer signs."""


# -- what undertakes nothing -------------------------------------------------------------------


def details(part: Part) -> Finding | None:
    """ "The exact dates …": explains, and undertakes nothing new."""
    return part.left_out(NO_UNDERTAKING, False) if DETAILS.match(part.low) else None


def of_the_document_itself(part: Part) -> Finding | None:
    """Its force, its copies, its languages; how the meeting ended."""
    final = zones.is_final_sentence(part.text, part.grammar.lexicon) and part.subject is None
    of_itself = zones.speaks_of_itself(part.low) or _OVER.match(part.low)
    return part.left_out(ENDING, False) if final or of_itself else None


def refuses(part: Part) -> Finding | None:
    """ "The Lao side does not undertake to …", "failed to agree": no undertaking, unless the sentence goes on to one."""
    match = part.refusal
    if match is None or part.grammar.goes_on_to_undertake(part.low, match.end()):
        return None
    return part.left_out(NO_UNDERTAKING)


def agreed_opinion(part: Part) -> Finding | None:
    """ "The two sides agreed that the results were good"."""
    agree = part.agree_said
    if agree is None:
        return None
    words = part.grammar.lexicon.words("agreed_opinion").pattern
    rest = part.low[agree.end() :].lstrip()
    # "that" may belong to the verb, as in "agreed that".
    judges = words.match(rest) or (agree[0].endswith(" that") and words.match(f"that {rest}"))
    return part.left_out(OPINION) if judges else None


def duty_of_others(part: Part) -> Finding | None:
    """ "Enterprises shall pay the fee"."""
    if not part.subject and _REQUIRED.search(part.low):
        return part.left_out(OF_OTHERS, False)
    third = THIRD_PARTY.match(part.low)
    if third is None or (part.subject and not _is_named_by(part, third.end())):
        return None
    at = part.subject.end if part.subject else third.end()
    does = part.heard.undertakes and part.grammar.act_at(part.low, at)
    if does or _MAY.match(part.low, at) or part.grammar.is_duty_of(part.low, at):
        return part.left_out(OF_OTHERS, False)
    return None


def _is_named_by(part: Part, at: int) -> bool:
    """True where the party named only says which enterprises: "doanh nghiệp có lao động Việt Nam", "Lao workers"."""
    subject = part.subject
    if subject is None:
        return False
    return subject.start < at or not _STOP.search(part.low, at, subject.start)


def announces(part: Part) -> Finding | None:
    """ "They have agreed on the following.": what follows undertakes."""
    return part.left_out(NO_UNDERTAKING) if _ANNOUNCES.search(part.low.rstrip()) else None


def done_by_now(part: Part) -> Finding | None:
    """The row of a plan that says that it is behind them."""
    return part.left_out(RESULT, False) if DONE.search(part.low) else None


def agreed_alone(part: Part) -> Finding | None:
    """ "… and the other side agreed."."""
    last = part.agree.end() if part.agree else 0
    between, rest = part.low[part.at : last], part.low[last:].strip(" .;,")
    return (
        part.left_out(NO_UNDERTAKING) if last and len(between) < _ALONE and len(rest) < 4 else None
    )


def request(part: Part) -> Finding | None:
    """What one side asks of the other; granted in the same sentence, it is an undertaking of the other."""
    if part.request is None:
        return None
    granted = part.grammar.granted_by(part.low, part.request.end())
    if granted is not None:
        soft = part.grammar.is_soft(part.low, granted)
        return part.taken(AGREED, granted.parties, soft, own_subject=True)
    if part.grammar.first(part.low[part.request.end() :], "will"):
        return None
    return part.left_out(REQUEST)


def speech(part: Part) -> Finding | None:
    """What one person is said to have said."""
    is_speech = part.grammar.is_speech(part.low, part.subject, part.strict)
    return part.left_out(OPINION) if is_speech else None


def opinion(part: Part) -> Finding | None:
    """An assessment, a courtesy, unless it goes on to undertake something."""
    at = part.opinion
    judged = at is not None and at < part.undertakes_first
    if (
        judged
        and part.heard.undertakes
        and part.heard.item
        and WEAK_OPINION.match(part.low, at or 0)
    ):
        judged = part.strict  # under "will do the following" to assess is something to do
    if not judged:
        return None
    goes_on = (part.agree or part.will) and part.grammar.goes_on_to_undertake(part.low, at or 0)
    return None if goes_on else part.left_out(OPINION)


def result(part: Part) -> Finding | None:
    """What has been done."""
    softly = part.subject and part.grammar.soft_at(part.low, part.at)
    told = part.past is not None and part.past < part.undertakes_first
    if part.subject and part.past is not None and part.will:
        told = told and not part.grammar.goes_on_to_undertake(part.low, part.past)
    if told and not ((part.agree and part.subject) or softly):
        return part.left_out(RESULT)
    return None


def states_a_fact(part: Part) -> Finding | None:
    """ "The two sides are neighbours"."""
    verbs = part.agree or part.will
    if part.subject and not verbs and STATES.match(part.low, part.subject.end):
        return part.left_out(NO_UNDERTAKING)
    return None


# -- what undertakes something -----------------------------------------------------------------


def hosting(part: Part) -> Finding | None:
    """A next meeting, by the one who hosts it."""
    return undertaking(part, HOSTING) if part.hosting else None


def agreed(part: Part) -> Finding | None:
    """ "The two sides agreed to …"."""
    binds = part.subject or part.heard.parties or not part.strict
    return undertaking(part, AGREED) if part.agree and binds else None


def will(part: Part) -> Finding | None:
    """ "The Lao side shall …"."""
    return undertaking(part, WILL) if part.will and (part.subject or not part.strict) else None


def subject_and_verb(part: Part) -> Finding | None:
    """ "Phía Lào tổ chức …": a party and a verb of doing."""
    does = part.subject and not part.strict and part.grammar.act_at(part.low, part.at)
    if not does and part.subject and part.heard.undertakes and not part.strict:
        does = part.grammar.present_at(part.low, part.at)
    if not does and part.subject and part.heard.item and not part.strict:
        does = _TO.match(part.low, part.at) is not None
    return undertaking(part, SUBJECT_AND_VERB) if does else None


def under_lead_in(part: Part) -> Finding | None:
    """An item under "will do the following", or a row of a plan that names who leads."""
    heard = part.heard
    is_item = heard.item or part.subject or part.grammar.opens_with_verb(part.text)
    if not part.strict and ((heard.undertakes and is_item) or part.led):
        return undertaking(part, UNDER_LEAD_IN)
    return None


def bare_verb(part: Part) -> Finding | None:
    """ "Exchange experts", under a heading of what is to be done."""
    here = part.zone == zones.COMMITMENTS and not part.strict
    does = here and part.grammar.opens_with_verb(part.text)
    return undertaking(part, BARE_VERB) if does else None


def soft_verb(part: Part) -> Finding | None:
    """ "The Lao side may …"."""
    softly = part.subject and not part.strict and part.grammar.soft_at(part.low, part.at)
    return undertaking(part, SUBJECT_AND_VERB) if softly else None


def looks_ahead(part: Part) -> Finding | None:
    """ "… so that the two sides study it together in the time to come"."""
    may = not part.subject and part.zone != zones.RESULTS
    ahead = part.grammar.looks_ahead(part.low) if may else None
    return Finding(part.text, True, LOOKS_AHEAD, ahead.parties, True, None, True) if ahead else None


def nothing_said(part: Part) -> Finding:
    """No rule knows it."""
    return part.left_out(NO_UNDERTAKING)


RULES: tuple[Rule, ...] = (
    details,
    of_the_document_itself,
    refuses,
    agreed_opinion,
    duty_of_others,
    announces,
    done_by_now,
    agreed_alone,
    request,
    speech,
    opinion,
    result,
    states_a_fact,
    hosting,
    agreed,
    will,
    subject_and_verb,
    under_lead_in,
    bare_verb,
    soft_verb,
    looks_ahead,
    nothing_said,
)


def decided(part: Part) -> tuple[str, Finding]:
    """The rule that knows what a part is, by its name, and what it is."""
    for rule in RULES:
        finding = rule(part)
        if finding is not None:
            return rule.__name__, finding
    raise AssertionError("the last rule knows every part")
