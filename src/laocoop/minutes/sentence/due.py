"""Due dates as minutes name them. A due date is the last day of what is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from laocoop.domain.days import MONTHS, VIETNAMESE_MONTHS
from laocoop.domain.search.folding import compose
from laocoop.minutes.language.counts import counts
from laocoop.minutes.language.lexicon import HERE
from laocoop.minutes.language.text import arabic, before, pattern
from laocoop.storage.word_lists import read_lexicon

_ORDINALS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "một": 1, "hai": 2,
    "ba": 3, "tư": 4, "đầu": 1, "cuối": 4, "đầu tiên": 1,
}  # fmt: skip
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_DAY_WORDS = {
    word: number
    for number, word in enumerate(
        [
            *_UNITS,
            *_TEENS.split(),
            "twentieth",
            *(f"twenty-{unit}" for unit in _UNITS),
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_MONTHS = MONTHS | {
    name: number
    for number, name in enumerate(read_lexicon(HERE / "sv" / "words.toml")["dates"]["months"], 1)
}
"""Of languages that are read; those of Vietnamese stand behind "tháng"."""
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(20\d\d)(?!\d)"
_DAY = r"(?<!\d)(\d{1,2})"
# What says that a bare year, month or period is a deadline or a time of doing.
_BY = (
    r"(?:trước|đến hết|đến|chậm nhất|muộn nhất|trong|vào|từ nay đến|hết|cuối|by|before|until|"
    r"no later than|not later than|within|in|during|throughout|at the end of|the end of|end of|"
    r"end-|for|over|in the course of|during the course of|år|före|senast|ກ່ອນ|ພາຍໃນ|ໃນ|ບໍ່ໃຫ້ກາຍ|ຮອດ|ທ້າຍ)"
)
_TIME = "timeline|time|schedule|deadline|thời gian|thời hạn|tiến độ|hoàn thành|ເວລາ|ກຳນົດ"
_YEAR_WORD = r"(?:năm\s+|the year\s+|year\s+|ປີ\s*|ທ້າຍປີ\s*)?"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, pattern(source))
    for kind, source in (
        ("iso", r"(?<!\d)(20\d\d)-(\d{2})-(\d{2})(?!\d)"),
        (
            "my",
            rf"(?:tháng|ເດືອນ)\s*\d{{1,2}}\s*(?:-|–|—|đến|và|ຫາ)\s*(?:tháng\s*)?(\d{{1,2}})\s*(?:năm|/)\s*{_YEAR}",
        ),
        ("dmy", rf"{_DAY}\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{_YEAR}"),
        ("dmy", rf"(?:ngày|mùng)?\s*{_DAY}\s*tháng\s*(\d{{1,2}})\s*(?:năm|,|/)?\s*{_YEAR}"),
        (
            "dMy",
            rf"{_DAY}\s*(?:st|nd|rd|th)?\s*(?:of\s+)?({_MONTH})\.?,?\s*(?:ປີ|ຄ\.ສ\.?)?\s*{_YEAR}",
        ),
        (
            "ddMy",
            rf"({'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})\s+(?:day\s+)?of\s+({_MONTH}),?\s*{_YEAR}",
        ),
        ("Mdy", rf"({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*{_YEAR}"),
        ("dmy", rf"{_DAY}\s*(?:ເດືອນ)\s*(\d{{1,2}})\s*(?:ປີ)?\s*{_YEAR}"),
        ("qy", rf"(?:quý|qúy|ໄຕມາດ(?:ທີ)?|q)\s*({_ORDINAL})\s*(?:năm|ປີ|/|,|of)?\s*{_YEAR}"),
        (
            "qy",
            rf"quý\s*(?:{_ORDINAL})\s*(?:-|–|và|đến)\s*(?:quý\s*)?({_ORDINAL})\s*(?:năm|/)?\s*{_YEAR}",
        ),
        ("qy", rf"({_ORDINAL})\s+quarter\s+(?:of\s+)?(?:the year\s+)?{_YEAR}"),
        ("yq", rf"{_YEAR}\s*[-/]?\s*q([1-4])(?!\d)"),
        ("half", rf"(?:(?:6|sáu)\s+tháng\s+đầu|nửa\s+đầu|giữa)\s*(?:năm)?\s*{_YEAR}"),
        ("half", rf"(?:first half|first six months|middle)\s+(?:of\s+)?(?:the year\s+)?{_YEAR}"),
        ("half", rf"mid-?\s?{_YEAR}"),
        ("half", rf"ກາງປີ\s*{_YEAR}"),
        (
            "span",
            rf"\((?:{_TIME})[^:()]{{0,20}}:\s*(?:năm\s*|ປີ\s*)?(20\d\d)\s*[-–]\s*{_YEAR}\s*\)",
        ),
        ("year", rf"\((?:{_TIME})[^:()]{{0,20}}:\s*(?:năm\s*|ປີ\s*)?{_YEAR}\s*\)"),
        (
            "span",
            rf"\((?:giai đoạn|phase|stage|ໄລຍະ)[^:()]{{0,20}}:[^()]{{0,60}}\(\s*(20\d\d)\s*[-–]\s*{_YEAR}\s*\)"
            r"(?!.{0,300}\((?:thời hạn|thời gian|deadline|time)[^:()]{0,20}:\s*(?:hằng|hàng|mỗi|every|annual))",
        ),
        ("year", rf"\((?:lead|responsible|chủ trì|ຮັບຜິດຊອບ)[^()]{{0,80}}[;,]\s*{_YEAR}\s*\)"),
        ("half", rf"(?:6|ຫົກ)\s*ເດືອນຕົ້ນປີ\s*{_YEAR}"),
        ("year", rf"(?:6|sáu)\s+tháng\s+cuối\s*(?:năm)?\s*{_YEAR}"),
        ("year", rf"(?:second half|last six months)\s+(?:of\s+)?{_YEAR}"),
        ("nine", rf"(?:9|chín)\s+tháng\s+(?:đầu\s+)?(?:năm)?\s*{_YEAR}"),
        ("my", rf"tháng\s*(\d{{1,2}})\s*(?:năm|/|-|\.|,)?\s*{_YEAR}"),
        ("My", rf"(?:(?<!\w)|(?<=ເດືອນ))({_MONTH})\.?,?\s*(?:of\s+)?(?:ປີ)?\s*{_YEAR}"),
        ("my", rf"ເດືອນ\s*(\d{{1,2}})\s*(?:ປີ|/)?\s*{_YEAR}"),
        ("my", rf"{_BY}\s+(\d{{1,2}})\s*/\s*{_YEAR}"),
        (
            "wordy",
            rf"tháng\s+({'|'.join(sorted(VIETNAMESE_MONTHS, key=len, reverse=True))})\s+năm\s+{_YEAR}",
        ),
        (
            "span",
            rf"(?:giai đoạn|thời kỳ|trong các năm|các năm|nhiệm kỳ|period|years|ໄລຍະປີ|ໄລຍະ)\s*(?:năm\s*)?(20\d\d)\s*(?:-|–|—|to|đến|và|and|ຫາ|/)\s*{_YEAR}",
        ),
        (
            "span",
            rf"(?:các|hai|ba|bốn) năm\s+(20\d\d)(?:\s*,\s*20\d\d)*\s*(?:,|và)\s*(?:và\s*)?{_YEAR}",
        ),
        ("span", rf"{_BY}\s*{_YEAR_WORD}(20\d\d)\s*(?:-|–|—|to|đến|và|and)\s*{_YEAR}"),
        ("span", rf"(?:from|từ năm|từ|ແຕ່ປີ)\s+(20\d\d)\s*(?:to|until|đến năm|đến|ຫາ)\s*{_YEAR}"),
        ("span", rf"(20\d\d)\s*[-–]\s*{_YEAR}\s+period"),
        ("year", rf"{_BY}\s*{_YEAR_WORD}{_YEAR}"),
        ("year", rf"(?:cuối|hết)\s+năm\s+{_YEAR}"),
        ("year", rf"(?:tại|trước) (?:hội nghị|kỳ họp|cuộc họp)[^,;.]{{3,60}}\snăm\s+{_YEAR}"),
        ("year", rf"(?:tổ chức|diễn ra|họp)\s[^,;.]{{3,60}}\snăm\s+{_YEAR}"),
    )
)
_DOCUMENT = (
    r"hiệp định|bản ghi nhớ|biên bản|nghị định|luật|nghị quyết|thỏa thuận|quyết định|kế hoạch|chiến lược|"
    r"chương trình hợp tác|đại hội|agreement|memorandum|mou|minutes|law|decree|resolution|decision|plan|"
    r"strategy|programme|ສັນຍາ|ບົດບັນທຶກ"
)
_DONE = r"ký|ký kết|ban hành|thông qua|phê duyệt|signed|adopted|dated|issued|approved|ເຊັນ|ລົງນາມ"
# A document is "of 2013" or "for the period 2026-2027"; it was signed "in 2013".
_CITED = pattern(
    rf"(?:(?:{_DOCUMENT})(?:\s+(?!này|this|vào|in|by|trước|before|trong)[^\s,;.()]+){{0,5}}?\s*\(?\s*"
    r"(?:năm|ngày|of|dated|for(?: the period| the years)?|giai đoạn|cho giai đoạn|ສະບັບ|ປີ)"
    rf"|(?:{_DONE})(?:\s+[^\s,;.()]+){{0,4}}?\s*(?:ngày|năm|on|in|of|vào|vào năm|vào ngày|ວັນທີ|ປີ|tại|,)?)"
    r"\s*(?:the\s+)?\s*$"
)
# A day from which something holds is no day by which it is done.
_FROM = pattern(
    r"(?<!chậm nhất )(?:kể từ|bắt đầu từ|áp dụng từ|starting from|with effect from)(?: ngày| on)?\s*$"
)
_FUTURE = pattern(r"(?:sẽ|shall|will|ຈະ|be held|agreed|nhất trí|thống nhất)(?!\w)")


_COUNT = counts()
_TERM = pattern(
    rf"(?<![\w-])(\d{{1,3}}|{'|'.join(sorted(_COUNT, key=len, reverse=True))})\s*(?:\([^)]*\)\s*)?"
    r"(days?|weeks?|months?|years?|ngày|tuần|tháng|năm|ວັນ|ອາທິດ|ເດືອນ|ປີ),?\s*"
    r"(?:from|of|after|following|since|kể từ|sau|tính từ|ນັບແຕ່|ນັບຈາກ|ຫຼັງ)\s*"
    r"(?:(?:khi|the|its|their|ngày|date of|ວັນ|ມື້)\s*)*(?:(?:hiệp định|bản ghi nhớ|biên bản|thỏa thuận|kế hoạch) (?:này )?được )?"
    r"(?:signing|signature|issue of this|ký|ra (?:thông cáo|tuyên bố)|ເຊັນ|ລົງນາມ)"
)
"""A term that runs from the signing: "within 30 days of signing", "một năm kể từ ngày ký"."""


def due_dates(text: str, earliest: date | None = None) -> list[date]:
    """The days by which `text` says something is to be done; none before `earliest`, the day of
    signing, from which a term "within 12 months of signing" is counted.
    """
    named = [
        day
        for day, cited in named_days(text)
        if (earliest is None or day >= earliest) and not cited
    ]
    term = _TERM.search(compose(arabic(text)))
    return [*named, _after(earliest, *term.groups())] if term and earliest else named


def _after(day: date, count: str, unit: str) -> date:
    """The last day of a term of so many units that begins on `day`."""
    number = int(count) if count.isdecimal() else _COUNT[count]
    if "month" in unit or unit in ("tháng", "ເດືອນ") or "year" in unit or unit in ("năm", "ປີ"):
        months = day.month - 1 + number * (12 if "year" in unit or unit in ("năm", "ປີ") else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return min(
            day.replace(day=1, month=month, year=year) + timedelta(days=day.day - 1),
            _month_end(year, month),
        )
    days = {"tuần": 7, "ອາທິດ": 7}.get(unit, 7 if "week" in unit else 1)
    return day + timedelta(days=days * number)


def named_days(text: str) -> list[tuple[date, bool]]:
    """The days that `text` names, in order, and whether each belongs to a document's name or to
    something done.
    """
    text = compose(arabic(text))
    spans: list[tuple[int, date | None]] = []  # no day: what is named does not exist
    taken = bytearray(len(text))
    for kind, found_by in _PATTERNS:
        for match in found_by.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"x" * (end - start)
            spans.append((start, _last_day(kind, match.groups())))
    return [
        (day, _is_cited(text, start))
        for start, day in sorted(spans, key=lambda span: span[0])
        if day is not None
    ]


def names_the_year(text: str, due: date | None) -> bool:
    """True where `text` says no more of the day by which something is due than its year."""
    low = compose(arabic(text))
    kinds = {
        kind
        for kind, found_by in _PATTERNS
        for match in found_by.finditer(low)
        if due is not None and _last_day(kind, match.groups()) == due
    }
    return bool(kinds) and kinds <= {"year", "span"}


def _is_cited(text: str, start: int) -> bool:
    """True if the date names a document or a past event rather than a deadline."""
    if _FROM.search(before(text, start)):
        return True
    cited = re.split(r"[;:]|\.\s", before(text, start, 90))[-1]
    return bool(_CITED.search(cited)) and not _FUTURE.search(cited)


def _last_day(kind: str, groups: tuple[str, ...]) -> date | None:
    try:
        return next(_days(kind, groups), None)
    except ValueError:
        return None


def _days(kind: str, groups: tuple[str, ...]) -> Iterator[date]:
    if kind == "iso":
        yield date(int(groups[0]), int(groups[1]), int(groups[2]))
    elif kind == "dmy":
        yield date(int(groups[2]), int(groups[1]), int(groups[0]))
    elif kind == "ddMy":
        yield date(int(groups[2]), _MONTHS[groups[1]], _DAY_WORDS[groups[0]])
    elif kind == "dMy":
        yield date(int(groups[2]), _MONTHS[groups[1]], int(groups[0]))
    elif kind == "Mdy":
        yield date(int(groups[2]), _MONTHS[groups[0]], int(groups[1]))
    elif kind in ("qy", "yq"):
        quarter, year = groups if kind == "qy" else groups[::-1]
        yield _month_end(int(year), 3 * _ORDINALS[quarter])
    elif kind == "my":
        yield _month_end(int(groups[1]), int(groups[0]))
    elif kind == "My":
        yield _month_end(int(groups[1]), _MONTHS[groups[0]])
    elif kind == "wordy":
        yield _month_end(int(groups[1]), VIETNAMESE_MONTHS[groups[0]])
    elif kind == "half":
        yield date(int(groups[0]), 6, 30)
    elif kind == "nine":
        yield date(int(groups[0]), 9, 30)
    elif kind == "span":
        if int(groups[0]) <= int(groups[1]):
            yield date(int(groups[1]), 12, 31)
    else:
        yield date(int(groups[-1]), 12, 31)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
