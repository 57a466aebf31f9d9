"""Amounts as people write them: with a comma or a point, and thousands in groups or not."""

from __future__ import annotations

import re
import unicodedata

from laocoop.domain.days import LAO_DIGITS
from laocoop.domain.model import LARGEST_AMOUNT

_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""1.000 is a thousand in Viet Nam and Laos, and one in English; 1,000 the other way round."""
_GROUPS = re.compile(
    r"[+-]?\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,}|(?: \d{3})+|(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)"
)
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")

_NO_UNIT = re.compile(
    r"[eE][+-]?[0-9]|[^\w%‰°$€£¥₫₭(\s]|[x×*]\s*\d"
    r"|(?:đến|den|tới|toi|to|till|and|or|và|va|hoặc|hay|hoac|ຫາ|ເຖິງ|ຫຼື|ແລະ)\s*\d",
    re.IGNORECASE,
)
"""What goes on with the number: 5e3 is no 5, 20-30 or 20 to 30 no 20, and 2x50 no 2."""
_LEADING = re.compile(r"\s*([+-]?\d[\d.,]*(?: \d{3}(?!\d))*)(.*)", re.DOTALL)


class NoAmount(ValueError):  # noqa: N818 - told as an error of the option it was typed for
    """What was typed is no amount; `readings` are the two that it may have been meant for."""

    def __init__(self, *readings: str) -> None:
        super().__init__(*readings)
        self.readings = readings


class TooLarge(NoAmount):
    """An amount above LARGEST_AMOUNT."""


def parse_amount(text: str) -> float:
    """The amount that `text` names, a whole number where it is one. Raises NoAmount, and of that
    TooLarge.
    """
    written = " ".join(text.translate(LAO_DIGITS).split())
    if _ONE_GROUP.fullmatch(written):
        whole = re.sub(r"[.,]", "", written)
        small = _number(re.sub(r",", ".", written))
        raise NoAmount(whole, str(small))
    if _GROUPS.fullmatch(written):
        last = max(written.rfind("."), written.rfind(","))
        marks = {sign for sign in written if sign in ".,"}
        cut = last if len(marks) == 2 else len(written)
        whole, rest = re.sub(r"[., ]", "", written[:cut]), written[cut + 1 :]
        return _number(f"{whole}.{rest}" if rest else whole)
    if not _PLAIN.fullmatch(written):
        raise NoAmount
    return _number(written.replace(",", "."))


def split_amount(text: str) -> tuple[str, str]:
    """What stands as an amount at the beginning of `text`, and its unit: “1 000 officials”. No amount where what follows
    is no unit.
    """
    match = _LEADING.match(unicodedata.normalize("NFC", text).translate(LAO_DIGITS))
    if match and _NO_UNIT.match(match[2].strip()):
        return "", text
    return (match[1], match[2].strip()) if match else ("", text)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise NoAmount from None
    if abs(value) > LARGEST_AMOUNT:
        raise TooLarge
    return int(value) if value.is_integer() else value
