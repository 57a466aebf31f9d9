"""Many records by id, looked at one by one or a column at a time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import attrgetter

from laocoop.typed import Any, TypeVar

APART = "\udcfe"
"""Stands between the texts of one record and of the next; no text of a register has it, for it is half
of a sign."""

R = TypeVar("R")


class Records(Mapping[str, R]):
    """Records of one kind by id, in the order of the register."""

    @abstractmethod
    def column(self, key: str) -> Iterable[Any]:
        """The values of one field of every record, in order."""

    @abstractmethod
    def texts(self, key: str, start: int, stop: int) -> str:
        """The words of a wording of the records from `start` to before `stop`: every language on a
        line of its own, APART between the records.
        """


class PlainRecords(dict[str, R], Records[R]):
    """Records in memory."""

    def column(self, key: str) -> Iterable[Any]:
        """The values of one field of every record, in order."""
        return map(attrgetter(key), self.values())

    def texts(self, key: str, start: int, stop: int) -> str:
        """The words of a wording of some records, as `Records` says."""
        some = islice(self.values(), start, stop)
        return APART.join(["\n".join(wording) for wording in map(attrgetter(key), some)])
