"""Who does it: the subject of a sentence, and the verb that stands after it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import Lexicon
from laocoop.minutes.language.phrases import (
    ADVERBS,
    AT,
    BODY,
    BY,
    COSTS,
    MEETING_HELD,
    PRONOUN,
    TIME,
    each,
    phrase,
)
from laocoop.minutes.language.speakers import Mention, mentions, named_together
from laocoop.minutes.language.text import FAR, NEAR, before, pattern

_GOES_ON = pattern(rf"\s*{phrase('goes_on')}")
_AFTER_ADVERBS = pattern(r"\s*\)?\s*(?:\([^)]*\))?" + ADVERBS)
_BEFORE_A_MODAL = pattern(rf"\s*\)?\s*(?:\([^)]*\))?(?:\s|,|{phrase('before_a_modal')})*")
_PASSIVE = pattern(phrase("passive"))
_VERB = re.compile(r"\s*(\w+)")
_TIME = pattern(TIME)
_ASIDE = re.compile(r"\s*,[^,;:]{1,60},")
_BEFORE_A_SUBJECT = ("", *each("before_a_subject"))


def _after_an_aside(low: str, at: int) -> int:
    """The place after what stands between commas: "Phía Lào, chậm nhất ngày 15/4/2027, góp ý …"."""
    aside = _ASIDE.match(low, at, at + FAR)
    return aside.end() if aside else at


class Subjects:
    """Looks for things in sentences (as `compose` leaves them) of one language."""

    def __init__(self, lexicon: Lexicon, named: Mapping[str, tuple[str, ...]]) -> None:
        self._lexicon = lexicon
        self._named = named
        self._opened: tuple[str, bool] = "", False

    @property
    def lexicon(self) -> Lexicon:
        """The words of its language."""
        return self._lexicon

    @property
    def language(self) -> str:
        """The language of the sentences."""
        return self._lexicon.language

    def mentions(self, low: str) -> list[Mention]:
        """The parties that are named, in order."""
        return mentions(low, self._lexicon, self._named)

    def first(self, low: str, key: str) -> re.Match[str] | None:
        """The first word of a kind."""
        return self._lexicon.words(key).search(low)

    def subject(self, low: str) -> Mention | None:
        """The party that does it: the first named before any verb, or after "by"."""
        first: Mention | None = None
        for mention in self.with_bodies(low):
            if first is not None and not BY.search(before(low, mention.start)):
                continue
            if self._is_subject_position(before(low, mention.start, FAR), low, mention) and (
                first is None or not self._does(low, _after_an_aside(low, first.end))
            ):
                first = mention  # "Đoàn của Bên nào do Bên đó chi trả": who does it, not whose
        return first

    def _does(self, low: str, at: int) -> bool:
        """True if any verb by which one undertakes stands at a place."""
        modal = self.modal_at(low, at) or self.modal_at(low, at, "agree")
        return modal or self.act_at(low, at) or self.soft_at(low, at)

    def opens(self, low: str) -> bool:
        """True if the words before what was agreed say that it was; a meeting "held as follows" not."""
        return bool(self.first(low, "agree")) or not MEETING_HELD.search(low)

    def with_bodies(self, low: str) -> list[Mention]:
        """The parties that are named, and units named with their place, in order."""
        bodies = self._bodies(low)
        if not bodies:
            return self.mentions(low)
        everything = sorted(
            [*self.mentions(low), *bodies], key=lambda each: (each.start, -each.end)
        )
        apart: list[Mention] = []
        for mention in everything:
            if not apart or mention.start >= apart[-1].end:
                apart.append(mention)
        return named_together(apart, low, self._lexicon)

    def _bodies(self, low: str) -> list[Mention]:
        """Units named with their place: "Trung tâm … Hà Tĩnh", "Phòng Lao động (Bô-li-khăm-xay)"."""
        bodies = []
        for party, places in self._lexicon.places.items():
            for place in places.pattern.finditer(low):
                body = re.split(r"[,:;.]\s*", before(low, place.start()))[-1].strip()
                verb = any(self.first(body, key) for key in ("will", "agree"))
                if BODY.fullmatch(body) and not (verb or AT.search(body)):
                    closed = place.end() + (low[place.end() : place.end() + 1] == ")")
                    bodies.append(Mention((party,), place.start(), closed))
        return bodies

    def _is_subject_position(self, earlier: str, low: str, mention: Mention) -> bool:
        if not earlier.strip(" ,;-–—\"“'(+•"):
            return True
        opening = re.split(r"[,:;.]\s*", earlier)[-1].strip()
        whole = re.split(r"[:;.]\s*", earlier)[-1].strip(" ,")
        if BODY.fullmatch(opening) and (
            not (self.first(opening, "act") or opening != earlier.strip())
            or self._does(low, mention.end)
        ):  # and no place in passing: "ký tại Hạ Long, tỉnh Quảng Ninh"
            return True
        if BODY.fullmatch(whole) and not any(self.first(whole, key) for key in ("will", "act")):
            return True
        if opening in _BEFORE_A_SUBJECT:
            return True
        times = earlier.strip(" ,").split(", ")  # "Từ năm 2028, mỗi năm phía Việt Nam …"
        if len(times) < 3 and all(_TIME.fullmatch(each.strip()) for each in times):
            return self._does(low, mention.end) or self.present_at(low, mention.end)
        if BY.search(earlier[-NEAR:]):
            passive = _PASSIVE.search(earlier)
            verb = self._opens_with_verb_once(low) and not COSTS.match(low)
            does = self.act_at(low, mention.end) and not verb
            return bool(passive) or does
        second = self._lexicon.alternatives("before_a_second_verb")
        if re.fullmatch(rf"{second}{self._lexicon.words('will').pattern.pattern}", opening):
            return True  # "Därefter ska de två sidorna …": the verb comes second
        if self.modal_at(low, mention.end) or self.modal_at(low, mention.end, "agree"):
            verbs = [self.first(earlier, key) for key in ("will", "agree")]
            return not any(verbs)
        return False

    def after_adverbs(self, low: str, at: int) -> int:
        """The place after adverbs."""
        adverbs = _AFTER_ADVERBS.match(low, at, at + NEAR)
        return adverbs.end() if adverbs else at

    def modal_at(self, low: str, at: int, key: str = "will") -> bool:
        """True if a "shall" stands at a place."""
        return self.modal(low, at, key) is not None

    def modal(self, low: str, at: int, key: str = "will") -> re.Match[str] | None:
        """The "shall" that stands at a place."""
        earlier = _BEFORE_A_MODAL.match(low, at, at + NEAR)
        return self._lexicon.words(key).match(low, earlier.end() if earlier else at)

    def act_at(self, low: str, at: int) -> bool:
        """True if a verb of doing stands at a place."""
        end = self.after_adverbs(low, at)
        return bool(self._lexicon.words("act").match(low, end)) or bool(_GOES_ON.match(low, at))

    def present_at(self, low: str, at: int) -> bool:
        """True if a verb of doing stands there as it is said of one side: "provides"."""
        verb = _VERB.match(low, at)
        return verb is not None and any(
            verb[1].endswith(end) and self._lexicon.words("act").match(verb[1].removesuffix(end))
            for end in each("third_person")
        )

    def soft_at(self, low: str, at: int) -> bool:
        """True if a soft verb stands at a place."""
        return bool(self._lexicon.words("soft").match(low, self.after_adverbs(low, at)))

    def opens_with_verb(self, text: str) -> bool:
        """True if the text begins with a verb."""
        low = compose(text).lstrip(" -–—\"“'(+•")
        end = self.after_adverbs(low, 0)
        return any(
            self._lexicon.words(key).match(low, place)
            for key in ("act", "soft", "will", "agree")
            for place in {0, end}
        )

    def _opens_with_verb_once(self, low: str) -> bool:
        """The same of a sentence in which many sides stand after "by": it is asked for each."""
        if self._opened[0] is not low:
            self._opened = low, self.opens_with_verb(low)
        return self._opened[1]

    def opens_with_pronoun(self, text: str) -> bool:
        """True for "It shall also …": whoever was spoken of does one thing more."""
        pronoun = PRONOUN.match(compose(text))
        return bool(pronoun) and self.modal_at(compose(text), pronoun.end() if pronoun else 0)
