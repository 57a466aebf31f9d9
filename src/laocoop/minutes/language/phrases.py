"""Turns of phrase that rules look for, in all languages together, as `compose` leaves them.

What each language says stands in its folder (`phrases.toml`); here stands what is looked for around it. A language
that is added is known to every rule without a change here.
"""

from __future__ import annotations

import re
from functools import cache

from laocoop.minutes.language.lexicon import LANGUAGES_READ, tables_of
from laocoop.minutes.language.text import pattern


@cache
def each(name: str, table: str = "phrases") -> tuple[str, ...]:
    """What the languages say for `name`, each a pattern."""
    return tuple(text for language in LANGUAGES_READ for text in tables_of(language)[table][name])


@cache
def phrase(name: str, table: str = "phrases") -> str:
    """The same as alternatives of one pattern."""
    return f"(?:{'|'.join(each(name, table))})" if each(name, table) else "(?!)"


@cache
def word(name: str) -> str:
    """The same as whole words, in the languages that set spaces between words."""
    return _bounded(name, r"(?!\w)")


@cache
def begun(name: str) -> str:
    """The same as beginnings of words."""
    return _bounded(name, "")


def _bounded(name: str, end: str) -> str:
    apart: list[str] = []
    together: list[str] = []
    for language in LANGUAGES_READ:
        tables = tables_of(language)
        (together if tables["grammar"]["unspaced"] else apart).extend(tables["phrases"][name])
    ways = [rf"(?<!\w)(?:{'|'.join(apart)}){end}"] if apart else []
    return f"(?:{'|'.join([*ways, *together])})" if ways or together else "(?!)"


ADVERBS = rf"(?:\s|,|{phrase('adverbs')})*"

# "Các đầu mối của hai Bên …": a body of the party that is named after it.
BODY = pattern(
    rf"{phrase('each_of')}?\s*{phrase('bodies')}(?:(?! {phrase('ends_a_body')} )[^;.]){{0,90}}?"
    rf"(?:\s{phrase('of')})?(?:\s+{phrase('the')})?"
)
ASSIGNS = pattern(rf"(?:{phrase('agreeing_to')}\s*)?{phrase('assigns')}\s*")
"""Before the one who is given something to do."""
LISTED = pattern(rf"\s*(?:,|{begun('and_with')})(?: {phrase('the')})?$")
"""After one of several who are named together."""
STATES = pattern(rf"\s*{phrase('is')}(?!\w)(?! {phrase('is_no_state')})")
_CELL = r"((?:[^()]|\([^()]*\))*)"
LED_BY = pattern(rf"\((?:[^():]*{phrase('led_by')}[^():]*):\s*{_CELL}")
_IN_IT = r"(?:[^,;()]|\([^()]*\))"
HELPS = pattern(rf"[,;]{_IN_IT}*?(?<!\w){phrase('helps')}{_IN_IT}*")
"""In that cell, after who leads: who only helps."""
REFUSES = pattern(rf"(?:[\s,)]|{phrase('before_a_refusal')})*{word('refuses')}")
"""That somebody does not do it, or that it was not agreed."""
YET = pattern(rf"(?:[,;]\s*|(?<!\w)){phrase('yet')}(?!\w)")
"""With what a refusal goes on."""
LEADS = pattern(
    rf"\s*(?:{phrase('shall_again')}\s+)?{phrase('leads_it')}[\s,]*(?:{phrase('and')}\s*)?"
)
"""Between one side and the other, who helps it in the same thing."""
HELPS_BESIDE = pattern(rf"\s*(?:{phrase('shall_again')}\s+)?{phrase('helps_beside')}")
CELLS = pattern(r"\(([^():]{2,60}):\s*([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100}){0,3})\)")
"""A cell of a plan's row under its head."""
OF_A_SIDE = pattern(rf"(?:[\s,]|{phrase('column_of_a_side')})*")
"""The rest of such a head, beside a side's name, where the column is that side's."""
NOTHING = pattern(rf"[\s\-–—/.]*(?:{phrase('nothing_in_a_cell')})?[\s.]*")
"""Such a cell in which nothing stands."""
WITH = pattern(rf"\((?:[^():]*{phrase('with_whom')}[^():]*):\s*{_CELL}")
NOT_AGREEING = pattern(rf"{phrase('no_agreement')}\s*$")
WEAK_OPINION = pattern(rf"{phrase('weak_opinion')}(?! {phrase('no_weak_opinion')})")
ADJECTIVES = {"VN": pattern(begun("adjective_VN")), "LA": pattern(begun("adjective_LA"))}
THIRD_PARTY = pattern(
    rf"(?:{phrase('any_of')} ?)?{phrase('third_parties')}(?:(?!\w)|(?<=[\u0e80-\u0eff]))"
)
"""Whose duties are not the two sides'."""
DONE = pattern(rf"\({phrase('status_label')}[^:()]{{0,20}}:\s*{phrase('done_already')}")
"""The cell of a plan that says that a row is behind them."""
EMBASSY = pattern(rf"{phrase('embassy')}[^;,)]*")
IF = pattern(rf"{phrase('if')}\s[^,]{{5,200}},")
"""A condition: who agrees in it has not agreed yet."""
ANSWER = pattern(rf"\({phrase('answer_label')}[^:()]{{0,30}}:\s*")
"""The cell of a table of requests that says what the other side does."""
DONE_BY = pattern(rf"{phrase('done_by')}(?!\w)")
"""Before a date only: when the work before it is to be done."""
STRIVING = pattern(rf",\s*{phrase('striving')}(?!\w)")
DETAILS = pattern(phrase("details"))
"""A sentence that begins so explains, and undertakes nothing new."""
COSTS = pattern(word("costs"))
NEXT = pattern(phrase("next"))
BY = pattern(rf"{begun('by')}\s*(?:{phrase('the')}\s+)?$")
AT = pattern(rf"{begun('at')}$")
MEETING_HELD = pattern(begun("meeting_held"))
PRONOUN = pattern(rf"{phrase('pronouns')}(?!\w)")
TWO = pattern(rf"{phrase('two')}\s*$")
NAME = 60
"""A speaker's title and name are no longer, before the word that says he spoke."""
STANDS_FOR = pattern(word("stands_for_others"))
"""Who speaks for a ministry, without a name."""
AFFIRMS = pattern(phrase("affirms"))
MEETING = pattern(phrase("meeting"))
HOSTS = pattern(rf"\s*{phrase('hosts')}")
"""After a party: it is the host."""
AND = phrase("and")
TIME = (
    rf"{phrase('opens_with_time')}(?:[^,;.:]|(?<=\d)\.(?=\d)){{0,50}}?(?:\d|{phrase('time_word')})"
    r"(?:[^,;.:]|(?<=\d)\.(?=\d)){0,30}"
)
"""When something is done, before the one who does it: "trong quý I năm 2027 Bộ Nội vụ …"."""


def any_case(source: str) -> re.Pattern[str]:
    """A pattern for texts as they stand in a document, in capitals or not."""
    return re.compile(source, re.IGNORECASE)
