"""The editions of the register that ships: what a copy began with, so that it is known who changed what.

A copy says its edition in its `[register]` table. Those of before said none: what they began with is the
earlier edition of which they have most records word for word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from laocoop.errors import LaocoopError
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import shipped_register
from laocoop.storage.merge.text import take_apart
from laocoop.storage.schema.kinds import EDITION


def common_base(*copies: bytes) -> bytes:
    """What several copies have in common: the edition from which the earliest of them was made."""
    return _edition(min(map(_number, copies)))


def _edition(number: int) -> bytes:
    """The register that shipped under this number. Raises LaocoopError where there is none."""
    shipped = shipped_register()
    if number >= EDITION:
        return read_bytes(shipped)
    return read_bytes(os.path.join(os.path.dirname(shipped), "earlier", f"{number}.toml"))


def _number(copy: bytes) -> int:
    """The edition from which `copy` was made; today's where it was made from none."""
    try:
        records = take_apart(copy, "").records
    except LaocoopError:  # is told where it is read to be merged
        return EDITION
    number = records.get(("register", ""), {}).get("edition")
    if type(number) is int and number > 0:  # `true` is read as wrong where it is merged
        return number
    return max(range(EDITION, 0, -1), key=lambda each: _same(records, each))


def _same(records: Mapping[tuple[str, str], object], number: int) -> int:
    """How many records are word for word those of an edition."""
    edition = take_apart(_edition(number), "").records
    return sum(records.get(key) == record for key, record in edition.items())
