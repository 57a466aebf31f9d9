"""What stands at the head and at the end of the official papers of either state.

The Vietnamese one as Decree 30/2020/NĐ-CP has it (Annex I, forms of Annex III); the Lao one as Lao
ministries write theirs, a draft for a native reader. In English a paper is neither side's, and has none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from laocoop.record import Record


class State(Record):
    """What stands at the head of a state's papers."""

    name: str
    motto: str
    number: str
    """Before the number, which the registry gives and writes in by hand."""
    place_and_day: Callable[[date], str]
    recipients: str
    kept: str
    unsaid: tuple[str, ...] = ()
    """Words of a ministry's name that its short form passes over."""


STATES = {
    "vi": State(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:",
        # Days below ten and the first two months have a nought before them.
        lambda day: (
            f"Hà Nội, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
            if day.month < 3
            else f"Hà Nội, ngày {day.day:02d} tháng {day.month} năm {day.year}"
        ),
        "Nơi nhận:",
        "- Lưu: VT.",
        ("và",),
    ),
    "lo": State(
        "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ",
        "ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ",
        "ເລກທີ:",
        lambda day: f"ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ {day.day:02d}/{day.month:02d}/{day.year}",
        "ບ່ອນສົ່ງ:",
        "- ສຳເນົາເກັບມ້ຽນ.",
    ),
}


def number_of(kind: str, ministry: str, state: State) -> str:
    """What follows a paper's number: short for its kind and for who gives it out, like BC-BNV."""
    return f"{_initials(kind, state)}-{_initials(ministry, state)}"


def _initials(words: str, state: State) -> str:
    parts = words.replace("-", " ").replace(",", " ").split()
    return "".join(word[0].upper() for word in parts if word.lower() not in state.unsaid)
