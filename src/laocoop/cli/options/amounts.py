"""Amounts that were typed for an option, or an error that names both readings."""

from __future__ import annotations

from laocoop.domain.model import Target
from laocoop.errors import UsageError
from laocoop.i18n import dates
from laocoop.typed import Any


def target(text: str | None) -> Target | None:
    """A number and its unit: “50 officials”."""
    if not text:
        return None
    number, unit = _amounts().split_amount(text)
    return Target(amount(number, "--target", text), unit)


def _amounts() -> Any:
    from laocoop.domain import amounts  # where one was typed

    return amounts


def amount(typed: str, option: str, whole: str = "") -> float:
    """An amount as people write it; what may be two is refused with both, what is none with the `whole`."""
    amounts = _amounts()
    try:
        value: float = amounts.parse_amount(typed)
        if value >= 0:
            return value
    except amounts.TooLarge:
        raise UsageError("amount-too-large", value=whole or typed, option=option) from None
    except amounts.NoAmount as error:
        if error.readings:
            thousands, small = error.readings
            raise UsageError(
                "two-amounts",
                value=typed,
                option=option,
                thousands=thousands,
                small=dates.number(float(small)),
            ) from None
    code = "bad-target" if option == "--target" else "bad-amount"
    raise UsageError(code, value=whole or typed, option=option)
