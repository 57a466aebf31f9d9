"""What stands at the head and at the end of the official papers of either state.

The Vietnamese one as Decree 30/2020/NĐ-CP has it (Annex I, forms of Annex III); the Lao one as Lao
ministries write theirs, a draft for a native reader. In English a paper is neither side's, and has none; nor has what
one ministry gives out in the language of the other: that is a translation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from laocoop.record import Record
from laocoop.reports.document import Document


class State(Record):
    """What stands at the head of a state's papers."""

    name: str
    motto: str
    number: str
    """Before the number, which the registry gives and writes in by hand."""
    place_and_day: Callable[[date | None], str]
    """Where and on which day a paper is made; without a day there is room for one."""
    recipients: str
    kept: str
    unsaid: tuple[str, ...] = ()
    """Words of a ministry's name that its short form passes over."""


def _vietnamese_day(day: date | None) -> str:
    """Days below ten and the first two months have a nought before them."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


STATES = {
    "vi": State(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:",
        lambda day: f"Hà Nội, {_vietnamese_day(day)}",
        "Nơi nhận:",
        "- Lưu: VT.",
        ("và",),
    ),
    "lo": State(
        "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ",
        "ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ",
        "ເລກທີ:",
        lambda day: "ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ " + (f"{day:%d/%m/%Y}" if day else "……/……/………"),
        "ບ່ອນສົ່ງ:",
        "- ສຳເນົາເກັບມ້ຽນ.",
    ),
}


def with_heads(documents: Sequence[Document]) -> list[Document]:
    """Which of the languages of a paper bear the head of their state: of a paper in one language the issuer's own, of a
    joint one in two both.
    """
    is_joint = len(documents) > 1
    return [
        each
        for each in documents
        if each.origin.language in STATES
        and each.origin.ministry
        and (is_joint or not each.origin.is_translation)
    ]


def number_of(kind: str, ministry: str, state: State) -> str:
    """What follows a paper's number: short for its kind and for who gives it out, like BC-BNV."""
    return f"{_initials(kind, state)}-{_initials(ministry, state)}"


def _initials(words: str, state: State) -> str:
    parts = words.replace("-", " ").replace(",", " ").split()
    return "".join(word[0].upper() for word in parts if word.lower() not in state.unsaid)
