"""Which clauses undertake something: rules over words, each of which can say why it took one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from laocoop.domain.folding import compose
from laocoop.minutes import zones
from laocoop.minutes.dates import due_dates
from laocoop.minutes.lexicon import Lexicon
from laocoop.minutes.sentences import is_quotation, parts
from laocoop.minutes.speakers import BOTH, Mention, mentions
from laocoop.record import Record

# Reasons, as words of the file; the command says them in the user's language.
WILL, AGREED, SUBJECT_AND_VERB, UNDER_LEAD_IN, BARE_VERB, HOSTING = (
    "will",
    "agreed",
    "subject-and-verb",
    "under-lead-in",
    "bare-verb",
    "hosting",
)
NO_UNDERTAKING, RESULT, OPINION, REQUEST, QUOTATION, ENDING = (
    "no-undertaking",
    "result",
    "opinion",
    "request",
    "quotation",
    "ending",
)

_ADVERBS = (
    r"(?:\s|,|cũng|cùng|cùng nhau|sẽ|tích cực|thường xuyên|chủ động|đồng thời|và|also|jointly|further|"
    r"both|hereby|therefore|each|all|khẩn trương|kịp thời|lần lượt|luân phiên|tự|cần|nỗ lực|ngay|"
    r"ngoài ra|bên cạnh đó|theo đó|trong đó|tiếp tục|continue to|will|shall|to|that|ຈະ|ຍັງ|ຮ່ວມກັນ|ໄດ້|"
    r"sớm|trực tiếp|hằng năm|hàng năm|annually|regularly|actively)*"
)


# "Các đầu mối của hai Bên …": a body of the party that is named after it.
_BODY = re.compile(
    r"(?:các|những|mỗi|the|all)?\s*(?:đầu mối|đơn vị|cơ quan|bộ phận|chuyên gia|cục|vụ|sở|ban|đoàn|"
    r"nhóm|trung tâm|viện|tổ chức|bộ trưởng|thứ trưởng|focal points?|units?|agenc(?:y|ies)|experts?|"
    r"authorities|institutions?|departments?|ministers?|ໜ່ວຍງານ|ກົມ|ອົງການ)[^,;.]{0,40}?"
    r"(?:\s(?:của|of|from))?(?:\s+the)?"
)
_MODAL = re.compile(
    r"(?<!\w)(?:có thể|(?<!by )(?<!in )(?<!of )(?<!until )(?<!before )may(?!\s+\d)|might|where possible|"
    r"trong khả năng|khi có điều kiện|nếu có điều kiện)(?!\w)|ອາດຈະ|ອາດ"
)


class Heard(Record):
    """What a sentence inherits: who speaks in the lead-in over it, and that it undertakes."""

    parties: tuple[str, ...] = ()
    undertakes: bool = False
    soft: bool = False
    due: date | None = None


class Finding(Record):
    """What one sentence or part of it was found to be."""

    text: str
    taken: bool
    reason: str
    parties: tuple[str, ...] = ()
    soft: bool = False
    due: date | None = None
    own_subject: bool = False


class Listener:
    """Reads sentences of one document, whose language and names of the parties it knows."""

    def __init__(
        self, lexicon: Lexicon, named: Mapping[str, tuple[str, ...]], earliest: date | None
    ) -> None:
        self._lexicon = lexicon
        self._named = named
        self._earliest = earliest

    def lead_in(self, text: str, above: Heard) -> Heard:
        """What the items under a lead-in inherit."""
        low = compose(text)
        subject = self._subject(low)
        agrees = self._first(low, "agree") or self._first(low, "will") or self._first(low, "act")
        opinion = self._opinion(low, subject)
        dates = due_dates(text, self._earliest)
        return Heard(
            subject.parties if subject else above.parties,
            (bool(agrees) and not opinion) or (above.undertakes and not opinion),
            above.soft or self._is_soft(low, subject),
            dates[-1] if dates else above.due,
        )

    def hear(self, sentence: str, heard: Heard, zone: str) -> list[Finding]:
        """The findings of one sentence: one for each party or part that undertakes by itself."""
        found: list[Finding] = []
        parties = heard.parties
        for part in self._divided(sentence):
            first = not found
            inherited = (
                heard
                if first or not found[-1].taken
                else heard.but(
                    parties=found[-1].parties or parties, undertakes=True, soft=heard.soft
                )
            )
            result = self._judge(part, inherited, zone)
            if not first and not result.own_subject and not self._opens_with_verb(part):
                found[-1] = self._with_more(found[-1], part)
                continue
            found.append(result)
        return found

    def _with_more(self, finding: Finding, part: str) -> Finding:
        dates = due_dates(part, self._earliest)
        due = finding.due or (dates[-1] if dates else None)
        return finding.but(text=f"{finding.text.rstrip(';')}; {part}", due=due)

    def _divided(self, sentence: str) -> list[str]:
        """The sentence in parts: at semicolons, and where another party's turn begins."""
        found: list[str] = []
        for part in parts(sentence):
            found.extend(self._turns(part))
        return found

    def _turns(self, part: str) -> list[str]:
        low = compose(part)
        if len(low) != len(part):
            return [part]
        said = mentions(low, self._lexicon, self._named)
        cuts: list[int] = []
        last = said[0].parties if said else ()
        for mention in said[1:]:
            opening = re.search(
                r"(?:[,;]\s*(?:và|còn|trong khi|đồng thời|and|while|whereas|ແລະ|ສ່ວນ)?|"
                r"(?<!\w)(?:và|còn|trong khi|while|whereas|and|ສ່ວນ|ແລະ))\s*(?:the\s+)?$",
                low[: mention.start],
            )
            if not opening or mention.parties == last:
                continue
            after = mention.end
            if self._modal_at(low, after) or (
                len(mention.parties) == 1
                and self._act_at(low, after)
                and self._lexicon.language != "en"
            ):
                before = low[: opening.start()]
                if (
                    self._first(before, "will")
                    or self._first(before, "act")
                    or self._first(before, "agree")
                ):
                    cuts.append(opening.start())
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
            pieces[-1] = pieces[-1].rstrip(".;") + part.rstrip()[-1]
        return [piece for piece in pieces if piece]

    def _judge(self, text: str, heard: Heard, zone: str) -> Finding:
        low = compose(text)
        if is_quotation(text):
            return Finding(text, False, QUOTATION)
        subject = self._subject(low)
        if zones.is_final_sentence(text, self._lexicon) and subject is None:
            return Finding(text, False, ENDING)
        at = subject.end if subject else 0
        agree, will = self._first(low, "agree"), self._first(low, "will")
        if agree and re.match(
            rf"\s*(?:{self._lexicon.words('agreed_opinion').pattern.pattern})", low[agree.end() :]
        ):
            return Finding(text, False, OPINION, own_subject=bool(subject))
        if agree and self._lexicon.language == "vi" and not self._modal_at(low, at, "agree"):
            if (
                low[: agree.start()]
                .rstrip()
                .endswith(
                    (
                        "được",
                        "theo",
                        "những nội dung",
                        "các nội dung",
                        "sự",
                        "tinh thần",
                        "nội dung đã",
                        "đã được",
                    )
                )
            ):
                agree = None
        hosting = self._hosting(low)
        request = self._lexicon.words("request").match(low, self._after_adverbs(low, at))
        if request and not (agree and agree.start() < request.start()) and subject:
            later = self._first(low[request.end() :], "will")
            if not later:
                return Finding(text, False, REQUEST, own_subject=True)
        opinion = self._opinion(low, subject)
        past = self._past(low, subject)
        verdicts = [found.start() for found in (agree, will) if found]
        undertakes_first = min(verdicts, default=len(low))
        if opinion is not None and opinion < undertakes_first:
            if not verdicts or not self._goes_on_to_undertake(low, opinion):
                return Finding(text, False, OPINION, own_subject=bool(subject))
        if past is not None and past < undertakes_first and not (agree and subject):
            return Finding(text, False, RESULT, own_subject=bool(subject))
        strict = zone in (zones.RESULTS, zones.PROCEDURAL)
        reason = ""
        if hosting:
            reason = HOSTING
        elif agree and (subject or heard.parties or not strict):
            reason = AGREED
        elif will and (subject or not strict):
            reason = WILL
        elif subject and self._act_at(low, at) and not strict:
            reason = SUBJECT_AND_VERB
        elif heard.undertakes and not strict:
            reason = UNDER_LEAD_IN
        elif not strict and zone == zones.COMMITMENTS and self._opens_with_verb(text):
            reason = BARE_VERB
        elif subject and self._soft_at(low, at) and not strict:
            reason = SUBJECT_AND_VERB
        if not reason:
            return Finding(text, False, NO_UNDERTAKING, own_subject=bool(subject))
        if reason in (HOSTING, AGREED, WILL) and strict and past is not None and not agree:
            return Finding(text, False, RESULT, own_subject=bool(subject))
        parties = (subject.parties if subject else ()) or heard.parties
        if hosting:
            parties = hosting
        elif agree and subject and subject.parties == BOTH:
            parties = self._doer_after(low, agree.end()) or parties
        if not parties:
            parties = self._agent(low) or BOTH
        dates = due_dates(text, self._earliest)
        due = dates[-1] if dates else heard.due
        soft = heard.soft or self._is_soft(low, subject)
        return Finding(
            text, True, reason, tuple(sorted(parties, reverse=True)), soft, due, bool(subject)
        )

    # -- what stands where -------------------------------------------------------------------

    def _first(self, low: str, key: str) -> re.Match[str] | None:
        return self._lexicon.words(key).search(low)

    def _subject(self, low: str) -> Mention | None:
        """The party that does it: the first named before any verb, or after "by"."""
        said = mentions(low, self._lexicon, self._named)
        for mention in said:
            before = low[: mention.start]
            if self._is_subject_position(before, low, mention):
                return mention
        return None

    def _is_subject_position(self, before: str, low: str, mention: Mention) -> bool:
        if not before.strip(" ,;-–—\"“'(+•"):
            return True
        opening = re.split(r"[,:;.]\s*", before)[-1].strip()
        if _BODY.fullmatch(opening):
            return True
        if opening in (
            "",
            "the",
            "và",
            "and",
            "ແລະ",
            "còn",
            "while",
            "đồng thời",
            "do",
            "mỗi",
            "each",
            "các",
            "all",
        ):
            return True
        if re.search(r"(?:(?<!\w)(?:do|by)|ໂດຍ)\s*(?:the\s+)?$", before):
            return bool(re.search(r"(?:được|sẽ|be|is|are|ຈະ|ຖືກ)", before))
        if self._modal_at(low, mention.end) or self._modal_at(low, mention.end, "agree"):
            verbs = [self._first(before, key) for key in ("will", "agree")]
            return not any(verbs)
        return False

    def _after_adverbs(self, low: str, at: int) -> int:
        found = re.compile(r"\s*(?:\([^)]*\))?" + _ADVERBS).match(low, at)
        return found.end() if found else at

    def _modal_at(self, low: str, at: int, key: str = "will") -> bool:
        pattern = r"\s*(?:\([^)]*\))?(?:\s|,|cũng|cùng|đã|have|has|also|hereby|jointly|both|each|đều|cùng nhau|ຍັງ|ໄດ້)*"
        found = re.compile(pattern).match(low, at)
        return bool(self._lexicon.words(key).match(low, found.end() if found else at))

    def _act_at(self, low: str, at: int) -> bool:
        end = self._after_adverbs(low, at)
        return bool(self._lexicon.words("act").match(low, end)) or bool(
            re.match(r"\s*(?:sẽ\s+)?(?:tiếp tục|continue)", low[at:])
        )

    def _soft_at(self, low: str, at: int) -> bool:
        return bool(self._lexicon.words("soft").match(low, self._after_adverbs(low, at)))

    def _opens_with_verb(self, text: str) -> bool:
        low = compose(text).lstrip(" -–—\"“'(+•")
        end = self._after_adverbs(low, 0)
        return any(
            self._lexicon.words(key).match(low, place)
            for key in ("act", "soft", "will", "agree")
            for place in {0, end}
        )

    def _opinion(self, low: str, subject: Mention | None) -> int | None:
        """Where an assessment or courtesy stands in the verb's place."""
        start = subject.end if subject else 0
        if not subject:
            return None
        pattern = re.compile(
            r"\s*(?:\([^)]*\))?(?:\s|,|cũng|cùng|đã|cùng nhau|have|has|also|then|highly|warmly|both|"
            r"agree|ไ|ໄດ້|rất|nhất trí|thống nhất)*"
        )
        found = pattern.match(low, start)
        place = found.end() if found else start
        said = self._lexicon.words("opinion").match(low, place)
        return said.start() if said else None

    def _goes_on_to_undertake(self, low: str, opinion: int) -> bool:
        """True where an assessment is followed, in the same sentence, by "and agreed to …"."""
        rest = low[opinion:]
        return bool(
            re.search(
                r"(?:,|;|và|and|ແລະ|đồng thời|:)\s*(?:đã|have|also|cùng|cũng|sẽ|\s)*\s*(?:"
                + self._lexicon.words("agree").pattern.pattern
                + "|"
                + self._lexicon.words("will").pattern.pattern
                + ")",
                rest,
            )
        )

    def _past(self, low: str, subject: Mention | None) -> int | None:
        """Where a word says that it is done; one that belongs to "agreed" does not."""
        for found in self._lexicon.words("past").pattern.finditer(low):
            after = low[found.end() :].lstrip()
            if self._lexicon.words("agree").match(after) or (
                re.match(
                    r"(?:được\s+)?(?:ký|đạt được|thỏa thuận|nêu|thống nhất|signed|agreed)", after
                )
                and found.start() > (subject.end if subject else 0) + 14
            ):
                continue
            if self._first(low[: found.start()], "act") and found.start() > 40:
                continue  # "thực hiện các nội dung đã ký": what was signed, not what was done
            return found.start()
        return None

    def _is_soft(self, low: str, subject: Mention | None) -> bool:
        at = self._after_adverbs(low, subject.end if subject else 0)
        soft = self._lexicon.words("soft")
        agree = self._lexicon.words("agree").match(low, at)
        if agree:
            at = self._after_adverbs(low, agree.end())
        will = self._lexicon.words("will").match(low, at)
        if will:
            at = self._after_adverbs(low, will.end())
        if soft.match(low, at) and not re.compile(r"may\s+\d").match(low, at):
            return True
        modal = _MODAL.search(low)
        return modal is not None and modal.start() < at + 40

    def _hosting(self, low: str) -> tuple[str, ...]:
        """The party in whose country a next meeting will be held."""
        found = self._lexicon.words("hosted").search(low)
        if not found or not (
            self._first(low[: found.start()], "will") or self._first(low, "agree")
        ):
            return ()
        if not re.search(
            r"hội nghị|kỳ họp|cuộc họp|phiên họp|conference|meeting|session|ກອງປະຊຸມ",
            low[: found.start()],
        ):
            return ()
        after = low[found.end() :][:60]
        places = {
            party: place for party in BOTH if (place := self._lexicon.places[party].search(after))
        }
        if not places:
            return ()
        return (min(places, key=lambda party: places[party].start()),)

    def _doer_after(self, low: str, at: int) -> tuple[str, ...]:
        """The one party that is to do what both agreed: "hai Bên thống nhất Phía Lào sẽ …"."""
        said = mentions(low[at:], self._lexicon, self._named)
        if said:
            first = said[0]
            opening = low[at : at + first.start].strip(" ,:")
            if opening in ("", "the", "that", "that the", "rằng", "giao", "để") and (
                self._modal_at(low, at + first.end) or self._act_at(low, at + first.end)
            ):
                return tuple(first.parties)
        return ()

    def _agent(self, low: str) -> tuple[str, ...]:
        said = mentions(low, self._lexicon, self._named)
        for mention in said:
            if re.search(r"(?:(?<!\w)(?:do|by)|ໂດຍ)\s*(?:the\s+)?$", low[: mention.start]):
                return tuple(mention.parties)
        return ()
