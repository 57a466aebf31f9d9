"""What stands where in a sentence: its verbs, who it speaks of, who hosts."""

from __future__ import annotations

import re
from itertools import pairwise

from laocoop.minutes.language.phrases import (
    ADJECTIVES,
    AFFIRMS,
    ASSIGNS,
    BODY,
    BY,
    EMBASSY,
    HELPS,
    HELPS_BESIDE,
    HOSTS,
    LEADS,
    LISTED,
    MEETING,
    NAME,
    NEXT,
    STRIVING,
    TWO,
    WITH,
    each,
    phrase,
    word,
)
from laocoop.minutes.language.speakers import BOTH, Mention
from laocoop.minutes.language.text import FAR, NEAR, before, pattern
from laocoop.minutes.sentence.subjects import Subjects

_BEFORE_AN_OPINION = pattern(rf"\s*(?:\([^)]*\))?(?:\s|,|{phrase('before_an_opinion')})*")
_PEOPLE = pattern(rf"{word('people')}\s$")
_REACHED = pattern(rf"(?:{phrase('reached_by')}\s+)?{phrase('reached')}")
_DONE_TO = pattern(rf"\s*{phrase('done_to')}(?!\w)")
_A_SHARE = pattern(r"\s*\d[\d.,]*\s*(?:%|\w)")
_SHARES = pattern(rf",|(?<!\w){phrase('and')}(?!\w)|{phrase('and')}(?=[\u0e80-\u0eff])")
_POSSIBILITY = pattern(rf"{phrase('possibility')}$")


class Grammar(Subjects):
    """Looks for things in sentences (as `compose` leaves them) of one language."""

    def opinion(self, low: str, subject: Mention | None) -> int | None:
        """Where an assessment or courtesy stands in the verb's place."""
        start = subject.end if subject else 0
        if not subject:
            return None
        adverb = _BEFORE_AN_OPINION.match(low, start, start + NEAR)
        place = adverb.end() if adverb else start
        verb = self._lexicon.words("opinion").match(low, place)
        if verb is None:
            return None
        if AFFIRMS.match(verb[0]) and (
            self.act_at(low, verb.end()) or self._somebody_will(low, verb.end())
        ):
            return None
        return verb.start()

    def goes_on_to_undertake(self, low: str, opinion: int) -> bool:
        """True where an assessment is followed, in the same sentence, by "and agreed to …"."""
        rest = low[opinion:]
        return bool(
            re.search(
                rf"(?:,|;|:|{phrase('and_further')})\s*(?:{phrase('and_then_will')}|\s)*\s*(?:"
                + self._lexicon.words("agree").pattern.pattern
                + "|"
                + self._lexicon.words("will").pattern.pattern
                + ")",
                rest,
            )
        )

    def past(self, low: str, subject: Mention | None) -> int | None:
        """Where a word says that it is done; one that belongs to "agreed" does not."""
        for past_verb in self._lexicon.words("past").pattern.finditer(low):
            after = low[past_verb.end() :].lstrip()
            if _PEOPLE.search(before(low, past_verb.start())):
                continue  # "trainees who have …"
            if subject and "," in low[past_verb.end() : subject.start]:
                continue  # "Trên cơ sở kết quả đạt được, hai Bên …": what the sentence begins with
            if self._lexicon.words("agree").match(after) or (
                _REACHED.match(after) and past_verb.start() > (subject.end if subject else 0) + 14
            ):
                continue
            if self.first(low[: past_verb.start()], "act") and past_verb.start() > 40:
                continue  # "thực hiện các nội dung đã ký": what was signed, not what was done
            return past_verb.start()
        return None

    def is_soft(self, low: str, subject: Mention | None) -> bool:
        """True if it is put softly."""
        at = self.after_adverbs(low, subject.end if subject else 0)
        soft = self._lexicon.words("soft")
        agree = self._lexicon.words("agree").match(low, at)
        if agree:
            at = self.after_adverbs(low, agree.end())
        will = self._lexicon.words("will").match(low, at)
        if will:
            at = self.after_adverbs(low, will.end())
        if soft.match(low, at) and not pattern(r"may\s+\d").match(low, at):
            return True
        for shall in self._lexicon.words("will").pattern.finditer(low):
            if soft.match(low, self.after_adverbs(low, shall.end())):
                return True
        if STRIVING.search(low):
            return True
        modal = self._lexicon.phrase("modal").search(low)
        return modal is not None and (
            modal.start() < at + 40 or bool(_POSSIBILITY.search(modal[0]))
        )

    def is_duty_of(self, low: str, at: int) -> bool:
        """True where a "shall" follows, and no party is named before it: a duty of whoever was."""
        will = self._lexicon.words("will").search(low, at)
        if will is None or will.start() - at > NAME + 30:
            return False
        return not self.mentions(low[at : will.start()])

    def granted_by(self, low: str, at: int) -> Mention | None:
        """Who agrees to a request, in the sentence that tells of it."""
        for mention in self.mentions(low[at:]):
            if self.modal_at(low, at + mention.end, "agree"):
                return mention.but(start=at + mention.start, end=at + mention.end)
        return None

    def looks_ahead(self, low: str) -> Mention | None:
        """Who is to do something in the time to come: "… for the two sides to study together"."""
        for mention in self.mentions(low):
            purpose = self._lexicon.words("purpose").last(before(low, mention.start).rstrip())
            does = self.act_at(low, mention.end) or self.soft_at(low, mention.end)
            if purpose and does and self.first(low[mention.end :], "to_come"):
                return mention
        return None

    def is_speech(self, low: str, subject: Mention | None, strict: bool) -> bool:
        """True where one person is said to have said it: a wish or a view, not what was agreed."""
        if self._lexicon.words("according_to").match(low):
            return True
        speaker = self._lexicon.words("speaker").search(low)
        within = speaker and subject and subject.start < speaker.start() < subject.end
        if within and speaker and speaker[0] in each("we"):
            return False  # "Bộ chúng tôi" is a ministry
        if speaker is None or TWO.search(low[: speaker.start()]):
            return False
        matches = [
            self._lexicon.words(key).search(low, speaker.end()) for key in ("speech", "opinion")
        ]
        speech = min((match for match in matches if match), key=re.Match.start, default=None)
        if (
            speech
            and not strict
            and AFFIRMS.match(speech[0])
            and self._somebody_will(low, speech.end())
        ):
            return False
        if speech is None or speech.start() - speaker.end() > NAME:
            return False
        verbs = (self.first(low, key) for key in ("will", "agree"))
        first = min((verb.start() for verb in verbs if verb), default=len(low))
        return speech.start() <= first and not (subject and subject.end < speaker.start())

    def _somebody_will(self, low: str, at: int) -> bool:
        """True where a party's name and a "shall" stand at a place."""
        mentioned = self.mentions(low[at:])
        near = bool(mentioned) and low[at : at + mentioned[0].start].strip() in ("", *each("that"))
        return near and self.modal_at(low, at + mentioned[0].end)

    def hosting(self, low: str, strict: bool, to_come: bool) -> tuple[str, ...]:
        """The party in whose country a next meeting will be held; `strict` where the past is told, and `to_come`
        where a day after the signing is named.
        """
        hosts = [m.parties for m in self.mentions(low) if HOSTS.match(low, m.end)]
        is_promised = bool(self.first(low, "agree") or self.first(low, "will") or NEXT.search(low))
        is_promised = is_promised or (to_come and not strict)
        if hosts and len(hosts[0]) == 1 and is_promised and MEETING.search(low):
            return tuple(hosts[0])
        hosted = self._lexicon.words("hosted").search(low)
        if not hosted:
            return ()
        will = self.first(low[: hosted.start()], "will") or self.first(low, "agree")
        is_next = NEXT.search(low[: hosted.start()])
        if not (will or (is_next and (to_come or not strict)) or (to_come and not strict)):
            return ()
        if not MEETING.search(low[: hosted.start()]):
            return ()
        after = low[hosted.end() :][:60]
        places = {
            party: place for party in BOTH if (place := self._lexicon.places[party].search(after))
        }
        if not places:
            return ()
        return (min(places, key=lambda party: places[party].start()),)

    def doer_after(self, low: str, at: int) -> tuple[str, ...]:
        """The one party that is to do what both agreed: "hai Bên thống nhất Phía Lào sẽ …"."""
        mentioned = self.mentions(low[at:])
        if mentioned:
            first = mentioned[0]
            opening = low[at : at + first.start].strip(" ,:")
            if opening in ("", *each("for_somebody")) and (
                self.modal_at(low, at + first.end) or self.act_at(low, at + first.end)
            ):
                return tuple(first.parties)
        return ()

    def assigned(self, low: str) -> tuple[str, ...]:
        """The one party that is given something to do: "(nhất trí) giao Thanh tra Bộ … Lào lập danh sách"."""
        assigns = ASSIGNS.match(low)
        mentioned = self.with_bodies(low[assigns.end() :]) if assigns else []
        if not assigns or not mentioned or len(mentioned[0].parties) != 1:
            return ()
        start = assigns.end() + mentioned[0].start
        opening = low[assigns.end() : start].strip()
        if (
            opening
            and (listed := LISTED.search(opening))
            and BODY.fullmatch(opening[: listed.start()])
        ):
            return BOTH
        if not opening or BODY.fullmatch(opening):
            verb = self.first(low[start:], "act")
            given = low[assigns.end() : start + verb.start() if verb else len(low)]
            places = self._lexicon.places
            if all(places[party].search(given) for party in BOTH):
                return BOTH  # a unit of a province here, and one of a province there
            return tuple(mentioned[0].parties)
        return ()

    def is_given_together(self, low: str, at: int) -> bool:
        """True where a body that is given something to do stands right before `at`: who is named there is given the
        same, "giao Vụ Hợp tác quốc tế và Vụ … (Lào)".
        """
        near = before(low, at)
        return any(
            BODY.fullmatch(near[assigns.end() :].strip(" ,;")) for assigns in ASSIGNS.finditer(near)
        )

    def named_in(self, low: str) -> tuple[str, ...]:
        """All parties that a cell names as leading, by the program's own codes too; an embassy is no party."""
        low = HELPS.sub("", EMBASSY.sub("", low))
        parties = {party for party in BOTH if re.search(rf"(?<!\w){party.lower()}(?!\w)", low)}
        parties |= {party for mention in self.mentions(low) for party in mention.parties}
        parties |= {party for party in BOTH if not parties and ADJECTIVES[party].search(low)}
        return tuple(party for party in BOTH if party in parties)

    def partner_of(self, low: str) -> tuple[str, ...]:
        """The party that is not the one a plan's row names as cooperating, where it names one."""
        with_whom = WITH.search(low)
        named = self.named_in(with_whom[1]) if with_whom else ()
        return tuple(party for party in BOTH if party not in named) if len(named) == 1 else ()

    def agent(self, low: str) -> tuple[str, ...]:
        """The party after "by": of two that share it, "the fares by A and the lodging by B", both."""
        named = self.agents(low)
        if named and self.leads_with_another(low, named[0]):
            return BOTH
        for one, other in pairwise(named):
            if one.parties != other.parties and _SHARES.search(low, one.end, other.start):
                return BOTH
        return tuple(named[0].parties) if named else ()

    def agrees_alone(self, low: str, at: int) -> bool:
        """True where nothing but "agrees" stands from a place on."""
        agree = self._lexicon.words("agree").match(low, self.after_adverbs(low, at))
        return agree is not None and not low[agree.end() :].strip(" ,.;")

    def shares_with_another(self, low: str, subject: Mention) -> bool:
        """True where another party's share stands after the subject's: "A bears 60 per cent, and B 40 per cent"."""
        return any(
            each.parties != subject.parties
            and _SHARES.search(before(low, each.start, 12))
            and _A_SHARE.match(low, each.end)
            for each in self.mentions(low[subject.end : subject.end + FAR])
            for each in [each.but(start=each.start + subject.end, end=each.end + subject.end)]
        )

    def leads_beside(self, low: str, one: Mention, other: Mention) -> bool:
        """True where the one leads what the other helps in: "A chủ trì, B phối hợp tổ chức …" is one thing of both."""
        return (
            one.parties != other.parties
            and LEADS.fullmatch(low, one.end, other.start) is not None
            and HELPS_BESIDE.match(low, other.end) is not None
        )

    def leads_with_another(self, low: str, one: Mention) -> bool:
        """The same of the next that is named after the one."""
        other = next((each for each in self.mentions(low) if each.start >= one.end), None)
        return other is not None and self.leads_beside(low, one, other)

    def is_done_to(self, low: str, subject: Mention) -> bool:
        """True where what follows says that it is done to the subject: "Lao trainees will be selected by …"."""
        will = self.modal(low, subject.end)
        return will is not None and _DONE_TO.match(low, will.end()) is not None

    def agents(self, low: str) -> list[Mention]:
        """The parties after "by", in order."""
        return [each for each in self.mentions(low) if BY.search(before(low, each.start))]
